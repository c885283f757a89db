"""Alder's pages before and between the wizard's: sign-in, the computer, and those that come uninvited."""

from __future__ import annotations

import re

from sandbox.controls import Form, Password, Radio, Raw, Rule, Text, options
from sandbox.page import Page, Problem
from sandbox.wizard import Shown, empty

_ANYTHING = Rule(re.compile(r".+"), "Enter this.")

SIGN_IN = Page(
    heading="Sign in to Alder Benefits Online",
    words=("For partner organizations of Alder County.",),
    controls=(
        Text(label="User ID", longest=40, rule=_ANYTHING),
        Password(label="Password", longest=80, rule=_ANYTHING),
    ),
    button="Sign in",
)
WRONG: Problem = ("Sign in", "The user ID or the password is not right.")

COMPUTER = Page(
    heading="Is this a private computer?",
    words=("On a shared computer, close the browser when you are done.",),
    controls=(Radio(label="This computer is", options=options("Private", "Shared"), required=True),),
    button="Continue",
)

INTERRUPTIONS = {
    "notice": Page(
        heading="System notice",
        words=("Alder Benefits Online will be updated on Sunday from 6 AM to 10 AM. Please plan for it.",),
        button="Continue",
    ),
    "survey": Page(
        heading="How are we doing?",
        words=("We would like to hear from you. A short survey takes about two minutes.",),
        button="Not now",
    ),
    "unknown_page": Page(
        heading="Additional information needed",
        words=("Before you go on, tell us which office referred this household.",),
        controls=(Text(label="Referring office", longest=30, rule=_ANYTHING, required=True),),
    ),
}


def names(page: Page) -> tuple[tuple[str, ...], ...]:
    """The control names of these pages, which mean nothing either."""
    return tuple((f"c0{len(page.button)}_{number}",) for number in range(1, len(page.controls) + 1))


def read(page: Page, form: Form) -> tuple[Raw, ...]:
    """What came for a page's controls."""
    return tuple(control.read(form, own) for control, own in zip(page.controls, names(page), strict=True))


def shown(page: Page, raws: tuple[Raw, ...] | None = None, problems: tuple[Problem, ...] = ()) -> Shown:
    """One of these pages as it is to be drawn."""
    return Shown(page, names(page), raws or empty(page), problems)
