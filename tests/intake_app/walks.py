"""The answers of made-up clients, page by page, and the walk through them."""

from __future__ import annotations

from typing import Any

from tests.intake_app.client import Browser

Pages = dict[str, dict[str, Any]]

ANA: Pages = {
    "About you": {
        "First name": "Ana María",
        "Last name": "Núñez Ruiz",
        "Birth date": "7 24 1990",
        "Sex": "Female",
        "What county do you live in?": "Alder County",
    },
    "Where do you live?": {
        "Street address": "123 1/2 N Oak St", "Apartment or unit": "Apt 4", "City": "Merced", "ZIP code": "95340",
    },
    "Your mail": {"Where can you get mail?": "Where I live"},
    "How can we reach you?": {
        "Phone number": "(209) 555-0123", "May we send texts to this phone?": "Yes",
        "E-mail": "ana@example.org", "May we send you e-mail?": "No",
    },
    "People who live with you": {
        "How many other people live with you?": "2", "Do you want food benefits for yourself?": "Yes",
    },
    "Person 2": {
        "First name": "Sam", "Middle name": "Lee", "Last name": "O’Hara", "Birth date": "2 29 1988", "Sex": "Male",
        "What is this person to you?": "Wife or husband",
        "Do you buy and cook food with this person?": "Yes", "Do you want food benefits for this person?": "No",
    },
    "Person 3": {
        "First name": "Mia", "Last name": "Núñez O’Hara", "Birth date": "11 1 2020", "Sex": "I would rather not say",
        "What is this person to you?": "Child", "What is this person to Sam?": "Stepchild",
        "Do you buy and cook food with this person?": "I am not sure",
        "Do you want food benefits for this person?": "Yes",
    },
    "Money from work": {
        "Do you have a job?": "Yes", "Does Sam have a job?": "I am not sure", "Does Mia have a job?": "No",
    },
    "Your job": {
        "Name of the employer": "Joe's Farm", "How is the pay counted?": "By the hour", "Pay before taxes": "$18.50",
        "Hours of work a week": "32.5", "I have one more job": True,
    },
    "Your job number 2": {
        "Name of the employer": "City of Merced", "How is the pay counted?": "2 times a month",
        "Pay before taxes": "1,250", "Hours of work a week": "10",
    },
    "Other money": {
        "Do you get money that is not from a job?": "No",
        "Does Sam get money that is not from a job?": "Yes",
        "Does Mia get money that is not from a job?": "I am not sure",
    },
    "Other money that Sam gets": {
        "Unemployment": True, "Dollars each month: Unemployment": "450", "Dollars each month: Child support": "200.50",
    },
    "What your home costs": {"Rent or house payment each month": "0"},
}  # fmt: skip
"""A family of three: not everything answered, some answers no, one of them zero."""

LEE: Pages = {
    "About you": {"First name": "Lee", "Birth date": "1 1 1960", "What county do you live in?": "Birch County"},
    "Where do you live?": {"I do not have a fixed address": True},
    "Your mail": {"Where can you get mail?": "I have no place to get mail"},
    "How can we reach you?": {},
    "People who live with you": {
        "How many other people live with you?": "0", "Do you want food benefits for yourself?": "Yes",
    },
    "Money from work": {"Do you have a job?": "No"},
    "Other money": {"Do you get money that is not from a job?": "No"},
    "What your home costs": {},
}  # fmt: skip
"""Somebody alone, with one name and no home, who skips what can be skipped."""


def begin(browser: Browser) -> None:
    browser.open("/")
    browser.press("Start")


def walk(browser: Browser, answers: Pages, until: str = "Check your answers") -> None:
    """Begin, then answer page after page as they come, until the one with that heading."""
    begin(browser)
    asked = []
    while browser.heading != until:
        assert browser.heading in answers, f"{browser.heading} came after {asked}: {browser.problems}"
        assert browser.heading not in asked, f"{browser.heading} came again: {browser.problems}"
        asked.append(browser.heading)
        browser.answer(answers[browser.heading])


def sign(browser: Browser, name: str = "Ana M. Núñez") -> None:
    browser.follow("Go on to sign")
    browser.fill_one("My answers are true as far as I know. You may send them to my county.", True)
    browser.fill_one("Type your full name. This is your signature.", name)
    browser.press("Sign and send")
