import json
import os
import stat
from pathlib import Path

import pytest

from byfive.keys import KeyRing
from intake_app.drafts import KEPT_S, SWEPT_EVERY_S, SealedDrafts
from tests.intake_app.client import Browser, Site
from tests.intake_app.walks import ANA, sign, walk


class Seconds:
    def __init__(self) -> None:
        self.now = 1_795_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def drafts(tmp_path: Path, seconds: Seconds) -> SealedDrafts:
    return SealedDrafts(tmp_path / "drafts", KeyRing.create(tmp_path / "keys"), seconds=seconds)


def test_a_draft_comes_back_as_it_was_put(drafts: SealedDrafts) -> None:
    assert drafts.get("a") is None
    drafts.put("a", b"one")
    drafts.put("b", b"two")
    drafts.put("a", b"three")
    assert (drafts.get("a"), drafts.get("b")) == (b"three", b"two")
    drafts.drop("a")
    drafts.drop("a")
    assert (drafts.get("a"), drafts.get("b")) == (None, b"two")


def test_the_files_hold_none_of_the_answers(browser: Browser, made: Site) -> None:
    walk(browser, ANA)
    secret = browser.http.cookies["intake"]
    (file,) = made.folder.iterdir()
    raw = file.read_bytes()
    for page in ANA.values():
        for answer in page.values():
            if isinstance(answer, str) and len(answer) > 3:
                assert answer.encode() not in raw
    assert b"given" not in raw
    assert secret not in file.name
    assert secret.encode() not in raw
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700


def test_a_draft_that_nobody_touched_for_a_day_is_gone(drafts: SealedDrafts, seconds: Seconds, tmp_path: Path) -> None:
    drafts.put("old", b"old")
    seconds.now += KEPT_S - 10
    drafts.put("new", b"new")
    assert drafts.get("old") == b"old"
    seconds.now += 20
    assert drafts.get("old") is None
    assert drafts.sweep() == 1
    assert drafts.get("new") == b"new"
    assert len(list((tmp_path / "drafts").iterdir())) == 1


def test_writing_sweeps_now_and_then(drafts: SealedDrafts, seconds: Seconds, tmp_path: Path) -> None:
    drafts.put("old", b"old")
    seconds.now += KEPT_S + SWEPT_EVERY_S
    drafts.put("new", b"new")
    assert len(list((tmp_path / "drafts").iterdir())) == 1


def test_what_a_crash_left_half_written_is_swept_and_strangers_files_are_not(
    drafts: SealedDrafts, seconds: Seconds, tmp_path: Path
) -> None:
    half, strange = tmp_path / "drafts" / "0-1.new", tmp_path / "drafts" / "README"
    for path in (half, strange):
        path.write_bytes(b"")
        os.utime(path, (seconds.now, seconds.now))
    seconds.now += KEPT_S + 1
    assert drafts.sweep() == 1
    assert not half.exists()
    assert strange.exists()


@pytest.mark.parametrize("harm", ["changed", "swapped", "retired"])
def test_a_draft_that_cannot_be_opened_is_lost_and_the_log_says_why(
    drafts: SealedDrafts, tmp_path: Path, caplog: pytest.LogCaptureFixture, harm: str
) -> None:
    drafts.put("a", b"one")
    (file,) = (tmp_path / "drafts").iterdir()
    if harm == "changed":
        file.write_bytes(file.read_bytes()[:-1] + b"\x00")
    elif harm == "swapped":
        drafts.put("b", b"two")
        (other,) = set((tmp_path / "drafts").iterdir()) - {file}
        file.write_bytes(other.read_bytes())
    else:
        ring = KeyRing.load(tmp_path / "keys")
        before = ring.current
        ring.rotate()
        ring.retire(before)
    assert drafts.get("a") is None
    assert "A draft is lost" in caplog.text


def test_a_draft_outlives_the_rotation_of_the_keys(drafts: SealedDrafts, tmp_path: Path) -> None:
    drafts.put("a", b"one")
    KeyRing.load(tmp_path / "keys").rotate()
    assert drafts.get("a") == b"one"


def test_a_draft_that_cannot_be_written_leaves_the_one_before(
    drafts: SealedDrafts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.put("a", b"one")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        drafts.put("a", b"two")
    monkeypatch.undo()
    assert drafts.get("a") == b"one"
    assert len(list((tmp_path / "drafts").iterdir())) == 1


def test_what_is_left_of_a_filed_draft_is_about_nobody(browser: Browser, made: Site) -> None:
    walk(browser, ANA)
    sign(browser, "Ana M. Núñez")
    left = made.drafts.get(browser.http.cookies["intake"])
    assert left is not None
    assert json.loads(left) == {
        "typed": {},
        "filed": {"reference": "S-TEST000", "deadline": "2026-11-24T01:00:00Z", "zone": "America/Los_Angeles"},
    }
