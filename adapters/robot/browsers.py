"""The makes of browser that a robot can work in."""

from __future__ import annotations

from pathlib import Path

from adapters.robot.browser import Browser
from adapters.robot.chromium import Chromium
from adapters.robot.firefox import Firefox

MAKES: dict[str, type[Browser]] = {make.make: make for make in (Chromium, Firefox)}


def find_browser(make: str = "chromium", binary: Path | None = None, driver: Path | None = None) -> tuple[str, str]:
    """The programs of browser and driver. Raises BrowserMissing."""
    return MAKES[make].find(binary, driver)


def start_browser(make: str = "chromium", binary: Path | None = None, driver: Path | None = None) -> Browser:
    """A browser of its own. Raises BrowserMissing, BrowserDidNotStart."""
    return MAKES[make](binary, driver)
