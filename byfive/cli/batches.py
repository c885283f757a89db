"""``byfive submit``, ``reconcile``, ``close-day`` and ``serve``: through Prefect, as the schedules do it."""

from __future__ import annotations

import copy
import logging
import os
import urllib.error
import urllib.request
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from byfive.cli.output import AsJson, print_json, progress
from byfive.cli.teaching import command, examples

if TYPE_CHECKING:
    from byfive.wiring import Parts

County = Annotated[str, typer.Argument(metavar="COUNTY", help="The county, as `byfive counties list` names it.")]
THROUGH_PREFECT = (
    "It runs as a Prefect flow and is seen in Prefect's pages. When `byfive serve` is not running, Prefect starts a "
    "server of its own for this one run, which takes some ten seconds. PREFECT_API_URL names another server."
)
SERVE_VARIABLES = """\b
Environment:
  BYFIVE_DASHBOARD_PORT, BYFIVE_INTAKE_PORT, BYFIVE_PREFECT_PORT   ports, when the usual ones are taken
  BYFIVE_ROBOTS                                                    how many robots may work at once
"""


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    files = examples("byfive submit alder", "byfive submit alder --most 10 --json", more=THROUGH_PREFECT)
    looks = examples("byfive reconcile alder", more=THROUGH_PREFECT)
    closes = examples("byfive close-day alder", "byfive close-day alder --day 2026-11-20 --json", more=THROUGH_PREFECT)
    command(app, submit, "File a batch with a county now.", files)
    command(app, reconcile, "Look up what nobody knows the outcome of.", looks)
    command(app, close_day, "Settle the accounts of a day.", closes)
    command(app, serve, "Run everything until Ctrl-C.", SERVE_VARIABLES)


def submit(
    county: County,
    most: Annotated[int, typer.Option(min=1, help="File at most so many.")] = 200,
    as_json: AsJson = False,
) -> None:
    """File a batch with a county now: validate what came in, then deliver the most urgent first."""
    name = _ready(county)
    from flows.submit import submit as flow

    without_tracebacks()
    ended = flow(name, most)
    if as_json:
        print_json({"county": name, "ended": ended})
    elif ended:
        typer.echo(f"{name}: " + ", ".join(f"{count} {state}" for state, count in sorted(ended.items())))
    else:
        typer.echo(f"{name}: nothing was filed. `byfive status` says what is waiting, and for whom.")


def reconcile(county: County, as_json: AsJson = False) -> None:
    """Take back what dead robots held, and ask the county about each outcome that nobody knows."""
    name = _ready(county)
    from flows.reconcile import reconcile as flow

    without_tracebacks()
    counts = flow(name)
    if as_json:
        print_json({"county": name, **counts})
    else:
        typer.echo(f"{name}: " + ", ".join(f"{count} {what.replace('_', ' ')}" for what, count in counts.items()))


def close_day(
    county: County,
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day, as 2026-11-23; today there when left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Settle the accounts of a county's day: what made its deadline, what did not, what that costs households."""
    name = _ready(county)
    from byfive.wiring import parts
    from flows.close_day import close_day as flow

    without_tracebacks()
    chosen: date = day.date() if day else parts().today(name)
    closed = flow(name, chosen)
    if as_json:
        print_json({"county": name, "day": chosen, **closed, "dollars_lost": Decimal(str(closed["dollars_lost"]))})
    else:
        typer.echo(f"{name} {chosen}: {closed['in_time']} of {closed['due']} in time, {closed['missed']} missed, "
                   f"${closed['dollars_lost']} lost.")  # fmt: skip


def serve() -> None:
    """Run everything until Ctrl-C: Prefect's server, schedules and worker, the dashboard and the intake."""
    from byfive.settings import settings
    from flows.serve import serve as run

    run(settings())


def _ready(county: str) -> str:
    """The county's name, once its input is checked and Prefect knows where to work."""
    from byfive.cli.names import county_named
    from byfive.wiring import parts

    name = county_named(parts(), county)
    parts().form(name)
    _ = parts().ledger
    _tell_prefect(parts())
    return name


def _tell_prefect(parts: Parts) -> None:
    """Point Prefect at our running server, or let it start one for this run; it keeps its things in our folder.

    Before Prefect is imported: it reads these variables once.
    """
    from flows.serve import QUIET, api_url

    for variable, value in {**QUIET, "PREFECT_HOME": str(parts.settings.home / "prefect")}.items():
        os.environ.setdefault(variable, value)
    url = os.environ.get("PREFECT_API_URL") or api_url(parts.settings)
    if _answers(url):
        os.environ["PREFECT_API_URL"] = url
        return
    os.environ.pop("PREFECT_API_URL", None)
    progress(f"No Prefect server answers at {url}: Prefect starts one for this run (about ten seconds).")


class WithoutTracebacks(logging.Formatter):
    """Prefect's words on the terminal, without tracebacks: those are in Prefect's pages, and our sentence follows."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        bare = copy.copy(record)
        bare.exc_info, bare.exc_text = None, None
        return self._inner.format(bare)


def without_tracebacks() -> None:
    """Keep Prefect's tracebacks off the terminal. Importing Prefect sets its logging up."""
    from prefect.logging.handlers import PrefectConsoleHandler

    for handler in logging.getLogger().handlers:
        if isinstance(handler, PrefectConsoleHandler) and handler.formatter is not None:
            handler.setFormatter(WithoutTracebacks(handler.formatter))


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url.rstrip('/')}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False
