"""Each fault does at Birch what it says, in its documents and in the calls of its script."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from sandbox.birch.portal import MORE_KINDS
from sandbox.faults import KINDS
from sandbox.server import running
from sandbox.sessions import ELSEWHERE, EXPIRED
from tests.sandbox.birch.walker import Walker

Truth = Callable[[], list[dict[str, Any]]]
Arm = Callable[..., None]
LAW = "A question the law asks"
WARRANT = "Is anyone fleeing a felony warrant?"


def happened(url: str) -> dict[str, int]:
    counts: dict[str, int] = httpx.get(f"{url}/_faults").json()["happened"]
    return counts


@pytest.mark.parametrize(("kind", "status"), [("down", 503), ("error", 500)])
def test_an_outage_hits_documents_and_calls_alike(birch: str, walker: Walker, arm: Arm, kind: str, status: int) -> None:
    walker.start()
    arm(kind, times=2)
    answers = [walker.client.get(path) for path in ("/api/page", "/home", "/api/page")]
    assert [answer.status_code for answer in answers] == [status, status, 200]
    assert happened(birch) == {kind: 2}


def test_maintenance_looks_like_success_and_is_no_json(walker: Walker, arm: Arm) -> None:
    walker.start()
    arm("maintenance")
    answer = walker.client.get("/api/page")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "<h1>Birch Benefits is closed for maintenance</h1>" in answer.text


def test_the_chat_and_the_scripts_use_up_no_fault(birch: str, arm: Arm) -> None:
    arm("down")
    for path in ("/chat", "/static/app.js", "/favicon.ico"):
        assert httpx.get(f"{birch}{path}").status_code < 300
    assert httpx.get(birch).status_code == 503


def test_slow_hanging_and_dropped_calls(walker: Walker, arm: Arm) -> None:
    walker.start()
    arm("slow", seconds=0.2)
    began = time.monotonic()
    walker.load()
    assert time.monotonic() - began >= 0.2
    arm("hang", seconds=0.05)
    assert walker.client.get("/api/page").status_code == 504
    arm("drop_connection", method="POST", where="Welcome")
    with pytest.raises(httpx.RemoteProtocolError, match="without sending"):
        walker.send({})


@pytest.mark.parametrize(("kind", "words"), [("take_session", ELSEWHERE), ("expire_session", EXPIRED)])
def test_a_session_ends_in_the_middle(
    walker: Walker, arm: Arm, four: dict[str, str], truth: Truth, kind: str, words: str
) -> None:
    arm(kind, where="Sign and send", method="POST")
    walker.start()
    walker.enter(four, until="Sign and send")
    posted = {"token": walker.page["token"], "answers": {}}
    assert walker.client.post("/api/page", json=posted).status_code == 401
    assert words in walker.client.get("/").text
    assert words not in walker.client.get("/").text
    assert truth() == []


@pytest.mark.parametrize(
    ("kind", "title", "button"),
    [("notice", "System notice", "Got it"), ("survey", "Tell us how we are doing", "Not now")],
)
def test_a_dialog_stands_over_a_page_until_it_is_answered(
    birch: str, walker: Walker, arm: Arm, four: dict[str, str], kind: str, title: str, button: str
) -> None:
    arm(kind, where=LAW)
    walker.start()
    walker.enter(four, until=LAW)
    for _ in range(2):
        assert walker.heading == LAW
        assert (walker.page["dialog"]["title"], walker.page["dialog"]["button"]) == (title, button)
        walker.load()
    walker.call("dialog", {})
    assert walker.load()["dialog"] is None
    assert happened(birch) == {kind: 1}


def test_an_unknown_page_insists_on_an_answer_and_leads_on(walker: Walker, arm: Arm, four: dict[str, str]) -> None:
    arm("unknown_page", where=LAW)
    walker.start()
    walker.enter(four, until="Urgent needs")
    walker.send({key.split("/")[1]: four[key] for key in four if key.startswith("Urgent needs")})
    assert walker.heading == "Additional information needed"
    assert "errors" in walker.send({})
    assert walker.send({"Referring office": "North"}) == {"next": True}
    assert walker.heading == LAW


def test_a_new_question_is_asked_and_insisted_on(walker: Walker, arm: Arm, four: dict[str, str]) -> None:
    arm("new_question", where=LAW)
    walker.start()
    walker.enter(four, until=LAW)
    assert walker.labels() == [WARRANT, "Mother's maiden name"]
    walker.send({WARRANT: "No"})
    assert walker.errors() == ["Mother's maiden name: This question needs an answer."]
    assert walker.send({WARRANT: "No", "Mother's maiden name": "Paz"}) == {"next": True}


def test_labels_options_and_headings_are_renamed_for_one_visit_and_stored_as_ever(
    birch: str, walker: Walker, arm: Arm, four: dict[str, str], truth: Truth
) -> None:
    arm("rename_label", where="Interview", **{"from": "Good days", "to": "Days that suit"})
    arm("rename_option", where="Interview", **{"from": "By phone", "to": "On the phone"})
    arm("rename_heading", where="Interview", to="Your interview")
    walker.start()
    walker.enter(four, until="Interview")
    assert (walker.heading, walker.labels()[1]) == ("Your interview", "Days that suit")
    answers = {"How would you like to be interviewed?": "On the phone", "Days that suit": "Monday; Friday"}
    walker.send(answers | {"Good times": "Late morning"})
    walker.enter({key: four[key] for key in list(four)[-4:]})
    assert truth()[0]["fields"] == four
    assert happened(birch) == {"rename_label": 1, "rename_option": 1, "rename_heading": 1}


def test_options_of_a_loaded_list_are_renamed_under_another_name_of_the_list(
    walker: Walker, arm: Arm, four: dict[str, str]
) -> None:
    arm("rename_option", **{"from": "Tagalog", "to": "Filipino"})
    walker.start()
    walker.enter(four, until="How can we reach you?")
    spoken, written = walker.page["controls"][-2:]
    assert spoken["list"] == written["list"] != "languages"
    assert "Filipino" in walker.options(spoken)
    assert walker.client.get("/api/lists/languages").status_code == 404


def test_the_sign_in_page_can_be_renamed_too(birch: str, arm: Arm) -> None:
    arm("rename_label", **{"from": "User name", "to": "Account"})
    assert ">Account</label>" in httpx.get(birch).text
    assert ">User name</label>" in httpx.get(birch).text


def test_a_good_answer_is_refused_once(walker: Walker, arm: Arm, four: dict[str, str]) -> None:
    arm("inline_error", where=LAW)
    walker.start()
    walker.enter(four, until=LAW)
    walker.send({WARRANT: "No"})
    assert walker.errors() == [f"{WARRANT}: We could not verify this."]
    assert walker.send({WARRANT: "No"}) == {"next": True}


def test_next_can_lead_back(walker: Walker, arm: Arm, four: dict[str, str]) -> None:
    arm("loop_back", where=LAW)
    walker.start()
    walker.enter(four, until=LAW)
    walker.send({WARRANT: "No"})
    assert walker.heading == "Urgent needs"
    assert walker.send({}) == {"next": True}
    assert walker.heading == LAW


def test_dying_after_storing_leaves_one_application_and_no_answer(
    walker: Walker, arm: Arm, four: dict[str, str], truth: Truth
) -> None:
    arm("die_after_store")
    walker.start()
    with pytest.raises(httpx.RemoteProtocolError):
        walker.enter(four)
    assert len(truth()) == 1
    assert walker.load() == {"to": "/home"}
    assert walker.call("sent")["rows"][0][0] == truth()[0]["number"]


def test_an_error_after_storing_says_nothing_of_it(
    walker: Walker, arm: Arm, four: dict[str, str], truth: Truth
) -> None:
    arm("error_after_store")
    walker.start()
    with pytest.raises(AssertionError, match="500"):
        walker.enter(four)
    assert len(truth()) == 1


@pytest.mark.parametrize(("kind", "same"), [("no_number", True), ("two_numbers", False)])
def test_the_receipt_can_have_no_number_or_two(
    walker: Walker, arm: Arm, four: dict[str, str], truth: Truth, kind: str, same: bool
) -> None:
    arm(kind)
    walker.start()
    walker.enter(four)
    receipt = walker.call("receipt")
    assert receipt["number"] == ("" if kind == "no_number" else truth()[0]["number"])
    assert (receipt["record"] == receipt["number"]) == same
    walker.start()
    walker.enter(four)
    assert walker.call("receipt") == dict.fromkeys(("number", "record"), truth()[1]["number"])


def test_success_can_be_slow(walker: Walker, arm: Arm, four: dict[str, str]) -> None:
    arm("slow_success", seconds=0.3)
    walker.start()
    began = time.monotonic()
    walker.enter(four)
    assert time.monotonic() - began >= 0.3
    assert walker.call("receipt")["number"]


@pytest.mark.parametrize(("path", "script"), [("/", "signin.js"), ("/apply", "app.js")])
def test_a_script_can_be_gone(birch: str, walker: Walker, arm: Arm, path: str, script: str) -> None:
    if path == "/apply":
        walker.start()
    arm("missing_script")
    scripts = [re.search('<script [^>]*src="([^"]+)"', walker.client.get(path).text) for _ in range(2)]
    gone, back = [found[1] for found in scripts if found]
    assert back == f"/static/{script}"
    assert [httpx.get(f"{birch}{source}").status_code for source in (gone, back)] == [404, 200]


def test_a_list_can_fail_to_load(walker: Walker, arm: Arm, four: dict[str, str]) -> None:
    arm("options_fail", where="About you")
    walker.start()
    walker.enter(four, until="About you")
    assert walker.client.get("/api/lists/name-suffixes").status_code == 500
    assert walker.client.get("/api/lists/name-suffixes").status_code == 200


def test_every_kind_can_be_armed(birch: str) -> None:
    kinds = [*KINDS, *MORE_KINDS]
    posted = [{"kind": kind, "from": "a", "to": "b", "times": None} for kind in kinds]
    armed = httpx.post(f"{birch}/_faults", json=posted).json()["faults"]
    assert [fault["kind"] for fault in armed] == kinds


def test_alder_refuses_the_kinds_that_birch_alone_has() -> None:
    with running("alder") as alder:
        for kind in MORE_KINDS:
            answer = httpx.post(f"{alder}/_faults", json=[{"kind": kind}])
            assert (answer.status_code, "kind must be one of down" in answer.json()["error"]) == (400, True)
