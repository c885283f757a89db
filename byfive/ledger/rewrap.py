"""After keys were rotated: everything sealed is sealed with the current key, so that older keys can be retired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from byfive.keys import KeyRing
from byfive.ledger.applications import application_place
from byfive.ledger.credentials import secret_place
from byfive.ledger.database import Database
from byfive.ledger.endings import words_place
from byfive.ledger.files import SealedFiles
from byfive.ledger.row import Row
from byfive.ledger.tables import ApplicationRow, AttemptRow, CredentialRow, DocumentRow, EvidenceRow

BATCH = 100
"""Rows rewrapped in one transaction: few enough that robots do not wait."""

Progress = Callable[[int, int], None]
"""Called with how many sealed records are done, and how many there are."""


class SealedColumn(NamedTuple):
    """A column of sealed records: its table's key, and the place that each record is sealed for."""

    table: type[Row]
    key: tuple[InstrumentedAttribute[Any], ...]
    column: str
    place: Callable[[Any], str]


SEALED_COLUMNS = (
    SealedColumn(
        ApplicationRow,
        (ApplicationRow.reference, ApplicationRow.version),
        "sealed_application",
        lambda row: application_place(row.reference, row.version),
    ),
    SealedColumn(AttemptRow, (AttemptRow.id,), "sealed_words", lambda row: words_place(row.id)),
    SealedColumn(CredentialRow, (CredentialRow.id,), "sealed_user", lambda row: secret_place(row.id, "user")),
    SealedColumn(CredentialRow, (CredentialRow.id,), "sealed_password", lambda row: secret_place(row.id, "password")),
)

SEALED_FILES = (EvidenceRow, DocumentRow)
"""Tables each row of which has a sealed file."""


def rewrap(database: Database, keyring: KeyRing, files: Sequence[SealedFiles[Any]], progress: Progress) -> int:
    """Rewrap every sealed column and every file; return how many records were not sealed with the current key.

    Interrupted, it can be run again and goes on. Raises the key ring's errors for a record that cannot be opened.
    """
    total, done, changed = sum(sealed_with(database, keyring).values()), 0, 0
    for sealed in SEALED_COLUMNS:
        for batch in _keys(database, sealed):
            changed += _rewrap_batch(database, keyring, sealed, batch)
            done += len(batch)
            progress(done, total)
    for kept in files:
        for row in kept.rows():
            if row.key_id != keyring.current:
                kept.seal_again(row)
                changed += 1
            done += 1
            progress(done, total)
    return changed


def sealed_with(database: Database, keyring: KeyRing) -> dict[str, int]:
    """How many sealed records each key protects. A key may be retired when it protects none."""
    counts: Counter[str] = Counter()
    with database.read() as tx:
        for sealed in SEALED_COLUMNS:
            column = getattr(sealed.table, sealed.column)
            query = select(column).where(column.is_not(None)).execution_options(yield_per=BATCH)
            counts.update(keyring.key_id(blob) for blob in tx.session.scalars(query))
        for table in SEALED_FILES:
            counts.update(tx.session.scalars(select(table.key_id)))
    return dict(counts)


def _keys(database: Database, sealed: SealedColumn) -> Iterator[list[tuple[Any, ...]]]:
    """The keys of all rows that hold a sealed record in this column, in batches."""
    query = select(*sealed.key).where(getattr(sealed.table, sealed.column).is_not(None)).order_by(*sealed.key)
    with database.read() as tx:
        keys = [tuple(row) for row in tx.session.execute(query)]
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def _rewrap_batch(database: Database, keyring: KeyRing, sealed: SealedColumn, keys: list[tuple[Any, ...]]) -> int:
    changed = 0
    with database.write() as tx:
        query = select(sealed.table).where(tuple_(*sealed.key).in_(keys)).with_for_update()
        for row in tx.session.scalars(query):
            blob = getattr(row, sealed.column)
            if keyring.key_id(blob) != keyring.current:
                setattr(row, sealed.column, keyring.rewrap(blob, sealed.place(row)))
                changed += 1
    return changed
