"""Two machines whose clocks are apart by twenty seconds share one ledger.

On PostgreSQL every lease, and everything that waits for one, is reckoned by the database's clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from byfive.clock import FixedClock, RunningClock, real_seconds
from byfive.failures import Failure, FailureKind
from byfive.ledger import migrate
from byfive.states import State
from tests.county import NOW
from tests.kill.child import LEASE_S, Harm, Machine, Work, deliver_one, take_up
from tests.kill.office import WAITING, Counties, at_once, end_browsers, finish, judge, say, start, take_in
from tests.postgres import Postgres

APART_S = 20.0
RIGHT = Machine("right", time_runs=True)
AHEAD = Machine("ahead", ahead_s=APART_S, time_runs=True)


@dataclass(frozen=True)
class Clocks:
    """Whose robot dies and whose takes the work up, and where the first one dies."""

    dies: Machine
    takes_up: Machine
    harm: Harm


LAST_CLICKS = [
    Clocks(dies, takes_up, Harm("kill the robot", at))
    for dies, takes_up in ((AHEAD, RIGHT), (RIGHT, AHEAD))
    for at in ("after the note", "after the click")
]


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_robot_that_dies_at_its_last_click_is_followed_by_one_whose_clock_differs(
    tmp_path: Path, postgres: Postgres, counties: Counties
) -> None:
    urls = [postgres.url(postgres.new_database()) for _ in LAST_CLICKS]
    for url in urls:
        migrate(url)

    def one(number: int) -> None:
        clocks = LAST_CLICKS[number]
        why = f"{clocks.dies.name} dies {clocks.harm.at}, {clocks.takes_up.name} takes it up"
        with counties.one() as county:
            work, told = take_in(tmp_path / str(number), urls[number], [county])
            robot = start(deliver_one, work, county.name, clocks.harm, clocks.dies)
            assert finish(robot, 60) == -9, why
            patience = LEASE_S + 60
            assert finish(start(take_up, work, county.name, 0.0, clocks.takes_up, patience), patience + 20) == 0, why
            judge(work, [county], told, why)
            end_browsers(work)
        say(why)

    at_once(one, range(len(LAST_CLICKS)), WAITING)


def local_clock(monkeypatch: pytest.MonkeyPatch, ahead_s: float) -> None:
    """This machine's clock from here on."""
    now = real_seconds() + ahead_s
    monkeypatch.setattr("time.time", lambda: now)


def committing(work: Work) -> tuple[str, int]:
    """A submission at its last click, and its attempt."""
    with work.open(FixedClock(NOW)) as ledger:
        claim = ledger.submissions.claim("alder", "robot")
        assert claim is not None
        attempt = ledger.attempts.begin(claim, channel="portal")
        ledger.attempts.commit(attempt, claim)
        return attempt.reference, attempt.id


def test_a_clock_that_is_wrong_takes_nothing_from_a_living_robot_on_postgresql(
    tmp_path: Path, postgres_url: str, running_counties: dict[str, Counties], monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_counties["alder"].one() as county:
        work, _ = take_in(tmp_path / "work", postgres_url, [county])
    reference, attempt = committing(work)
    local_clock(monkeypatch, 1000)
    with work.open(FixedClock(NOW)) as ledger:
        assert ledger.submissions.expire_claims("another machine") == []
        assert ledger.submissions.claim("alder", "another machine") is None
        ledger.attempts.unknown(attempt, Failure(FailureKind.OUTCOME_UNKNOWN, "no_receipt_seen"))
        assert ledger.attempts.unknown_ones("alder") == []
        assert ledger.submissions.get(reference).state is State.OUTCOME_UNKNOWN


def test_on_sqlite_there_is_one_machine_and_its_clock_is_the_ledgers(
    tmp_path: Path, template: Path, running_counties: dict[str, Counties], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the database's clock protects from: here the wrong clock does take the work away."""
    with running_counties["alder"].one() as county:
        work, _ = take_in(tmp_path / "work", template, [county])
    reference, _ = committing(work)
    local_clock(monkeypatch, 1000)
    with work.open(FixedClock(NOW)) as ledger:
        assert [each.reference for each in ledger.submissions.expire_claims("another process")] == [reference]


@pytest.mark.long
def test_what_arrived_while_our_clock_was_ahead_of_the_countys_is_found_on_its_list(
    tmp_path: Path, template: Path, counties: Counties
) -> None:
    """Filed within the county's minute, which by our clock was over before we began: its list tells minutes."""
    with counties.one() as county:
        work, told = take_in(tmp_path / "work", template, [county])
        county.clean(NOW + timedelta(seconds=50))
        county.ask("/_clock", {"now": (NOW + timedelta(seconds=50)).isoformat(), "speed": 0})
        ours = Machine("ahead", ahead_s=50 + APART_S, time_runs=True)
        county.fault("die_after_store")
        assert finish(start(deliver_one, work, county.name, Harm(), ours), 60) == 0
        assert work.read("delivered")["state"] == State.OUTCOME_UNKNOWN
        assert finish(start(take_up, work, county.name, 120.0), 60) == 0
        judge(work, [county], told, "the list tells minutes")
        end_browsers(work)


def test_a_running_clock_of_a_machine_that_is_ahead_is_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = RunningClock(NOW, real_seconds())
    local_clock(monkeypatch, APART_S)
    assert clock.now() - NOW >= timedelta(seconds=APART_S)
