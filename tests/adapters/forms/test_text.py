"""Text, money, dates, phone numbers, Social Security numbers and files: what is typed into boxes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from adapters.forms import AS_IT_IS, Cleaning, File, Money, OneBox, Text, TextArea, ThreeBoxes, applicant, application
from adapters.forms.cleaning import drop_apostrophes, plain_dashes, plain_letters, space_for, squeeze, upper
from byfive.application import Application, Contact, Document, DocumentKind, Expenses
from tests.adapters.forms.mini import codes, expressed, rendered, steps, texts
from tests.expectations.applications import household, named, person

NAME = Cleaning(plain_dashes, drop_apostrophes, plain_letters, space_for(".,"), squeeze, upper, allows="A-Z -")
ANY_LETTER = Cleaning(allows=r"\w .,'\n\U0001f600-\U0001f64f-")
GIVEN = applicant.name.given


def says(text: str) -> Application:
    return household(anything_else=text)


def test_a_text_goes_in_as_it_was_written() -> None:
    text = expressed(Text("First name", GIVEN, longest=15))
    assert (text.label, text.texts, text.notes, text.shown) == ("First name", ("Ana",), (), "Ana")


def test_an_answer_nobody_gave_stays_empty_and_is_no_finding_unless_the_county_insists() -> None:
    middle = applicant.name.middle
    assert texts(Text("Middle name", middle)) == ()
    assert codes(rendered(Text("Middle name", middle, required=True))) == ["mini.one.middle_name.missing"]


def test_too_long_is_a_finding_and_nothing_is_typed() -> None:
    rendition = rendered(Text("First name", GIVEN, longest=5), named("Martin"))
    assert codes(rendition) == ["mini.one.first_name.too_long"]
    assert rendition.findings[0].words == "First name: 6 characters do not fit into 5"
    assert rendition.pages[0].fields[0].texts == ()


def test_what_fits_exactly_is_not_too_long() -> None:
    assert texts(Text("First name", GIVEN, longest=6), named("Martin")) == ("Martin",)


def test_a_box_that_cuts_keeps_the_characters_that_fit_and_says_so() -> None:
    text = expressed(Text("First name", GIVEN, longest=9, cut=True), named("Maria Guadalupe"))
    assert text.texts == ("Maria Gua",)
    assert steps(text) == [("cut", False)]
    assert text.notes[0].before == "Maria Guadalupe"


def test_what_is_cut_at_a_space_does_not_end_in_one() -> None:
    assert texts(Text("First name", GIVEN, longest=6, cut=True), named("Maria Guadalupe")) == ("Maria",)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("one two three", "one two"),  # 'three' does not fit
        ("one two t", "one two t"),  # all of it fits
        ("one two three four", "one two"),
        ("one two34", "one two34"),
        ("one two34 five", "one two34"),  # the word ends where the box does
        ("onetwothreefour", "onetwothre"),  # one word only: its characters that fit
        ("one\ntwo\nthree", "one\ntwo"),
    ],
)
def test_a_box_that_cuts_by_words_keeps_whole_words(text: str, kept: str) -> None:
    field = TextArea("Remarks", application.anything_else, longest=10, cut="words", clean=ANY_LETTER)
    assert texts(field, says(text)) == (kept,)


@pytest.mark.parametrize(
    ("text", "line_break", "length"),
    [("ab\ncd", 1, 5), ("ab\ncd", 2, 6), ("\n\n", 2, 4), ("Ñandú", 1, 5), ("ab😀", 1, 4), ("", 2, 0)],
)
def test_lengths_are_counted_as_the_county_counts_them(text: str, line_break: int, length: int) -> None:
    assert TextArea("Remarks", GIVEN, line_break_counts=line_break).length(text) == length


def test_a_line_break_that_counts_twice_can_make_a_text_too_long() -> None:
    field: dict[str, Any] = {"longest": 5, "clean": ANY_LETTER}
    assert texts(TextArea("Remarks", application.anything_else, **field), says("ab\ncd")) == ("ab\ncd",)
    twice = TextArea("Remarks", application.anything_else, line_break_counts=2, **field)
    assert codes(rendered(twice, says("ab\ncd"))) == ["mini.one.remarks.too_long"]


def test_cutting_counts_as_the_county_counts() -> None:
    field = TextArea("Remarks", application.anything_else, longest=4, line_break_counts=2, cut=True, clean=ANY_LETTER)
    assert texts(field, says("a\nbcd")) == ("a\nb",)
    assert texts(field, says("😀😀😀")) == ("😀😀",)


def test_characters_that_the_box_refuses_are_a_finding_that_does_not_repeat_them() -> None:
    rendition = rendered(Text("First name", GIVEN, clean=NAME), named("李"))
    assert codes(rendition) == ["mini.one.first_name.characters"]
    assert rendition.findings[0].words == "First name: the county's box takes no letters of another script"
    assert rendition.pages[0].fields[0].texts == ()


@pytest.mark.parametrize(("given", "what"), [("Ana2", "digits"), ("Ana*", "such marks"), ("Ana*2", "such marks")])
def test_a_finding_says_what_sort_of_characters_the_box_refuses(given: str, what: str) -> None:
    (finding,) = rendered(Text("First name", GIVEN, clean=NAME), named(given)).findings
    assert finding.words == f"First name: the county's box takes no {what}"


def test_each_step_of_cleaning_leaves_a_note_that_says_whether_something_was_lost() -> None:
    text = expressed(Text("Last name", applicant.name.family, clean=NAME), named("Ana", "d\u2019Angelo\u2013 Núñez"))
    assert text.texts == ("DANGELO- NUNEZ",)
    assert steps(text) == [
        ("plain hyphens", True),
        ("apostrophes left out", False),
        ("plain letters", False),
        ("capitals", True),
    ]
    assert [note.before for note in text.notes[1:]] == [note.after for note in text.notes[:-1]]
    assert all(note.why for note in text.notes)


def test_a_text_of_which_nothing_is_left_is_missing_where_the_county_insists() -> None:
    rendition = rendered(Text("First name", GIVEN, clean=NAME, required=True), named("\u02bb"))
    assert codes(rendition) == ["mini.one.first_name.missing"]


def test_money_is_typed_with_cents_and_zero_is_not_the_same_as_not_answered() -> None:
    rent = Money("Rent", application.expenses.rent_or_mortgage)

    def pays(dollars: str | None) -> Application:
        return household(expenses=Expenses(rent_or_mortgage=None if dollars is None else Decimal(dollars)))

    assert texts(rent, pays("1200")) == ("1200.00",)
    assert texts(rent, pays("0")) == ("0.00",)
    assert texts(rent, pays("0.5")) == ("0.50",)
    assert texts(rent, pays("1E+3")) == ("1000.00",)
    assert texts(rent, pays(None)) == ()


def test_money_that_does_not_fit_is_a_finding() -> None:
    rent = Money("Rent", application.expenses.rent_or_mortgage, longest=6)
    rich = household(expenses=Expenses(rent_or_mortgage=Decimal("1000")))
    assert codes(rendered(rent, rich)) == ["mini.one.rent.too_long"]


BORN = household(person(birth_date=date(1990, 5, 9), ssn="900120034"), contact=Contact(phone="2095550123"))


@pytest.mark.parametrize(
    ("field", "boxes"),
    [
        (ThreeBoxes.date("Birth date", applicant.birth_date), ("05", "09", "1990")),
        (ThreeBoxes.ssn("SSN", applicant.ssn), ("900", "12", "0034")),
        (ThreeBoxes.phone("Phone", application.contact.phone), ("209", "555", "0123")),
        (OneBox.date("Birth date", applicant.birth_date), ("05/09/1990",)),
        (OneBox.date("Birth date", applicant.birth_date, form="%Y-%m-%d"), ("1990-05-09",)),
        (OneBox.ssn("SSN", applicant.ssn), ("900-12-0034",)),
        (OneBox.ssn("SSN", applicant.ssn, form="{}{}{}"), ("900120034",)),
        (OneBox.phone("Phone", application.contact.phone), ("(209) 555-0123",)),
    ],
)
def test_dates_and_numbers_go_into_three_boxes_or_one(field: Any, boxes: tuple[str, ...]) -> None:
    assert texts(field, BORN) == boxes
    nobody = household(person(birth_date=None), contact=Contact())
    assert texts(field, nobody) == ()


def test_three_boxes_are_shown_on_one_line() -> None:
    assert expressed(ThreeBoxes.date("Birth date", applicant.birth_date), BORN).shown == "05-09-1990"


def test_a_file_is_told_by_where_it_is_kept() -> None:
    documents = (Document(name="My lease.pdf", stored_as="documents/1", kind=DocumentKind.PDF, size=20_000),)
    assert texts(File("Proof", application.documents), household(documents=documents)) == ("documents/1",)
    assert texts(File("Proof", application.documents)) == ()


def test_a_finding_names_county_page_field_and_whose_answer_it_is() -> None:
    (finding,) = rendered(Text("First name", GIVEN, longest=2)).findings
    assert (finding.rule, finding.field, finding.subject, finding.source) == (
        "mini.one.first_name.too_long",
        "First name",
        "",
        "mini",
    )


def test_where_nothing_is_said_printable_ascii_is_taken_and_nothing_else() -> None:
    assert AS_IT_IS.clean("Oak  St #5").text == "Oak St #5"
    assert AS_IT_IS.clean("Peña").refused == ("ñ",)
