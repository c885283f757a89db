"""Alder for tests: :mod:`tests.county` with that county in place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from byfive.clock import FixedClock
from tests import county
from tests.county import NOW, SIGNED, TODAY, application, household
from tests.county import PracticeCounty as Alder

__all__ = ["CLOCK", "NOW", "SIGNED", "TODAY", "USERS", "Alder", "alder", "application", "household"]

CLOCK = FixedClock(NOW)
USERS = county.users("alder")


@contextmanager
def alder() -> Iterator[Alder]:
    """A practice county on a free port, at ten to four."""
    with county.practice_county("alder") as running:
        yield running
