"""``byfive status`` and ``byfive time``: is it safe, and how long is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from byfive.cli.output import AsJson, dollars, duration, print_json, there
from byfive.cli.teaching import command, examples

if TYPE_CHECKING:
    from byfive.cli.standing import Standing
    from byfive.counties import County
    from byfive.wiring import Parts

HOLIDAYS_SHOWN = 3
DAYS_AHEAD = 400
SUMMED = ("received_today", "delivered_today", "late_today", "in_review", "due", "dollars_at_stake", "overdue",
          "dollars_overdue")  # fmt: skip
CLOCK_SETTING = (
    "BYFIVE_CLOCK sets the clock: 2026-11-23T15:40:00-08:00 is that instant when the command starts; "
    "2026-11-23T15:40:00-08:00@1764000000x60 runs sixty times as fast since that real second, in every process alike."
)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    command(app, status, "Is every application safe?", examples("byfive status", "byfive status --json"))
    command(app, time, "What the clocks say, and how long is left.", examples("byfive time alder", more=CLOCK_SETTING))


def status(as_json: AsJson = False) -> None:
    """Is every application safe, county by county?

    Safe means: everything due by the county's next cut-off has arrived. "On the way" needs nobody but the robots;
    "needs a person" waits in review or for the client. Received and delivered are today's, by the county's date. What
    is overdue missed its cut-off and is still to be delivered. Dollars are what households lose with the day.
    """
    from byfive.cli.standing import Safe, standing
    from byfive.wiring import parts

    now = parts().clock.now()
    ledger = parts().ledger
    standings = [standing(parts().county(name), ledger.submissions.list(name), now) for name in parts().county_names]
    ranks = list(Safe)
    worst = max((each.safe for each in standings), key=ranks.index, default=Safe.YES)
    sums = {name: sum(getattr(each, name) for each in standings) for name in SUMMED}
    if as_json:
        counties = {each.county: each for each in standings}
        print_json({"now": now, "overall": {"safe": worst, **sums}, "counties": counties})
        return
    for each in standings:
        for words in _told(each, parts().county(each.county), now):
            typer.echo(words)
    typer.echo(_in_words(str(worst), sums))


def _told(each: Standing, county: County, now: datetime) -> Iterator[str]:
    """One county's standing in a few lines."""
    left = duration((each.next_cut_off - now).total_seconds())
    overdue = f"; {each.overdue} overdue (${dollars(each.dollars_overdue)})" if each.overdue else ""
    yield f"{county.title} ({each.county}): {'safe' if each.safe == 'yes' else each.safe}"
    yield f"  next cut-off  {there(each.next_cut_off, county.zone_info)} there, in {left}"
    yield f"  today         {each.received_today} received, {each.delivered_today} delivered, {each.late_today} late"
    yield (
        f"  open          {each.on_the_way} on the way, {each.in_review} in review, {each.waiting_for_client} waiting "
        f"for the client, {each.outcome_unknown} unknown"
    )
    yield f"  at stake      ${dollars(each.dollars_at_stake)} in {each.due} due{overdue}"
    yield ""


def _in_words(safe: str, sums: dict[str, Any]) -> str:
    words = {
        "yes": "Safe: nothing that is due is still open.",
        "on the way": f"Not there yet: {sums['due']} due, ${dollars(sums['dollars_at_stake'])} at stake, "
        "none of them needs a person. `byfive submit COUNTY` files a batch now.",
        "needs a person": f"Not safe: {sums['due']} due, ${dollars(sums['dollars_at_stake'])} at stake, some of them "
        "need a person. `byfive submissions --state needs_review` lists those in review.",
    }[safe]
    if sums["overdue"]:
        words += f" {sums['overdue']} missed their cut-off and are still open (${dollars(sums['dollars_overdue'])})."
    return words


def time(
    county: Annotated[str | None, typer.Argument(metavar="COUNTY", help="A county; all when left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """What the clock says at each county: the next cut-off, the time left, whether it is open, coming holidays."""
    from byfive.cli.names import chosen_counties
    from byfive.wiring import parts

    now = parts().clock.now()
    setting = parts().clock.setting
    clocks = [_clock(parts(), name, now) for name in chosen_counties(parts(), county)]
    if as_json:
        print_json({"now": now, "clock": setting, "counties": {each["county"]: each for each in clocks}})
        return
    typer.echo(f"Clock: {'system time' if setting is None else f'set by BYFIVE_CLOCK ({setting})'}")
    for each in clocks:
        zone = parts().county(each["county"]).zone_info
        typer.echo(f"\n{each['title']} ({each['county']}, {each['zone']})")
        typer.echo(f"  now there        {there(now, zone)}")
        typer.echo(f"  today            {each['today_is']}")
        typer.echo(f"  next cut-off     {there(each['next_cut_off'], zone)}, in {duration(each['seconds_left'])}")
        typer.echo(f"  arriving now     counts as of {each['filing_date']}")
        coming = [f"{holiday['date']} {holiday['name']}" for holiday in each["holidays"]]
        typer.echo(f"  coming holidays  {'; '.join(coming) or 'none known'}")


def _clock(parts: Parts, name: str, now: datetime) -> dict[str, Any]:
    from byfive.calendar import filing_date, is_business_day, next_cut_off

    county = parts.county(name)
    there_now = now.astimezone(county.zone_info)
    cut_off = next_cut_off(county, now)
    return {
        "county": county.name,
        "title": county.title,
        "zone": county.zone,
        "local_time": there_now.isoformat(timespec="seconds"),
        "business_day": is_business_day(county, there_now.date()),
        "today_is": _today_is(county, there_now),
        "next_cut_off": cut_off,
        "seconds_left": (cut_off - now).total_seconds(),
        "filing_date": filing_date(county, now),
        "holidays": [{"date": day, "name": title} for day, title in _coming_holidays(county, there_now.date())],
    }


def _today_is(county: County, there_now: datetime) -> str:
    """Whether the county still takes applications today, and if not why."""
    from byfive.calendar import is_business_day

    today = there_now.date()
    if is_business_day(county, today):
        if there_now.time() < county.cut_off:
            return "a business day"
        return f"a business day, but its cut-off at {county.cut_off:%H:%M} has passed"
    holiday = county.holidays.in_year(today.year).get(today)
    return f"a holiday: {holiday}" if holiday else f"no business day: it is {today:%A}"


def _coming_holidays(county: County, today: date) -> list[tuple[date, str]]:
    last = today + timedelta(days=DAYS_AHEAD)
    days = {**county.holidays.in_year(today.year), **county.holidays.in_year(today.year + 1)}
    coming = sorted(
        (day, name) for day, name in days.items() if today < day <= last and day.weekday() in county.weekdays
    )
    return coming[:HOLIDAYS_SHOWN]
