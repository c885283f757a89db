"""The order of Alder's pages, which depends on the answers."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.alder.draft import Draft
from sandbox.draft import PageId
from sandbox.route import items, reached


def route(draft: Draft) -> list[PageId]:
    """All pages up to and with the first that has no answers yet."""
    return reached(draft, _order(draft))


def _order(draft: Draft) -> Iterator[PageId]:
    """Pages one by one; what comes after a page is only asked for once that page is answered."""
    for kind in ("partner", "rights", "programs", "you", "home", "mailing", "reach", "summary_you", "people"):
        yield (kind,)
    yield from _people(draft)
    people = draft.people()
    for person in people[:-1]:
        yield ("related", person.number)
    if len(people) > 1:
        yield ("food",)
    yield ("household",)
    for person in draft.ticked(("household",), "Who is in school?"):
        yield ("school", person.number)
    for person in draft.ticked(("household",), "Who is not a U.S. citizen?"):
        yield ("immigration", person.number)
    yield ("summary_people",)
    yield ("jobs",)
    yield from items(draft, ("jobs",), "Who has a job?", "job", "Does NAME have another job?")
    yield ("own_work",)
    for person in draft.ticked(("own_work",), "Who works for themselves?"):
        yield ("own", person.number)
    yield ("other_money",)
    yield from items(draft, ("other_money",), "Who gets other money?", "money", "Does NAME get any more money?")
    yield ("changes",)
    yield ("summary_money",)
    if any(person.is_minor(draft.today) for person in people):
        yield ("child_support",)
    for kind in ("housing", "bills", "things", "emergency", "legal", "spokesperson", "interview", "anything"):
        yield (kind,)
    yield ("summary_all",)
    yield ("sign",)


def _people(draft: Draft) -> Iterator[PageId]:
    number = 2
    more = draft.value(("people",), "Does anyone else live with you?") == "Yes"
    while more:
        page = ("person", number)
        yield page
        more = draft.value(page, "Is there another person to add?") == "Yes"
        number += 1
