"""What analysis may read of an application: bands, sizes and population tags, none of which is an answer of its own."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from byfive.application import Application

ELDER = 60
"""From this age on a member is elderly for SNAP (7 CFR 271.2)."""
_BANDS = ((0, 17), (18, 24), (25, 34), (35, 44), (45, 59), (60, 74))


class Columns(TypedDict):
    """The de-identified columns of a submission."""

    language: str | None
    household_size: int
    age_band: str | None
    zip3: str | None
    tags: list[str]


def columns(application: Application, today: date) -> Columns:
    """The de-identified columns of an application on a day (for ages). ``None`` means not answered."""
    contact, birth_date = application.contact, application.applicant.birth_date
    language = contact.written_language or contact.spoken_language
    address = application.home or application.mailing
    return Columns(
        language=None if language is None else language.value,
        household_size=len(application.members),
        age_band=None if birth_date is None else age_band(age(birth_date, today)),
        zip3=None if address is None else address.zip[:3],
        tags=tags(application, today),
    )


def tags(application: Application, today: date) -> list[str]:
    """The populations that this household belongs to, in alphabetical order.

    Living in a shelter for survivors of violence and immigration are no tags: a small county has so few of either
    that the tag would point at a household.
    """
    members = application.members
    ages = [age(member.birth_date, today) for member in members if member.birth_date]
    populations = {
        "children": any(years < 18 for years in ages),
        "disabled": any(member.is_disabled for member in members),
        "elder": any(years >= ELDER for years in ages),
        "farm_worker": application.is_migrant_farm_worker,
        "homeless": application.is_homeless,
        "one_name": any(member.name.is_single for member in members),
        "self_employed": any(member.is_self_employed for member in members),
        "student": any(member.is_student for member in members),
        "veteran": any(member.is_veteran for member in members),
        "working": any(member.has_job for member in members),
    }
    return [tag for tag, belongs in populations.items() if belongs]


def age(birth_date: date, today: date) -> int:
    """Whole years lived on a day. Somebody born on 29 February is a year older on 1 March."""
    return today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))


def age_band(years: int) -> str:
    """The band of an age, like ``25-34``."""
    return next((f"{low}-{high}" for low, high in _BANDS if years <= high), "75+")
