"""Where our robot's time goes, timed from outside: what it asks of its browser and of the ledger.

Nothing of the product is changed: the browser and the ledger that it is given tell how long each call took.
"""

from __future__ import annotations

import statistics
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from adapters.robot.browser import Browser, Interrupted
from adapters.robot.window import SCRIPT as SCRIPT_OF_PAGES
from byfive.ledger.ledger import Ledger

PAGE_LOADS, SCRIPT, KEYS, CALLS = "page_loads_ms", "script_ms", "keys_ms", "calls_ms"
LEDGER, RECEIPT, CLEANING, REST = "ledger_ms", "receipt_ms", "cleaning_ms", "rest_ms"
WHERE = {
    PAGE_LOADS: "from a press until the next page is there and waited for; of pages that want keys, their filling too",
    SCRIPT: "filling, waiting for lists and for what appears after an answer, reading back, pressing, in the page",
    KEYS: "real keys: focus, typing, leaving the box",
    CALLS: "the way of these calls to the page and back, our script with it: their number by what an idle one takes",
    LEDGER: "claim, attempt, application, commit before the last click, receipt: all the ledger's transactions",
    RECEIPT: "the last click's call, and reading the number",
    CLEANING: "leaving nothing of the last application in the browser, and asking how much memory it holds",
    REST: "the rendition and our own Python",
}
"""What the parts mean. Each is milliseconds of one application; together they are all of it."""
MEETINGS = "meetings"
IDLE_CALLS = 9
BY_ACTION = {"focus": KEYS, "blur": KEYS, "textWith": RECEIPT, "press": RECEIPT, "observe": RECEIPT}


class Stopwatch:
    """The parts of each application's time: only in the thread that files, and of calls in calls the outermost."""

    def __init__(self) -> None:
        self.applications: list[dict[str, float]] = []
        self.call_ms = 0.0
        self._parts: Counter[str] = Counter()
        self._thread = 0
        self._is_inside = False

    @contextmanager
    def whole(self) -> Iterator[None]:
        """One application."""
        self._parts.clear()
        self._thread = threading.get_ident()
        began = perf_counter()
        try:
            yield
        finally:
            self._thread = 0
        total = (perf_counter() - began) * 1000
        calls = self._parts.pop(MEETINGS, 0) * self.call_ms
        parts = {name: float(self._parts[name]) for name in WHERE}
        parts |= {REST: total - sum(parts.values()), CALLS: parts[CALLS] + calls, PAGE_LOADS: parts[PAGE_LOADS] - calls}
        self.applications.append(parts)

    def timed(self, call: Callable[..., Any], split: Callable[..., Mapping[str, float]]) -> Callable[..., Any]:
        """The same call, timed. ``split`` tells the parts of it, from its milliseconds, arguments and answer."""

        def timing(*arguments: Any, **named: Any) -> Any:
            if self._is_inside or threading.get_ident() != self._thread:
                return call(*arguments, **named)
            self._is_inside, began = True, perf_counter()
            answer: Any = None
            try:
                answer = call(*arguments, **named)
            except Exception as error:
                answer = error
                raise
            finally:
                self._is_inside = False
                self._parts.update(split((perf_counter() - began) * 1000, arguments, answer))
            return answer

        return timing

    def as_one(self, call: Callable[..., Any], part: str) -> Callable[..., Any]:
        """The same call, timed as one part."""
        return self.timed(call, lambda took, *_: {part: took})

    def medians(self, last: int) -> dict[str, float]:
        """The median of each part over the last so many applications."""
        counted = self.applications[-last:]
        return {name: round(statistics.median(parts[name] for parts in counted), 1) for name in WHERE}


def watched(browser: Browser, stopwatch: Stopwatch) -> Browser:
    """The browser, which from now on tells what it is asked to do."""
    told: Any = browser
    told.run = stopwatch.timed(browser.run, _run)
    told.type = stopwatch.as_one(browser.type, KEYS)
    told.forget = stopwatch.as_one(browser.forget, CLEANING)
    told.memory_mb = stopwatch.as_one(browser.memory_mb, CLEANING)
    told.driver.get = stopwatch.as_one(browser.driver.get, PAGE_LOADS)
    return browser


def idle_call_ms(browser: Browser) -> float:
    """What a call to the page takes that waits for nothing and does nothing there."""
    took = []
    for _ in range(IDLE_CALLS):
        began = perf_counter()
        browser.run(SCRIPT_OF_PAGES, "observe", {})
        took.append((perf_counter() - began) * 1000)
    return statistics.median(took)


def _run(took: float, arguments: Sequence[Any], answer: Any) -> dict[str, float]:
    """The parts of one call to the page. A meeting tells itself how long it filled; the rest of it is waiting."""
    action = arguments[1] if len(arguments) > 1 else ""
    if isinstance(answer, Interrupted):
        return {PAGE_LOADS: took}
    if action != "meet":
        return {BY_ACTION.get(action, CALLS): took}
    filled = answer.get("filledMs", 0.0) if isinstance(answer, dict) else 0.0
    return {PAGE_LOADS: took - filled, SCRIPT: filled, MEETINGS: 1}


class LedgerWatched:
    """The ledger, which tells how long each of its transactions took."""

    def __init__(self, ledger: Ledger, stopwatch: Stopwatch) -> None:
        self._ledger, self._stopwatch = ledger, stopwatch
        parts = ("submissions", "attempts", "applications", "events", "credentials", "evidence")
        for part in parts:
            setattr(self, part, _Part(getattr(ledger, part), stopwatch))

    def real_seconds(self) -> float:
        return self._ledger.real_seconds()


class _Part:
    """One part of the ledger."""

    def __init__(self, part: Any, stopwatch: Stopwatch) -> None:
        self._part, self._stopwatch = part, stopwatch

    def __getattr__(self, name: str) -> Any:
        return self._stopwatch.as_one(getattr(self._part, name), LEDGER)
