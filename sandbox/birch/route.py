"""The order of Birch's pages, which depends on the answers."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.birch.draft import Draft
from sandbox.birch.pages_people import ADD
from sandbox.draft import PageId
from sandbox.route import items, reached


def route(draft: Draft) -> list[PageId]:
    """All pages up to and with the first that has no answers yet."""
    return reached(draft, _order(draft))


def _order(draft: Draft) -> Iterator[PageId]:
    """Pages one by one; what comes after a page is only asked for once that page is answered."""
    for kind in ("welcome", "you", "home", "mail", "reach"):
        yield (kind,)
    yield from _people(draft)
    yield ("everyone",)
    yield ("work",)
    yield from items(draft, ("work",), "Who has a job?", "job", "Does NAME have another job?")
    yield ("business",)
    for person in draft.ticked(("business",), "Who works for themselves?"):
        yield ("own", person.number)
    yield ("other_income",)
    yield from items(draft, ("other_income",), "Who gets other income?", "income", "Does NAME get anything else?")
    for kind in ("changes", "housing", "costs", "have", "urgent", "law", "speaker", "interview", "documents"):
        yield (kind,)
    for kind in ("anything", "review", "sign"):
        yield (kind,)


def _people(draft: Draft) -> Iterator[PageId]:
    """The hub, and for everybody whom it adds two pages and the hub again."""
    number, hub = 2, ("hub", 1)
    yield hub
    while draft.value(hub, "button") == ADD:
        yield ("person", number)
        yield ("more", number)
        hub = ("hub", number)
        yield hub
        number += 1
