"""Which of a client's answers must not be found in the open."""

from __future__ import annotations

from datetime import date

import pytest

from byfive.application import Address, Contact, Member, Name, Representative
from byfive.privacy import Kind, values_of
from tests.byfive.ledger.scene import household


def found(**answers: object) -> dict[tuple[str, str], bool]:
    """Kind and text of each value, and whether it is weak."""
    return {(value.kind, value.text): value.weak for value in values_of("S-1", household(**answers))}  # type: ignore[arg-type]


def test_everything_that_tells_who_somebody_is_counts() -> None:
    values = found()
    for kind, text in (
        (Kind.NAME, "Zorabel"),
        (Kind.NAME, "Quillonby"),
        (Kind.NAME, "Mikkaline"),
        (Kind.SSN, "923456781"),
        (Kind.PHONE, "2095550123"),
        (Kind.EMAIL, "zorabel.q@example.org"),
        (Kind.ADDRESS, "4711 Brambleweather Lane"),
        (Kind.BIRTH_DATE, "1984-02-29"),
    ):
        assert values[kind, text] is False


def test_dates_of_this_century_are_weak() -> None:
    assert found()[Kind.BIRTH_DATE, "2019-07-06"] is True


def test_values_belong_to_their_person() -> None:
    owners = {value.text: value.owner.person for value in values_of("S-1", household())}
    assert owners["Mikkaline"] == "m2"
    assert owners["2095550123"] == "m1"


@pytest.mark.parametrize(
    ("name", "weak"),
    [
        (Name(given="Ana"), {"Ana": True}),
        (Name(given="Grace", family="Featherstone"), {"Grace": True, "Featherstone": False}),
        (Name(family="de la Cruz Villase\u00f1or"), {"Cruz": True, "Villase\u00f1or": False,
                                                    "de la Cruz Villase\u00f1or": False}),
        (Name(given="Anne\u2013Marie", middle="B"), {"Anne": True, "Marie": False, "Anne\u2013Marie": False}),
        (Name(given="Li", suffix="Jr."), {"Li": True}),
        (Name(given="\u674e"), {"\u674e": True}),
    ],
)  # fmt: skip
def test_short_and_ordinary_names_are_weak(name: Name, weak: dict[str, bool]) -> None:
    values = found(members=(Member(id="m1", name=name),), signature=None)
    assert {text: is_weak for (kind, text), is_weak in values.items() if kind is Kind.NAME} == weak


def test_lines_that_anybody_could_live_at_are_none() -> None:
    home = Address(line1="General Delivery", line2="Apt. 4", city="Merced", zip="95340")
    assert [text for kind, text in found(home=home) if kind is Kind.ADDRESS] == []
    home = Address(line1="PO Box 1847", line2="c/o Rosa Pe\u00f1a", city="Merced", zip="95340")
    assert [text for kind, text in found(home=home) if kind is Kind.ADDRESS] == ["PO Box 1847", "c/o Rosa Pe\u00f1a"]


def test_the_representative_is_a_person_too() -> None:
    somebody = Representative(name=Name(given="Consuelo"), phone="2095550142")
    values = {value.text: value.owner.person for value in values_of("S-1", household(representative=somebody))}
    assert (values["Consuelo"], values["2095550142"]) == ("r", "r")


def test_what_was_not_answered_is_no_value() -> None:
    bare = household(members=(Member(id="m1", name=Name(given="Zorabel"), birth_date=date(1970, 1, 1)),),
                     contact=Contact(), home=None, signature=None)  # fmt: skip
    assert len(list(values_of("S-1", bare))) == 2
