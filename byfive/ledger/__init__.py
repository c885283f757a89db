"""The ledger: every application, what became of it, and who holds what. See :class:`Ledger`.

On it rest the two guarantees *never twice* and *never lost*; docs/states.md draws the states it keeps.
"""

from byfive.ledger.changes import HEARTBEAT_SECONDS, LEASE_SECONDS
from byfive.ledger.errors import (
    ClickMayStillHappen,
    LeaseLost,
    LedgerError,
    LedgerUnusable,
    NotInLedger,
    ReceiptAlreadyKnown,
    StateConflict,
)
from byfive.ledger.ledger import Ledger, open_ledger
from byfive.ledger.records import (
    Attempt,
    Claim,
    Credential,
    CredentialLease,
    Event,
    Evidence,
    Expired,
    Receipt,
    Submission,
    Version,
)
from byfive.ledger.schema import migrate
from byfive.ledger.words import Channel, EvidenceKind, Found, LegKind, Outcome

__all__ = [
    "HEARTBEAT_SECONDS",
    "LEASE_SECONDS",
    "Attempt",
    "Channel",
    "Claim",
    "ClickMayStillHappen",
    "Credential",
    "CredentialLease",
    "Event",
    "Evidence",
    "EvidenceKind",
    "Expired",
    "Found",
    "LeaseLost",
    "Ledger",
    "LedgerError",
    "LedgerUnusable",
    "LegKind",
    "NotInLedger",
    "Outcome",
    "Receipt",
    "ReceiptAlreadyKnown",
    "StateConflict",
    "Submission",
    "Version",
    "migrate",
    "open_ledger",
]
