"""Who may do what at Birch: sign-in, several sessions of one user, the list of applications, documents around it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from sandbox.__main__ import main
from sandbox.birch.sent import SentApplications
from sandbox.clock import instant
from sandbox.server import running
from tests.sandbox.birch.walker import Walker

Truth = Callable[[], list[dict[str, Any]]]


def test_a_wrong_password_is_refused(birch: str) -> None:
    for posted in ({"user": "partner1", "password": "alder-practice-1"}, {}, ["partner1"]):
        answer = httpx.post(f"{birch}/api/sign-in", json=posted)
        assert (answer.status_code, answer.json()) == (403, {"error": "The user name or the password is not right."})


def test_without_a_session_documents_are_the_sign_in_and_calls_are_refused(birch: str) -> None:
    for path in ("/", "/home", "/apply", "/received", "/sent"):
        assert "<h1>Birch Benefits partner sign-in</h1>" in httpx.get(f"{birch}{path}").text
    for path in ("page", "lists/states", "sent", "receipt"):
        assert httpx.get(f"{birch}/api/{path}").status_code == 401


def test_sessions_of_one_user_go_on_side_by_side(birch: str, four: dict[str, str], truth: Truth) -> None:
    walkers = [Walker(birch), Walker(birch)]
    for walker in walkers:
        walker.start()
        walker.enter(four, until="Interview")
    rest = {key: four[key] for key in list(four)[list(four).index("Interview/Good days") - 1 :]}
    for walker in walkers:
        walker.enter(rest)
    assert [(held["by"], held["fields"]) for held in truth()] == [("partner1", four)] * 2


def test_signing_out_ends_the_session(walker: Walker) -> None:
    walker.start()
    assert "partner sign-in" in walker.client.get("/sign-out").text
    assert walker.client.get("/api/page").status_code == 401


def test_somebody_who_fills_in_nothing_is_led_home(walker: Walker) -> None:
    walker.sign_in()
    assert walker.load() == {"to": "/home"}
    for path in ("/apply", "/apply/3", "/received", "/"):
        assert walker.client.get(path).url.path == "/home"
    assert walker.client.get("/nowhere").status_code == 404
    assert walker.client.get("/api/nowhere").json() == {"to": "/home"}


def test_a_call_that_is_none_is_not_found(walker: Walker) -> None:
    walker.start()
    assert walker.client.get("/api/nowhere").status_code == 404


def test_the_list_is_newest_first_and_found_by_last_name_or_number(
    birch: str, walker: Walker, four: dict[str, str], truth: Truth
) -> None:
    for last in ("Nunez", "Other"):
        walker.start()
        walker.enter(four | {"About you/Last name": last})
    numbers = [held["number"] for held in truth()]
    other = Walker(birch, "partner2", "birch-practice-2")
    other.sign_in()
    assert other.call("sent") == {
        "rows": [
            [numbers[1], "Other, Maria Jose", "03/02/1984", "Nov 23, 2026 12:00 PM"],
            [numbers[0], "Nunez, Maria Jose", "03/02/1984", "Nov 23, 2026 12:00 PM"],
        ],
        "more": False,
    }
    for find in ("nun", numbers[0], f" {numbers[0].lower()} "):
        assert [row[0] for row in other.client.get("/api/sent", params={"find": find}).json()["rows"]] == [numbers[0]]
    assert other.call("sent?find=unez")["rows"] == []


def test_older_applications_come_ten_at_a_time_and_no_number_comes_twice() -> None:
    sent = SentApplications()
    start = instant("2026-11-23T20:00:00Z")
    numbers = [
        sent.add({"About you/Last name": "A"}, "ann", start + timedelta(minutes=m), 2026).number for m in range(11)
    ]
    first, more = sent.listed("ann", "", 1)
    assert ([one.number for one in first], more) == (numbers[:0:-1], True)
    second, more = sent.listed("ann", "", 2)
    assert ([one.number for one in second], more) == (numbers[:1], False)
    assert len(set(numbers)) == 11


@pytest.mark.parametrize(("shared", "seen"), [(True, 1), (False, 0)])
def test_partners_share_one_list_unless_told_otherwise(four: dict[str, str], shared: bool, seen: int) -> None:
    with running("birch", now=instant("2026-11-23T20:00:00Z"), shared_list=shared) as url:
        first, second = Walker(url), Walker(url, "partner2", "birch-practice-2")
        first.start()
        first.enter(four)
        second.sign_in()
        assert len(second.call("sent")["rows"]) == seen


def test_other_credentials_can_be_named() -> None:
    with running("birch", credentials={"ann": "secret"}) as url:
        Walker(url, "ann", "secret").sign_in()
        with pytest.raises(AssertionError):
            Walker(url).sign_in()


def test_the_chat_and_the_scripts_are_served_to_anybody_and_may_be_kept(birch: str) -> None:
    for path in ("/chat", "/static/app.js", "/static/birch.css"):
        answer = httpx.get(f"{birch}{path}")
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "max-age=86400")


def test_a_taken_port_is_one_sentence_and_exit_1(birch: str, capsys: pytest.CaptureFixture[str]) -> None:
    port = birch.rsplit(":", 1)[1]
    assert main(["--birch", port]) == 1
    assert capsys.readouterr().err.startswith(f"Practice county birch cannot use port {port}: ")
