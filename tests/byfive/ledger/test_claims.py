"""One robot holds a submission at a time, and only for as long as its heart beats."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text

from byfive.failures import FailureKind
from byfive.ledger import LEASE_SECONDS, LeaseLost, Outcome, StateConflict
from byfive.ledger.changes import locked
from byfive.states import State
from tests.byfive.ledger.scene import DEADLINE, HELD_BY, NOON, Scene, at_once


def test_the_earliest_deadline_goes_first_then_the_dearest_and_late_ones_last(scene: Scene) -> None:
    tomorrow, yesterday = DEADLINE + timedelta(days=1), NOON - timedelta(hours=3)
    late_dear = scene.queued(deadline=yesterday, value_of_day=Decimal(90))
    later = scene.queued(deadline=tomorrow, value_of_day=Decimal(80))
    cheap = scene.queued(value_of_day=Decimal(10))
    dear = scene.queued(value_of_day=Decimal(20))
    late_cheap = scene.queued(deadline=yesterday, value_of_day=Decimal(5))
    expected = [dear, cheap, later, late_dear, late_cheap]
    assert [submission.reference for submission in scene.ledger.submissions.list()] == expected
    claims = [scene.ledger.submissions.claim("alder", HELD_BY) for _ in range(6)]
    assert [claim and claim.reference for claim in claims] == [*expected, None]


def test_a_deadline_that_is_now_is_missed(scene: Scene) -> None:
    missed = scene.queued(deadline=NOON)
    in_time = scene.queued(deadline=NOON + timedelta(seconds=1))
    assert [submission.reference for submission in scene.ledger.submissions.list()] == [in_time, missed]


def test_first_come_first_served_when_asked(scene: Scene) -> None:
    first = scene.queued(value_of_day=Decimal(1))
    scene.clock.set(NOON + timedelta(minutes=1))
    scene.queued(value_of_day=Decimal(2))
    claim = scene.ledger.submissions.claim("alder", HELD_BY, order="received")
    assert claim is not None
    assert claim.reference == first


def test_a_claim_says_who_holds_it_and_until_when(scene: Scene) -> None:
    claim = scene.claimed()
    submission = scene.ledger.submissions.get(claim.reference)
    assert (submission.state, submission.holder) == (State.CLAIMED, HELD_BY)
    assert submission.claim_expires == scene.real.seconds + LEASE_SECONDS
    assert LEASE_SECONDS - 5 < claim.seconds <= LEASE_SECONDS


def test_another_countys_submission_and_one_that_is_not_queued_are_not_claimed(scene: Scene) -> None:
    scene.received()
    scene.queued()
    assert scene.ledger.submissions.claim("birch", HELD_BY) is None
    assert scene.ledger.submissions.claim("alder", HELD_BY) is not None
    assert scene.ledger.submissions.claim("alder", "robot-2") is None


def test_every_claim_gets_a_greater_token(scene: Scene) -> None:
    claim = scene.claimed()
    scene.ledger.submissions.give_back(claim, "shutting down")
    again = scene.open().submissions.claim("alder", "robot-2")
    assert again is not None
    assert again.token > claim.token


def test_a_submission_that_was_given_back_waits_until_its_instant(scene: Scene) -> None:
    claim = scene.claimed()
    later = datetime.fromtimestamp(scene.real.seconds + 60, UTC)
    given = scene.ledger.submissions.give_back(claim, "portal down", not_before=later)
    assert (given.state, given.reason, given.not_before) == (State.QUEUED, "portal down", later)
    assert scene.ledger.submissions.claim("alder", HELD_BY) is None
    scene.real.passes(60)
    assert scene.ledger.submissions.claim("alder", HELD_BY) is not None
    assert scene.ledger.submissions.get(claim.reference).not_before is None


def test_a_heartbeat_keeps_a_claim_alive(scene: Scene) -> None:
    claim = scene.claimed()
    for _ in range(5):
        scene.real.passes(LEASE_SECONDS - 1)
        assert LEASE_SECONDS - 5 < scene.ledger.submissions.heartbeat(claim) <= LEASE_SECONDS
    assert scene.ledger.submissions.expire_claims("reaper") == []


def test_an_expired_claim_is_lost_even_when_nobody_took_it(scene: Scene) -> None:
    claim = scene.claimed()
    scene.real.passes(LEASE_SECONDS)
    with pytest.raises(LeaseLost, match=f"Token {claim.token}"):
        scene.ledger.submissions.heartbeat(claim)
    with pytest.raises(LeaseLost):
        scene.ledger.attempts.begin(claim, channel="portal")


def test_an_expired_claim_goes_back_to_the_queue_and_its_robot_is_shut_out(scene: Scene) -> None:
    claim = scene.claimed()
    scene.real.passes(LEASE_SECONDS)
    (expired,) = scene.ledger.submissions.expire_claims("reaper")
    assert (expired.reference, expired.before, expired.after) == (claim.reference, State.CLAIMED, State.QUEUED)
    assert scene.ledger.submissions.claim("alder", "robot-2") is not None
    with pytest.raises(LeaseLost):
        scene.ledger.submissions.heartbeat(claim)
    with pytest.raises((LeaseLost, StateConflict)):
        scene.ledger.submissions.give_back(claim, "late")


def test_a_robot_that_died_while_typing_is_tried_again(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    scene.real.passes(LEASE_SECONDS)
    (expired,) = scene.ledger.submissions.expire_claims("reaper")
    assert expired.after is State.QUEUED
    ended = scene.ledger.attempts.get(attempt.id)
    assert (ended.outcome, ended.failure, ended.code) == (Outcome.FAILURE, FailureKind.ROBOT, "robot_died")
    assert ended.seconds == LEASE_SECONDS
    assert scene.ledger.submissions.claim("alder", HELD_BY) is not None


def test_a_robot_that_died_after_its_last_click_was_allowed_leaves_an_unknown_outcome(scene: Scene) -> None:
    attempt, _ = scene.committing()
    scene.real.passes(LEASE_SECONDS)
    (expired,) = scene.ledger.submissions.expire_claims("reaper")
    assert (expired.before, expired.after) == (State.COMMITTING, State.OUTCOME_UNKNOWN)
    assert scene.ledger.attempts.get(attempt.id).failure is FailureKind.OUTCOME_UNKNOWN
    assert scene.ledger.submissions.claim("alder", HELD_BY) is None


def test_the_reaper_leaves_the_living_alone(scene: Scene) -> None:
    dead, living = scene.claimed("robot-1"), scene.claimed("robot-2")
    scene.real.passes(LEASE_SECONDS - 1)
    scene.ledger.submissions.heartbeat(living)
    scene.real.passes(1)
    assert [gone.reference for gone in scene.ledger.submissions.expire_claims("reaper")] == [dead.reference]


def test_without_a_replaced_clock_the_databases_own_decides(scene: Scene) -> None:
    real = scene.open(real_seconds=None)
    scene.queued()
    claim = real.submissions.claim("alder", HELD_BY)
    assert claim is not None
    assert real.submissions.expire_claims("reaper") == []
    assert real.submissions.heartbeat(claim) > LEASE_SECONDS - 5
    with scene.raw() as tx:
        tx.session.execute(text("UPDATE submissions SET claim_expires = claim_expires - 31"))
    with pytest.raises(LeaseLost):
        real.submissions.heartbeat(claim)
    assert len(real.submissions.expire_claims("reaper")) == 1


def test_rivals_at_once_never_claim_the_same(scene: Scene) -> None:
    waiting = {scene.queued() for _ in range(24)}

    def work(number: int) -> list[str]:
        ledger, got = scene.open(), []
        while claim := ledger.submissions.claim("alder", f"robot-{number}"):
            got.append(claim.reference)
        return got

    got = at_once(4, work)
    assert sorted(reference for each in got for reference in each) == sorted(waiting)


def test_waiting_for_a_rival_does_not_keep_a_claim_alive(scene: Scene) -> None:
    claim, rival = scene.claimed(), scene.open()
    with ThreadPoolExecutor(1) as thread:
        with scene.raw() as tx:
            locked(tx, claim.reference)
            heartbeat = thread.submit(rival.submissions.heartbeat, claim)
            wait_until_somebody_waits(scene)
            scene.real.passes(LEASE_SECONDS)
        with pytest.raises(LeaseLost):
            heartbeat.result()


def wait_until_somebody_waits(scene: Scene) -> None:
    """Only PostgreSQL tells; on SQLite the whole file is locked, and time is asked for only once that is granted."""
    if not scene.url.startswith("postgresql"):
        return
    query = text(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    for _ in range(1000):
        with scene.raw() as tx:
            if tx.session.execute(query).scalar_one():
                return
    pytest.fail("the rival never came to wait")
