"""``byfive status`` and ``byfive time``."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters import declarations
from byfive.cli.output import duration
from byfive.cli.standing import Safe, standing
from byfive.ledger import Submission
from byfive.states import ARRIVED, FINAL, State
from tests.byfive.cli.conftest import Run
from tests.byfive.ledger.scene import DEADLINE, FILED, NOON, Scene

COUNTY = declarations.load("alder").county

ONE = Submission(
    reference="S-00000001", county="alder", state=State.QUEUED, reason=None, version=1, source="load",
    received_at=NOON, deadline=DEADLINE, value_of_day=Decimal("10.50"), benefit=Decimal(300), holder=None,
    claim_expires=None, click_until=None, attempts=0, not_before=None, delivered_at=None, filing_date=None,
    language=None, household_size=1, age_band=None, zip3=None, tags=(),
)  # fmt: skip


def in_state(state: State, deadline: datetime = DEADLINE) -> Submission:
    arrived = state in ARRIVED
    return replace(
        ONE, state=state, deadline=deadline, delivered_at=NOON if arrived else None,
        filing_date=FILED if arrived else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("states", "safe"),
    [
        ([], Safe.YES),
        ([State.DELIVERED, State.WITHDRAWN, State.DELIVERED_LATE], Safe.YES),
        ([State.DELIVERED, State.QUEUED], Safe.ON_THE_WAY),
        ([State.OUTCOME_UNKNOWN], Safe.ON_THE_WAY),
        ([State.QUEUED, State.NEEDS_REVIEW], Safe.NEEDS_A_PERSON),
        ([State.WAITING_FOR_CLIENT], Safe.NEEDS_A_PERSON),
    ],
)
def test_a_county_is_as_safe_as_what_is_due(states: list[State], safe: Safe) -> None:
    assert standing(COUNTY, [in_state(state) for state in states], NOON).safe is safe


def test_what_missed_its_cut_off_is_overdue_and_not_at_stake_today() -> None:
    now = standing(COUNTY, [in_state(State.QUEUED, NOON), in_state(State.QUEUED)], NOON)
    assert (now.due, now.dollars_at_stake) == (1, Decimal("10.50"))
    assert (now.overdue, now.dollars_overdue) == (1, Decimal("10.50"))


def test_today_is_the_countys_date() -> None:
    late_evening = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)  # 23:30 on the 23rd there
    assert standing(COUNTY, [in_state(State.DELIVERED)], late_evening).delivered_today == 1
    assert standing(COUNTY, [in_state(State.DELIVERED)], late_evening + timedelta(hours=1)).delivered_today == 0


@given(st.lists(st.tuples(st.sampled_from(State), st.booleans())))
def test_every_open_submission_is_counted_once(chosen: list[tuple[State, bool]]) -> None:
    every = [in_state(state, NOON if late else DEADLINE) for state, late in chosen]
    now = standing(COUNTY, every, NOON)
    open_ones = sum(state not in FINAL for state, _ in chosen)
    assert now.due + now.overdue == open_ones
    assert now.on_the_way + now.outcome_unknown + now.in_review + now.waiting_for_client == open_ones
    assert (now.dollars_at_stake == 0) == (now.due == 0)


def test_status_sums_the_counties_and_says_in_words_what_to_do(byfive: Run, scene: Scene) -> None:
    scene.queued()
    scene.in_review()
    told = byfive("status", "--json").json
    assert told["overall"]["safe"] == told["counties"]["alder"]["safe"] == "needs a person"
    assert told["overall"]["dollars_at_stake"] == 66.26
    assert told["counties"]["alder"]["next_cut_off"] == "2026-11-24T01:00:00Z"
    assert "Not safe: 2 due, $66.26 at stake" in byfive("status").out


def test_status_tells_what_is_overdue(byfive: Run, scene: Scene) -> None:
    scene.queued(deadline=NOON - timedelta(days=3))
    assert "1 missed their cut-off and are still open ($33.13)" in byfive("status").out


@pytest.mark.parametrize(
    ("instant", "today_is", "cut_off", "filing_date"),
    [
        ("2026-11-23T16:59:59-08:00", "a business day", "2026-11-24T01:00:00Z", "2026-11-23"),
        ("2026-11-23T17:00:00-08:00", "but its cut-off at 17:00 has passed", "2026-11-25T01:00:00Z", "2026-11-24"),
        ("2026-11-25T18:00:00-08:00", "but its cut-off at 17:00 has passed", "2026-12-01T01:00:00Z", "2026-11-30"),
        ("2026-11-26T09:00:00-08:00", "a holiday: Thanksgiving", "2026-12-01T01:00:00Z", "2026-11-30"),
        ("2026-11-28T09:00:00-08:00", "no business day: it is Saturday", "2026-12-01T01:00:00Z", "2026-11-30"),
        ("2026-07-06T09:00:00-07:00", "a business day", "2026-07-07T00:00:00Z", "2026-07-06"),
    ],
)
def test_time_says_what_the_day_is_and_how_long_is_left(
    byfive: Run, monkeypatch: pytest.MonkeyPatch, instant: str, today_is: str, cut_off: str, filing_date: str
) -> None:
    monkeypatch.setenv("BYFIVE_CLOCK", f"{instant}@0.0x0.0")
    there = byfive("time", "alder", "--json").json["counties"]["alder"]
    assert today_is in there["today_is"]
    assert there["next_cut_off"] == cut_off
    assert there["filing_date"] == filing_date
    assert today_is in byfive("time").out


def test_coming_holidays_are_after_today_and_in_order(byfive: Run) -> None:
    coming = [each["date"] for each in byfive("time", "--json").json["counties"]["alder"]["holidays"]]
    assert coming == sorted(coming)
    assert coming[0] == "2026-11-26"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "0 min"),
        (59, "0 min"),
        (61, "1 min"),
        (3_600, "1 h 00 min"),
        (93_720, "1 d 2 h"),
        (4.2 * 3600, "4 h 12 min"),
    ],
)
def test_durations_are_said_as_people_say_them(seconds: float, said: str) -> None:
    assert duration(seconds) == said
