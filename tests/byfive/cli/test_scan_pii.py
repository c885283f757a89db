"""``byfive scan-pii``."""

from __future__ import annotations

from pathlib import Path

from tests.byfive.cli.conftest import Run
from tests.byfive.ledger.scene import ODD_ANSWERS, Scene, household


def test_the_ledger_itself_is_clean(byfive: Run, scene: Scene) -> None:
    scene.delivered()
    scene.unknown()
    told = byfive("scan-pii", "--json")
    assert told.code == 0
    assert told.json["found"] == []
    assert told.json["submissions"] == 2
    assert told.json["files"] >= 2
    assert byfive("scan-pii").out.startswith("0 found:")


def test_a_planted_value_ends_with_3_and_is_not_repeated(byfive: Run, scene: Scene, home: Path) -> None:
    reference = scene.received()
    (home / "logs").mkdir()
    (home / "logs" / "worker.log").write_text("filing for ZORABEL QUILLONBY, 02/29/1984, (209) 555-0123\n")
    ran = byfive("scan-pii")
    assert ran.code == 3
    assert str(home / "logs" / "worker.log") in ran.out
    assert reference in ran.out
    told = byfive("scan-pii", "--json")
    assert told.code == 3
    assert {each["kind"] for each in told.json["found"]} == {"name", "birth date", "phone"}
    everything = (ran.out + ran.err + told.out + told.err).casefold()
    assert [answer for answer in ODD_ANSWERS if answer.casefold() in everything] == []


def test_words_of_an_earlier_version_are_searched_for_as_well(byfive: Run, scene: Scene, home: Path) -> None:
    reference = scene.in_review()
    scene.ledger.applications.correct(reference, household("Another"), by="x", why="x")
    (home / "log").write_text("Zorabel")
    assert byfive("scan-pii").code == 3


def test_a_reason_with_a_name_in_it_is_found_in_the_ledger(byfive: Run, scene: Scene) -> None:
    byfive("withdraw", scene.received(), "--reason", "Quillonby moved away")
    assert byfive("scan-pii").code == 3


def test_more_places_can_be_named(byfive: Run, scene: Scene, tmp_path: Path) -> None:
    scene.received()
    (tmp_path / "elsewhere").write_text("Quillonby")
    assert byfive("scan-pii").code == 0
    assert byfive("scan-pii", str(tmp_path / "elsewhere")).code == 3


def test_a_place_that_is_not_there_is_refused(byfive: Run) -> None:
    ran = byfive("scan-pii", "/nowhere/at/all")
    assert ran.code == 2
    assert "/nowhere/at/all" in ran.err


def test_prefects_folder_is_searched_wherever_it_is(byfive: Run, scene: Scene, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    scene.received()
    (tmp_path / "prefect").mkdir()
    (tmp_path / "prefect" / "prefect.db").write_text("Quillonby")
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    assert byfive("scan-pii").code == 3


def test_what_could_not_be_read_is_told(byfive: Run, scene: Scene, home: Path) -> None:
    (home / "old.gz").write_bytes(b"\x1f\x8b broken")
    ran = byfive("scan-pii")
    assert ran.code == 2
    assert "old.gz was not read" in ran.err
