"""Birch's pages about jobs, own business, other income and changes in it."""

from __future__ import annotations

from sandbox.birch import rules
from sandbox.birch.boxes import Dollars, Line, Story
from sandbox.birch.draft import Draft
from sandbox.controls import Control, Radio, When, Whole
from sandbox.draft import who
from sandbox.page import Build, Page


def work(draft: Draft) -> Page:
    return Page(heading="Work", controls=(who(draft, "Who has a job?"),))


def job(draft: Draft, number: int, item: int) -> Page:
    name, paid = draft.people()[number - 1].shown, "How often is NAME paid?"
    return _item(
        (name, "NAME's job", f"{number}.{item}", f"Job {item}"),
        Line(label="Employer", longest=30, rule=rules.PRINTABLE, required=True),
        rules.loaded(f"How often is {name} paid?", "pay-periods", key=paid, required=True),
        Dollars(label="Pay before taxes", required=True),
        Whole(
            label="Hours each week",
            required=True,
            help="Round to the nearest hour; half goes up.",
            when=When(paid, ("Every hour",)),
        ),
        _another(f"Does {name} have another job?", "Does NAME have another job?"),
    )


def business(draft: Draft) -> Page:
    return Page(heading="Own business", controls=(who(draft, "Who works for themselves?"),))


def own(draft: Draft, number: int) -> Page:
    return _item(
        (draft.people()[number - 1].shown, "NAME's own business", str(number), ""),
        Line(label="What kind of work is it?", longest=30, rule=rules.PRINTABLE, required=True),
        Dollars(label="Income each month", required=True),
        Dollars(label="Costs each month"),
    )


def other_income(draft: Draft) -> Page:
    return Page(heading="Other income", controls=(who(draft, "Who gets other income?"),))


def income(draft: Draft, number: int, item: int) -> Page:
    name = draft.people()[number - 1].shown
    return _item(
        (name, "NAME's other income", f"{number}.{item}", f"Income {item}"),
        rules.loaded("What kind of income?", "income-kinds", required=True),
        Dollars(label="Monthly amount", required=True),
        _another(f"Does {name} get anything else?", "Does NAME get anything else?"),
    )


def _item(whose: tuple[str, str, str, str], *controls: Control) -> Page:
    """A page about somebody's: the name, the heading without it, the turn, and the turn as said."""
    name, plain, turn, says_turn = whose
    heading = plain.replace("NAME", name)
    return Page(heading=heading, plain=plain, turn=turn, says_turn=says_turn, controls=controls)


def _another(label: str, key: str) -> Radio:
    return Radio(label=label, key=key, options=rules.YES_NO, required=True)


def changes(_: Draft) -> Page:
    changed = "Did anyone's income change in the last 30 days?"
    return Page(
        heading="Changes",
        controls=(
            Radio(label=changed, options=rules.YES_NO_UNSURE, required=True),
            Story(label="What changed?", longest=200, rule=rules.STORY, required=True, when=When(changed, ("Yes",))),
        ),
    )


PAGES: dict[str, Build] = {
    "work": work,
    "job": job,
    "business": business,
    "own": own,
    "other_income": other_income,
    "income": income,
    "changes": changes,
}
