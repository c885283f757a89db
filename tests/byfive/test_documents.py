"""What a document is, is found from its content."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byfive.application import DocumentKind
from byfive.documents import kind_of


def packed(*files: tuple[str, str]) -> bytes:
    """A ZIP file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files:
            archive.writestr(name, text)
    return data.getvalue()


CONTENT_TYPES = ("[Content_Types].xml", "<Types/>")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", DocumentKind.PDF),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", DocumentKind.JPG),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), DocumentKind.PNG),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", DocumentKind.HEIC),
        (b"GIF89a", DocumentKind.GIF),
        (b"BM\x00\x00", DocumentKind.BMP),
        (b"II\x2a\x00" + bytes(20), DocumentKind.TIFF),
        (packed(CONTENT_TYPES, ("_rels/.rels", ""), ("word/document.xml", "")), DocumentKind.DOCX),
        (packed(("mimetype", "application/vnd.oasis.opendocument.text")), DocumentKind.ODT),
        (packed(("Photos.app/Contents/MacOS/Photos", "")), DocumentKind.OTHER),
        (b"MZ\x90\x00 a program called lease.pdf", DocumentKind.OTHER),
        (b"<html>", DocumentKind.OTHER),
        (b"", DocumentKind.OTHER),
    ],
)
def test_the_content_tells_the_kind(data: bytes, kind: DocumentKind) -> None:
    assert kind_of(data) is kind


@given(st.binary(max_size=9000))
def test_whatever_somebody_sends_is_of_some_kind(data: bytes) -> None:
    assert kind_of(data) in DocumentKind
