"""One running Alder for the tests of the practice county, emptied before each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from tests.sandbox.back_door import BackDoor, open_county
from tests.sandbox.family import FOUR
from tests.sandbox.walker import Walker

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def county() -> Iterator[BackDoor]:
    with open_county("alder") as back_door:
        yield back_door


@pytest.fixture
def emptied(county: BackDoor) -> BackDoor:
    """The county, with nothing stored, no faults, at noon of 23 November 2026."""
    county.reset()
    return county


@pytest.fixture
def alder(emptied: BackDoor) -> str:
    """Alder's address, once it is emptied."""
    return emptied.url


@pytest.fixture
def walker(alder: str) -> Iterator[Walker]:
    one = Walker(alder)
    yield one
    one.client.close()


@pytest.fixture
def arm(emptied: BackDoor) -> Callable[..., None]:
    """Arms one fault."""
    return emptied.arm


@pytest.fixture
def truth(emptied: BackDoor) -> Callable[[], list[dict[str, Any]]]:
    """What the county holds."""
    return emptied.truth


@pytest.fixture
def four() -> dict[str, str]:
    """The fields of a family of four, as Alder should hold them."""
    return dict(FOUR)
