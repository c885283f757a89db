"""Findings are what validation last said; what it said before stays in the events."""

from __future__ import annotations

import pytest

from byfive.findings import Finding, Severity
from byfive.ledger import NotInLedger
from tests.byfive.ledger.scene import Scene, household

LONG = Finding("alder.about_you.first_name.too_long", "First name", "cut at 15", Severity.WARNS, "m1", "alder")
NO_DATE = Finding("core.birth_date_given", "Birth date", "not given", Severity.BLOCKS, "m2")


def test_findings_come_back_as_they_were(scene: Scene) -> None:
    reference = scene.received()
    scene.ledger.findings.record(reference, 1, [LONG, NO_DATE])
    assert scene.ledger.findings.of(reference) == [LONG, NO_DATE]


def test_a_later_validation_replaces_them_and_the_event_remembers_the_rules(scene: Scene) -> None:
    reference = scene.received()
    scene.ledger.findings.record(reference, 1, [LONG, NO_DATE])
    scene.ledger.findings.record(reference, 1, [LONG])
    assert scene.ledger.findings.of(reference) == [LONG]
    first, second = scene.ledger.events.of(reference)[-2:]
    assert first.data == {"version": 1, "blocks": [NO_DATE.rule], "warns": [LONG.rule]}
    assert second.data == {"version": 1, "blocks": [], "warns": [LONG.rule]}


def test_each_version_has_its_own(scene: Scene) -> None:
    reference = scene.in_review()
    scene.ledger.findings.record(reference, 1, [NO_DATE])
    scene.ledger.applications.correct(reference, household("Anna"), by="engineer", why="misspelt")
    assert scene.ledger.findings.of(reference) == []
    assert scene.ledger.findings.of(reference, 1) == [NO_DATE]


def test_findings_about_nothing_are_refused(scene: Scene) -> None:
    with pytest.raises(NotInLedger):
        scene.ledger.findings.record("S-00000000", 1, [NO_DATE])
