"""The robot at Birch, a modern site, in both browsers: what it files, and how each of the site's troubles is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from adapters.declarations import load
from adapters.forms import Form
from adapters.robot.browsers import start_browser
from adapters.robot.portal import PortalChannel, PortalRobot
from byfive.application import Application
from byfive.clock import FixedClock
from byfive.documents import kind_of
from byfive.failures import Failure, FailureKind
from byfive.ports import AttemptFailed
from sandbox.documents import content
from sandbox.judge import compared, differences
from tests.browsers import EVERY_MAKE, skip_without
from tests.county import NOW, PracticeCounty, expected, household, practice_county, users

ACCENTS, TWINS, PHOTOGRAPHS, DORM, OLDER = 0, 1, 4, 13, 16


class Papers:
    """The documents of made-up households."""

    def read(self, stored_as: str) -> bytes:
        return content(stored_as)


def application(number: int) -> Application:
    """A household's application, its documents known by their content as when they are taken in."""
    made = Application.model_validate(household(number, "birch").application)
    known = [
        each.model_copy(update={"kind": kind_of(content(each.stored_as)), "size": len(content(each.stored_as))})
        for each in made.documents
    ]
    return made.model_copy(update={"documents": tuple(known)})


def impatient() -> Form:
    """Birch's declaration by somebody with little patience."""
    form = load("birch")
    return replace(form, portal=replace(form.portal, patience_s=2.5, quiet_s=0.5))


@pytest.fixture(scope="module")
def one_county() -> Iterator[PracticeCounty]:
    with practice_county("birch") as county:
        yield county


@pytest.fixture
def county(one_county: PracticeCounty) -> PracticeCounty:
    one_county.clean()
    return one_county


def channel_to(county: PracticeCounty, form: Form, make: str) -> PortalChannel:
    return PortalChannel(
        form,
        clock=FixedClock(NOW),
        start_browser=lambda: start_browser(make),
        address=county.url,
        documents=Papers(),
    )


@pytest.fixture(scope="module", params=EVERY_MAKE)
def one_robot(one_county: PracticeCounty, request: pytest.FixtureRequest) -> Iterator[PortalRobot]:
    skip_without(request.param)
    robot = channel_to(one_county, load("birch"), request.param).robot()
    yield robot
    robot.close()


@pytest.fixture
def robot(one_robot: PortalRobot, county: PracticeCounty) -> PortalRobot:
    one_robot.channel = channel_to(county, load("birch"), "chromium")
    return one_robot


def deliver(robot: PortalRobot, number: int) -> str:
    return robot.deliver(application(number), users("birch")[0], lambda: 30.0).number


def failure_of(robot: PortalRobot, number: int = ACCENTS) -> Failure:
    with pytest.raises(AttemptFailed) as caught:
        deliver(robot, number)
    return caught.value.failure


def test_firefox_files_the_same_by_the_same_declaration(county: PracticeCounty) -> None:
    skip_without("firefox")
    robot = channel_to(county, load("birch"), "firefox").robot()
    try:
        deliver(robot, PHOTOGRAPHS)
    finally:
        robot.close()
    (held,) = county.held
    assert differences(expected(PHOTOGRAPHS, "birch"), held["fields"]) == []


@pytest.mark.parametrize("number", [ACCENTS, TWINS, PHOTOGRAPHS, DORM])
def test_the_county_holds_what_a_careful_person_would_have_typed(
    robot: PortalRobot, county: PracticeCounty, number: int
) -> None:
    told = deliver(robot, number)
    (held,) = county.held
    wanted = expected(number, "birch")
    assert held["number"] == told
    assert compared(wanted, held["fields"]) > 50
    assert differences(wanted, held["fields"]) == []


@pytest.mark.parametrize("kind", ["notice", "survey", "slow", "slow_success"])
def test_what_may_come_at_any_time_does_not_stop_the_robot(
    robot: PortalRobot, county: PracticeCounty, kind: str
) -> None:
    where = {} if kind == "slow_success" else {"where": "Housing"}
    county.fault(kind, seconds=0.5, **where)
    deliver(robot, ACCENTS)
    (held,) = county.held
    assert differences(expected(ACCENTS, "birch"), held["fields"]) == []


@pytest.mark.parametrize(
    ("fault", "kind", "code"),
    [
        ({"kind": "down", "where": "Housing"}, FailureKind.PORTAL, "closed"),
        ({"kind": "maintenance"}, FailureKind.PORTAL, "closed"),
        ({"kind": "expire_session", "where": "Interview"}, FailureKind.SESSION, "signed_out"),
        ({"kind": "unknown_page", "where": "Housing"}, FailureKind.DRIFT, "unknown_page"),
        ({"kind": "new_question", "where": "Housing"}, FailureKind.DRIFT, "new_question"),
        (
            {"kind": "inline_error", "where": "Other costs", "label": "Medical costs"},
            FailureKind.DATA,
            "refused_answer",
        ),
        ({"kind": "options_fail"}, FailureKind.PORTAL, "still_loading"),
        ({"kind": "missing_script"}, FailureKind.PORTAL, "timeout"),
        ({"kind": "no_number"}, FailureKind.OUTCOME_UNKNOWN, "no_number"),
        ({"kind": "two_numbers"}, FailureKind.OUTCOME_UNKNOWN, "two_numbers"),
        ({"kind": "error_after_store"}, FailureKind.OUTCOME_UNKNOWN, "closed"),
        ({"kind": "die_after_store"}, FailureKind.OUTCOME_UNKNOWN, "closed"),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else None,
)
def test_each_trouble_is_told_as_what_it_is(
    robot: PortalRobot, county: PracticeCounty, fault: dict[str, object], kind: FailureKind, code: str
) -> None:
    robot.channel = channel_to(county, impatient(), "chromium")
    county.ask("/_faults", [fault])
    failure = failure_of(robot)
    assert (failure.kind, failure.code) == (kind, code)
    assert len(county.held) == (1 if kind is FailureKind.OUTCOME_UNKNOWN else 0)


def test_the_list_that_is_searched_in_place_finds_this_application_and_no_other(
    robot: PortalRobot, county: PracticeCounty
) -> None:
    mine = deliver(robot, ACCENTS)
    deliver(robot, OLDER)
    found = robot.look_up(application(ACCENTS), users("birch")[1])
    assert [proof.number for proof in found] == [mine]
    assert robot.look_up(application(DORM), users("birch")[1]) == []
