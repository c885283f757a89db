"""The one place where a submission's state changes.

A change is allowed by the table in ``byfive.states``, is one compare-and-swap statement, and leaves exactly one event
in the same transaction. Every door of the ledger that moves a submission comes through :func:`change_state`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import select, update

from byfive.ledger.database import Transaction
from byfive.ledger.errors import ClickMayStillHappen, LeaseLost, NotInLedger, StateConflict
from byfive.ledger.tables import SubmissionRow
from byfive.states import HELD, State, transition

LEASE_SECONDS = 30.0
"""How long a claim or a credential lease lives without a heartbeat, in real seconds."""
HEARTBEAT_SECONDS = 10.0
"""How often its holder renews it, in real seconds."""

NOT_HELD = {"holder": None, "claim_token": None, "claim_expires": None}


def locked(tx: Transaction, reference: str) -> SubmissionRow:
    """The submission, locked until the transaction ends. Raises :class:`NotInLedger`."""
    query = select(SubmissionRow).where(SubmissionRow.reference == reference)
    row = tx.session.scalars(query.with_for_update().execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise NotInLedger("submission", reference)
    return row


def change_state(
    tx: Transaction,
    reference: str,
    before: Collection[State],
    after: State,
    *,
    by: str,
    reason: str | None = None,
    data: dict[str, Any] | None = None,
    token: int | None = None,
    unexpired: bool = False,
    version: int | None = None,
    values: dict[str, Any] | None = None,
) -> SubmissionRow:
    """Move a submission from one of ``before`` to ``after``, and leave the event.

    ``token``: only while that fencing token holds the submission; ``unexpired``: and its claim has not expired.
    ``version``: only while that version is the current one. ``values``: further columns that change with it.
    Raises NotInLedger, StateConflict, LeaseLost, ClickMayStillHappen; then nothing is changed.
    """
    row = locked(tx, reference)
    found = row.state
    way = transition(found, after)
    if found not in before or way is None:
        raise StateConflict(reference, f"{_names(before)} → {after}", found)
    if version is not None and row.version != version:
        raise StateConflict(reference, f"{found} → {after} at version {version}", f"at version {row.version}")
    if token is not None and (row.claim_token != token or (unexpired and expired(tx, row))):
        raise LeaseLost(reference, token)
    if after is State.QUEUED:
        _check_no_click_can_happen(tx, row, values or {})
    swap = (
        update(SubmissionRow)
        .where(SubmissionRow.reference == reference, SubmissionRow.state == found, SubmissionRow.version == row.version)
        .values({"state": after, "reason": reason, **({} if after in HELD else NOT_HELD), **(values or {})})
        .execution_options(synchronize_session=False)
    )
    if token is not None:
        swap = swap.where(SubmissionRow.claim_token == token)
    if tx.session.scalar(swap.returning(SubmissionRow.reference)) is None:
        raise StateConflict(reference, f"{found} → {after}", "changed by somebody else")
    tx.event(way.event, by, reference, {**(data or {}), **_said(reason)}, before=found, after=after)
    tx.session.refresh(row)
    return row


def expired(tx: Transaction, row: SubmissionRow) -> bool:
    """Whether nobody holds the (locked) submission any more."""
    return row.claim_expires is None or row.claim_expires <= tx.real_now()


def _check_no_click_can_happen(tx: Transaction, row: SubmissionRow, values: dict[str, Any]) -> None:
    """Nothing is sent again while an allowed last click may still reach the county.

    Only the robot that saw its own click end, without sending, may clear ``click_until`` before that instant.
    """
    until = values.get("click_until", row.click_until)
    if until is not None and (left := until - tx.real_now()) >= 0:
        raise ClickMayStillHappen(row.reference, left)


def _names(states: Collection[State]) -> str:
    return " or ".join(sorted(states))


def _said(reason: str | None) -> dict[str, str]:
    return {} if reason is None else {"reason": reason}
