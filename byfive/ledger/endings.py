"""How an attempt ends, whoever ends it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from byfive.failures import Failure
from byfive.keys import KeyRing
from byfive.ledger.database import Transaction
from byfive.ledger.errors import NotInLedger
from byfive.ledger.tables import AttemptRow
from byfive.ledger.words import Outcome


def running_attempt(tx: Transaction, reference: str) -> AttemptRow | None:
    """The attempt that now runs for a submission; there is at most one."""
    query = select(AttemptRow).where(AttemptRow.submission == reference, AttemptRow.outcome.is_(None))
    return tx.session.scalars(query).one_or_none()


def known_attempt(tx: Transaction, attempt_id: int) -> AttemptRow:
    """The attempt. Raises :class:`NotInLedger`."""
    row = tx.session.get(AttemptRow, attempt_id, populate_existing=True)
    if row is None:
        raise NotInLedger("attempt", str(attempt_id))
    return row


def end_attempt(
    tx: Transaction, keyring: KeyRing, row: AttemptRow, outcome: Outcome, failure: Failure | None = None
) -> None:
    """Write how an attempt ended; one that had ended keeps its end (a receipt may be found later).

    The words of the county are sealed: they may repeat what the client wrote.
    """
    row.outcome = outcome
    if row.ended_at is None:
        row.ended_at = tx.now()
        row.seconds = max(0.0, tx.real_now() - row.started_real)
    row.failure_kind = failure.kind if failure and outcome is Outcome.FAILURE else None
    if failure is not None:
        row.code, row.page, row.field = failure.code, failure.page or None, failure.field or None
        row.sealed_words = keyring.seal(failure.words.encode(), words_place(row.id)) if failure.words else None


def words_place(attempt_id: int) -> str:
    """The place that an attempt's words are sealed for."""
    return f"attempts/{attempt_id}/words"


def told(row: AttemptRow, failure: Failure) -> dict[str, Any]:
    """What an event says of a failure: the declaration's words, never the county's."""
    return {
        "attempt": row.id,
        "kind": failure.kind.value,
        "code": failure.code,
        "page": failure.page,
        "field": failure.field,
    }
