"""What a county is to the trade: its name, its time zone, its cut-off and the days on which it is open.

Its channels and forms are declared in ``adapters``; what its days mean for an application is in
:mod:`byfive.calendar`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from byfive.errors import CountyRefused

MONDAY_TO_FRIDAY = frozenset(range(5))

_OBSERVED = " (observed)"
_YEARS_TO_LOOK_FOR_A_NAME = range(2020, 2035)


@dataclass(frozen=True, kw_only=True)
class HolidayCalendar:
    """The days of the year on which a county is closed, weekends aside.

    ``base`` names the lists of the ``holidays`` library that are joined: ``US`` is the federal list (New Year's Day,
    Martin Luther King Jr. Day, Washington's Birthday, Memorial Day, Juneteenth National Independence Day,
    Independence Day, Labor Day, Columbus Day, Veterans Day, Thanksgiving Day, Christmas Day). ``CA`` is what the
    library (0.109) holds for California: the federal list with "Presidents' Day" for Washington's
    Birthday and without Columbus Day, and besides it Susan B. Anthony Day (15 February), Cesar Chavez Day (31 March),
    Diwali (from 2026) and the Day After Thanksgiving. Hardly any county office closes for all of these:
    Susan B. Anthony Day and Diwali are state observances on which offices usually stay open, Cesar Chavez Day closes
    San Diego and not San Mateo, Columbus Day the other way round (DOMAIN 2). So take out what the county's own
    published list does not have.

    A holiday on a Sunday is observed on Monday. One on a Saturday is observed on Friday, as federally, unless
    ``saturdays_move_to_friday`` is false, as in many counties. ``without`` names holidays of the lists (each takes its
    observed day along) or single days; ``also`` adds days with their names.

    With an empty ``base`` the calendar is exactly ``also``: a county's published list, year by year.
    """

    base: tuple[Literal["US", "CA"], ...] = ("US", "CA")
    also: Mapping[date, str] = field(default_factory=dict, hash=False)
    without: frozenset[str | date] = frozenset()
    saturdays_move_to_friday: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "also", dict(self.also))
        object.__setattr__(self, "without", frozenset(self.without))

    def in_year(self, year: int) -> Mapping[date, str]:
        """The closed days of a year with their names; empty when nothing is known of that year."""
        return _in_year(self, year)

    def unknown_names(self) -> list[str]:
        """Names in ``without`` that no list has (2020 to 2034): misspelt, they would silently remove nothing."""
        years = (_listed(self.base, year) for year in _YEARS_TO_LOOK_FOR_A_NAME)
        known = {name for year in years for names in year.values() for name in names}
        return sorted(name for name in self.without if isinstance(name, str) and name not in known)


@dataclass(frozen=True, kw_only=True)
class County:
    """One county. ``name`` is its key everywhere; ``cut_off`` is its local time of day, itself already too late.

    Raises :class:`CountyRefused` when a part of it is wrong.
    """

    name: str
    title: str
    zone: str = "America/Los_Angeles"
    cut_off: time = time(17)
    holidays: HolidayCalendar
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY  # as date.weekday() counts: Monday is 0

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z_]{1,30}", self.name):
            raise CountyRefused(repr(self.name), "its name must be 2 to 31 small letters and _, such as alder.")
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise CountyRefused(
                self.name, f"{self.zone!r} is not an IANA time zone. Write one such as America/Los_Angeles."
            ) from None
        if self.cut_off.tzinfo is not None:
            raise CountyRefused(self.name, "its cut-off has a time zone of its own. Write the local time of day alone.")
        if not self.weekdays or not self.weekdays <= set(range(7)):
            raise CountyRefused(self.name, "its weekdays must be some of 0 (Monday) to 6 (Sunday).")
        if unknown := self.holidays.unknown_names():
            raise CountyRefused(
                self.name, f"its calendar leaves out {', '.join(unknown)}, which no list of it has. Check the spelling."
            )

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


@functools.cache
def _in_year(calendar: HolidayCalendar, year: int) -> Mapping[date, str]:
    days = {day: name for day, name in calendar.also.items() if day.year == year}
    for day, names in _listed(calendar.base, year).items():
        kept = [
            shown
            for name, shown in names.items()
            if name not in calendar.without and (calendar.saturdays_move_to_friday or not _moved_to_friday(day, shown))
        ]
        if kept and day not in calendar.without:
            days.setdefault(day, "; ".join(kept))
    return days


def _moved_to_friday(day: date, shown: str) -> bool:
    return shown.endswith(_OBSERVED) and day.weekday() == 4


@functools.cache
def _listed(base: tuple[str, ...], year: int) -> Mapping[date, Mapping[str, str]]:
    """For each day of the lists: the holidays' own names, and how they are shown (``… (observed)``)."""
    import holidays  # here, because the command line must start without it

    days: dict[date, dict[str, str]] = {}
    for part in base:
        listed = holidays.country_holidays(
            "US", subdiv=None if part == "US" else part, years=year, observed=True, language="en_US"
        )
        for day in listed:
            if day.year == year:
                for shown in listed.get_list(day):
                    days.setdefault(day, {})[shown.removesuffix(_OBSERVED)] = shown
    return days
