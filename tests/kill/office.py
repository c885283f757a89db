"""What the kill tests share: a ledger with something to deliver, processes to harm, and the judge at the end."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue
from time import monotonic, sleep
from typing import Any, TypeVar

from adapters.declarations import load
from adapters.robot.browser import sweep
from byfive.clock import FixedClock, real_seconds
from byfive.keys import KeyRing
from byfive.ledger.ledger import Ledger
from byfive.operations.receive import receive
from byfive.states import State
from sandbox.judge import differences
from tests.county import COUNTIES, NOW, PracticeCounty, application, expected, practice_county, users
from tests.kill.child import Work, take_up

T = TypeVar("T")
PROCESSES = multiprocessing.get_context("forkserver")  # each begins as a copy of one that has read all modules
PROCESSES.set_forkserver_preload(["pytest", "tests.kill.child"])
AT_ONCE = 2
"""How many robots are harmed at once: each keeps a processor busy."""
WAITING = 4
"""How many at once of those that mostly wait for a lease to be over."""
LATER_S = 120.0
"""Real seconds by which the survivors' ledger is ahead: every lease has expired, the county's list has settled."""
HOUSEHOLDS = {"alder": 0, "birch": 4}
"""A small household for each county; Birch's sends three photographs."""


@dataclass(frozen=True)
class Told:
    """A made-up household that was taken in, and where."""

    reference: str
    county: str
    number: int


def start(job: Callable[..., None], *given: Any) -> BaseProcess:
    """``job`` in a process of its own, which ends with this one."""
    process = PROCESSES.Process(target=job, args=given, daemon=True)
    process.start()
    return process


def finish(process: BaseProcess, within_s: float) -> int:
    """Its exit code; it is killed when it goes on for longer (and the code is then -9)."""
    process.join(within_s)
    if process.is_alive():
        process.kill()
        process.join()
    assert process.exitcode is not None
    return process.exitcode


def take_in(
    home: Path,
    template: Path | str,
    counties: Sequence[PracticeCounty],
    households: Mapping[str, Sequence[int]] | None = None,
) -> tuple[Work, list[Told]]:
    """A ledger in ``home`` (a copy of a file, or at an address) with households queued, one a county by default."""
    home.mkdir(parents=True, exist_ok=True)
    if isinstance(template, Path):
        shutil.copy(template, home / "ledger.db")
    url = f"sqlite:///{home}/ledger.db" if isinstance(template, Path) else template
    KeyRing.create(home / "keys.jsonl")
    work = Work(home, url, {county.name: county.url for county in counties}, real_seconds())
    told = []
    with work.open(FixedClock(NOW)) as ledger:
        for county in counties:
            county.clean()
            for user in users(county.name):
                ledger.credentials.add(county.name, "portal", user.user, user.user, user.password)
            for number in households[county.name] if households else [HOUSEHOLDS[county.name]]:
                told.append(Told(queue(ledger, county.name, number), county.name, number))
    return work, told


def queue(ledger: Ledger, county: str, number: int) -> str:
    """A household taken in and queued; its reference."""
    made = application(number, county, ledger)
    taken = receive(ledger, load(county).county, made, clock=FixedClock(NOW), by="test", source="test")
    ledger.submissions.move(taken.reference, State.RECEIVED, State.VALIDATED, by="test")
    ledger.submissions.move(taken.reference, State.VALIDATED, State.QUEUED, by="test")
    return taken.reference


def survive(work: Work, county: PracticeCounty, ahead_s: float = LATER_S) -> None:
    """Later, another process takes the work up."""
    assert finish(start(take_up, work, county.name, ahead_s), 60) == 0


def judge(work: Work, counties: Sequence[PracticeCounty], told: Sequence[Told], why: str = "") -> None:
    """That each county holds each of its applications once, as a careful person would have typed it, and that what
    it holds is what we have receipts for. Nothing lost, nothing twice, no unknown receipts."""
    with work.open(FixedClock(NOW)) as ledger:
        for county in counties:
            ours = {one.reference: one for one in told if one.county == county.name}
            story = f"{why}\n{stories(ledger, list(ours))}"
            states = {reference: ledger.submissions.get(reference).state for reference in ours}
            assert set(states.values()) <= {State.DELIVERED}, f"not delivered\n{story}"
            receipts = {
                attempt.receipt.number: ours[reference]
                for reference in ours
                for attempt in ledger.attempts.of(reference)
                if attempt.receipt is not None
            }
            held = county.held
            numbers = sorted(entry["number"] for entry in held)
            assert len(held) == len(ours), f"{county.name} holds {len(held)} of {len(ours)}: {numbers}\n{story}"
            assert numbers == sorted(receipts), f"receipts differ: {numbers}, {sorted(receipts)}\n{story}"
            for entry in held:
                number = receipts[entry["number"]].number
                assert differences(expected(number, county.name), entry["fields"]) == [], why


def stories(ledger: Ledger, references: Sequence[str]) -> str:
    """What happened, by the ledger's events."""
    return "\n".join(
        f"{reference} {event.real_at:%M:%S.%f} {event.by}: {event.name} {event.data}"
        for reference in references
        for event in ledger.events.of(reference)
    )


def end_browsers(work: Work) -> None:
    """Those that were left by dead processes, on whichever machine."""
    before = tempfile.tempdir
    try:
        for machine in (work.home / "machines").glob("*"):
            tempfile.tempdir = str(machine)
            sweep()
    finally:
        tempfile.tempdir = before


def say(words: str) -> None:
    """Progress, for whoever waits."""
    print(words, file=sys.stderr, flush=True)


class Counties:
    """Practice counties of one name, as many as tests run at once; each test has one to itself."""

    def __init__(self, running: Sequence[PracticeCounty]) -> None:
        self._free: SimpleQueue[PracticeCounty] = SimpleQueue()
        for one in running:
            self._free.put(one)

    @contextmanager
    def one(self) -> Iterator[PracticeCounty]:
        county = self._free.get()
        try:
            county.clean()
            yield county
        finally:
            self._free.put(county)


@contextmanager
def all_counties(at_once: int) -> Iterator[dict[str, Counties]]:
    with ExitStack() as stack:
        yield {
            name: Counties([stack.enter_context(practice_county(name)) for _ in range(at_once)]) for name in COUNTIES
        }


def at_once(job: Callable[[T], None], what: Sequence[T], most: int = AT_ONCE) -> None:
    """``job`` for each, so many at once; every error is told, and the first raised."""
    with ThreadPoolExecutor(most) as threads:
        running = [threads.submit(job, one) for one in what]
    errors = [error for each in running if (error := each.exception()) is not None]
    for error in errors[1:]:
        say(f"also: {error}")
    if errors:
        raise errors[0]


def wait_for(what: Callable[[], Any], within_s: float, words: str) -> Any:
    """What comes, once it comes."""
    end = monotonic() + within_s
    while monotonic() < end:
        if found := what():
            return found
        sleep(0.02)
    raise AssertionError(f"{words} did not come within {within_s:g} s")


def is_stopped(pid: int) -> bool:
    """Whether a signal keeps it from going on (Linux)."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def is_there(pid: int) -> bool:
    return os.path.exists(f"/proc/{pid}")
