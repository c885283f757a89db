"""A robot's process is killed at any step of an application; then the work is taken up: nothing lost, nothing twice.

Every step once in ``make test-long``, a sample of them in ``make test``.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.declarations import load
from adapters.robot.browser import BrowserMissing, sweep
from adapters.robot.browsers import find_browser, start_browser
from adapters.robot.portal import PortalChannel
from byfive.clock import FixedClock, real_seconds
from byfive.keys import KeyRing
from byfive.ledger.ledger import Ledger, open_ledger
from byfive.ledger.schema import migrate
from byfive.operations.crew import crew
from byfive.operations.deliver import deliver_next
from byfive.operations.receive import receive
from byfive.operations.reconcile import reconcile
from byfive.states import State
from sandbox.alder.expected import expected
from sandbox.judge import differences
from tests.alder import NOW, TODAY, USERS, Alder, alder, application, household

ONE_PERSON = 0
LATER_S = 120.0
"""Real seconds by which the survivors' ledger is ahead: every lease has expired, the county's list has settled."""
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def county() -> Iterator[Alder]:
    try:
        find_browser()
    except BrowserMissing as missing:
        pytest.skip(str(missing))
    with alder() as running:
        yield running


@pytest.fixture(scope="module")
def steps(county: Alder, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many steps an application has that nobody interrupts."""
    home = tmp_path_factory.mktemp("unharmed")
    prepare(home)
    county.clean()
    return int(run_child(home, county, 0).stdout)


def prepare(home: Path) -> str:
    """A ledger with one queued submission; returns its reference."""
    ring = KeyRing.create(home / "keys.jsonl")
    migrate(f"sqlite:///{home}/ledger.db")
    clock = FixedClock(NOW)
    with open_ledger(
        f"sqlite:///{home}/ledger.db",
        ring,
        clock,
        evidence_url=f"file://{home}/evidence",
        documents_url=f"file://{home}/documents",
    ) as ledger:
        for user in USERS:
            ledger.credentials.add("alder", "portal", user.user, user.user, user.password)
        taken = receive(ledger, load("alder").county, application(ONE_PERSON), clock=clock, by="test", source="test")
        ledger.submissions.move(taken.reference, State.RECEIVED, State.VALIDATED, by="test")
        ledger.submissions.move(taken.reference, State.VALIDATED, State.QUEUED, by="test")
    return taken.reference


def run_child(home: Path, county: Alder, kill_at: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.kill.child", str(home), county.url, str(kill_at)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def take_up(home: Path, county: Alder) -> Ledger:
    """What the next batch does, once the dead robot's leases have expired."""
    ledger = open_ledger(
        f"sqlite:///{home}/ledger.db", KeyRing.load(home / "keys.jsonl"), FixedClock(NOW),
        evidence_url=f"file://{home}/evidence", documents_url=f"file://{home}/documents", real_seconds=lambda: real_seconds() + LATER_S,
    )  # fmt: skip
    channel = PortalChannel(load("alder"), clock=FixedClock(NOW), start_browser=start_browser, address=county.url)
    for _ in range(3):
        reconcile(ledger, channel, holder="survivor")
        if ledger.submissions.counts()["alder"].keys() == {State.DELIVERED}:
            break
        with crew(ledger, channel, "survivor", 1) as robots:
            deliver_next(ledger, channel, robots, holder="survivor", clock=FixedClock(NOW))
    return ledger


def killed_at(home: Path, county: Alder, step: int) -> None:
    home.mkdir(exist_ok=True)
    county.clean()
    reference = prepare(home)
    child = run_child(home, county, step)
    assert child.returncode == -9, f"step {step} was not reached: {child.stderr[-800:]}"
    with take_up(home, county) as ledger:
        story = "\n".join(f"{event.name} {event.data}" for event in ledger.events.of(reference))
        assert ledger.submissions.get(reference).state is State.DELIVERED, f"killed at step {step}:\n{story}"
        held = county.held
        receipts = [each.receipt.number for each in ledger.attempts.of(reference) if each.receipt is not None]
        assert [entry["number"] for entry in held] == receipts, f"killed at step {step}:\n{story}"
        assert differences(expected(household(ONE_PERSON).application, TODAY), held[0]["fields"]) == []


@pytest.mark.parametrize("part", [0.02, 0.3, 0.9, 0.93, 0.95, 0.96, 0.97, 0.98, 0.99, 1.0])
def test_a_robot_killed_on_its_way_loses_nothing_and_files_nothing_twice(
    tmp_path: Path, county: Alder, steps: int, part: float
) -> None:
    killed_at(tmp_path, county, max(1, round(steps * part)))


@pytest.mark.long
@pytest.mark.timeout(3000)
def test_a_robot_killed_at_every_single_step_loses_nothing_and_files_nothing_twice(
    tmp_path: Path, county: Alder, steps: int
) -> None:
    for step in range(1, steps + 1):
        killed_at(tmp_path / str(step), county, step)
        print(f"killed at step {step} of {steps}", file=sys.stderr, flush=True)
    assert steps > 100


def test_browsers_of_a_dead_robot_are_ended_and_their_profiles_removed(tmp_path: Path, county: Alder) -> None:
    prepare(tmp_path)
    run_child(tmp_path, county, 20)
    assert sweep() >= 1
    assert sweep() == 0
