"""Delivering one submission: claim it, let a robot file it, record what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from byfive.calendar import filing_date
from byfive.clock import Clock, real_seconds
from byfive.errors import ByFiveError
from byfive.failures import Failure, FailureKind
from byfive.ledger.errors import LeaseLost, StateConflict
from byfive.ledger.ledger import Ledger
from byfive.ledger.records import Attempt, Claim, Submission
from byfive.operations.crew import Crew, Worker
from byfive.operations.policy import decide
from byfive.ports import AttemptFailed, Channel, Credential, LastClickRefused
from byfive.states import State


@dataclass(frozen=True)
class Delivery:
    """What came of one submission's turn: its state now, the failure if there was one, real seconds spent."""

    reference: str
    state: State
    failure: Failure | None
    seconds: float


def deliver_next(ledger: Ledger, channel: Channel, crew: Crew, *, holder: str, clock: Clock) -> Delivery | None:
    """Claim the most urgent submission of the channel's county and file it.

    Nothing when none may be claimed, or the batch is to end because the county itself is in trouble.

    The deadline is looked at here, at the last moment: one that has passed is noted, and the submission is
    filed all the same (it then counts from the next day), after those that can still make it.
    """
    with crew.worker() as worker:
        if crew.stop.is_set():
            return None
        claim = ledger.submissions.claim(channel.county.name, holder)
        if claim is None:
            return None
        if clock.now() >= claim.deadline:
            ledger.events.add("deadline_missed", holder, {"deadline": claim.deadline.isoformat()}, claim.reference)
        began = real_seconds()
        with crew.pulse.holding(partial(ledger.submissions.heartbeat, claim)):
            failure, now = _file(ledger, channel, crew, worker, claim, clock)
        return Delivery(claim.reference, now.state, failure, real_seconds() - began)


def _file(
    ledger: Ledger, channel: Channel, crew: Crew, worker: Worker, claim: Claim, clock: Clock
) -> tuple[Failure | None, Submission]:
    lease = worker.lease
    try:
        attempt = ledger.attempts.begin(claim, channel=channel.name, credential_id=lease.credential_id)
    except (LeaseLost, StateConflict):  # corrected or taken over since the claim: its next turn is somebody's
        return None, ledger.submissions.get(claim.reference)
    application = ledger.applications.get(claim.reference, claim.version)
    credential = Credential(lease.credential_id, lease.user, lease.password)
    try:
        proof = worker.robot.deliver(application, credential, partial(ledger.attempts.commit, attempt, claim, lease))
        day = filing_date(channel.county, proof.seen_at)
        return None, ledger.attempts.deliver(
            attempt.id,
            number=proof.number,
            arrived_at=proof.seen_at,
            filing_date=day,
            how="confirmation_page",
            by=claim.holder,
        )
    except LastClickRefused:
        failure = Failure(FailureKind.ROBOT, "last_click_refused")
        try:
            return failure, ledger.attempts.refused(attempt.id)
        except (LeaseLost, StateConflict):  # it was taken over while this robot stood still
            return failure, ledger.submissions.get(claim.reference)
    except LeaseLost:
        return Failure(FailureKind.ROBOT, "lease_lost"), ledger.submissions.get(claim.reference)
    except AttemptFailed as error:
        _keep(ledger, attempt, error)
        return error.failure, _failed(ledger, crew, attempt, error.failure)
    except Exception as error:
        failure = Failure(FailureKind.ROBOT, f"mistake_{type(error).__name__}", words=str(error))
        return failure, _failed(ledger, crew, attempt, failure)


def _failed(ledger: Ledger, crew: Crew, attempt: Attempt, failure: Failure) -> Submission:
    """Record a failure: before the last click by the policy, after it only as what is known."""
    submission = ledger.submissions.get(attempt.reference)
    try:
        if failure.kind is FailureKind.OUTCOME_UNKNOWN:
            return ledger.attempts.unknown(attempt.id, failure)
        if submission.state is State.COMMITTING:
            if failure.kind is FailureKind.ROBOT:
                return ledger.attempts.unknown(attempt.id, failure)
            return ledger.attempts.fail(attempt.id, failure, then=State.NEEDS_REVIEW, from_=[State.COMMITTING])
        decision = decide(failure, submission.attempts)
        if decision.ends_batch:
            crew.stop.set()
        not_before = datetime.fromtimestamp(ledger.real_seconds() + decision.wait_s, UTC) if decision.wait_s else None
        return ledger.attempts.fail(attempt.id, failure, then=decision.then, not_before=not_before)
    except (LeaseLost, StateConflict):  # taken over: whoever holds it says what becomes of it
        return ledger.submissions.get(attempt.reference)


def _keep(ledger: Ledger, attempt: Attempt, error: AttemptFailed) -> None:
    """Keep the evidence; a store that fails must not turn a known failure into an unknown one."""
    for piece in error.evidence:
        try:
            ledger.evidence.keep(attempt.id, piece.kind, piece.data)
        except ByFiveError as trouble:
            ledger.events.add("evidence_lost", "deliver", {"kind": piece.kind, "why": type(trouble).__name__},
                              attempt.reference)  # fmt: skip
