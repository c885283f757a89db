"""What can be wrong with a declared form, found when it is loaded: every mistake, with its place and its remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from adapters.forms import site_checks
from adapters.forms.boxes import Signature, Text
from adapters.forms.errors import Mistake
from adapters.forms.field import Field, Slip, condition_mistakes, in_words
from adapters.forms.fields import Must
from adapters.forms.form import Form, Page
from adapters.forms.people import Gate, Loop
from adapters.forms.sources import ITEM, JOB, MEMBER, NOBODYS_TURN, ONE_MEMBER, OTHER, TURN, Source
from byfive.counties import County

PLACEHOLDERS = {"member": MEMBER, "person": MEMBER, "other": OTHER, "turn": TURN}
"""What may stand in braces, and what must have the turn for it."""

SPOKEN_OF = {MEMBER: "a member", OTHER: "another member", JOB: "a job", ITEM: "an item of income", TURN: "turns"}

WHOSE_TURN = {
    MEMBER: "say each=... on the page (each=other_members, for example), or name applicant for the first member",
    OTHER: "say each=later_members on the field, on a page with each=all_but_the_last",
    JOB: "say each=jobs_of(...) on the page",
    ITEM: "say each=items_of(...) on the page",
    TURN: "say each=... on the page, so that there are turns",
}


def all_mistakes(form: Form) -> tuple[Mistake, ...]:
    """Everything that is wrong with ``form``. What several places lead to is told at the first of them."""
    return tuple(_mistakes(form))


def _mistakes(form: Form) -> Iterator[Mistake]:
    if not isinstance(form.county, County):
        yield Mistake("", f"the form's county is {form.county!r}", 'begin with County(name="alder", title=..., ...)')
        return
    if unreadable := tuple(Mistake(*told) for told in _unreadable(form)):
        yield from unreadable
        return
    pages = [*form.pages, *form.any_time]
    told = _Told()
    yield from (Mistake(form.name, *slip) for slip in _form_slips(form))
    yield from _order_mistakes(form)
    for page in pages:
        yield from _page_mistakes(page, f"{form.name}, page {page.name!r}", told)
    yield from _shown_as_mistakes(form, told)
    yield from _any_time_mistakes(form)
    yield from site_checks.mistakes(form, pages)


def _unreadable(form: Form) -> Iterator[tuple[str, str, str]]:
    """What is of a wrong make altogether (a field among the pages, a list within a list): nothing else counts then."""
    for pages in (form.pages, form.any_time):
        if not isinstance(pages, list | tuple):
            yield form.name, f"has {in_words(pages)} instead of a list of pages", "write pages=[Page(...), Page(...)]"
            continue
        for page in pages:
            if not isinstance(page, Page):
                found = f"lists {in_words(page)} among its pages"
                yield form.name, found, "write Page(...); fields stand inside a page's fields=[...]"
                continue
            place = f"{form.name}, page {page.name!r}"
            for word in ("name", "heading", "says", "mark", "button", "last_click", "by_hand"):
                if not isinstance(getattr(page, word), str):
                    yield place, f"has {word}={in_words(getattr(page, word))}", "write words between quotation marks"
            if not isinstance(page.fields, list | tuple):
                yield place, f"has {in_words(page.fields)} instead of a list of fields", "write fields=[Text(...), ...]"
                continue
            yield from ((place, *slip) for entry in page.fields for slip in _no_field(entry))


def _no_field(entry: object) -> Iterator[Slip]:
    if isinstance(entry, list | tuple):
        yield "has a list within its list of fields", "write a star before its name: fields=[*about_a_person, ...]"
    elif not isinstance(entry, Field | Must):
        yield f"lists {in_words(entry)} among its fields", "write a field, for example Text(...), or Must(...)"
    elif isinstance(entry, Field) and not isinstance(entry.label, str):
        yield f"has a field that begins with {in_words(entry.label)}", "write the label first, then the source"


class _Told:
    """What was told already: a field may stand on several pages, and a gate feeds several."""

    def __init__(self) -> None:
        self._ids: set[int] = set()

    def is_news(self, thing: object) -> bool:
        """Whether this very object was never asked about before."""
        news = id(thing) not in self._ids
        self._ids.add(id(thing))
        return news

    def of(self, mistakes: Iterable[Mistake]) -> Iterator[Slip]:
        """The mistakes that a source brought along, as far as nobody told them before."""
        return ((mistake.found, mistake.remedy) for mistake in mistakes if self.is_news(mistake))


def _form_slips(form: Form) -> Iterator[Slip]:
    yield from form.slips
    if not isinstance(form.seen, date):
        yield f"was seen {form.seen!r}", "say the day on which its pages were last looked at: seen=date(2026, 11, 23)"


def _shown_as_mistakes(form: Form, told: _Told) -> Iterator[Mistake]:
    shown, place = form.people_shown_as, f"{form.name}, people_shown_as"
    if not isinstance(shown, Text):
        yield Mistake(
            place, f"is {in_words(shown)}", "name the field by which later pages speak of a person: Text(...)"
        )
    else:
        yield from (Mistake(place, *slip) for slip in _field_slips(shown, ONE_MEMBER, told))


def _order_mistakes(form: Form) -> Iterator[Mistake]:
    pages = form.pages
    if not pages:
        yield Mistake(form.name, "has no pages", "declare the county's pages in their order")
        return
    keys = [page.key for page in (*pages, *form.any_time)]
    for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
        yield Mistake(f"{form.name}, page {key!r}", "is declared twice", "give each page its own name")
    last = pages[-1]
    at_the_end = f"{form.name}, page {last.name!r}"
    clicks = [page for page in pages if page.last_click]
    if not clicks:
        remedy = 'say last_click="Submit", the button that files'
        yield Mistake(at_the_end, "is the last page and has no last click", remedy)
    for page in clicks:
        if page is not last:
            remedy = "let only the last page have last_click=...; a button that leads on is button=..."
            yield Mistake(f"{form.name}, page {page.name!r}", "clicks last and is not the last page", remedy)
    if last.when is not None or last.each is not None:
        remedy = "leave when=... and each=... out"
        yield Mistake(at_the_end, "is the page that files and does not always come once", remedy)
    signed = [(page, entry) for page in pages for entry in page.asked if isinstance(entry, Signature)]
    if not signed:
        yield Mistake(at_the_end, "takes no signature", "declare the box in which the client signs as Signature(...)")
    for page, entry in signed:
        if page is not last:
            place = f"{form.name}, page {page.name!r}, field {entry.label!r}"
            remedy = "move it to the page of the last click, or declare it as Text(...)"
            yield Mistake(place, "signs before the last page", remedy)


def _any_time_mistakes(form: Form) -> Iterator[Mistake]:
    for page in form.any_time:
        place = f"{form.name}, page {page.name!r}"
        if page.when is not None or page.each is not None or page.last_click:
            remedy = "leave when, each and last_click out: the robot fills and passes it wherever it comes"
            yield Mistake(place, "may come at any time and yet follows a rule", remedy)
        if not page.heading:
            remedy = "say its whole heading, as the page shows it"
            yield Mistake(place, "may come at any time and has no heading", remedy)


def _page_mistakes(page: Page, place: str, told: _Told) -> Iterator[Mistake]:
    gives = page.each.gives if isinstance(page.each, Loop) else NOBODYS_TURN
    yield from (Mistake(place, *slip) for slip in _page_slips(page, gives, told))
    seen: set[str] = set()
    for entry in page.asked:
        where = f"{place}, field {entry.label!r}"
        yield from (Mistake(where, *slip) for slip in _field_slips(entry, gives, told))
        if entry.key in seen:
            yield Mistake(where, "stands twice on this page", "give the second its own label, as the page does")
        seen.add(entry.key)


def _page_slips(page: Page, gives: frozenset[str], told: _Told) -> Iterator[Slip]:
    yield from page.slips
    if not (page.heading or page.mark):
        yield "cannot be told from other pages", "say its heading or a mark, as the page shows it"
    if page.when is not None:
        yield from condition_mistakes(page.when, "applies when", "when=yes(application.is_homeless), for example")
        yield from _source_slips(page.when, NOBODYS_TURN, "its condition", told)
    if isinstance(page.each, Loop):
        yield from told.of(page.each.mistakes)
        yield from _needs(page.each.needs, NOBODYS_TURN, f"each={page.each!r}")
    elif page.each is not None:
        yield f"comes for each {page.each!r}", "name a loop, for example other_members or jobs_of(jobholders)"
    if page.each is None and page.says:
        yield f"says whose turn it is ({page.says!r}) and comes once", "say each=..., or leave says=... out"
    for text in (page.heading, page.says, page.mark):
        yield from _placeholder_slips(text, gives)
    for rule in page.rules:
        yield from condition_mistakes(rule.holds, "demands", "a condition, for example Must(either(a, b), ...)")
        yield from _source_slips(rule.holds, gives, "the rule", told)
        if not isinstance(rule.words, str) or not rule.words:
            yield "has a rule without words", 'say what the county wants: Must(either(a, b), "an address, or none")'


def _field_slips(entry: Field, page_gives: frozenset[str], told: _Told) -> Iterator[Slip]:
    if told.is_news(entry):
        yield from entry.mistakes()
    gives = page_gives
    if isinstance(entry.each, Loop):
        gives = page_gives | entry.each.gives
        yield from told.of(entry.each.mistakes)
        yield from _needs(entry.each.needs, page_gives, f"each={entry.each!r}")
    if isinstance(entry.source, Gate):
        yield from told.of(entry.source.mistakes)
    for thing, what in ((entry.source, ""), (entry.when, "its condition"), (entry.required, "its condition")):
        yield from _source_slips(thing, gives, what, told)
    yield from _placeholder_slips(entry.label, gives)


def _source_slips(thing: object, gives: frozenset[str], what: str, told: _Told) -> Iterator[Slip]:
    if isinstance(thing, Source):
        yield from told.of(thing.mistakes)
        if not thing.mistakes:
            yield from _needs(thing.needs, gives, f"{what} {thing}".strip())


def _needs(needs: frozenset[str], gives: frozenset[str], what: str) -> Iterator[Slip]:
    for need in sorted(needs - gives):
        turn = "there are no turns" if need == TURN else f"no {need} has the turn"
        yield f"{what} speaks of {SPOKEN_OF[need]}, and {turn} here", WHOSE_TURN[need]


def _placeholder_slips(text: str, gives: frozenset[str]) -> Iterator[Slip]:
    for name in re.findall(r"\{([^{}]*)\}", text):
        if name not in PLACEHOLDERS:
            yield f"speaks of {{{name}}}", f"use one of: {', '.join(f'{{{known}}}' for known in PLACEHOLDERS)}"
        elif PLACEHOLDERS[name] not in gives:
            need = PLACEHOLDERS[name]
            yield f"speaks of {{{name}}}, and there is none here", WHOSE_TURN[need]
