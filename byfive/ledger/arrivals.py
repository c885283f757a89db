"""Arrivals: a receipt makes its leg, and with the application leg the submission, delivered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from byfive.keys import KeyRing
from byfive.ledger.changes import change_state
from byfive.ledger.database import Transaction
from byfive.ledger.endings import end_attempt
from byfive.ledger.errors import NumberMissing, ReceiptAlreadyKnown, StateConflict
from byfive.ledger.tables import AttemptRow, LegRow, ReceiptRow, SubmissionRow
from byfive.ledger.words import Channel, Found, LegKind, Outcome
from byfive.states import State

MAY_ARRIVE = frozenset({State.COMMITTING, State.OUTCOME_UNKNOWN, State.NEEDS_REVIEW})


@dataclass(frozen=True)
class Arrival:
    """What a receipt says."""

    number: str
    arrived_at: datetime
    filing_date: date
    how: Found

    def __post_init__(self) -> None:
        if not self.number.strip():
            raise NumberMissing


def is_known(tx: Transaction, row: SubmissionRow, number: str) -> bool:
    """Whether this county's number is already this submission's receipt.

    Raises :class:`ReceiptAlreadyKnown` when it is another one's.
    """
    query = (
        select(LegRow.submission)
        .join(ReceiptRow, ReceiptRow.leg_id == LegRow.id)
        .where(ReceiptRow.county == row.county, ReceiptRow.number == number)
    )
    owner = tx.session.scalar(query)
    if owner is not None and owner != row.reference:
        raise ReceiptAlreadyKnown(row.county, number, owner)
    return owner is not None


def arrive(
    tx: Transaction,
    keyring: KeyRing,
    row: SubmissionRow,
    attempt: AttemptRow,
    arrival: Arrival,
    before: Collection[State],
    by: str,
) -> SubmissionRow:
    """Write the receipt, the end of its attempt, and the state that follows."""
    in_time = arrival.arrived_at < row.deadline
    after = State.DELIVERED if in_time else State.DELIVERED_LATE
    moved = change_state(
        tx,
        row.reference,
        before,
        after,
        by=by,
        data={"attempt": attempt.id, "number": arrival.number, "how": arrival.how.value},
        # a receipt is the truth whoever saw it; but it must not end the attempt that another robot is committing
        token=attempt.token if row.state is State.COMMITTING else None,
        values={"delivered_at": arrival.arrived_at, "filing_date": arrival.filing_date, "click_until": None},
    )
    end_attempt(tx, keyring, attempt, Outcome.RECEIPT)
    tx.session.add(
        ReceiptRow(
            attempt_id=attempt.id,
            leg_id=attempt.leg_id,
            county=row.county,
            number=arrival.number,
            arrived_at=arrival.arrived_at,
            filing_date=arrival.filing_date,
            found=arrival.how,
        )
    )
    tx.session.flush()
    return moved


def by_hand(tx: Transaction, row: SubmissionRow, by: str) -> AttemptRow:
    """The attempt of a person who delivered by hand. Raises :class:`StateConflict` unless it is in review."""
    if row.state is not State.NEEDS_REVIEW:
        raise StateConflict(row.reference, f"{State.NEEDS_REVIEW} → {State.DELIVERED}", row.state)
    leg = select(LegRow.id).where(LegRow.submission == row.reference, LegRow.kind == LegKind.APPLICATION)
    attempt = AttemptRow(
        submission=row.reference,
        leg_id=tx.session.scalars(leg).one(),
        version=row.version,
        channel=Channel.HAND,
        holder=by,
        started_at=tx.now(),
        started_real=tx.real_now(),
    )
    tx.session.add(attempt)
    row.attempts += 1
    tx.session.flush()
    return attempt
