"""What comes uninvited over or instead of a page of Birch's application."""

from __future__ import annotations

import re

from sandbox.birch.boxes import Line
from sandbox.controls import Form, Raw, Rule
from sandbox.page import Page, Problem
from sandbox.wizard import Shown

DIALOGS = {
    "notice": {
        "title": "System notice",
        "text": "Birch Benefits will be updated on Sunday from 6 AM to 10 AM. Please plan for it.",
        "button": "Got it",
    },
    "survey": {
        "title": "Tell us how we are doing",
        "text": "We would like to hear from you. A short survey takes about two minutes.",
        "button": "Not now",
    },
}
"""By the kind of fault that shows them."""

UNKNOWN_PAGE = Page(
    heading="Additional information needed",
    words=("Before you go on, tell us which office referred this household.",),
    controls=(Line(label="Referring office", longest=30, rule=Rule(re.compile(r".+"), "Enter this."), required=True),),
)
TOKEN = "aside"
_NAMES = (("c0_1",),)


def shown(raws: tuple[Raw, ...] = (("",),), problems: tuple[Problem, ...] = ()) -> Shown:
    """The page that nobody expects, as it is to be drawn."""
    return Shown(UNKNOWN_PAGE, _NAMES, raws, problems, TOKEN)


def problems(form: Form) -> list[Problem]:
    """What is wrong with the answer to that page."""
    return UNKNOWN_PAGE.problems((UNKNOWN_PAGE.controls[0].read(form, _NAMES[0]),))
