"""The one clock. Nothing else asks the system what time it is (``tests/test_one_clock.py`` sees to that).

Two times are kept apart. *Civil* time is what deadlines, calendars and days are about: an aware UTC
instant from a :class:`Clock`, which tests, the sandbox and simulated days can set and may let run fast.
*Real* time is what leases, heartbeats and time-outs run on: :func:`real_seconds` between processes,
:func:`monotonic` within one.
"""

from __future__ import annotations

import re
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic

from byfive.errors import ClockSettingError

__all__ = ["Clock", "FixedClock", "RunningClock", "SystemClock", "clock_from", "monotonic", "real_seconds"]

_NUMBER = r"\d+(\.\d+)?(e[-+]?\d+)?"
_SETTING = re.compile(rf"(?P<instant>[^@x]+)(@(?P<anchor>{_NUMBER}))?(x(?P<speed>{_NUMBER}))?")


def real_seconds() -> float:
    """Real seconds since 1970, the same for every process of this machine. Never civil time."""
    return time.time()


class Clock(ABC):
    """Civil time."""

    @abstractmethod
    def now(self) -> datetime:
        """The civil instant, aware and in UTC."""

    @property
    @abstractmethod
    def setting(self) -> str | None:
        """What a child process gives :func:`clock_from` to agree with this clock; ``None``: system time."""


class SystemClock(Clock):
    """Civil time is real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    @property
    def setting(self) -> None:
        return None


class RunningClock(Clock):
    """Civil time that was ``starts`` at the real second ``anchor`` and passes ``speed`` times as fast as real time.

    Processes that share the three agree to within their machine's clock. ``real`` is for tests.
    """

    def __init__(
        self,
        starts: datetime,
        anchor: float | None = None,
        speed: float = 1.0,
        *,
        real: Callable[[], float] = real_seconds,
    ) -> None:
        self.starts = _aware(starts)
        self.anchor = real() if anchor is None else anchor
        self.speed = speed
        self._real = real

    def now(self) -> datetime:
        return self.starts + timedelta(seconds=(self._real() - self.anchor) * self.speed)

    @property
    def setting(self) -> str:
        return f"{self.starts.isoformat()}@{self.anchor!r}x{self.speed!r}"


class FixedClock(Clock):
    """Civil time that stands still until it is set: for tests."""

    def __init__(self, instant: datetime) -> None:
        self.set(instant)

    def set(self, instant: datetime) -> None:
        """Make it ``instant`` (aware)."""
        self._instant = _aware(instant)

    def now(self) -> datetime:
        return self._instant

    @property
    def setting(self) -> str:
        """The instant at speed zero; a child does not hear of a later :meth:`set`."""
        return f"{self._instant.isoformat()}@0.0x0.0"


def clock_from(setting: str | None) -> Clock:
    """The clock that a setting describes.

    ``None`` is system time. ``2026-11-23T15:40:00-08:00`` is that civil instant at the moment of this call.
    ``2026-11-23T15:40:00-08:00@1764000000.5x60`` is that civil instant at that real second, running sixty times as
    fast, and the same in every process. Raises :class:`ClockSettingError`.
    """
    if setting is None:
        return SystemClock()
    parts = _SETTING.fullmatch(setting.strip())
    if parts is None:
        raise ClockSettingError(setting, "it is not INSTANT, INSTANT@SECOND or INSTANT@SECONDxSPEED")
    try:
        starts = datetime.fromisoformat(parts["instant"])
    except ValueError as error:
        raise ClockSettingError(setting, f"{parts['instant']!r} is not an ISO 8601 instant") from error
    if starts.utcoffset() is None:
        raise ClockSettingError(setting, "the instant has no offset from UTC")
    clock = RunningClock(starts, float(parts["anchor"]) if parts["anchor"] else None, float(parts["speed"] or 1))
    try:
        clock.now()
    except (OverflowError, ValueError):
        raise ClockSettingError(setting, "it would be past the year 9999 or before the year 1 by now") from None
    return clock


def _aware(instant: datetime) -> datetime:
    """The instant in UTC; a naive one is a mistake of ours."""
    if instant.utcoffset() is None:
        raise ValueError(f"{instant} has no time zone; an instant must have one")
    return instant.astimezone(UTC)
