"""``correct``, ``resend``, ``delivered``, ``withdraw``."""

from __future__ import annotations

from pathlib import Path

import pytest

from byfive.application import Document
from byfive.states import State
from tests.byfive.cli.conftest import Run, line
from tests.byfive.ledger.scene import Scene, household


def test_a_correction_is_a_new_version_that_is_validated_again(byfive: Run, scene: Scene, tmp_path: Path) -> None:
    reference = scene.in_review()
    file = tmp_path / "corrected.json"
    file.write_text(line(household("Zorabella")))
    ran = byfive("correct", reference, "--file", str(file), "--why", "name misspelt", "--by", "maria")
    assert ran.code == 0
    assert "version 2 (members/m1/name/given)" in ran.err
    assert scene.state(reference) is State.RECEIVED
    assert scene.ledger.applications.get(reference).applicant.name.given == "Zorabella"
    assert scene.ledger.applications.versions(reference)[-1].made_by == "maria"


def test_a_correction_comes_from_standard_input_as_well(byfive: Run, scene: Scene) -> None:
    reference = scene.in_review()
    assert byfive("correct", reference, "--file", "-", "--why", "x", given=line(household("Zora"))).code == 0


def test_a_correction_of_answers_leaves_the_documents_as_they_are(byfive: Run, scene: Scene) -> None:
    document = Document(name="lease.pdf", stored_as=scene.ledger.documents.keep(b"lease"))
    reference = scene.received(household(documents=(document,)))
    as_sent = line(household("Zora"), documents=[{"name": "lease.pdf", "stored_as": "17/lease.pdf"}])
    ran = byfive("correct", reference, "--file", "-", "--why", "x", given=as_sent)
    assert "version 2 (members/m1/name/given)" in ran.err
    assert scene.ledger.applications.get(reference).documents == (document,)


def test_a_bad_correction_is_refused_without_its_answers(byfive: Run, scene: Scene) -> None:
    reference = scene.in_review()
    bad = line().replace('"1984-02-29"', '"Zorabel Quillonby"')
    ran = byfive("correct", reference, "--file", "-", "--why", "x", given=bad)
    assert ran.code == 2
    assert "members[1].birth_date" in ran.err
    assert "Zorabel" not in ran.err
    assert len(scene.ledger.applications.versions(reference)) == 1


def test_resend_queues_what_is_in_review(byfive: Run, scene: Scene) -> None:
    reference = scene.in_review()
    assert byfive("resend", reference).code == 0
    assert scene.state(reference) is State.QUEUED


def test_delivered_by_hand_needs_the_countys_number(byfive: Run, scene: Scene) -> None:
    reference = scene.in_review()
    ran = byfive("delivered", reference, "ALD-2026-000042")
    assert ran.code == 0
    assert "delivered, filing date 2026-11-23" in ran.err
    assert byfive("delivered", scene.in_review(), " ").code == 2


def test_withdrawn_keeps_the_reason(byfive: Run, scene: Scene) -> None:
    reference = scene.received()
    assert byfive("withdraw", reference, "--reason", "applied at the office").code == 0
    assert scene.ledger.submissions.get(reference).reason == "applied at the office"


@pytest.mark.parametrize("command", [("resend",), ("withdraw", "--reason", "x")], ids=str)
def test_what_has_arrived_is_left_alone(byfive: Run, scene: Scene, command: tuple[str, ...]) -> None:
    reference = scene.delivered()
    ran = byfive(command[0], reference, *command[1:])
    assert ran.code == 1
    assert "Nothing was changed" in ran.err
    assert scene.state(reference) is State.DELIVERED
