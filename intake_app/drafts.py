"""Drafts as sealed files: one a draft, named by a hash of its id, swept when nobody has touched it for a day."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from byfive.clock import real_seconds
from byfive.errors import KeysError
from byfive.keys import KeyRing

_log = logging.getLogger(__name__)

KEPT_S = 24 * 3600
"""Real seconds that a draft is kept after it was last written."""

SWEPT_EVERY_S = 3600

_SEALED, _HALF_WRITTEN = ".sealed", ".new"


class SealedDrafts:
    """Drafts in a folder that only this user may read. Neither a name nor a byte of a file tells who wrote it.

    A draft whose key is gone, or that was changed, counts as lost: the client begins again and the log says why.
    ``seconds`` is for tests.
    """

    def __init__(self, folder: Path, keys: KeyRing, *, seconds: Callable[[], float] = real_seconds) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder, self._keys, self._seconds = folder, keys, seconds
        self._swept_at = float("-inf")

    def get(self, id: str) -> bytes | None:
        """The draft, or ``None`` when it was never begun, has grown old or cannot be opened. Raises OSError."""
        path = self._path(id)
        try:
            if self._is_old(path):
                return None
            return self._keys.open(path.read_bytes(), _place(path))
        except FileNotFoundError:
            return None
        except KeysError as error:
            _log.error("A draft is lost; its client has to begin again. %s", error)
            return None

    def put(self, id: str, draft: bytes) -> None:
        """Keep this draft, whole or not at all. Raises OSError."""
        path = self._path(id)
        half = path.with_name(f"{path.stem}-{secrets.token_hex(4)}{_HALF_WRITTEN}")
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(descriptor, "wb") as file:
                file.write(self._keys.seal(draft, _place(path)))
                file.flush()
                os.fsync(file.fileno())
            written_at = self._seconds()
            os.utime(half, (written_at, written_at))
            os.replace(half, path)
        except BaseException:
            with contextlib.suppress(OSError):
                half.unlink()
            raise
        if self._seconds() - self._swept_at > SWEPT_EVERY_S:
            self.sweep()

    def drop(self, id: str) -> None:
        """Forget the draft. Raises OSError."""
        self._path(id).unlink(missing_ok=True)

    def sweep(self) -> int:
        """Remove what nobody has touched for a day; how many files that were. Writing a draft does it once an hour."""
        self._swept_at = self._seconds()
        removed = 0
        for path in self._folder.iterdir():
            if path.suffix in (_SEALED, _HALF_WRITTEN):
                with contextlib.suppress(FileNotFoundError):
                    if self._is_old(path):
                        path.unlink()
                        removed += 1
        return removed

    def _path(self, id: str) -> Path:
        return self._folder / (hashlib.sha256(b"draft " + id.encode()).hexdigest() + _SEALED)

    def _is_old(self, path: Path) -> bool:
        return self._seconds() - path.stat().st_mtime > KEPT_S


def _place(path: Path) -> str:
    """What a draft's seal is bound to: a file put in another's place does not open."""
    return f"drafts/{path.stem}"
