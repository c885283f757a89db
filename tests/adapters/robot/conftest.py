"""One practice county and one robot for these tests: starting a browser is what costs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adapters.declarations import load
from adapters.robot.browser import Browser
from adapters.robot.browsers import start_browser
from adapters.robot.portal import PortalChannel, PortalRobot
from tests.adapters.robot.mini_site import MiniSite, channel_to, mini_form, mini_site
from tests.alder import CLOCK, Alder, alder
from tests.browsers import EVERY_MAKE, skip_without


@pytest.fixture(scope="session")
def browser_is_here() -> None:
    skip_without("chromium")


@pytest.fixture(scope="session")
def one_county(browser_is_here: None) -> Iterator[Alder]:
    with alder() as county:
        yield county


@pytest.fixture
def county(one_county: Alder) -> Alder:
    one_county.clean()
    return one_county


@pytest.fixture(scope="session")
def channel(one_county: Alder) -> PortalChannel:
    return PortalChannel(load("alder"), clock=CLOCK, start_browser=start_browser, address=one_county.url)


@pytest.fixture(scope="session")
def one_robot(channel: PortalChannel) -> Iterator[PortalRobot]:
    robot = channel.robot()
    yield robot
    robot.close()


@pytest.fixture
def robot(one_robot: PortalRobot, county: Alder) -> PortalRobot:
    return one_robot


@pytest.fixture(scope="session")
def one_browser(browser_is_here: None) -> Iterator[Browser]:
    browser = start_browser()
    yield browser
    browser.close()


@pytest.fixture
def page_of(one_browser: Browser, tmp_path: Path) -> Any:
    """Shows a page of HTML in the browser and gives the window."""
    from adapters.robot.window import Signs, Window

    def show(html: str) -> Window:
        file = tmp_path / "page.html"
        file.write_text(f"<!doctype html><html lang=en><body><h1>Page</h1>{html}</body></html>", encoding="utf-8")
        window = Window(one_browser, patience_s=2, quiet_s=0.1)
        window.go(file.as_uri())
        window.meet(Signs("Page"))
        return window

    return show


@pytest.fixture(scope="session")
def one_site() -> Iterator[MiniSite]:
    with mini_site() as site:
        yield site


@pytest.fixture
def site(one_site: MiniSite) -> Iterator[MiniSite]:
    """The miniature county with nothing wrong with it."""
    one_site.over.set()
    one_site.clean()
    yield one_site
    one_site.over.set()


@pytest.fixture(scope="module", params=EVERY_MAKE)
def mini_robot(one_site: MiniSite, request: pytest.FixtureRequest) -> Iterator[PortalRobot]:
    """A robot at the miniature county."""
    skip_without(request.param)
    robot = channel_to(one_site, mini_form(), request.param).robot()
    yield robot
    robot.close()
