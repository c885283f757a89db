"""What each page says when it cannot take an answer, and that nothing typed is lost by it."""

from typing import Any

import pytest

from tests.intake_app.client import Browser
from tests.intake_app.walks import ANA, LEE, Pages, begin, walk

JOBS = {**LEE, "Money from work": {"Do you have a job?": "Yes"}}
GETS = {**LEE, "Other money": {"Do you get money that is not from a job?": "Yes"}}
MAIL = {**LEE, "Your mail": {"Where can you get mail?": "At another address or a PO box"}}

BAD: list[tuple[Pages, str, dict[str, Any], dict[str, str]]] = [
    (LEE, "About you", {}, {
        "given": "Write a first name or a last name",
        "birth_month": "Write the birth date",
        "county": "Choose your county",
    }),
    (LEE, "About you", {**LEE["About you"], "Birth date": "2 30 1990"}, {
        "birth_month": "This day is not in the calendar. Write month, day and year with numbers, like 7 24 1990",
    }),
    (LEE, "About you", {**LEE["About you"], "Birth date": "7 24 90"}, {
        "birth_year": "Write the year with 4 numbers, like 1990",
    }),
    (LEE, "About you", {**LEE["About you"], "Birth date": "7 24 1899"}, {"birth_year": "Write a year from 1900 on"}),
    (LEE, "About you", {**LEE["About you"], "Birth date": "11 24 2026"}, {
        "birth_year": "This day has not come yet. Check the year",
    }),
    (LEE, "About you", {**LEE["About you"], "Birth date": "July 24 1990"}, {
        "birth_month": "This day is not in the calendar. Write month, day and year with numbers, like 7 24 1990",
    }),
    (LEE, "About you", {**LEE["About you"], "First name": "x" * 401}, {
        "given": "This is too long. Write 400 letters or less",
    }),
    (LEE, "Where do you live?", {}, {
        "line1": "Write your street address, or tick “I do not have a fixed address”",
        "city": "Write the city",
        "zip": "Write the ZIP code",
    }),
    (LEE, "Where do you live?", {"Street address": "1 A St", "City": "Merced", "ZIP code": "9534"}, {
        "zip": "A ZIP code has 5 numbers, like 95340",
    }),
    (LEE, "Where do you live?", {"Street address": "1 A St", "I do not have a fixed address": True}, {
        "homeless": "You wrote an address and also ticked “I do not have a fixed address”. Please keep only one.",
    }),
    (LEE, "Your mail", {}, {"where": "Choose where you can get mail"}),
    (MAIL, "Where you get mail", {"ZIP code": "x"}, {
        "line1": "Write the number and the street",
        "city": "Write the city",
        "zip": "A ZIP code has 5 numbers, like 95340",
    }),
    (LEE, "How can we reach you?", {"Phone number": "555 0123", "E-mail": "ana at example"}, {
        "phone": "A phone number has 10 numbers, like 209 555 0123",
        "email": "Write an e-mail address like name@example.org",
    }),
    (LEE, "How can we reach you?", {
        "May we send texts to this phone?": "Yes", "May we send you e-mail?": "Yes",
    }, {"phone": "Write the phone number that we may text", "email": "Write the e-mail address that we may write to"}),
    (LEE, "People who live with you", {}, {
        "others": "Choose how many other people live with you. If you live alone, choose 0",
        "applies": "Choose if you want food benefits for yourself",
    }),
    (LEE, "People who live with you", {
        "How many other people live with you?": "0", "Do you want food benefits for yourself?": "No",
    }, {"applies": "You live alone and do not want benefits for yourself. Please change one of the two."}),
    (ANA, "Person 3", {}, {
        "given": "Write a first name or a last name",
        "birth_month": "Write the birth date",
        "to-1": "Choose what this person is to you",
        "to-2": "Choose what this person is to Sam",
        "eats": "Choose if you buy and cook food with this person",
        "applies": "Choose if you want food benefits for this person",
    }),
    (ANA, "Money from work", {"Does Sam have a job?": "Yes"}, {
        "work-1": "Choose if you have a job", "work-3": "Choose if Mia has a job",
    }),
    (JOBS, "Your job", {}, {
        "employer": "Write the name of the employer",
        "period": "Choose how the pay is counted",
        "pay": "Write how much the pay is",
        "hours": "Write about how many hours a week",
    }),
    (JOBS, "Your job", {**ANA["Your job"], "Pay before taxes": "18,5 bucks", "Hours of work a week": "169"}, {
        "pay": "Write dollars with numbers, like 1250 or 1250.50",
        "hours": "Write a number of hours from 0 to 168",
    }),
    (LEE, "Other money", {}, {"other-1": "Choose if you get money that is not from a job"}),
    (GETS, "Other money that you get", {}, {
        "unemployment": "Tick at least one kind of money, or go back and choose No",
    }),
    (GETS, "Other money that you get", {"SSI": True, "Dollars each month: Child support": "a lot"}, {
        "ssi_amount": "SSI: write the dollars each month",
        "child_support_amount": "Write dollars with numbers, like 1250 or 1250.50",
    }),
    (LEE, "What your home costs", {"Rent or house payment each month": "-5"}, {
        "rent": "Write dollars with numbers, like 1250 or 1250.50",
    }),
    (LEE, "What your home costs", {"Rent or house payment each month": "10000001"}, {
        "rent": "Write dollars with numbers, like 1250 or 1250.50",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("way", "page", "answers", "said"), BAD)
def test_a_wrong_answer_is_said_beside_its_field_and_linked_from_above(
    browser: Browser, way: Pages, page: str, answers: dict[str, Any], said: dict[str, str]
) -> None:
    walk(browser, way, until=page)
    browser.answer(answers)
    assert browser.heading == page
    assert browser.problems == said
    assert browser.soup.title.get_text().startswith("Error: ")
    for control, words in said.items():
        field = browser.soup.find(id=control)
        assert field is not None
        question = field.find_parent(class_="question")
        assert question.select_one(".error").get_text() == words


def test_what_was_typed_wrong_is_still_there_and_so_is_the_rest(browser: Browser) -> None:
    begin(browser)
    browser.answer({**LEE["About you"], "First name": "Ana", "Birth date": "13 2 1990", "Sex": "Male"})
    kept = {"given": "Ana", "birth_month": "13", "birth_day": "2", "birth_year": "1990", "sex": "male"}
    assert kept.items() <= browser.typed.items()
    browser.open("/")  # goes away and comes back
    browser.follow("Go on where you stopped")
    assert kept.items() <= browser.typed.items()
    assert list(browser.problems) == ["birth_month"]


def test_a_page_seen_for_the_first_time_reproaches_nothing(browser: Browser) -> None:
    begin(browser)
    assert not browser.problems
    assert "Go on without these answers" not in browser.text


def test_a_wanted_answer_is_asked_once_more_and_then_let_go(browser: Browser) -> None:
    begin(browser)
    browser.answer({"First name": "Lee", "What county do you live in?": "Alder County"})
    assert browser.problems == {"birth_month": "Write the birth date"}
    browser.answer({"Go on without these answers": True})
    assert browser.heading == "Where do you live?"


def test_a_needed_answer_is_never_let_go(browser: Browser) -> None:
    begin(browser)
    browser.answer({})
    assert "Go on without these answers" not in browser.labels
    browser.post("/apply/you", {**browser.typed, "go_on": "yes"})
    assert {"given", "county"} == set(browser.problems)


def test_an_amount_says_yes_by_itself_and_zero_alone_does_not(browser: Browser) -> None:
    walk(browser, GETS, until="Other money that you get")
    browser.answer({"Dollars each month: SSI": "0"})
    assert browser.problems == {"unemployment": "Tick at least one kind of money, or go back and choose No"}
    browser.answer({"Dollars each month: Pension or retirement": "10"})
    browser.answer(LEE["What your home costs"])
    shown = {label: answer for label, answer in browser.answers.items() if "that you get" in label}
    assert shown == {"Other money that you get / Pension or retirement": "$10 each month"}


def test_steps_are_counted_on_every_page(browser: Browser) -> None:
    steps = []
    begin(browser)
    while browser.heading != "Check your answers":
        steps.append(browser.soup.select_one(".step").get_text())
        browser.answer(LEE[browser.heading])
    assert steps == [f"Step {step} of 8" for step in (1, 2, 2, 3, 4, 5, 6, 7)]
    assert browser.soup.select_one(".step").get_text() == "Step 8 of 8"
    browser.follow("Go on to sign")
    assert browser.soup.select_one(".step").get_text() == "Step 8 of 8"


def test_signing_asks_for_both_the_name_and_the_tick(browser: Browser) -> None:
    walk(browser, LEE)
    browser.follow("Go on to sign")
    assert "Birch County" in browser.text
    browser.press("Sign and send")
    assert browser.problems == {"agree": "Tick the box to agree", "signature": "Type your full name to sign"}
    browser.fill_one("Type your full name. This is your signature.", "Lee")
    browser.press("Sign and send")
    assert browser.problems == {"agree": "Tick the box to agree"}
    assert browser.typed["signature"] == "Lee"
