"""A county's form: its pages in order, the site around them, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from datetime import date
from typing import Any, ClassVar

from adapters.forms.boxes import Text
from adapters.forms.errors import DeclarationMistake, FaultyDeclaration
from adapters.forms.field import Field, Slip, declared
from adapters.forms.fields import Must
from adapters.forms.people import Loop
from byfive.counties import County


@declared
class Page:
    """One page as a person meets it.

    A page is known by its whole ``heading``, or by ``mark``, a text that stands on this page only and
    is its own; exactly one page of the form may match. ``each`` repeats it, and ``says`` is the text by
    which it then tells whose turn it is. ``button`` leads on; ``last_click`` is the button that files
    the application. ``by_hand`` stops the robot here, with the reason why a person goes on.

    In headings, labels and ``says``: ``{member}`` and ``{other}`` are shown names, ``{person}`` the
    member's number in the household, ``{turn}`` the number of this turn.
    """

    name: str
    heading: str = ""
    fields: Sequence[Field | Must] = ()
    when: Any = None
    each: Loop | None = None
    says: str = ""
    mark: str = ""
    button: str = "Next"
    last_click: str = ""
    by_hand: str = ""
    may_come_again: int = 2
    slips: ClassVar[tuple[Slip, ...]] = ()

    @property
    def key(self) -> str:
        """The name as part of a reference: ``about you`` is ``about_you``."""
        return re.sub(r"[^a-z0-9]+", "_", self.name.lower()).strip("_")

    @property
    def asked(self) -> list[Field]:
        """The fields, without the county's rules over the page."""
        return [entry for entry in self.fields if isinstance(entry, Field)]

    @property
    def rules(self) -> list[Must]:
        """The county's rules over the whole page."""
        return [entry for entry in self.fields if isinstance(entry, Must)]


@declared
class SignIn:
    """The page that asks who we are, by its heading and the labels of its two boxes."""

    heading: str
    user: str
    password: str
    button: str


@declared
class Home:
    """Where one lands after signing in: the links to a new application and to those sent before."""

    heading: str
    start: str
    earlier: str


@declared
class Errors:
    """How a page says that it refuses an answer: a box with role ``alert``, its heading, each entry."""

    heading: str
    item: str = "{label}: {words}"


@declared
class Confirmation:
    """The page that proves arrival. ``number`` is a regular expression whose one group is the number."""

    heading: str
    number: str


@declared
class EarlierList:
    """The county's list of what was sent before: how it is searched and what its rows say.

    ``rows`` gives, for each column that tells whose application it is, the text it shows, made of the
    form's own field labels (``{Last name}, {First name}``) as they were typed for the applicant.
    """

    heading: str
    number: str
    rows: dict[str, str]
    sent: str
    sent_format: str
    date_format: str = "%m/%d/%Y"
    search: str = ""
    search_for: Text | None = None
    button: str = ""
    older: str = ""


@declared
class Portal:
    """The site around the form: where it is, how one gets in, and how it answers.

    ``settles_in_s`` is how long after the last click the county's list may still lack an application
    that did arrive (real seconds). ``closed`` are headings of pages that say the site is closed.
    """

    address: str
    sign_in: SignIn
    home: Home
    errors: Errors
    confirmation: Confirmation
    earlier: EarlierList | None = None
    closed: Sequence[str] = ()
    one_session_a_credential: bool = True
    settles_in_s: float = 60
    patience_s: float = 20
    slips: ClassVar[tuple[Slip, ...]] = ()


@declared
class Form:
    """One county's form, declared once. Mistakes in it are told all at once when it is made."""

    county: County
    seen: date
    people_shown_as: Text
    portal: Portal
    pages: Sequence[Page]
    any_time: Sequence[Page] = field(default_factory=tuple)
    slips: ClassVar[tuple[Slip, ...]] = ()

    def __post_init__(self) -> None:
        from adapters.forms.checks import all_mistakes  # which knows forms, so that it cannot be known up there

        mistakes = all_mistakes(self)
        if mistakes:
            raise FaultyDeclaration(getattr(self.county, "name", "?"), mistakes)

    @property
    def name(self) -> str:
        """The county's key."""
        return self.county.name

    @property
    def last_page(self) -> Page:
        """The page of the last click."""
        return self.pages[-1]

    def page(self, key: str) -> Page:
        """The page of that key; refuses one that is not declared."""
        for page in (*self.pages, *self.any_time):
            if page.key == key:
                return page
        raise DeclarationMistake(f"{self.name} has no page {key!r}", "see byfive counties show " + self.name)
