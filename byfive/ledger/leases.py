"""Leases on what only one robot may use at a time."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from byfive.ledger.changes import LEASE_SECONDS
from byfive.ledger.database import Transaction
from byfive.ledger.errors import LeaseLost
from byfive.ledger.records import CredentialLease
from byfive.ledger.tables import LeaseRow


@dataclass(frozen=True)
class HeldLease:
    """A lease that was found to be held, locked until the transaction ends."""

    row: LeaseRow

    def renew(self, tx: Transaction) -> None:
        """A full lease from now on."""
        self.row.heartbeat_at = tx.real_now()
        self.row.expires_at = self.row.heartbeat_at + LEASE_SECONDS

    def release(self, tx: Transaction) -> None:
        """End it now; the row stays, so that its token is never forgotten."""
        self.row.expires_at = tx.real_now()
        self.row.holder = None


def held_lease(tx: Transaction, lease: CredentialLease) -> HeldLease:
    """The lease, if its token still holds it and it has not expired. Raises :class:`LeaseLost`."""
    query = select(LeaseRow).where(LeaseRow.resource == lease.resource).with_for_update()
    row = tx.session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if row is None or row.holder is None or row.token != lease.token or row.expires_at <= tx.real_now():
        raise LeaseLost(lease.resource, lease.token)
    return HeldLease(row)
