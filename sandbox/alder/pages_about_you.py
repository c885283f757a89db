"""Alder's pages from "Before you start" to the summary of the applicant."""

from __future__ import annotations

from sandbox.alder import rules
from sandbox.alder.draft import Draft
from sandbox.controls import Check, Control, DateBoxes, Digits, Radio, Select, Text, Ticks, options
from sandbox.page import Build, Page, Problem, Values


def partner(_: Draft) -> Page:
    number = Text(label="Partner number", longest=8, rule=rules.CODE, required=True)
    words = "You are helping somebody apply. Have the partner number of your organization at hand."
    return Page(heading="Before you start", controls=(number,), words=(words, rules.PLAIN_LETTERS))


def rights(_: Draft) -> Page:
    read = Check(label="I have read and understand my rights and responsibilities", required=True)
    words = (
        "You have the right to apply on the day you ask, to an interview within 30 days, and to a hearing.",
        "You must answer truthfully and tell the county about changes within 10 days.",
    )
    return Page(heading="Rights and responsibilities", controls=(read,), words=words)


def programs(_: Draft) -> Page:
    food = "CalFresh (food)"
    listed = Ticks(label="Programs", options=options(food, "Medi-Cal (health)"), must=food, required=True)
    return Page(heading="What are you applying for?", controls=(listed,))


def identity(draft: Draft) -> tuple[Control, ...]:
    """The controls that ask who a person is, the same for the applicant and everybody else."""
    return (
        Text(label="First name", longest=15, rule=rules.NAME, required=True, help=rules.ONE_NAME),
        Text(label="Middle initial", longest=1, rule=rules.NAME),
        Text(label="Last name", longest=20, rule=rules.NAME, required=True, help=rules.PLAIN_LETTERS),
        Select(label="Suffix", options=rules.SUFFIXES),
        Radio(label="Sex", options=rules.SEXES, required=True),
        DateBoxes(label="Birth date", latest=draft.today, required=True),
        Digits(label="Social Security number", parts=rules.SSN_PARTS, help="Leave empty if there is none."),
        Select(label="Marital status", options=rules.MARITAL, required=True),
    )


def you(draft: Draft) -> Page:
    return Page(heading="About you", controls=identity(draft))


def home(_: Draft) -> Page:
    lived_in = ("Street address", "Address line 2", "City", "ZIP code")
    needed = ("Street address", "City", "ZIP code")

    def check(values: Values) -> list[Problem]:
        given = [label for label in lived_in if values[label]]
        if values["I am homeless"] == "yes":
            return [("Homeless", "Remove the address or the homeless mark")] if given else []
        if not given:
            return [("Street address", "Enter where you live or mark that you are homeless.")]
        return [(label, "Enter this part of the address.") for label in needed if not values[label]]

    return Page(
        heading="Where you live",
        controls=(
            Check(label="I am homeless"),
            Text(label="Street address", longest=30, rule=rules.ADDRESS, help=rules.PLAIN_LETTERS),
            Text(label="Address line 2", longest=30, rule=rules.ADDRESS),
            Text(label="City", longest=20, rule=rules.ADDRESS, help="In California only."),
            Text(label="ZIP code", longest=5, rule=rules.ZIP),
        ),
        check=check,
    )


def mailing(draft: Draft) -> Page:
    question = "Where should we send mail?"
    needed = ("Mailing street", "Mailing city", "Mailing state", "Mailing ZIP code")
    parts = (*needed, "Mailing line 2")

    def check(values: Values) -> list[Problem]:
        if values[question] == "To another address":
            return [(part, "Enter this part of the address.") for part in needed if not values[part]]
        if values[question] == "To where I live" and draft.value(("home",), "I am homeless") == "yes":
            return [(question, "You told us that you are homeless. Choose another answer.")]
        return [(part, 'Leave this empty, or choose "To another address".') for part in parts if values[part]]

    return Page(
        heading="Mailing address",
        controls=(
            Radio(label=question, options=rules.MAIL, required=True),
            Text(label="Mailing street", longest=30, rule=rules.ADDRESS),
            Text(label="Mailing line 2", longest=30, rule=rules.ADDRESS),
            Text(label="Mailing city", longest=20, rule=rules.ADDRESS),
            Select(label="Mailing state", options=rules.STATES),
            Text(label="Mailing ZIP code", longest=5, rule=rules.ZIP),
        ),
        check=check,
    )


def reach(_: Draft) -> Page:
    texting = "May we send you text messages?"

    def check(values: Values) -> list[Problem]:
        said = []
        if values["E-mail"] != values["E-mail again"]:
            said.append(("E-mail again", "The two e-mail addresses are not the same."))
        if values["Phone"] and not values[texting]:
            said.append((texting, "Answer this when you give a phone number."))
        return said

    return Page(
        heading="How to reach you",
        controls=(
            Digits(label="Phone", parts=rules.PHONE_PARTS),
            Text(label="E-mail", longest=40, rule=rules.EMAIL),
            Text(label="E-mail again", longest=40, rule=rules.EMAIL),
            Radio(label=texting, options=rules.YES_NO),
            Select(label="Language you speak best", options=rules.LANGUAGES, required=True),
            Select(label="Language you read best", options=rules.LANGUAGES, required=True),
        ),
        check=check,
    )


def summary(draft: Draft, heading: str, kinds: tuple[str, ...], button: str = "Next") -> Page:
    """What was entered on the pages of these kinds (on all when there are none), Social Security numbers masked."""
    rows = []
    for page, answered in draft.answers.items():
        if page[0] in kinds or not kinds:
            for key, value in answered.fields.items():
                masked = f"XXX-XX-{value[-4:]}" if value and key.endswith("Social Security number") else value
                rows.append((key.split("/", 1)[1], masked))
    return Page(heading=heading, summary=tuple(rows), button=button, words=("Is this what you want to tell us?",))


def summary_you(draft: Draft) -> Page:
    return summary(draft, "Summary: about you", ("programs", "you", "home", "mailing", "reach"))


PAGES: dict[str, Build] = {
    "partner": partner,
    "rights": rights,
    "programs": programs,
    "you": you,
    "home": home,
    "mailing": mailing,
    "reach": reach,
    "summary_you": summary_you,
}
