from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byfive.application import Address, Contact, Expenses, Job
from intake_app import questions
from intake_app.question import Need, Question, Wrong
from intake_app.questions import Day, Money, Number, Phone, Text, Tick, Zip, yes_no
from intake_app.screen import FOLDER
from intake_app.words import ENGLISH, line

RENT = Money(name="it", label=line("rent.label"), fits=(Expenses, "rent_or_mortgage"))
BIRTH = Day(name="it", label=line("birth.label"), latest=date(2026, 11, 23))
PHONE = Phone(name="it", label=line("contact.phone"), fits=(Contact, "phone"))
ZIP = Zip(name="it", label=line("address.zip"), fits=(Address, "zip"))
HOURS = Number(name="it", label=line("job.hours"), fits=(Job, "hours_a_week"))


@pytest.mark.parametrize(("text", "dollars"), [
    ("1250", "1250"), ("$1,250.50", "1250.50"), ("$ 1 250", "1250"), ("0", "0"), ("12.", "12"), (".5", "0.5"),
    ("１２", "12"), ("10000000", "10000000"),
])  # fmt: skip
def test_money_is_read_as_people_write_it(text: str, dollars: str) -> None:
    assert RENT.read({"it": text}) == Decimal(dollars)


@pytest.mark.parametrize("text", [
    "-1", "1.234", "1.234,50", "12,50", "1,2345", "1e3", "NaN", "10000000.01", "😀", "about 5", "5-10", "$", "٣",
])  # fmt: skip
def test_what_is_not_plainly_dollars_is_never_guessed(text: str) -> None:
    with pytest.raises(Wrong):
        RENT.read({"it": text})


@given(st.decimals(0, 10_000_000, places=2))
def test_money_as_shown_is_read_again_as_the_same(amount: Decimal) -> None:
    assert RENT.read({"it": ENGLISH.say(RENT.shown(amount))}) == amount


@given(st.dates(date(1900, 1, 1), date(2026, 11, 23)))
def test_every_day_up_to_today_is_read(day: date) -> None:
    typed = {"it_month": str(day.month), "it_day": f"{day.day:02}", "it_year": str(day.year)}
    assert BIRTH.read(typed) == day


@pytest.mark.parametrize(("month", "day", "year", "control"), [
    ("2", "29", "2023", "it_month"), ("0", "1", "1990", "it_month"), ("1", "", "1990", "it_day"),
    ("1", "1", "1899", "it_year"), ("1", "1", "0000", "it_month"), ("11", "24", "2026", "it_year"),
    ("1", "x", "1990", "it_day"), ("1", "1", "19900", "it_year"), ("1", "²", "19", "it_year"),
])  # fmt: skip
def test_a_day_that_cannot_be_says_which_box(month: str, day: str, year: str, control: str) -> None:
    with pytest.raises(Wrong) as wrong:
        BIRTH.read({"it_month": month, "it_day": day, "it_year": year})
    assert wrong.value.control == control


@pytest.mark.parametrize("text", ["2095550123", "(209) 555-0123", "209.555.0123", "+1 209 555 0123", "1-209-555-0123"])
def test_a_phone_number_is_ten_digits_however_they_are_set_apart(text: str) -> None:
    assert PHONE.read({"it": text}) == "2095550123"
    assert PHONE.read({"it": PHONE.shown("2095550123")}) == "2095550123"


@pytest.mark.parametrize("text", ["5550123", "109 555 0123", "209 555 012x", "22095550123", "+44 20 7946 0000"])
def test_another_number_is_no_phone_number_here(text: str) -> None:
    with pytest.raises(Wrong):
        PHONE.read({"it": text})


def test_a_zip_code_may_have_nine_digits() -> None:
    assert [ZIP.read({"it": text}) for text in ("95340", "95340-1234", "95340 1234", "953401234")] == [
        "95340", "95340-1234", "95340-1234", "95340-1234",
    ]  # fmt: skip
    for text in ("9534", "953401", "95340-12", "abcde"):
        with pytest.raises(Wrong):
            ZIP.read({"it": text})


def test_hours_are_a_number_within_a_week() -> None:
    assert [HOURS.read({"it": text}) for text in ("0", "40", "37.5", "168")] == [0, 40, Decimal("37.5"), 168]
    assert [HOURS.shown(Decimal(text)) for text in ("40", "37.50", "0")] == ["40", "37.5", "0"]
    for text in ("-1", "168.5", "NaN", "Infinity", "forty"):
        with pytest.raises(Wrong):
            HOURS.read({"it": text})


def test_nothing_typed_is_no_answer() -> None:
    unsure = yes_no("it", line("work.label_you"), or_unsure=True)
    for question in (RENT, BIRTH, PHONE, ZIP, HOURS, unsure):
        assert question.read({}) is None
        assert question.read(dict.fromkeys(question.controls, "")) is None
    assert [unsure.read({"it": value}) for value in ("yes", "no", "unsure")] == [True, False, None]
    assert not unsure.is_missing({"it": "unsure"}), "not sure is said; it is not asked again"


def test_a_value_that_no_list_offers_is_wrong() -> None:
    with pytest.raises(Wrong):
        yes_no("it", line("work.label_you")).read({"it": "maybe"})


@pytest.mark.parametrize("need", [Need.WANTED, Need.NEEDED])
def test_a_question_that_may_not_be_empty_must_say_what_is_missing(need: Need) -> None:
    with pytest.raises(ValueError, match="missing"):
        Tick(name="it", label=line("yes"), need=need)


def test_a_skippable_question_says_nothing_of_missing() -> None:
    with pytest.raises(ValueError, match="missing"):
        Text(name="it", label=line("yes"), fits=(Address, "city"), missing=line("address.city_missing"))


def test_each_kind_of_question_has_its_drawing() -> None:
    drawn = (FOLDER / "templates" / "questions.html").read_text()
    kinds = {kind for kind in vars(questions).values() if isinstance(kind, type) and issubclass(kind, Question)}
    for kind in kinds - {Question}:
        assert f"macro {kind.kind}(" in drawn, kind
