"""A family goes through the whole of Birch's site; its pages, its lists, its names, its stale pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sandbox.judge import differences
from tests.sandbox.birch.walker import HUB, Walker

Truth = Callable[[], list[dict[str, Any]]]
STALE = ["This page", "It was out of date and was not saved. This is the page that you were on."]


def test_the_county_holds_what_was_typed(walker: Walker, truth: Truth, four: dict[str, str]) -> None:
    walker.start()
    headings = walker.enter(four)
    assert walker.said == {"to": "/received"}
    (held,) = truth()
    assert re.fullmatch(r"BRC-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", held["number"])
    assert (held["received_at"], held["by"], held["copies"]) == ("2026-11-23T20:00:00Z", "partner1", 1)
    assert differences(four, held["fields"]) == []
    assert list(held["fields"]) == list(four)
    assert walker.call("receipt") == {"number": held["number"], "record": held["number"]}
    assert headings.count(HUB) == 4
    assert headings[-2:] == ["Review your answers", "Sign and send"]
    assert walker.client.get("/apply").url.path == "/received"


def test_an_application_sent_twice_counts_two_copies(walker: Walker, truth: Truth, four: dict[str, str]) -> None:
    for _ in range(2):
        walker.start()
        walker.enter(four)
    assert [held["copies"] for held in truth()] == [2, 2]
    assert len({held["number"] for held in truth()}) == 2


def test_names_mean_nothing_and_differ_for_each_application(walker: Walker, four: dict[str, str]) -> None:
    names = []
    for _ in range(2):
        walker.start()
        walker.enter(four, until="About you")
        names.append({control["name"] for control in walker.page["controls"]})
    assert not names[0] & names[1]
    assert all(re.fullmatch(r"c[0-9a-f]{4}_[0-9]+", name) for name in names[0])


def test_the_hub_lists_everybody_and_has_two_buttons(walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    walker.enter(four, until="Questions about everyone")
    assert walker.heading == "Questions about everyone"
    walker.start()
    walker.enter({key: four[key] for key in four if key.startswith(("Welcome", "About you", "Where", "How can"))})
    (buttons,) = walker.page["controls"]
    assert (walker.heading, walker.page["button"]) == (HUB, "")
    assert walker.options(buttons) == ["Add a person", "Everyone is listed"]
    assert walker.page["summary"] == [["", "Maria Jose Nunez"]]
    assert walker.press("Add a person")["heading"] == "About person 2"


def test_relationships_are_worded_by_sex(walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    walker.enter(four, until="More about NAME")
    eats, related = walker.page["controls"]
    assert [eats["label"], related["label"]] == [
        "Does Juan Nunez buy and cook food with you?",
        "Juan Nunez is your",
    ]
    assert walker.options(related)[:4] == ["Husband", "Partner", "Father", "Son"]


def test_the_review_shows_all_but_the_social_security_number(walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    walker.enter({key: four[key] for key in list(four)[:-2]})
    assert (walker.heading, walker.page["button"]) == ("Review your answers", "Continue to signature")
    rows = walker.page["summary"]
    assert ["Number", "XXX-XX-2222"] in rows
    assert ["Employer", "O'Neil & Sons"] in rows
    assert "900112222" not in str(walker.page)


def test_a_list_is_there_only_on_its_page(walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    assert walker.client.get("/api/lists/states").status_code == 404
    walker.enter(four, until="Where do you get your mail?")
    assert [text for _, text in walker.call("lists/states")["options"] if text in ("AP", "CA")] == ["AP", "CA"]


def test_a_stale_page_is_refused_with_the_current_one(walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    stale = walker.page
    walker.enter(four, until="About you")
    current, walker.page = walker.page, stale
    said = walker.send({})
    assert said["page"]["token"] == current["token"]
    assert (said["page"]["heading"], said["page"]["errors"]) == ("About you", [STALE])


def test_the_last_click_twice_stores_one_application(walker: Walker, four: dict[str, str], truth: Truth) -> None:
    walker.start()
    walker.enter(four, until="Sign and send")
    answers = {key.split("/", 1)[1]: four[key] for key in list(four)[-2:]}
    for _ in range(2):
        walker.send(answers)
        assert walker.said == {"to": "/received"}
    assert len(truth()) == 1


def test_answers_that_are_no_lists_of_texts_are_refused(walker: Walker) -> None:
    walker.start()
    for answers in (None, ["a"], {"a": "b"}, {"a": [1]}):
        posted = walker.client.post("/api/page", json={"token": walker.page["token"], "answers": answers})
        assert posted.status_code == 400
    assert walker.client.post("/api/page", content=b"no json").status_code == 400
