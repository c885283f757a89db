"""A ledger with made-up households, a civil clock and a real clock that stand still, and robots that use it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from byfive.application import (
    Address,
    Application,
    Contact,
    Expenses,
    Job,
    Language,
    Member,
    Name,
    PayPeriod,
    Signature,
)
from byfive.clock import FixedClock
from byfive.keys import KeyRing
from byfive.ledger import Attempt, Claim, CredentialLease, Ledger, open_ledger
from byfive.ledger.database import Database, Transaction
from byfive.states import State

T = TypeVar("T")
NOON = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)  # noon in California
DEADLINE = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
FILED = date(2026, 11, 23)
HELD_BY = "robot-1"


@dataclass
class RealTime:
    """Real seconds that pass when a test says so."""

    seconds: float = 1_790_000_000.0

    def __call__(self) -> float:
        return self.seconds

    def passes(self, seconds: float) -> None:
        self.seconds += seconds


def household(given: str = "Zorabel", **answers: Any) -> Application:
    """A household whose answers are so odd that they are found wherever they leak to."""
    first = Member(
        id="m1",
        name=Name(given=given, family="Quillonby"),
        birth_date=date(1984, 2, 29),
        ssn="923456781",
        is_disabled=False,
        jobs=(Job(employer="Wexcombe Orchards", pay=Decimal("1234.56"), pay_period=PayPeriod.MONTHLY),),
    )
    second = Member(id="m2", name=Name(given="Mikkaline", family="Quillonby"), birth_date=date(2019, 7, 6))
    values: dict[str, Any] = {
        "county": "alder",
        "members": (first, second),
        "home": Address(line1="4711 Brambleweather Lane", city="Millford", zip="95340"),
        "contact": Contact(phone="2095550123", email="zorabel.q@example.org", written_language=Language.SPANISH),
        "expenses": Expenses(rent_or_mortgage=Decimal("987.65")),
        "anything_else": "We sleep beside the old cannery.",
        "is_homeless": False,
        "signature": Signature(text="Zorabel Quillonby", signed_at=NOON),
    }
    return Application(**(values | answers))


ODD_ANSWERS = (
    *("Zorabel", "Quillonby", "Mikkaline", "923456781", "1984-02-29", "2019-07-06", "Wexcombe", "1234.56"),
    *("Brambleweather", "Millford", "95340", "2095550123", "zorabel.q", "987.65", "cannery"),
)


def at_once(count: int, job: Callable[[int], T]) -> list[T]:
    """What ``count`` threads get who do ``job`` at the same moment; what one of them raises is raised here."""
    ready = threading.Barrier(count)

    def when_all_are_ready(number: int) -> T:
        ready.wait()
        return job(number)

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(when_all_are_ready, range(count)))


@dataclass
class Scene:
    """One database, its clocks, and ways to bring a submission where a test wants it."""

    url: str
    folder: Path
    keyring: KeyRing
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOON))
    real: RealTime = field(default_factory=RealTime)
    opened: list[Ledger] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ledger = self.open()

    def open(self, **settings: Any) -> Ledger:
        """Another ledger on the same database, as another process would have."""
        stores = {"evidence_url": f"file://{self.folder}/evidence", "documents_url": f"file://{self.folder}/documents"}
        settings = {**stores, "real_seconds": self.real} | settings
        ledger = open_ledger(self.url, self.keyring, self.clock, **settings)
        self.opened.append(ledger)
        return ledger

    def close(self) -> None:
        for ledger in self.opened:
            ledger.close()

    @contextmanager
    def raw(self) -> Iterator[Transaction]:
        """A transaction behind the ledger's back."""
        database = Database(self.url, self.clock, self.real)
        try:
            with database.write() as tx:
                yield tx
        finally:
            database.close()

    def received(self, application: Application | None = None, **values: Any) -> str:
        usual: dict[str, Any] = {
            "county": "alder",
            "deadline": DEADLINE,
            "value_of_day": Decimal("33.13"),
            "benefit": Decimal("994"),
            "by": "loader",
            "source": "load",
        }
        return self.ledger.applications.receive(application or household(), **(usual | values))

    def queued(self, **values: Any) -> str:
        reference = self.received(**values)
        self.ledger.submissions.move(reference, State.RECEIVED, State.VALIDATED, by="validation")
        self.ledger.submissions.move(reference, State.VALIDATED, State.QUEUED, by="validation")
        return reference

    def claimed(self, holder: str = HELD_BY) -> Claim:
        self.queued()
        claim = self.ledger.submissions.claim("alder", holder)
        assert claim is not None
        return claim

    def leased(self, holder: str = HELD_BY) -> CredentialLease:
        label = f"account {len(self.ledger.credentials.list()) + 1}"
        self.ledger.credentials.add("alder", "portal", label, "partner", "open sesame")
        lease = self.ledger.credentials.lease("alder", "portal", holder)
        assert lease is not None
        return lease

    def in_progress(self) -> tuple[Attempt, Claim]:
        claim = self.claimed()
        return self.ledger.attempts.begin(claim, channel="portal"), claim

    def committing(self) -> tuple[Attempt, Claim]:
        attempt, claim = self.in_progress()
        self.ledger.attempts.commit(attempt, claim)
        return attempt, claim

    def unknown(self) -> Attempt:
        attempt, _ = self.committing()
        self.ledger.attempts.unknown(attempt.id)
        return attempt

    def in_review(self) -> str:
        reference = self.received()
        self.ledger.submissions.move(reference, State.RECEIVED, State.NEEDS_REVIEW, by="validation")
        return reference

    def delivered(self, number: str = "ALD-2026-000123") -> str:
        attempt, _ = self.committing()
        self.deliver(attempt, number)
        return attempt.reference

    def deliver(self, attempt: Attempt, number: str = "ALD-2026-000123", **values: Any) -> State:
        usual: dict[str, Any] = {
            "arrived_at": NOON + timedelta(minutes=5),
            "filing_date": FILED,
            "how": "confirmation_page",
            "by": attempt.holder,
        }
        return self.ledger.attempts.deliver(attempt.id, number=number, **(usual | values)).state

    def state(self, reference: str) -> State:
        return self.ledger.submissions.get(reference).state

    def names(self, reference: str) -> list[str]:
        """The names of a submission's events."""
        return [event.name for event in self.ledger.events.of(reference)]
