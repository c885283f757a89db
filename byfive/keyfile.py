"""The file that holds the key ring's keys: JSON lines, its owner's only, never half written.

One line a key, oldest first, the last one current: ``{"id": "k-1a2b3c4d", "key": "<base64>", "made_at": 1764000000}``.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from byfive.errors import KeyFileExists, KeyFileMissing, KeyFileUnreadable, KeyFileUnsafe, KeyFileUnwritable

Mark = tuple[int, int, int]
"""What tells one state of a file from the next: inode, time of change (ns), size."""


@dataclass(frozen=True)
class Key:
    """One key-encryption key; its material is in no ``repr``. ``made_at`` is in real seconds since 1970."""

    id: str
    material: bytes = field(repr=False)
    made_at: int


def parse(text: str, source: str) -> list[Key]:
    """The keys in a text. Raises :class:`KeyFileUnreadable`, which names ``source`` and the line, never its content."""
    keys: list[Key] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            key = Key(str(entry["id"]), base64.b64decode(entry["key"], validate=True), int(entry["made_at"]))
        except (ValueError, TypeError, KeyError, binascii.Error):
            # `from None`: the original error may quote the line, and with it the key.
            raise KeyFileUnreadable(source, f"line {number} is not a key") from None
        if len(key.material) != 32 or not key.id.isascii() or not 1 <= len(key.id) <= 255:
            raise KeyFileUnreadable(source, f"line {number} is not a key of 32 bytes with a short ASCII name")
        if key.id in {other.id for other in keys}:
            raise KeyFileUnreadable(source, f"line {number} names a key that an earlier line names")
        keys.append(key)
    if not keys:
        raise KeyFileUnreadable(source, "it holds no key")
    return keys


def read(path: Path) -> list[Key]:
    """The keys in a file. Raises KeyFileMissing, KeyFileUnsafe, KeyFileUnreadable."""
    try:
        with path.open(encoding="utf-8") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise KeyFileUnsafe(str(path))
            text = file.read()
    except FileNotFoundError:
        raise KeyFileMissing(str(path)) from None
    except UnicodeDecodeError:
        raise KeyFileUnreadable(str(path), "it is not text") from None
    except OSError as error:
        raise KeyFileUnreadable(str(path), error.strerror or "it cannot be opened") from error
    return parse(text, str(path))


def create(path: Path, keys: Sequence[Key]) -> None:
    """Write a file that must not exist yet. Raises KeyFileExists, KeyFileUnwritable.

    The complete file is linked into place, so a rival process sees all of it or nothing.
    """
    with _writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = _fresh(path, keys)
        try:
            os.link(fresh, path)
        except FileExistsError:
            raise KeyFileExists(str(path)) from None
        finally:
            fresh.unlink()
        _sync_folder(path)


def write(path: Path, keys: Sequence[Key]) -> None:
    """Replace the file in one step. Call it under :func:`locked`. Raises :class:`KeyFileUnwritable`."""
    with _writing(path):
        _fresh(path, keys).replace(path)
        _sync_folder(path)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other processes from changing the file meanwhile (its folder is locked: the file itself is replaced)."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def mark(path: Path) -> Mark:
    """The state of the file now. Raises :class:`KeyFileMissing`."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        raise KeyFileMissing(str(path)) from None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def _fresh(path: Path, keys: Sequence[Key]) -> Path:
    """A complete copy beside the file, on the disk, readable by its owner only from its first byte on."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.writelines(_line(key) for key in keys)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        fresh.unlink()
        raise
    return fresh


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KeyFileUnwritable(str(path), error.strerror or "the system gave no reason") from error


def _sync_folder(path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _line(key: Key) -> str:
    encoded = base64.b64encode(key.material).decode()
    return json.dumps({"id": key.id, "key": encoded, "made_at": key.made_at}) + "\n"
