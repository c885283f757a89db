"""``byfive load``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.byfive.cli.conftest import Run, line
from tests.byfive.ledger.scene import ODD_ANSWERS, Scene, household


def test_good_lines_go_in_and_bad_ones_are_told(byfive: Run, scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "today.jsonl"
    file.write_text(line(household("Ana")) + '{"county": \n' + line(household("Bo")) + line(household(county="aldr")))
    ran = byfive("load", str(file))
    assert ran.code == 2
    assert "2 loaded, 0 there already, 2 lines refused." in ran.out
    assert f"{file}, line 2: it is not JSON" in ran.err
    assert "line 4: There is no county 'aldr'. Did you mean alder?" in ran.err
    assert [each.source for each in scene.ledger.submissions.list()] == ["load", "load"]


def test_no_answer_is_repeated(byfive: Run, tmp_path: Path) -> None:
    file = tmp_path / "today.jsonl"
    whole = json.loads(line())
    whole["members"][0]["Zorabel Quillonby"] = "923456781"
    whole["home"]["zip"] = "Brambleweather"
    whole["relationships"] = [{"of": "Mikkaline", "to": "m1", "relationship": "child"}]
    file.write_text(json.dumps(whole) + "\n" + line()[:-300])
    ran = byfive("load", str(file))
    assert ran.code == 2
    assert [answer for answer in ODD_ANSWERS if answer in ran.out + ran.err] == []


def test_loading_again_takes_nothing_in_twice(byfive: Run, scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "today.jsonl"
    file.write_text(line(household("Ana")) + line(household("Bo"), key="k1"))
    assert byfive("load", str(file)).out == "2 loaded, 0 there already, 0 lines refused.\n"
    assert byfive("load", str(file)).out == "0 loaded, 2 there already, 0 lines refused.\n"
    assert len(scene.ledger.submissions.list()) == 2


def test_the_document_names_every_line(byfive: Run, tmp_path: Path) -> None:
    file = tmp_path / "today.jsonl"
    file.write_text("\n" + line() + "[]\n" + line())
    told = byfive("load", str(file), str(tmp_path / "absent"), "--json").json
    assert [each["line"] for each in told["loaded"]] == [2]
    assert told["known"] == 1
    assert told["refused"] == [
        {"file": str(file), "line": 3, "mistakes": ["it is a JSON list; write one object {...} on each line"]}
    ]
    assert told["files_refused"] == [{"file": str(tmp_path / "absent"), "why": "No such file or directory"}]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(byfive: Run, tmp_path: Path) -> None:
    file = tmp_path / "today.jsonl"
    file.write_text(line())
    ran = byfive("load", str(tmp_path), str(file))
    assert ran.code == 2
    assert f"{tmp_path} cannot be read: Is a directory." in ran.err
    assert ran.out.startswith("1 loaded")


def test_reads_standard_input_and_keeps_the_source(byfive: Run, scene: Scene) -> None:
    assert byfive("load", "-", "--source", "food bank", given=line()).code == 0
    assert scene.ledger.submissions.list()[0].source == "food bank"
    assert byfive("load", "-", "--source", "x" * 41, given=line()).code == 2


def test_documents_come_from_their_folder(byfive: Run, scene: Scene, tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "lease").write_bytes(b"%PDF-1.7 Zorabel Quillonby")
    file = tmp_path / "today.jsonl"
    file.write_text(line(documents=[{"name": "Zorabel's lease.pdf", "stored_as": "lease"}]))
    ran = byfive("load", str(file))
    assert ran.code == 2
    assert "line 1: documents[1].stored_as: nobody said where its file is" in ran.err
    assert byfive("load", str(file), "--documents", str(folder)).out.startswith("1 loaded")
    assert byfive("load", str(file), "--documents", str(folder)).out.startswith("0 loaded, 1 there already")
    (submission,) = scene.ledger.submissions.list()
    (document,) = scene.ledger.applications.get(submission.reference).documents
    assert scene.ledger.documents.read(document.stored_as) == b"%PDF-1.7 Zorabel Quillonby"
    assert byfive("scan-pii").code == 0


def test_a_folder_of_documents_that_is_not_there_is_refused(byfive: Run, scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "today.jsonl"
    file.write_text(line())
    assert byfive("load", str(file), "--documents", str(tmp_path / "absent")).code == 2
    assert scene.ledger.submissions.list() == []
