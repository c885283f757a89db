"""The judge: how a careful person writes, what is for a person, and how two sets of fields are compared."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.alder import careful
from sandbox.alder.expected import ForAPerson, expected
from sandbox.judge import compared, differences
from tests.sandbox.conftest import TODAY
from tests.sandbox.family import FAMILY, change

Household = dict[str, Any]


@pytest.mark.parametrize(
    ("written", "entered"),
    [
        ("Íñigo", "INIGO"),
        ("Müller", "MULLER"),
        ("Søren Łuk Đorđe", "SOREN LUK DORDE"),
        ("Weiß Æbelø Œuvr", "WEISS AEBELO OEUVR"),
        ("Þórður", "THORDUR"),
        ("\u0131\u015f\u0131l Aŋa Ħal", "ISIL ANA HAL"),
        ("O\u2019Brien O'Neil D`Souza Ka\u02bbahu", "OBRIEN ONEIL DSOUZA KAAHU"),
        ("Jones\u2011Drew Ann\u2013Marie", "JONES-DREW ANN-MARIE"),
        ("St. John", "ST JOHN"),
        ("Ana\u00a0Lucia,  Paz/Ruiz & Co_op", "ANA LUCIA PAZ RUIZ CO OP"),
        ("Nguyễn Phượng", "NGUYEN PHUONG"),
        ("I\u0301n\u0303igo", "INIGO"),
    ],
)
def test_names_are_written_in_plain_letters(written: str, entered: str) -> None:
    assert careful.name(written, "the name") == entered


def test_names_are_cut_and_stripped_but_addresses_and_employers_are_not() -> None:
    assert careful.name("Juan Sebastian Elias", "the name", 15) == "JUAN SEBASTIAN"
    assert careful.address("1220 O'Farrell St., #5", "the street", 30) == "1220 OFARRELL ST. #5"
    with pytest.raises(ForAPerson, match="31 characters"):
        careful.address("1" * 31, "the street", 30)
    with pytest.raises(ForAPerson, match="26 characters"):
        careful.plain("E" * 26, "the employer", 25)


def test_free_text_is_cut_after_the_last_whole_word_and_a_line_break_counts_as_two() -> None:
    assert careful.story("I've lost my job, today!", "it", "A-Z0-9 -", 16) == "IVE LOST MY JOB"
    assert careful.story("one two", "it", "A-Z ", 6) == "ONE"
    assert careful.story("one\ntwo", "it", "A-Z \\n", 8) == "ONE\nTWO"
    assert careful.story("one\ntwo", "it", "A-Z \\n", 7) == "ONE"
    assert careful.story("one\ntwo", "it", "A-Z ", 7) == "ONE TWO"
    assert careful.story("unbreakable", "it", "A-Z ", 4) == "UNBR"


@given(st.text(max_size=300), st.integers(1, 60))
def test_free_text_always_fits_or_is_for_a_person(text: str, longest: int) -> None:
    try:
        entered = careful.story(text, "it", r"A-Z0-9 \n.,#/-", longest)
    except ForAPerson:
        return
    assert len(entered) + entered.count("\n") <= longest
    assert entered == entered.strip()


@pytest.mark.parametrize(("worked", "entered"), [("7.5", "8"), ("37.49", "37"), ("0", "0"), (40, "40"), (None, "")])
def test_hours_are_rounded_half_up(worked: object, entered: str) -> None:
    assert careful.whole(worked) == entered


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        ("members.0.name.given", "小龙", "the first name of person 1 has characters"),
        ("members.1.name.family", "Núñez 2", "the last name of person 2 has characters"),
        ("members.0.name.given", "...", "has no letter"),
        ("members.2.birth_date", None, "the birth date of person 3 is required"),
        ("members.2.birth_date", "2026-11-24", "in the future"),
        ("members.0.is_pregnant", None, ""),
        ("members.1.is_pregnant", True, "does not list"),
        ("members.0.jobs.0.pay", None, "the pay (person 1, job 1) is required"),
        ("members.0.jobs.0.pay", "99999.99", "the pay (person 1, job 1) has 10 characters"),
        ("members.0.jobs.0.pay_period", None, "how often the pay comes"),
        ("members.0.jobs.0.hours_a_week", None, "by the hour and the weekly hours"),
        ("members.0.jobs.1.employer", None, "the employer (person 1, job 2) is required"),
        ("members.0.jobs.1.employer", "Brother Packing and Canning Co", "30 characters"),
        ("members.1.self_employment.income_a_month", None, "own work is required"),
        ("members.3.other_income.0.amount_a_month", None, "an amount of person 4 is required"),
        ("relationships", FAMILY["relationships"][1:], "how persons 1 and 2 are related"),
        ("contact.email", "maría@example.org", "the e-mail address has characters"),
        ("contact.email", "a" * 30 + "@example.org", "the e-mail address has 42 characters"),
        ("home.line1", "10250 Constitution of the United States", "the home street has 39 characters"),
        ("home.line1", "街道 5", "the home street has characters"),
        ("home.city", "Rancho Santa Margarita", "the home city has 22 characters"),
        ("home.state", "NV", "not in California"),
        ("home", None, "nobody said that the household is homeless"),
        ("is_homeless", True, "said to be homeless"),
        ("income_change", None, "nobody said how"),
        ("anything_else", "请打电话", "letters that the county does not take"),
        ("consents_to_terms", None, "the terms were not accepted"),
        ("signature", None, "not signed"),
    ],
)
def test_what_cannot_be_entered_without_asking_is_for_a_person(path: str, value: object, why: str) -> None:
    household = copy.deepcopy(FAMILY)
    change(path, value)(household)
    if not why:
        assert expected(household, TODAY)["Household questions/Who is pregnant?"] == "No one"
        return
    with pytest.raises(ForAPerson) as raised:
        expected(household, TODAY)
    assert why in str(raised.value)


@pytest.mark.parametrize(
    ("path", "value", "key", "entered"),
    [
        ("mailing", FAMILY["home"], "Mailing address/Where should we send mail?", "To where I live"),
        ("mailing", None, "Mailing address/Mailing street", ""),
        ("members.1.name.suffix", "V", "Another person in your home#2/Last name", "NUNEZ V"),
        ("members.1.name.suffix", "iii", "Another person in your home#2/Suffix", "III"),
        ("members.0.sex", "other", "How NAME is related#1-2/NAME is the ... of NAME", "spouse"),
        ("resources.vehicles", 4, "Things you own/How many cars or trucks?", "4"),
        ("resources.vehicles", None, "Things you own/How many cars or trucks?", ""),
        ("expenses.utilities", [], "Housing costs/Which utilities do you pay?", "None of these"),
        ("expenses.utilities", None, "Housing costs/Which utilities do you pay?", ""),
        ("income_changed_recently", None, "Changes in money/Tell us what changed", ""),
        ("interview.by_phone", None, "Interview/How would you like your interview?", "Either"),
        ("interview.by_phone", False, "Interview/How would you like your interview?", "At the office"),
        ("representative", None, "Someone to speak for you/Do you want someone to speak for you?", "No"),
        ("contact.may_text", None, "How to reach you/May we send you text messages?", "No"),
        ("members.0.jobs.0.hours_a_week", "10", "More about NAME's job#1.1/Pay before taxes", "157.50"),
    ],
)
def test_an_answer_becomes_what_the_page_offers(path: str, value: object, key: str, entered: str) -> None:
    household = copy.deepcopy(FAMILY)
    change(path, value)(household)
    assert expected(household, TODAY)[key] == entered


def test_a_homeless_household_without_mail_has_it_held() -> None:
    household = copy.deepcopy(FAMILY) | {"home": None, "is_homeless": True, "mailing": None}
    fields = expected(household, TODAY)
    assert fields["Where you live/I am homeless"] == "yes"
    assert fields["Where you live/Street address"] == ""
    assert fields["Mailing address/Where should we send mail?"] == "Hold it at the county office"


def test_differences_name_what_is_missing_changed_and_surplus() -> None:
    said, held = {"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "4", "d": ""}
    assert differences(said, held) == [("b", "2", "4"), ("c", "3", None), ("d", None, "")]
    assert compared(said, held) == 4
    assert differences(said, said) == []
