"""The county's clock can be set and can run fast; arrivals are stamped by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from sandbox.clock import Clock, ClockRefused, instant
from tests.sandbox.walker import Walker


def test_it_runs_as_fast_as_told() -> None:
    seconds = [100.0]
    clock = Clock(instant("2026-11-23T15:00:00-08:00"), 60, lambda: seconds[0])
    assert clock.now() == instant("2026-11-23T23:00:00Z")
    seconds[0] += 30
    assert clock.now() == instant("2026-11-23T23:30:00Z")
    clock.set(clock.now() + timedelta(days=1), 0)
    seconds[0] += 30
    assert clock.now() == instant("2026-11-24T23:30:00Z")


@pytest.mark.parametrize("text", ["soon", "", "2026-11-23T15:00:00"])
def test_a_time_without_offset_is_refused(text: str) -> None:
    with pytest.raises(ClockRefused, match="write it like"):
        instant(text)


def test_it_is_set_and_told_over_http(alder: str) -> None:
    told = httpx.post(f"{alder}/_clock", json={"now": "2027-01-04T16:59:00-08:00", "speed": 0}).json()
    assert told == {"now": "2027-01-05T00:59:00Z", "speed": 0} == httpx.get(f"{alder}/_clock").json()


@pytest.mark.parametrize("body", [b"no json", b"[]", b'{"now": "soon"}', b'{"now": 5}', b'{"speed": "fast"}'])
def test_what_is_no_time_is_refused_with_a_sentence(alder: str, body: bytes) -> None:
    answer = httpx.post(f"{alder}/_clock", content=body)
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_arrivals_bear_the_county_s_time_and_year(
    alder: str, walker: Walker, four: dict[str, str], truth: Callable[[], list[dict[str, Any]]]
) -> None:
    httpx.post(f"{alder}/_clock", json={"now": "2026-12-31T23:30:00-08:00", "speed": 0})
    walker.start()
    walker.enter(four)
    (held,) = truth()
    assert held["received_at"] == "2027-01-01T07:30:00Z"
    assert held["number"].startswith("ALD-2026-")
    assert walker.get("/sent").cells[3] == "12/31/2026 11:30 PM"
