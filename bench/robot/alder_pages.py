"""Alder's pages for the rivals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bench.robot.pages import Answers, Field, Kind, Page, month_day_year, ticked

SIGN_IN = {"User ID": "partner1", "Password": "alder-practice-1"}

PERSON = "Another person in your home"
SELECTS = {
    *("Suffix", "Marital status", "Language you speak best", "Language you read best", "NAME is the ... of NAME"),
    *("Enrollment", "How often paid?", "Kind of money", "How many cars or trucks?"),
}
RADIOS = {
    *("Sex", "Where should we send mail?", "May we send you text messages?", "Does anyone else live with you?"),
    *("Is this person applying for food benefits?", "Is there another person to add?", "Does NAME have another job?"),
    *("Does NAME get any more money?", "Has anyone's income changed in the last 30 days?"),
    *("Does a parent of a child live outside your home?", "Does anyone own land or buildings?"),
    *("Is anyone a migrant or seasonal farm worker?", "Do you live in a shelter for survivors of violence?"),
    *("Has anyone been convicted of a drug felony?", "Do you want someone to speak for you?"),
    "How would you like your interview?",
}
CHECKS = {
    "I have read and understand my rights and responsibilities",
    "I am homeless",
    "I declare under penalty of perjury that my answers are true",
}
TICKS = {"Programs", "Which utilities do you pay?", "Days that work", "Times that work"}
DATE = ("Month", "Day", "Year")
SSN = ("First three", "Middle two", "Last four")
PHONE = ("Area code", "Prefix", "Line")

SUMMARIES = {
    "People in your home": Page("Summary: about you"),
    "Household jobs": Page("Summary: people"),
    "Child support": Page("Summary: money"),
    "Sign and submit": Page("Summary of your application", button="Go to signature"),
}
"""What comes before these pages."""


def pages(answers: Answers) -> list[Page]:
    """The way through the application, for a household with others and a child."""
    return list(_pages(answers))


def _pages(answers: Answers) -> Iterator[Page]:
    names = {"1": answers["About you/First name"]}
    for key, answer in answers.items():
        if key.startswith(f"{PERSON}#") and key.endswith("/First name"):
            names[key.removeprefix(f"{PERSON}#").split("/")[0]] = answer
    for page, keys in groupby(answers, key=_page):
        plain, _, turn = page.partition("#")
        if plain in SUMMARIES:
            yield SUMMARIES[plain]
        number, _, item = turn.partition(".")
        fields = [_field(key, answers[key], names) for key in keys]
        yield Page(
            plain.replace("NAME", names.get(number, "")),
            _turn(plain, number, item),
            tuple(field for field in fields if any(field.texts)),
            "Submit application" if plain == "Sign and submit" else "Next",
        )


def _page(key: str) -> str:
    """What somebody is to all the others is asked on one page."""
    page = key.split("/", 1)[0]
    return page.split("-")[0] if page.startswith("How NAME is related") else page


def _turn(plain: str, number: str, item: str) -> str:
    if plain == PERSON:
        return f"Person {number}"
    return f"{'Job' if plain.endswith('job') else 'Item'} {item}" if item else ""


def _field(key: str, answer: str, names: dict[str, str]) -> Field:
    page, plain = key.split("/", 1)
    label = plain
    for number in page.partition("#")[2].split(".")[0].split("-"):
        label = label.replace("NAME", names.get(number, ""), 1)
    if plain in SELECTS:
        return Field(Kind.SELECT, label, (answer,))
    if plain in RADIOS:
        return Field(Kind.RADIO, label, (answer,))
    if plain in CHECKS:
        return Field(Kind.CHECK, label, ("yes",) if answer == "yes" else ())
    if plain in TICKS or plain.startswith("Who "):
        return Field(Kind.TICKS, label, ticked(plain, answer, names))
    if plain == "Birth date":
        return Field(Kind.BOXES, label, month_day_year(answer), DATE)
    if plain == "Social Security number":
        return Field(Kind.BOXES, label, (answer[:3], answer[3:5], answer[5:]), SSN)
    if plain in ("Phone", "Their phone"):
        return Field(Kind.BOXES, label, (answer[:3], answer[3:6], answer[6:]), PHONE)
    return Field(Kind.TEXT, label, (answer,))
