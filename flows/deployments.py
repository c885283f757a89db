"""Every deployment with its schedule, in one place: what runs unattended, when, in which county's time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from byfive.counties import County
from byfive.wiring import Parts

ROOT = Path(__file__).resolve().parent.parent
POOL = "byfive"


@dataclass(frozen=True)
class Scheduled:
    """One deployment: a flow by its entry point, for one county, every so often or at a time of day there."""

    name: str
    entrypoint: str
    county: str
    every: timedelta | None = None
    cron: str | None = None
    zone: str = "UTC"


def scheduled(counties: list[County]) -> Iterator[Scheduled]:
    """The deployments of these counties.

    Batches run by night, too: between close and opening waiting costs nothing, so nights are for retries.
    """
    for county in counties:
        name, zone = county.name, county.zone
        yield Scheduled(f"submit-{name}", "flows/submit.py:submit", name, every=timedelta(minutes=1))
        yield Scheduled(f"reconcile-{name}", "flows/reconcile.py:reconcile", name, every=timedelta(minutes=1))
        yield Scheduled(f"close-day-{name}", "flows/close_day.py:close_day", name, cron=_at(county, 10), zone=zone)
        yield Scheduled(f"why-failed-{name}", "flows/why_failed.py:why_failed", name, cron=_at(county, -60), zone=zone)


def deploy(parts: Parts) -> list[str]:
    """Tell Prefect's server about every deployment; returns their names. The work pool must be there."""
    from prefect import Flow
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.schedules import Cron, Interval

    one_at_a_time = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    names = []
    for each in scheduled([parts.county(name) for name in parts.county_names]):
        flow = Flow.from_source(source=str(ROOT), entrypoint=each.entrypoint)
        when = Interval(each.every) if each.every else Cron(each.cron or "", timezone=each.zone)
        deployment = flow.to_deployment(  # type: ignore[union-attr]
            name=each.name,
            parameters={"county": each.county},
            schedule=when,
            concurrency_limit=one_at_a_time,
            tags=[each.county],
            work_pool_name=POOL,
        )
        deployment.apply()  # type: ignore[union-attr]
        names.append(each.name)
    return names


def _at(county: County, minutes: int) -> str:
    """A cron line for so many minutes after the county's cut-off, on its weekdays."""
    hour, minute = divmod(county.cut_off.hour * 60 + county.cut_off.minute + minutes, 60)
    days = ",".join(str((day + 1) % 7) for day in sorted(county.weekdays))
    return f"{minute} {hour} * * {days}"
