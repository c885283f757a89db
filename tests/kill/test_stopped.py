"""A robot, its browser or its driver is stopped around the last click, for longer than the lease lives.

Another robot takes the work over and files. When the stopped one goes on, it must not file as well.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import pytest

from byfive.clock import FixedClock
from byfive.states import State
from tests.county import NOW
from tests.kill.child import AND_DIE, LEASE_S, Harm, Machine, deliver_one, take_up
from tests.kill.office import (
    WAITING,
    Counties,
    at_once,
    end_browsers,
    finish,
    is_stopped,
    judge,
    say,
    start,
    take_in,
    wait_for,
)

LATE_S = 3.0
"""How long one waits for what a process does that was stopped, once it goes on."""


@dataclass(frozen=True)
class Stop:
    """What is stopped and when, and whether somebody else can take the work over meanwhile.

    While the robot itself goes on, its heart beats: nobody takes its work, and it must end the attempt by itself.
    ``lingers_s``: for how long its batch goes on, with the browser it has.
    """

    deed: str
    at: str
    taken_over: bool
    lingers_s: float = 0


STOPS = {
    "the robot before the note": Stop("stop the robot", "before the note", True),
    "the robot before the click": Stop("stop the robot", "after the note", True),
    "the browser before the click": Stop("stop the browser", "after the note", False),
    "the browser before a dead robot's click": Stop("stop the browser" + AND_DIE, "after the note", True),
    "the driver before the click": Stop("stop the driver", "after the note", False),
    "the driver before a dead robot's click": Stop("stop the driver" + AND_DIE, "after the note", True),
    "the network during the click": Stop("stop the browser's network", "after the note", True, lingers_s=120),
}


def stopped(home: Path, template: Path, counties: Counties, stop: Stop, lease_s: float, settles_in_s: float) -> str:
    """How the attempt that was stopped ended."""
    here, there = (Machine(name, lease_s=lease_s, settles_in_s=settles_in_s) for name in ("here", "there"))
    with counties.one() as county:
        work, told = take_in(home, template, [county])
        why = f"{county.name}: {stop.deed}, {stop.at}"
        robot = start(deliver_one, work, county.name, Harm(stop.deed, stop.at), here, stop.lingers_s)
        pids = wait_for(lambda: work.read("harmed"), 60, why)["pids"]
        assert pids, f"{why}: nothing there to stop"
        wait_for(lambda: all(map(is_stopped, pids)), 5, why)
        try:
            if stop.taken_over:
                rival = start(take_up, work, county.name, 0.0, there, lease_s + settles_in_s + 40)
                assert finish(rival, lease_s + settles_in_s + 50) == 0, why
                judge(work, [county], told, f"{why}: before it went on")
            else:
                sleep(lease_s + 1)
        finally:
            for pid in pids:
                with suppress(ProcessLookupError):  # whoever started it may have ended it
                    os.kill(pid, signal.SIGCONT)
        sleep(LATE_S)
        if not stop.lingers_s:
            code = finish(robot, 60)
            assert code == (-9 if stop.deed.endswith(AND_DIE) else 0), f"{why}: the robot ended with {code}"
        if not stop.taken_over:
            assert finish(start(take_up, work, county.name, 0.0, there, lease_s + settles_in_s + 40), 120) == 0, why
        judge(work, [county], told, why)
        robot.kill()
        robot.join()
        with work.open(FixedClock(NOW)) as ledger:
            first = ledger.attempts.of(told[0].reference)[0]
        end_browsers(work)
    return f"{first.outcome}, {first.code}"


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_whoever_is_stopped_until_the_lease_is_over_files_nothing_when_going_on(
    tmp_path: Path, template: Path, counties: Counties
) -> None:
    def one(what: str) -> None:
        how = stopped(tmp_path / what, template, counties, STOPS[what], LEASE_S, 5)
        say(f"stopped: {what} -> {how}")

    at_once(one, list(STOPS), WAITING)


@pytest.mark.long
def test_what_a_robot_that_was_stopped_says_in_the_end_changes_nothing(
    tmp_path: Path, template: Path, counties: Counties
) -> None:
    with counties.one() as county:
        work, told = take_in(tmp_path / "told", template, [county])
        harm = Harm("stop the robot", "before the note")
        robot = start(deliver_one, work, county.name, harm, Machine(lease_s=1))
        (pid,) = wait_for(lambda: work.read("harmed"), 60, "the stop")["pids"]
        wait_for(lambda: is_stopped(pid), 5, "the stop")
        sleep(1.1)
        with work.open(FixedClock(NOW)) as ledger:
            assert [each.after for each in ledger.submissions.expire_claims("reaper")] == [State.QUEUED]
        os.kill(pid, signal.SIGCONT)
        assert finish(robot, 60) == 0
        assert county.held == []
        assert work.read("delivered")["state"] == State.QUEUED
        end_browsers(work)
    assert told
