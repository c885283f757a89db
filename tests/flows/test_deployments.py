"""What runs unattended: every county has its schedules, in its own time."""

from __future__ import annotations

from datetime import time

from byfive.counties import County, HolidayCalendar
from flows.deployments import ROOT, scheduled

ALDER = County(name="alder", title="Alder", holidays=HolidayCalendar())
EARLY = County(name="early", title="Early", zone="America/New_York", cut_off=time(16, 55), holidays=HolidayCalendar())


def test_every_county_has_each_flow_and_every_entry_point_exists() -> None:
    made = list(scheduled([ALDER, EARLY]))
    assert len({each.name for each in made}) == len(made)
    for county in ("alder", "early"):
        flows = {each.entrypoint.split(":")[1] for each in made if each.county == county}
        assert flows == {"submit", "reconcile", "close_day", "why_failed"}
    for each in made:
        file, function = each.entrypoint.split(":")
        assert f"def {function}(" in (ROOT / file).read_text()
        assert (each.every is None) != (each.cron is None)


def test_days_close_ten_minutes_after_the_county_s_own_cut_off() -> None:
    at = {each.name: (each.cron, each.zone) for each in scheduled([ALDER, EARLY])}
    assert at["close-day-alder"] == ("10 17 * * 1,2,3,4,5", "America/Los_Angeles")
    assert at["close-day-early"] == ("5 17 * * 1,2,3,4,5", "America/New_York")
    assert at["why-failed-alder"] == ("0 16 * * 1,2,3,4,5", "America/Los_Angeles")
