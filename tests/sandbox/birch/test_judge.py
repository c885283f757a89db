"""The judge of Birch: how a careful person writes there, splits addresses, and what is for a person."""

from __future__ import annotations

import copy

import pytest

from sandbox.alder.expected import ForAPerson as AldersForAPerson
from sandbox.birch import addresses, careful
from sandbox.birch.expected import ForAPerson, expected
from tests.sandbox.birch.family import FOUR
from tests.sandbox.conftest import TODAY
from tests.sandbox.family import FAMILY, change

BOXES = ("House number", "Direction", "Street name", "Street suffix", "Unit type", "Unit number")


def test_the_judge_says_what_the_pages_want_of_a_family() -> None:
    assert expected(FAMILY, TODAY) == FOUR
    assert list(expected(FAMILY, TODAY)) == list(FOUR)


def test_both_counties_have_one_way_to_say_that_a_person_is_needed() -> None:
    assert ForAPerson is AldersForAPerson


@pytest.mark.parametrize(
    ("written", "entered"),
    [
        ("Íñigo", "Inigo"),
        ("O\u2019Brien O'Neil D`Souza Ka\u02bbahu", "O'Brien O'Neil D'Souza Ka'ahu"),
        ("Jones\u2011Drew Ann\u2013Marie", "Jones-Drew Ann-Marie"),
        ("St. John", "St. John"),
        ("Ana\u00a0Lucia,  Paz/Ruiz & Co_op", "Ana Lucia Paz Ruiz C"),
        ("Nguyễn Phượng", "Nguyen Phuong"),
        ("Søren Æbelø", "Soren AEbelo"),
        ("Maximiliano Alejandro", "Maximiliano Alejandr"),
    ],
)
def test_names_keep_their_spelling_in_plain_letters_and_are_cut_at_the_box(written: str, entered: str) -> None:
    assert careful.name(written, "the name", 20) == entered[:20].strip()


def test_free_text_stays_as_it_is_where_the_county_takes_it() -> None:
    assert careful.story("It\u2019s \u201cfine\u201d; Niño & I: $450!\nThanks \U0001f600.", "it", 500) == (
        'It\'s "fine"; Nino & I: $450!\nThanks .'
    )
    assert careful.story("one\ntwo", "it", 7) == "one\ntwo"
    assert careful.story("one two", "it", 6) == "one"


@pytest.mark.parametrize(
    ("line1", "line2", "boxes"),
    [
        ("7283 2nd St", None, ("7283", "", "2nd", "Street", "", "")),
        ("12 Valley View Rd", "Apt 12B", ("12", "", "Valley View", "Road", "Apartment", "12B")),
        ("20 Orchard Ln TRLR 8", None, ("20", "", "Orchard", "Lane", "Trailer", "8")),
        ("1800 W. Main Street, Ste. 5", None, ("1800", "W", "Main", "Street", "Suite", "5")),
        ("411 se Harrison ST", "Bldg 3", ("411", "SE", "Harrison", "Street", "Building", "3")),
        ("4410 The Alameda", "Apt. 4", ("4410", "", "The Alameda", "", "Apartment", "4")),
        ("100 Broadway", None, ("100", "", "Broadway", "", "", "")),
        ("100 E Broadway", None, ("100", "E", "Broadway", "", "", "")),
        ("5 N St", None, ("5", "", "N", "Street", "", "")),
        ("9 O\u2019Farrell Avenue", None, ("9", "", "O'Farrell", "Avenue", "", "")),
        ("77 Pacific Coast Hwy", None, ("77", "", "Pacific Coast", "Highway", "", "")),
        ("8 North Shore Dr", None, ("8", "", "North Shore", "Drive", "", "")),
    ],
)
def test_a_plain_address_is_split_into_the_boxes(line1: str, line2: str | None, boxes: tuple[str, ...]) -> None:
    entered = addresses.entered({"line1": line1, "line2": line2})
    assert entered.pop(f"{addresses.PAGE}/{addresses.FITS}") == "no"
    assert entered == {f"{addresses.PAGE}/{label}": text for label, text in zip(BOXES, boxes, strict=True)}


@pytest.mark.parametrize(
    ("line1", "line2", "whole"),
    [
        ("PO Box 1847", None, "PO Box 1847"),
        ("1800 W Main St, PMB 212", None, "1800 W Main St, PMB 212"),
        ("RR 2 Box 114", None, "RR 2 Box 114"),
        ("General Delivery", None, "General Delivery"),
        ("112-10 Bell Ave", None, "112-10 Bell Ave"),
        ("123 1/2 Elm St", "REAR", "123 1/2 Elm St, REAR"),
        ("12 Elm St", "REAR", "12 Elm St, REAR"),
        ("842 E 1700 S", None, "842 E 1700 S"),
        ("12 Main St N", None, "12 Main St N"),
        ("12 Highway 99", None, "12 Highway 99"),
        ("88 Camino de la Cañada, Spc. 12", None, "88 Camino de la Canada, Spc. 12"),
        ("1220 O'Farrell St.", "# 5", "1220 O'Farrell St., # 5"),
        ("BLDG 210 RM 3", None, "BLDG 210 RM 3"),
        ("12 Elm St Bldg 3 Apt 4", None, "12 Elm St Bldg 3 Apt 4"),
        ("12 Elm St Apt 4", "Unit 5", "12 Elm St Apt 4, Unit 5"),
        ("Sequoia Hall RM 214", "1 University Cir", "Sequoia Hall RM 214, 1 University Cir"),
        ("5 Elk Grove", None, "5 Elk Grove"),
        ("12345678 Elm St", None, "12345678 Elm St"),
        (
            "10250 Constitution of the United States Boulevard",
            None,
            "10250 Constitution of the United States Boulevard",
        ),
    ],
)
def test_any_other_address_goes_into_the_whole_line(line1: str, line2: str | None, whole: str) -> None:
    page = addresses.PAGE
    fields = addresses.entered({"line1": line1, "line2": line2})
    assert fields == {f"{page}/{addresses.FITS}": "yes", f"{page}/Whole address line": whole}


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        ("members.0.name.given", "小龙", "the first name of person 1 has characters"),
        ("members.1.name.family", "...", "has no letter"),
        ("members.2.birth_date", None, "the birth date of person 3 is required"),
        ("members.1.is_pregnant", True, "does not list"),
        ("members.0.jobs.0.pay", None, "the pay (person 1, job 1) is required"),
        ("members.0.jobs.0.pay", "9999999999", "the pay (person 1, job 1) has 16 characters"),
        ("members.0.jobs.0.pay_period", None, "how often the pay comes (person 1, job 1)"),
        ("members.0.jobs.0.hours_a_week", None, "how many hours a week (person 1, job 1)"),
        ("members.0.jobs.1.employer", None, "the employer (person 1, job 2) is required"),
        ("members.0.jobs.1.employer", "Brother Packing and Canning Comp", "32 characters"),
        ("members.1.self_employment.income_a_month", None, "business is required"),
        ("relationships", FAMILY["relationships"][1:], "how person 2 is related to the applicant"),
        ("contact.email", "maría@example.org", "the e-mail address has characters"),
        ("home.line1", "1" * 61, "the home address has 61 characters"),
        ("home.city", "Rancho Santa Margarita del Mar", "the home city has 30 characters"),
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
    with pytest.raises(ForAPerson) as raised:
        expected(household, TODAY)
    assert why in str(raised.value)


@pytest.mark.parametrize(
    ("path", "value", "key", "entered"),
    [
        ("members.1.name.suffix", "iii", "About person N#2/Suffix", "III"),
        ("members.1.name.suffix", "Esq.", "About person N#2/Last name", "Nunez Esq."),
        ("members.1.sex", "other", "More about NAME#2/NAME is your", "Spouse"),
        ("members.1.eats_with_applicant", False, "More about NAME#2/Does NAME buy and cook food with you?", "No"),
        ("members.1.citizenship", "other", "About person N#2/Immigration status", "Other status"),
        ("members.1.citizenship", "citizen", "About person N#2/Immigration status", None),
        ("members.0.ssn", None, "About you/Number", None),
        ("mailing", None, "Where do you get your mail?/Send my mail", "Where I live"),
        ("mailing", FAMILY["home"], "Where do you get your mail?/Mailing city", None),
        ("contact.phone", None, "How can we reach you?/Is it all right to text you?", None),
        ("contact.may_text", None, "How can we reach you?/Is it all right to text you?", "No"),
        ("expenses.utilities", [], "Housing/Bills you pay apart from rent", "None of these"),
        ("expenses.utilities", None, "Housing/Bills you pay apart from rent", "None of these"),
        ("income_changed_recently", None, "Changes/What changed?", None),
        ("interview.by_phone", None, "Interview/How would you like to be interviewed?", "No preference"),
        ("representative", None, "Someone to speak for you/Representative's name", None),
        ("wants_medi_cal", None, "Welcome/Benefits", "CalFresh"),
    ],
)
def test_an_answer_becomes_what_the_page_offers(path: str, value: object, key: str, entered: str | None) -> None:
    household = copy.deepcopy(FAMILY)
    change(path, value)(household)
    assert expected(household, TODAY).get(key) == entered


def test_a_homeless_household_without_mail_gets_it_at_the_county_office() -> None:
    household = copy.deepcopy(FAMILY) | {"home": None, "is_homeless": True, "mailing": None}
    fields = {key: text for key, text in expected(household, TODAY).items() if key.startswith("Where do")}
    assert fields == {
        "Where do you live?/Do you have a home address?": "No",
        "Where do you get your mail?/Send my mail": "At the county office",
    }
