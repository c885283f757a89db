"""The flows, run by Prefect: they only sequence, and what they say is what the ledger holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from types import SimpleNamespace

import pytest

from byfive.application import Application
from byfive.failures import Failure, FailureKind
from byfive.findings import Finding
from byfive.ledger.documents import UNATTACHED
from byfive.ledger.errors import DocumentUnknown
from byfive.ports import AttemptFailed, LastClick, Proof
from byfive.states import State
from tests.byfive.operations.conftest import ELM, Office, office

__all__ = ["office"]


class FindsNothing:
    def validate(self, applications: dict[str, Application], county: str) -> dict[str, Sequence[Finding]]:
        return {}


@pytest.fixture(scope="session", autouse=True)
def prefect_server() -> Iterator[None]:
    """Prefect's own test server over a database of its own."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=90):
        yield


@pytest.fixture
def parts(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    import flows.close_day
    import flows.reconcile
    import flows.submit

    chosen = SimpleNamespace(
        ledger=office.ledger,
        clock=office.clock,
        validator=FindsNothing(),
        settings=SimpleNamespace(robots=2),
        channel=lambda county: office.channel,
        county=lambda name: ELM,
        today=lambda county: date(2026, 11, 23),
    )
    for module in (flows.submit, flows.reconcile, flows.close_day):
        monkeypatch.setattr(module, "parts", lambda: chosen)
    return office


def test_a_batch_validates_and_files_what_was_received(parts: Office) -> None:
    from flows.submit import submit

    references = [parts.take_in(number, queued=False) for number in (0, 3, 13)]
    assert submit("alder") == {"delivered": 3}
    assert {parts.state(reference) for reference in references} == {State.DELIVERED}
    assert len(parts.channel.held) == 3


def test_a_batch_with_nothing_to_do_says_so_and_starts_no_robot(parts: Office) -> None:
    from flows.submit import submit

    assert submit("alder") == {}
    assert parts.channel.closed == 0


def test_prefect_retries_nothing_that_the_ledger_decides(parts: Office) -> None:
    from flows.submit import deliver_one, submit, validate_received

    assert (submit.retries, deliver_one.retries, validate_received.retries) == (0, 0, 0)


def test_one_failure_does_not_stop_the_others(parts: Office) -> None:
    from flows.submit import submit

    def refused(application: Application, last_click: LastClick) -> Proof:
        raise AttemptFailed(Failure(FailureKind.DATA, "refused_answer"))

    for number in (0, 3, 13):
        parts.take_in(number, queued=False)
    parts.channel.deeds.append(refused)
    assert submit("alder") == {"delivered": 2, "needs_review": 1}


def test_trouble_of_our_own_fails_the_flow_after_every_robot_is_done(parts: Office) -> None:
    from byfive.ledger.errors import DiskFull
    from flows.submit import submit

    def full(application: Application, last_click: LastClick) -> Proof:
        raise AttemptFailed(Failure(FailureKind.ROBOT, "browser_gone"))

    for number in (0, 3):
        parts.take_in(number, queued=False)
    parts.channel.deeds.append(full)
    failing = parts.ledger.attempts.fail

    def no_space(*arguments: object, **more: object) -> None:
        raise DiskFull("the ledger")

    parts.ledger.attempts.fail = no_space  # type: ignore[method-assign, assignment]
    with pytest.raises(DiskFull):
        submit("alder")
    parts.ledger.attempts.fail = failing  # type: ignore[method-assign]
    assert len(parts.channel.held) == 1
    assert [each.leased_to for each in parts.ledger.credentials.list("alder")] == [None, None]


def test_reconcile_and_close_day_return_what_the_operations_found(parts: Office) -> None:
    from flows.close_day import close_day
    from flows.reconcile import reconcile
    from flows.submit import submit

    parts.take_in(0, queued=False)
    submit("alder")
    assert reconcile("alder") == {"taken_back": 0, "found": 0, "resent": 0, "to_a_person": 0, "still_unknown": 0}
    stray = parts.ledger.documents.keep(b"nobody's lease")
    parts.clock.set(parts.clock.now() + UNATTACHED)
    closed = close_day("alder", date(2026, 11, 23))
    with pytest.raises(DocumentUnknown):
        parts.ledger.documents.read(stray)
    assert (closed["due"], closed["in_time"], closed["missed"]) == (1, 1, 0)
