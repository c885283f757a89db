"""Small made-up applications of which every rule holds, to be spoilt one answer at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from byfive.application import Address, Application, Contact, Member, Name, Related, Relationship, Signature

TODAY = date(2026, 11, 23)

NOTHING_WRONG: dict[str, Any] = {
    "contact": Contact(phone="2095550123", email="ana@example.org", spoken_language="en"),
    "home": Address(line1="12 Oak St", city="Lodi", zip="95240"),
    "is_homeless": False,
    "consents_to_terms": True,
    "signature": Signature(text="Ana Example", signed_at=datetime(2026, 11, 23, 18, tzinfo=UTC)),
}


def person(number: int = 1, **answers: Any) -> Member:
    """A grown member, by a name of its own."""
    given = ("Ana", "Luis", "Mei", "Omar")[number - 1]
    answers = {"name": Name(given=given, family="Example"), "birth_date": date(1980 + number, 5, 9)} | answers
    return Member(id=f"m{number}", **answers)


def named(given: str | None, family: str | None = "Example", **parts: str) -> Application:
    """A household of somebody of that name."""
    return household(person(name=Name(given=given, family=family, **parts)))


def born(year: int, month: int = 1, day: int = 1) -> Member:
    """An applicant with that birth date."""
    return person(birth_date=date(year, month, day))


def household(*members: Member, **answers: Any) -> Application:
    """An application of these people (else of one) of which every core rule holds, but for ``answers``."""
    return Application(county="alder", members=members or (person(),), **(NOTHING_WRONG | answers))


def pair(
    first: Member, relationship: Relationship, second: Member, *more: tuple[str, Relationship, str]
) -> Application:
    """A household of two, of whom the first is the ``relationship`` of the second."""
    said = ((first.id, relationship, second.id), *more)
    stated = tuple(Related(of=of, relationship=what, to=to) for of, what, to in said)
    return household(first, second, relationships=stated)
