"""The order of a county's pages, as far as a household's answers have decided it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sandbox.draft import Draft, PageId


def reached(draft: Draft, order: Iterable[PageId]) -> list[PageId]:
    """All pages up to and with the first that has no answers yet; ``order`` need not know what comes after it."""
    way: list[PageId] = []
    for page in order:
        way.append(page)
        if page not in draft.answers:
            break
    return way


def items(draft: Draft, gate: PageId, question: str, kind: str, another: str) -> Iterator[PageId]:
    """A page for each item of each person ticked, as long as each says that there is another."""
    for person in draft.ticked(gate, question):
        number, more = 1, True
        while more:
            page = (kind, person.number, number)
            yield page
            more = draft.value(page, another) == "Yes"
            number += 1
