"""Whatever in an application tells who its people are: names, numbers, addresses, birth dates.

A *weak* value says nothing alone: a short name, a name that is also a word, a date of this century. It counts only
beside another value of the same person, or, of two weak names, right beside the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from byfive.application import Address, Application, Contact, Member, Name
from byfive.privacy.common import COMMON_WORDS

SHORTEST = 5
"""Letters and digits below which a value is weak."""
DATES_OF_PROGRAMS = date(2000, 1, 1)
"""Dates from then on stand in programs, logs and databases for other reasons; a birth date among them is weak."""
_WORD = re.compile(r"[^\W_]+")


class Kind(StrEnum):
    """What sort of value it is."""

    NAME = "name"
    SSN = "social security number"
    PHONE = "phone"
    ADDRESS = "address line"
    BIRTH_DATE = "birth date"
    EMAIL = "e-mail"


@dataclass(frozen=True, order=True)
class Owner:
    """Whose value it is: a submission, and a person in it (``m2``, or ``r`` for the representative)."""

    reference: str
    person: str


@dataclass(frozen=True)
class Value:
    """One value of one person; digits only for numbers, ISO for dates. It is in no representation."""

    owner: Owner
    kind: Kind
    text: str = field(repr=False)
    weak: bool


def values_of(reference: str, application: Application) -> Iterator[Value]:
    """Every value of one application that must not be found in the open."""
    for number, member in enumerate(application.members):
        owner = Owner(reference, member.id)
        yield from _of_member(owner, member)
        if number == 0:
            yield from _of_contact(owner, application.contact)
            yield from _of_addresses(owner, (application.home, application.mailing))
            if application.signature is not None:
                yield from _of_words(owner, application.signature.text)
    if application.representative is not None:
        owner = Owner(reference, "r")
        yield from _of_name(owner, application.representative.name)
        if application.representative.phone:
            yield Value(owner, Kind.PHONE, application.representative.phone, False)


def _of_member(owner: Owner, member: Member) -> Iterator[Value]:
    yield from _of_name(owner, member.name)
    if member.ssn:
        yield Value(owner, Kind.SSN, member.ssn, False)
    if member.birth_date:
        yield Value(owner, Kind.BIRTH_DATE, member.birth_date.isoformat(), member.birth_date >= DATES_OF_PROGRAMS)


def _of_contact(owner: Owner, contact: Contact) -> Iterator[Value]:
    if contact.phone:
        yield Value(owner, Kind.PHONE, contact.phone, False)
    if contact.email:
        yield Value(owner, Kind.EMAIL, contact.email, False)


def _of_addresses(owner: Owner, addresses: Iterable[Address | None]) -> Iterator[Value]:
    lines = (line for address in addresses if address for line in (address.line1, address.line2) if line)
    for line in dict.fromkeys(lines):
        if len(_WORD.findall(line)) > 1 and not _is_weak(line):  # `Apt 4` and `General Delivery` are anybody's
            yield Value(owner, Kind.ADDRESS, line, False)


def _of_name(owner: Owner, name: Name) -> Iterator[Value]:
    """A suffix (Jr.) is nobody's name."""
    for part in (name.given, name.middle, name.family):
        if part:
            yield from _of_words(owner, part)


def _of_words(owner: Owner, text: str) -> Iterator[Value]:
    """A name and, because counties cut names, each word of it. Initials, ``de`` and ``la`` are no names."""
    words = _WORD.findall(text)
    telling = [word for word in words if len(word) > (1 if len(words) == 1 else 2) or not word.isascii()]
    for word in dict.fromkeys([*telling, *([text] if len(words) > 1 else [])]):
        yield Value(owner, Kind.NAME, word, _is_weak(word))


def _is_weak(text: str) -> bool:
    """Whether a text alone points at nobody: too short, or nothing but ordinary words."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return sum(map(len, words)) < SHORTEST or all(word in COMMON_WORDS for word in words)
