"""Each rule of Birch's pages refuses what it should, in its own words; what appears after another answer does so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.sandbox.back_door import BackDoor
from tests.sandbox.birch.family import FOUR
from tests.sandbox.birch.walker import Walker, matches

Truth = Callable[[], list[dict[str, Any]]]
ASKED = "This question needs an answer."
PLAIN = "Use plain letters A to Z."
MONEY = "Use an amount like 1,200.50."
NO_ONE = '"No one" cannot be ticked together with another answer.'
HOME = "Where do you live?"
FITS = "My address does not fit into these boxes"
BOXES = {"House number": "12", "Street name": "Oak", "Street suffix": "Street", "City": "Lodi", "ZIP code": "95240"}
HOUSED = {"Do you have a home address?": "Yes", **BOXES}

REFUSED: list[tuple[str, dict[str, str], list[str]]] = [
    ("Welcome", {"How are you applying?": ""}, [f"How are you applying?: {ASKED}"]),
    ("Welcome", {"Partner code": ""}, [f"Partner code: {ASKED}"]),
    ("Welcome", {"Partner code": "BYFIVE02"}, ["Partner code: We do not know this code."]),
    (
        "Welcome",
        {"I have read my rights and responsibilities": "no"},
        ["I have read my rights and responsibilities: This box must be ticked."],
    ),
    ("Welcome", {"Benefits": "Medi-Cal"}, ['Benefits: "CalFresh" must be ticked.']),
    ("About you", {"First name": "José"}, [f"First name: {PLAIN}"]),
    ("About you", {"First name": "Jose 2"}, [f"First name: {PLAIN}"]),
    ("About you", {"First name": "Maximiliano Alejandro"}, ["First name: Use 20 characters or fewer."]),
    ("About you", {"Last name": "O\u2019Brien"}, [f"Last name: {PLAIN}"]),
    ("About you", {"Last name": ""}, [f"Last name: {ASKED}"]),
    ("About you", {"Birth date again": "1984-03-03"}, ["Birth date again: The two birth dates are not the same."]),
    ("About you", {"Birth date": "02/30/1984"}, ["Birth date: Enter a real date as MM/DD/YYYY."]),
    ("About you", {"Birth date": "3/2/1984"}, ["Birth date: Fill it in like 00/00/0000."]),
    ("About you", {"Birth date": "11/24/2026"}, ["Birth date: The date cannot be in the future."]),
    ("About you", {"Number": "90011222"}, ["Number: Fill it in like 000-00-0000."]),
    ("About you", {"Number": ""}, [f"Number: {ASKED}"]),
    ("About you", {"Immigration status": ""}, [f"Immigration status: {ASKED}"]),
    (HOME, {"Do you have a home address?": ""}, [f"Do you have a home address?: {ASKED}"]),
    (HOME, HOUSED | {"House number": "12A"}, ["House number: Use digits only."]),
    (HOME, HOUSED | {"Street name": "Peñuelas"}, [f"Street name: {PLAIN}"]),
    (HOME, HOUSED | {"Unit type": "Suite"}, ["Unit number: Enter the number of the unit."]),
    (HOME, HOUSED | {"Unit number": "5"}, ["Unit type: Choose what kind of unit this is."]),
    (HOME, HOUSED | {FITS: "yes"}, [f"Whole address line: {ASKED}"]),
    (HOME, HOUSED | {"ZIP code": "9524"}, ["ZIP code: Enter a five digit ZIP code."]),
    ("Where do you get your mail?", {"Mailing state": ""}, [f"Mailing state: {ASKED}"]),
    ("Where do you get your mail?", {"Mailing address line 1": "1_A"}, [f"Mailing address line 1: {PLAIN}"]),
    ("How can we reach you?", {"Phone number": "209555"}, ["Phone number: Fill it in like (000) 000-0000."]),
    ("How can we reach you?", {"Is it all right to text you?": ""}, [f"Is it all right to text you?: {ASKED}"]),
    (
        "How can we reach you?",
        {"Email again": "b@example.org"},
        ["Email again: The two email addresses are not the same."],
    ),
    ("How can we reach you?", {"Email": "a@b"}, ["Email: Enter an e-mail address."]),
    ("More about NAME", {"NAME is your": ""}, [f"Juan Nunez is your: {ASKED}"]),
    ("Questions about everyone", {"Who goes to school?": ""}, [f"Who goes to school?: {ASKED}"]),
    ("NAME's job", {"Employer": "Peña"}, [f"Employer: {PLAIN}"]),
    ("NAME's job", {"Pay before taxes": "12,00"}, [f"Pay before taxes: {MONEY}"]),
    ("NAME's job", {"Pay before taxes": "12.345"}, [f"Pay before taxes: {MONEY}"]),
    ("NAME's job", {"Hours each week": "7.5"}, ["Hours each week: Use a whole number."]),
    ("NAME's job", {"Hours each week": ""}, [f"Hours each week: {ASKED}"]),
    ("Changes", {"What changed?": "Perdí mi trabajo"}, [f"What changed?: {PLAIN}"]),
    ("Changes", {"What changed?": "x" * 201}, ["What changed?: Use 200 characters or fewer."]),
    ("Housing", {"Bills you pay apart from rent": ""}, [f"Bills you pay apart from rent: {ASKED}"]),
    (
        "Housing",
        {"Bills you pay apart from rent": "Gas; None of these"},
        ['Bills you pay apart from rent: "None of these" cannot be ticked together with another answer.'],
    ),
    ("What you have", {"Cars and trucks": "100"}, ["Cars and trucks: Use 2 characters or fewer."]),
    ("Someone to speak for you", {"Representative's name": ""}, [f"Representative's name: {ASKED}"]),
    ("Sign and send", {"Your full name": "小龙"}, [f"Your full name: {PLAIN}"]),
]


@pytest.fixture(scope="module")
def onward(county: BackDoor) -> Iterator[Callable[[str], Walker]]:
    """Leads one person to page after page of one application, as long as they come in their order."""
    walker = Walker(county.url)
    walker.start()

    def reach(until: str) -> Walker:
        if not matches(until, walker.heading):
            walker.enter(walker.rest(FOUR), until=until)
        return walker

    yield reach
    walker.client.close()


@pytest.mark.parametrize(("page", "answers", "errors"), REFUSED)
def test_a_rule_refuses_and_the_page_stays(
    onward: Callable[[str], Walker], page: str, answers: dict[str, str], errors: list[str]
) -> None:
    walker = onward(page)
    good = {} if page == HOME else {key.split("/", 1)[1]: FOUR[key] for key in FOUR if walker.is_here(key)}
    token = walker.page["token"]
    walker.send({label: good[label] for label in good if label not in answers} | answers)
    assert walker.errors() == errors
    assert walker.load()["token"] == token


def test_no_one_excludes_everybody_else(walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    walker.enter(four, until="Work")
    (control,) = walker.page["controls"]
    posted = {"token": walker.page["token"], "answers": {control["name"]: ["1", "5"]}}
    assert walker.call("page", posted) == {"errors": [["Who has a job?", NO_ONE]]}


def test_what_is_not_there_is_neither_asked_nor_kept(walker: Walker, four: dict[str, str], truth: Truth) -> None:
    walker.start()
    walker.enter(four, until="Changes")
    changed, what = walker.page["controls"]
    answers = {changed["name"]: ["2"], what["name"]: ["Smuggled in"]}
    assert walker.call("page", {"token": walker.page["token"], "answers": answers}) == {"next": True}
    walker.load()
    walker.enter({key: four[key] for key in list(four)[list(four).index("Housing/Rent or mortgage") :]})
    assert truth()[0]["fields"]["Changes/Did anyone's income change in the last 30 days?"] == "No"
    assert "Changes/What changed?" not in truth()[0]["fields"]


@pytest.mark.parametrize(
    ("answers", "labels"),
    [
        ({}, ["Do you have a home address?"]),
        ({"Do you have a home address?": "No"}, ["Do you have a home address?"]),
        (
            {"Do you have a home address?": "Yes"},
            [
                *("Do you have a home address?", FITS, "House number", "Direction", "Street name", "Street suffix"),
                *("Unit type", "Unit number", "City", "ZIP code"),
            ],
        ),
        (
            {"Do you have a home address?": "Yes", FITS: "yes"},
            ["Do you have a home address?", FITS, "Whole address line", "City", "ZIP code"],
        ),
    ],
)
def test_fields_appear_after_others(
    walker: Walker, four: dict[str, str], answers: dict[str, str], labels: list[str]
) -> None:
    walker.start()
    walker.enter(four, until=HOME)
    assert walker.labels(answers) == labels


def test_an_address_that_the_county_does_not_know_is_kept_on_the_second_try(
    walker: Walker, four: dict[str, str]
) -> None:
    walker.start()
    walker.enter(four, until=HOME)
    warning = {"warning": "We could not find this address. Check it, or choose Next again to keep it."}
    odd = HOUSED | {"Street name": "Elm"}
    assert walker.send(odd) == warning
    assert walker.send(odd | {"House number": "13"}) == warning
    assert walker.send(odd | {"House number": "13"}) == {"next": True}
    assert walker.heading == "Where do you get your mail?"


def test_an_address_that_it_knows_is_taken_at_once(walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    walker.enter(four, until=HOME)
    assert walker.send(HOUSED) == {"next": True}


def test_the_homeless_cannot_have_mail_sent_where_they_live(walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    walker.enter(four, until=HOME)
    assert walker.send({"Do you have a home address?": "No"}) == {"next": True}
    assert walker.options(walker.page["controls"][0]) == ["At another address", "At the county office"]


def test_everybody_but_men_is_listed_as_maybe_pregnant(walker: Walker, four: dict[str, str]) -> None:
    walker.start()
    walker.enter(four, until="Questions about everyone")
    pregnant = walker.page["controls"][1]
    assert walker.options(pregnant) == ["Maria Jose Nunez", "Ana Nunez", "FNU Suharto", "No one"]


@pytest.mark.parametrize(
    ("typed", "kept"), [("1,200.5", "1200.50"), ("1200", "1200.00"), ("1,234,567.89", "1234567.89")]
)
def test_money_is_taken_with_and_without_commas(
    walker: Walker, four: dict[str, str], truth: Truth, typed: str, kept: str
) -> None:
    walker.start()
    walker.enter(four | {"What you have/Cash": typed})
    assert truth()[0]["fields"]["What you have/Cash"] == kept
