"""``byfive keys``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from byfive.application import Document
from byfive.keys import KeyRing
from tests.byfive.cli.conftest import Run
from tests.byfive.ledger.scene import Scene, household


def test_rotating_seals_everything_anew_and_lets_the_old_key_go(byfive: Run, scene: Scene) -> None:
    old = scene.keyring.current
    document = Document(name="lease.pdf", stored_as=scene.ledger.documents.keep(b"lease"))
    reference = scene.received(household(documents=(document,)))
    ran = byfive("keys", "rotate")
    assert ran.code == 0
    assert f"byfive keys retire {old}" in ran.err
    listed = {key["id"]: key for key in byfive("keys", "list", "--json").json["keys"]}
    assert (listed[old]["protects"], listed[old]["current"]) == (0, False)
    assert byfive("keys", "retire", old).code == 0
    assert [key["id"] for key in byfive("keys", "list", "--json").json["keys"]] != [old]
    assert scene.ledger.applications.get(reference) == household(documents=(document,))
    assert scene.ledger.documents.read(document.stored_as) == b"lease"
    assert {"keys_rotated", "key_retired"} <= {event.name for event in scene.ledger.events.since()}


def test_the_current_key_and_one_that_protects_anything_are_not_retired(byfive: Run, scene: Scene) -> None:
    old = scene.keyring.current
    scene.received()
    assert byfive("keys", "retire", old).code == 1
    scene.keyring.rotate()
    ran = byfive("keys", "retire", old)
    assert ran.code == 2
    assert "still protects 1 records" in ran.err
    assert old in {key.id for key in scene.keyring.all_keys()}


def test_an_interrupted_rotation_goes_on_with_rewrap(byfive: Run, scene: Scene) -> None:
    scene.received()
    new = scene.keyring.rotate()
    assert byfive("keys", "rewrap").code == 0
    assert scene.ledger.sealed_with() == {new: 1}


def test_an_unknown_key_is_refused(byfive: Run, scene: Scene) -> None:
    near = scene.keyring.current[:-1]
    ran = byfive("keys", "retire", near)
    assert ran.code == 2
    assert f"Did you mean {scene.keyring.current}?" in ran.err


def test_a_missing_key_is_a_disagreement_and_nothing_is_rotated(
    byfive: Run, scene: Scene, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.received()
    needed = scene.keyring.current
    other = KeyRing.create(home / "other.jsonl")
    monkeypatch.setenv("BYFIVE_KEY_FILE", str(home / "other.jsonl"))
    listed = byfive("keys", "list", "--json")
    assert listed.code == 3
    assert listed.json["missing"] == [{"id": needed, "protects": 1}]
    assert byfive("keys", "rotate").code == 2
    assert [key.id for key in other.all_keys()] == [other.current]


def test_keys_from_a_setting_are_not_changed_here(byfive: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BYFIVE_KEYS", (home / "keys.jsonl").read_text())
    ran = byfive("keys", "rotate")
    assert ran.code == 1
    assert "cannot be rotated or retired here" in ran.err


def test_a_key_file_that_others_may_read_is_refused(byfive: Run, home: Path) -> None:
    shutil.copymode(__file__, home / "keys.jsonl")
    (home / "keys.jsonl").chmod(0o644)
    ran = byfive("status")
    assert ran.code == 1
    assert "chmod 600" in ran.err
