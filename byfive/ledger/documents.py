"""Documents: sealed files that clients added, each named in its application by a name that tells nothing."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update

from byfive.application import Document
from byfive.ledger.database import Transaction
from byfive.ledger.errors import DocumentMissing, DocumentNotKept, DocumentNotOurs, DocumentUnknown
from byfive.ledger.files import SealedFiles
from byfive.ledger.tables import DocumentRow

UNATTACHED = timedelta(days=2)
"""How long a document waits for its application. Drafts of the intake live for a day."""


class DocumentsKept(SealedFiles[DocumentRow]):
    """The documents of clients. ``read`` is for machines; a person who looks uses ``open``, which is recorded."""

    table = DocumentRow

    def keep(self, data: bytes) -> str:
        """Seal and keep a document; return the name for ``Document.stored_as``.

        It belongs to nobody until an application that names it is received, and is swept if none is.
        Raises DiskFull, DocumentNotKept.
        """
        row = DocumentRow(stored_as=secrets.token_hex(16), size=len(data))
        self._write(row, data)
        with self._database.write() as tx:
            row.made_at = tx.now()
            tx.session.add(row)
            return row.stored_as

    def read(self, stored_as: str) -> bytes:
        """What a document holds. Raises DocumentUnknown, DocumentMissing and the key ring's errors."""
        with self._database.read() as tx:
            row = _known(tx, stored_as)
        return self._read(row)

    def open(self, stored_as: str, by: str, why: str) -> bytes:
        """A document for a person's eyes. The look is an event. Raises what ``read`` raises."""
        with self._database.write() as tx:
            row = _known(tx, stored_as)
            tx.event("looked_at", by, row.submission, {"what": "document", "document": row.id, "why": why})
        return self._read(row)

    def sweep(self, now: datetime) -> int:
        """Delete what waited too long for an application; return how many documents."""
        forsaken = delete(DocumentRow).where(
            DocumentRow.submission.is_(None), DocumentRow.made_at <= now - UNATTACHED
        )  # fmt: skip
        with self._database.write() as tx:
            # rows first: an application that arrives meanwhile must not name a file that is being deleted
            files = tx.session.scalars(forsaken.returning(DocumentRow.file)).all()
            if files:
                tx.event("documents_swept", "sweep", data={"files": len(files)})
        for file in files:
            self._delete(file)
        return len(files)

    def _not_kept(self, why: str) -> DocumentNotKept:
        return DocumentNotKept(self._store.url, why)

    def _missing(self, row: DocumentRow) -> DocumentMissing:
        return DocumentMissing(row.stored_as, row.file)


def attach(tx: Transaction, reference: str, documents: Sequence[Document], *, already: Sequence[Document] = ()) -> None:
    """Say that a submission's application names these documents, some of which an earlier version named ``already``.

    Raises :class:`DocumentNotOurs` for one that is not kept, or that another submission has: nobody's documents may
    reach a county with somebody else's application.
    """
    known_names = {document.stored_as for document in already}
    for number, document in enumerate(documents, start=1):
        if document.stored_as in known_names:
            continue
        free = or_(DocumentRow.submission.is_(None), DocumentRow.submission == reference)
        its_row = update(DocumentRow).where(DocumentRow.stored_as == document.stored_as, free)
        if not tx.session.execute(its_row.values(submission=reference).returning(DocumentRow.id)).first():
            raise DocumentNotOurs(number)


def _known(tx: Transaction, stored_as: str) -> DocumentRow:
    row = tx.session.scalars(select(DocumentRow).where(DocumentRow.stored_as == stored_as)).one_or_none()
    if row is None:
        raise DocumentUnknown
    return row
