"""What goes on in the processes that the kill tests start, and what is done to them at a chosen place.

A *place* is before or after each thing that a robot does in a page, each other command to its driver (keys, files,
tabs), and each transaction of the ledger. At one of them something is done: the robot, its browser or its driver is
killed, or stopped as a machine without a processor stops it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from selenium.webdriver.remote.webdriver import WebDriver

from adapters.declarations import load
from adapters.robot.browser import Browser, _children
from adapters.robot.browsers import start_browser
from adapters.robot.portal import PortalChannel
from adapters.robot.window import Window
from byfive import clock as byfive_clock
from byfive.clock import Clock, FixedClock, RunningClock
from byfive.keys import KeyRing
from byfive.ledger.attempts import Attempts
from byfive.ledger.database import Database, Transaction
from byfive.ledger.ledger import Ledger, open_ledger
from byfive.operations.crew import NoCredential, crew
from byfive.operations.deliver import deliver_next
from byfive.operations.pulse import Pulse
from byfive.operations.reconcile import reconcile
from byfive.states import State
from tests.county import NOW

LEASE_S = 30.0


@dataclass(frozen=True)
class Machine:
    """Where a process believes to be. Each machine has its own folder for browsers, so that none sweeps another's."""

    name: str = "here"
    ahead_s: float = 0.0
    """By how much its clock is wrong: civil time, real time, and the pages' own."""
    lease_s: float = LEASE_S
    """What a lease is to all that runs there."""
    settles_in_s: float | None = None
    """The county's settling time; as declared, unless given."""
    time_runs: bool = False
    """Whether civil time passes; it stands still at ten to four otherwise."""


HERE = Machine()


@dataclass(frozen=True)
class Work:
    """A ledger with something to deliver, as every process opens it."""

    home: Path
    ledger_url: str
    counties: Mapping[str, str] = field(default_factory=dict)
    """The address of each."""
    began: float = 0.0
    """The real second at which it was ten to four."""

    def open(self, clock: Clock, *, ahead_s: float = 0.0) -> Ledger:
        real = (lambda: byfive_clock.real_seconds() + ahead_s) if ahead_s else None
        return open_ledger(
            self.ledger_url,
            KeyRing.load(self.home / "keys.jsonl"),
            clock,
            evidence_url=f"file://{self.home}/evidence",
            documents_url=f"file://{self.home}/documents",
            real_seconds=real,
        )

    def note(self, name: str, content: object) -> None:
        """Leave a file for whoever started this process, whole or not at all."""
        told = self.home / f".{name}.{os.getpid()}"
        told.write_text(json.dumps(content))
        told.rename(self.home / name)

    def read(self, name: str) -> Any:
        file = self.home / name
        return json.loads(file.read_text()) if file.exists() else None


@dataclass(frozen=True)
class Harm:
    """What is done, and where: at the n-th place, or at a moment by name (``before the note``,
    ``after the note``, ``after the click``)."""

    deed: str = ""
    at: int | str = 0


# --- what is done to a robot ------------------------------------------------------------------------


def _browser() -> list[int]:
    """The process id of the browser that this process started."""
    return [pid for pid in _children(os.getpid()) if _words(pid).count("--remote-debugging-port=0")]


def _driver() -> list[int]:
    return [pid for pid in _children(os.getpid()) if any("chromedriver" in word for word in _words(pid)[:1])]


def _whole_browser() -> list[int]:
    return [one for pid in _browser() for one in (pid, *_children(pid))]


def _network() -> list[int]:
    """The one process of the browser that speaks with the county."""
    return [pid for pid in _whole_browser() if any("NetworkService" in word for word in _words(pid))]


def _words(pid: int) -> list[str]:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    return []


def _send(sign: signal.Signals, pids: list[int]) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, sign)


def _me() -> list[int]:
    return [os.getpid()]


DEEDS: dict[str, tuple[signal.Signals, Callable[[], list[int]]]] = {
    "kill the robot": (signal.SIGKILL, _me),
    "kill the browser": (signal.SIGKILL, _browser),
    "kill the driver": (signal.SIGKILL, _driver),
    "stop the robot": (signal.SIGSTOP, _me),
    "stop the browser": (signal.SIGSTOP, _whole_browser),
    "stop the driver": (signal.SIGSTOP, _driver),
    "stop the browser's network": (signal.SIGSTOP, _network),
}
AND_DIE = ", then the robot dies"
"""Added to a deed: the robot goes on for half a second, into the last click, and is killed."""


def _do(work: Work, deed: str) -> None:
    sign, whom = DEEDS[deed.removesuffix(AND_DIE)]
    pids = whom()
    work.note("harmed", {"pids": pids, "deed": deed})
    if deed.endswith(AND_DIE):
        threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
    _send(sign, pids)


class Places:
    """Counts the places that this process comes by, and does the deed at the right one."""

    def __init__(self, work: Work, harm: Harm) -> None:
        self.names: list[str] = []
        self._work, self._harm = work, harm
        self._inside = False

    def by(self, name: str) -> None:
        if threading.current_thread() is not threading.main_thread():
            return  # a heartbeat
        self.names.append(name)
        if len(self.names) == self._harm.at:
            self._work.note("place", name)
            _do(self._work, self._harm.deed)

    def moment(self, name: str) -> None:
        if self._harm.at == name:
            _do(self._work, self._harm.deed)

    def watch(self) -> None:
        """From here on every place is counted in this process."""
        doing, writing, commanding, committing = Window.do, Database.write, WebDriver.execute, Attempts.commit

        def do(window: Window, action: str, **told: Any) -> Any:
            with self._around(f"{action} in the page"):
                done = doing(window, action, **told)
            if action == "press":
                self.moment("after the click")
            return done

        def execute(driver: WebDriver, command: str, params: Any = None) -> Any:
            if self._inside:
                return commanding(driver, command, params)
            with self._around(f"{(params or {}).get('cmd', command)} to the driver"):
                return commanding(driver, command, params)

        @contextmanager
        def write(database: Database) -> Iterator[Transaction]:
            self.by("before a transaction")
            with writing(database) as transaction:
                yield transaction
            self.by("after a transaction")

        def commit(attempts: Attempts, *given: Any) -> float:
            self.moment("before the note")
            left = committing(attempts, *given)
            self.moment("after the note")
            return left

        Window.do, Database.write = do, write  # type: ignore[method-assign]
        WebDriver.execute, Attempts.commit = execute, commit  # type: ignore[method-assign]

    @contextmanager
    def _around(self, name: str) -> Iterator[None]:
        self.by(f"before {name}")
        outer, self._inside = self._inside, True
        try:
            yield
        finally:
            self._inside = outer
        self.by(f"after {name}")


# --- processes --------------------------------------------------------------------------------------


def settle_in(work: Work, machine: Machine) -> Clock:
    """Make this process one of that machine's; returns its civil clock."""
    folder = work.home / "machines" / machine.name
    folder.mkdir(parents=True, exist_ok=True)
    tempfile.tempdir = str(folder)
    if machine.lease_s != LEASE_S:
        shorten_leases(machine.lease_s)
    if machine.ahead_s:
        set_clock_ahead(machine.ahead_s)
    return RunningClock(NOW, work.began) if machine.time_runs else FixedClock(NOW)


def shorten_leases(seconds: float) -> None:
    """Leases and heartbeats in this process, wherever their length was imported to."""
    for name, module in list(sys.modules.items()):
        if name.startswith("byfive") and getattr(module, "LEASE_SECONDS", None) == LEASE_S:
            module.LEASE_SECONDS = seconds  # type: ignore[attr-defined]
    Pulse.__init__.__defaults__ = (seconds / 3,)  # type: ignore[misc]


def set_clock_ahead(seconds: float) -> None:
    """This process and the pages of its browsers believe that it is so many seconds later."""
    true_time, starting = time.time, Browser.__init__
    time.time = lambda: true_time() + seconds

    def start(browser: Browser, *given: Any, **named: Any) -> None:
        starting(browser, *given, **named)
        source = f"{{ const real = Date.now.bind(Date); Date.now = () => real() + {seconds * 1000}; }}"
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})  # type: ignore[attr-defined]

    Browser.__init__ = start  # type: ignore[method-assign]


def channel_of(work: Work, ledger: Ledger, county: str, clock: Clock, machine: Machine) -> PortalChannel:
    channel = PortalChannel(
        load(county),
        clock=clock,
        start_browser=start_browser,
        address=work.counties[county],
        documents=ledger.documents,
    )
    if machine.settles_in_s is not None:
        channel.settles_in_s = machine.settles_in_s
    return channel


def deliver_one(work: Work, county: str, harm: Harm, machine: Machine = HERE, lingers_s: float = 0) -> None:
    """A robot that delivers what is queued, and tells ``delivered`` how that ended.

    Its batch goes on for ``lingers_s`` seconds, in which it has nothing more to do.
    """
    clock = settle_in(work, machine)
    places = Places(work, harm)
    holder = f"robot {os.getpid()}"
    with work.open(clock) as ledger:
        places.watch()
        channel = channel_of(work, ledger, county, clock, machine)
        with crew(ledger, channel, holder, 1) as robots:
            done = deliver_next(ledger, channel, robots, holder=holder, clock=clock)
            time.sleep(lingers_s)
    failure = done and done.failure
    work.note("delivered", {
        "state": done and done.state, "failure": failure and f"{failure.kind}: {failure.code}", "places": places.names,
    })  # fmt: skip


def take_up(work: Work, county: str, ahead_s: float, machine: Machine = Machine(), within_s: float = 20) -> None:
    """What the next batches do, until everything is delivered. ``ahead_s`` real seconds are taken to have passed."""
    clock = settle_in(work, machine)
    with work.open(clock, ahead_s=ahead_s) as ledger:
        channel = channel_of(work, ledger, county, clock, machine)
        end = time.monotonic() + within_s
        while time.monotonic() < end and not all_delivered(ledger, county):
            one_turn(ledger, channel, "survivor", clock)
            time.sleep(0.1)


def compete(work: Work, holder: str, machine: Machine) -> None:
    """A worker that goes on, county by county, until everything is delivered. What it could not bear is told."""
    clock = settle_in(work, machine)
    with work.open(clock) as ledger:
        channels = [channel_of(work, ledger, county, clock, machine) for county in work.counties]
        while not all(all_delivered(ledger, county) for county in work.counties):
            for channel in channels:
                try:
                    one_turn(ledger, channel, holder, clock)
                except Exception:
                    work.note(f"trouble-{time.monotonic_ns()}", traceback.format_exc())
            time.sleep(0.1)


def one_turn(ledger: Ledger, channel: PortalChannel, holder: str, clock: Clock) -> None:
    """Look up what is unknown, then deliver until nothing may be claimed."""
    reconcile(ledger, channel, holder=holder)
    if State.QUEUED not in ledger.submissions.counts().get(channel.county.name, {}):
        return
    with contextlib.suppress(NoCredential), crew(ledger, channel, holder, 1) as robots:
        while deliver_next(ledger, channel, robots, holder=holder, clock=clock) is not None:
            pass


def all_delivered(ledger: Ledger, county: str) -> bool:
    return ledger.submissions.counts().get(county, {}).keys() <= {State.DELIVERED}
