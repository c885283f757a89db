"""Miniature forms: one or two pages around the fields under test, and the renditions and mistakes they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from adapters.forms import (
    Confirmation,
    Each,
    Errors,
    FaultyDeclaration,
    Field,
    FieldText,
    Form,
    Home,
    Mistake,
    Must,
    Page,
    Portal,
    Rendition,
    Signature,
    SignIn,
    Text,
    application,
    first_name_or,
    member,
    render,
)
from byfive.application import Application
from byfive.counties import County, HolidayCalendar
from tests.expectations.applications import TODAY, household

COUNTY = County(name="mini", title="Mini County", holidays=HolidayCalendar(base=()))
SHOWN_AS = Text("Shown as", first_name_or("FNU", member.name), longest=15, cut=True)
SIGNED = Signature("Sign here", application.signature.text)


def portal(**words: Any) -> Portal:
    """A site of which nothing is odd but what is said."""
    parts: dict[str, Any] = {
        "sign_in": SignIn("Sign in", user="User", password="Password", button="Go"),
        "home": Home("Home", start="Start", earlier="Sent"),
        "errors": Errors("Problem"),
        "confirmation": Confirmation("Thank you", number=r"number is (M-\d+)\."),
    }
    return Portal(**({"address": "https://mini.example.org/"} | parts | words))


def last_page(*fields: Field | Must) -> Page:
    """The page of the last click."""
    return Page("sign", heading="Sign", last_click="Send", fields=[*(fields or (SIGNED,))])


def form_of(*pages: Page | Each, last: Page | None = None, **words: Any) -> Form:
    """A form of these pages and the page of the last click."""
    parts: dict[str, Any] = {"seen": TODAY, "people_shown_as": SHOWN_AS, "portal": portal()}
    return Form(COUNTY, pages=[*pages, last or last_page()], **(parts | words))


def page(*fields: Field | Must, **words: Any) -> Page:
    """The page under test."""
    return Page("one", **({"heading": "One", "fields": fields} | words))


def rendered(fields: Field | Must | Sequence[Field | Must], of: Application | None = None, **words: Any) -> Rendition:
    """How a household is expressed on a page of these fields."""
    several = fields if isinstance(fields, Sequence) else [fields]
    return render(form_of(page(*several, **words)), of or household(), TODAY)


def expressed(field: Field, of: Application | None = None, **words: Any) -> FieldText:
    """What goes into the one field under test, where nothing is wrong with it."""
    rendition = rendered(field, of, **words)
    assert rendition.findings == ()
    return rendition.pages[0].fields[0]


def texts(field: Field, of: Application | None = None, **words: Any) -> tuple[str, ...]:
    return expressed(field, of, **words).texts


def codes(rendition: Rendition) -> list[str]:
    """The rules that found something."""
    return [finding.rule for finding in rendition.findings]


def steps(text: FieldText) -> list[tuple[str, bool]]:
    """The changes on the way to a text: each step's name, and whether nothing was lost by it."""
    return [(note.step, note.lossless) for note in text.notes]


def mistakes(declare: Callable[[], Form]) -> tuple[Mistake, ...]:
    """Every mistake of a declaration, found while it is made."""
    with pytest.raises(FaultyDeclaration) as caught:
        declare()
    return caught.value.mistakes


def mistakes_in(*fields: Any, **words: Any) -> tuple[Mistake, ...]:
    """Every mistake of a form with a page of these fields."""
    return mistakes(lambda: form_of(page(*fields, **words)))
