"""What can be wrong with a declared form, found when it is loaded: every mistake, with its place and its remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from adapters.forms import make_checks, order_checks, site_checks
from adapters.forms.boxes import Text
from adapters.forms.errors import Mistake
from adapters.forms.field import Field, Slip, condition_mistakes, in_words
from adapters.forms.form import Form, Page, flat
from adapters.forms.people import Gate, Loop, People
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
    if wrong_makes := tuple(make_checks.mistakes(form)):
        yield from wrong_makes
        return
    told = _Told()
    yield from (Mistake(form.name, *slip) for slip in _form_slips(form))
    yield from order_checks.mistakes(form)
    for page, around in (*flat(form.pages), *flat(form.any_time)):
        outside = NOBODYS_TURN
        for group in around:
            slips = _loop_slips(group.each, outside, told) if told.is_news(group) else ()
            yield from (Mistake(f"{form.name}, Each({group.each!r})", *slip) for slip in (*group.slips, *slips))
            outside |= group.each.gives
        yield from _page_mistakes(page, f"{form.name}, page {page.name!r}", outside, told)
    yield from _shown_as_mistakes(form, told)
    yield from site_checks.mistakes(form, [*form.every_page, *form.any_time])


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
    if isinstance(shown, Text):
        slips = _field_slips(shown, ONE_MEMBER, told)
    elif isinstance(shown, str):
        slips = _name_slips(form)
    else:
        remedy = 'name the field by which later pages speak of a person: Text(...), or write "{First name} {Last name}"'
        slips = iter([(f"is {in_words(shown)}", remedy)])
    yield from (Mistake(place, *slip) for slip in slips)


def _name_slips(form: Form) -> Iterator[Slip]:
    """What is wrong with a name made of labels."""
    if not form.name_fields:
        yield f"is {form.people_shown_as!r}, made of no field", 'write labels in braces: "{First name} {Last name}"'
    labels = {entry.label for page in form.every_page for entry in page.asked}
    for label, found in form.name_fields.items():
        if label not in labels:
            near = get_close_matches(label, labels, n=1)
            cure = f"did you mean {{{near[0]}}}?" if near else "use the label of a field of this form"
            yield f"speaks of {label!r}, which no field is labelled", cure
        elif not found:
            remedy = f"name a field that each person has, for example Text({label!r}, member.name.given)"
            yield f"speaks of {label!r}, which holds no text of a member", remedy
        elif len(found) > 1:
            remedy = "write the field once, give it a name, and let it stand on each of the pages"
            yield f"speaks of {label!r}, and {len(found)} different fields of members are labelled so", remedy


def _page_mistakes(page: Page, place: str, outside: frozenset[str], told: _Told) -> Iterator[Mistake]:
    """Mistakes of one page; ``outside`` is what has the turn where it stands."""
    gives = outside | (page.each.gives if isinstance(page.each, Loop) else NOBODYS_TURN)
    yield from (Mistake(place, *slip) for slip in _page_slips(page, outside, gives, told))
    seen: set[str] = set()
    for entry in page.asked:
        where = f"{place}, field {entry.label!r}"
        yield from (Mistake(where, *slip) for slip in _field_slips(entry, gives, told))
        if entry.key in seen:
            yield Mistake(where, "stands twice on this page", "give the second its own label, as the page does")
        seen.add(entry.key)


def _page_slips(page: Page, outside: frozenset[str], gives: frozenset[str], told: _Told) -> Iterator[Slip]:
    yield from page.slips
    if not (page.heading or page.mark):
        yield "cannot be told from other pages", "say its heading or a mark, as the page shows it"
    if page.when is not None:
        yield from condition_mistakes(page.when, "applies when", "when=yes(application.is_homeless), for example")
        yield from _source_slips(page.when, outside, "its condition", told)
    if isinstance(page.each, Loop):
        yield from _loop_slips(page.each, outside, told)
    elif page.each is not None:
        yield f"comes for each {page.each!r}", "name a loop, for example other_members or jobs_of(jobholders)"
    yield from _warning_slips(page.second_press_accepts)
    if not gives and page.says:
        yield f"says whose turn it is ({page.says!r}) and comes once", "say each=..., or leave says=... out"
    for text in (page.heading, page.says, page.mark):
        yield from _placeholder_slips(text, gives)
    for rule in page.rules:
        yield from condition_mistakes(rule.holds, "demands", "a condition, for example Must(either(a, b), ...)")
        yield from _source_slips(rule.holds, gives, "the rule", told)
        if not isinstance(rule.words, str) or not rule.words:
            yield "has a rule without words", 'say what the county wants: Must(either(a, b), "an address, or none")'


def _loop_slips(loop: Loop, outside: frozenset[str], told: _Told) -> Iterator[Slip]:
    yield from told.of(loop.mistakes)
    yield from _needs(loop.needs, outside, f"each={loop!r}")
    if (MEMBER in outside and isinstance(loop, People)) or loop.gives & outside & {OTHER, JOB, ITEM}:
        remedy = "leave it out, or name what that person has several of: jobs_of(...), items_of(...), later_members"
        yield f"comes for {loop!r} where somebody has the turn already", remedy


def _warning_slips(warnings: object) -> Iterator[Slip]:
    remedy = 'write a list of whole texts: second_press_accepts=["We could not find this address."]'
    if not isinstance(warnings, list | tuple):
        yield f"has second_press_accepts={in_words(warnings)}", remedy
        return
    for warning in warnings:
        if not isinstance(warning, str) or not warning.strip():
            yield f"accepts the warning {in_words(warning)}", remedy


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
