"""Credentials: what robots sign in with, sealed, each used by one robot at a time."""

from __future__ import annotations

from sqlalchemy import String, select

from byfive.keys import KeyRing
from byfive.ledger.changes import LEASE_SECONDS
from byfive.ledger.claims import Stopwatch
from byfive.ledger.database import Database, Transaction
from byfive.ledger.errors import CredentialExists, NotInLedger
from byfive.ledger.leases import held_lease
from byfive.ledger.records import Credential, CredentialLease, credential_resource
from byfive.ledger.tables import CredentialRow, LeaseRow
from byfive.ledger.tokens import grant
from byfive.ledger.words import Channel

UNSEALED = b""
"""What stands in a sealed column for the moment before its row has a number to be sealed for."""


class Credentials:
    """Credentials and their leases. Users and passwords leave the ledger in a lease only."""

    def __init__(self, database: Database, keyring: KeyRing) -> None:
        self._database, self._keyring = database, keyring

    def add(
        self, county: str, channel: Channel | str, label: str, user: str, password: str, *, by: str = "operator"
    ) -> int:
        """Keep a credential under a label that says which it is; return its number. Raises CredentialExists."""
        channel = Channel(channel)
        with self._database.write() as tx:
            same = (CredentialRow.county == county, CredentialRow.channel == channel, CredentialRow.label == label)
            if tx.session.scalar(select(CredentialRow.id).where(*same)) is not None:
                raise CredentialExists(county, channel, label)
            row = CredentialRow(
                county=county,
                channel=channel,
                label=label,
                sealed_user=UNSEALED,
                sealed_password=UNSEALED,
                enabled=True,
            )
            tx.session.add(row)
            tx.session.flush()
            row.sealed_user = self._keyring.seal(user.encode(), secret_place(row.id, "user"))
            row.sealed_password = self._keyring.seal(password.encode(), secret_place(row.id, "password"))
            tx.session.add(LeaseRow(resource=credential_resource(row.id), heartbeat_at=0.0, expires_at=0.0))
            tx.event("credential_added", by, data={"credential": row.id, "county": county, "label": label})
            return row.id

    def list(self, county: str | None = None) -> list[Credential]:
        """The credentials, without their secrets."""
        query = select(CredentialRow).order_by(CredentialRow.id)
        if county is not None:
            query = query.where(CredentialRow.county == county)
        with self._database.read() as tx:
            return [_shown(tx, row) for row in tx.session.scalars(query).all()]

    def lease(self, county: str, channel: Channel | str, holder: str) -> CredentialLease | None:
        """Lease a free credential and open it, or nothing when none is free now.

        It lives ``LEASE_SECONDS`` unless :meth:`heartbeat` renews it.
        """
        watch = Stopwatch()
        with self._database.write() as tx:
            found = _free(tx, county, Channel(channel))
            if found is None:
                return None
            row, lease = found
            lease.token = grant(tx, lease.resource, holder)
            lease.holder = holder
            lease.heartbeat_at = tx.real_now()
            lease.expires_at = lease.heartbeat_at + LEASE_SECONDS
            data = {"credential": row.id, "token": lease.token}
            tx.event("credential_leased", holder, data=data)
            return CredentialLease(
                credential_id=row.id,
                label=row.label,
                holder=holder,
                token=lease.token,
                seconds=watch.left(),
                user=self._keyring.open(row.sealed_user, secret_place(row.id, "user")).decode(),
                password=self._keyring.open(row.sealed_password, secret_place(row.id, "password")).decode(),
            )

    def heartbeat(self, lease: CredentialLease) -> float:
        """Renew a lease; return the real seconds that are left of it. Raises :class:`LeaseLost`: then stop."""
        watch = Stopwatch()
        with self._database.write() as tx:
            held_lease(tx, lease).renew(tx)
        return watch.left()

    def release(self, lease: CredentialLease) -> None:
        """Let another robot have it at once. Raises :class:`LeaseLost` when it was lost before."""
        with self._database.write() as tx:
            held_lease(tx, lease).release(tx)
            tx.event("credential_released", lease.holder, data={"credential": lease.credential_id})

    def stop(self, credential_id: int, reason: str, *, by: str = "robot") -> None:
        """Lease it no more (the county refused it, say). Who has it now keeps it. Raises :class:`NotInLedger`."""
        with self._database.write() as tx:
            row = tx.session.get(CredentialRow, credential_id, with_for_update=True)
            if row is None:
                raise NotInLedger("credential", str(credential_id))
            row.enabled, row.stopped_reason = False, reason
            tx.event("credential_stopped", by, data={"credential": credential_id, "reason": reason})


def secret_place(credential_id: int, part: str) -> str:
    """The place that a credential's ``user`` or ``password`` is sealed for."""
    return f"credentials/{credential_id}/{part}"


def _free(tx: Transaction, county: str, channel: Channel) -> tuple[CredentialRow, LeaseRow] | None:
    """A credential that nobody holds, its lease locked. Rivals pass over each other's choice."""
    query = (
        select(CredentialRow, LeaseRow)
        .join(LeaseRow, LeaseRow.resource == "credential/" + CredentialRow.id.cast(String))
        .where(CredentialRow.county == county, CredentialRow.channel == channel, CredentialRow.enabled)
        .where(LeaseRow.expires_at <= tx.real_now())
        .order_by(CredentialRow.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=LeaseRow)
    )
    found = tx.session.execute(query).one_or_none()
    return None if found is None else (found[0], found[1])


def _shown(tx: Transaction, row: CredentialRow) -> Credential:
    lease = tx.session.get(LeaseRow, credential_resource(row.id))
    held = lease is not None and lease.expires_at > tx.real_now()
    return Credential(
        id=row.id,
        county=row.county,
        channel=row.channel,
        label=row.label,
        enabled=row.enabled,
        stopped_reason=row.stopped_reason,
        leased_to=lease.holder if held and lease is not None else None,
    )
