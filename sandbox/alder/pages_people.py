"""Alder's pages about the other people, how they are related, and what is true of whom."""

from __future__ import annotations

from sandbox.alder import rules
from sandbox.alder.draft import Draft
from sandbox.alder.pages_about_you import identity, summary
from sandbox.controls import Radio, Select
from sandbox.draft import who, who_may_be_pregnant
from sandbox.page import Build, Page


def people(_: Draft) -> Page:
    anyone = Radio(label="Does anyone else live with you?", options=rules.YES_NO, required=True)
    return Page(heading="People in your home", controls=(anyone,))


def person(draft: Draft, number: int) -> Page:
    return Page(
        heading="Another person in your home",
        turn=str(number),
        says_turn=f"Person {number}",
        controls=(
            *identity(draft),
            Radio(label="Is this person applying for food benefits?", options=rules.YES_NO, required=True),
            Radio(label="Is there another person to add?", options=rules.YES_NO, required=True),
        ),
    )


def related(draft: Draft, number: int) -> Page:
    everybody = draft.people()
    this = everybody[number - 1]
    return Page(
        heading=f"How {this.shown} is related",
        plain="How NAME is related",
        controls=tuple(
            Select(
                label=f"{this.shown} is the ... of {other.shown}",
                key="NAME is the ... of NAME",
                turn=f"{number}-{other.number}",
                options=rules.RELATIONS[this.sex],
                required=True,
            )
            for other in everybody[number:]
        ),
    )


def food(draft: Draft) -> Page:
    others = [person.number for person in draft.people()[1:]]
    return Page(heading="Who shares food", controls=(who(draft, "Who buys and prepares food with you?", others),))


def household(draft: Draft) -> Page:
    return Page(
        heading="Household questions",
        controls=(
            who(draft, "Who has a disability?"),
            *who_may_be_pregnant(draft),
            who(draft, "Who is in school?"),
            who(draft, "Who served in the military?"),
            who(draft, "Who is not a U.S. citizen?"),
        ),
    )


def school(draft: Draft, number: int) -> Page:
    return Page(
        heading=f"More about {draft.people()[number - 1].shown}'s school",
        plain="More about NAME's school",
        turn=str(number),
        controls=(Select(label="Enrollment", options=rules.ENROLLMENTS, required=True),),
    )


def immigration(draft: Draft, number: int) -> Page:
    return Page(
        heading=f"More about {draft.people()[number - 1].shown}'s immigration",
        plain="More about NAME's immigration",
        turn=str(number),
        controls=(Select(label="Status", options=rules.STATUSES, required=True),),
    )


def summary_people(draft: Draft) -> Page:
    kinds = ("people", "person", "related", "food", "household", "school", "immigration")
    return summary(draft, "Summary: people", kinds)


PAGES: dict[str, Build] = {
    "people": people,
    "person": person,
    "related": related,
    "food": food,
    "household": household,
    "school": school,
    "immigration": immigration,
    "summary_people": summary_people,
}
