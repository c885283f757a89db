"""The sample of the kill tests that ``make test`` has time for; ``make test-long`` has them all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.county import COUNTIES
from tests.kill.office import Counties, at_once
from tests.kill.test_killed_anywhere import harmed, some, unharmed
from tests.kill.test_stopped import STOPS, stopped

SOME = (
    ("alder", "kill the robot", "before"),
    ("birch", "kill the robot", "after"),
    ("birch", "kill the browser", "after"),
    ("alder", "kill the driver", "middle"),
)
SHORT_LEASE_S, SETTLES_IN_S = 5, 0.5


@pytest.mark.timeout(200)
def test_whoever_is_killed_or_stopped_nothing_is_lost_and_nothing_filed_twice(
    tmp_path: Path, template: Path, running_counties: dict[str, Counties]
) -> None:
    """Leases are short for the one that is stopped, in every process that takes part."""

    def stop() -> object:
        what = STOPS["the robot before the click"]
        return stopped(tmp_path / "stop", template, running_counties["alder"], what, SHORT_LEASE_S, SETTLES_IN_S)

    def kill(name: str) -> None:
        counties = running_counties[name]
        places = unharmed(name, counties, template, tmp_path / name)
        for county, deed, at in SOME:
            if county == name:
                harmed(tmp_path / f"{name}, {deed}", template, counties, deed, some(places)[at])

    jobs: list[Callable[[], object]] = [stop, *(partial(kill, name) for name in COUNTIES)]
    at_once(lambda job: job(), jobs, len(jobs))
