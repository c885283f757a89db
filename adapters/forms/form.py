"""A county's form: its pages in order, the site around them, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from adapters.forms.boxes import Text
from adapters.forms.errors import DeclarationMistake, FaultyDeclaration
from adapters.forms.field import Field, Slip, declared
from adapters.forms.fields import Must
from adapters.forms.labels import labels_in
from adapters.forms.people import Loop
from byfive.counties import County


def as_key(name: str) -> str:
    """A page's name as part of a reference: ``about you`` is ``about_you``."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


@declared
class Page:
    """One page as a person meets it.

    A page is known by its whole ``heading``, or by ``mark``, a text that stands on this page only and
    is its own; exactly one page of the form may match. ``each`` repeats it, and ``says`` is the text by
    which it then tells whose turn it is. ``button`` leads on; ``last_click`` is the button that files
    the application. ``by_hand`` stops the robot here, with the reason why a person goes on.
    ``same_as`` names an earlier page that looks exactly like this one, so that only their order tells
    them apart. ``second_press_accepts`` are the county's warnings, each a whole text, that the same button pressed
    once more accepts.

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
    same_as: str = ""
    button: str = "Next"
    last_click: str = ""
    by_hand: str = ""
    may_come_again: int = 2
    second_press_accepts: Sequence[str] = ()
    slips: ClassVar[tuple[Slip, ...]] = ()

    @property
    def key(self) -> str:
        """The name as part of a reference; pages that look the same share one."""
        return as_key(self.same_as or self.name)

    @property
    def asked(self) -> list[Field]:
        """The fields, without the county's rules over the page."""
        return [entry for entry in self.fields if isinstance(entry, Field)]

    @property
    def rules(self) -> list[Must]:
        """The county's rules over the whole page."""
        return [entry for entry in self.fields if isinstance(entry, Must)]


@declared
class Each:
    """Pages that come together for each turn: all of them for one person, then all of them for the next.

    ``each`` is the loop. The ``when`` of a page among them is judged at each turn and may speak of
    whoever has it; a page among them may repeat for what that person has several of (``jobs_of``).
    """

    each: Loop
    pages: Sequence[Page | Each] = ()
    slips: ClassVar[tuple[Slip, ...]] = ()


def flat(entries: Sequence[Page | Each], around: tuple[Each, ...] = ()) -> Iterator[tuple[Page, tuple[Each, ...]]]:
    """Every page in its order, with what it stands in, from the outside in."""
    for entry in entries:
        if isinstance(entry, Each):
            yield from flat(entry.pages, (*around, entry))
        else:
            yield entry, around


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
    form's own field labels (``{Last name}, {First name}``) as they were typed for the applicant; a day
    is written in ``date_format``. ``search_for`` is one field, or a text made in the same way.
    """

    heading: str
    number: str
    rows: dict[str, str]
    sent: str
    sent_format: str
    date_format: str = "%m/%d/%Y"
    search: str = ""
    search_for: Text | str | None = None
    button: str = ""
    older: str = ""

    @property
    def search_text(self) -> str:
        """What is searched for, made of labels; empty where there is no search."""
        return f"{{{self.search_for.label}}}" if isinstance(self.search_for, Text) else self.search_for or ""


@declared
class Portal:
    """The site around the form: where it is, how one gets in, and how it answers.

    ``settles_in_s`` is how long after the last click the county's list may still lack an application
    that did arrive, ``patience_s`` how long a page may take, ``quiet_s`` how long a page must have stood
    still before something missing on it is believed to be missing (all real seconds). ``closed`` are
    headings of pages that say the site is closed.
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
    quiet_s: float = 1.0
    slips: ClassVar[tuple[Slip, ...]] = ()


@declared
class Form:
    """One county's form, declared once. Mistakes in it are told all at once when it is made.

    ``pages`` are as declared, :attr:`every_page` those that stand in an :class:`Each` among them.
    ``people_shown_as`` is how later pages speak of a person: by one field, or by a text made of the
    labels of fields that each person has (``{First name} {Last name}``).
    """

    county: County
    seen: date
    people_shown_as: Text | str
    portal: Portal
    pages: Sequence[Page | Each]
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
    def every_page(self) -> list[Page]:
        """Every page in its order, but for those that may come at any time."""
        return [page for page, _ in flat(self.pages)]

    @cached_property
    def name_fields(self) -> dict[str, list[Field]]:
        """For each label in ``people_shown_as``, the fields of that label that hold one text of each member."""
        labels = labels_in(self.people_shown_as) if isinstance(self.people_shown_as, str) else []
        asked = [entry for page in self.every_page for entry in page.asked if entry.holds_a_members_text]
        return {label: list(dict.fromkeys(it for it in asked if it.label == label)) for label in labels}

    @property
    def last_page(self) -> Page:
        """The page of the last click."""
        return self.every_page[-1]

    def page(self, key: str) -> Page:
        """The page of that key; refuses one that is not declared."""
        for page in (*self.every_page, *self.any_time):
            if page.key == key:
                return page
        raise DeclarationMistake(f"{self.name} has no page {key!r}", "see byfive counties show " + self.name)
