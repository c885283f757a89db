"""Keys that protect clients' answers at rest: envelope encryption with AES-256-GCM.

Every record is encrypted with a data key of its own; the data key is wrapped by a key of the ring (a
key-encryption key). Both are bound to the record's *place* (``applications/S-7K3QF2M9/2``), so a record
copied to another place does not open there. A sealed record names the key that wrapped it, so keys can be rotated:
:meth:`KeyRing.rotate`, then :meth:`KeyRing.rewrap` on every record, then :meth:`KeyRing.retire`. Rewrapping
leaves the encrypted answers as they are and renews only the wrapped data key.

Layout of a sealed record: ``B5`` 1, length and name of the key, nonce (12) and wrapped data key (48), first 16 bytes
of the place's SHA-256, nonce (12), encrypted answers with their tag.
"""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path
from typing import NamedTuple, NoReturn, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from byfive import keyfile
from byfive.clock import real_seconds
from byfive.errors import KeyNotHere, KeysAreFixed, KeyStillCurrent, KeyUnknown, SealBroken, SealMoved
from byfive.keyfile import Key

_MAGIC = b"B5\x01"
_NONCE, _WRAPPED, _DIGEST, _TAG = 12, 48, 16, 16


class KeyInfo(NamedTuple):
    """What may be shown of a key. ``made_at`` is in real seconds since 1970."""

    id: str
    made_at: int
    is_current: bool


class _Sealed(NamedTuple):
    """A sealed record taken apart: who wrapped it, the wrapped data key, and the rest, which rewrapping keeps."""

    key_id: str
    wrapping: bytes
    digest: bytes
    body: bytes


class KeyRing:
    """The keys: the current one seals, all of them open.

    A ring from a file follows that file: when another process rotates, the next use here sees it. Key material is in
    no ``repr`` and no pickle.
    """

    def __init__(self, keys: list[Key], path: Path | None = None) -> None:
        """Use :meth:`create`, :meth:`load` or :meth:`from_value`."""
        self._keys = keys
        self._path = path
        self._seen = keyfile.mark(path) if path else None

    @classmethod
    def create(cls, path: Path) -> Self:
        """A new key file with one key, readable by its owner only. Raises :class:`KeyFileExists`."""
        key = _new_key()
        keyfile.create(path, [key])
        return cls([key], path)

    @classmethod
    def load(cls, path: Path) -> Self:
        """The ring of a key file. Raises KeyFileMissing, KeyFileUnsafe, KeyFileUnreadable."""
        return cls(keyfile.read(path), path)

    @classmethod
    def from_value(cls, text: str) -> Self:
        """A ring from a setting that holds what a key file holds. Raises :class:`KeyFileUnreadable`."""
        return cls(keyfile.parse(text, source="the setting `keys`"))

    def __repr__(self) -> str:
        return f"KeyRing(current={self.current!r}, keys={len(self._keys)})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key ring is not pickled: keys must not reach another process's files. Load it there.")

    @property
    def current(self) -> str:
        """The name of the key that seals."""
        return self._keys[-1].id

    def all_keys(self) -> list[KeyInfo]:
        """All keys, oldest first, without their material."""
        self._follow_file()
        return [KeyInfo(key.id, key.made_at, key.id == self.current) for key in self._keys]

    def seal(self, plaintext: bytes, place: str) -> bytes:
        """The plaintext, encrypted so that it opens at ``place`` only."""
        self._follow_file()
        data_key, nonce, digest = secrets.token_bytes(32), secrets.token_bytes(_NONCE), _digest(place)
        body = nonce + AESGCM(data_key).encrypt(nonce, plaintext, _MAGIC + place.encode())
        return self._assemble(data_key, digest, body, place)

    def open(self, blob: bytes, place: str) -> bytes:
        """The plaintext that was sealed for ``place``. Raises KeyUnknown, SealMoved, SealBroken."""
        sealed = _take_apart(blob, place)
        nonce, encrypted = sealed.body[:_NONCE], sealed.body[_NONCE:]
        try:
            return AESGCM(self._unwrap(sealed, place)).decrypt(nonce, encrypted, _MAGIC + place.encode())
        except InvalidTag:
            raise SealBroken(place) from None

    def rewrap(self, blob: bytes, place: str) -> bytes:
        """The same record with its data key wrapped by the current key. Raises what :meth:`open` raises.

        The whole record is opened first, so a broken one is found before its old key is retired.
        """
        self.open(blob, place)
        sealed = _take_apart(blob, place)
        return self._assemble(self._unwrap(sealed, place), sealed.digest, sealed.body, place)

    def key_id(self, blob: bytes) -> str:
        """The name of the key that wrapped this record. Raises :class:`SealBroken`."""
        return _parse(blob, "a place not given").key_id

    def rotate(self) -> str:
        """Add a key, make it the current one, return its name. Raises :class:`KeysAreFixed`."""
        path = self._writable()
        with keyfile.locked(path):
            self._replace(path, [*keyfile.read(path), _new_key()])
        return self.current

    def retire(self, key_id: str) -> None:
        """Forget a key for ever; rewrap every record that it wrapped first, or they are lost.

        Raises KeyStillCurrent, KeyNotHere, KeysAreFixed.
        """
        path = self._writable()
        with keyfile.locked(path):
            keys = keyfile.read(path)
            if key_id == keys[-1].id:
                raise KeyStillCurrent(key_id)
            if key_id not in {key.id for key in keys}:
                raise KeyNotHere(key_id)
            self._replace(path, [key for key in keys if key.id != key_id])

    def _writable(self) -> Path:
        if self._path is None:
            raise KeysAreFixed
        return self._path

    def _replace(self, path: Path, keys: list[Key]) -> None:
        keyfile.write(path, keys)
        self._keys, self._seen = keys, keyfile.mark(path)

    def _follow_file(self) -> None:
        """Read the file again when it is another than the one read: sealing with a retired key would lose answers."""
        if self._path is None:
            return
        seen = keyfile.mark(self._path)
        if seen != self._seen:
            self._keys, self._seen = keyfile.read(self._path), seen

    def _assemble(self, data_key: bytes, digest: bytes, body: bytes, place: str) -> bytes:
        key, nonce = self._keys[-1], secrets.token_bytes(_NONCE)
        name = key.id.encode()
        wrapped = AESGCM(key.material).encrypt(nonce, data_key, _wrapping_context(key.id, place))
        return _MAGIC + bytes([len(name)]) + name + nonce + wrapped + digest + body

    def _unwrap(self, sealed: _Sealed, place: str) -> bytes:
        self._follow_file()
        material = next((key.material for key in self._keys if key.id == sealed.key_id), None)
        if material is None:
            raise KeyUnknown(sealed.key_id, place)
        nonce, wrapped = sealed.wrapping[:_NONCE], sealed.wrapping[_NONCE:]
        try:
            return AESGCM(material).decrypt(nonce, wrapped, _wrapping_context(sealed.key_id, place))
        except InvalidTag:
            raise SealBroken(place) from None


def _new_key() -> Key:
    return Key(id=f"k-{secrets.token_hex(4)}", material=secrets.token_bytes(32), made_at=int(real_seconds()))


def _digest(place: str) -> bytes:
    return hashlib.sha256(place.encode()).digest()[:_DIGEST]


def _wrapping_context(key_id: str, place: str) -> bytes:
    return _MAGIC + b"data key\x00" + key_id.encode() + b"\x00" + place.encode()


def _take_apart(blob: bytes, place: str) -> _Sealed:
    sealed = _parse(blob, place)
    if sealed.digest != _digest(place):
        raise SealMoved(place)
    return sealed


def _parse(blob: bytes, place: str) -> _Sealed:
    """The parts of a record by their lengths; whether they are genuine, decryption tells."""
    start = len(_MAGIC) + 1
    if blob[: len(_MAGIC)] != _MAGIC or len(blob) < start:
        raise SealBroken(place)
    name_end = start + blob[start - 1]
    wrapping_end = name_end + _NONCE + _WRAPPED
    body_start = wrapping_end + _DIGEST
    if len(blob) < body_start + _NONCE + _TAG:
        raise SealBroken(place)
    try:
        key_id = blob[start:name_end].decode("ascii")
    except UnicodeDecodeError:
        raise SealBroken(place) from None
    return _Sealed(key_id, blob[name_end:wrapping_end], blob[wrapping_end:body_start], blob[body_start:])
