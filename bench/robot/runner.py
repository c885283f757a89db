"""All contenders by turns, at both counties; every single application is judged."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from bench.robot import alder_pages, birch_pages
from bench.robot.contender import Contender
from bench.robot.county import County, county
from bench.robot.household import answers
from bench.robot.http_alder import HttpAtAlder
from bench.robot.http_birch import HttpAtBirch
from bench.robot.ours import Ours, ledger, ours
from bench.robot.pages import Answers, Page
from bench.robot.playwright_alder import PlaywrightAtAlder
from bench.robot.playwright_birch import PlaywrightAtBirch
from bench.robot.playwright_hands import PlaywrightFiling
from bench.robot.playwright_hands import browser as playwright_browser
from bench.robot.selenium_alder import SeleniumAtAlder
from bench.robot.selenium_birch import SeleniumAtBirch
from bench.robot.selenium_hands import EAGER_S, POLL_FREQUENCY, SeleniumFiling
from bench.robot.selenium_hands import driver as selenium_driver

COUNTIES = ("alder", "birch")
CONTENDERS = ("ours", "playwright", "selenium", "selenium_eager", "http_floor")
PLAYWRIGHT: dict[str, type[PlaywrightFiling]] = {"alder": PlaywrightAtAlder, "birch": PlaywrightAtBirch}
SELENIUM: dict[str, type[SeleniumFiling]] = {"alder": SeleniumAtAlder, "birch": SeleniumAtBirch}
HTTP: dict[str, Callable[[str, list[Page]], Contender]] = {"alder": HttpAtAlder, "birch": HttpAtBirch}
PAGES: dict[str, Callable[[Answers], list[Page]]] = {"alder": alder_pages.pages, "birch": birch_pages.pages}
AT_WORK = Path("var/bench")


@dataclass(frozen=True)
class Measured:
    """What came of it. ``times`` are the milliseconds of each round, by county and contender."""

    rounds: int
    times: Mapping[str, Mapping[str, list[float]]]
    where_ours_goes: Mapping[str, Mapping[str, float]]
    sizes: Mapping[str, Mapping[str, int]]
    browser: str


@dataclass(frozen=True)
class Entered:
    """The contenders, by county and name, and the builds of the browsers that they drive."""

    at: dict[str, dict[str, Contender]]
    builds: set[str] = field(default_factory=set)


class BrowsersDiffer(Exception):
    """The contenders did not drive the same browser build."""


def measured(rounds: int) -> Measured:
    """One round to warm up, then so many that count. Raises TruthDiffers, BrowsersDiffer, and what contenders raise."""
    times: dict[str, dict[str, list[float]]] = {name: {who: [] for who in CONTENDERS} for name in COUNTIES}
    with ExitStack() as stack:
        counties = {name: stack.enter_context(county(name)) for name in COUNTIES}
        entered = stack.enter_context(contenders(counties, CONTENDERS))
        for number in range(rounds + 1):
            for name, here in counties.items():
                took = {who: filed(contender, here) for who, contender in entered.at[name].items()}
                for who, ms in took.items() if number else ():
                    times[name][who].append(ms)
                told = ", ".join(f"{who} {ms:,.0f} ms" for who, ms in took.items())
                print(f"  {f'round {number} of {rounds}' if number else 'warm-up'}, {name}: {told}", file=sys.stderr)
        robots = {name: entered.at[name]["ours"] for name in COUNTIES}
        where = {name: robot.stopwatch.medians(rounds) for name, robot in robots.items() if isinstance(robot, Ours)}
    sizes = {name: {"pages": len(pages(name)), "fields": len(answers(name))} for name in COUNTIES}
    (build,) = entered.builds
    return Measured(rounds, times, where, sizes, build)


def filed(contender: Contender, here: County) -> float:
    """The milliseconds of one application, once the county's truth has been found equal."""
    contender.prepare()
    began = perf_counter()
    number = contender.file()
    took = (perf_counter() - began) * 1000
    here.check(answers(here.name), number)
    return took


@contextmanager
def contenders(counties: Mapping[str, County], names: Collection[str]) -> Iterator[Entered]:
    """The contenders of these names for each county, their browsers started. Raises BrowsersDiffer."""
    entered = Entered({name: {} for name in counties})
    with ExitStack() as stack:
        if "ours" in names:
            AT_WORK.mkdir(parents=True, exist_ok=True)
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="robot-", dir=AT_WORK))
            kept = stack.enter_context(ledger(Path(folder)))
            for name, here in counties.items():
                robot = stack.enter_context(ours(kept, here))
                entered.at[name]["ours"] = robot
                entered.builds.add(robot.browser_version)
        if "playwright" in names:
            browser = stack.enter_context(playwright_browser())
            entered.builds.add(browser.version)
            for name, here in counties.items():
                entered.at[name]["playwright"] = PLAYWRIGHT[name](browser, here.url, pages(name))
        paces = {"selenium": POLL_FREQUENCY, "selenium_eager": EAGER_S}
        if chosen := {who: pace for who, pace in paces.items() if who in names}:
            driver = stack.enter_context(selenium_driver())
            entered.builds.add(driver.capabilities["browserVersion"])
            for name, here in counties.items():
                for who, pace in chosen.items():
                    entered.at[name][who] = SELENIUM[name](driver, here.url, pages(name), pace)
        if "http_floor" in names:
            for name, here in counties.items():
                entered.at[name]["http_floor"] = HTTP[name](here.url, pages(name))
        if len(entered.builds) > 1:
            raise BrowsersDiffer(f"the browsers are not of one build: {sorted(entered.builds)}")
        yield entered


def pages(name: str) -> list[Page]:
    """A county's pages for the rivals, with the family's answers."""
    return PAGES[name](answers(name))
