"""Pages: when they come, what they demand, what may come at any time, what a person does by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from adapters.forms import (
    Gate,
    Money,
    Must,
    Page,
    Radio,
    Signature,
    Text,
    Tick,
    always,
    answered,
    any_member,
    applicant,
    application,
    at_least,
    both,
    either,
    everyone,
    first_letter,
    first_name_or,
    five_digits,
    full_name,
    hourly_as_weekly,
    is_not,
    is_one_of,
    is_under,
    job,
    jobs_of,
    last_name,
    last_name_with_suffix_unless,
    member,
    no,
    render,
    whole_number,
    yes,
)
from adapters.forms.sources import Source, Turn
from byfive.application import Address, Application, Job, Name, PayPeriod, Sex
from tests.adapters.forms.mini import codes, form_of, last_page, page, rendered, texts
from tests.expectations.applications import TODAY, born, household, named, person

HOMELESS = household(home=None, is_homeless=True)


def holds(condition: Any, of: Application) -> bool:
    return bool(condition.look(Turn(of, TODAY)))


def test_a_page_comes_when_its_condition_holds() -> None:
    form = form_of(page(when=yes(application.is_homeless)))
    assert [text.page.name for text in render(form, HOMELESS, TODAY).pages] == ["one", "sign"]
    assert [text.page.name for text in render(form, household(), TODAY).pages] == ["sign"]
    assert [text.page.name for text in render(form, household(is_homeless=None), TODAY).pages] == ["sign"]


def test_a_field_is_there_when_its_condition_holds() -> None:
    street = Text("Street", application.home.line1, when=yes(application.has_home), required=True)
    assert [text.label for text in rendered(street).pages[0].fields] == ["Street"]
    assert rendered(street, HOMELESS).pages[0].fields == ()
    assert codes(rendered(street, HOMELESS)) == []


def test_the_county_may_insist_under_a_condition() -> None:
    city = Text("City", application.mailing.city, required=yes(application.is_homeless))
    assert codes(rendered(city)) == []
    assert codes(rendered(city, HOMELESS)) == ["mini.one.city.missing"]


def test_the_county_may_demand_something_of_a_whole_page() -> None:
    rule = Must(either(yes(application.is_homeless), yes(application.has_home)), "an address, or that there is none")
    assert codes(rendered(rule)) == []
    rendition = rendered(rule, household(home=None, is_homeless=None))
    assert codes(rendition) == ["mini.one.must"]
    assert rendition.findings[0].words == "One: the county wants an address, or that there is none"


def test_a_rule_over_a_page_is_asked_at_each_turn() -> None:
    rule = Must(answered(member.birth_date), "a birth date")
    family = household(person(), person(2, birth_date=None))
    assert [found.subject for found in rendered(rule, family, heading="{member}", each=everyone).findings] == ["m2"]


def test_pages_that_may_come_at_any_time_are_kept_apart_and_filled() -> None:
    private = Page("private", heading="Private?", button="Continue", fields=[
        Radio("This computer is", always("Private"), options=["Private", "Shared"]),
    ])  # fmt: skip
    rendition = render(form_of(page(), any_time=[private]), household(), TODAY)
    assert [text.page.name for text in rendition.pages] == ["one", "sign"]
    assert [(text.heading, text.fields[0].texts) for text in rendition.any_time] == [("Private?", ("Private",))]


def test_a_page_by_hand_says_why_a_person_goes_on_and_only_when_it_comes() -> None:
    form = form_of(page(by_hand="the county asks for a drawing", when=yes(application.is_homeless)))
    assert render(form, HOMELESS, TODAY).by_hand == "the county asks for a drawing"
    assert render(form, household(), TODAY).by_hand == ""


def test_a_mark_can_speak_of_whose_turn_it_is() -> None:
    form = form_of(page(mark="Now about {member}, person {person} of the home", each=everyone, heading=""))
    pages = render(form, household(person(), person(2)), TODAY).pages
    assert [text.mark for text in pages[:2]] == [
        "Now about Ana, person 1 of the home", "Now about Luis, person 2 of the home"
    ]  # fmt: skip


def test_the_signature_is_typed_on_the_last_page() -> None:
    signed = Signature("Your name", application.signature.text, required=True)
    agreed = Tick("I declare", answered(application.signature), required=True)
    form = form_of(last=last_page(signed, agreed))
    assert [entry.texts for entry in render(form, household(), TODAY).pages[-1].fields] == [("Ana Example",), ("on",)]
    unsigned = render(form, household(signature=None), TODAY)
    assert codes(unsigned) == ["mini.sign.your_name.missing", "mini.sign.i_declare.missing"]


def test_the_first_field_of_a_label_is_the_applicants() -> None:
    form = form_of(page(Text("First name", member.name.given), each=everyone, heading="{member}"))
    rendition = render(form, household(person(), person(2)), TODAY)
    assert rendition.text_of("First name") == ("Ana",)
    assert rendition.text_of("Last name") == ()


@pytest.mark.parametrize("answer", [True, False, None])
def test_yes_no_and_answered_keep_three_things_apart(answer: bool | None) -> None:
    of = household(is_homeless=answer)
    assert holds(yes(application.is_homeless), of) == (answer is True)
    assert holds(no(application.is_homeless), of) == (answer is False)
    assert holds(answered(application.is_homeless), of) == (answer is not None)


def test_conditions_are_put_together() -> None:
    homeless, housed = yes(application.is_homeless), yes(application.has_home)
    assert holds(both(no(application.is_homeless), housed), household())
    assert not holds(both(homeless, housed), household())
    assert holds(either(homeless, housed), household())
    assert not holds(either(homeless, no(application.has_home)), household())
    assert holds(at_least(2, application.members), household(person(), person(2)))
    assert not holds(at_least(2, application.members), household())
    assert not holds(at_least(1, applicant.jobs), household(person(jobs=None)))


def test_an_answer_is_compared_with_the_words_of_the_application() -> None:
    man, unsaid = household(person(sex=Sex.MALE)), household(person(sex=None))
    assert holds(is_one_of(applicant.sex, "male", "other"), man)
    assert not holds(is_one_of(applicant.sex, "male", "other"), unsaid)
    assert holds(is_not(applicant.sex, "female"), man)
    assert holds(is_not(applicant.sex, "female"), unsaid)
    assert not holds(is_not(applicant.sex, "male"), man)


def test_somebody_is_under_an_age_until_the_birthday() -> None:
    child = is_under(18, applicant.birth_date)
    assert holds(child, household(born(2008, 11, 24)))
    assert not holds(child, household(born(2008, 11, 23)))
    assert not holds(child, household(person(birth_date=None)))
    any_child = any_member(is_under(18, member.birth_date))
    assert holds(any_child, household(person(), person(2, birth_date=date(2020, 1, 1))))
    assert not holds(any_child, household(person(), person(2)))


def test_through_something_not_answered_everything_is_not_answered() -> None:
    assert application.home.line1.look(Turn(HOMELESS, TODAY)) is None  # type: ignore[union-attr]
    assert texts(Text("Street", application.home.line1), HOMELESS) == ()


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        (first_name_or("FNU", applicant.name), "Ana"),
        (last_name(applicant.name), "Ruiz"),
        (full_name(applicant.name), "Ana María Ruiz Jr."),
        (first_letter(applicant.name.middle), "M"),
        (last_name_with_suffix_unless({"JR": "JR"}, applicant.name), "Ruiz"),
        (last_name_with_suffix_unless({"SR": "SR"}, applicant.name), "Ruiz Jr."),
    ],
)
def test_names_are_put_as_counties_want_them(source: Source, answer: str) -> None:
    of = named("Ana", "Ruiz", middle="María", suffix="Jr.")
    assert source.look(Turn(of, TODAY)) == answer


@pytest.mark.parametrize("suffix", ["Jr.", "JR", "jr", "J.R.", " Jr ", "ＪＲ", "Jr\u200b."])
def test_a_suffix_is_known_however_it_is_written(suffix: str) -> None:
    of = named("Ana", "Ruiz", suffix=suffix)
    assert last_name_with_suffix_unless({"JR": "JR"}, applicant.name).look(Turn(of, TODAY)) == "Ruiz"


@pytest.mark.parametrize("name", [Name(given="Suharto"), Name(family="Suharto")])
def test_one_name_stands_in_the_last_name_and_the_countys_placeholder_in_the_first(name: Name) -> None:
    turn = Turn(household(person(name=name)), TODAY)
    assert first_name_or("FNU", applicant.name).look(turn) == "FNU"
    assert last_name(applicant.name).look(turn) == "Suharto"


@pytest.mark.parametrize(
    ("middle", "initial"), [("Æbelø", "A"), ("\u02bbAulani", "A"), ("\u200bÉlodie", "E"), ("Đorđe", "D"), ("李", "李")]
)
def test_an_initial_is_the_first_letter_in_plain_letters(middle: str, initial: str) -> None:
    found = first_letter(applicant.name.middle).look(Turn(named("Ana", middle=middle), TODAY))
    assert found.upper() == initial


def test_a_zip_code_loses_its_last_four() -> None:
    home = Address(line1="1 Oak St", city="Lodi", zip="95240-1847")
    assert texts(Text("ZIP", five_digits(application.home.zip)), household(home=home)) == ("95240",)


@pytest.mark.parametrize(("hours", "typed"), [("37.5", "38"), ("37.49", "37"), ("0", "0"), ("0.5", "1"), ("2.5", "3")])
def test_hours_are_rounded_half_up(hours: str, typed: str) -> None:
    of = household(person(jobs=(Job(hours_a_week=hours),)))  # type: ignore[arg-type]
    field = Text("Hours", whole_number(job.hours_a_week))
    assert rendered(field, of, each=jobs_of(everyone)).pages[0].fields[0].texts == (typed,)


@pytest.mark.parametrize(
    ("pay", "period", "hours", "typed"),
    [
        ("15.75", PayPeriod.HOURLY, "37.5", ("590.63",)),  # 590.625, half up
        ("15.75", PayPeriod.HOURLY, None, ()),  # nobody can tell
        ("412.50", PayPeriod.WEEKLY, "20", ("412.50",)),
        (None, PayPeriod.HOURLY, "20", ()),
        ("0", PayPeriod.MONTHLY, None, ("0.00",)),
    ],
)
def test_hourly_pay_becomes_weekly_pay(
    pay: str | None, period: PayPeriod, hours: str | None, typed: tuple[str, ...]
) -> None:
    works = Job(pay=pay, pay_period=period, hours_a_week=hours)  # type: ignore[arg-type]
    field = Money("Pay", hourly_as_weekly(job))
    of = household(person(jobs=(works,)))
    assert rendered(field, of, each=jobs_of(Gate("works", who=member.has_job))).pages[0].fields[0].texts == typed
