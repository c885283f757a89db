"""Skips that say which browser is missing."""

from __future__ import annotations

import pytest

from adapters.robot.browser import BrowserMissing
from adapters.robot.browsers import find_browser


def skip_without(make: str) -> None:
    """Skip the test where this make of browser, or its driver, is not on the machine."""
    try:
        find_browser(make)
    except BrowserMissing as missing:
        pytest.skip(str(missing))
