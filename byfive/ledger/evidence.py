"""Evidence: sealed files that show what an attempt met, kept for a set time."""

from __future__ import annotations

import errno
import secrets
from datetime import datetime, timedelta
from typing import Any

from fsspec.core import url_to_fs
from sqlalchemy import delete, select

from byfive.keys import KeyRing
from byfive.ledger import reading
from byfive.ledger.database import Database
from byfive.ledger.endings import known_attempt
from byfive.ledger.errors import DiskFull, EvidenceMissing, EvidenceNotKept, LedgerError, NotInLedger
from byfive.ledger.records import Evidence
from byfive.ledger.tables import EvidenceRow
from byfive.ledger.words import EvidenceKind


class Store:
    """Files by name, wherever fsspec can keep them (``file:///PATH``, ``s3://BUCKET/PATH``, ``memory://PATH``)."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._files: Any
        self._files, self._folder = url_to_fs(url)

    def write(self, name: str, data: bytes) -> None:
        """Raises DiskFull, EvidenceNotKept."""
        try:
            self._files.makedirs(self._folder, exist_ok=True)
            self._files.pipe_file(self._path(name), data)
        except OSError as error:
            raise self._trouble(error) from error

    def read(self, name: str) -> bytes:
        """Raises ``OSError``."""
        return bytes(self._files.cat_file(self._path(name)))

    def delete(self, name: str) -> None:
        """Delete a file, unless it is gone already."""
        try:
            self._files.rm_file(self._path(name))
        except FileNotFoundError:
            return
        except OSError as error:
            raise self._trouble(error) from error

    def _path(self, name: str) -> str:
        return f"{self._folder.rstrip('/')}/{name}"

    def _trouble(self, error: OSError) -> LedgerError:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return DiskFull(self.url)
        return EvidenceNotKept(self.url, error.strerror or type(error).__name__)


class EvidenceKept:
    """The evidence of attempts. A file is written before its row, so a row never points at nothing."""

    def __init__(self, database: Database, keyring: KeyRing, store: Store, days: int) -> None:
        self._database, self._keyring, self._store, self._days = database, keyring, store, days

    def keep(self, attempt_id: int, kind: EvidenceKind | str, data: bytes) -> int:
        """Seal and keep a file for the set number of days; return its number.

        Raises NotInLedger, DiskFull, EvidenceNotKept.
        """
        with self._database.read() as tx:
            known_attempt(tx, attempt_id)
        name, blob = self.sealed(data)
        self._store.write(name, blob)
        with self._database.write() as tx:
            row = EvidenceRow(
                attempt_id=attempt_id,
                kind=EvidenceKind(kind),
                stored_as=name,
                key_id=self._keyring.key_id(blob),
                made_at=tx.now(),
                keep_until=tx.now() + timedelta(days=self._days),
            )
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
        return self.unsealed(row)

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
            self._store.delete(row.stored_as)
        if old:
            with self._database.write() as tx:
                tx.session.execute(delete(EvidenceRow).where(EvidenceRow.id.in_([row.id for row in old])))
                tx.event("evidence_swept", "sweep", data={"files": len(old)})
        return len(old)

    def sealed(self, data: bytes) -> tuple[str, bytes]:
        """A new name that tells nothing, and the data sealed for it."""
        name = secrets.token_hex(16)
        return name, self._keyring.seal(data, f"evidence/{name}")

    def unsealed(self, row: EvidenceRow) -> bytes:
        """What a file holds. Raises EvidenceMissing and the key ring's errors."""
        try:
            blob = self._store.read(row.stored_as)
        except OSError as error:
            raise EvidenceMissing(row.id, row.stored_as) from error
        return self._keyring.open(blob, f"evidence/{row.stored_as}")

    def seal_again(self, row: EvidenceRow) -> None:
        """Seal a file with the current key: written anew beside the old one, which is deleted last."""
        name, blob = self.sealed(self.unsealed(row))
        self._store.write(name, blob)
        with self._database.write() as tx:
            current = tx.session.get(EvidenceRow, row.id, with_for_update=True)
            if current is not None:
                current.stored_as, current.key_id = name, self._keyring.key_id(blob)
        self._store.delete(row.stored_as if current is not None else name)
