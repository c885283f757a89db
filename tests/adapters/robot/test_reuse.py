"""One browser for many applications: nothing of one is left for the next, and it does not grow without end."""

from __future__ import annotations

import statistics
import sys
from typing import Any
from urllib.parse import urlsplit

import pytest

from adapters.declarations import load
from adapters.robot.browser import Browser
from adapters.robot.browsers import MAKES, start_browser
from adapters.robot.portal import PortalChannel, PortalRobot
from adapters.robot.window import Signs, Window
from tests.alder import CLOCK, USERS, Alder, application
from tests.browsers import skip_without

MANY = 200
GROWTH = 1.3

PLANT = """
document.cookie = 'who=ana; path=/; max-age=3600';
localStorage.who = sessionStorage.who = window.name = 'ana';
return (async () => {
  await new Promise((done) => { const open = indexedDB.open('who'); open.onsuccess = open.onerror = done; });
  if (window.caches) await (await caches.open('who')).put('/who', new Response('ana'));
  history.pushState({ who: 'ana' }, '', '#ana');
})()
"""
LOOK = """
return (async () => ({
  cookies: document.cookie.includes('who'),
  localStorage: localStorage.who || '',
  sessionStorage: sessionStorage.who || '',
  name: window.name,
  databases: indexedDB.databases ? (await indexedDB.databases()).map((one) => one.name) : [],
  caches: window.caches ? await caches.keys() : [],
  history: history.length,
}))()
"""
NOTHING = {"cookies": False, "localStorage": "", "sessionStorage": "", "name": "", "databases": [], "caches": []}


def what_is_left(browser: Browser, url: str) -> dict[str, Any]:
    """What a page of the county sees once the browser was told to forget."""
    parts = urlsplit(url)
    browser.forget(f"{parts.scheme}://{parts.netloc}")
    window = Window(browser)
    window.go(url + "/")
    window.meet(Signs("Sign in to Alder Benefits Online"))
    seen = dict(browser.run(LOOK))
    assert seen.pop("history") <= 2  # the blank page and this one
    return seen


@pytest.mark.parametrize("make", list(MAKES))
def test_nothing_of_one_application_is_left_for_the_next(one_county: Alder, make: str) -> None:
    skip_without(make)
    browser = start_browser(make)
    try:
        assert what_is_left(browser, one_county.url) == NOTHING
        browser.run(PLANT)
        (browser.downloads / "notice of ana.pdf").write_bytes(b"%PDF-1.7")
        (browser.uploads / "document-1.pdf").write_bytes(b"%PDF-1.7")
        browser.driver.execute_script("window.open('about:blank')")
        assert what_is_left(browser, one_county.url) == NOTHING
        assert [*browser.downloads.iterdir(), *browser.uploads.iterdir()] == []
    finally:
        browser.close()


def test_a_browser_that_has_grown_too_large_is_replaced_between_two_applications(county: Alder) -> None:
    started: list[Browser] = []

    def start() -> Browser:
        started.append(start_browser())
        return started[-1]

    channel = PortalChannel(load("alder"), clock=CLOCK, start_browser=start, address=county.url, browser_most_mb=1)
    robot = channel.robot()
    try:
        robot.deliver(application(0), USERS[0], lambda: 30.0)
        robot.deliver(application(0), USERS[0], lambda: 30.0)
    finally:
        robot.close()
    assert len(started) == 3  # the first was too large before it had begun
    assert len(county.held) == 2
    assert all(process.poll() is not None for browser in started for process in browser._started)


def test_a_browser_s_memory_is_counted_with_all_its_processes(one_browser: Browser) -> None:
    assert len(one_browser.processes) > 3
    assert 50 < one_browser.memory_mb() < 2000


@pytest.mark.long
@pytest.mark.timeout(3000)
def test_two_hundred_applications_go_through_one_browser_that_stays_as_it_was(
    robot: PortalRobot, county: Alder
) -> None:
    grown: list[float] = []
    for number in range(MANY):
        robot.deliver(application(number % 3), USERS[0], lambda: 30.0)
        browser = robot._browser
        assert browser is not None
        grown.append(browser.memory_mb())
        browser.run(PLANT)
        if number % 10 == 9:
            assert what_is_left(browser, county.url) == NOTHING
            print(f"{number + 1} of {MANY}: {grown[-1]:.0f} MB", file=sys.stderr, flush=True)
    assert len(county.held) == MANY
    first, last = statistics.median(grown[5:25]), statistics.median(grown[-20:])
    print(f"from {first:.0f} to {last:.0f} MB", file=sys.stderr)
    assert last < GROWTH * first
