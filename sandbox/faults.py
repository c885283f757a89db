"""Faults that a practice county can be told to have: what kinds there are, when each strikes, how often it did.

``POST /_faults`` takes a list of objects: ``kind`` (one of :data:`KINDS`, or one that only this county has),
``times`` (default 1; null: until deleted), ``where`` (a page's heading, whole, with or without the names; null:
anywhere), ``after_requests`` (how many fitting occasions pass unharmed first), ``seconds`` (real seconds: how long
an outage lasts, or how long an answer is delayed), ``user`` and ``method`` (only that user's requests, only GET or
POST), and for changed pages ``from``, ``to``, ``label`` and ``words``.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

KINDS = {
    # on any request of the county's pages, before it is looked at; `where` is the page that the session is on
    "down": "request",
    "error": "request",
    "maintenance": "request",
    "slow": "delay",
    "hang": "request",
    "drop_connection": "request",
    "take_session": "session",
    "expire_session": "session",
    # when a signed-in person asks for a page: something else comes first, and stays until it is answered
    "notice": "show",
    "survey": "show",
    "unknown_page": "show",
    # when a page is entered: it stays changed for this visit
    "new_question": "enter",
    "rename_label": "enter",
    "rename_option": "enter",
    "rename_heading": "enter",
    # when good answers to a page arrive
    "inline_error": "accept",
    "loop_back": "accept",
    # after the last click, once the application is stored
    "die_after_store": "store",
    "error_after_store": "store",
    "no_number": "store",
    "slow_success": "store",
}
OUTAGES = ("down", "error", "maintenance")
"""Kinds that, given ``seconds``, last that long from the first request they strike, for everybody."""

NEEDED = {"rename_label": ("from", "to"), "rename_option": ("from", "to"), "rename_heading": ("to",)}
_TEXTS = ("where", "user", "method", "from", "to", "label", "words")
_KNOWN = {"kind", "times", "after_requests", "seconds", *_TEXTS}


class FaultRefused(ValueError):
    """Something posted to ``/_faults`` is not a fault; the message says which and why."""


@dataclass(frozen=True)
class Moment:
    """An occasion for a fault: whose request, by which method, on which page (its heading, and that without names)."""

    headings: tuple[str, ...]
    method: str = "GET"
    user: str = ""


@dataclass
class Fault:
    """One armed fault and what became of it."""

    kind: str
    times: int | None = 1
    after_requests: int = 0
    seconds: float | None = None
    texts: tuple[tuple[str, str], ...] = ()
    seen: int = 0
    happened: int = 0
    until: float | None = None

    def text(self, name: str, default: str = "") -> str:
        """One of the fault's texts, like ``from`` and ``to``."""
        return dict(self.texts).get(name, default)

    def fits(self, moment: Moment) -> bool:
        """Whether it concerns this request of this person on this page."""
        where, user, method = self.text("where"), self.text("user"), self.text("method")
        return (
            (not where or where in moment.headings)
            and (not user or user == moment.user)
            and (not method or method.upper() == moment.method)
        )

    def is_spent(self, now: float) -> bool:
        """Whether it has done all that it was told to do."""
        if self.until is not None:
            return now >= self.until
        return self.times is not None and self.happened >= self.times

    def as_json(self, now: float) -> dict[str, Any]:
        armed = {"kind": self.kind, "times": self.times, "after_requests": self.after_requests, "seconds": self.seconds}
        return armed | dict(self.texts) | {"happened": self.happened, "armed": not self.is_spent(now)}


class Faults:
    """The faults of one county, of the kinds that it can have. Safe to use from several threads."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic, kinds: Mapping[str, str] = KINDS) -> None:
        self._seconds = seconds
        self._kinds = kinds
        self._faults: list[Fault] = []
        self._lock = threading.Lock()

    def arm(self, posted: object) -> None:
        """Add what was posted, all or nothing; raises :class:`FaultRefused`."""
        if not isinstance(posted, list):
            raise FaultRefused('send a list of faults, like [{"kind": "down", "times": 3}]')
        faults = [_fault(one, self._kinds) for one in posted]
        with self._lock:
            self._faults += faults

    def clear(self) -> None:
        """Disarm everything and forget what happened."""
        with self._lock:
            self._faults.clear()

    def as_json(self) -> dict[str, Any]:
        """Each fault with how often it happened, and the counts by kind."""
        with self._lock:
            happened = Counter[str]()
            for fault in self._faults:
                happened[fault.kind] += fault.happened
            return {"faults": [fault.as_json(self._seconds()) for fault in self._faults], "happened": dict(happened)}

    def strike(self, occasion: str, moment: Moment, applies: Callable[[Fault], bool] = lambda _: True) -> Fault | None:
        """The first fault that strikes now, counted, or nothing. ``applies`` leaves out what would change nothing."""
        return next(iter(self._struck(occasion, moment, applies, at_most=1)), None)

    def strike_all(self, occasion: str, moment: Moment, applies: Callable[[Fault], bool]) -> list[Fault]:
        """Every fault that strikes now, counted."""
        return self._struck(occasion, moment, applies, at_most=len(self._kinds) * 100)

    def _struck(self, occasion: str, moment: Moment, applies: Callable[[Fault], bool], at_most: int) -> list[Fault]:
        struck: list[Fault] = []
        with self._lock:
            now = self._seconds()
            for fault in self._faults:
                if self._kinds[fault.kind] != occasion or fault.is_spent(now) or len(struck) >= at_most:
                    continue
                if fault.until is not None:
                    struck.append(fault)
                elif fault.fits(moment) and applies(fault):
                    fault.seen += 1
                    if fault.seen > fault.after_requests:
                        fault.happened += 1
                        if fault.kind in OUTAGES and fault.seconds is not None:
                            fault.until = now + fault.seconds
                        struck.append(fault)
        return struck


def _fault(posted: object, kinds: Mapping[str, str]) -> Fault:
    if not isinstance(posted, dict) or posted.get("kind") not in kinds:
        raise FaultRefused(f"{posted!r} is no fault: kind must be one of {', '.join(kinds)}")
    kind = posted["kind"]
    if surplus := set(posted) - _KNOWN:
        raise FaultRefused(f"{kind} does not take {', '.join(sorted(surplus))}; known are {', '.join(sorted(_KNOWN))}")
    if missing := [name for name in NEEDED.get(kind, ()) if not posted.get(name)]:
        raise FaultRefused(f"{kind} needs {' and '.join(missing)}")
    times, after, seconds = posted.get("times", 1), posted.get("after_requests", 0), posted.get("seconds")
    if not (times is None or (isinstance(times, int) and times > 0)) or not (isinstance(after, int) and after >= 0):
        raise FaultRefused(f"{kind}: times must be a whole number from 1 or null, after_requests one from 0")
    if not (seconds is None or (isinstance(seconds, int | float) and 0 <= seconds <= 86_400)):
        raise FaultRefused(f"{kind}: seconds must be a number from 0 to 86400")
    texts = tuple((name, str(posted[name])) for name in _TEXTS if posted.get(name) is not None)
    return Fault(kind, times, after, seconds, texts)
