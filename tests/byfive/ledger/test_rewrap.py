"""After a rotation everything sealed moves to the new key, and the old one can be retired."""

from __future__ import annotations

import pytest

from byfive.errors import KeyUnknown
from byfive.failures import Failure, FailureKind
from byfive.ledger.rewrap import SEALED_COLUMNS, SEALED_FILES
from byfive.ledger.row import Row
from byfive.states import State
from tests.byfive.ledger.scene import Scene, household


def test_everything_sealed_is_sealed_with_the_new_key(scene: Scene) -> None:
    old = scene.keyring.current
    lease = scene.leased()
    attempt, _ = scene.in_progress()
    evidence = scene.ledger.evidence.keep(attempt.id, "html", b"<p>Zorabel</p>")
    failure = Failure(FailureKind.DATA, "inline_error", words="not Zorabel")
    scene.ledger.attempts.fail(attempt.id, failure, then=State.NEEDS_REVIEW)
    assert scene.ledger.sealed_with() == {old: 5}
    new = scene.keyring.rotate()
    steps: list[tuple[int, int]] = []
    assert scene.ledger.rewrap(lambda done, total: steps.append((done, total))) == 5
    assert scene.ledger.sealed_with() == {new: 5}
    assert steps[-1] == (5, 5)
    scene.keyring.retire(old)
    assert scene.ledger.applications.get(attempt.reference) == household()
    assert scene.ledger.attempts.words(attempt.id, "engineer", "review") == "not Zorabel"
    assert scene.ledger.evidence.open(evidence, "engineer", "review") == b"<p>Zorabel</p>"
    scene.ledger.credentials.release(lease)
    again = scene.ledger.credentials.lease("alder", "portal", "robot-2")
    assert again is not None
    assert again.password == "open sesame"
    assert len([path for path in (scene.folder / "evidence").iterdir() if path.is_file()]) == 1


def test_a_second_run_has_nothing_to_do(scene: Scene) -> None:
    scene.received()
    scene.keyring.rotate()
    assert scene.ledger.rewrap() == 1
    assert scene.ledger.rewrap() == 0


def test_a_record_whose_key_is_gone_stops_it(scene: Scene) -> None:
    old = scene.keyring.current
    scene.received()
    scene.keyring.rotate()
    scene.keyring.retire(old)
    with pytest.raises(KeyUnknown):
        scene.ledger.rewrap()


def test_no_sealed_file_is_forgotten() -> None:
    with_files = {mapper.class_ for mapper in Row.registry.mappers if hasattr(mapper.class_, "file")}
    assert set(SEALED_FILES) == with_files


def test_no_sealed_column_is_forgotten() -> None:
    sealed = {(table.name, column.name) for table in Row.metadata.tables.values() for column in table.columns}
    named = {(name, column) for name, column in sealed if column.startswith("sealed_")}
    assert {(each.table.__tablename__, each.column) for each in SEALED_COLUMNS} == named
