"""``byfive rendition``: what would be typed, and that somebody looked."""

from __future__ import annotations

from pathlib import Path

import pytest

from byfive.application import Document, DocumentKind, Member, Name
from tests.byfive.cli.conftest import Run
from tests.byfive.cli.test_counties import WITH_DOCUMENTS, declare
from tests.byfive.ledger.scene import Scene, household


def test_shows_page_by_page_what_is_typed_and_what_was_changed(byfive: Run, scene: Scene) -> None:
    shown = byfive("rendition", scene.received(household("Zor\u00e1bel"))).out
    assert " 4. About you" in shown
    assert "ZORABEL" in shown
    assert "was 'Zor\u00e1bel': plain letters" in shown
    assert "4711 BRAMBLEWEATHER LANE" in shown


def test_counts_the_answers_that_nobody_gave_at_the_end(byfive: Run, scene: Scene) -> None:
    reference = scene.received()
    told = byfive("rendition", reference, "--json").json
    forced = [field for page in told["pages"] for field in page["fields"] if field["forced"]]
    assert told["forced_answers"] == len(forced) > 0
    shown = byfive("rendition", reference).out
    assert f"Answers that nobody gave: {len(forced)}\n" in shown
    assert "Has anyone been convicted of a drug felony? = I will answer in the interview" in shown
    assert shown.count("^ nobody gave this answer") == len(forced)


def test_the_document_holds_every_text_and_change(byfive: Run, scene: Scene) -> None:
    told = byfive("rendition", scene.received(), "--json").json
    about_you = next(page for page in told["pages"] if page["page"] == "about_you")
    first_name = next(field for field in about_you["fields"] if field["label"] == "First name")
    assert first_name["texts"] == ["ZORABEL"]
    assert first_name["changes"][-1]["before"] == "Zorabel"
    assert (told["version"], told["today"]) == (1, "2026-11-23")


def test_tells_what_cannot_be_expressed(byfive: Run, scene: Scene) -> None:
    person = Member(id="m1", name=Name(given="\u5c0f\u9f99", family="Quillonby"))
    reference = scene.received(household(members=(person,)))
    told = byfive("rendition", reference, "--json").json
    assert any("first_name" in finding["rule"] for finding in told["findings"])
    assert "letters of another script" in byfive("rendition", reference).out


def test_tells_which_documents_go_under_which_name_and_which_are_left_out(
    byfive: Run, scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare(tmp_path, WITH_DOCUMENTS)
    monkeypatch.setenv("BYFIVE_COUNTY_FOLDERS", f'["{tmp_path}"]')
    documents = [
        Document(name=name, stored_as=scene.ledger.documents.keep(b"x"), kind=kind, size=1)
        for name, kind in (("My lease.pdf", DocumentKind.PDF), ("IMG_1.heic", DocumentKind.HEIC))
    ]
    reference = scene.received(household(county="juniper", documents=documents), county="juniper")
    shown = byfive("rendition", reference).out
    assert "Add files" in shown
    assert "document-1.pdf" in shown
    assert "^ 'My lease.pdf' is document-1.pdf; 'IMG_1.heic': document 2 of 2 is left out: it is heic" in shown
    assert "Filed without: 1\n  juniper.documents.add_files.kind: Add files: document 2 of 2 is left out" in shown
    told = byfive("rendition", reference, "--json").json
    assert [warning["rule"] for warning in told["warnings"]] == ["juniper.documents.add_files.kind"]
    assert told["pages"][0]["fields"][0]["texts"] == [documents[0].stored_as]
    assert told["pages"][0]["fields"][0]["shows"] == ["document-1.pdf"]


def test_every_look_is_an_event_with_who_and_why(byfive: Run, scene: Scene) -> None:
    reference = scene.received()
    byfive("rendition", reference, "--by", "maria", "--why", "the county calls about it")
    looked = scene.ledger.events.of(reference)[-1]
    assert (looked.name, looked.by, looked.data["why"]) == ("looked_at", "maria", "the county calls about it")


def test_who_looks_is_by_default_the_systems_user(byfive: Run, scene: Scene, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("LOGNAME", "engineer7")
    reference = scene.received()
    byfive("rendition", reference)
    assert scene.ledger.events.of(reference)[-1].by == "engineer7"


def test_an_answer_cannot_steer_the_terminal(byfive: Run, scene: Scene) -> None:
    remark = "a\x1b[2Jb\u202ec"
    shown = byfive("rendition", scene.received(household(anything_else=remark))).out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
