"""A family of four goes through the whole of Alder's site."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sandbox.alder.expected import expected
from sandbox.judge import compared, differences
from tests.sandbox.conftest import TODAY
from tests.sandbox.family import FAMILY, FOUR
from tests.sandbox.walker import Walker

Truth = Callable[[], list[dict[str, Any]]]


def test_the_judge_says_what_was_written_by_hand() -> None:
    assert differences(FOUR, expected(FAMILY, TODAY)) == []
    assert list(expected(FAMILY, TODAY)) == list(FOUR)


def test_the_county_holds_what_was_typed(walker: Walker, truth: Truth, four: dict[str, str]) -> None:
    walker.start()
    headings = walker.enter(four)
    (held,) = truth()
    assert walker.page.heading == "Thank you"
    assert walker.page.strong == held["number"]
    assert re.fullmatch(r"ALD-2026-\d{6}", held["number"])
    assert held["received_at"] == "2026-11-23T20:00:00Z"
    assert (held["by"], held["copies"]) == ("partner1", 1)
    assert list(held["fields"]) == list(four)
    assert differences(four, held["fields"]) == []
    assert compared(four, held["fields"]) == len(four)
    assert "Back to your account" in walker.page.links
    assert headings[:3] == ["Before you start", "Rights and responsibilities", "What are you applying for?"]
    assert headings.count("Another person in your home") == 3
    assert [heading for heading in headings if heading.startswith("Summary")] == [
        "Summary: about you",
        "Summary: people",
        "Summary: money",
        "Summary of your application",
    ]
    assert "How FNU is related" not in headings


def test_an_application_sent_twice_counts_two_copies(walker: Walker, truth: Truth, four: dict[str, str]) -> None:
    walker.start()
    for _ in range(2):
        walker.get("/start")
        walker.enter(four)
    assert [held["copies"] for held in truth()] == [2, 2]
    assert len({held["number"] for held in truth()}) == 2
    assert differences(truth()[0]["fields"], truth()[1]["fields"]) == []


def test_every_page_has_one_heading_and_only_its_own_control_names(walker: Walker, four: dict[str, str]) -> None:
    names = []
    walker.sign_in()
    for _ in range(2):
        walker.get("/start")
        walker.enter(four, until="About you")
        assert walker.page.heading == "About you"
        assert all(box.label for box in walker.page.boxes)
        names.append([box.name for box in walker.page.boxes])
    assert not set(names[0]) & set(names[1])
    assert [box.longest for box in walker.page.boxes if box.label in ("First name", "Last name", "Year")] == [15, 20, 4]


def test_summaries_show_what_was_entered_without_the_social_security_number(
    walker: Walker, four: dict[str, str]
) -> None:
    walker.start()
    walker.enter(four, until="People in your home")
    walker.follow("Back")
    assert walker.page.heading == "Summary: about you"
    assert {"MARIA JOSE", "XXX-XX-2222", "PSC 4 BOX 7"} <= set(walker.page.cells)
    assert "900112222" not in walker.page.html


def test_going_back_keeps_answers_and_changing_one_asks_again_what_comes_after(
    walker: Walker, four: dict[str, str], truth: Truth
) -> None:
    walker.start()
    walker.enter(four, until="Who shares food")
    for _ in range(3):
        walker.follow("Back")
    assert walker.page.heading == "How MARIA JOSE is related"
    assert [box.value for box in walker.page.boxes] != ["", "", ""]
    walker.follow("Back")
    assert walker.page.turn == "Person 4"
    walker.fill({"Sex": "Male"})
    walker.send()
    assert walker.page.errors == [f"{box.label}: This question needs an answer." for box in walker.page.boxes]
    assert truth() == []


def test_adults_alone_are_not_asked_about_child_support(walker: Walker, four: dict[str, str]) -> None:
    four["Another person in your home#3/Birth date"] = "2008-11-23"  # eighteen on this very day
    del four["Child support/Does a parent of a child live outside your home?"]
    walker.start()
    assert "Child support" not in walker.enter(four)
    assert walker.page.heading == "Thank you"


def test_only_women_and_unknown_are_listed_as_pregnant(walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    walker.enter(four, until="Household questions")
    listed = [box.label for box in walker.page.boxes if box.legend == "Who is pregnant?"]
    assert listed == ["MARIA JOSE", "ANA", "FNU", "No one"]
