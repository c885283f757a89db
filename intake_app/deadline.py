"""What a client is told of when the application goes to the county, honestly: "today" only when it is today."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from intake_app.draft import Filed
from intake_app.words import Line, line


def sending(filed: Filed, now: datetime) -> Line:
    """When the county gets it, as the county's clock reads, seen at the instant ``now``."""
    zone = ZoneInfo(filed.zone)
    deadline, here = filed.deadline.astimezone(zone), now.astimezone(zone)
    if now >= filed.deadline:
        return line("done.was_due", day=_day(deadline), time=_time(deadline))
    if deadline.date() == here.date():
        return line("done.today", time=_time(deadline))
    return line("done.later", day=_day(deadline), time=_time(deadline))


def _day(instant: datetime) -> Line:
    weekday, month = line(f"weekday.{instant.weekday()}"), line(f"month.{instant.month}")
    return line("day.shown", weekday=weekday, month=month, day=instant.day)


def _time(instant: datetime) -> Line:
    half = "am" if instant.hour < 12 else "pm"
    hour = instant.hour % 12 or 12
    if instant.minute:
        return line(f"time.minute_{half}", hour=hour, minute=f"{instant.minute:02}")
    return line(f"time.hour_{half}", hour=hour)
