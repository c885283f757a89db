"""One browser window, driven by conditions: every wait is for something to be seen, never for time."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any

from selenium.common.exceptions import (
    InvalidSessionIdException,
    NoSuchWindowException,
    TimeoutException,
    UnexpectedAlertPresentException,
    WebDriverException,
)
from urllib3.exceptions import HTTPError

from adapters.robot.browser import Browser
from byfive.clock import monotonic
from byfive.failures import Failure, FailureKind
from byfive.ports import AttemptFailed

SCRIPT = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
ARRIVED = "return document.readyState !== 'loading' && !!document.body && document.__byfive_seen !== arguments[0]"
POLL_S = 0.006
GONE = (
    "chrome not reachable",
    "disconnected",
    "session deleted",
    "invalid session",
    "tab crashed",
    "target frame detached",
)


@dataclass(frozen=True)
class Seen:
    """What a look at a loaded page shows: its address, HTTP status (0 unknown), headings, browser clock (ms)."""

    url: str
    status: int
    headings: tuple[str, ...]
    now_ms: float


class Window:
    """The page in front of the robot."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._marks = itertools.count(1)
        self._mark = 0

    def do(self, action: str, **arguments: Any) -> Any:
        """One action of ``page.js``. Raises AttemptFailed when the browser is gone or a dialog is in the way."""
        with browser_troubles():
            return self.browser.driver.execute_script(SCRIPT, action, arguments)

    def go(self, url: str) -> None:
        """Start loading ``url``; :meth:`wait` sees it arrive."""
        self._mark = next(self._marks)
        with browser_troubles():
            self.browser.driver.execute_script("document.__byfive_seen = arguments[0]", self._mark)
            self.browser.driver.get(url)

    def press(self, name: str, *, until_ms: float | None = None) -> str:
        """Press the one button or link of that name; the answer says what stood in the way, if anything."""
        mark = next(self._marks)
        problem: str = self.do("press", name=name, mark=mark, until=until_ms)
        if not problem:
            self._mark = mark
        return problem

    def wait(self, patience_s: float) -> Seen:
        """The next page, once its document has arrived. Raises AttemptFailed (portal) when none does."""
        end = monotonic() + patience_s
        while not self._has_arrived():
            if monotonic() > end:
                raise AttemptFailed(Failure(FailureKind.PORTAL, "timeout", words=f"no page within {patience_s:g} s"))
            sleep(POLL_S)
        found = self.do("observe")
        return Seen(found["url"], int(found["status"]), tuple(found["headings"]), found["now"])

    def _has_arrived(self) -> bool:
        """Whether another document than the one left is there. Between the two there is none to ask."""
        try:
            with browser_troubles():
                return bool(self.browser.driver.execute_script(ARRIVED, self._mark))
        except WebDriverException:
            return False

    def type_keys(self, element: Any, text: str) -> None:
        """Real key events, for a control that insists on them."""
        with browser_troubles():
            element.clear()
            element.send_keys(text)

    def screenshot(self) -> bytes:
        with browser_troubles():
            return self.browser.driver.get_screenshot_as_png()

    def html(self) -> str:
        with browser_troubles():
            return self.browser.driver.page_source

    def console(self) -> list[dict[str, Any]]:
        with browser_troubles():
            return list(self.browser.driver.get_log("browser"))  # type: ignore[attr-defined]


@contextlib.contextmanager
def browser_troubles() -> Iterator[None]:
    """Tells the browser's own troubles as failures of the attempt; script errors pass through."""
    try:
        yield
    except UnexpectedAlertPresentException as error:
        words = str(error.alert_text or "")
        raise AttemptFailed(Failure(FailureKind.DRIFT, "dialog", words=words)) from error
    except (InvalidSessionIdException, NoSuchWindowException, HTTPError, OSError) as error:
        raise AttemptFailed(Failure(FailureKind.ROBOT, "browser_gone")) from error
    except TimeoutException as error:
        raise AttemptFailed(Failure(FailureKind.PORTAL, "script_timeout")) from error
    except WebDriverException as error:
        message = str(error.msg or "").lower()
        if any(sign in message for sign in GONE):
            raise AttemptFailed(Failure(FailureKind.ROBOT, "browser_gone")) from error
        raise
