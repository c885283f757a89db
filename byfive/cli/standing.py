"""How a county stands: is everything that is due safe, what waits, what is at stake. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from byfive.calendar import next_cut_off
from byfive.counties import County
from byfive.ledger.records import Submission
from byfive.states import ARRIVED, FINAL, State


class Safe(StrEnum):
    """Whether everything that is due by the next cut-off will be there by itself."""

    YES = "yes"  # all of it has arrived
    ON_THE_WAY = "on the way"  # the rest needs nobody but robots
    NEEDS_A_PERSON = "needs a person"  # some of it will not go by itself


NEEDS_A_PERSON = frozenset({State.NEEDS_REVIEW, State.WAITING_FOR_CLIENT})


@dataclass(frozen=True)
class Standing:
    """One county now. Days are the county's; dollars are what losing a day would cost, or has cost.

    ``due`` are open and due by the next cut-off, ``overdue`` are open though their deadline has passed.
    """

    county: str
    zone: str
    safe: Safe
    next_cut_off: datetime
    received_today: int
    delivered_today: int
    late_today: int
    on_the_way: int
    outcome_unknown: int
    in_review: int
    waiting_for_client: int
    due: int
    dollars_at_stake: Decimal
    overdue: int
    dollars_overdue: Decimal


def standing(county: County, submissions: Iterable[Submission], now: datetime) -> Standing:
    """How ``county`` stands at the instant ``now``. Raises NoCalendarForYear."""
    zone = county.zone_info
    today = now.astimezone(zone).date()
    every = list(submissions)
    open_ones = [each for each in every if each.state not in FINAL]
    due = [each for each in open_ones if each.deadline > now]
    overdue = [each for each in open_ones if each.deadline <= now]
    arrived = [
        each
        for each in every
        if each.state in ARRIVED and each.delivered_at and each.delivered_at.astimezone(zone).date() == today
    ]
    counted = {state: sum(each.state is state for each in open_ones) for state in State}
    stuck = counted[State.NEEDS_REVIEW] + counted[State.WAITING_FOR_CLIENT] + counted[State.OUTCOME_UNKNOWN]
    return Standing(
        county=county.name,
        zone=county.zone,
        safe=_safe(due),
        next_cut_off=next_cut_off(county, now),
        received_today=sum(each.received_at.astimezone(zone).date() == today for each in every),
        delivered_today=sum(each.state is State.DELIVERED for each in arrived),
        late_today=sum(each.state is State.DELIVERED_LATE for each in arrived),
        on_the_way=len(open_ones) - stuck,
        outcome_unknown=counted[State.OUTCOME_UNKNOWN],
        in_review=counted[State.NEEDS_REVIEW],
        waiting_for_client=counted[State.WAITING_FOR_CLIENT],
        due=len(due),
        dollars_at_stake=_dollars(due),
        overdue=len(overdue),
        dollars_overdue=_dollars(overdue),
    )


def _safe(due: list[Submission]) -> Safe:
    if any(each.state in NEEDS_A_PERSON for each in due):
        return Safe.NEEDS_A_PERSON
    return Safe.ON_THE_WAY if due else Safe.YES


def _dollars(submissions: Iterable[Submission]) -> Decimal:
    return sum((each.value_of_day for each in submissions), Decimal("0.00"))
