"""Alder for tests: the practice county running in this process, and households to file there."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from byfive.application import Application
from byfive.clock import FixedClock
from byfive.ports import Credential
from sandbox.households import Household, households
from sandbox.server import CREDENTIALS, running

NOW = datetime(2026, 11, 23, 23, 50, tzinfo=UTC)  # a Monday, ten to four in California
SIGNED = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
TODAY = NOW.date()
CLOCK = FixedClock(NOW)

USERS = [Credential(number, user, password) for number, (user, password) in enumerate(CREDENTIALS.items(), start=1)]


class Alder:
    """The practice county and its back door."""

    def __init__(self, url: str) -> None:
        self.url = url

    def ask(self, path: str, body: Any = None, method: str | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.url + path, data, {"Content-Type": "application/json"}, method=method or ("POST" if data else "GET")
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    @property
    def held(self) -> list[dict[str, Any]]:
        """Every application that the county holds."""
        return list(self.ask("/_truth")["applications"])

    def clean(self) -> None:
        """Forget applications and faults."""
        self.ask("/_truth", method="DELETE")
        self.ask("/_faults", method="DELETE")

    def fault(self, kind: str, **rest: Any) -> None:
        self.ask("/_faults", [{"kind": kind, **rest}])


@contextmanager
def alder() -> Iterator[Alder]:
    """A practice county on a free port, at ten to four."""
    with running("alder", now=NOW) as url:
        yield Alder(url)


def household(number: int) -> Household:
    """One of the made-up households, always the same."""
    return households(64, 1, today=TODAY, signed_at=SIGNED)[number]


def application(number: int) -> Application:
    return Application.model_validate(household(number).application)
