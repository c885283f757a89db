"""One running Birch for its tests, emptied before each of them; ``emptied``, ``arm`` and ``truth`` are Alder's, on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sandbox.back_door import BackDoor, open_county
from tests.sandbox.birch.family import FOUR
from tests.sandbox.birch.walker import Walker


@pytest.fixture(scope="session")
def county() -> Iterator[BackDoor]:
    with open_county("birch") as back_door:
        yield back_door


@pytest.fixture
def birch(emptied: BackDoor) -> str:
    """Birch's address, once it is emptied."""
    return emptied.url


@pytest.fixture
def walker(birch: str) -> Iterator[Walker]:
    one = Walker(birch)
    yield one
    one.client.close()


@pytest.fixture
def four() -> dict[str, str]:
    """The fields of a family of four, as Birch should hold them."""
    return dict(FOUR)
