"""A ledger, and a county whose channel does what a test tells it to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from byfive.application import Application
from byfive.clock import FixedClock, real_seconds
from byfive.counties import County, HolidayCalendar
from byfive.findings import Finding
from byfive.keys import KeyRing
from byfive.ledger.ledger import Ledger, open_ledger
from byfive.ledger.schema import migrate
from byfive.operations.crew import Crew, crew
from byfive.operations.deliver import Delivery, deliver_next
from byfive.operations.receive import receive
from byfive.ports import Credential, LastClick, Proof
from byfive.states import State
from tests.alder import NOW, application

ELM = County(name="alder", title="A county", holidays=HolidayCalendar())
Deed = Callable[[Application, LastClick], Proof]


@dataclass
class PretendChannel:
    """A channel of a county of ours: each application meets the next deed, or is simply filed."""

    clock: FixedClock
    name: str = "portal"
    county: County = ELM
    settles_in_s: float = 0
    one_session_a_credential: bool = True
    deeds: list[Deed] = field(default_factory=list)
    held: list[tuple[str, Proof]] = field(default_factory=list)
    listed: list[Proof] | Exception | None = None
    closed: int = 0

    def findings(self, application: Application) -> Sequence[Finding]:
        return ()

    def listed_as(self, application: Application) -> tuple[str, ...]:
        return (application.applicant.name.full,)

    def robot(self) -> PretendRobot:
        return PretendRobot(self)

    def store(self, application: Application) -> Proof:
        proof = Proof(f"N-{len(self.held) + 1}", self.clock.now())
        self.held.append((application.applicant.name.full, proof))
        return proof


@dataclass
class PretendRobot:
    channel: PretendChannel

    def deliver(self, application: Application, credential: Credential, last_click: LastClick) -> Proof:
        if self.channel.deeds:
            return self.channel.deeds.pop(0)(application, last_click)
        last_click()
        return self.channel.store(application)

    def look_up(self, application: Application, credential: Credential) -> Sequence[Proof]:
        if isinstance(self.channel.listed, Exception):
            raise self.channel.listed
        if self.channel.listed is not None:
            return self.channel.listed
        return [proof for name, proof in self.channel.held if name == application.applicant.name.full]

    def close(self) -> None:
        self.channel.closed += 1


@dataclass
class Office:
    """Everything a test acts on. ``later`` moves the ledger's real time on."""

    ledger: Ledger
    clock: FixedClock
    channel: PretendChannel
    ahead_s: float = 0

    def later(self, seconds: float) -> None:
        self.ahead_s += seconds

    def take_in(self, number: int = 0, *, queued: bool = True) -> str:
        taken = receive(self.ledger, ELM, application(number), clock=self.clock, by="test", source="test")
        if queued:
            self.ledger.submissions.move(taken.reference, State.RECEIVED, State.VALIDATED, by="test")
            self.ledger.submissions.move(taken.reference, State.VALIDATED, State.QUEUED, by="test")
        return taken.reference

    def state(self, reference: str) -> State:
        return self.ledger.submissions.get(reference).state

    def deliver(self, robots: Crew | None = None) -> Delivery | None:
        if robots is not None:
            return deliver_next(self.ledger, self.channel, robots, holder="robot", clock=self.clock)
        with crew(self.ledger, self.channel, "robot", 1) as made:
            return self.deliver(made)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    url, clock = f"sqlite:///{tmp_path}/ledger.db", FixedClock(NOW)
    migrate(url)
    ring = KeyRing.create(tmp_path / "keys.jsonl")
    made: list[Office] = []
    with open_ledger(
        url, ring, clock, evidence_url=f"file://{tmp_path}/evidence", documents_url=f"file://{tmp_path}/documents",
        real_seconds=lambda: real_seconds() + (made[0].ahead_s if made else 0),
    ) as ledger:  # fmt: skip
        made.append(Office(ledger, clock, PretendChannel(clock)))
        ledger.credentials.add("alder", "portal", "one", "user one", "secret one")
        ledger.credentials.add("alder", "portal", "two", "user two", "secret two")
        yield made[0]
