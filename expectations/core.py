"""The core rules: what must be true of any application, whichever county it goes to.

A rule blocks only what a careful person could not file as it is: what the law needs for filing (a name, an
address or the word that there is none, a signature), and answers that contradict each other or cannot be meant.
Everything else warns. What a county itself insists on is derived from its declaration (:mod:`expectations.counties`).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from byfive.application import Application
from byfive.counties import County
from expectations.household_rules import HOUSEHOLD_RULES
from expectations.money_rules import MONEY_RULES
from expectations.people_rules import PEOPLE_RULES
from expectations.rules import REFERENCE, SUBJECT, WHOLE, Row, Rule, Sheet
from expectations.subjects import Subject, subjects

CORE: tuple[Rule, ...] = HOUSEHOLD_RULES + PEOPLE_RULES + MONEY_RULES
"""Every core rule."""

CORE_SHEETS: tuple[Sheet, ...] = tuple(
    Sheet(about, tuple(rule for rule in CORE if rule.about == about))
    for about in dict.fromkeys(rule.about for rule in CORE)
)
"""The core rules by what they are about: household, member, job, income, relationship."""


def core_rows(sheet: Sheet, reference: str, application: Application, county: County, today: date) -> list[Row]:
    """One application's rows of one core sheet, as ``county`` has the day ``today``."""
    return [_row(sheet, reference, subject) for subject in subjects(sheet.name, application, county, today)]


def _row(sheet: Sheet, reference: str, subject: Subject) -> Row:
    cells = {name: subject if name == WHOLE else answer(subject.record, name) for name in sheet.columns}
    return {REFERENCE: reference, SUBJECT: subject.key, **cells}


def answer(record: object, path: str) -> Any:
    """The answer at a dotted path; through something not answered, everything is not answered."""
    for name in path.split("."):
        if record is None:
            return None
        record = getattr(record, name)
    return float(record) if isinstance(record, Decimal) else record
