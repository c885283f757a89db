"""Claims: one robot holds one submission at a time, for as long as its heart beats."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from byfive.clock import monotonic
from byfive.failures import Failure, FailureKind
from byfive.keys import KeyRing
from byfive.ledger.changes import LEASE_SECONDS, change_state, expired, locked
from byfive.ledger.database import Transaction
from byfive.ledger.endings import end_attempt, running_attempt
from byfive.ledger.errors import LeaseLost
from byfive.ledger.records import Claim, Expired
from byfive.ledger.tables import SubmissionRow
from byfive.ledger.tokens import grant
from byfive.ledger.words import Outcome
from byfive.states import HELD, State

SortKey = ColumnElement[Any] | InstrumentedAttribute[Any]

AFTER_EXPIRY = {
    State.CLAIMED: State.QUEUED,
    State.IN_PROGRESS: State.QUEUED,
    State.COMMITTING: State.OUTCOME_UNKNOWN,  # the last click may have been made: success and failure are both guesses
}


class Stopwatch:
    """How much is left of a lease that is granted after the watch was started, never too much."""

    def __init__(self) -> None:
        self._started = monotonic()

    def left(self) -> float:
        return LEASE_SECONDS - (monotonic() - self._started)


def urgency(tx: Transaction) -> list[SortKey]:
    """In-time ones first, by deadline and then by what a day is worth; then the late ones, likewise."""
    row = SubmissionRow
    return [row.deadline <= tx.now(), row.deadline, row.value_of_day_cents.desc(), row.received_at, row.reference]


def arrival() -> list[SortKey]:
    """First come, first served."""
    return [SubmissionRow.received_at, SubmissionRow.reference]


def claim_next(tx: Transaction, county: str, holder: str, order: list[SortKey]) -> SubmissionRow | None:
    """The next queued submission of a county, claimed, or nothing. Rivals pass over each other's choice."""
    row = SubmissionRow
    query = (
        select(row)
        .where(row.county == county, row.state == State.QUEUED)
        .where(or_(row.not_before.is_(None), row.not_before <= tx.real_now()))
        .order_by(*order)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    chosen = tx.session.scalars(query).one_or_none()
    if chosen is None:
        return None
    token = grant(tx, f"submission/{chosen.reference}", holder)
    held = {"holder": holder, "claim_token": token, "claim_expires": tx.real_now() + LEASE_SECONDS, "not_before": None}
    return change_state(
        tx, chosen.reference, {State.QUEUED}, State.CLAIMED, by=holder, data={"token": token}, values=held
    )


def claimed(row: SubmissionRow, watch: Stopwatch) -> Claim:
    """The claim that a row now shows."""
    if row.holder is None or row.claim_token is None:
        raise LeaseLost(row.reference, row.claim_token)
    return Claim(row.reference, row.county, row.version, row.deadline, row.holder, row.claim_token, watch.left())


def renew(tx: Transaction, claim: Claim) -> None:
    """A full lease from now on. A claim that expired stays lost, even when nobody has taken it yet."""
    row = locked(tx, claim.reference)
    if row.claim_token != claim.token or expired(tx, row):
        raise LeaseLost(claim.reference, claim.token)
    row.claim_expires = tx.real_now() + LEASE_SECONDS


def expire(tx: Transaction, keyring: KeyRing, by: str) -> list[Expired]:
    """Take every expired claim from its robot, end its attempt, and say where each submission went."""
    query = (
        select(SubmissionRow)
        .where(SubmissionRow.state.in_(HELD), SubmissionRow.claim_expires <= tx.real_now())
        .order_by(SubmissionRow.reference)
        .with_for_update(skip_locked=True)
    )
    gone = []
    for row in tx.session.scalars(query).all():
        before, after = row.state, AFTER_EXPIRY[row.state]
        attempt = running_attempt(tx, row.reference)
        data = {"holder": row.holder, "token": row.claim_token, "attempt": attempt and attempt.id}
        if attempt is not None:
            kind = FailureKind.OUTCOME_UNKNOWN if before is State.COMMITTING else FailureKind.ROBOT
            end_attempt(tx, keyring, attempt, Outcome.FAILURE, Failure(kind, "robot_died"))
        change_state(tx, row.reference, {before}, after, by=by, reason="robot_died", data=data)
        gone.append(Expired(row.reference, before, after))
    return gone
