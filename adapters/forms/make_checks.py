"""What is of a wrong make altogether in a declared form (a field among the pages, a list within a list)."""

from __future__ import annotations

from collections.abc import Iterator

from adapters.forms.errors import Mistake
from adapters.forms.field import Field, Slip, in_words
from adapters.forms.fields import Must
from adapters.forms.form import Each, Form, Page
from adapters.forms.people import Loop

WORDS = ("name", "heading", "says", "mark", "same_as", "button", "last_click", "by_hand")
"""What must be words of a page."""


def mistakes(form: Form) -> Iterator[Mistake]:
    """Things that stand where they cannot; while there are any, nothing else of the form can be judged."""
    yield from _in_list(form.name, form.name, form.pages)
    yield from _in_list(form.name, form.name, form.any_time)
    for entry in form.any_time if isinstance(form.any_time, list | tuple) else ():
        if isinstance(entry, Each):
            found = "lists Each(...) among the pages that may come at any time"
            yield Mistake(form.name, found, "write each such page by itself: the robot passes it wherever it comes")


def _in_list(form: str, place: str, pages: object) -> Iterator[Mistake]:
    if not isinstance(pages, list | tuple):
        found = f"has {in_words(pages)} instead of a list of pages"
        yield Mistake(place, found, "write pages=[Page(...), Page(...)]")
        return
    for entry in pages:
        if isinstance(entry, Each):
            yield from _in_group(form, entry)
        elif isinstance(entry, Page):
            yield from (Mistake(f"{form}, page {entry.name!r}", *slip) for slip in _page_slips(entry))
        else:
            remedy = "write Page(...); fields stand inside a page's fields=[...]"
            yield Mistake(place, f"lists {in_words(entry)} among its pages", remedy)


def _in_group(form: str, group: Each) -> Iterator[Mistake]:
    place = f"{form}, Each({in_words(group.each)})"
    if not isinstance(group.each, Loop):
        remedy = "name a loop first, for example Each(other_members, pages=[...])"
        yield Mistake(place, f"comes for each {in_words(group.each)}", remedy)
    if group.pages in ([], ()):
        yield Mistake(place, "has no pages", "declare the pages that come at each turn: pages=[Page(...), Page(...)]")
    yield from _in_list(form, place, group.pages)


def _page_slips(page: Page) -> Iterator[Slip]:
    for word in WORDS:
        if not isinstance(getattr(page, word), str):
            yield f"has {word}={in_words(getattr(page, word))}", "write words between quotation marks"
    if not isinstance(page.fields, list | tuple):
        yield f"has {in_words(page.fields)} instead of a list of fields", "write fields=[Text(...), ...]"
        return
    for entry in page.fields:
        yield from _no_field(entry)


def _no_field(entry: object) -> Iterator[Slip]:
    if isinstance(entry, list | tuple):
        yield "has a list within its list of fields", "write a star before its name: fields=[*about_a_person, ...]"
    elif not isinstance(entry, Field | Must):
        yield f"lists {in_words(entry)} among its fields", "write a field, for example Text(...), or Must(...)"
    elif isinstance(entry, Field) and not isinstance(entry.label, str):
        yield f"has a field that begins with {in_words(entry.label)}", "write the label first, then the source"
