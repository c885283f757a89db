"""What a county's days mean for an application: filing dates, cut-offs and deadlines.

Received after business hours or on a closed day counts as received on the next business day: Friday 18:00 earns
Monday, or Tuesday after a Monday holiday (DOMAIN 1: Connecticut's SNAP application process; Santa
Clara treats after-hours, weekend and holiday online applications the same way).
The cut-off itself is too late: *before* five o'clock.

Days are the county's local dates; instants are aware and returned in UTC. A naive instant raises ``ValueError``. All
functions raise :class:`byfive.errors.NoCalendarForYear` when they need a year of which the calendar knows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from byfive.counties import County
from byfive.errors import NoCalendarForYear

_DAY = timedelta(days=1)


def is_business_day(county: County, day: date) -> bool:
    """Whether the county is open on that day."""
    closed = county.holidays.in_year(day.year)
    if not closed:
        raise NoCalendarForYear(county.name, day.year)
    return day.weekday() in county.weekdays and day not in closed


def next_business_day(county: County, day: date) -> date:
    """The first business day after ``day`` (never ``day`` itself)."""
    later = day + _DAY
    while not is_business_day(county, later):
        later += _DAY
    return later


def business_days(county: County, first: date, last: date) -> Iterator[date]:
    """The business days from ``first`` to ``last``, both included, in order."""
    day = first
    while day <= last:
        if is_business_day(county, day):
            yield day
        day += _DAY


def cut_off_instant(county: County, day: date) -> datetime:
    """The instant of the county's cut-off on a day, in UTC: 17:00 Pacific is 00:00 UTC in summer, 01:00 in winter."""
    return datetime.combine(day, county.cut_off, tzinfo=county.zone_info).astimezone(UTC)


def filing_date(county: County, arrived_at: datetime) -> date:
    """The filing date that an arrival at this instant earns."""
    day = _local_day(county, arrived_at)
    if is_business_day(county, day) and arrived_at < cut_off_instant(county, day):
        return day
    return next_business_day(county, day)


def next_cut_off(county: County, now: datetime) -> datetime:
    """The first cut-off of a business day that is still ahead at ``now``, in UTC."""
    return cut_off_instant(county, filing_date(county, now))


def deadline(county: County, received_at: datetime) -> datetime:
    """The instant that an application received by us must beat: the cut-off of the filing date that it would earn
    if it arrived at the county at once. Any arrival before it earns that same filing date."""
    return next_cut_off(county, received_at)


def _local_day(county: County, instant: datetime) -> date:
    if instant.utcoffset() is None:
        raise ValueError(f"{instant} has no time zone; an instant must have one")
    return instant.astimezone(county.zone_info).date()
