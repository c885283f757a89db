"""Delivering: success is a receipt; every other end is recorded as what it is, and nothing is sent twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from byfive.application import Application
from byfive.failures import Failure, FailureKind
from byfive.operations.crew import NoCredential, crew
from byfive.operations.policy import REMEDIES, decide
from byfive.ports import AttemptFailed, LastClick, LastClickRefused, Piece, Proof
from byfive.states import State
from tests.byfive.operations.conftest import Deed, Office


def failing(kind: FailureKind, *, after_last_click: bool = False, evidence: tuple[Piece, ...] = ()) -> Deed:
    def deed(application: Application, last_click: LastClick) -> Proof:
        if after_last_click:
            last_click()
        raise AttemptFailed(Failure(kind, "code", "page", "field", "the county's words"), evidence)

    return deed


def test_a_filed_application_is_delivered_with_its_receipt_and_filing_date(office: Office) -> None:
    reference = office.take_in()
    done = office.deliver()
    assert done is not None
    assert (done.reference, done.state, done.failure) == (reference, State.DELIVERED, None)
    submission = office.ledger.submissions.get(reference)
    assert submission.filing_date is not None
    assert submission.delivered_at == office.clock.now()
    (attempt,) = office.ledger.attempts.of(reference)
    assert attempt.receipt is not None
    assert attempt.receipt.number == "N-1"


def test_nothing_happens_when_nothing_is_queued(office: Office) -> None:
    assert office.deliver() is None
    assert office.channel.closed == 1


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (FailureKind.DATA, State.NEEDS_REVIEW),
        (FailureKind.DRIFT, State.NEEDS_REVIEW),
        (FailureKind.PORTAL, State.QUEUED),
        (FailureKind.SESSION, State.QUEUED),
        (FailureKind.ROBOT, State.QUEUED),
    ],
)
def test_a_failure_before_the_last_click_goes_where_the_policy_says(
    office: Office, kind: FailureKind, state: State
) -> None:
    reference = office.take_in()
    office.channel.deeds.append(failing(kind))
    done = office.deliver()
    assert done is not None
    assert done.failure is not None
    assert done.failure.kind is kind
    assert office.state(reference) is state


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (FailureKind.OUTCOME_UNKNOWN, State.OUTCOME_UNKNOWN),
        (FailureKind.ROBOT, State.OUTCOME_UNKNOWN),
        (FailureKind.DATA, State.NEEDS_REVIEW),
    ],
)
def test_after_the_last_click_nothing_is_ever_queued_again_by_itself(
    office: Office, kind: FailureKind, state: State
) -> None:
    reference = office.take_in()
    office.channel.deeds.append(failing(kind, after_last_click=True))
    office.deliver()
    assert office.state(reference) is state


def test_a_mistake_of_ours_after_the_last_click_is_an_unknown_outcome_too(office: Office) -> None:
    def blunder(application: Application, last_click: LastClick) -> Proof:
        last_click()
        raise KeyError("a mistake")

    reference = office.take_in()
    office.channel.deeds.append(blunder)
    office.deliver()
    assert office.state(reference) is State.OUTCOME_UNKNOWN


def test_a_last_click_that_refused_itself_is_tried_again(office: Office) -> None:
    def refused(application: Application, last_click: LastClick) -> Proof:
        last_click()
        raise LastClickRefused

    reference = office.take_in()
    office.channel.deeds.append(refused)
    office.deliver()
    assert office.state(reference) is State.QUEUED
    office.later(60)
    office.deliver()
    assert office.state(reference) is State.DELIVERED
    assert len(office.channel.held) == 1


def test_a_robot_that_lost_its_lease_cannot_make_the_last_click(office: Office) -> None:
    clicked = []

    def slow(application: Application, last_click: LastClick) -> Proof:
        office.later(40)  # stopped across the lease's expiry
        last_click()
        clicked.append(application)
        raise AssertionError("it must not come this far")

    reference = office.take_in()
    office.channel.deeds.append(slow)
    done = office.deliver()
    assert clicked == []
    assert done is not None
    assert done.failure == Failure(FailureKind.ROBOT, "lease_lost")
    assert office.state(reference) is State.IN_PROGRESS  # until reconcile takes it back


def test_evidence_is_kept_with_the_attempt(office: Office) -> None:
    reference = office.take_in()
    office.channel.deeds.append(failing(FailureKind.DRIFT, evidence=(Piece("screenshot", b"a picture"),)))
    office.deliver()
    (attempt,) = office.ledger.attempts.of(reference)
    (kept,) = office.ledger.evidence.of(attempt.id)
    assert office.ledger.evidence.open(kept.id, "dana", "to look at it") == b"a picture"


def test_trouble_at_the_county_ends_the_batch_instead_of_burning_every_attempt(office: Office) -> None:
    for number in (0, 3, 13):
        office.take_in(number)
    office.channel.deeds.append(failing(FailureKind.PORTAL))
    with crew(office.ledger, office.channel, "robot", 1) as robots:
        assert office.deliver(robots) is not None
        assert office.deliver(robots) is None
    assert office.channel.held == []


def test_after_trouble_a_submission_waits_before_it_is_claimed_again(office: Office) -> None:
    reference = office.take_in()
    office.channel.deeds.append(failing(FailureKind.PORTAL))
    office.deliver()
    assert office.deliver() is None
    office.later(REMEDIES[FailureKind.PORTAL].wait_s + 1)
    office.deliver()
    assert office.state(reference) is State.DELIVERED


def test_a_passed_deadline_is_noted_and_the_application_is_filed_all_the_same(office: Office) -> None:
    reference = office.take_in()
    office.clock.set(office.clock.now() + timedelta(hours=3))
    office.deliver()
    assert office.state(reference) is State.DELIVERED_LATE
    assert "deadline_missed" in [event.name for event in office.ledger.events.of(reference)]


def test_those_still_in_time_go_before_late_ones(office: Office) -> None:
    late = office.take_in(0)
    office.clock.set(office.clock.now() + timedelta(hours=3))
    in_time = office.take_in(3)
    done = office.deliver()
    assert done is not None
    assert done.reference == in_time
    assert office.state(late) is State.QUEUED


def test_there_are_as_many_robots_as_credentials_and_no_more(office: Office) -> None:
    with crew(office.ledger, office.channel, "one", 5) as robots:
        assert robots.size == 2
        with pytest.raises(NoCredential), crew(office.ledger, office.channel, "two", 1):
            pass
    with crew(office.ledger, office.channel, "two", 1) as robots:
        assert robots.size == 1


def test_robots_share_credentials_where_the_county_lets_them(office: Office) -> None:
    office.channel.one_session_a_credential = False
    with crew(office.ledger, office.channel, "one", 5) as robots:
        assert robots.size == 5


def test_credentials_are_given_back_when_a_batch_fails(office: Office) -> None:
    with pytest.raises(RuntimeError), crew(office.ledger, office.channel, "one", 2):
        raise RuntimeError
    assert [each.leased_to for each in office.ledger.credentials.list("alder")] == [None, None]


@pytest.mark.parametrize("kind", [kind for kind in FailureKind if kind is not FailureKind.OUTCOME_UNKNOWN])
def test_every_kind_of_failure_ends_with_a_person_after_enough_tries(kind: FailureKind) -> None:
    decisions = [decide(Failure(kind, "code"), attempts) for attempts in range(1, 20)]
    assert decisions[-1].then is State.NEEDS_REVIEW
    waits = [each.wait_s for each in decisions if each.then is State.QUEUED]
    assert waits == sorted(waits)
    assert all(wait <= REMEDIES[kind].longest_wait_s for wait in waits)
