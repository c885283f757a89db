"""Two made-up clients who fill in the intake's pages in a browser, and what they told, by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from adapters.robot.browser import Browser
from adapters.robot.readback import box
from adapters.robot.window import Signs, Window

Answer = tuple[str, str, tuple[str, ...]]
"""A label, the kind of control, and what is put in. A choice may be buttons or a list."""


def text(label: str, value: str) -> Answer:
    return (label, "text", (value,))


def choice(label: str, value: str) -> Answer:
    return (label, "radio", (value,))


def born(month: str, day: str, year: str) -> Answer:
    return ("Birth date", "boxes", (month, day, year))


def tick(label: str) -> Answer:
    return (label, "tick", ("on",))


SIGN = "Sign your application"


@dataclass(frozen=True)
class Client:
    """The answers by heading of the page, the signature, and the household in canonical form."""

    answers: dict[str, list[Answer]]
    signature: str
    household: dict[str, Any]


ROSA = Client(
    answers={
        "About you": [
            choice("What county do you live in?", "Alder County"),
            text("First name", "Rosa María"), text("Last name", "Peña-Ortiz"), born("3", "14", "1987"),
            choice("Sex", "Female"),
        ],
        "Where do you live?": [
            text("Street address", "1420 N Cherry Ave."), text("City", "Merced"), text("ZIP code", "95340"),
        ],
        "Your mail": [choice("Where can you get mail?", "Where I live")],
        "How can we reach you?": [
            text("Phone number", "209-555-0147"), choice("May we send texts to this phone?", "Yes"),
        ],
        "People who live with you": [
            choice("How many other people live with you?", "1"),
            choice("Do you want food benefits for yourself?", "Yes"),
        ],
        "Person 2": [
            text("First name", "Iñaki"), text("Last name", "Peña"), born("9", "2", "2019"), choice("Sex", "Male"),
            choice("What is this person to you?", "Child"),
            choice("Do you buy and cook food with this person?", "Yes"),
            choice("Do you want food benefits for this person?", "Yes"),
        ],
        "Money from work": [choice("Do you have a job?", "Yes"), choice("Does Iñaki have a job?", "No")],
        "Your job": [
            text("Name of the employer", "Del Sol Packing"), choice("How is the pay counted?", "By the hour"),
            text("Pay before taxes", "17.25"), text("Hours of work a week", "22.5"),
        ],
        "Other money": [
            choice("Do you get money that is not from a job?", "No"),
            choice("Does Iñaki get money that is not from a job?", "No"),
        ],
        "What your home costs": [text("Rent or house payment each month", "840")],
    },
    signature="Rosa María Peña-Ortiz",
    household={
        "county": "alder",
        "members": [
            {
                "id": "m1", "name": {"given": "Rosa María", "family": "Peña-Ortiz"}, "birth_date": "1987-03-14",
                "sex": "female", "is_applying": True, "other_income": [],
                "jobs": [{"employer": "Del Sol Packing", "pay": "17.25", "pay_period": "hourly",
                          "hours_a_week": "22.5"}],
            },
            {
                "id": "m2", "name": {"given": "Iñaki", "family": "Peña"}, "birth_date": "2019-09-02", "sex": "male",
                "is_applying": True, "eats_with_applicant": True, "jobs": [], "other_income": [],
            },
        ],
        "relationships": [{"of": "m2", "to": "m1", "relationship": "child"}],
        "contact": {"phone": "2095550147", "may_text": True},
        "home": {"line1": "1420 N Cherry Ave.", "city": "Merced", "state": "CA", "zip": "95340"},
        "is_homeless": False,
        "expenses": {"rent_or_mortgage": "840"},
        "consents_to_terms": True,
    },
)  # fmt: skip

TOMAS = Client(
    answers={
        "About you": [
            choice("What county do you live in?", "Birch County"),
            text("First name", "Tomás"), born("11", "30", "1959"), choice("Sex", "Male"),
        ],
        "Where do you live?": [tick("I do not have a fixed address")],
        "Your mail": [choice("Where can you get mail?", "I have no place to get mail")],
        "How can we reach you?": [],
        "People who live with you": [
            choice("How many other people live with you?", "0"),
            choice("Do you want food benefits for yourself?", "Yes"),
        ],
        "Money from work": [choice("Do you have a job?", "No")],
        "Other money": [choice("Do you get money that is not from a job?", "No")],
        "What your home costs": [],
    },
    signature="Tomás",
    household={
        "county": "birch",
        "members": [{
            "id": "m1", "name": {"given": "Tomás"}, "birth_date": "1959-11-30", "sex": "male", "is_applying": True,
            "jobs": [], "other_income": [],
        }],
        "is_homeless": True,
        "consents_to_terms": True,
    },
)  # fmt: skip


def fill_in(browser: Browser, url: str, client: Client) -> None:
    """Walk through the intake as this client would, to its last page."""
    window = Window(browser, quiet_s=0.05)
    browser.forget(url)
    window.go(url + "/")
    heading = _arrive(window)
    _press(window, "Start")
    for _ in range(40):
        heading = _arrive(window)
        if heading == "Check your answers":
            break
        _fill(window, heading, client.answers[heading])
        _press(window, "Next")
    _press(window, "Go on to sign")
    heading = _arrive(window)
    _fill(window, heading, [
        tick("My answers are true as far as I know. You may send them to my county."),
        text("Type your full name. This is your signature.", client.signature),
    ])  # fmt: skip
    _press(window, "Sign and send")
    _arrive(window)


def _arrive(window: Window) -> str:
    seen = window.meet(None).seen
    return seen.headings[0] if seen.headings else ""


def _fill(window: Window, heading: str, answers: list[Answer]) -> None:
    for label, control, texts in answers:
        looks = [(words, kind) for words in (label, f"{label} (you can skip this)") for kind in (control, "select")]
        for words, kind in looks:
            boxes = ["Month", "Day", "Year"] if control == "boxes" else []
            order = {**box(words, ""), "control": kind, "texts": list(texts), "shows": list(texts), "boxes": boxes}
            window.look_again()
            (found,) = window.meet(Signs(heading), fields=[order]).back
            if not found["problem"]:
                break
        if found["problem"] or found["texts"] != list(texts):
            raise SystemExit(f"The intake's page {heading!r}: {label!r}: {found}")


def _press(window: Window, name: str) -> None:
    problem = window.press(name)
    if problem:
        raise SystemExit(f"The intake's button {name!r}: {problem}")
