"""The documents that Birch takes: which files, how large, how many."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import PurePath

LARGEST = 8 * 1024 * 1024
MOST = 10
_STARTS = {
    ".pdf": b"%PDF-",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".png": b"\x89PNG\r\n\x1a\n",
}


class FileRefused(ValueError):
    """The county does not take this file; the message says why."""


@dataclass(frozen=True)
class Upload:
    """One document: ``mark`` is the start of its SHA-256, by which the judge knows its content."""

    ident: str
    name: str
    size: int
    mark: str


def taken(name: str, content: bytes, already: int) -> Upload:
    """The file, when the county takes it beside those it has ``already``; raises :class:`FileRefused`."""
    if already >= MOST:
        raise FileRefused(f"You can add {MOST} files. Remove one first.")
    if len(content) > LARGEST:
        raise FileRefused("The file is larger than 8 MB.")
    start = _STARTS.get(PurePath(name).suffix.lower())
    if start is None or not content.startswith(start):
        raise FileRefused("Use a PDF, JPG or PNG file.")
    return Upload(secrets.token_hex(4), name, len(content), hashlib.sha256(content).hexdigest()[:16])
