"""One browser window, driven by conditions: every wait is for something to be seen, never for time."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any

from selenium.common.exceptions import (
    InvalidSessionIdException,
    NoAlertPresentException,
    NoSuchWindowException,
    TimeoutException,
    UnexpectedAlertPresentException,
    WebDriverException,
)
from selenium.webdriver.remote.webdriver import WebDriver
from urllib3.exceptions import HTTPError

from adapters.robot.browser import SCRIPT_PATIENCE_S, Browser, Interrupted
from byfive.clock import monotonic
from byfive.failures import Failure, FailureKind
from byfive.ports import AttemptFailed

SCRIPT = "".join(
    file.read_text(encoding="utf-8") for file in sorted((Path(__file__).parent / "script").glob("[0-9]_*.js"))
)
SLICE_S = 1.5
"""How long one call to the page waits: between two, one looks for tabs, downloads and the end of patience."""
LATE_S = 2.0
BETWEEN_DOCUMENTS_S = 0.003
GONE = (
    "chrome not reachable",
    "disconnected",
    "session deleted",
    "invalid session",
    "tab crashed",
    "target frame detached",
    "no such execution context",
    "failed to decode response from marionette",
    "tried to run command without establishing a connection",
)


@dataclass(frozen=True)
class Signs:
    """By what a page is known: its whole heading, a text of its own, the words by which it says whose turn it is.

    ``besides`` are the marks of other pages of that heading, none of which may be shown.
    """

    heading: str
    mark: str = ""
    says: str = ""
    besides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seen:
    """What a look at a loaded page shows: its address, HTTP status (0 unknown), headings."""

    url: str
    status: int
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Instant:
    """An instant by both clocks of a page, in ms: its date, which may be set, and its ticks, which only go forward."""

    date: float
    ticks: float

    def after(self, seconds: float) -> Instant:
        """So many seconds later."""
        return Instant(self.date + seconds * 1000, self.ticks + seconds * 1000)


@dataclass(frozen=True)
class Met:
    """What came instead of, or of, the page that was waited for.

    ``is_here``: it is the page; then ``back`` holds for each field what the page holds, ``unasked`` the required
    questions that nobody declared, ``problem`` what stood in the way of its button, and ``pressed`` whether that was
    pressed. Otherwise ``refused`` says that the page left came back with words about an answer, ``warned`` that it
    warned.
    """

    seen: Seen
    is_here: bool
    refused: bool = False
    warned: bool = False
    back: Sequence[Mapping[str, Any]] = ()
    unasked: Sequence[str] = ()
    problem: str = ""
    pressed: bool = False
    waited_ms: float = 0.0


class Window:
    """The page in front of the robot."""

    def __init__(self, browser: Browser, *, patience_s: float = 20, quiet_s: float = 1) -> None:
        self.browser = browser
        self._patience_s, self._quiet_ms = patience_s, quiet_s * 1000
        self._limits = {"patienceMs": patience_s * 1000, "quietMs": self._quiet_ms}
        self._marks = itertools.count(1)
        self._mark = 0
        with browser_troubles(browser.driver):
            self._tabs = set(browser.driver.window_handles)

    def do(self, action: str, *, within_s: float = SCRIPT_PATIENCE_S, **arguments: Any) -> Any:
        """One action of the page's script. Raises AttemptFailed when the browser is gone or a dialog is in the way,
        Interrupted when the page was left meanwhile."""
        with browser_troubles(self.browser.driver):
            return self.browser.run(SCRIPT, action, arguments, within_s=within_s)

    def go(self, url: str) -> None:
        """Start loading ``url``; :meth:`meet` sees it arrive."""
        mark = next(self._marks)
        self.ask("leave", mark=mark)
        self._mark = mark
        with browser_troubles(self.browser.driver):
            self.browser.driver.get(url)

    def meet(
        self,
        expect: Signs | None,
        *,
        before: Signs | None = None,
        known: Sequence[str] = (),
        errors: str = "",
        warnings: Sequence[str] = (),
        own_warnings: Sequence[str] = (),
        fields: Sequence[Mapping[str, Any]] = (),
        files: Callable[[Mapping[str, Any]], Sequence[Path]] | None = None,
        button: str = "",
        press: bool = False,
    ) -> Met:
        """Wait for the page ``expect``, fill ``fields``, read them back, and press ``button`` if all agree.

        ``before`` is the page that was left, which may come back with the box ``errors`` or one of ``warnings``;
        ``own_warnings`` are those of the page itself, so that one that is shown already is not taken for a new one;
        ``known`` are the headings of all pages that there are: another one is believed once it stands still.
        ``files`` gives the files of an upload. Raises AttemptFailed: portal when nothing comes, drift when what comes
        is a tab, a download or a page without a heading.
        """
        mark = next(self._marks)
        typed: list[int] = []
        end = monotonic() + self._patience_s
        seen: Mapping[str, Any] | None = None
        while True:
            answer = self._ask(
                "meet",
                within_s=end - monotonic() + SLICE_S,
                left=self._mark,
                expect=expect and vars(expect),
                before=before and vars(before),
                known=list(known),
                errors=errors or "\0",
                warnings=list(warnings),
                ownWarnings=list(own_warnings),
                fields=list(fields),
                typed=typed,
                button=button,
                mark=mark if press else None,
                sliceMs=SLICE_S * 1000,
                **self._limits,
            )
            if answer is not None and "hands" in answer:
                for place in answer["hands"]:
                    self._put_by_hand(fields[place], files)
                typed += answer["hands"]
                continue
            if answer is None or answer["status"] == "waiting":
                seen = answer and answer["seen"]
                self._look_beside()
                if monotonic() > end:
                    raise AttemptFailed(self._nothing_came(seen))
                continue
            if monotonic() > end and answer["status"] == "elsewhere" and not answer["seen"]["headings"]:
                raise AttemptFailed(self._nothing_came(None))  # half a page, given up
            if answer.get("pressed"):
                self._mark = mark
            return _met(answer)

    def look_again(self) -> None:
        """What is in front now is what :meth:`meet` is to look at, although a button was pressed on it."""
        self._mark = next(self._marks)

    def now(self) -> Instant:
        """What the clocks of the page in front say."""
        seen = self.ask("observe")
        return Instant(seen["date"], seen["ticks"])

    def press(self, name: str, *, until: Instant | None = None) -> str:
        """Press the one button or link of that name, unless it is ``until`` already, by either clock.

        The answer says what stood in the way, if anything.
        """
        mark = next(self._marks)
        try:
            problem: str = self.do("press", name=name, mark=mark, until=until and vars(until))
        except Interrupted as error:  # nobody knows whether the click was made before the page went
            raise AttemptFailed(Failure(FailureKind.PORTAL, "page_left", words="the page left by itself")) from error
        if not problem:
            self._mark = mark
        return problem

    def ask(self, action: str, **arguments: Any) -> Any:
        """An action that only looks, asked again when the page was left meanwhile."""
        end = monotonic() + self._patience_s
        while True:
            try:
                return self.do(action, within_s=end - monotonic(), **arguments)
            except Interrupted as error:
                if monotonic() > end:
                    raise AttemptFailed(Failure(FailureKind.PORTAL, "timeout", words="no page to look at")) from error
                sleep(BETWEEN_DOCUMENTS_S)

    def text_with(self, pattern: str) -> str:
        """The page's text once something in it fits ``pattern``, or without that, once the page stands still."""
        return str(self.ask("textWith", pattern=pattern, **self._limits))

    def table(self, caption: str) -> list[dict[str, str]] | None:
        """The rows of the table of that caption, once the page stands still; nothing when there is no such table, or
        when the button pressed made no difference."""
        found = self.ask("table", caption=caption, left=self._mark, **self._limits)
        return None if found is None else list(found)

    def screenshot(self) -> bytes:
        with browser_troubles(self.browser.driver):
            return self.browser.screenshot()

    def html(self) -> str:
        """What the page shows now, as HTML. A page that is still on its way is given up soon: it is too late for it."""
        for _ in range(2):
            with contextlib.suppress(Interrupted):
                return str(self.do("html", within_s=LATE_S))
        return ""

    def console(self) -> list[dict[str, Any]]:
        """What the page's scripts complained of; only Chromium's driver tells it."""
        with browser_troubles(self.browser.driver):
            return list(getattr(self.browser.driver, "get_log", lambda _: [])("browser"))

    def _ask(self, action: str, **arguments: Any) -> dict[str, Any] | None:
        """One action; nothing while there is no document to ask, between two."""
        try:
            answer: dict[str, Any] | None = self.do(action, **arguments)
        except Interrupted:
            answer = None
        if answer is None:
            sleep(BETWEEN_DOCUMENTS_S)
        return answer

    def _put_by_hand(
        self, field: Mapping[str, Any], files: Callable[[Mapping[str, Any]], Sequence[Path]] | None
    ) -> None:
        """What a script cannot do for a person: real keys, and files."""
        if field["control"] == "file":
            assert files is not None, "whoever declares an upload says where its files are"
            paths = "\n".join(str(path) for path in files(field))
            with browser_troubles(self.browser.driver):
                self.browser.driver.execute_script(SCRIPT, "element", {"field": field}).send_keys(paths)
            return
        if not self.ask("focus", field=field):
            with browser_troubles(self.browser.driver):
                self.browser.type("\n".join(field["texts"]))

    def _look_beside(self) -> None:
        """What a press may lead to instead of a page."""
        with browser_troubles(self.browser.driver):
            if set(self.browser.driver.window_handles) - self._tabs:
                raise AttemptFailed(Failure(FailureKind.DRIFT, "new_tab", words="the page opened another tab"))
        if any(self.browser.downloads.iterdir()):
            raise AttemptFailed(Failure(FailureKind.DRIFT, "download", words="a file came instead of a page"))

    def _nothing_came(self, seen: Mapping[str, Any] | None) -> Failure:
        if seen is not None and seen["isLoaded"] and not seen["stays"] and not seen["headings"]:
            return Failure(FailureKind.DRIFT, "unknown_page", words="a page without a heading")
        return Failure(FailureKind.PORTAL, "timeout", words=f"no page within {self._patience_s:g} s")


def _met(answer: Mapping[str, Any]) -> Met:
    seen = answer["seen"]
    return Met(
        Seen(seen["url"], int(seen["status"]), tuple(seen["headings"])),
        answer["status"] == "here",
        bool(answer.get("refused", seen.get("refused", False))),
        bool(seen.get("warned", False)),
        answer.get("back", ()),
        answer.get("unasked", ()),
        answer.get("problem", ""),
        bool(answer.get("pressed", False)),
        answer.get("waitedMs", 0.0),
    )


@contextlib.contextmanager
def browser_troubles(driver: WebDriver) -> Iterator[None]:
    """Tells the browser's own troubles as failures of the attempt; script errors pass through."""
    try:
        yield
    except UnexpectedAlertPresentException as error:
        raise AttemptFailed(Failure(FailureKind.DRIFT, "dialog", words=_dismissed(driver, error))) from error
    except (InvalidSessionIdException, NoSuchWindowException, HTTPError, OSError) as error:
        raise AttemptFailed(Failure(FailureKind.ROBOT, "browser_gone")) from error
    except TimeoutException as error:
        raise AttemptFailed(Failure(FailureKind.PORTAL, "script_timeout")) from error
    except WebDriverException as error:
        message = str(error.msg or "").lower()
        if any(sign in message for sign in GONE):
            raise AttemptFailed(Failure(FailureKind.ROBOT, "browser_gone")) from error
        raise


def _dismissed(driver: WebDriver, error: UnexpectedAlertPresentException) -> str:
    """What a dialog says; it is sent away, so that the page behind it can be kept as evidence."""
    words = error.alert_text or ""
    with contextlib.suppress(NoAlertPresentException, WebDriverException):
        alert = driver.switch_to.alert
        words = alert.text or words
        alert.dismiss()
    return words
