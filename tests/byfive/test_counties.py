from __future__ import annotations

import pickle
from datetime import UTC, date, time

import pytest

from byfive.counties import County, HolidayCalendar
from byfive.errors import CountyRefused

FEDERAL_2026 = {
    date(2026, 1, 1),
    date(2026, 1, 19),
    date(2026, 2, 16),
    date(2026, 5, 25),
    date(2026, 6, 19),
    date(2026, 7, 3),
    date(2026, 7, 4),
    date(2026, 9, 7),
    date(2026, 10, 12),
    date(2026, 11, 11),
    date(2026, 11, 26),
    date(2026, 12, 25),
}


def test_the_federal_list_is_the_published_one():
    assert set(HolidayCalendar(base=("US",)).in_year(2026)) == FEDERAL_2026


def test_what_the_docstring_says_of_californias_list_is_so():
    added = set(HolidayCalendar(base=("CA",)).in_year(2026)) - FEDERAL_2026
    assert added == {date(2026, 2, 15), date(2026, 3, 31), date(2026, 11, 8), date(2026, 11, 27)}
    assert date(2026, 10, 12) not in HolidayCalendar(base=("CA",)).in_year(2026)
    assert "Diwali" not in HolidayCalendar(base=("CA",)).in_year(2025).values()


def test_san_diego_closes_for_chavez_day_and_san_mateo_for_columbus_day():
    san_diego = HolidayCalendar(without=frozenset({"Columbus Day"}))
    san_mateo = HolidayCalendar(without=frozenset({"Cesar Chavez Day"}))
    chavez, columbus = date(2026, 3, 31), date(2026, 10, 12)
    assert chavez in san_diego.in_year(2026)
    assert columbus not in san_diego.in_year(2026)
    assert chavez not in san_mateo.in_year(2026)
    assert columbus in san_mateo.in_year(2026)


def test_a_holiday_left_out_takes_its_observed_day_along():
    assert date(2027, 7, 5) in HolidayCalendar().in_year(2027)
    without = HolidayCalendar(without=frozenset({"Independence Day"})).in_year(2027)
    assert date(2027, 7, 4) not in without
    assert date(2027, 7, 5) not in without


def test_of_two_holidays_on_one_day_the_other_stays():
    shared = date(2027, 2, 15)
    names = HolidayCalendar(base=("CA",), without=frozenset({"Susan B. Anthony Day"})).in_year(2027)
    assert names[shared] == "Presidents' Day"


def test_a_saturday_holiday_is_observed_on_friday_only_where_that_is_the_rule():
    assert date(2026, 7, 3) in HolidayCalendar().in_year(2026)
    assert date(2026, 7, 3) not in HolidayCalendar(saturdays_move_to_friday=False).in_year(2026)
    assert date(2027, 7, 5) in HolidayCalendar(saturdays_move_to_friday=False).in_year(2027)
    assert date(2027, 12, 31) in HolidayCalendar().in_year(2027)


def test_a_county_may_add_and_take_out_single_days():
    eve, chavez = date(2026, 12, 24), date(2026, 3, 31)
    calendar = HolidayCalendar(also={eve: "Christmas Eve"}, without=frozenset({chavez}))
    assert calendar.in_year(2026)[eve] == "Christmas Eve"
    assert chavez not in calendar.in_year(2026)
    assert date(2027, 3, 31) in calendar.in_year(2027)


def test_calendars_with_other_added_days_are_not_confused():
    one = HolidayCalendar(also={date(2026, 12, 24): "Christmas Eve"})
    other = HolidayCalendar(also={date(2026, 12, 28): "Inventory"})
    assert one.in_year(2026) != other.in_year(2026)


def test_a_county_is_pickled_whole():
    county = County(name="alder", title="Alder", holidays=HolidayCalendar(also={date(2026, 12, 24): "Christmas Eve"}))
    assert pickle.loads(pickle.dumps(county)) == county


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": "Alder County"}, "2 to 31 small letters"),
        ({"zone": "America/Los_Angles"}, "not an IANA time zone"),
        ({"zone": ""}, "not an IANA time zone"),
        ({"cut_off": time(17, tzinfo=UTC)}, "local time of day alone"),
        ({"weekdays": frozenset()}, "weekdays"),
        ({"weekdays": frozenset({7})}, "weekdays"),
        ({"holidays": HolidayCalendar(without=frozenset({"Chavez Day"}))}, "leaves out Chavez Day, which no list"),
    ],
)
def test_a_county_that_cannot_be_is_refused_by_name(wrong: dict[str, object], words: str):
    parts: dict[str, object] = {"name": "alder", "title": "Alder County", "holidays": HolidayCalendar()}
    with pytest.raises(CountyRefused, match=words):
        County(**(parts | wrong))
