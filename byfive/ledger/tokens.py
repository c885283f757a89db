"""Fencing tokens: one growing count for everything that can be held."""

from __future__ import annotations

from byfive.ledger.database import Transaction
from byfive.ledger.tables import TokenRow


def grant(tx: Transaction, resource: str, holder: str) -> int:
    """The next token, for ``holder`` of ``resource``. Lock the resource first, so that its tokens grow."""
    row = TokenRow(resource=resource, holder=holder, granted_at=tx.real_now())
    tx.session.add(row)
    tx.session.flush()
    return row.id
