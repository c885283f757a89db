"""The made-up documents, those that Birch takes, and those that a careful person leaves out."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from sandbox.birch.expected import expected
from sandbox.documents import content
from tests.sandbox.birch.walker import Walker
from tests.sandbox.conftest import TODAY
from tests.sandbox.family import FAMILY

Truth = Callable[[], list[dict[str, Any]]]
KEY = "Your documents/Add files"
KIND = "Use a PDF, JPG or PNG file."


def mark(stored_as: str) -> str:
    return hashlib.sha256(content(stored_as)).hexdigest()[:16]


@pytest.fixture
def uploading(walker: Walker, four: dict[str, str]) -> Walker:
    walker.start()
    walker.enter(four, until="Your documents")
    return walker


def test_the_files_are_what_their_names_say_and_always_the_same() -> None:
    for name in ("id-card.jpg", "lease.png"):
        picture = Image.open(io.BytesIO(content(name)))
        picture.load()
        assert picture.size == (1, 1)
    pdf = content("payslip-1.pdf")
    start = int(pdf.rsplit(b"startxref\n", 1)[1].split()[0])
    assert pdf[start : start + 4] == b"xref"
    assert pdf[int(pdf[start:].split(b"\n")[3][:10]) :].startswith(b"1 0 obj")
    assert content("payslip-1.pdf") == pdf != content("payslip-2.pdf")
    assert zlib.crc32(content("lease.png")) == zlib.crc32(content("lease.png"))
    assert len({content(name) for name in ("a.jpg", "b.jpg", "a.png", "b.png", "a.heic", "a.exe")}) == 6
    with pytest.raises(ValueError, match="must end in"):
        content("notes.docx")


@pytest.mark.parametrize(
    ("name", "stored_as", "words"),
    [
        ("iexplore.exe", "iexplore.exe", KIND),
        ("scan.heic", "scan.heic", KIND),
        ("empty.pdf", "empty.pdf", KIND),
        ("photo.pdf", "photo.pdf", KIND),
        ("lease.pdf", "lease.png", KIND),
        ("lease", "lease.png", KIND),
        ("huge.pdf", "huge.pdf", "The file is larger than 8 MB."),
    ],
)
def test_a_file_that_is_none_of_the_three_kinds_is_refused_by_name(
    uploading: Walker, name: str, stored_as: str, words: str
) -> None:
    assert uploading.add_file(name, content(stored_as)) == {"errors": [[name, words]]}
    assert uploading.load()["files"] == []


def test_files_are_listed_by_their_own_names_kept_in_order_and_can_be_removed(
    uploading: Walker, four: dict[str, str], truth: Truth
) -> None:
    for name, stored_as in (("Mi talón.PDF", "a.pdf"), ("b.jpeg", "b.jpg"), ("b.jpeg", "b.jpg"), ("c.png", "c.png")):
        uploading.add_file(name, content(stored_as))
    files = uploading.load()["files"]
    assert [file["name"] for file in files] == ["Mi talón.PDF", "b.jpeg", "b.jpeg", "c.png"]
    assert files[0]["size"] == "1 KB"
    uploading.call("files/remove", {"id": files[1]["id"]})
    uploading.enter({KEY: "", **{key: four[key] for key in list(four)[-3:]}})
    assert truth()[0]["fields"][KEY] == "; ".join(map(mark, ("a.pdf", "b.jpg", "c.png")))


def test_an_eleventh_file_is_refused(uploading: Walker) -> None:
    for number in range(10):
        assert "file" in uploading.add_file(f"{number}.png", content("a.png"))
    said = uploading.add_file("more.png", content("a.png"))
    assert said == {"errors": [["more.png", "You can add 10 files. Remove one first."]]}


def test_a_careful_person_leaves_out_what_the_county_does_not_take() -> None:
    names = ("a.pdf", "iexplore.exe", "scan.heic", "empty.pdf", "photo.pdf", "huge.pdf", "b.png")
    documents = [{"name": name.upper(), "stored_as": name} for name in names]
    documents.append({"name": "renamed.pdf", "stored_as": "c.png"})
    assert expected(FAMILY | {"documents": documents}, TODAY)[KEY] == f"{mark('a.pdf')}; {mark('b.png')}"


def test_a_call_without_a_file_is_refused(uploading: Walker) -> None:
    assert uploading.client.post("/api/files", data={"file": "text"}).status_code == 400


def test_files_are_taken_on_their_page_alone(walker: Walker) -> None:
    walker.start()
    for path in ("files", "files/remove"):
        assert walker.client.post(f"/api/{path}", files={"file": ("a.png", content("a.png"))}).status_code == 409
