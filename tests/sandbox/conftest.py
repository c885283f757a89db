"""One running Alder for the tests of the practice county, emptied before each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import httpx
import pytest

from sandbox.clock import instant
from sandbox.server import running
from tests.sandbox.family import FOUR
from tests.sandbox.walker import Walker

NOON = "2026-11-23T12:00:00-08:00"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def county() -> Iterator[str]:
    with running(now=instant(NOON)) as url:
        yield url


@pytest.fixture
def alder(county: str) -> str:
    """Alder's address: nothing stored, no faults, noon of 23 November 2026."""
    httpx.delete(f"{county}/_truth")
    httpx.delete(f"{county}/_faults")
    httpx.post(f"{county}/_clock", json={"now": NOON, "speed": 0})
    return county


@pytest.fixture
def walker(alder: str) -> Iterator[Walker]:
    one = Walker(alder)
    yield one
    one.client.close()


@pytest.fixture
def arm(alder: str) -> Callable[..., None]:
    """Arms one fault."""

    def armed(kind: str, **details: Any) -> None:
        answer = httpx.post(f"{alder}/_faults", json=[{"kind": kind} | details])
        assert answer.status_code == 200, answer.text

    return armed


@pytest.fixture
def truth(alder: str) -> Callable[[], list[dict[str, Any]]]:
    """What the county holds."""
    return lambda: httpx.get(f"{alder}/_truth").json()["applications"]


@pytest.fixture
def four() -> dict[str, str]:
    """The fields of a family of four, as Alder should hold them."""
    return dict(FOUR)
