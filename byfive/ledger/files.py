"""Sealed files beside the database: what evidence and documents have in common."""

from __future__ import annotations

import errno
import secrets
from typing import Any, Generic, TypeVar

from fsspec.core import url_to_fs
from sqlalchemy import select

from byfive.keys import KeyRing
from byfive.ledger.database import Database
from byfive.ledger.errors import DiskFull, LedgerError
from byfive.ledger.tables import DocumentRow, EvidenceRow

R = TypeVar("R", EvidenceRow, DocumentRow)


class Store:
    """Files by name, wherever fsspec can keep them (``file:///PATH``, ``s3://BUCKET/PATH``, ``memory://PATH``).

    Its methods raise ``OSError``.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._files: Any
        self._files, self._folder = url_to_fs(url)

    def write(self, name: str, data: bytes) -> None:
        self._files.makedirs(self._folder, exist_ok=True)
        self._files.pipe_file(self._path(name), data)

    def read(self, name: str) -> bytes:
        return bytes(self._files.cat_file(self._path(name)))

    def delete(self, name: str) -> None:
        """Delete a file, unless it is gone already."""
        try:
            self._files.rm_file(self._path(name))
        except FileNotFoundError:
            return

    def _path(self, name: str) -> str:
        return f"{self._folder.rstrip('/')}/{name}"


class SealedFiles(Generic[R]):
    """Sealed files, each with its row. A file is written before its row, so a row never points at nothing."""

    table: type[R]

    def __init__(self, database: Database, keyring: KeyRing, store: Store) -> None:
        self._database, self._keyring, self._store = database, keyring, store

    def rows(self) -> list[R]:
        """Every row, oldest first."""
        with self._database.read() as tx:
            return list(tx.session.scalars(select(self.table).order_by(self.table.id)))

    def seal_again(self, row: R) -> None:
        """Seal a file with the current key: written anew beside the old one, which is deleted last."""
        self._write(row, self._read(row))
        with self._database.write() as tx:
            current = tx.session.get(self.table, row.id, with_for_update=True)
            superseded = row.file
            if current is not None:
                superseded, current.file, current.key_id = current.file, row.file, row.key_id
        self._delete(superseded)

    def _write(self, row: R, data: bytes) -> None:
        """Seal ``data`` for ``row`` and write it under a new name that tells nothing; the row names it then."""
        row.file = secrets.token_hex(16)
        blob = self._keyring.seal(data, row.place)
        row.key_id = self._keyring.key_id(blob)
        try:
            self._store.write(row.file, blob)
        except OSError as error:
            raise self._trouble(error) from error

    def _read(self, row: R) -> bytes:
        """What a row's file holds."""
        try:
            blob = self._store.read(row.file)
        except OSError as error:
            with self._database.read() as tx:
                current = tx.session.get(self.table, row.id)
            if current is None or current.file == row.file:
                raise self._missing(row) from error
            return self._read(current)  # its key was rotated a moment ago
        return self._keyring.open(blob, row.place)

    def _delete(self, file: str) -> None:
        try:
            self._store.delete(file)
        except OSError as error:
            raise self._trouble(error) from error

    def _trouble(self, error: OSError) -> LedgerError:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return DiskFull(self._store.url)
        return self._not_kept(error.strerror or type(error).__name__)

    def _not_kept(self, why: str) -> LedgerError:
        """The error for a file that cannot be written or deleted."""
        raise NotImplementedError

    def _missing(self, row: R) -> Exception:
        """The error for a row whose file cannot be read."""
        raise NotImplementedError
