"""The read-back check: what the page holds after typing, compared with the rendition, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from adapters.forms.fields import File, ThreeBoxes
from adapters.forms.rendition import PageText
from byfive.failures import Failure, FailureKind

TROUBLES = {
    "not_found": "the page has no such field",
    "found_twice": "the page has several such fields",
    "no_option": "the list has no such option",
    "two_options": "the list has this option twice",
    "boxes_differ": "the boxes are not the declared ones",
    "list_differs": "the list has other boxes than expected",
    "not_editable": "the field cannot be edited",
    "still_loading": "its list did not load",
}


def orders(page: PageText) -> list[dict[str, Any]]:
    """What the page's script is told to fill: one order a field."""
    labels = [(entry.label, entry.control) for entry in page.fields]
    return [
        {
            "label": entry.label,
            "control": entry.control.value,
            "texts": list(entry.texts),
            "shows": list(entry.shows),
            "among": list(entry.among),
            "ticked": list(entry.ticked),
            "boxes": list(entry.field.boxes) if isinstance(entry.field, ThreeBoxes) else [],
            "keys": entry.field.insists_on_keys,
            "css": entry.field.css,
            "listed": isinstance(entry.field, File) and entry.field.listed,
            "nth": labels[:place].count((entry.label, entry.control)),
            "of": labels.count((entry.label, entry.control)),
        }
        for place, entry in enumerate(page.fields)
    ]


def disagreements(
    page: PageText, told: Sequence[Mapping[str, Any]], answers: Sequence[Mapping[str, Any]]
) -> Iterator[Failure]:
    """Every field that the page does not hold as it was told to."""
    for entry, order, answer in zip(page.fields, told, answers, strict=True):
        if answer["problem"]:
            code = str(answer["problem"])
            words = TROUBLES[code] + (f": {', '.join(answer['seen'])}" if answer["seen"] else "")
            kind = FailureKind.PORTAL if code == "still_loading" else FailureKind.DRIFT
            yield Failure(kind, code, page.place, entry.field.label, words)
        elif list(answer["texts"]) != order["shows"]:
            words = f"typed {list(entry.texts)!r}, the page holds {answer['texts']!r}"
            yield Failure(FailureKind.DRIFT, "read_back", page.place, entry.field.label, words)


def disagreement(page: PageText, answers: Sequence[Mapping[str, Any]]) -> Failure | None:
    """The first of them, or nothing."""
    return next(disagreements(page, orders(page), answers), None)


def box(label: str, text: str) -> dict[str, Any]:
    """An order to fill one box of a page that belongs to no application: to sign in, to search."""
    return {
        "label": label, "control": "text", "texts": [text], "shows": [text], "among": [], "ticked": [], "boxes": [],
        "keys": False, "css": "", "listed": False, "nth": 0, "of": 1,
    }  # fmt: skip
