"""A rendition as a person reads it: page by page, what is typed, what was changed on the way, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from adapters.forms.field import Control, given_for_nobody
from byfive.cli.output import shown

if TYPE_CHECKING:
    from adapters.forms.rendition import FieldText, PageText, Rendition

FORCED = given_for_nobody("").step


def forced(entry: FieldText) -> bool:
    """Whether this field holds an answer that nobody gave."""
    return any(note.step == FORCED for note in entry.notes)


def document(rendition: Rendition) -> dict[str, Any]:
    """The rendition as one JSON document."""
    entries = [entry for page in rendition.pages for entry in page.fields]
    return {
        "by_hand": rendition.by_hand,
        "pages": [_page(page) for page in rendition.pages],
        "findings": rendition.findings,
        "warnings": rendition.warnings,
        "forced_answers": sum(map(forced, entries)),
        "lossy_changes": sum(not note.lossless and note.step != FORCED for each in entries for note in each.notes),
    }


def _page(page: PageText) -> dict[str, Any]:
    return {
        "page": page.page.key,
        "turn": page.turn,
        "heading": page.heading,
        "by_hand": page.page.by_hand,
        "button": page.page.last_click or page.page.button,
        "fields": [
            {
                "label": entry.label,
                "control": entry.control,
                "texts": entry.texts,
                "shows": entry.shows,
                "forced": forced(entry),
                "changes": [
                    {"step": n.step, "before": n.before, "after": n.after, "why": n.why, "lossless": n.lossless}
                    for n in entry.notes
                ],
            }
            for entry in page.fields
        ],
    }


def _changed(entry: FieldText) -> str:
    """What was changed on the way, and why, on one line."""
    first = entry.notes[0]
    if forced(entry):
        return f"nobody gave this answer: {first.why}"
    if entry.control is Control.FILE:
        return "; ".join(f"{n.before!r} is {n.after}" if n.after else f"{n.before!r}: {n.why}" for n in entry.notes)
    steps = [f"{note.step}, {note.why}{'' if note.lossless else ' (something is lost)'}" for note in entry.notes]
    return f"was {first.before!r}: {'; '.join(steps)}"


def lines(rendition: Rendition) -> Iterator[str]:
    """The rendition as lines of text."""
    widest = max((len(shown(entry.label)) for page in rendition.pages for entry in page.fields), default=0)
    width = min(widest, 48)
    made_up: list[str] = []
    for number, page in enumerate(rendition.pages, start=1):
        turn = f"  ({page.turn})" if page.turn else ""
        yield f"{number:>2}. {shown(page.heading)}{turn}"
        if page.page.by_hand:
            yield f"    from here a person goes on: {page.page.by_hand}"
        for entry in page.fields:
            yield f"    {shown(entry.label):<{width}}  {shown(entry.shown) or '-'}"
            if forced(entry):
                made_up.append(f"{shown(page.heading)}: {shown(entry.label)} = {shown(entry.shown)}")
            if entry.notes:
                yield f"    {'':<{width}}  ^ {shown(_changed(entry))}"
            if entry.is_changed_by_the_page:
                yield f"    {'':<{width}}  ^ the page then shows {shown(', '.join(entry.shows))!r}"
        if page.page.last_click or page.page.button != "Next":
            yield f"    then press {shown(page.page.last_click or page.page.button)!r}"
        yield ""
    yield f"Answers that nobody gave: {len(made_up)}"
    yield from (f"  {line}" for line in made_up)
    yield f"Cannot be expressed: {len(rendition.findings)}"
    yield from (f"  {finding.rule}: {shown(finding.words)}" for finding in rendition.findings)
    if rendition.warnings:
        yield f"Filed without: {len(rendition.warnings)}"
        yield from (f"  {finding.rule}: {shown(finding.words)}" for finding in rendition.warnings)
