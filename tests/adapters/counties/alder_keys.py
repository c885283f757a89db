"""Alder's rendition under the judge's keys (see sandbox.alder.expected), so that the two can be compared offline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from adapters.forms import FieldText, PageText, Rendition, TickMembers
from adapters.forms.fields import Control
from adapters.forms.sources import Turn
from byfive.application import Application

PROGRAMS = {"CalFresh (food)", "Medi-Cal (health)"}
"""Two boxes under one legend, which the judge takes as one question."""


def as_held(rendition: Rendition, of: Application) -> dict[str, str]:
    """What the county would hold of these texts; fields that are not shown have no key."""
    numbers = {member.id: number for number, member in enumerate(of.members, start=1)}
    held: dict[str, str] = {}
    programs = []
    for page in rendition.pages:
        place, later = _place(page, numbers), numbers.get(page.turn, 0)
        for entry in page.fields:
            if entry.label in PROGRAMS:
                programs += [entry.label] if entry.texts else []
                held[f"{place}/Programs"] = "; ".join(programs)
                continue
            if entry.field.each is not None:
                later += 1
                held[f"{place}-{later}/{_nameless(entry.field.label)}"] = _value(entry, of)
            else:
                held[f"{place}/{_nameless(entry.field.label)}"] = _value(entry, of)
    return held


def _place(page: PageText, numbers: dict[str, int]) -> str:
    """``More about NAME's job#2.1``"""
    heading = _nameless(page.page.heading)
    if not page.turn or page.page.name == "about you":
        return heading
    person, _, item = page.turn.partition("/")
    which = re.sub(r"\D", "", item)
    return f"{heading}#{numbers[person]}{'.' + which if which else ''}"


def _nameless(text: str) -> str:
    return text.replace("{member}", "NAME").replace("{other}", "NAME")


def _value(entry: FieldText, of: Application) -> str:
    match entry.control:
        case Control.TICK:
            return "yes" if entry.texts else "no"
        case Control.BOXES if "date" in entry.label.lower():
            month, day, year = entry.texts or ("", "", "")
            return f"{year}-{month}-{day}" if year else ""
        case Control.BOXES:
            return "".join(entry.texts)
        case Control.TICKS if isinstance(entry.field, TickMembers):
            return " ".join(_who(entry, of)) or "No one"
        case Control.TICKS:
            return "; ".join(entry.texts)
        case Control.TEXT:
            return "".join(entry.texts).upper()
    return "".join(entry.texts)


def _who(entry: FieldText, of: Application) -> Iterator[str]:
    """The numbers of the people whose boxes are ticked."""
    listed = entry.field.source.among.members(Turn(of, date.min))
    numbers = {member.id: str(number) for number, member in enumerate(of.members, start=1)}
    return (numbers[listed[place].id] for place in entry.ticked if place < len(listed))
