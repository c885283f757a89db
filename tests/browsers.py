"""Skips that say which browser is missing."""

from __future__ import annotations

import pytest

from adapters.robot.browser import BrowserMissing
from adapters.robot.browsers import MAKES, find_browser

EVERY_MAKE = [make if make == "chromium" else pytest.param(make, marks=pytest.mark.long) for make in MAKES]
"""For tests of many pages: all makes of browser, but in ``make test`` only the one that robots work in by default."""


def skip_without(make: str) -> None:
    """Skip the test where this make of browser, or its driver, is not on the machine."""
    try:
        find_browser(make)
    except BrowserMissing as missing:
        pytest.skip(str(missing))
