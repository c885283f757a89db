"""What Birch's boxes take, and the lists from which it lets people choose."""

from __future__ import annotations

import re

from sandbox import lists
from sandbox.birch.boxes import PLAIN, Loaded
from sandbox.controls import Option, Rule, When, options

NAME = Rule(re.compile(r"[A-Za-z '\-.]+"), PLAIN)
ADDRESS = Rule(re.compile(r"[A-Za-z0-9 '\-.#/,]+"), PLAIN)
PRINTABLE = Rule(re.compile(r"[ -~]+"), PLAIN)
STORY = Rule(re.compile(r"[ -~\n]+"), PLAIN)
NUMBER = Rule(re.compile(r"[0-9]+"), "Use digits only.")
ZIP = Rule(re.compile(r"[0-9]{5}"), "Enter a five digit ZIP code.")
EMAIL = Rule(re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}"), "Enter an e-mail address.")

SSN = "000-00-0000"
PHONE = "(000) 000-0000"
ONE_NAME = "If a person has only one name, write it as last name and FNU as first name."
PLAIN_LETTERS = "Plain letters only: write ñ as n."

YES_NO = options("Yes", "No")
YES_NO_UNSURE = options("Yes", "No", "Not sure")
YES_NO_UNKNOWN = options("Yes", "No", "I don't know")
YES_NO_PRIVATE = options("Yes", "No", "Prefer not to say")
AT_INTERVIEW = options("Yes", "No", "I will talk about it at the interview")
SEXES = options("Female", "Male", "X", "Prefer not to say")
SSN_ANSWERS = options("I have one", "I do not have one", "I would rather not say")
DIRECTIONS = options("N", "S", "E", "W", "NE", "NW", "SE", "SW")
UNITS = options("Apartment", "Unit", "Suite", "Space", "Lot", "Building", "Floor", "Room", "Trailer")
BENEFITS = options("CalFresh", "Medi-Cal", "CalWORKs")
BILLS = options("Electricity", "Gas", "Water", "Phone", "Garbage", "None of these")
WAYS = options("By phone", "In person", "No preference")
DAYS = options(*lists.DAYS)
TIMES = options(*lists.TIMES)

_LANGUAGES = ("English", "Spanish", "Vietnamese", "Chinese", "Tagalog", "Russian", "Arabic", "Other")
LISTS: dict[str, tuple[Option, ...]] = {
    "applying-as": options("For myself", "For a client of my organization", "For a family member"),
    "name-suffixes": options("Jr.", "Sr.", "II", "III", "IV", "V"),
    "immigration": options("Lawful permanent resident", "Refugee or asylee", "Other status", "I do not know"),
    "street-suffixes": options(
        *("Alley", "Avenue", "Boulevard", "Circle", "Court", "Crossing", "Drive", "Highway", "Hill", "Lane", "Loop"),
        *("Parkway", "Pass", "Path", "Place", "Plaza", "Ridge", "Road", "Run", "Square", "Street", "Terrace"),
        *("Trail", "Way"),
    ),
    "states": options(*lists.STATE_CODES),
    "languages": options(*_LANGUAGES),
    "pay-periods": options("Every hour", "Every week", "Every two weeks", "Twice a month", "Every month"),
    "income-kinds": options(
        *("Unemployment insurance", "SSI", "Social Security", "Workers' compensation", "Pension", "Child support"),
        "Other",
    ),
}
"""The lists that the page loads by their names."""


def relatives(sex: str) -> tuple[Option, ...]:
    """What somebody of this sex can be to the applicant."""
    return options(*(word.capitalize() for word in lists.relatives(sex)))


def loaded(label: str, name: str, *, key: str = "", required: bool = False, when: When | None = None) -> Loaded:
    """A drop-down list that takes its options from one of :data:`LISTS`."""
    return Loaded(label=label, key=key, list=name, options=LISTS[name], required=required, when=when)
