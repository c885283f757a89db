"""Each fault does what it says, as often as it was told, and counts itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from sandbox.alder.sessions import ELSEWHERE, EXPIRED
from sandbox.faults import KINDS, FaultRefused, Faults, Moment
from tests.sandbox.walker import Walker

Truth = Callable[[], list[dict[str, Any]]]
Arm = Callable[..., None]


def happened(url: str) -> dict[str, int]:
    counts: dict[str, int] = httpx.get(f"{url}/_faults").json()["happened"]
    return counts


@pytest.mark.parametrize(("kind", "status", "words"), [("down", 503, "Service Unavailable"), ("error", 500, "Server")])
def test_an_outage_answers_so_often_and_ends(
    alder: str, walker: Walker, arm: Arm, kind: str, status: int, words: str
) -> None:
    arm(kind, times=2)
    answers = [walker.client.get("/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [status, status, 200]
    assert words in answers[0].text
    assert happened(alder) == {kind: 2}


def test_maintenance_looks_like_success(walker: Walker, arm: Arm) -> None:
    arm("maintenance")
    walker.get("/account")
    assert (walker.page.status, walker.page.heading) == (200, "Alder Benefits Online is closed for maintenance")
    assert walker.get("/account").heading == "Sign in to Alder Benefits Online"


def test_an_outage_for_seconds_is_one_and_hits_everybody() -> None:
    now = [0.0]
    faults = Faults(lambda: now[0])
    faults.arm([{"kind": "down", "seconds": 30, "where": "About you"}])
    here, elsewhere = Moment(("About you",)), Moment(("Interview",))
    assert faults.strike("request", elsewhere) is None
    assert faults.strike("request", here) is not None
    now[0] = 29.0
    assert faults.strike("request", elsewhere) is not None
    now[0] = 30.0
    assert faults.strike("request", here) is None
    assert faults.as_json()["happened"] == {"down": 1}


def test_a_fault_waits_for_its_place_its_turn_its_user_and_its_method() -> None:
    faults = Faults()
    faults.arm([{"kind": "error", "where": "Interview", "after_requests": 2, "user": "ann", "method": "post"}])
    fits = Moment(("Interview",), "POST", "ann")
    others = [Moment(("Legal",), "POST", "ann"), Moment(("Interview",), "GET", "ann"), Moment(("Interview",), "POST")]
    assert [faults.strike("request", moment) for moment in others * 3] == [None] * 9
    assert [bool(faults.strike("request", fits)) for _ in range(4)] == [False, False, True, False]


def test_slow_pages_come_late(walker: Walker, arm: Arm) -> None:
    arm("slow", seconds=0.2)
    began = time.monotonic()
    assert walker.get("/").heading == "Sign in to Alder Benefits Online"
    assert time.monotonic() - began >= 0.2


def test_a_hanging_county_says_nothing(walker: Walker, arm: Arm) -> None:
    arm("hang")
    with pytest.raises(httpx.ReadTimeout):
        walker.client.get("/", timeout=0.2)
    assert walker.get("/").heading == "Sign in to Alder Benefits Online"
    arm("hang", seconds=0.05)
    assert walker.client.get("/").status_code == 504


def test_a_dropped_connection_stays_dropped_when_the_browser_tries_again(alder: str, walker: Walker, arm: Arm) -> None:
    arm("drop_connection")
    for _ in range(2):
        with pytest.raises(httpx.RemoteProtocolError, match="without sending") as dropped:
            walker.client.get("/account")
        assert dropped.value is not None
    assert walker.get("/").heading == "Sign in to Alder Benefits Online"
    assert happened(alder) == {"drop_connection": 1}


@pytest.mark.parametrize(("kind", "words"), [("take_session", ELSEWHERE), ("expire_session", EXPIRED)])
def test_a_session_ends_in_the_middle(
    walker: Walker, arm: Arm, four: dict[str, str], truth: Truth, kind: str, words: str
) -> None:
    arm(kind, where="Sign and submit", method="POST")
    walker.start()
    walker.enter(four)
    assert walker.page.heading == "Sign in to Alder Benefits Online"
    assert words in walker.page.html
    assert truth() == []
    walker.sign_in()
    assert walker.page.heading == "Your Alder account"


def test_dying_after_storing_leaves_one_application_and_no_answer(
    walker: Walker, arm: Arm, four: dict[str, str], truth: Truth
) -> None:
    arm("die_after_store")
    walker.start()
    with pytest.raises(httpx.RemoteProtocolError):
        walker.enter(four)
    assert len(truth()) == 1
    assert walker.get("/apply").heading == "Your Alder account"
    assert walker.get("/sent").cells[0] == truth()[0]["number"]


def test_an_error_after_storing_says_nothing_of_it(
    walker: Walker, arm: Arm, four: dict[str, str], truth: Truth
) -> None:
    arm("error_after_store")
    walker.start()
    walker.enter(four)
    assert (walker.page.status, len(truth())) == (500, 1)
    assert "ALD-" not in walker.page.html


def test_thanks_without_a_number(walker: Walker, arm: Arm, four: dict[str, str], truth: Truth) -> None:
    arm("no_number")
    walker.start()
    walker.enter(four)
    assert (walker.page.heading, walker.page.strong, len(truth())) == ("Thank you", "", 1)
    assert walker.get("/apply").strong == ""


def test_success_can_be_slow(walker: Walker, arm: Arm, four: dict[str, str], truth: Truth) -> None:
    arm("slow_success", seconds=0.3)
    walker.start()
    walker.enter(four, until="Sign and submit")
    began = time.monotonic()
    walker.fill(walker.answers_here(four))
    assert time.monotonic() - began >= 0.3
    assert walker.page.strong == truth()[0]["number"]


@pytest.mark.parametrize(
    ("kind", "heading", "button"),
    [("notice", "System notice", "Continue"), ("survey", "How are we doing?", "Not now")],
)
def test_a_page_comes_between_and_leads_on(
    alder: str, walker: Walker, arm: Arm, four: dict[str, str], kind: str, heading: str, button: str
) -> None:
    arm(kind, where="Legal questions")
    walker.start()
    walker.enter(four, until="Emergency questions")
    walker.fill(walker.answers_here(four))
    assert (walker.page.heading, walker.page.button) == (heading, button)
    assert walker.get("/account").heading == heading
    assert walker.send().heading == "Legal questions"
    assert walker.get("/apply").heading == "Legal questions"
    assert happened(alder) == {kind: 1}


def test_an_unknown_page_insists_on_an_answer(walker: Walker, arm: Arm) -> None:
    walker.sign_in()
    arm("unknown_page")
    assert walker.get("/account").heading == "Additional information needed"
    assert len(walker.send().errors) == 1
    assert walker.fill({walker.page.boxes[0].label: "North"}).heading == "Your Alder account"


def test_a_new_question_is_asked_and_insisted_on(walker: Walker, arm: Arm, four: dict[str, str], truth: Truth) -> None:
    arm("new_question", where="Interview")
    walker.start()
    walker.enter(four, until="Interview")
    answers = walker.answers_here(four)
    assert walker.page.labels()[-1] == "Mother's maiden name"
    assert walker.fill(answers).errors == ["Mother's maiden name: This question needs an answer."]
    assert walker.fill({"Mother's maiden name": "Paz"}).heading == "Anything else"
    walker.enter({key: four[key] for key in list(four)[-3:]})
    assert truth()[0]["fields"]["Interview/Mother's maiden name"] == "PAZ"


def test_labels_options_and_headings_are_renamed_for_one_visit_and_stored_as_ever(
    alder: str, walker: Walker, arm: Arm, four: dict[str, str], truth: Truth
) -> None:
    arm("rename_label", **{"from": "Days that work", "to": "Good days"})
    arm("rename_option", **{"from": "By phone", "to": "On the phone"})
    arm("rename_heading", where="Interview", to="Your interview")
    walker.start()
    walker.enter(four, until="Interview")
    assert walker.page.heading == "Your interview"
    assert walker.page.labels()[1] == "Good days"
    walker.fill({"How would you like your interview?": "On the phone", "Good days": ("Monday", "Friday")})
    assert walker.follow("Back").heading == "Interview"
    walker.fill({"Times that work": ("Late morning",)})
    walker.enter({key: four[key] for key in list(four)[-3:]})
    assert truth()[0]["fields"] == four
    assert happened(alder) == {"rename_label": 1, "rename_option": 1, "rename_heading": 1}


def test_the_sign_in_page_can_be_renamed_too(walker: Walker, arm: Arm) -> None:
    arm("rename_label", **{"from": "User ID", "to": "Account"})
    assert walker.get("/").labels() == ["Account", "Password"]
    walker.fill({"Account": "partner1", "Password": "alder-practice-1"})
    assert walker.page.heading == "Is this a private computer?"


def test_a_good_answer_is_refused_once(walker: Walker, arm: Arm, four: dict[str, str]) -> None:
    arm("inline_error", where="Legal questions")
    walker.start()
    walker.enter(four, until="Legal questions")
    answers = walker.answers_here(four)
    question = "Has anyone been convicted of a drug felony?"
    assert walker.fill(answers).errors == [f"{question}: We could not verify this."]
    assert walker.fill({}).heading == "Someone to speak for you"


def test_next_can_lead_back(walker: Walker, arm: Arm, four: dict[str, str]) -> None:
    arm("loop_back", where="Legal questions", times=2)
    walker.start()
    walker.enter(four, until="Legal questions")
    for _ in range(2):
        assert walker.fill(walker.answers_here(four)).heading == "Emergency questions"
        assert walker.send().heading == "Legal questions"
    assert walker.send().heading == "Someone to speak for you"


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({"kind": "down"}, "send a list"),
        ([{"kind": "earthquake"}], "kind must be one of down"),
        ([{"kind": "down", "wher": "x"}], "does not take wher"),
        ([{"kind": "rename_label", "from": "x"}], "needs to"),
        ([{"kind": "down", "times": 0}], "times must be"),
        ([{"kind": "slow", "seconds": -1}], "seconds must be"),
        ([{"kind": "down"}, {"kind": "what"}], "kind must be one of"),
    ],
)
def test_what_is_no_fault_is_refused_with_a_sentence_and_nothing_is_armed(
    alder: str, posted: object, words: str
) -> None:
    answer = httpx.post(f"{alder}/_faults", json=posted)
    assert answer.status_code == 400
    assert words in answer.json()["error"]
    assert httpx.get(f"{alder}/_faults").json()["faults"] == []


def test_every_kind_can_be_armed_and_deleted(alder: str) -> None:
    posted = [{"kind": kind, "from": "a", "to": "b", "times": None} for kind in KINDS]
    armed = httpx.post(f"{alder}/_faults", json=posted).json()["faults"]
    assert [fault["kind"] for fault in armed if fault["armed"] and fault["happened"] == 0] == list(KINDS)
    assert httpx.delete(f"{alder}/_faults").json() == {"faults": [], "happened": {}}


def test_a_body_that_is_no_json_is_refused() -> None:
    with pytest.raises(FaultRefused):
        Faults().arm(None)
