"""Receiving, validating, repairing, closing the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from byfive.application import Application
from byfive.errors import KeyUnknown
from byfive.findings import Finding, Severity
from byfive.keys import KeyRing
from byfive.ledger.errors import CorrectedMeanwhile, StateConflict
from byfive.ledger.ledger import open_ledger
from byfive.operations.close_day import close_day
from byfive.operations.receive import receive, stakes
from byfive.operations.repair import correct, delivered_by_hand, resend, withdraw
from byfive.operations.validate import Validated, validate
from byfive.states import State
from tests.alder import NOW, application
from tests.byfive.operations.conftest import ELM, Office

MONDAY = date(2026, 11, 23)


class Says:
    """A validator that finds the same in every application."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings

    def validate(self, applications: dict[str, Application], county: str) -> dict[str, Sequence[Finding]]:
        return {reference: self.findings for reference in applications}


BLOCKS = Finding("core.something", "field", "Something is missing")
WARNS = Finding("core.something_else", "field", "Something is odd", Severity.WARNS)


def test_an_application_received_at_ten_to_four_is_due_at_five_that_day(office: Office) -> None:
    taken = receive(office.ledger, ELM, application(0), clock=office.clock, by="test", source="test")
    assert taken.deadline == NOW.replace(hour=1, minute=0) + timedelta(days=1)
    submission = office.ledger.submissions.get(taken.reference)
    assert submission.state is State.RECEIVED
    assert submission.value_of_day == stakes(application(0), ELM, NOW).value_of_day > 0


def test_the_same_key_is_received_once(office: Office) -> None:
    taken = [
        receive(office.ledger, ELM, application(0), clock=office.clock, by="t", source="t", idempotency="draft 7")
        for _ in range(2)
    ]
    assert taken[0].reference == taken[1].reference


def test_a_warning_goes_along_and_a_blocking_finding_goes_to_review(office: Office) -> None:
    one = office.take_in(0, queued=False)
    assert validate(office.ledger, Says(WARNS), "alder", by="validation") == Validated((one,), ())
    assert office.state(one) is State.QUEUED
    two = office.take_in(3, queued=False)
    assert validate(office.ledger, Says(WARNS, BLOCKS), "alder", by="validation") == Validated((), (two,))
    assert office.state(two) is State.NEEDS_REVIEW
    assert [finding.rule for finding in office.ledger.findings.of(two)] == [WARNS.rule, BLOCKS.rule]


def test_what_an_earlier_validation_left_behind_is_queued(office: Office) -> None:
    reference = office.take_in(queued=False)
    office.ledger.submissions.move(reference, State.RECEIVED, State.VALIDATED, by="a process that died then")
    assert validate(office.ledger, Says(), "alder", by="validation").queued == (reference,)


def test_a_correction_is_a_new_version_that_is_validated_again(office: Office) -> None:
    reference = office.take_in(queued=False)
    validate(office.ledger, Says(BLOCKS), "alder", by="validation")
    mended = application(0).model_copy(update={"anything_else": "Please call after five"})
    assert correct(office.ledger, ELM, reference, mended, by="dana", why="the client called").state is State.RECEIVED
    first, second = office.ledger.applications.versions(reference)
    assert (second.version, second.made_by, second.why) == (2, "dana", "the client called")
    assert second.changed == ("anything_else",)
    assert office.ledger.applications.get(reference, first.version) == application(0)


def test_what_is_in_review_can_be_sent_again_delivered_by_hand_or_withdrawn(office: Office) -> None:
    again, by_hand, gone = (office.take_in(number, queued=False) for number in (0, 3, 13))
    validate(office.ledger, Says(BLOCKS), "alder", by="validation")
    assert resend(office.ledger, again, by="dana").state is State.QUEUED
    typed = delivered_by_hand(office.ledger, ELM, by_hand, "N-77", by="dana", clock=office.clock)
    assert (typed.state, typed.filing_date) == (State.DELIVERED, MONDAY)
    assert withdraw(office.ledger, gone, by="dana", reason="moved away").state is State.WITHDRAWN


def test_somebody_who_was_slower_is_told_and_changes_nothing(office: Office) -> None:
    reference = office.take_in()
    office.deliver()
    with pytest.raises(StateConflict, match=reference):
        resend(office.ledger, reference, by="dana")
    assert office.state(reference) is State.DELIVERED


def test_the_closed_day_tells_what_made_it_and_prices_what_did_not(office: Office) -> None:
    office.take_in(0)
    office.deliver()
    late, never, gone = (office.take_in(number) for number in (3, 13, 16))
    withdraw(office.ledger, gone, by="dana", reason="moved away")
    price = {each: office.ledger.submissions.get(each).value_of_day for each in (late, never)}
    office.clock.set(NOW + timedelta(hours=3))
    first = office.deliver()
    assert first is not None
    day = close_day(office.ledger, ELM, MONDAY, by="close_day")
    assert (day.due, day.in_time, day.withdrawn) == (4, 1, 1)
    assert {miss.reference for miss in day.misses} == {late, never}
    assert day.dollars_lost == sum(price.values(), Decimal(0))
    assert close_day(office.ledger, ELM, MONDAY, by="close_day") == day


def test_a_correction_on_an_older_version_overwrites_nothing(office: Office) -> None:
    reference = office.take_in(queued=False)
    one = application(0).model_copy(update={"anything_else": "First"})
    two = application(0).model_copy(update={"anything_else": "Second"})
    correct(office.ledger, ELM, reference, one, by="dana", why="a call", based_on=1)
    with pytest.raises(CorrectedMeanwhile):
        correct(office.ledger, ELM, reference, two, by="eli", why="another call", based_on=1)
    assert office.ledger.applications.get(reference) == one


def test_nothing_is_received_with_a_key_file_of_another_ledger(office: Office, tmp_path: Path) -> None:
    office.take_in(queued=False)
    other = open_ledger(
        f"sqlite:///{tmp_path}/ledger.db",
        KeyRing.create(tmp_path / "other.jsonl"),
        office.clock,
        evidence_url=f"file://{tmp_path}/evidence",
        documents_url=f"file://{tmp_path}/documents",
    )
    with other, pytest.raises(KeyUnknown):
        receive(other, ELM, application(3), clock=office.clock, by="test", source="test")
    assert len(office.ledger.submissions.list("alder")) == 1
