"""The ledger as everybody else sees it: one object with a part for each thing it keeps."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

from byfive.clock import Clock
from byfive.keys import KeyRing
from byfive.ledger import rewrap
from byfive.ledger.applications import Applications
from byfive.ledger.attempts import Attempts
from byfive.ledger.credentials import Credentials
from byfive.ledger.database import Database
from byfive.ledger.documents import DocumentsKept
from byfive.ledger.events import Events
from byfive.ledger.evidence import EvidenceKept
from byfive.ledger.files import Store
from byfive.ledger.findings import Findings
from byfive.ledger.schema import check_tables
from byfive.ledger.submissions import Submissions


class Ledger:
    """What By Five knows, and the only place that says what is true of a submission.

    Each method of a part is one transaction: it happens wholly and durably, or not at all. What is returned are frozen
    records. Threads may share one ledger; each process opens its own.
    """

    def __init__(
        self, database: Database, keyring: KeyRing, *, evidence: Store, evidence_days: int, documents: Store
    ) -> None:
        self._database, self._keyring = database, keyring
        self.applications = Applications(database, keyring)
        self.submissions = Submissions(database, keyring)
        self.attempts = Attempts(database, keyring)
        self.findings = Findings(database)
        self.credentials = Credentials(database, keyring)
        self.evidence = EvidenceKept(database, keyring, evidence, evidence_days)
        self.documents = DocumentsKept(database, keyring, documents)
        self.events = Events(database)

    def rewrap(self, progress: rewrap.Progress = lambda done, total: None) -> int:
        """Seal everything with the key ring's current key, files included; return how many were not yet."""
        return rewrap.rewrap(self._database, self._keyring, (self.evidence, self.documents), progress)

    def sealed_with(self) -> dict[str, int]:
        """How many sealed records each key protects. A key may be retired when it protects none."""
        return rewrap.sealed_with(self._database, self._keyring)

    def real_seconds(self) -> float:
        """Real time by the ledger's own clock, which its expiries are in."""
        with self._database.read() as tx:
            return tx.real_now()

    def close(self) -> None:
        """Give every connection back. A closed ledger opens itself again when it is used."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_ledger(
    url: str,
    keyring: KeyRing,
    clock: Clock,
    *,
    evidence_url: str,
    evidence_days: int = 90,
    documents_url: str,
    real_seconds: Callable[[], float] | None = None,
) -> Ledger:
    """The ledger at a URL (``sqlite:///PATH`` or ``postgresql+psycopg://…``), whose tables must be there (``migrate``).

    ``evidence_url`` and ``documents_url`` are written as fsspec writes them. ``real_seconds`` replaces the database's
    own clock in tests. Raises LedgerUrlRefused, LedgerOutOfDate, LedgerFolderMissing, LedgerUnreachable and the like.
    """
    database = Database(url, clock, real_seconds)
    check_tables(database)
    evidence, documents = Store(evidence_url), Store(documents_url)
    return Ledger(database, keyring, evidence=evidence, evidence_days=evidence_days, documents=documents)
