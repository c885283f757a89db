"""Closing the day: what made its deadline, what did not, and what that cost whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from byfive.calendar import cut_off_instant
from byfive.counties import County
from byfive.ledger.ledger import Ledger
from byfive.ledger.records import Submission
from byfive.states import FINAL, State


@dataclass(frozen=True)
class Miss:
    """An operational failure: one application that could have arrived in time and did not. Dollars."""

    reference: str
    state: State
    dollars: Decimal


@dataclass(frozen=True)
class Day:
    """One county's business day: how many were due, how many arrived in time, and every miss with its price."""

    county: str
    day: date
    due: int
    in_time: int
    withdrawn: int
    misses: tuple[Miss, ...]
    dollars_protected: Decimal

    @property
    def dollars_lost(self) -> Decimal:
        return sum((miss.dollars for miss in self.misses), Decimal(0))


def close_day(ledger: Ledger, county: County, day: date, *, by: str) -> Day:
    """Settle the accounts of ``day`` and leave them as an event. Running it again gives the same day."""
    cut_off = cut_off_instant(county, day)
    due = [each for each in ledger.submissions.list(county.name) if each.deadline == cut_off]
    closed = the_day(county.name, day, due)
    ledger.events.add("day_closed", by, {
        "county": county.name, "day": day.isoformat(), "due": closed.due, "in_time": closed.in_time,
        "withdrawn": closed.withdrawn, "missed": [miss.reference for miss in closed.misses],
        "dollars_protected": str(closed.dollars_protected), "dollars_lost": str(closed.dollars_lost),
    })  # fmt: skip
    return closed


def the_day(county: str, day: date, due: list[Submission]) -> Day:
    """The accounts of a day from the submissions that were due on it."""
    in_time = [each for each in due if arrived_in_time(each.state, each.delivered_at, each.deadline)]
    withdrawn = [each for each in due if each.state is State.WITHDRAWN]
    kept = {each.reference for each in (*in_time, *withdrawn)}
    misses = tuple(Miss(e.reference, e.state, e.value_of_day) for e in due if e.reference not in kept)
    protected = sum((each.value_of_day for each in in_time), Decimal(0))
    return Day(county, day, len(due), len(in_time), len(withdrawn), misses, protected)


def arrived_in_time(state: State, delivered_at: datetime | None, deadline: datetime) -> bool:
    """Whether a submission reached its county before its deadline."""
    return state in FINAL and delivered_at is not None and delivered_at < deadline
