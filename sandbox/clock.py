"""The one clock of a practice county: it can be set, and it can run fast.

Nothing else in ``sandbox`` asks the system what time it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class ClockRefused(ValueError):
    """The time that somebody wanted to set is not one; the message says what to send instead."""


def instant(text: str) -> datetime:
    """The instant (UTC) that an ISO 8601 text names; raises :class:`ClockRefused` without an offset."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise ClockRefused(f"{text!r} is not a time: write it like 2026-11-23T15:00:00-08:00") from None
    if moment.tzinfo is None:
        raise ClockRefused(f"{text!r} names no offset from UTC: write it like 2026-11-23T15:00:00-08:00")
    return moment.astimezone(UTC)


class Clock:
    """Civil time of a county: starts at ``now`` (the system's time when not given) and runs ``speed`` times as fast."""

    def __init__(
        self, now: datetime | None = None, speed: float = 1.0, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self.set(now or datetime.now(UTC), speed)

    def set(self, now: datetime, speed: float = 1.0) -> None:
        """Make it ``now`` (aware) from here on, at ``speed`` civil seconds for each real one (0 stands still)."""
        if not 0 <= speed <= 100_000:
            raise ClockRefused(f"speed {speed} is out of range: choose one from 0 to 100000")
        self._start = (now.astimezone(UTC), self._seconds(), float(speed))

    @property
    def speed(self) -> float:
        return self._start[2]

    def now(self) -> datetime:
        """The instant that it is, in UTC."""
        civil, began, speed = self._start
        return civil + timedelta(seconds=(self._seconds() - began) * speed)
