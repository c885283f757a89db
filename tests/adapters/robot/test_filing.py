"""The robot at the practice county, in a real browser: what it files, and how each trouble is told."""

from __future__ import annotations

import os
import signal

import pytest

from adapters.declarations import load
from adapters.robot.browsers import start_browser
from adapters.robot.portal import PortalChannel, PortalRobot
from byfive.failures import Failure, FailureKind
from byfive.ports import AttemptFailed, LastClickRefused
from sandbox.alder.expected import expected
from sandbox.judge import compared, differences
from tests.alder import CLOCK, TODAY, USERS, Alder, application, household
from tests.browsers import skip_without

TWINS, ONE_PERSON, NINE, LATIN, OLDER = 1, 0, 2, 19, 16


def plenty_of_time() -> float:
    return 30.0


def failure_of(robot: PortalRobot, number: int = ONE_PERSON) -> Failure:
    with pytest.raises(AttemptFailed) as caught:
        robot.deliver(application(number), USERS[0], plenty_of_time)
    return caught.value.failure


@pytest.mark.parametrize("number", [ONE_PERSON, TWINS, NINE, LATIN, 13, 20, 21, 22])
def test_the_county_holds_what_a_careful_person_would_have_typed(
    robot: PortalRobot, county: Alder, number: int
) -> None:
    proof = robot.deliver(application(number), USERS[0], plenty_of_time)
    (held,) = county.held
    wanted = expected(household(number).application, TODAY)
    assert held["number"] == proof.number
    assert held["copies"] == 1
    assert compared(wanted, held["fields"]) > 60
    assert differences(wanted, held["fields"]) == []


def test_firefox_files_the_same_by_the_same_declaration(county: Alder) -> None:
    skip_without("firefox")
    channel = PortalChannel(
        load("alder"), clock=CLOCK, start_browser=lambda: start_browser("firefox"), address=county.url
    )
    robot = channel.robot()
    try:
        for number in (ONE_PERSON, TWINS):
            robot.deliver(application(number), USERS[0], plenty_of_time)
    finally:
        robot.close()
    for number, held in zip((ONE_PERSON, TWINS), county.held, strict=True):
        assert differences(expected(household(number).application, TODAY), held["fields"]) == []


@pytest.mark.parametrize(
    ("fault", "kind", "code"),
    [
        ({"kind": "down", "times": 1}, FailureKind.PORTAL, "http_503"),
        ({"kind": "error", "where": "Housing costs"}, FailureKind.PORTAL, "http_500"),
        ({"kind": "maintenance", "where": "Other bills"}, FailureKind.PORTAL, "closed"),
        ({"kind": "take_session", "where": "Interview"}, FailureKind.SESSION, "signed_out"),
        ({"kind": "expire_session", "where": "Interview"}, FailureKind.SESSION, "signed_out"),
        ({"kind": "unknown_page", "where": "Things you own"}, FailureKind.DRIFT, "unknown_page"),
        ({"kind": "new_question", "where": "Housing costs"}, FailureKind.DRIFT, "new_question"),
        (
            {"kind": "rename_label", "where": "About you", "from": "First name", "to": "Given name"},
            FailureKind.DRIFT,
            "not_found",
        ),
        (
            {
                "kind": "rename_option",
                "where": "Legal questions",
                "from": "I will answer in the interview",
                "to": "Later",
            },
            FailureKind.DRIFT,
            "no_option",
        ),
        (
            {"kind": "rename_heading", "where": "Housing costs", "from": "Housing costs", "to": "Your housing"},
            FailureKind.DRIFT,
            "unknown_page",
        ),
        ({"kind": "die_after_store"}, FailureKind.OUTCOME_UNKNOWN, "unreachable"),
        ({"kind": "error_after_store"}, FailureKind.OUTCOME_UNKNOWN, "http_500"),
        ({"kind": "no_number"}, FailureKind.OUTCOME_UNKNOWN, "no_number"),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else None,
)
def test_each_trouble_is_told_as_what_it_is(
    robot: PortalRobot, county: Alder, fault: dict[str, object], kind: FailureKind, code: str
) -> None:
    county.ask("/_faults", [fault])
    failure = failure_of(robot)
    assert (failure.kind, failure.code) == (kind, code)
    stored = 1 if kind is FailureKind.OUTCOME_UNKNOWN else 0
    assert len(county.held) == stored


def test_the_county_s_words_about_an_answer_become_a_data_failure_with_its_field(
    robot: PortalRobot, county: Alder
) -> None:
    county.fault("inline_error", where="About you", label="Last name")
    failure = failure_of(robot)
    assert (failure.kind, failure.code) == (FailureKind.DATA, "refused_answer")
    assert failure.page == "about_you (m1)"
    assert failure.field == "Last name"
    assert "could not verify" in failure.words


@pytest.mark.parametrize("kind", ["notice", "survey", "loop_back", "slow"])
def test_what_may_come_at_any_time_does_not_stop_the_robot(robot: PortalRobot, county: Alder, kind: str) -> None:
    county.fault(kind, where="Housing costs", seconds=0.3)
    robot.deliver(application(ONE_PERSON), USERS[0], plenty_of_time)
    (held,) = county.held
    assert differences(expected(household(ONE_PERSON).application, TODAY), held["fields"]) == []


def test_pages_that_lead_in_a_circle_are_drift_and_not_an_endless_walk(robot: PortalRobot, county: Alder) -> None:
    county.fault("loop_back", where="Housing costs", times=None)
    failure = failure_of(robot)
    assert (failure.kind, failure.code) == (FailureKind.DRIFT, "loop")


def test_the_loop_guard_counts_for_each_attempt_and_not_for_ever(robot: PortalRobot, county: Alder) -> None:
    for _ in range(4):
        robot.deliver(application(ONE_PERSON), USERS[0], plenty_of_time)
    assert [held["copies"] for held in county.held] == [4, 4, 4, 4]


def test_a_county_that_does_not_answer_is_a_portal_failure_after_the_declared_patience(county: Alder) -> None:
    form = load("alder")
    impatient = PortalChannel(form, clock=CLOCK, start_browser=start_browser, address="http://127.0.0.1:9")
    robot = impatient.robot()
    try:
        failure = failure_of(robot)
    finally:
        robot.close()
    assert (failure.kind, failure.code) == (FailureKind.PORTAL, "unreachable")


def test_a_wrong_password_is_a_session_failure(robot: PortalRobot, county: Alder) -> None:
    from byfive.ports import Credential

    with pytest.raises(AttemptFailed) as caught:
        robot.deliver(application(ONE_PERSON), Credential(9, "partner1", "not this one"), plenty_of_time)
    assert (caught.value.failure.kind, caught.value.failure.code) == (FailureKind.SESSION, "refused")


def test_the_last_click_refuses_itself_once_its_time_is_over(robot: PortalRobot, county: Alder) -> None:
    with pytest.raises(LastClickRefused):
        robot.deliver(application(ONE_PERSON), USERS[0], lambda: 0.0)
    assert county.held == []


def test_nothing_is_clicked_when_the_lease_is_lost_at_the_last_moment(robot: PortalRobot, county: Alder) -> None:
    class Lost(Exception):
        pass

    def lost() -> float:
        raise Lost

    with pytest.raises(Lost):
        robot.deliver(application(ONE_PERSON), USERS[0], lost)
    assert county.held == []


def test_a_killed_browser_costs_one_attempt_and_not_the_next(robot: PortalRobot, county: Alder) -> None:
    def kill_it() -> float:
        assert robot._browser is not None
        os.kill(robot._browser.processes[0], signal.SIGKILL)
        return 30.0

    with pytest.raises(AttemptFailed) as caught:
        robot.deliver(application(ONE_PERSON), USERS[0], kill_it)
    assert caught.value.failure.kind is FailureKind.OUTCOME_UNKNOWN  # after the note nobody knows
    assert county.held == []
    robot.deliver(application(ONE_PERSON), USERS[0], plenty_of_time)
    assert len(county.held) == 1


def test_the_trace_carries_none_of_the_answers_and_the_picture_is_there(robot: PortalRobot, county: Alder) -> None:
    county.fault("inline_error", where="Sign and submit", label="Type your full name")
    with pytest.raises(AttemptFailed) as caught:
        robot.deliver(application(TWINS), USERS[0], plenty_of_time)
    evidence = {piece.kind: piece.data for piece in caught.value.evidence}
    assert set(evidence) == {"trace", "html", "console", "screenshot"}
    assert evidence["screenshot"].startswith(b"\x89PNG")
    trace = evidence["trace"].decode()
    assert "about_you (m1)" in trace
    for member in application(TWINS).members:
        for answer in (member.name.given, member.name.family, str(member.birth_date)):
            assert answer is None or answer.lower() not in trace.lower()


def test_the_list_of_what_was_sent_finds_this_application_and_no_other(robot: PortalRobot, county: Alder) -> None:
    mine = robot.deliver(application(ONE_PERSON), USERS[0], plenty_of_time)
    robot.deliver(application(OLDER), USERS[0], plenty_of_time)
    found = robot.look_up(application(ONE_PERSON), USERS[0])
    assert [proof.number for proof in found] == [mine.number]
    assert robot.look_up(application(13), USERS[0]) == []


def test_two_of_one_name_and_birth_date_are_both_found(robot: PortalRobot, county: Alder) -> None:
    one = robot.deliver(application(4), USERS[0], plenty_of_time)
    two = robot.deliver(application(5), USERS[0], plenty_of_time)
    assert {proof.number for proof in robot.look_up(application(4), USERS[1])} == {one.number, two.number}
