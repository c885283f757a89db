"""Birch's pages about the other people, and what is true of whom."""

from __future__ import annotations

from sandbox.birch import rules
from sandbox.birch.boxes import Buttons
from sandbox.birch.draft import Draft
from sandbox.birch.pages_about_you import identity, same_birth_dates
from sandbox.controls import Option, Radio, Select
from sandbox.draft import who, who_may_be_pregnant
from sandbox.page import Build, Page

ADD, ALL_LISTED = "Add a person", "Everyone is listed"


def hub(draft: Draft, number: int) -> Page:
    """Whom the household has so far; ``number`` counts the times that it is shown."""
    buttons = Buttons(key="button", options=(Option(ADD, ADD), Option(ALL_LISTED, ALL_LISTED)))
    listed = tuple(("", person.shown) for person in draft.people())
    return Page(heading="Who lives with you?", controls=(buttons,), summary=listed, button="")


def person(draft: Draft, number: int) -> Page:
    applying = Radio(label="Is this person applying too?", options=rules.YES_NO, required=True)
    return Page(
        heading=f"About person {number}",
        plain="About person N",
        turn=str(number),
        says_turn=f"Person {number}",
        controls=(*identity(draft), applying),
        check=same_birth_dates,
    )


def more(draft: Draft, number: int) -> Page:
    this = draft.people()[number - 1]
    return Page(
        heading=f"More about {this.shown}",
        plain="More about NAME",
        turn=str(number),
        controls=(
            Radio(
                label=f"Does {this.shown} buy and cook food with you?",
                key="Does NAME buy and cook food with you?",
                options=rules.YES_NO_UNKNOWN,
                required=True,
            ),
            Select(label=f"{this.shown} is your", key="NAME is your", options=rules.relatives(this.sex), required=True),
        ),
    )


def everyone(draft: Draft) -> Page:
    return Page(
        heading="Questions about everyone",
        controls=(
            who(draft, "Who has a disability?"),
            *who_may_be_pregnant(draft),
            who(draft, "Who goes to school?"),
            who(draft, "Who served in the military?"),
        ),
    )


PAGES: dict[str, Build] = {"hub": hub, "person": person, "more": more, "everyone": everyone}
