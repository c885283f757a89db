"""Birch's pages for the rivals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bench.robot.pages import Answers, Field, Kind, Page, month_day_year, ticked

SIGN_IN = {"User name": "partner1", "Password": "birch-practice-1"}

PERSON = "About person N"
HUB = "Who lives with you?"
SELECTS = {
    *("How are you applying?", "Suffix", "Direction", "Street suffix", "Unit type", "Preferred spoken language"),
    *("Preferred written language", "NAME is your", "How often is NAME paid?", "What kind of income?"),
}
RADIOS = {
    *("Sex", "Social Security number", "U.S. citizen?", "Do you have a home address?", "Send my mail"),
    *("Is it all right to text you?", "Is this person applying too?", "Does NAME buy and cook food with you?"),
    *("Does NAME have another job?", "Does NAME get anything else?"),
    *("Did anyone's income change in the last 30 days?", "Does anyone own land or buildings?"),
    *("Is anyone a migrant or seasonal farm worker?", "Is anyone fleeing a felony warrant?"),
    "Does your household live in a shelter for survivors of violence?",
    "Do you want an authorized representative?",
    "How would you like to be interviewed?",
}
CHECKS = {
    "I have read my rights and responsibilities",
    "My address does not fit into these boxes",
    "I certify under penalty of perjury that my answers are true",
}
TICKS = {"Benefits", "Bills you pay apart from rent", "Good days", "Good times"}
MASKS = {"Birth date", "Birth date again", "Number", "Phone number", "Representative's phone"}
BEFORE = {
    PERSON: Page(HUB, button="Add a person"),
    "Questions about everyone": Page(HUB, button="Everyone is listed"),
    "Sign and send": Page("Review your answers", button="Continue to signature"),
}
"""What comes before these pages."""


def pages(answers: Answers) -> list[Page]:
    """The way through the application, for a household without documents."""
    return list(_pages(answers))


def _pages(answers: Answers) -> Iterator[Page]:
    names = {
        page.partition("#")[2] or "1": f"{answers[f'{page}/First name']} {answers[f'{page}/Last name']}"
        for page in (key.split("/", 1)[0] for key in answers if key.endswith("/First name"))
    }
    for page, keys in groupby(answers, key=lambda key: key.split("/", 1)[0]):
        plain, _, turn = page.partition("#")
        if plain in BEFORE:
            yield BEFORE[plain]
        number, _, item = turn.partition(".")
        fields = [_field(key.split("/", 1)[1], answers[key], names, names.get(number, "")) for key in keys]
        yield Page(
            f"About person {number}" if plain == PERSON else plain.replace("NAME", names.get(number, "")),
            _turn(plain, number, item),
            tuple(field for field in fields if any(field.texts)),
            "Send application" if plain == "Sign and send" else "Next",
        )


def _turn(plain: str, number: str, item: str) -> str:
    if plain == PERSON:
        return f"Person {number}"
    return f"{'Job' if plain.endswith('job') else 'Income'} {item}" if item else ""


def _field(plain: str, answer: str, names: dict[str, str], whose: str) -> Field:
    label = plain.replace("NAME", whose)
    if plain in SELECTS:
        return Field(Kind.SELECT, label, (answer,))
    if plain in RADIOS:
        return Field(Kind.RADIO, label, (answer,))
    if plain in CHECKS:
        return Field(Kind.CHECK, label, ("yes",) if answer == "yes" else ())
    if plain in TICKS or plain.startswith("Who "):
        return Field(Kind.TICKS, label, ticked(plain, answer, names))
    if plain in MASKS:
        return Field(Kind.MASK, label, ("".join(month_day_year(answer)) if "date" in plain else answer,))
    return Field(Kind.TEXT, label, (answer,))
