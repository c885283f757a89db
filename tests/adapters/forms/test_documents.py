"""Documents in a county's upload: what it takes goes under names that tell nothing, the rest is left out and told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.forms import File, Rendition, always, application
from byfive.application import Document, DocumentKind
from byfive.documents import MEGABYTE
from byfive.findings import Severity
from expectations.validator import GreatExpectationsValidator
from tests.adapters.applications import documents as any_document
from tests.adapters.forms.mini import COUNTY, expressed, form_of, mistakes_in, page, rendered
from tests.expectations.applications import TODAY, household

PDF, JPG, HEIC, OTHER = DocumentKind.PDF, DocumentKind.JPG, DocumentKind.HEIC, DocumentKind.OTHER
KEPT = "6f1f0c0e"
PICKY = File("Add files", application.documents, accepts=("pdf", "jpg"), most_mb=8, most_files=2, listed=True)


def document(kind: DocumentKind | None = PDF, size: int | None = 20_000, stored_as: str = KEPT) -> Document:
    return Document(name="Zorabel's own name for it", stored_as=stored_as, kind=kind, size=size)


def uploaded(*documents: Document, field: File = PICKY) -> Rendition:
    return rendered(field, household(documents=documents))


def test_documents_go_in_their_order_under_names_that_tell_nothing() -> None:
    taken = household(documents=(document(PDF, stored_as="a1"), document(JPG, stored_as="b2")))
    entry = expressed(PICKY, taken)
    assert entry.texts == ("a1", "b2")
    assert entry.shows == ("document-1.pdf", "document-2.jpg")
    assert entry.shown == "document-1.pdf, document-2.jpg"
    assert [(note.before, note.after) for note in entry.notes] == [
        ("Zorabel's own name for it", "document-1.pdf"),
        ("Zorabel's own name for it", "document-2.jpg"),
    ]


@pytest.mark.parametrize(
    ("bad", "code", "said"),
    [
        (document(HEIC), "kind", "it is heic, and the page takes pdf, jpg"),
        (document(OTHER), "kind", "it is of another kind, and the page takes pdf, jpg"),
        (document(size=0), "empty", "it is empty"),
        (document(size=8 * MEGABYTE + 1), "too_large", "it is larger than the 8 MB that the page takes"),
        (document(kind=None, size=None), "never_kept", "its content was never kept"),
    ],
)
def test_what_the_county_does_not_take_is_left_out_and_only_warned_of(bad: Document, code: str, said: str) -> None:
    rendition = uploaded(document(stored_as="a1"), bad, document(JPG, stored_as="b2"))
    entry = rendition.pages[0].fields[0]
    assert (entry.texts, entry.shows) == (("a1", "b2"), ("document-1.pdf", "document-2.jpg"))
    assert [(note.step, note.after, note.lossless) for note in entry.notes][1] == ("left out", "", False)
    assert rendition.findings == ()
    (warning,) = rendition.warnings
    assert (warning.rule, warning.severity, warning.field) == (
        f"mini.one.add_files.{code}", Severity.WARNS, "Add files",
    )  # fmt: skip
    assert warning.words == f"Add files: document 2 of 3 is left out: {said}"


def test_files_beyond_the_most_are_left_out() -> None:
    rendition = uploaded(document(HEIC), document(), document(), document())
    assert rendition.pages[0].fields[0].shows == ("document-1.pdf", "document-2.pdf")
    assert [warning.rule.rpartition(".")[2] for warning in rendition.warnings] == ["kind", "too_many"]


def test_what_just_fits_goes() -> None:
    assert uploaded(document(size=8 * MEGABYTE)).warnings == ()


def test_a_county_that_says_nothing_takes_what_all_take_of_any_size_and_number() -> None:
    many = [document(size=24 * MEGABYTE)] * 30
    rendition = uploaded(*many, document(HEIC), field=File("Proof", application.documents))
    assert len(rendition.pages[0].fields[0].texts) == 30
    assert len(rendition.warnings) == 1


def test_a_county_that_insists_on_a_document_and_gets_none_is_a_persons_matter() -> None:
    field = File("Proof", application.documents, required=True)
    rendition = uploaded(document(HEIC), field=field)
    assert [finding.rule for finding in rendition.findings] == ["mini.one.proof.missing"]
    assert len(rendition.warnings) == 1


@given(st.lists(any_document, max_size=8))
def test_a_bad_document_never_stops_a_filing_and_every_one_is_accounted_for(documents: Sequence[Document]) -> None:
    rendition = uploaded(*documents)
    entry = rendition.pages[0].fields[0]
    assert rendition.findings == ()
    assert len(entry.texts) + len(rendition.warnings) == len(entry.notes) == len(documents)
    assert len(entry.texts) == len(set(entry.shows)) <= 2
    assert {name.rpartition(".")[2] for name in entry.shows} <= {"pdf", "jpg"}


@given(st.lists(any_document, max_size=8))
def test_neither_what_the_county_gets_nor_a_warning_tells_a_clients_name_for_a_file(documents: list[Document]) -> None:
    marked = [it.model_copy(update={"name": "Xylophonius.pdf"}) for it in documents]
    rendition = uploaded(*marked)
    said = [*rendition.pages[0].fields[0].shows, *(warning.words for warning in rendition.warnings)]
    assert not any("Xylophonius" in text for text in said)


def test_validation_passes_the_warnings_on() -> None:
    form = form_of(page(PICKY))
    validator = GreatExpectationsValidator(form_of=lambda name: form, today_of=lambda form: TODAY)
    found = validator.validate({"ref": household(documents=(document(HEIC),))}, COUNTY.name)["ref"]
    (warning,) = (finding for finding in found if finding.source == "mini")
    assert warning.severity is Severity.WARNS


@pytest.mark.parametrize(
    ("words", "found", "remedy"),
    [
        ({"accepts": ("jpeg",)}, "accepts 'jpeg'", "did you mean jpg?"),
        ({"accepts": ("other",)}, "accepts 'other'", "pdf, jpg, png"),
        ({"accepts": [3]}, "accepts 3", "pdf, jpg, png"),
        ({"accepts": "pdf"}, "accepts 'pdf'", 'accepts=("pdf", "jpg")'),
        ({"accepts": ()}, "accepts ()", 'accepts=("pdf", "jpg")'),
        ({"most_mb": 0}, "takes files of 0 MB", "most_mb=8"),
        ({"most_mb": "8 MB"}, "takes files of '8 MB' MB", "most_mb=8"),
        ({"most_files": -1}, "takes -1 files", "most_files=10"),
        ({"most_files": 2.5}, "takes 2.5 files", "most_files=10"),
        ({"most_files": True}, "takes True files", "most_files=10"),
        ({"listed": "yes"}, "is listed='yes'", "listed=True"),
        ({"most": 8}, "has no 'most'", "did you mean"),
    ],
)
def test_mistakes_are_told_when_the_form_is_loaded(words: dict[str, Any], found: str, remedy: str) -> None:
    (mistake,) = mistakes_in(File("Add files", application.documents, **words))
    assert mistake.place == "mini, page 'one', field 'Add files'"
    assert found in mistake.found
    assert remedy in mistake.remedy


def test_only_documents_are_uploaded() -> None:
    (mistake,) = mistakes_in(File("Add files", application.expenses.utilities))
    assert "no documents" in mistake.found
    assert mistake.remedy == "name application.documents"
    assert mistakes_in(File("Add files", always("x")))
