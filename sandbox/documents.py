"""The files that made-up households send: tiny, valid, and always the same for a name.

Names end in what the file is; a few are known for what is wrong with them.
"""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import PurePath

_JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////"
    "////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z"
)
_TOO_LARGE = 8 * 1024 * 1024 + 1


def content(stored_as: str) -> bytes:
    """What is in the file of this name; raises :class:`ValueError` for a kind that nobody sends."""
    match stored_as:
        case "empty.pdf":
            return b""
        case "photo.pdf":
            return _exe(stored_as)  # a program that was renamed
        case "huge.pdf":
            return _pdf(stored_as).ljust(_TOO_LARGE, b"\n")
    kinds = {".pdf": _pdf, ".jpg": _jpg, ".png": _png, ".exe": _exe, ".heic": _heic}
    kind = PurePath(stored_as).suffix
    if kind not in kinds:
        raise ValueError(f"{stored_as} is no made-up document: its name must end in {', '.join(kinds)}")
    return kinds[kind](stored_as)


def _pdf(name: str) -> bytes:
    """One page that shows its own name."""
    text = f"BT /F1 18 Tf 40 120 Td ({name}) Tj ET".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    file, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return file + end % (table, len(file))


def _jpg(name: str) -> bytes:
    """One grey dot, with the name as a comment."""
    said = name.encode()
    return _JPEG[:2] + b"\xff\xfe" + struct.pack(">H", len(said) + 2) + said + _JPEG[2:]


def _png(name: str) -> bytes:
    """One grey dot, with the name as a comment."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"tEXt", b"Title\0" + name.encode()),
        (b"IDAT", zlib.compress(b"\0\x80")),
        (b"IEND", b""),
    )
    written = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def _exe(name: str) -> bytes:
    """The beginning of a program for Windows."""
    return b"MZ" + bytes(62) + name.encode()


def _heic(name: str) -> bytes:
    """The beginning of a telephone's photograph."""
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + name.encode()
