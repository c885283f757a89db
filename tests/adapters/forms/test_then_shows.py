"""What a page makes of a typed text, and the warnings that a second press accepts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.forms import (
    File,
    Money,
    OneBox,
    Signature,
    Text,
    TextArea,
    ThreeBoxes,
    TickList,
    YesNo,
    applicant,
    application,
    render,
)
from adapters.forms.cleaning import squeeze, thousands_commas, upper
from byfive.application import Contact, Document, DocumentKind, Expenses
from byfive.cli.copysheet import document, lines
from tests.adapters.forms.mini import expressed, form_of, last_page, page
from tests.expectations.applications import TODAY, household

NAME, RENT = applicant.name.given, application.expenses.rent_or_mortgage
OF = household(
    expenses=Expenses(rent_or_mortgage=Decimal("1200")),
    contact=Contact(phone="2095550123"),
    anything_else="two  words",
    documents=(Document(name="My lease.pdf", stored_as="documents/1", kind=DocumentKind.PDF, size=1),),
)


@pytest.mark.parametrize(
    ("field", "typed", "shows"),
    [
        (Text("A", NAME), "Ana", "Ana"),
        (Text("A", NAME, then_shows=upper), "Ana", "ANA"),
        (TextArea("A", application.anything_else, then_shows=upper), "two words", "TWO WORDS"),
        (Money("A", RENT, then_shows=thousands_commas), "1200.00", "1,200.00"),
        (OneBox.date("A", applicant.birth_date, form="%d %b %Y", then_shows=upper), "09 May 1981", "09 MAY 1981"),
        (OneBox.phone("A", application.contact.phone, form="{} {}  {}", then_shows=squeeze), "209 555  0123", "209 555 0123"),
        (File("A", application.documents), "documents/1", "document-1.pdf"),
    ],
)  # fmt: skip
def test_what_is_typed_stays_and_what_is_expected_back_is_what_the_page_makes_of_it(
    field: Any, typed: str, shows: str
) -> None:
    entry = expressed(field, OF)
    assert (entry.texts, entry.shows) == ((typed,), (shows,))
    assert entry.is_changed_by_the_page == (typed != shows and not isinstance(field, File))


def test_a_signature_may_be_changed_too() -> None:
    signed = Signature("Sign here", application.signature.text, then_shows=upper)
    assert render(form_of(last=last_page(signed)), OF, TODAY).pages[-1].fields[0].shows == ("ANA EXAMPLE",)


@pytest.mark.parametrize(
    "field",
    [
        Text("A", applicant.name.middle, then_shows=upper),
        ThreeBoxes.phone("A", application.contact.phone),
        YesNo("A", application.is_homeless),
        TickList(
            "A",
            application.expenses.utilities,
            options={it: it for it in ["electricity", "gas", "water", "phone", "trash"]},
        ),
    ],
)
def test_where_nothing_is_declared_the_page_holds_what_was_put_in(field: Any) -> None:
    entry = expressed(field, OF)
    assert entry.shows == entry.texts


@pytest.mark.parametrize(
    ("typed", "shows"),
    [
        ("0.00", "0.00"), ("999.99", "999.99"), ("1000.00", "1,000.00"), ("1234567.50", "1,234,567.50"), ("1000", "1,000"),
        ("1000.", "1,000."), ("", ""), ("1,000.00", "1,000.00"), ("Ana 1000", "Ana 1000"), ("-1000.00", "-1000.00"), ("١٠٠٠", "١٠٠٠"),
    ],
)  # fmt: skip
def test_commas_stand_between_thousands(typed: str, shows: str) -> None:
    assert thousands_commas.change(typed) == shows


@given(st.decimals(0, 10_000_000, places=2))
def test_an_amount_with_commas_is_the_same_amount(amount: Decimal) -> None:
    shows = thousands_commas.change(f"{amount:.2f}")
    assert Decimal(shows.replace(",", "")) == amount
    assert shows == f"{amount:,.2f}"
    assert thousands_commas.change(shows) == shows


def test_a_warning_that_a_second_press_accepts_is_carried_for_the_robot() -> None:
    warning = "We could not find this address. Choose Next again to keep it."
    rendition = render(form_of(page(second_press_accepts=[warning])), OF, TODAY)
    assert [text.page.second_press_accepts for text in rendition.pages] == [[warning], ()]


def test_the_copy_sheet_says_what_the_page_makes_of_it_and_which_button_leads_on() -> None:
    rent = Money("Rent", RENT, then_shows=thousands_commas)
    rendition = render(form_of(page(rent, File("Proof", application.documents), button="Add a person")), OF, TODAY)
    told = "\n".join(lines(rendition))
    assert "the page then shows '1,200.00'" in told
    assert told.count("the page then shows") == 1
    assert "then press 'Add a person'" in told
    first = document(rendition)["pages"][0]
    assert (first["button"], first["fields"][0]["shows"]) == ("Add a person", ("1,200.00",))
