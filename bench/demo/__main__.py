"""``make demo``: starts two practice counties with today's faults, loads sixty households, runs the flows, proves it.

Exit code 3 when a county's truth disagrees with what a careful person would have filed.
"""

from __future__ import annotations

import argparse
import copy
import json
import logging
import os
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from time import sleep
from typing import Any
from zoneinfo import ZoneInfo

from byfive.clock import monotonic

HOUSEHOLDS = {"alder": 32, "birch": 32}
SEED = 1
PATIENCE_S = 150
PASSWORD = "practice-makes-perfect"
SIGNED_IN_AS = "dana"


class Told:
    """Progress for the person who watches: seconds since the start, and what happens."""

    def __init__(self) -> None:
        self._began = monotonic()

    def __call__(self, words: str) -> None:
        print(f"[{monotonic() - self._began:5.1f} s] {words}", flush=True)


def main() -> int:
    arguments = argparse.ArgumentParser(prog="make demo", description=__doc__)
    arguments.add_argument("--stay", action="store_true", help="leave everything running afterwards, until Ctrl-C")
    arguments.add_argument("--home", type=Path, default=Path("var/demo"), help="where everything is kept")
    options = arguments.parse_args()
    warnings.simplefilter("ignore")
    tell = Told()
    with ExitStack() as stack:
        return demo(tell, stack, options.home.absolute(), stay=options.stay)


def demo(tell: Told, stack: ExitStack, home: Path, *, stay: bool) -> int:
    from bench.demo import report, scene
    from bench.demo.faults import TODAY, Adversary
    from bench.demo.people import load_households, two_through_the_intake
    from byfive.clock import RunningClock
    from byfive.operations.scan import scan, values_in
    from byfive.privacy import Searcher
    from byfive.settings import Settings
    from byfive.states import State
    from byfive.wiring import Parts, parts
    from flows import serve
    from sandbox.server import practice_credentials

    scene.fresh_home(home)
    now = scene.demo_instant(Parts(Settings()))
    counties = scene.Counties(now, home / "counties.log")
    stack.callback(counties.stop)
    settings = scene.set_environment(home, counties.urls, now, robots=2)
    parts.cache_clear()
    all_parts = parts()
    ledger = all_parts.ledger
    names = sorted(HOUSEHOLDS)
    today = all_parts.today(names[0])
    clock = all_parts.clock
    assert isinstance(clock, RunningClock)
    for name in names:
        counties.ask(name, "/_clock", {"now": clock.now().isoformat(), "speed": 1})
        for user, password in practice_credentials(name).items():
            ledger.credentials.add(name, "portal", user, user, password)
    local = clock.now().astimezone(ZoneInfo("America/Los_Angeles"))
    places = " and ".join(f"{name.title()} County (practice) at {counties.urls[name]}" for name in names)
    tell(f"{places}; there it is {local:%A %d %B, %H:%M}. The cut-off is 17:00.")

    processes = serve.Processes(settings)
    stack.callback(processes.stop)
    os.environ.update(processes.env())
    server = serve.start_prefect(processes)
    intake = serve.start_intake(processes)
    _quiet()
    tell("Starting Prefect's server and the intake; loading households meanwhile.")

    began = monotonic()
    signed_at = clock.now() - timedelta(hours=1)
    households: dict[str, dict[str, Any]] = {}
    for name, count in HOUSEHOLDS.items():
        households |= load_households(all_parts, name, count, SEED, today, signed_at)
    tell(f"{len(households)} made-up households were loaded from JSON lines.")
    processes.wait_for(intake, f"http://127.0.0.1:{settings.intake_port}/")
    households |= two_through_the_intake(all_parts, f"http://127.0.0.1:{settings.intake_port}", clock.now())
    tell("Two more filled in the intake's pages in a browser.")
    processes.wait_for(server, serve.api_url(settings) + "/health")
    dashboard = serve.start_dashboard(processes)

    from flows.close_day import close_day
    from flows.reconcile import reconcile
    from flows.submit import submit
    from flows.why_failed import why_failed

    for name in names:
        counties.ask(name, "/_faults", TODAY[name])
    kinds = dict.fromkeys(each["kind"] for name in names for each in TODAY[name])
    tell(f"Today's faults are armed: {', '.join(kinds)}; and a browser will be killed.")
    adversary = Adversary(after_s=25)
    adversary.let_loose()

    def batches(name: str) -> int:
        return deliver_all(tell, ledger, name, lambda: submit(name), lambda: reconcile(name), began)

    rounds = side_by_side(batches, names)
    adversary.call_off()
    last_receipt = monotonic() - began

    mended = mend_one(all_parts, households)
    if mended:
        tell(f"{mended}: its missing answer was put in, as on the dashboard's case page, and it was sent again.")
        batches(ledger.submissions.get(mended).county)
        last_receipt = monotonic() - began
    for name in names:
        closed = close_day(name, today)
        tell(f"The day is closed at {name.title()}: {closed['in_time']} of {closed['due']} in time.")
    notebooks = {name: why_failed(name, today) for name in names}
    tell(f"The notebook ran for each county: {', '.join(_near(each) for each in notebooks.values())}")

    from dashboards.users import add_user
    from sandbox.screenshots import take

    add_user(settings.home, SIGNED_IN_AS, PASSWORD)
    dashboard_url = f"http://127.0.0.1:{settings.dashboard_port}"
    processes.wait_for(dashboard, dashboard_url + "/_stcore/health")
    in_review = [each for name in names for each in ledger.submissions.list(name, [State.NEEDS_REVIEW])]
    case = next((each.reference for each in in_review if each.attempts), "")
    pictures = take(dashboard_url, SIGNED_IN_AS, PASSWORD, home / "screenshots", case=case)
    tell(f"Screenshots of the dashboard: {_near(home / 'screenshots')}")

    found = scan(Searcher(values_in(ledger)), [home, *leftovers()]).found
    tell(f"Every file was searched for the households' names, numbers and addresses: {len(found)} found in the open.")
    truth, rows, faults = report.Truth(), {}, Counter(browser_killed=adversary.kills)
    for name in names:
        at_county = {reference: household for reference, household in households.items()
                     if household["county"] == name}  # fmt: skip
        held = counties.ask(name, "/_truth")["applications"]
        truth += report.judge(ledger, name, held, at_county, today)
        reachable = sum(report.is_reachable(name, household, today) for household in at_county.values())
        rows[name] = report.county_row(ledger.submissions.list(name), reachable)
        faults.update(counties.ask(name, "/_faults")["happened"])
    told: dict[str, Any] = {
        "counties": rows,
        "truth": {key: value for key, value in vars(truth).items() if key != "differences"},
        "seconds": round(last_receipt, 1),
        "seed": SEED,
        "rounds": rounds,
        "faults": dict(faults),
        "mended": mended,
        "personal_data_found": len(found),
        "notebooks": {name: _near(each) for name, each in notebooks.items()},
        "screenshots": [_near(picture) for picture in pictures],
    }
    (home / "report.json").write_text(json.dumps(told, indent=2) + "\n")
    for each in found:
        truth.differences.append(f"{each.file}: {each.kind} of {', '.join(each.references)} stands there in the open")
    show(told, truth.differences, home)
    if stay:
        _stay(tell, dashboard_url, settings.intake_port, lambda: side_by_side(batches, names))
    return 3 if truth.disagrees or found else 0


def side_by_side(work: Callable[[str], int], counties: list[str]) -> dict[str, int]:
    """The work of every county at once, as a scheduler with a worker for each would do it."""
    with ThreadPoolExecutor(len(counties)) as pool:
        return dict(zip(counties, pool.map(work, counties), strict=True))


def deliver_all(
    tell: Told,
    ledger: Any,
    county: str,
    submit: Callable[[], Any],
    reconcile: Callable[[], Any],
    began: float,
) -> int:
    """Run batches until nothing is left that a robot can do, as the scheduler would, only without its pauses."""
    from byfive.states import State

    working = {State.RECEIVED, State.VALIDATED, State.QUEUED, State.CLAIMED, State.IN_PROGRESS, State.COMMITTING,
               State.OUTCOME_UNKNOWN}  # fmt: skip
    rounds = 0
    while monotonic() - began < PATIENCE_S:
        counts = ledger.submissions.counts().get(county, {})
        if not any(counts.get(state) for state in working):
            break
        rounds += 1
        submit()
        reconcile()
        counts = ledger.submissions.counts().get(county, {})
        ended = ", ".join(f"{n} {s.replace('_', ' ')}" for s, n in counts.items())
        tell(f"{county.title()}, after batch {rounds}: {ended}")
        if not counts.get(State.QUEUED) and counts.get(State.OUTCOME_UNKNOWN):
            sleep(1)  # the county is asked once the last click can happen no more, and its list has settled
    return rounds


def mend_one(all_parts: Any, households: dict[str, dict[str, Any]]) -> str:
    """Correct one case that waits for a missing birth date, as an engineer who reached the client would."""
    from datetime import date

    from byfive.application import Application
    from byfive.operations.repair import correct
    from byfive.states import State

    ledger = all_parts.ledger
    in_review = [each for name in HOUSEHOLDS for each in ledger.submissions.list(name, [State.NEEDS_REVIEW])]
    for submission in in_review:
        application = ledger.applications.look(submission.reference, SIGNED_IN_AS, "to mend it")
        lacking = [member.id for member in application.members if member.birth_date is None]
        if not lacking:
            continue
        answers = application.model_dump(mode="json")
        household = copy.deepcopy(households[submission.reference])
        for member in (*answers["members"], *household["members"]):
            if member["id"] in lacking:
                member["birth_date"] = date(1991, 4, 7).isoformat()
        correct(ledger, all_parts.county(submission.county), submission.reference, Application.model_validate(answers),
                by=SIGNED_IN_AS, why="the client told us the birth date on the phone")  # fmt: skip
        households[submission.reference] = household
        return str(submission.reference)
    return ""


def show(told: dict[str, Any], differences: list[str], home: Path) -> None:
    """The table a person reads, and what to look at next."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="The day at the practice counties")
    truth = told["truth"]
    table.add_column("county")
    for name in ("received", "delivered", "in_review", "waiting", "late", "reachable"):
        table.add_column(name.replace("_", " "), justify="right")
    table.add_column("dollars protected", justify="right")
    for county, row in told["counties"].items():
        figures = (str(row[name]) for name in ("received", "delivered", "in_review", "waiting", "late", "reachable"))
        table.add_row(county.title(), *figures, f"${row['dollars_protected']:,.0f}")
    console = Console(width=110)
    console.print(table)
    console.print(
        f"The counties' truth: {truth['lost']} lost, {truth['twice']} twice, {truth['unknown_receipts']} unknown "
        f"receipts, {truth['fields_compared']} fields compared, {truth['fields_different']} different."
    )
    for line in differences[:20]:
        console.print(f"  {line}")
    console.print(
        f"Faults that happened: {', '.join(f'{kind} {count}' for kind, count in told['faults'].items())}. "
        f"{told['seconds']} s from first load to last receipt.\n"
        "\nLook at next:\n"
        f"  {_near(home / 'screenshots')}/*.png    what the engineers saw\n"
        f"  {' '.join(told['notebooks'].values())}    why applications failed today\n"
        f"  {_near(home / 'report.json')}    this report\n"
        f"  BYFIVE_HOME={_near(home)} .venv/bin/byfive submissions    all of them; with a reference, its timeline\n"
        f"  BYFIVE_HOME={_near(home)} .venv/bin/byfive rendition REF    what the robot typed, page by page\n"
        f"  make demo STAY=1    the same, left running: mend a case yourself on the dashboard\n",
        highlight=False,
    )


def leftovers() -> list[Path]:
    """What browsers left in the folder for temporary files: nothing, one hopes."""
    import tempfile

    from adapters.robot.browser import PROFILE

    return list(Path(tempfile.gettempdir()).glob(f"{PROFILE}*"))


def _stay(tell: Told, dashboard_url: str, intake_port: int, batch: Callable[[], Any]) -> None:
    tell(f"Still running. Dashboard: {dashboard_url} (sign in as {SIGNED_IN_AS!r} with {PASSWORD!r}). "
         f"Intake: http://127.0.0.1:{intake_port}. A batch runs every ten seconds. Ctrl-C ends it.")  # fmt: skip
    try:
        while True:
            sleep(10)
            batch()
    except KeyboardInterrupt:
        tell("Ending.")


def _near(path: Any) -> str:
    """A path as seen from here."""
    place = Path(str(path))
    return (
        str(place.relative_to(Path.cwd())) if place.is_absolute() and place.is_relative_to(Path.cwd()) else str(place)
    )


def _quiet() -> None:
    """Only our own words on the screen; Prefect's and the browsers' go to its server and their logs."""
    os.environ["PREFECT_LOGGING_LEVEL"] = "WARNING"
    logging.disable(logging.INFO)


if __name__ == "__main__":
    sys.exit(main())
