"""What can go wrong ends in a sentence and an exit code, and loses nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from byfive.cli import today
from byfive.keys import KeyRing
from tests.byfive.cli.conftest import Run, line
from tests.byfive.ledger.scene import Scene


def test_a_wrong_setting_is_refused_with_its_name(byfive: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BYFIVE_ROBOTTS", "3")
    ran = byfive("status")
    assert ran.code == 2
    assert "Did you mean BYFIVE_ROBOTS?" in ran.err


def test_a_wrong_key_file_is_said_to_be_that(
    byfive: Run, scene: Scene, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = scene.received()
    KeyRing.create(home / "other.jsonl")
    monkeypatch.setenv("BYFIVE_KEY_FILE", str(home / "other.jsonl"))
    ran = byfive("rendition", reference)
    assert ran.code == 1
    assert "this is the key file of another ledger" in ran.err
    assert "looked_at" not in scene.names(reference)


def test_a_missing_key_file_is_not_made_anew_for_a_ledger_that_exists(byfive: Run, home: Path) -> None:
    (home / "keys.jsonl").unlink()
    ran = byfive("status")
    assert ran.code == 1
    assert "Put it back from its safe copy" in ran.err
    assert not (home / "keys.jsonl").exists()


def test_a_locked_ledger_is_said_to_be_locked(byfive: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BYFIVE_LEDGER_URL", f"sqlite:///{home}/ledger.db?timeout=0.1")
    other = sqlite3.connect(home / "ledger.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ran = byfive("load", "-", given=line())
    other.execute("ROLLBACK")
    other.close()
    assert ran.code == 1
    assert "stayed locked by another program" in ran.err
    assert "run the same command again" in ran.err
    assert byfive("load", "-", given=line()).out.startswith("1 loaded")


def test_a_folder_that_cannot_be_made_is_named(byfive: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BYFIVE_HOME", str(tmp_path / "file" / "var"))
    ran = byfive("status")
    assert ran.code == 1
    assert str(tmp_path / "file") in ran.err


def test_a_ledger_of_a_newer_version_asks_for_a_newer_program(byfive: Run, home: Path) -> None:
    with sqlite3.connect(home / "ledger.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    ran = byfive("status")
    assert ran.code == 1
    assert "need a newer By Five" in ran.err


def test_a_file_that_is_no_database_is_said_to_be_damaged(byfive: Run, home: Path) -> None:
    (home / "ledger.db").write_bytes(b"no database at all" * 500)
    ran = byfive("status")
    assert ran.code == 1
    assert "is not a database, or it is damaged" in ran.err


def test_an_unexpected_error_is_noted_without_its_message(
    byfive: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> None:
        zorabel = "Zorabel"
        raise KeyError(f"{zorabel} 923456781") from ValueError("Quillonby")

    monkeypatch.setattr(today, "_clock", fails)
    ran = byfive("time")
    noted = (home / "errors.log").read_text()
    assert ran.code == 1
    assert ran.out == ""
    assert str(home / "errors.log") in ran.err
    assert "builtins.KeyError" in noted
    assert "builtins.ValueError" in noted
    assert "test_endings.py" in noted
    for words in (ran.err, noted):
        assert not any(answer in words for answer in ("Zorabel", "923456781", "Quillonby", "Traceback"))


def test_an_unexpected_error_is_told_even_when_it_cannot_be_noted(
    byfive: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "errors.log").mkdir()
    monkeypatch.setattr(today, "_clock", lambda *_: 1 / 0)
    ran = byfive("time")
    assert ran.code == 1
    assert "could not be written down: test_endings.py" in ran.err


def test_ctrl_c_ends_in_a_sentence(byfive: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(today, "_clock", interrupted)
    ran = byfive("time")
    assert (ran.code, ran.err) == (1, "Stopped. What was confirmed is in the ledger.\n")


def test_what_the_system_refuses_is_told_with_the_place(byfive: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device", "/var/somewhere")

    monkeypatch.setattr(today, "_clock", full)
    ran = byfive("time")
    assert ran.code == 1
    assert "(/var/somewhere): No space left on device. Make room" in ran.err


def test_a_disk_that_fills_up_while_loading_says_what_is_in(
    byfive: Run, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    from byfive.ledger.errors import DiskFull
    from byfive.operations import load as loading

    real = loading.receive
    taken = iter(range(10))

    def fills_up(*words: Any, **named: Any) -> Any:
        if next(taken) == 2:
            raise DiskFull("ledger.db")
        return real(*words, **named)

    monkeypatch.setattr(loading, "receive", fills_up)
    lines = "".join(line(key=str(number)) for number in range(4))
    ran = byfive("load", "-", given=lines)
    assert ran.code == 1
    assert "Stopped: 2 loaded" in ran.err
    assert "the disk is full" in ran.err
    assert len(scene.ledger.submissions.list()) == 2


def test_no_traceback_reaches_a_terminal(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "byfive.cli", "submissions", "S-NOBODY"], capture_output=True, text=True, cwd=Path.cwd(),
        env={"PYTHONPATH": str(Path(__file__).parents[3]), "BYFIVE_HOME": str(home), "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert "There is no submission" in done.stderr
    assert "Traceback" not in done.stderr
