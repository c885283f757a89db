"""A made-up day at Alder in a ledger of its own, with submissions in every state that matters."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from byfive import wiring
from byfive.application import Application
from byfive.failures import Failure, FailureKind
from byfive.findings import Finding, Severity
from byfive.ledger.records import Attempt, Claim
from byfive.operations.receive import receive
from byfive.settings import settings
from byfive.states import State
from byfive.wiring import Parts
from sandbox.households import households

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 23, 40, tzinfo=UTC)  # twenty to four in California: 80 minutes to the cut-off
ENGINEER = "dana"
FAILURES = (
    Failure(FailureKind.DATA, "refused_answer", "about_you (m1)", "Last name", "Last name: use letters A to Z only"),
    Failure(FailureKind.DATA, "refused_answer", "where_you_live", "City", "City: this is not a city in California"),
    Failure(FailureKind.DRIFT, "new_question", "housing", "", "Do you pay for parking?"),
    Failure(FailureKind.DRIFT, "unknown_page", "jobs", "", "expected jobs, saw A message from the county"),
)
MISSING = Finding("core.birth_date_given", "birth_date", "The birth date is missing. Ask the client.", subject="m1")
WARNING = Finding("core.phone_given", "phone", "There is no phone number: the county cannot call.", Severity.WARNS)


@dataclass
class PracticeDay:
    """A ledger behind real parts, and ways to bring an application where a test wants it."""

    parts: Parts
    signed_at: datetime = NOW - timedelta(hours=1)

    def applications(self, count: int, seed: int = 1) -> list[Application]:
        made = households(count, seed, today=DAY, signed_at=self.signed_at)
        return [Application.model_validate(each.application) for each in made]

    def received(self, application: Application) -> str:
        county = self.parts.county(application.county)
        return receive(
            self.parts.ledger, county, application, clock=self.parts.clock, by="loader", source="load"
        ).reference

    def blocked(self, application: Application, *findings: Finding) -> str:
        """In review because of what validation found."""
        reference = self.received(application)
        self.parts.ledger.findings.record(reference, 1, findings or (MISSING, WARNING))
        self.parts.ledger.submissions.move(
            reference, State.RECEIVED, State.NEEDS_REVIEW, by="validation", reason="findings", version=1
        )
        return reference

    def queued(self, application: Application) -> str:
        reference = self.received(application)
        self.parts.ledger.findings.record(reference, 1, ())
        self.parts.ledger.submissions.move(reference, State.RECEIVED, State.VALIDATED, by="validation")
        self.parts.ledger.submissions.move(reference, State.VALIDATED, State.QUEUED, by="validation")
        return reference

    def begun(self, application: Application) -> tuple[Attempt, Claim]:
        self.queued(application)
        claim = self.parts.ledger.submissions.claim("alder", "robot-1")
        assert claim is not None
        return self.parts.ledger.attempts.begin(claim, channel="portal"), claim

    def failed(self, application: Application, failure: Failure = FAILURES[0], picture: bytes | None = None) -> str:
        """In review because a robot could not go on; with a screenshot."""
        attempt, _ = self.begun(application)
        self.parts.ledger.evidence.keep(attempt.id, "screenshot", picture or png())
        self.parts.ledger.attempts.fail(attempt.id, failure, then=State.NEEDS_REVIEW)
        return attempt.reference

    def unknown(self, application: Application) -> str:
        attempt, claim = self.begun(application)
        self.parts.ledger.attempts.commit(attempt, claim)
        self.parts.ledger.attempts.unknown(attempt.id)
        return attempt.reference

    def delivered(self, application: Application, number: str, *, at: datetime = NOW) -> str:
        attempt, claim = self.begun(application)
        self.parts.ledger.attempts.commit(attempt, claim)
        self.parts.ledger.attempts.deliver(
            attempt.id, number=number, arrived_at=at, filing_date=DAY, how="confirmation_page", by="robot-1"
        )
        return attempt.reference

    def lived_through(self, count: int = 36, picture: bytes | None = None) -> PracticeDay:
        """``count`` applications: most delivered, some in review for each reason, one unknown, some queued."""
        for number, application in enumerate(self.applications(count - 4)):
            if number % 9 == 3:
                self.blocked(application)
            elif number % 9 == 5:
                self.failed(application, FAILURES[number // 9 % len(FAILURES)], picture)
            elif number == 7:
                self.unknown(application)
            else:
                self.delivered(application, f"ALD-2026-{number:06d}")
        for application in self.applications(4, seed=2):
            self.queued(application)
        return self


@contextmanager
def practice_parts(monkeypatch: Any, home: Path, now: datetime = NOW) -> Iterator[Parts]:
    """The real parts of this process, over an empty home folder and a clock that stands still."""
    monkeypatch.setenv("BYFIVE_HOME", str(home))
    monkeypatch.setenv("BYFIVE_CLOCK", f"{now.isoformat()}@0.0x0.0")
    monkeypatch.setenv("BYFIVE_COUNTY_URLS", json.dumps({}))
    settings.cache_clear()
    wiring.parts.cache_clear()
    parts = wiring.parts()
    try:
        yield parts
    finally:
        parts.ledger.close()
        settings.cache_clear()
        wiring.parts.cache_clear()


def png(width: int = 8, height: int = 8) -> bytes:
    """A small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xc8" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
