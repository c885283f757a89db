"""Who may do what at Alder, and what becomes of a session: sign-in, one session a user, lists, stale pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import httpx
import pytest

from sandbox.alder.sent import SentApplications
from sandbox.alder.sessions import ELSEWHERE, IDLE, IDLE_SECONDS, Sessions
from sandbox.clock import instant
from sandbox.server import running
from tests.sandbox.walker import Walker

LETTERS = str.maketrans("0123", "ABCD")
Truth = Callable[[], list[dict[str, Any]]]


def test_a_wrong_password_is_refused_and_the_user_kept(walker: Walker) -> None:
    walker.get("/")
    assert (walker.page.heading, walker.page.button) == ("Sign in to Alder Benefits Online", "Sign in")
    walker.fill({"User ID": "partner1", "Password": "guess"})
    assert walker.page.errors == ["Sign in: The user ID or the password is not right."]
    assert [box.value for box in walker.page.boxes] == ["partner1", ""]


def test_every_sign_in_asks_about_the_computer_before_anything_else(walker: Walker) -> None:
    walker.get("/")
    walker.fill({"User ID": "partner1", "Password": "alder-practice-1"})
    assert walker.get("/apply").heading == "Is this a private computer?"
    assert walker.page.button == "Continue"
    assert walker.send().errors == ["This computer is: This question needs an answer."]
    walker.fill({"This computer is": "Shared"})
    assert walker.page.heading == "Your Alder account"
    assert list(walker.page.links) == ["Start a new application", "Applications you sent", "Sign out"]
    assert walker.follow("Sign out").heading == "Sign in to Alder Benefits Online"


def test_a_second_sign_in_ends_the_first_in_the_middle_of_a_form(
    alder: str, walker: Walker, four: dict[str, str], truth: Truth
) -> None:
    walker.start()
    walker.enter(four, until="Interview")
    second = Walker(alder)
    second.sign_in()
    assert second.page.heading == "Your Alder account"
    walker.fill({"How would you like your interview?": "Either"})
    assert walker.page.heading == "Sign in to Alder Benefits Online"
    assert ELSEWHERE in walker.page.html
    assert ELSEWHERE not in walker.get("/apply").html
    walker.sign_in()
    assert walker.get("/apply").heading == "Your Alder account"
    assert second.get("/account").heading == "Sign in to Alder Benefits Online"
    assert truth() == []


def test_two_users_work_at_the_same_time(alder: str, walker: Walker, four: dict[str, str], truth: Truth) -> None:
    other = Walker(alder, "partner2", "alder-practice-2")
    for one in (walker, other):
        one.start()
        one.enter(four, until="Interview")
    rest = {key: four[key] for key in list(four)[-6:]}
    for one in (other, walker):
        one.enter(rest)
        assert one.page.heading == "Thank you"
    assert [held["by"] for held in truth()] == ["partner2", "partner1"]


def test_many_sessions_at_once_neither_lose_nor_mix_anything(alder: str, four: dict[str, str], truth: Truth) -> None:
    def file(user: str, password: str) -> list[str]:
        one, numbers = Walker(alder, user, password), []
        one.sign_in()
        for turn in range(3):
            one.get("/start")
            one.enter(four | {"About you/Last name": f"{user[-1]} {turn}".translate(LETTERS)})
            numbers.append(one.page.strong)
        return numbers

    with ThreadPoolExecutor() as pool:
        numbers = list(pool.map(file, ("partner1", "partner2"), ("alder-practice-1", "alder-practice-2")))
    held = {one["number"]: (one["by"], one["fields"]["About you/Last name"]) for one in truth()}
    assert [held[number] for number in numbers[0]] == [("partner1", f"B {letter}") for letter in "ABC"]
    assert [held[number] for number in numbers[1]] == [("partner2", f"C {letter}") for letter in "ABC"]
    assert len(held) == 6


def test_twenty_idle_minutes_end_a_session() -> None:
    seconds = [0.0]
    sessions = Sessions({"ann": "secret"}, lambda: seconds[0])
    session = sessions.sign_in("ann", "secret")
    assert session is not None
    seconds[0] = IDLE_SECONDS
    assert sessions.find(session.token) is session
    seconds[0] += IDLE_SECONDS + 1
    assert sessions.find(session.token) is None
    assert sessions.why_ended(session.token) == IDLE
    assert sessions.why_ended(session.token) == ""


def test_a_stale_page_is_refused_with_the_current_one(walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    walker.enter(four, until="About you")
    stale = walker.page
    walker.enter({key: value for key, value in four.items() if key.startswith("About you/")})
    assert walker.page.heading == "Where you live"
    walker.page = stale
    walker.fill({"First name": "Other"})
    assert walker.page.heading == "Where you live"
    assert walker.page.errors == ["This page: It was out of date and was not saved. This is the page that you were on."]
    assert walker.follow("Back").boxes[0].value == "MARIA JOSE"


def test_pressing_submit_twice_stores_one_application(walker: Walker, four: dict[str, str], truth: Truth) -> None:
    walker.start()
    walker.enter(four, until="Sign and submit")
    last = walker.page
    answers = walker.answers_here(four)
    walker.fill(answers)
    walker.page = last
    walker.fill(answers)
    assert walker.page.heading == "Thank you"
    assert [held["number"] for held in truth()] == [walker.page.strong]


def test_the_list_is_newest_first_and_searched_by_last_name(alder: str, walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    walker.enter(four)
    walker.get("/start")
    walker.enter(four | {"About you/Last name": "OTHER"})
    other = Walker(alder, "partner2", "alder-practice-2")
    other.sign_in()
    other.follow("Applications you sent")
    names = other.page.cells[1::4]
    assert names == ["OTHER, MARIA JOSE", "NUNEZ, MARIA JOSE"]
    assert other.page.cells[2:4] == ["03/02/1984", "11/23/2026 12:00 PM"]
    assert re.fullmatch(r"ALD-2026-\d{6}", other.page.cells[0])
    found = other.get("/sent?name=nun")
    assert found.cells[1::4] == ["NUNEZ, MARIA JOSE"]
    assert [(box.label, box.value) for box in found.boxes] == [("Last name", "nun")]
    assert found.button == "Search"
    assert other.get("/sent?name=unez").cells == []


def test_older_applications_are_on_the_next_page() -> None:
    sent = SentApplications()
    start = instant("2026-11-23T20:00:00Z")
    for number in range(26):
        sent.add({"About you/Last name": "A"}, "ann", start + timedelta(minutes=number), 2026)
    first, more = sent.listed("ann", "", 1)
    assert ([one.number for one in first][:2], len(first), more) == (["ALD-2026-000026", "ALD-2026-000025"], 25, True)
    second, more = sent.listed("ann", "", 2)
    assert ([one.number for one in second], more) == (["ALD-2026-000001"], False)


@pytest.mark.parametrize(("shared", "seen"), [(True, 1), (False, 0)])
def test_partners_share_one_list_unless_told_otherwise(four: dict[str, str], shared: bool, seen: int) -> None:
    with running(now=instant("2026-11-23T20:00:00Z"), shared_list=shared) as url:
        first, second = Walker(url), Walker(url, "partner2", "alder-practice-2")
        first.start()
        first.enter(four)
        second.sign_in()
        assert len(second.get("/sent").cells) == 4 * seen
        assert len(first.get("/sent").cells) == 4


def test_an_unknown_page_is_not_found(walker: Walker) -> None:
    walker.sign_in()
    assert (walker.get("/nowhere").status, walker.page.heading) == (404, "Page not found")


def test_the_style_and_the_script_are_served(alder: str) -> None:
    for file in ("alder.css", "alder.js"):
        assert httpx.get(f"{alder}/static/{file}").status_code == 200
    assert httpx.get(f"{alder}/static/portal.py").status_code == 404
