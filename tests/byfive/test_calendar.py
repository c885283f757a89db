from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byfive.calendar import (
    business_days,
    cut_off_instant,
    deadline,
    filing_date,
    is_business_day,
    next_business_day,
    next_cut_off,
)
from byfive.counties import County, HolidayCalendar
from byfive.errors import NoCalendarForYear

ALDER = County(
    name="alder",
    title="Alder County",
    holidays=HolidayCalendar(without=frozenset({"Diwali", "Susan B. Anthony Day", "Columbus Day"})),
)
PACIFIC = ZoneInfo("America/Los_Angeles")

instants = st.timedeltas(timedelta(0), timedelta(days=6 * 365)).map(
    lambda since: datetime(2025, 1, 1, tzinfo=UTC) + since
)
days = st.dates(date(2025, 1, 1), date(2031, 1, 1))
counties = st.builds(
    County,
    name=st.just("somewhere"),
    title=st.just("Somewhere"),
    zone=st.sampled_from(["America/Los_Angeles", "America/Phoenix", "America/New_York", "Pacific/Honolulu", "UTC"]),
    cut_off=st.times().map(lambda at: at.replace(microsecond=0)),
    holidays=st.just(ALDER.holidays),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
)


def pacific(year: int, month: int, day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=PACIFIC)


@pytest.mark.parametrize(
    ("arrived_at", "earns"),
    [
        pytest.param(pacific(2026, 11, 23, 16, 59, 59), date(2026, 11, 23), id="a second before five"),
        pytest.param(pacific(2026, 11, 23, 17), date(2026, 11, 24), id="exactly at five is too late"),
        pytest.param(pacific(2026, 11, 23, 0), date(2026, 11, 23), id="midnight begins the day"),
        pytest.param(pacific(2026, 11, 20, 18), date(2026, 11, 23), id="Friday 18:00 earns Monday"),
        pytest.param(pacific(2026, 11, 21, 12), date(2026, 11, 23), id="Saturday earns Monday"),
        pytest.param(pacific(2026, 9, 4, 18), date(2026, 9, 8), id="Friday before Labor Day earns Tuesday"),
        pytest.param(pacific(2026, 9, 7, 10), date(2026, 9, 8), id="on Labor Day"),
        pytest.param(pacific(2026, 11, 25, 17), date(2026, 11, 30), id="Thanksgiving's eve earns Monday"),
        pytest.param(pacific(2026, 12, 31, 17), date(2027, 1, 4), id="New Year's Eve earns the new year"),
        pytest.param(pacific(2027, 12, 31, 9), date(2028, 1, 3), id="New Year's Day observed the year before"),
        pytest.param(pacific(2026, 8, 31, 17), date(2026, 9, 1), id="the 31st into the next month"),
        pytest.param(pacific(2026, 3, 6, 17), date(2026, 3, 9), id="over the beginning of summer time"),
        pytest.param(pacific(2026, 10, 30, 17), date(2026, 11, 2), id="over the end of summer time"),
        pytest.param(datetime(2026, 11, 24, 0, 30, tzinfo=UTC), date(2026, 11, 23), id="already tomorrow in UTC"),
    ],
)
def test_the_filing_date_that_an_arrival_earns(arrived_at: datetime, earns: date):
    assert filing_date(ALDER, arrived_at) == earns


def test_the_cut_off_is_five_local_time_in_summer_and_in_winter():
    assert cut_off_instant(ALDER, date(2026, 10, 30)) == datetime(2026, 10, 31, 0, tzinfo=UTC)
    assert cut_off_instant(ALDER, date(2026, 11, 2)) == datetime(2026, 11, 3, 1, tzinfo=UTC)
    assert cut_off_instant(ALDER, date(2026, 3, 6)) == datetime(2026, 3, 7, 1, tzinfo=UTC)
    assert cut_off_instant(ALDER, date(2026, 3, 9)) == datetime(2026, 3, 10, 0, tzinfo=UTC)


def test_a_weekend_with_a_clock_change_is_an_hour_longer_or_shorter():
    def weekend(friday: date) -> timedelta:
        return cut_off_instant(ALDER, next_business_day(ALDER, friday)) - cut_off_instant(ALDER, friday)

    assert weekend(date(2026, 11, 6)) == timedelta(days=3)
    assert weekend(date(2026, 10, 30)) == timedelta(days=3, hours=1)
    assert weekend(date(2026, 3, 6)) == timedelta(days=3, hours=-1)


@given(counties, instants, instants)
def test_a_later_arrival_never_earns_an_earlier_filing_date(county: County, one: datetime, other: datetime):
    assert filing_date(county, min(one, other)) <= filing_date(county, max(one, other))


@given(counties, instants)
def test_a_filing_date_is_a_business_day_and_never_before_the_arrival(county: County, arrived_at: datetime):
    earned = filing_date(county, arrived_at)
    assert is_business_day(county, earned)
    assert earned >= arrived_at.astimezone(county.zone_info).date()


@given(counties, instants)
def test_no_business_day_that_was_still_open_is_passed_over(county: County, arrived_at: datetime):
    first = arrived_at.astimezone(county.zone_info).date()
    earned = filing_date(county, arrived_at)
    for day in business_days(county, first, earned - timedelta(days=1)):
        assert cut_off_instant(county, day) <= arrived_at


@given(counties, instants)
def test_the_deadline_is_ahead_and_on_a_business_day(county: County, received_at: datetime):
    due = deadline(county, received_at)
    assert due > received_at
    assert due.utcoffset() == timedelta(0)
    assert is_business_day(county, filing_date(county, received_at))


@given(counties, instants)
def test_before_the_deadline_earns_the_same_filing_date_and_at_it_does_not(county: County, received_at: datetime):
    due = deadline(county, received_at)
    last_moment = max(received_at, due - timedelta(seconds=1))
    assert filing_date(county, last_moment) == filing_date(county, received_at)
    assert filing_date(county, due) > filing_date(county, received_at)


@given(counties, instants)
def test_the_next_cut_off_at_a_cut_off_is_the_one_after(county: County, now: datetime):
    assert next_cut_off(county, next_cut_off(county, now)) > next_cut_off(county, now)


@given(counties, days)
def test_the_next_business_day_is_the_first_one_after(county: County, day: date):
    following = next_business_day(county, day)
    assert following > day
    assert list(business_days(county, day + timedelta(days=1), following)) == [following]


def test_business_days_include_both_ends():
    thanksgiving_week = business_days(ALDER, date(2026, 11, 23), date(2026, 11, 30))
    assert [day.day for day in thanksgiving_week] == [23, 24, 25, 30]


def test_a_county_may_open_on_saturdays():
    county = County(
        name="birch", title="Birch", holidays=ALDER.holidays, weekdays=frozenset(range(6)), cut_off=time(12)
    )
    assert filing_date(county, pacific(2026, 11, 21, 11)) == date(2026, 11, 21)


def test_a_year_of_which_the_calendar_knows_nothing_is_an_error():
    published = HolidayCalendar(base=(), also={date(2026, 1, 1): "New Year's Day"})
    county = County(name="birch", title="Birch", holidays=published)
    assert filing_date(county, pacific(2026, 12, 30, 12)) == date(2026, 12, 30)
    with pytest.raises(NoCalendarForYear, match=r"county birch has no holidays for 2027.*HolidayCalendar"):
        filing_date(county, pacific(2026, 12, 31, 18))


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="has no time zone"):
        filing_date(ALDER, datetime(2026, 11, 23, 12))  # noqa: DTZ001 - the mistake under test
