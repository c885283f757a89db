"""Evidence is sealed, its looks are events, and it goes when its time is over."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path

import pytest

from byfive.ledger import EvidenceKind, NotInLedger
from byfive.ledger.errors import DiskFull, EvidenceMissing, EvidenceNotKept
from byfive.ledger.files import Store
from tests.byfive.ledger.scene import NOON, Scene

PAGE = b"<h1>There is a problem</h1> Zorabel"


def files(scene: Scene) -> list[Path]:
    return sorted(path for path in (scene.folder / "evidence").iterdir() if path.is_file())


def test_evidence_is_kept_sealed_and_opened_for_a_person(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    number = scene.ledger.evidence.keep(attempt.id, "html", PAGE)
    (file,) = files(scene)
    assert b"Zorabel" not in file.read_bytes()
    (kept,) = scene.ledger.evidence.of(attempt.id)
    assert (kept.id, kept.kind, kept.stored_as) == (number, EvidenceKind.HTML, file.name)
    assert (kept.made_at, kept.keep_until) == (NOON, NOON + timedelta(days=90))
    assert scene.ledger.evidence.open(number, "engineer", "review") == PAGE
    look = scene.ledger.events.of(attempt.reference)[-1]
    assert (look.name, look.data["evidence"]) == ("looked_at", number)


def test_what_is_past_its_time_is_deleted_and_the_rest_stays(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    scene.ledger.evidence.keep(attempt.id, "html", PAGE)
    scene.clock.set(NOON + timedelta(days=1))
    newer = scene.ledger.evidence.keep(attempt.id, "trace", PAGE)
    assert scene.ledger.evidence.sweep(NOON + timedelta(days=90) - timedelta(seconds=1)) == 0
    assert scene.ledger.evidence.sweep(NOON + timedelta(days=90)) == 1
    assert [kept.id for kept in scene.ledger.evidence.of(attempt.id)] == [newer]
    assert len(files(scene)) == 1


def test_a_sweep_that_was_interrupted_goes_on(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    scene.ledger.evidence.keep(attempt.id, "html", PAGE)
    files(scene)[0].unlink()
    assert scene.ledger.evidence.sweep(NOON + timedelta(days=91)) == 1
    assert scene.ledger.evidence.of(attempt.id) == []


def test_a_number_never_comes_to_mean_another_file(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    first = scene.ledger.evidence.keep(attempt.id, "html", PAGE)
    scene.ledger.evidence.sweep(NOON + timedelta(days=91))
    assert scene.ledger.evidence.keep(attempt.id, "html", PAGE) > first


def test_a_lost_file_and_an_unknown_number_are_said_so(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    number = scene.ledger.evidence.keep(attempt.id, "html", PAGE)
    files(scene)[0].unlink()
    with pytest.raises(EvidenceMissing, match="evidence_url"):
        scene.ledger.evidence.open(number, "engineer", "review")
    with pytest.raises(NotInLedger):
        scene.ledger.evidence.open(number + 1, "engineer", "review")
    with pytest.raises(NotInLedger):
        scene.ledger.evidence.keep(99, "html", PAGE)


@pytest.mark.parametrize(("number", "named"), [(errno.ENOSPC, DiskFull), (errno.EACCES, EvidenceNotKept)])
def test_a_store_that_cannot_be_written_to_is_named(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, number: int, named: type[Exception]
) -> None:
    attempt, _ = scene.in_progress()

    def fails(*_: object, **__: object) -> None:
        raise OSError(number, "words of the system")

    monkeypatch.setattr(Store, "_path", fails)
    with pytest.raises(named, match="evidence"):
        scene.ledger.evidence.keep(attempt.id, "html", PAGE)
    assert scene.ledger.evidence.of(attempt.id) == []
