"""Reconciling: what dead robots held is taken back; an unknown outcome is looked up before anything is sent again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from byfive.application import Application
from byfive.failures import Failure, FailureKind
from byfive.ledger.records import Claim
from byfive.operations.reconcile import Reconciled, reconcile
from byfive.ports import AttemptFailed, LastClick, Proof
from byfive.states import State
from tests.byfive.operations.conftest import Office


def lose_the_answer(office: Office, *, stored: bool = True) -> None:
    """The next application's answer is lost after the last click; ``stored``: the county has it all the same."""

    def deed(application: Application, last_click: LastClick) -> Proof:
        last_click()
        if stored:
            office.channel.store(application)
        raise AttemptFailed(Failure(FailureKind.OUTCOME_UNKNOWN, "unreachable"))

    office.channel.deeds.append(deed)


def settle(office: Office) -> Reconciled:
    office.later(60)
    return reconcile(office.ledger, office.channel, holder="reconcile")


def test_what_the_county_has_is_delivered_with_the_county_s_own_instant(office: Office) -> None:
    reference = office.take_in()
    lose_the_answer(office)
    office.deliver()
    office.clock.set(office.clock.now() + timedelta(minutes=10))
    assert settle(office).found == (reference,)
    submission = office.ledger.submissions.get(reference)
    assert submission.state is State.DELIVERED
    assert submission.delivered_at == office.channel.held[0][1].seen_at


def test_what_the_county_does_not_have_is_sent_again_and_arrives_once(office: Office) -> None:
    reference = office.take_in()
    lose_the_answer(office, stored=False)
    office.deliver()
    assert settle(office).resent == (reference,)
    office.deliver()
    assert office.state(reference) is State.DELIVERED
    assert len(office.channel.held) == 1


def test_what_arrived_by_a_county_s_clock_that_is_behind_ours_is_found_and_not_sent_again(office: Office) -> None:
    reference = office.take_in()
    ours = office.clock.now()

    def deed(application: Application, last_click: LastClick) -> Proof:
        last_click()
        office.clock.set(ours - timedelta(seconds=80))
        office.channel.store(application)
        office.clock.set(ours)
        raise AttemptFailed(Failure(FailureKind.OUTCOME_UNKNOWN, "unreachable"))

    office.channel.deeds.append(deed)
    office.deliver()
    assert settle(office).found == (reference,)
    assert len(office.channel.held) == 1


def test_a_county_without_a_list_leaves_the_unknown_to_a_person(office: Office) -> None:
    reference = office.take_in()
    lose_the_answer(office)
    office.deliver()
    office.channel.listed = AttemptFailed(Failure(FailureKind.PORTAL, "no_list"))
    assert settle(office).to_a_person == (reference,)
    submission = office.ledger.submissions.get(reference)
    assert (submission.state, submission.reason) == (State.NEEDS_REVIEW, "no_list")


def test_nothing_is_asked_before_the_last_click_can_happen_no_more_and_the_list_has_settled(office: Office) -> None:
    reference = office.take_in()
    office.channel.settles_in_s = 100
    lose_the_answer(office, stored=False)
    office.deliver()
    assert settle(office).still_unknown == (reference,)
    office.later(100)
    assert settle(office).resent == (reference,)


def test_a_county_that_cannot_be_asked_leaves_it_unknown_until_it_can(office: Office) -> None:
    reference = office.take_in()
    lose_the_answer(office)
    office.deliver()
    office.channel.listed = AttemptFailed(Failure(FailureKind.PORTAL, "http_503"))
    assert settle(office).still_unknown == (reference,)
    assert "look_up_failed" in [event.name for event in office.ledger.events.of(reference)]
    office.channel.listed = None
    assert settle(office).found == (reference,)


def test_two_look_alikes_on_the_list_go_to_a_person(office: Office) -> None:
    reference = office.take_in()
    lose_the_answer(office)
    office.deliver()
    now = office.clock.now()
    office.channel.listed = [Proof("N-8", now), Proof("N-9", now)]
    assert settle(office).to_a_person == (reference,)
    assert office.ledger.submissions.get(reference).reason == "several_look_alikes"


def test_two_unknown_ones_that_are_listed_alike_go_to_a_person(office: Office) -> None:
    references = {office.take_in(4), office.take_in(5)}  # one name and birth date, two households
    lose_the_answer(office)
    lose_the_answer(office, stored=False)
    office.deliver()
    office.deliver()
    done = settle(office)
    assert set(done.to_a_person) | set(done.found) == references
    assert done.found == ()


def test_a_receipt_of_another_submission_is_not_taken_for_this_one(office: Office) -> None:
    first = office.take_in(4)
    office.deliver()
    second = office.take_in(5)
    lose_the_answer(office, stored=False)
    office.deliver()
    assert settle(office).resent == (second,)
    assert office.state(first) is State.DELIVERED


def test_an_earlier_application_of_the_same_person_is_not_taken_for_this_one(office: Office) -> None:
    reference = office.take_in()
    office.channel.listed = [Proof("N-OLD", office.clock.now() - timedelta(days=30))]
    lose_the_answer(office, stored=False)
    office.deliver()
    assert settle(office).resent == (reference,)


@pytest.mark.parametrize("begun", [False, True])
def test_what_a_dead_robot_held_is_taken_back(office: Office, begun: bool) -> None:
    reference = office.take_in()
    claim = office.ledger.submissions.claim("alder", "dead robot")
    assert isinstance(claim, Claim)
    if begun:
        office.ledger.attempts.begin(claim, channel="portal")
    assert settle(office).taken_back == (reference,)
    assert office.state(reference) is State.QUEUED


def test_what_a_dead_robot_was_committing_is_unknown_and_never_simply_queued(office: Office) -> None:
    reference = office.take_in()
    claim = office.ledger.submissions.claim("alder", "dead robot")
    assert isinstance(claim, Claim)
    attempt = office.ledger.attempts.begin(claim, channel="portal")
    office.ledger.attempts.commit(attempt, claim)
    office.later(31)
    office.ledger.submissions.expire_claims("somebody")
    assert office.state(reference) is State.OUTCOME_UNKNOWN
