"""Two workers, each on its machine, empty one queue for both counties, while either is killed again and again."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from random import Random
from time import monotonic, sleep

import pytest

from adapters.declarations import names
from byfive.clock import FixedClock
from byfive.states import State
from tests.county import COUNTIES, NOW
from tests.kill.child import Machine, Work, compete
from tests.kill.office import Counties, end_browsers, judge, say, start, stories, take_in

QUEUE = {"alder": (0, 3, 6, 11, 12, 19), "birch": (0, 1, 3, 5, 10, 11)}
"""A dozen households whom both counties' pages take as they are, nobody's look-alike among them."""
PATIENCE_S = 400


def emptied(
    home: Path,
    ledger: Path | str,
    running: dict[str, Counties],
    seed: int,
    *,
    lease_s: float,
    kills: int,
    between_s: tuple[float, float],
) -> str:
    """What it took until everything was delivered."""
    random, began = Random(seed), monotonic()
    machines = [Machine(f"machine-{number}", lease_s=lease_s) for number in (1, 2)]
    with ExitStack() as stack:
        there = [name for name in COUNTIES if name in names()]
        counties = [stack.enter_context(running[name].one()) for name in there]
        work, told = take_in(home, ledger, counties, QUEUE)
        workers = [start(compete, work, machine.name, machine) for machine in machines]
        killed = 0
        try:
            while any(worker.exitcode != 0 for worker in workers):
                assert monotonic() - began < PATIENCE_S, f"not emptied within {PATIENCE_S} s\n{left(work)}"
                assert not left(work, State.NEEDS_REVIEW), f"stuck in review\n{left(work, State.NEEDS_REVIEW)}"
                if killed < kills:
                    sleep(random.uniform(*between_s))
                    one = random.randrange(2)
                    if workers[one].is_alive():
                        workers[one].kill()
                        killed += 1
                        say(f"seed {seed}: killed {machines[one].name}, {killed} of {kills}")
                else:
                    sleep(0.2)
                for number, worker in enumerate(workers):
                    if not worker.is_alive() and worker.exitcode != 0:
                        workers[number] = start(compete, work, machines[number].name, machines[number])
        finally:
            for worker in workers:
                worker.kill()
                worker.join()
            end_browsers(work)
        judge(work, counties, told, f"seed {seed}")
        troubles = [file.read_text() for file in home.glob("trouble-*")]
        assert troubles == [], troubles[0].encode().decode("unicode_escape")
    return f"{len(told)} delivered, {killed} kills, {monotonic() - began:.0f} s"


def left(work: Work, *states: State) -> str:
    """What happened to all that is not delivered, or that is in these states."""
    with work.open(FixedClock(NOW)) as ledger:
        wanted = states or tuple(set(State) - {State.DELIVERED})
        return stories(ledger, [each.reference for each in ledger.submissions.list(None, wanted)])


@pytest.mark.long
@pytest.mark.timeout(500)
def test_rivals_on_sqlite_lose_nothing_and_file_nothing_twice(
    tmp_path: Path, template: Path, running_counties: dict[str, Counties]
) -> None:
    say(emptied(tmp_path / "rivals", template, running_counties, 1, lease_s=8, kills=14, between_s=(1, 6)))


@pytest.mark.long
@pytest.mark.timeout(500)
def test_rivals_on_postgresql_lose_nothing_and_file_nothing_twice(
    tmp_path: Path, postgres_url: str, running_counties: dict[str, Counties]
) -> None:
    say(emptied(tmp_path / "rivals", postgres_url, running_counties, 2, lease_s=30, kills=8, between_s=(2, 8)))
