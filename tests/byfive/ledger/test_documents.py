"""Documents are sealed, belong to the application that names them, and go when none does."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from byfive.application import Document
from byfive.errors import SealMoved
from byfive.ledger.documents import UNATTACHED
from byfive.ledger.errors import (
    DiskFull,
    DocumentMissing,
    DocumentNotKept,
    DocumentNotOurs,
    DocumentUnknown,
    LedgerError,
)
from byfive.ledger.files import Store
from byfive.ledger.tables import DocumentRow
from tests.byfive.ledger.scene import NOON, Scene, household

LEASE = b"%PDF-1.7 lease of Zorabel Quillonby"
PAY = b"%PDF-1.7 pay of Zorabel Quillonby"
TOO_LATE = NOON + UNATTACHED


def files(scene: Scene) -> list[Path]:
    folder = scene.folder / "documents"
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.exists() else []


def kept(scene: Scene, data: bytes = LEASE) -> Document:
    """A document as an application names it."""
    return Document(name="Zorabel's lease.pdf", stored_as=scene.ledger.documents.keep(data))


def test_a_document_is_kept_sealed_and_read_back(scene: Scene) -> None:
    name = scene.ledger.documents.keep(LEASE)
    (file,) = files(scene)
    assert b"Zorabel" not in file.read_bytes()
    assert file.name != name
    assert scene.ledger.documents.read(name) == LEASE


@given(data=st.binary(max_size=5000))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_kept_is_read_back_whole(scene: Scene, data: bytes) -> None:
    first, second = scene.ledger.documents.keep(data), scene.ledger.documents.keep(data)
    assert first != second
    assert scene.ledger.documents.read(first) == scene.ledger.documents.read(second) == data


def test_a_machine_reads_without_a_word_and_a_persons_look_is_an_event(scene: Scene) -> None:
    document = kept(scene)
    reference = scene.received(household(documents=(document,)))
    scene.ledger.documents.read(document.stored_as)
    assert scene.names(reference) == ["received"]
    assert scene.ledger.documents.open(document.stored_as, "engineer", "review") == LEASE
    look = scene.ledger.events.of(reference)[-1]
    assert (look.name, look.by, look.data["what"], look.data["why"]) == ("looked_at", "engineer", "document", "review")


def test_what_waits_too_long_for_an_application_is_deleted_and_the_rest_stays(scene: Scene) -> None:
    waits_in_vain = scene.ledger.documents.keep(PAY)
    named = kept(scene)
    scene.received(household(documents=(named,)))
    assert scene.ledger.documents.sweep(TOO_LATE - timedelta(seconds=1)) == 0
    assert scene.ledger.documents.sweep(TOO_LATE) == 1
    assert len(files(scene)) == 1
    assert scene.ledger.documents.read(named.stored_as) == LEASE
    with pytest.raises(DocumentUnknown):
        scene.ledger.documents.read(waits_in_vain)
    assert scene.ledger.events.since()[-1].name == "documents_swept"
    assert scene.ledger.documents.sweep(TOO_LATE) == 0


def test_a_sweep_takes_a_file_that_is_gone_already_for_deleted(scene: Scene) -> None:
    scene.ledger.documents.keep(PAY)
    files(scene)[0].unlink()
    assert scene.ledger.documents.sweep(TOO_LATE) == 1


def test_an_application_that_names_what_is_not_kept_is_not_received(scene: Scene) -> None:
    swept = kept(scene)
    scene.ledger.documents.sweep(TOO_LATE)
    for absent in (swept, Document(name="x", stored_as="../keys.jsonl")):
        with pytest.raises(DocumentNotOurs, match="Document 2"):
            scene.received(household(documents=(kept(scene), absent)))
    assert scene.ledger.submissions.list() == []
    assert scene.ledger.documents.sweep(TOO_LATE) == 2


def test_nobodys_document_goes_with_somebody_elses_application(scene: Scene) -> None:
    document = kept(scene)
    scene.received(household(documents=(document,)))
    with pytest.raises(DocumentNotOurs):
        scene.received(household("Another", documents=(document,)))
    other = scene.received(household("Another"))
    with pytest.raises(DocumentNotOurs):
        scene.ledger.applications.correct(other, household("Another", documents=(document,)), by="x", why="x")
    assert scene.ledger.submissions.get(other).version == 1


def test_a_correction_keeps_documents_and_brings_new_ones(scene: Scene) -> None:
    first = kept(scene)
    reference = scene.received(household(documents=(first,)))
    second = kept(scene, PAY)
    scene.ledger.applications.correct(reference, household(documents=(first, second)), by="x", why="x")
    scene.ledger.applications.correct(reference, household(documents=(second,)), by="x", why="x")
    assert scene.ledger.documents.sweep(TOO_LATE) == 0
    assert scene.ledger.documents.read(first.stored_as) == LEASE
    assert scene.ledger.documents.read(second.stored_as) == PAY


def test_an_application_of_before_documents_were_kept_can_be_corrected(scene: Scene) -> None:
    document = kept(scene)
    reference = scene.received(household(documents=(document,)))
    with scene.raw() as tx:
        tx.session.query(DocumentRow).delete()
    assert scene.ledger.applications.correct(reference, household("Zora", documents=(document,)), by="x", why="x") == 2


def test_a_lost_file_and_an_unknown_name_are_said_so(scene: Scene) -> None:
    name = scene.ledger.documents.keep(LEASE)
    files(scene)[0].unlink()
    with pytest.raises(DocumentMissing, match="documents_url"):
        scene.ledger.documents.read(name)
    with pytest.raises(DocumentUnknown) as unknown:
        scene.ledger.documents.open("Zorabel's lease.pdf", "engineer", "review")
    assert "Zorabel" not in str(unknown.value)


def test_a_file_that_was_swapped_with_another_one_does_not_open(scene: Scene) -> None:
    mine, other = scene.ledger.documents.keep(LEASE), scene.ledger.documents.keep(PAY)
    with scene.raw() as tx:
        rows = {row.stored_as: row for row in tx.session.query(DocumentRow)}
        taken, rows[other].file = rows[other].file, "elsewhere"
        tx.session.flush()
        rows[mine].file = taken
    with pytest.raises(SealMoved):
        scene.ledger.documents.read(mine)


@pytest.mark.parametrize(("number", "named"), [(errno.ENOSPC, DiskFull), (errno.EACCES, DocumentNotKept)])
def test_a_store_that_cannot_be_written_to_is_named_and_nothing_is_noted(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, number: int, named: type[LedgerError]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(number, "words of the system")

    monkeypatch.setattr(Store, "_path", fails)
    with pytest.raises(named, match="documents"):
        scene.ledger.documents.keep(LEASE)
    with scene.raw() as tx:
        assert tx.session.query(DocumentRow).count() == 0


def test_a_rotated_key_takes_documents_along_under_their_names(scene: Scene) -> None:
    old = scene.keyring.current
    document = kept(scene)
    reference = scene.received(household(documents=(document,)))
    waiting = scene.ledger.documents.keep(PAY)
    (before, _) = files(scene)
    new = scene.keyring.rotate()
    assert scene.ledger.sealed_with() == {old: 3}
    assert scene.ledger.rewrap() == 3
    assert scene.ledger.sealed_with() == {new: 3}
    scene.keyring.retire(old)
    assert scene.ledger.applications.get(reference).documents == (document,)
    assert scene.ledger.documents.read(document.stored_as) == LEASE
    assert scene.ledger.documents.read(waiting) == PAY
    assert len(files(scene)) == 2
    assert before not in files(scene)


def test_a_robot_that_reads_while_keys_are_rotated_gets_its_document(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = scene.ledger.documents.keep(LEASE)
    reads = Store.read

    def read_after_the_rotation(store: Store, file: str) -> bytes:
        monkeypatch.setattr(Store, "read", reads)
        scene.keyring.rotate()
        assert scene.ledger.rewrap() == 1
        return store.read(file)

    monkeypatch.setattr(Store, "read", read_after_the_rotation)
    assert scene.ledger.documents.read(name) == LEASE


def test_two_rotations_at_once_leave_one_file(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    name = scene.ledger.documents.keep(LEASE)
    scene.keyring.rotate()
    writes = Store.write

    def write_after_a_rival(store: Store, file: str, data: bytes) -> None:
        monkeypatch.setattr(Store, "write", writes)
        scene.ledger.rewrap()
        store.write(file, data)

    monkeypatch.setattr(Store, "write", write_after_a_rival)
    scene.ledger.rewrap()
    assert len(files(scene)) == 1
    assert scene.ledger.documents.read(name) == LEASE


def test_evidence_does_not_open_as_a_document(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    scene.ledger.evidence.keep(attempt.id, "html", LEASE)
    name = scene.ledger.documents.keep(LEASE)
    (evidence,) = (path for path in (scene.folder / "evidence").iterdir() if path.is_file())
    files(scene)[0].write_bytes(evidence.read_bytes())
    with pytest.raises(SealMoved):
        scene.ledger.documents.read(name)
