"""Whatever stands in place of whatever, the check tells it as a mistake, or takes it; it never breaks down itself."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import pytest

from adapters.forms import (
    Confirmation,
    Each,
    EarlierList,
    Errors,
    FaultyDeclaration,
    Form,
    Gate,
    Home,
    Money,
    Must,
    OneBox,
    Page,
    Radio,
    Select,
    SignIn,
    Text,
    ThreeBoxes,
    TickList,
    TickMembers,
    applicant,
    application,
    everyone,
    fits_in_parts,
    jobs_of,
    member,
)
from tests.adapters.forms.mini import form_of, page, portal

SHOWN = Text("Name", applicant.name.given)
WORKS = Gate("works", who=member.has_job)
WRONG: list[Any] = [
    None,
    1,
    "x",
    "",
    application,
    applicant.name.given,
    [],
    [1],
    ["x"],
    {},
    {1: 2},
    True,
    len,
    SHOWN,
    page(),
]

Make = Callable[..., Form]


def in_a_field(kind: Any, **right: Any) -> Make:
    return lambda **wrong: form_of(page(kind(**({"label": "A"} | right | wrong))))


def in_a_part(word: str, kind: Any, **right: Any) -> Make:
    return lambda **wrong: form_of(portal=portal(**{word: kind(**(right | wrong))}))


SIGN_IN = {"heading": "Sign in", "user": "User", "password": "Password", "button": "Go"}
LIST = {"heading": "Sent", "number": "Number", "rows": {}, "sent": "Sent", "sent_format": "%m/%d/%Y"}
MAKES: dict[str, tuple[Make, str]] = {
    "a page": (
        lambda **wrong: form_of(Page(**({"name": "one", "heading": "One"} | wrong))),
        "name heading fields when each says mark same_as button last_click by_hand second_press_accepts",
    ),
    "a group": (lambda **wrong: form_of(Each(**({"each": everyone, "pages": [page()]} | wrong))), "each pages"),
    "a text": (
        in_a_field(Text, source=applicant.name.given),
        "label source required when each longest cut clean css line_break_counts private then_shows",
    ),
    "money": (in_a_field(Money, source=application.expenses.medical), "source longest then_shows"),
    "a list": (in_a_field(Select, source=applicant.sex), "source options unanswered otherwise"),
    "buttons": (in_a_field(Radio, source=application.is_homeless), "source options"),
    "ticks": (in_a_field(TickList, source=application.expenses.utilities), "source options nothing"),
    "members": (in_a_field(TickMembers, source=WORKS), "label source nobody when each"),
    "three boxes": (in_a_field(ThreeBoxes, source=applicant.birth_date), "source boxes"),
    "one box": (in_a_field(OneBox, source=applicant.birth_date), "source form then_shows"),
    "an address in parts": (
        lambda **wrong: form_of(page(Text("A", applicant.name.given, when=fits_in_parts(application.home, **wrong)))),
        "directions suffixes units",
    ),
    "a gate": (
        lambda **wrong: form_of(page(TickMembers("A", Gate("x", **({"who": member.has_job} | wrong))))),
        "who among",
    ),
    "jobs": (lambda people: form_of(page(each=jobs_of(people))), "people"),
    "a rule": (lambda **wrong: form_of(page(Must(**({"holds": member.has_job, "words": "x"} | wrong)))), "holds words"),
    "a form": (lambda **wrong: form_of(page(), **wrong), "seen people_shown_as portal any_time"),
    "a portal": (
        lambda **wrong: form_of(portal=portal(**wrong)),
        "address sign_in home errors confirmation earlier closed settles_in_s patience_s quiet_s",
    ),
    "a sign-in": (in_a_part("sign_in", SignIn, **SIGN_IN), "heading user password button"),
    "a home page": (in_a_part("home", Home, heading="Home", start="Start", earlier="Sent"), "heading start earlier"),
    "errors": (in_a_part("errors", Errors, heading="Problem"), "heading"),
    "a confirmation": (in_a_part("confirmation", Confirmation, heading="Thanks", number="(x)"), "heading number"),
    "an earlier list": (
        in_a_part("earlier", EarlierList, **LIST),
        "heading number rows sent sent_format date_format search search_for button older",
    ),
}


@pytest.mark.parametrize(
    ("thing", "word"), [(thing, word) for thing, (_, words) in MAKES.items() for word in words.split()]
)
def test_a_wrong_make_is_told_and_nothing_breaks(thing: str, word: str) -> None:
    refused = 0
    for wrong in WRONG:
        with contextlib.suppress(FaultyDeclaration):
            refused += 1
            MAKES[thing][0](**{word: wrong})
            refused -= 1
    assert refused > 2 or word in ("private", "unanswered", "otherwise", "nothing", "nobody")
