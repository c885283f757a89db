"""A county's form: its pages in order, the site around them, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from adapters.forms.errors import DeclarationMistake, FaultyDeclaration, Mistake
from adapters.forms.fields import Field, Must, Signature, Text, TickMembers
from adapters.forms.people import Loop
from adapters.forms.sources import Source
from byfive.counties import County

PLACEHOLDERS = {"member", "other", "person", "turn"}
_placeholder = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, eq=False)
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


@dataclass(frozen=True)
class SignIn:
    """The page that asks who we are, by its heading and the labels of its two boxes."""

    heading: str
    user: str
    password: str
    button: str


@dataclass(frozen=True)
class Home:
    """Where one lands after signing in: the links to a new application and to those sent before."""

    heading: str
    start: str
    earlier: str


@dataclass(frozen=True)
class Errors:
    """How a page says that it refuses an answer: a box with role ``alert``, its heading, each entry."""

    heading: str
    item: str = "{label}: {words}"


@dataclass(frozen=True)
class Confirmation:
    """The page that proves arrival. ``number`` is a regular expression whose one group is the number."""

    heading: str
    number: str


@dataclass(frozen=True, eq=False)
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


@dataclass(frozen=True, eq=False)
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


@dataclass(frozen=True, eq=False)
class Form:
    """One county's form, declared once. Mistakes in it are told all at once when it is made."""

    county: County
    seen: date
    people_shown_as: Text
    portal: Portal
    pages: Sequence[Page]
    any_time: Sequence[Page] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        mistakes = tuple(self._mistakes())
        if mistakes:
            raise FaultyDeclaration(self.name, mistakes)

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

    def _mistakes(self) -> Iterator[Mistake]:
        if not self.pages:
            yield Mistake(self.name, "has no pages", "declare the county's pages in their order")
            return
        yield from self._page_order_mistakes()
        for page in (*self.pages, *self.any_time):
            place = f"{self.name}, page {page.name!r}"
            yield from _page_mistakes(page, place)
            seen: set[str] = set()
            for entry in page.asked:
                where = f"{place}, field {entry.label!r}"
                for found, remedy in entry.mistakes():
                    yield Mistake(where, found, remedy)
                for found, remedy in _placeholder_mistakes(entry.label, page, entry):
                    yield Mistake(where, found, remedy)
                if entry.key in seen:
                    yield Mistake(where, "stands twice on this page", "give the second its own label, as the page does")
                seen.add(entry.key)
        yield from self._list_mistakes()

    def _page_order_mistakes(self) -> Iterator[Mistake]:
        keys = [page.key for page in (*self.pages, *self.any_time)]
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            yield Mistake(f"{self.name}, page {key!r}", "is declared twice", "give each page its own name")
        heads: dict[str, Page] = {}
        for page in (*self.pages, *self.any_time):
            known_by = page.mark or page.heading
            if known_by in heads and known_by:
                yield Mistake(
                    f"{self.name}, page {page.name!r}",
                    f"is known by the same words as page {heads[known_by].name!r}: {known_by!r}",
                    "give both a mark, a text that only one of them shows",
                )
            heads[known_by] = page
        clicks = [page for page in self.pages if page.last_click]
        if not clicks:
            yield Mistake(self.name, "has no last click", 'say last_click="Submit" on the page that files')
        elif clicks != [self.pages[-1]]:
            yield Mistake(self.name, f"clicks last on page {clicks[0].name!r}", "let the last page have the last click")
        signed = [(page, entry) for page in self.pages for entry in page.asked if isinstance(entry, Signature)]
        if not signed:
            yield Mistake(
                self.name, "takes no signature", "declare the box in which the client signs as Signature(...)"
            )
        for page, entry in signed:
            if page is not self.pages[-1]:
                yield Mistake(
                    f"{self.name}, page {page.name!r}, field {entry.label!r}",
                    "takes the signature before the last page",
                    "move it to the page of the last click, or declare it as Text(...)",
                )

    def _list_mistakes(self) -> Iterator[Mistake]:
        earlier = self.portal.earlier
        groups = (
            re.compile(self.portal.confirmation.number).groups if _compiles(self.portal.confirmation.number) else -1
        )
        if groups != 1:
            yield Mistake(
                f"{self.name}, confirmation",
                f"the number's pattern {self.portal.confirmation.number!r} has {max(groups, 0)} groups",
                "put the number, and only it, into one pair of parentheses",
            )
        if earlier is None:
            return
        labels = {entry.label for page in self.pages for entry in page.asked}
        for column, text in earlier.rows.items():
            for label in re.findall(r"\{([^}]+)\}", text):
                if label not in labels:
                    yield Mistake(
                        f"{self.name}, list of earlier applications, column {column!r}",
                        f"speaks of {label!r}, which no field is labelled",
                        "use the label of a field of this form",
                    )


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _page_mistakes(page: Page, place: str) -> Iterator[Mistake]:
    if not (page.heading or page.mark):
        yield Mistake(place, "cannot be told from other pages", "say its heading or a mark, as the page shows it")
    if page.when is not None and not isinstance(page.when, Source):
        yield Mistake(
            place, f"applies when {page.when!r}", "name a condition, for example yes(application.is_homeless)"
        )
    if page.each is not None and not hasattr(page.each, "turns"):
        yield Mistake(
            place, f"comes for each {page.each!r}", "name a loop, for example other_members or jobs_of(jobholders)"
        )
    for text in (page.heading, page.says, page.mark):
        for found, remedy in _placeholder_mistakes(text, page, None):
            yield Mistake(place, found, remedy)
    for rule in page.rules:
        if not isinstance(rule.holds, Source):
            yield Mistake(place, f"demands {rule.holds!r}", "name a condition, for example either(a, b)")
    for entry in page.asked:
        if isinstance(entry, TickMembers) and entry.each is not None:
            yield Mistake(place, f"repeats the list {entry.label!r}", "a list of members stands once on a page")


def _placeholder_mistakes(text: str, page: Page, entry: Field | None) -> Iterable[tuple[str, str]]:
    for name in _placeholder.findall(text):
        if name not in PLACEHOLDERS:
            yield f"speaks of {{{name}}}", f"use one of: {', '.join(sorted(PLACEHOLDERS))}"
        elif name in ("member", "person") and page.each is None:
            yield f"speaks of {{{name}}} on a page that comes once", "say each=..., so that somebody has the turn"
        elif name == "other" and (entry is None or entry.each is None):
            yield "speaks of {other} where there is no pair", "say each=later_members on the field"
