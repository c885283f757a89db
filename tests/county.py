"""Practice counties for tests: each running in this process with its back door, and households to file there."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from adapters.declarations import load
from adapters.forms.form import Form
from byfive.application import Application
from byfive.ledger.ledger import Ledger
from byfive.operations.documents import keep
from byfive.ports import Credential
from sandbox.documents import content
from sandbox.households import Household, households
from sandbox.server import practice_credentials, running

COUNTIES = ("alder", "birch")
NOW = datetime(2026, 11, 23, 23, 50, tzinfo=UTC)  # a Monday, ten to four in California
SIGNED = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
TODAY = NOW.date()


class PracticeCounty:
    """A practice county and its back door."""

    def __init__(self, name: str, url: str) -> None:
        self.name, self.url = name, url

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

    def clean(self, now: datetime = NOW) -> None:
        """Forget applications and faults; it is ``now`` again."""
        self.ask("/_truth", method="DELETE")
        self.ask("/_faults", method="DELETE")
        self.ask("/_clock", {"now": now.isoformat(), "speed": 1})

    def fault(self, kind: str, **rest: Any) -> None:
        self.ask("/_faults", [{"kind": kind, **rest}])


@contextmanager
def practice_county(name: str, now: datetime = NOW) -> Iterator[PracticeCounty]:
    """A practice county on a free port, at ten to four unless told otherwise."""
    with running(name, now=now) as url:
        yield PracticeCounty(name, url)


def form(name: str) -> Form:
    """A county's declaration."""
    return load(name)


def users(name: str) -> list[Credential]:
    """Who may sign in there."""
    passwords = practice_credentials(name)
    return [Credential(number, user, password) for number, (user, password) in enumerate(passwords.items(), start=1)]


def household(number: int, county: str = "alder") -> Household:
    """One of the made-up households, always the same."""
    return households(64, 1, today=TODAY, signed_at=SIGNED, county=county)[number]


def application(number: int, county: str = "alder", ledger: Ledger | None = None) -> Application:
    """Its application; the files of its documents are kept in ``ledger``."""
    made = Application.model_validate(household(number, county).application)
    if not made.documents:
        return made
    assert ledger is not None, "a household with documents needs a ledger that keeps them"
    kept = tuple(keep(ledger, document.name, content(document.stored_as)) for document in made.documents)
    return made.model_copy(update={"documents": kept})


def expected(number: int, county: str) -> Mapping[str, str]:
    """What the county should hold of a household that a careful person entered."""
    judge: Callable[..., Mapping[str, str]] = import_module(f"sandbox.{county}.expected").expected
    return judge(household(number, county).application, TODAY)
