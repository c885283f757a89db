"""Taking an application in: its deadline, and what missing it would cost this household."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from byfive.application import Application
from byfive.benefit import estimate, value_of_a_day
from byfive.calendar import deadline, filing_date, next_business_day
from byfive.clock import Clock
from byfive.counties import County
from byfive.ledger.ledger import Ledger


@dataclass(frozen=True)
class Received:
    """The submission that an application became. ``deadline`` is in UTC, ``zone`` the county's."""

    reference: str
    deadline: datetime
    zone: str


@dataclass(frozen=True)
class Stakes:
    """What is at stake for one household, in dollars: a full month, and what losing a day costs."""

    benefit: Decimal
    value_of_day: Decimal


def stakes(application: Application, county: County, received_at: datetime) -> Stakes:
    """The estimated full month, and the dollars lost when the filing date slips by one business day."""
    day = filing_date(county, received_at)
    benefit = estimate(application, day).dollars
    return Stakes(benefit, value_of_a_day(benefit, day, next_business_day(county, day)))


def receive(
    ledger: Ledger,
    county: County,
    application: Application,
    *,
    clock: Clock,
    by: str,
    source: str,
    idempotency: str | None = None,
) -> Received:
    """Take a signed application in. The same ``idempotency`` key again gives the first reference."""
    now = clock.now()
    due = deadline(county, now)
    at_stake = stakes(application, county, now)
    reference = ledger.applications.receive(
        application,
        county=county.name,
        deadline=due,
        value_of_day=at_stake.value_of_day,
        benefit=at_stake.benefit,
        by=by,
        source=source,
        idempotency=idempotency,
    )
    return Received(reference, due, county.zone)
