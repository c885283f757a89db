"""Our robot, with everything: claimed from a ledger on disk, filled, read back, committed, receipt recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from adapters.declarations import load
from adapters.robot.browser import Browser
from adapters.robot.browsers import start_browser
from adapters.robot.portal import PortalChannel
from bench.robot.contender import PROGRAM, Contender
from bench.robot.county import County
from bench.robot.household import NOW, household
from bench.robot.watching import LedgerWatched, Stopwatch, idle_call_ms, watched
from byfive.application import Application
from byfive.clock import FixedClock
from byfive.keys import KeyRing
from byfive.ledger.ledger import Ledger, open_ledger
from byfive.ledger.schema import migrate
from byfive.operations.crew import Crew, crew
from byfive.operations.deliver import deliver_next
from byfive.operations.receive import receive
from byfive.states import State
from sandbox.server import practice_credentials

CLOCK = FixedClock(NOW)
HOLDER = "bench"


@contextmanager
def ledger(folder: Path) -> Iterator[Ledger]:
    """A new ledger in a SQLite file, as durable as it is by default."""
    url = f"sqlite:///{folder}/ledger.db"
    migrate(url)
    evidence, documents = f"file://{folder}/evidence", f"file://{folder}/documents"
    keys = KeyRing.create(folder / "keys.jsonl")
    with open_ledger(url, keys, CLOCK, evidence_url=evidence, documents_url=documents) as opened:
        yield opened


class Ours(Contender):
    """Files at one county: one submission is put into the ledger beforehand, the rest is timed."""

    def __init__(
        self, ledger: Ledger, channel: PortalChannel, crew: Crew, stopwatch: Stopwatch, browsers: Sequence[Browser]
    ) -> None:
        self.ledger, self.channel, self.crew, self.stopwatch = ledger, channel, crew, stopwatch
        self._browsers = browsers
        self._watched = LedgerWatched(ledger, stopwatch)
        self._application = Application.model_validate(household(channel.county.name))

    @property
    def browser_version(self) -> str:
        return str(self._browsers[-1].driver.capabilities["browserVersion"])

    def prepare(self) -> None:
        """One submission is received and queued. What a call to the page costs is measured besides."""
        self.stopwatch.call_ms = idle_call_ms(self._browsers[-1])
        taken = receive(self.ledger, self.channel.county, self._application, clock=CLOCK, by=HOLDER, source=HOLDER)
        self.ledger.submissions.move(taken.reference, State.RECEIVED, State.VALIDATED, by=HOLDER)
        self.ledger.submissions.move(taken.reference, State.VALIDATED, State.QUEUED, by=HOLDER)

    def file(self) -> str:
        with self.stopwatch.whole():
            delivery = deliver_next(self._watched, self.channel, self.crew, holder=HOLDER, clock=CLOCK)  # type: ignore[arg-type]
        assert delivery is not None, "nothing was there to be filed"
        if delivery.failure is not None:
            raise RuntimeError(f"our robot did not file at {self.channel.county.name}: {delivery.failure}")
        (attempt,) = self.ledger.attempts.of(delivery.reference)
        assert attempt.receipt is not None
        return attempt.receipt.number


@contextmanager
def ours(ledger: Ledger, county: County) -> Iterator[Ours]:
    """Our robot for one county, with a browser that is started once."""
    form, stopwatch = load(county.name), Stopwatch()
    user, password = next(iter(practice_credentials(county.name).items()))
    ledger.credentials.add(county.name, PortalChannel.name, user, user, password)
    browsers: list[Browser] = []

    def start() -> Browser:
        browsers.append(watched(start_browser("chromium", Path(PROGRAM)), stopwatch))
        return browsers[-1]

    channel = PortalChannel(form, clock=CLOCK, start_browser=start, address=county.url)
    with crew(ledger, channel, HOLDER, 1) as robots:
        yield Ours(ledger, channel, robots, stopwatch, browsers)
