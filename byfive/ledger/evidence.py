"""Evidence: sealed files that show what an attempt met, kept for a set time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from byfive.keys import KeyRing
from byfive.ledger import reading
from byfive.ledger.database import Database
from byfive.ledger.endings import known_attempt
from byfive.ledger.errors import EvidenceMissing, EvidenceNotKept, NotInLedger
from byfive.ledger.files import SealedFiles, Store
from byfive.ledger.records import Evidence
from byfive.ledger.tables import EvidenceRow
from byfive.ledger.words import EvidenceKind


class EvidenceKept(SealedFiles[EvidenceRow]):
    """The evidence of attempts."""

    table = EvidenceRow

    def __init__(self, database: Database, keyring: KeyRing, store: Store, days: int) -> None:
        super().__init__(database, keyring, store)
        self._days = days

    def keep(self, attempt_id: int, kind: EvidenceKind | str, data: bytes) -> int:
        """Seal and keep a file for the set number of days; return its number.

        Raises NotInLedger, DiskFull, EvidenceNotKept.
        """
        with self._database.read() as tx:
            known_attempt(tx, attempt_id)
        row = EvidenceRow(attempt_id=attempt_id, kind=EvidenceKind(kind))
        self._write(row, data)
        with self._database.write() as tx:
            row.made_at = tx.now()
            row.keep_until = row.made_at + timedelta(days=self._days)
            tx.session.add(row)
            tx.session.flush()
            return row.id

    def open(self, id: int, by: str, why: str) -> bytes:
        """A file for a person's eyes. The look is an event. Raises NotInLedger, EvidenceMissing."""
        with self._database.write() as tx:
            row = tx.session.get(EvidenceRow, id)
            if row is None:
                raise NotInLedger("evidence", str(id))
            reference = known_attempt(tx, row.attempt_id).submission
            tx.event("looked_at", by, reference, {"what": "evidence", "evidence": id, "why": why})
        return self._read(row)

    def of(self, attempt_id: int) -> list[Evidence]:
        """What is kept of one attempt, oldest first."""
        query = select(EvidenceRow).where(EvidenceRow.attempt_id == attempt_id).order_by(EvidenceRow.id)
        with self._database.read() as tx:
            return [reading.evidence(row) for row in tx.session.scalars(query)]

    def sweep(self, now: datetime) -> int:
        """Delete what need not be kept any more; return how many files."""
        with self._database.read() as tx:
            old = tx.session.scalars(select(EvidenceRow).where(EvidenceRow.keep_until <= now)).all()
        for row in old:
            self._delete(row.file)
        if old:
            with self._database.write() as tx:
                tx.session.execute(delete(EvidenceRow).where(EvidenceRow.id.in_([row.id for row in old])))
                tx.event("evidence_swept", "sweep", data={"files": len(old)})
        return len(old)

    def _not_kept(self, why: str) -> EvidenceNotKept:
        return EvidenceNotKept(self._store.url, why)

    def _missing(self, row: EvidenceRow) -> EvidenceMissing:
        return EvidenceMissing(row.id, row.file)
