"""Documents that come in: read from where the sender put them, kept in the ledger, known by their content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from byfive.application import Application, Document
from byfive.documents import LARGEST, MEGABYTE, kind_of
from byfive.errors import InputRefused
from byfive.ledger.ledger import Ledger

ReadDocument = Callable[[str], bytes]
"""Gives what the sender calls by a name. Raises :class:`DocumentRefused`."""


class DocumentRefused(InputRefused):
    """A document cannot be taken in. The message says why, without its name: names of files tell of their owners."""


def in_folder(folder: Path) -> ReadDocument:
    """Reads files of one folder and of nowhere else, however a name or a link in it points."""
    root = folder.resolve()

    def read(name: str) -> bytes:
        try:
            path = (root / name).resolve()
            if not path.is_relative_to(root):
                raise DocumentRefused("it leads out of the folder of documents")
            if not path.is_file():  # what is no plain file could keep us waiting for ever
                raise DocumentRefused("there is no such file in the folder of documents")
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except ValueError:  # a name that no file can have
            raise DocumentRefused("there is no such file in the folder of documents") from None
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise DocumentRefused(f"its file cannot be read: {why}") from None  # the cause names the file
        if len(data) > LARGEST:
            raise DocumentRefused(f"its file is larger than {LARGEST // MEGABYTE} MB")
        return data

    return read


def keep(ledger: Ledger, name: str, data: bytes) -> Document:
    """Keep what a client added and called ``name``. Raises DiskFull, DocumentNotKept."""
    return Document(name=name, stored_as=ledger.documents.keep(data), kind=kind_of(data), size=len(data))


def content(application: Application, digests: Sequence[str]) -> dict[str, Any]:
    """All that a client told us, with the digest of what each document holds instead of where it lies."""
    told = application.model_dump(mode="json")
    pairs = zip(application.documents, digests, strict=True)
    return told | {"documents": [{"name": document.name, "sha256": it} for document, it in pairs]}


def digest(data: bytes) -> str:
    """By which two documents are known to hold the same."""
    return hashlib.sha256(data).hexdigest()
