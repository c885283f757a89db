"""What a document is, by its content: names lie (a program renamed to .pdf), and phones write HEIC under .jpg."""

from __future__ import annotations

import filetype

from byfive.application import DocumentKind

MEGABYTE = 1_000_000
"""Of the two readings of "8 MB" the smaller one, so that a county that means the other takes it as well."""
LARGEST = 25 * MEGABYTE
"""The largest document that we take in, in bytes: more than any county known so far takes."""

_KINDS = {
    "application/pdf": DocumentKind.PDF,
    "image/jpeg": DocumentKind.JPG,
    "image/png": DocumentKind.PNG,
    "image/heic": DocumentKind.HEIC,
    "image/gif": DocumentKind.GIF,
    "image/bmp": DocumentKind.BMP,
    "image/tiff": DocumentKind.TIFF,
    "application/msword": DocumentKind.DOC,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": DocumentKind.DOCX,
    "application/vnd.oasis.opendocument.text": DocumentKind.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": DocumentKind.ODS,
    "application/vnd.oasis.opendocument.presentation": DocumentKind.ODP,
}


def kind_of(data: bytes) -> DocumentKind:
    """The kind that the content shows, ``OTHER`` for whatever no county takes."""
    return _KINDS.get(filetype.guess_mime(data) or "", DocumentKind.OTHER)
