"""A robot, its browser or its driver is killed at any place of an application; then the work is taken up.

Nothing is lost and nothing twice: the county says so. Every place once in ``make test-long``, some in ``make test``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.robot.browser import sweep
from byfive.clock import FixedClock
from byfive.states import State
from tests.county import NOW
from tests.kill.child import Harm, deliver_one
from tests.kill.office import Counties, at_once, end_browsers, finish, judge, say, start, survive, take_in

MANY = 30
PATIENCE_S = 60
ENDED = {State.QUEUED, State.OUTCOME_UNKNOWN, State.DELIVERED}
"""Where a robot that goes on without its browser leaves an application: at once, and by itself."""
_unharmed: dict[str, list[str]] = {}


@pytest.fixture
def places(name: str, counties: Counties, template: Path, tmp_path: Path) -> list[str]:
    return unharmed(name, counties, template, tmp_path / "unharmed")


def unharmed(name: str, counties: Counties, template: Path, home: Path) -> list[str]:
    """Every place that an application comes by which nobody harms."""
    if name not in _unharmed:
        with counties.one() as county:
            work, told = take_in(home, template, [county])
            assert finish(start(deliver_one, work, name, Harm()), PATIENCE_S) == 0
            judge(work, [county], told)
        _unharmed[name] = work.read("delivered")["places"]
    return _unharmed[name]


def harmed(home: Path, template: Path, counties: Counties, deed: str, at: int) -> str:
    """What one application came to that was harmed at one place: the name of the place, and the state it left."""
    with counties.one() as county:
        work, told = take_in(home, template, [county])
        code = finish(start(deliver_one, work, county.name, Harm(deed, at)), PATIENCE_S)
        place, left = work.read("place"), ""
        assert place is not None, f"place {at} was not reached (exit {code})"
        why = f"{county.name}: {deed} at place {at}, {place}"
        if deed == "kill the robot":
            assert code == -9, why
        else:
            left = left_behind(work.read("delivered"), code, why)
        survive(work, county)
        judge(work, [county], told, why)
        with work.open(FixedClock(NOW)) as ledger:
            assert all(attempt.outcome is not None for attempt in ledger.attempts.of(told[0].reference)), why
        end_browsers(work)
    return f"{why}{left}"


def left_behind(delivered: dict[str, str] | None, code: int, why: str) -> str:
    """What the robot itself said when it lost its browser."""
    if delivered is None:  # before there was any work, no robot could be had: nothing was claimed
        assert "newSession" in why or "setTimeouts" in why or "WindowHandle" in why or "before a transaction" in why, (
            why
        )
        return ""
    assert code == 0, why
    assert delivered["state"] in ENDED, f"{why}: {delivered['state']}"
    return f" -> {delivered['state']}, {delivered['failure']}"


def some(places: list[str]) -> dict[str, int]:
    """Telling places, by number: in the middle of the pages, around the last click, before the receipt is kept."""
    press = places.index("before press in the page") + 1
    return {"middle": len(places) // 2, "before": press, "after": press + 1, "receipt": len(places) - 3}


def test_there_are_at_least_thirty_places_where_a_robot_can_be_killed(places: list[str]) -> None:
    assert len(places) >= MANY
    assert sum("in the page" in place for place in places) >= MANY
    say(f"{len(places)} places, {len(set(places))} kinds")


@pytest.mark.long
@pytest.mark.timeout(3000)
@pytest.mark.parametrize(("deed", "every"), [("kill the robot", 1), ("kill the browser", 3), ("kill the driver", 3)])
def test_whoever_is_killed_at_any_single_place_nothing_is_lost_and_nothing_filed_twice(
    tmp_path: Path, template: Path, counties: Counties, places: list[str], deed: str, every: int
) -> None:
    numbers = range(1, len(places) + 1, every)
    told: list[str] = []

    def one(at: int) -> None:
        told.append(harmed(tmp_path / str(at), template, counties, deed, at))
        say(f"{len(told)} of {len(numbers)}: {told[-1]}")

    at_once(one, numbers)
    assert len(told) == len(numbers)


@pytest.mark.long
def test_browsers_of_a_dead_robot_are_ended_and_their_profiles_removed(
    tmp_path: Path, template: Path, counties: Counties, places: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with counties.one() as county:
        work, _ = take_in(tmp_path / "dead", template, [county])
        finish(start(deliver_one, work, county.name, Harm("kill the robot", some(places)["middle"])), PATIENCE_S)
    monkeypatch.setattr("tempfile.tempdir", str(work.home / "machines" / "here"))
    assert sweep() == 1
    assert sweep() == 0
