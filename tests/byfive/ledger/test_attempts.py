"""An attempt's last click needs a living claim and lease; only a receipt makes anything delivered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from byfive.failures import Failure, FailureKind
from byfive.ledger import (
    LEASE_SECONDS,
    Channel,
    ClickMayStillHappen,
    Found,
    LeaseLost,
    LegKind,
    NotInLedger,
    Outcome,
    ReceiptAlreadyKnown,
    StateConflict,
)
from byfive.ledger.errors import NumberMissing, WrongDoor
from byfive.states import State
from tests.byfive.ledger.scene import DEADLINE, FILED, HELD_BY, NOON, Scene, at_once

PORTAL_DOWN = Failure(FailureKind.PORTAL, "maintenance", page="about_you", field="First name", words="Sorry, Zorabel")


def test_an_attempt_begins_with_what_it_is(scene: Scene) -> None:
    attempt, claim = scene.in_progress()
    assert (attempt.reference, attempt.leg, attempt.channel) == (claim.reference, LegKind.APPLICATION, Channel.PORTAL)
    assert (attempt.version, attempt.holder, attempt.token) == (1, HELD_BY, claim.token)
    assert (attempt.started_at, attempt.outcome, attempt.ended_at) == (NOON, None, None)
    submission = scene.ledger.submissions.get(claim.reference)
    assert (submission.state, submission.attempts) == (State.IN_PROGRESS, 1)
    assert scene.ledger.attempts.of(claim.reference) == [attempt]


def test_a_claim_begins_one_attempt_only(scene: Scene) -> None:
    _, claim = scene.in_progress()
    with pytest.raises(StateConflict):
        scene.ledger.attempts.begin(claim, channel="portal")
    assert len(scene.ledger.attempts.of(claim.reference)) == 1


def test_a_leg_that_the_submission_does_not_have_is_not_attempted(scene: Scene) -> None:
    with pytest.raises(NotInLedger, match="documents"):
        scene.ledger.attempts.begin(scene.claimed(), channel="upload", leg="documents")


# --- the last click ---------------------------------------------------------------------------------


def test_the_last_click_is_allowed_for_a_full_lease_and_renews_the_claim(scene: Scene) -> None:
    attempt, claim = scene.in_progress()
    scene.real.passes(LEASE_SECONDS - 1)
    seconds = scene.ledger.attempts.commit(attempt, claim)
    assert LEASE_SECONDS - 5 < seconds <= LEASE_SECONDS
    submission = scene.ledger.submissions.get(claim.reference)
    assert submission.state is State.COMMITTING
    assert submission.claim_expires == submission.click_until == scene.real.seconds + LEASE_SECONDS


def test_no_last_click_with_an_expired_claim(scene: Scene) -> None:
    attempt, claim = scene.in_progress()
    scene.real.passes(LEASE_SECONDS)
    with pytest.raises(LeaseLost):
        scene.ledger.attempts.commit(attempt, claim)
    assert scene.state(claim.reference) is State.IN_PROGRESS


def test_no_last_click_for_an_attempt_that_was_taken_away_and_begun_anew(scene: Scene) -> None:
    attempt, claim = scene.in_progress()
    scene.real.passes(LEASE_SECONDS)
    scene.ledger.submissions.expire_claims("reaper")
    rival = scene.ledger.submissions.claim("alder", "robot-2")
    assert rival is not None
    second = scene.ledger.attempts.begin(rival, channel="portal")
    for mine, with_claim in ((attempt, claim), (second, claim), (attempt, rival)):
        with pytest.raises(LeaseLost):
            scene.ledger.attempts.commit(mine, with_claim)
    assert scene.state(claim.reference) is State.IN_PROGRESS
    scene.ledger.attempts.commit(second, rival)


def test_no_second_last_click_in_one_attempt(scene: Scene) -> None:
    attempt, claim = scene.committing()
    with pytest.raises(StateConflict):
        scene.ledger.attempts.commit(attempt, claim)


def test_no_last_click_without_the_credentials_lease(scene: Scene) -> None:
    lease, claim = scene.leased(), scene.claimed()
    attempt = scene.ledger.attempts.begin(claim, channel="portal", credential_id=lease.credential_id)
    with pytest.raises(LeaseLost, match="credential/1"):
        scene.ledger.attempts.commit(attempt, claim)
    scene.real.passes(LEASE_SECONDS - 1)
    scene.ledger.submissions.heartbeat(claim)
    scene.real.passes(1)
    with pytest.raises(LeaseLost, match="credential/1"):
        scene.ledger.attempts.commit(attempt, claim, lease)
    assert scene.state(claim.reference) is State.IN_PROGRESS


def test_no_last_click_with_a_lease_that_another_robot_got(scene: Scene) -> None:
    lease, claim = scene.leased(), scene.claimed()
    attempt = scene.ledger.attempts.begin(claim, channel="portal", credential_id=lease.credential_id)
    scene.ledger.credentials.release(lease)
    rival = scene.ledger.credentials.lease("alder", "portal", "robot-2")
    assert rival is not None
    with pytest.raises(LeaseLost):
        scene.ledger.attempts.commit(attempt, claim, lease)


def test_the_last_click_renews_the_credentials_lease_too(scene: Scene) -> None:
    lease, claim = scene.leased(), scene.claimed()
    attempt = scene.ledger.attempts.begin(claim, channel="portal", credential_id=lease.credential_id)
    scene.real.passes(LEASE_SECONDS - 1)
    scene.ledger.attempts.commit(attempt, claim, lease)
    scene.real.passes(LEASE_SECONDS - 1)
    assert scene.ledger.credentials.lease("alder", "portal", "robot-2") is None


# --- receipts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before_deadline", "state"),
    [(timedelta(seconds=1), State.DELIVERED), (timedelta(0), State.DELIVERED_LATE)],
)
def test_a_receipt_delivers_in_time_or_late(scene: Scene, before_deadline: timedelta, state: State) -> None:
    attempt, _ = scene.committing()
    arrived = DEADLINE - before_deadline
    assert scene.deliver(attempt, "ALD-1", arrived_at=arrived) is state
    submission = scene.ledger.submissions.get(attempt.reference)
    assert (submission.delivered_at, submission.filing_date, submission.holder) == (arrived, FILED, None)
    ended = scene.ledger.attempts.get(attempt.id)
    assert ended.outcome is Outcome.RECEIPT
    assert ended.receipt is not None
    assert (ended.receipt.number, ended.receipt.found) == ("ALD-1", Found.CONFIRMATION_PAGE)
    assert scene.names(attempt.reference)[-1] == state


def test_a_receipt_found_later_delivers_an_unknown_outcome(scene: Scene) -> None:
    attempt = scene.unknown()
    assert scene.deliver(attempt, how="list", by="reconcile") is State.DELIVERED
    assert scene.ledger.attempts.get(attempt.id).outcome is Outcome.RECEIPT


def test_the_same_receipt_again_changes_nothing(scene: Scene) -> None:
    attempt = scene.unknown()
    scene.deliver(attempt, how="list", by="reconcile")
    events = scene.names(attempt.reference)
    assert scene.deliver(attempt, arrived_at=DEADLINE + timedelta(hours=1)) is State.DELIVERED
    assert scene.names(attempt.reference) == events


def test_another_submissions_number_is_refused_and_changes_nothing(scene: Scene) -> None:
    first = scene.delivered("ALD-1")
    attempt, _ = scene.committing()
    with pytest.raises(ReceiptAlreadyKnown) as known:
        scene.deliver(attempt, "ALD-1")
    assert known.value.reference == first
    assert scene.state(attempt.reference) is State.COMMITTING
    with pytest.raises(ReceiptAlreadyKnown):
        scene.ledger.attempts.deliver_by_hand(scene.in_review(), "ALD-1", NOON, FILED, "engineer")


def test_one_number_for_two_submissions_at_once_is_given_to_one(scene: Scene) -> None:
    attempts = [scene.unknown() for _ in range(4)]

    def deliver(number: int) -> State | None:
        try:
            return scene.deliver(attempts[number], "ALD-1")
        except ReceiptAlreadyKnown:
            return None

    assert sorted(at_once(4, deliver), key=str) == [None, None, None, State.DELIVERED]
    assert scene.ledger.submissions.counts()["alder"] == {State.DELIVERED: 1, State.OUTCOME_UNKNOWN: 3}


@pytest.mark.parametrize("number", ["", "  "])
def test_without_a_number_there_is_no_receipt(scene: Scene, number: str) -> None:
    attempt, _ = scene.committing()
    with pytest.raises(NumberMissing):
        scene.deliver(attempt, number)
    assert scene.state(attempt.reference) is State.COMMITTING


def test_a_second_number_for_a_delivered_submission_is_a_conflict(scene: Scene) -> None:
    reference = scene.delivered("ALD-1")
    (attempt,) = scene.ledger.attempts.of(reference)
    with pytest.raises(StateConflict, match="delivered"):
        scene.deliver(attempt, "ALD-2")


def test_an_earlier_attempts_receipt_does_not_end_the_one_that_is_committing(scene: Scene) -> None:
    first, _ = scene.in_progress()
    scene.ledger.attempts.fail(first.id, PORTAL_DOWN, then=State.QUEUED)
    claim = scene.ledger.submissions.claim("alder", "robot-2")
    assert claim is not None
    second = scene.ledger.attempts.begin(claim, channel="portal")
    scene.ledger.attempts.commit(second, claim)
    with pytest.raises(LeaseLost):
        scene.deliver(first)
    assert scene.state(claim.reference) is State.COMMITTING


def test_a_person_in_review_delivers_by_hand(scene: Scene) -> None:
    reference = scene.in_review()
    submission = scene.ledger.attempts.deliver_by_hand(reference, "ALD-9", NOON, FILED, "engineer")
    assert (submission.state, submission.attempts) == (State.DELIVERED, 1)
    (attempt,) = scene.ledger.attempts.of(reference)
    assert (attempt.channel, attempt.holder, attempt.token) == (Channel.HAND, "engineer", None)
    assert attempt.receipt is not None
    assert attempt.receipt.found is Found.BY_HAND


def test_nobody_delivers_by_hand_what_a_robot_holds_or_may_have_sent(scene: Scene) -> None:
    for reference in (scene.in_progress()[0].reference, scene.unknown().reference, scene.queued()):
        before = scene.state(reference)
        with pytest.raises(StateConflict):
            scene.ledger.attempts.deliver_by_hand(reference, "ALD-9", NOON, FILED, "engineer")
        assert scene.state(reference) is before


# --- failures ---------------------------------------------------------------------------------------


def test_a_failed_attempt_is_tried_again_after_its_pause(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    scene.real.passes(12)
    later = datetime.fromtimestamp(scene.real.seconds + 60, UTC)
    submission = scene.ledger.attempts.fail(attempt.id, PORTAL_DOWN, then=State.QUEUED, not_before=later)
    assert (submission.state, submission.reason, submission.not_before) == (State.QUEUED, "maintenance", later)
    ended = scene.ledger.attempts.get(attempt.id)
    assert (ended.outcome, ended.failure, ended.code) == (Outcome.FAILURE, FailureKind.PORTAL, "maintenance")
    assert (ended.page, ended.field, ended.seconds, ended.ended_at) == ("about_you", "First name", 12, NOON)
    assert scene.ledger.submissions.claim("alder", HELD_BY) is None
    scene.real.passes(60)
    assert scene.ledger.submissions.claim("alder", HELD_BY) is not None


def test_the_countys_words_are_shown_to_a_person_and_the_look_is_an_event(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    scene.ledger.attempts.fail(attempt.id, PORTAL_DOWN, then=State.NEEDS_REVIEW)
    assert scene.ledger.attempts.words(attempt.id, "engineer", "review") == "Sorry, Zorabel"
    assert scene.names(attempt.reference)[-2:] == ["review_asked", "looked_at"]
    assert "Zorabel" not in repr(scene.ledger.events.since())


def test_errors_after_the_last_click_go_to_a_person_and_never_back_to_the_queue(scene: Scene) -> None:
    attempt, _ = scene.committing()
    with pytest.raises(WrongDoor, match="refused"):
        scene.ledger.attempts.fail(attempt.id, PORTAL_DOWN, then=State.QUEUED, from_={State.COMMITTING})
    with pytest.raises(StateConflict):
        scene.ledger.attempts.fail(attempt.id, PORTAL_DOWN, then=State.QUEUED)
    scene.ledger.attempts.fail(attempt.id, PORTAL_DOWN, then=State.NEEDS_REVIEW, from_={State.COMMITTING})
    # the county showed errors: it holds nothing, so a person may send it again at once
    scene.ledger.submissions.move(attempt.reference, State.NEEDS_REVIEW, State.QUEUED, by="engineer")


def test_a_click_that_refused_itself_is_tried_again_at_once(scene: Scene) -> None:
    attempt, _ = scene.committing()
    submission = scene.ledger.attempts.refused(attempt.id)
    assert (submission.state, submission.click_until) == (State.QUEUED, None)
    ended = scene.ledger.attempts.get(attempt.id)
    assert (ended.outcome, ended.failure) == (Outcome.REFUSED, None)


def test_a_robot_whose_claim_was_taken_cannot_say_that_its_click_was_refused(scene: Scene) -> None:
    attempt, _ = scene.committing()
    scene.real.passes(LEASE_SECONDS)
    scene.ledger.submissions.expire_claims("reaper")
    with pytest.raises(StateConflict):
        scene.ledger.attempts.refused(attempt.id)
    assert scene.state(attempt.reference) is State.OUTCOME_UNKNOWN


def test_a_dead_robots_report_does_not_end_its_rivals_attempt(scene: Scene) -> None:
    attempt, claim = scene.in_progress()
    scene.real.passes(LEASE_SECONDS)
    scene.ledger.submissions.expire_claims("reaper")
    rival = scene.ledger.submissions.claim("alder", "robot-2")
    assert rival is not None
    scene.ledger.attempts.begin(rival, channel="portal")
    with pytest.raises(LeaseLost):
        scene.ledger.attempts.fail(attempt.id, PORTAL_DOWN, then=State.QUEUED)
    assert scene.ledger.submissions.get(claim.reference).holder == "robot-2"


# --- unknown outcomes -------------------------------------------------------------------------------


def test_nothing_is_sent_again_while_its_last_click_may_still_happen(scene: Scene) -> None:
    attempt = scene.unknown()
    scene.real.passes(LEASE_SECONDS - 7)
    with pytest.raises(ClickMayStillHappen) as early:
        scene.ledger.submissions.move(attempt.reference, State.OUTCOME_UNKNOWN, State.QUEUED, by="reconcile")
    assert early.value.seconds == 7
    scene.ledger.submissions.move(attempt.reference, State.OUTCOME_UNKNOWN, State.NEEDS_REVIEW, by="reconcile")
    with pytest.raises(ClickMayStillHappen):
        scene.ledger.submissions.move(attempt.reference, State.NEEDS_REVIEW, State.QUEUED, by="engineer")
    scene.real.passes(7.1)
    scene.ledger.submissions.move(attempt.reference, State.NEEDS_REVIEW, State.QUEUED, by="engineer")


def test_an_unknown_outcome_is_looked_up_only_once_it_has_settled(scene: Scene) -> None:
    attempt = scene.unknown()
    scene.real.passes(LEASE_SECONDS)
    assert scene.ledger.attempts.unknown_ones("alder") == []
    scene.real.passes(0.1)
    assert [found.id for found in scene.ledger.attempts.unknown_ones("alder")] == [attempt.id]
    assert scene.ledger.attempts.unknown_ones("alder", settled_for=20) == []
    assert scene.ledger.attempts.unknown_ones("birch") == []
    scene.real.passes(20)
    assert [found.id for found in scene.ledger.attempts.unknown_ones("alder", settled_for=20)] == [attempt.id]


def test_only_the_last_attempt_of_a_submission_is_looked_up(scene: Scene) -> None:
    first = scene.unknown()
    scene.real.passes(LEASE_SECONDS + 1)
    scene.ledger.submissions.move(first.reference, State.OUTCOME_UNKNOWN, State.QUEUED, by="reconcile")
    claim = scene.ledger.submissions.claim("alder", HELD_BY)
    assert claim is not None
    second = scene.ledger.attempts.begin(claim, channel="portal")
    scene.ledger.attempts.commit(second, claim)
    scene.ledger.attempts.unknown(second.id)
    scene.real.passes(LEASE_SECONDS + 1)
    assert [found.id for found in scene.ledger.attempts.unknown_ones("alder")] == [second.id]
