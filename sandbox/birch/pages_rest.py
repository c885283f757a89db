"""Birch's pages from the housing costs to the signature."""

from __future__ import annotations

from sandbox.birch import rules
from sandbox.birch.boxes import Dollars, Files, Line, Masked, Story
from sandbox.birch.draft import Draft
from sandbox.controls import Check, Radio, Ticks, When, Whole
from sandbox.page import Build, Page


def housing(_: Draft) -> Page:
    bills = Ticks(label="Bills you pay apart from rent", options=rules.BILLS, none="None of these", required=True)
    return Page(heading="Housing", controls=(*_amounts("Rent or mortgage", "Property tax", "Home insurance"), bills))


def costs(_: Draft) -> Page:
    labels = ("Child or adult care", "Medical costs", "Child support you pay")
    return Page(heading="Other costs", words=("What your household pays each month.",), controls=_amounts(*labels))


def _amounts(*labels: str) -> tuple[Dollars, ...]:
    return tuple(Dollars(label=label) for label in labels)


def have(_: Draft) -> Page:
    return Page(
        heading="What you have",
        controls=(
            *_amounts("Cash", "Bank accounts"),
            Whole(label="Cars and trucks", longest=2),
            Radio(label="Does anyone own land or buildings?", options=rules.YES_NO_UNSURE, required=True),
        ),
    )


def urgent(_: Draft) -> Page:
    questions = (
        "Is anyone a migrant or seasonal farm worker?",
        "Does your household live in a shelter for survivors of violence?",
    )
    return Page(
        heading="Urgent needs",
        controls=tuple(Radio(label=label, options=rules.YES_NO_PRIVATE, required=True) for label in questions),
    )


def law(_: Draft) -> Page:
    question = Radio(label="Is anyone fleeing a felony warrant?", options=rules.AT_INTERVIEW, required=True)
    return Page(heading="A question the law asks", controls=(question,))


def speaker(_: Draft) -> Page:
    wanted = When("Do you want an authorized representative?", ("Yes",))
    return Page(
        heading="Someone to speak for you",
        controls=(
            Radio(label=wanted.slot, options=rules.YES_NO, required=True),
            Line(label="Representative's name", longest=40, rule=rules.NAME, required=True, when=wanted),
            Masked(label="Representative's phone", mask=rules.PHONE, when=wanted),
        ),
    )


def interview(_: Draft) -> Page:
    return Page(
        heading="Interview",
        controls=(
            Radio(label="How would you like to be interviewed?", options=rules.WAYS, required=True),
            Ticks(label="Good days", options=rules.DAYS),
            Ticks(label="Good times", options=rules.TIMES),
        ),
    )


def documents(draft: Draft) -> Page:
    return Page(
        heading="Your documents",
        words=("Pay stubs, rent receipts, identity cards: PDF, JPG or PNG, at most 8 MB each and 10 files.",),
        controls=(Files(label="Add files", added=tuple(upload.mark for upload in draft.uploads)),),
    )


def anything(_: Draft) -> Page:
    question = "Is there anything else we should know?"
    return Page(heading="Anything else", controls=(Story(label=question, longest=500, rule=rules.STORY, counted=True),))


def review(draft: Draft) -> Page:
    """Everything that was answered, Social Security numbers masked."""
    rows = []
    for answered in draft.answers.values():
        for key, value in answered.fields.items():
            label = key.split("/", 1)[1]
            rows.append((label, f"XXX-XX-{value[-4:]}" if label == "Number" else value))
    return Page(
        heading="Review your answers",
        words=("Is this what you want to tell us?",),
        summary=tuple(rows),
        button="Continue to signature",
    )


def sign(_: Draft) -> Page:
    return Page(
        heading="Sign and send",
        controls=(
            Line(label="Your full name", longest=60, rule=rules.NAME, required=True, help=rules.PLAIN_LETTERS),
            Check(label="I certify under penalty of perjury that my answers are true", required=True),
        ),
        button="Send application",
    )


PAGES: dict[str, Build] = {
    "housing": housing,
    "costs": costs,
    "have": have,
    "urgent": urgent,
    "law": law,
    "speaker": speaker,
    "interview": interview,
    "documents": documents,
    "anything": anything,
    "review": review,
    "sign": sign,
}
