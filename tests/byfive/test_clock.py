from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byfive.clock import FixedClock, RunningClock, SystemClock, clock_from, real_seconds
from byfive.errors import ClockSettingError

QUARTER_TO_FOUR = datetime(2026, 11, 23, 15, 45, tzinfo=timezone(timedelta(hours=-8)))

instants = st.timedeltas(timedelta(0), timedelta(days=36_500)).map(
    lambda since: datetime(2000, 1, 1, tzinfo=UTC) + since
)
anchors = st.floats(1.7e9, 1.9e9)
speeds = st.floats(0, 500)


class Seconds:
    """Real seconds that a test turns on by hand."""

    def __init__(self, at: float = 1_764_000_000.0) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at


def test_without_a_setting_civil_time_is_system_time():
    clock = clock_from(None)
    assert isinstance(clock, SystemClock)
    assert clock.setting is None
    assert clock.now().tzinfo is UTC
    assert abs(clock.now().timestamp() - real_seconds()) < 5


def test_a_bare_instant_begins_now_and_runs_as_fast_as_real_time():
    before = real_seconds()
    clock = clock_from("2026-11-23T15:45:00-08:00")
    elapsed = clock.now() - QUARTER_TO_FOUR
    assert timedelta(0) <= elapsed <= timedelta(seconds=real_seconds() - before + 0.001)


def test_a_minute_of_real_time_is_an_hour_on_a_clock_sixty_times_as_fast():
    real = Seconds()
    clock = RunningClock(QUARTER_TO_FOUR, speed=60, real=real)
    real.at += 60
    assert clock.now() == QUARTER_TO_FOUR + timedelta(hours=1)


@given(instants, anchors, speeds)
def test_a_process_given_the_setting_agrees_at_every_instant(starts: datetime, anchor: float, speed: float):
    real = Seconds()
    parent = RunningClock(starts, anchor, speed, real=real)
    child = clock_from(parent.setting)
    assert isinstance(child, RunningClock)
    assert (child.starts, child.anchor, child.speed) == (starts, anchor, speed)
    assert child.setting == parent.setting


@given(instants, speeds, st.floats(0, 86_400), st.floats(0, 86_400))
def test_later_in_real_time_is_never_earlier_in_civil_time(starts: datetime, speed: float, wait: float, more: float):
    real = Seconds()
    clock = RunningClock(starts, speed=speed, real=real)
    real.at += wait
    earlier = clock.now()
    real.at += more
    assert clock.now() >= earlier


@given(instants, st.integers(-14, 14))
def test_now_is_in_utc_whatever_offset_was_given(utc: datetime, hours: int):
    instant = utc.astimezone(timezone(timedelta(hours=hours)))
    now = FixedClock(instant).now()
    assert now == instant
    assert now.utcoffset() == timedelta(0)


def test_a_fixed_clock_stands_still_until_it_is_set():
    clock = FixedClock(QUARTER_TO_FOUR)
    assert clock.now() == clock.now() == QUARTER_TO_FOUR
    clock.set(QUARTER_TO_FOUR + timedelta(hours=1))
    assert clock.now() == QUARTER_TO_FOUR + timedelta(hours=1)


def test_a_child_of_a_fixed_clock_stands_still_too():
    child = clock_from(FixedClock(QUARTER_TO_FOUR).setting)
    assert child.now() == child.now() == QUARTER_TO_FOUR


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        ("", "is not INSTANT"),
        ("five o'clock", "is not an ISO 8601 instant"),
        ("2026-11-23T15:40:00", "has no offset from UTC"),
        ("2026-11-23T15:40:00-08:00@yesterday", "is not INSTANT"),
        ("2026-11-23T15:40:00-08:00x-2", "is not INSTANT"),
        ("2026-11-23T15:40:00-08:00@0x1e999", "past the year 9999"),
        ("2026-11-23T15:40:00-08:00@0x100000", "past the year 9999"),
        ("2026-02-30T15:40:00-08:00", "is not an ISO 8601 instant"),
    ],
)
def test_a_setting_that_cannot_be_read_is_refused_with_what_to_write(setting: str, why: str):
    with pytest.raises(ClockSettingError, match="Write an instant") as refused:
        clock_from(setting)
    assert why in str(refused.value)


def test_a_naive_instant_is_refused():
    with pytest.raises(ValueError, match="has no time zone"):
        FixedClock(datetime(2026, 11, 23, 15, 40))  # noqa: DTZ001 - the mistake under test
