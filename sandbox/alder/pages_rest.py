"""Alder's pages from child support to the signature."""

from __future__ import annotations

from sandbox.alder import rules
from sandbox.alder.draft import Draft
from sandbox.alder.pages_about_you import summary
from sandbox.controls import Area, Check, Digits, Money, Radio, Select, Text, Ticks, options
from sandbox.page import Build, Page, Problem, Values


def child_support(_: Draft) -> Page:
    question = "Does a parent of a child live outside your home?"
    return Page(heading="Child support", controls=(Radio(label=question, options=rules.YES_NO_UNKNOWN, required=True),))


def housing(_: Draft) -> Page:
    return Page(
        heading="Housing costs",
        controls=(
            Money(label="Rent or mortgage each month"),
            Money(label="Property tax each month"),
            Money(label="Home insurance each month"),
            Ticks(label="Which utilities do you pay?", options=rules.UTILITIES, none="None of these"),
        ),
    )


def bills(_: Draft) -> Page:
    labels = ("Care for a child or adult", "Medical costs", "Child support you pay")
    return Page(heading="Other bills", controls=tuple(Money(label=label) for label in labels))


def things(_: Draft) -> Page:
    return Page(
        heading="Things you own",
        controls=(
            Money(label="Cash on hand"),
            Money(label="Money in bank accounts"),
            Select(label="How many cars or trucks?", options=rules.VEHICLES),
            Radio(label="Does anyone own land or buildings?", options=rules.YES_NO_UNKNOWN, required=True),
        ),
    )


def emergency(_: Draft) -> Page:
    rather_not = options("Yes", "No", "Rather not say")
    return Page(
        heading="Emergency questions",
        controls=(
            Radio(label="Is anyone a migrant or seasonal farm worker?", options=rules.YES_NO_UNKNOWN, required=True),
            Radio(label="Do you live in a shelter for survivors of violence?", options=rather_not, required=True),
        ),
    )


def legal(_: Draft) -> Page:
    answers = options("Yes", "No", "I will answer in the interview")
    question = Radio(label="Has anyone been convicted of a drug felony?", options=answers, required=True)
    return Page(heading="Legal questions", controls=(question,))


def spokesperson(_: Draft) -> Page:
    wanted, name, phone = "Do you want someone to speak for you?", "Their name", "Their phone"

    def check(values: Values) -> list[Problem]:
        if values[wanted] == "Yes":
            return [] if values[name] else [(name, "Enter the name of the person who speaks for you.")]
        return [(label, 'Leave this empty, or answer "Yes" above.') for label in (name, phone) if values[label]]

    return Page(
        heading="Someone to speak for you",
        controls=(
            Radio(label=wanted, options=rules.YES_NO, required=True),
            Text(label=name, longest=30, rule=rules.NAME, help=rules.PLAIN_LETTERS),
            Digits(label=phone, parts=rules.PHONE_PARTS),
        ),
        check=check,
    )


def interview(_: Draft) -> Page:
    ways = options("By phone", "At the office", "Either")
    return Page(
        heading="Interview",
        controls=(
            Radio(label="How would you like your interview?", options=ways, required=True),
            Ticks(label="Days that work", options=rules.DAYS),
            Ticks(label="Times that work", options=rules.TIMES),
        ),
    )


def anything(_: Draft) -> Page:
    question = "Is there anything else we should know?"
    room = "Up to 250 characters; a line break counts as two."
    return Page(heading="Anything else", controls=(Area(label=question, longest=250, rule=rules.STORY, help=room),))


def summary_all(draft: Draft) -> Page:
    return summary(draft, "Summary of your application", (), button="Go to signature")


def sign(_: Draft) -> Page:
    return Page(
        heading="Sign and submit",
        controls=(
            Text(label="Type your full name", longest=40, rule=rules.NAME, required=True, help=rules.PLAIN_LETTERS),
            Check(label="I declare under penalty of perjury that my answers are true", required=True),
        ),
        button="Submit application",
    )


PAGES: dict[str, Build] = {
    "child_support": child_support,
    "housing": housing,
    "bills": bills,
    "things": things,
    "emergency": emergency,
    "legal": legal,
    "spokesperson": spokesperson,
    "interview": interview,
    "anything": anything,
    "summary_all": summary_all,
    "sign": sign,
}
