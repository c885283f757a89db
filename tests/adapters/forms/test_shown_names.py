"""Texts made of labels: by which name later pages call people, and what the county's list says of an application."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.forms import (
    Cleaning,
    EarlierList,
    Field,
    Form,
    OneBox,
    Page,
    Rendition,
    Select,
    Text,
    ThreeBoxes,
    applicant,
    application,
    everyone,
    first_name_or,
    last_name,
    member,
    other_members,
    render,
)
from adapters.forms.cleaning import upper
from adapters.forms.labels import filled_in, labels_in
from byfive.application import Contact, Name
from tests.adapters.forms.mini import SHOWN_AS, form_of, page
from tests.expectations.applications import TODAY, household, named, person

FIRST = Text("First name", first_name_or("FNU", member.name), longest=9, cut=True)
LAST = Text("Last name", last_name(member.name))


def shown(of: Any, people_shown_as: Any, *fields: Field) -> list[str]:
    """How the county's later pages call each member."""
    asked = Page("about", heading="About you", each=everyone, says="{person}", fields=fields or [FIRST, LAST])
    later = Page("later", heading="{member}", each=everyone)
    rendition = render(form_of(asked, later, people_shown_as=people_shown_as), of, TODAY)
    return [text.heading for text in rendition.pages if text.page is later]


def test_people_are_called_by_several_fields_as_they_were_typed() -> None:
    of = household(person(name=Name(given="Maria Guadalupe", family="Ruiz")), person(2))
    assert shown(of, "{First name} {Last name}") == ["Maria Gua Ruiz", "Luis Example"]
    assert shown(of, "{Last name}, {First name}") == ["Ruiz, Maria Gua", "Example, Luis"]


def test_a_part_that_nobody_gave_leaves_no_space_behind() -> None:
    middle = Text("Middle name", member.name.middle)
    assert shown(named("Ana", "Ruiz"), "{First name} {Middle name} {Last name}", FIRST, middle, LAST) == ["Ana Ruiz"]
    assert shown(named(None, "Suharto"), "{First name} {Last name}") == ["FNU Suharto"]


def test_a_suffix_chosen_from_a_list_can_be_a_part_of_the_name() -> None:
    suffix = Select("Suffix", member.name.suffix, options={"Jr.": "JR"}, otherwise="")
    assert shown(named("Ana", "Ruiz", suffix="Jr."), "{First name} {Suffix}", FIRST, suffix) == ["Ana JR"]


def test_people_are_called_by_what_the_page_makes_of_a_typed_name() -> None:
    capitals = Text("First name", member.name.given, then_shows=upper)
    assert shown(named("Ana"), "{First name}", capitals) == ["ANA"]
    assert shown(named("Ana"), capitals) == ["ANA"]


def test_the_applicants_own_field_of_the_same_label_is_no_second_one() -> None:
    own = Page("you", heading="You", fields=[Text("First name", applicant.name.given)])
    form = form_of(own, page(FIRST, each=other_members), people_shown_as="{First name}")
    assert form.name_fields == {"First name": [FIRST]}


@given(st.text(max_size=30), st.dictionaries(st.text(min_size=1, max_size=5), st.text(max_size=9)))
def test_what_stands_in_braces_and_nothing_else_is_filled_in(text: str, said: dict[str, str]) -> None:
    asked: list[str] = []

    def answer(label: str) -> str:
        asked.append(label)
        return said.get(label, "")

    made = filled_in(text, answer)
    assert asked == labels_in(text)
    assert made == " ".join(made.split())
    if not asked:
        assert made == " ".join(text.split())


def test_an_answer_with_braces_is_not_filled_in_again() -> None:
    assert filled_in("{a}", lambda label: "{b}" if label == "a" else "no") == "{b}"


def rendition_of(*pages: Page, of: Any = None, **words: Any) -> Rendition:
    return render(form_of(*pages, **words), of or household(person(), person(2)), TODAY)


def test_a_label_that_each_person_has_means_the_applicants() -> None:
    others = Page("others", heading="Others", each=other_members, says="{person}", fields=[FIRST])
    you = Page("you", heading="You", fields=[Text("First name", applicant.name.given)])
    rendition = rendition_of(others, you)
    assert rendition.text_of("First name") == ("Ana",)
    assert rendition.as_listed("{First name}!", "%m/%d/%Y") == "Ana!"
    nobodys = rendition_of(others)
    assert (nobodys.field_of("First name"), nobodys.text_of("First name")) == (None, ())
    assert nobodys.as_listed("{First name}", "%m/%d/%Y") == ""


BORN = applicant.birth_date


@pytest.mark.parametrize(
    "field",
    [
        ThreeBoxes.date("Born", BORN),
        OneBox.date("Born", BORN),
        OneBox.date("Born", BORN, form="%d %b %Y"),
        OneBox.date("Born", BORN, form="%Y-%m-%d"),
    ],
)
@pytest.mark.parametrize(("date_format", "listed"), [("%m/%d/%Y", "05/09/1981"), ("%Y-%m-%d", "1981-05-09")])
def test_a_day_is_listed_in_the_lists_own_way_however_it_was_typed(field: Field, date_format: str, listed: str) -> None:
    rendition = rendition_of(page(field), of=household(person(birth_date=date(1981, 5, 9))))
    assert rendition.as_listed("{Born}", date_format) == listed


@pytest.mark.parametrize(
    ("field", "listed"),
    [
        (OneBox.date("A", BORN, form="%m/%d/%y"), "05/09/81"),  # half a year says no century: as it was typed
        (ThreeBoxes.phone("A", application.contact.phone), "209 555 0123"),
        (OneBox.phone("A", application.contact.phone), "(209) 555-0123"),
        (Text("A", applicant.name.given, then_shows=upper), "ANA"),
        (Text("A", applicant.name.given, clean=Cleaning(upper, allows="A-Z")), "ANA"),
    ],
)
def test_all_else_is_listed_as_the_page_holds_it(field: Field, listed: str) -> None:
    rendition = rendition_of(
        page(field), of=household(person(birth_date=date(1981, 5, 9)), contact=Contact(phone="2095550123"))
    )
    assert rendition.as_listed("{A}", "%m/%d/%Y") == listed


@given(
    st.dates(date(1900, 1, 1), date(2026, 12, 31)), st.sampled_from(["%m/%d/%Y", "%Y-%m-%d", "%d.%m.%Y", "%b %d, %Y"])
)
def test_every_day_comes_back_from_what_was_typed(day: date, form: str) -> None:
    for field in (OneBox.date("A", BORN, form=form), ThreeBoxes.date("A", BORN)):
        typed = rendition_of(page(field), of=household(person(birth_date=day))).text_of("A")
        assert field.day(typed) == day
    assert field.day(()) is None


def searching(search_for: Any) -> EarlierList:
    return EarlierList(
        "Sent", number="Number", rows={"Name": "{First name}"}, sent="Sent", sent_format="%m/%d/%Y %I:%M %p",
        search="Name", search_for=search_for, button="Go",
    )  # fmt: skip


def test_a_search_is_for_one_field_or_for_a_text_made_of_several() -> None:
    assert searching(FIRST).search_text == "{First name}"
    assert searching("{Last name}, {First name}").search_text == "{Last name}, {First name}"
    assert EarlierList("Sent", number="N", rows={}, sent="S", sent_format="%Y").search_text == ""


def test_one_field_by_which_people_are_called_needs_no_label_in_braces() -> None:
    form: Form = form_of(page(FIRST, each=everyone))
    assert (form.people_shown_as, form.name_fields) == (SHOWN_AS, {})
