"""The read-back check: what the page holds after typing, compared with the rendition, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from adapters.forms.fields import Control, ThreeBoxes
from adapters.forms.rendition import FieldText, PageText
from byfive.failures import Failure, FailureKind

DRIFTED = {
    "not_found": "the page has no such field",
    "found_twice": "the page has several such fields",
    "no_option": "the list has no such option",
    "two_options": "the list has this option twice",
    "boxes_differ": "the boxes are not the declared ones",
    "list_differs": "the list has other boxes than expected",
    "not_editable": "the field cannot be edited",
}


def orders(page: PageText) -> list[dict[str, Any]]:
    """What the page's script is told to fill: one order a field."""
    labels = [(entry.label, entry.control) for entry in page.fields]
    return [
        {
            "label": entry.label,
            "control": entry.control.value,
            "texts": list(entry.texts),
            "among": list(entry.among),
            "ticked": list(entry.ticked),
            "boxes": list(entry.field.boxes) if isinstance(entry.field, ThreeBoxes) else [],
            "keys": entry.field.insists_on_keys,
            "css": entry.field.css,
            "nth": labels[:place].count((entry.label, entry.control)),
            "of": labels.count((entry.label, entry.control)),
        }
        for place, entry in enumerate(page.fields)
    ]


def disagreement(page: PageText, answers: Sequence[dict[str, Any]]) -> Failure | None:
    """The first field that the page does not hold as it should, or nothing."""
    for entry, answer in zip(page.fields, answers, strict=True):
        if answer["problem"]:
            code = str(answer["problem"])
            words = DRIFTED[code] + (f": {', '.join(answer['seen'])}" if answer["seen"] else "")
            return Failure(FailureKind.DRIFT, code, page.place, entry.field.label, words)
        if tuple(answer["texts"]) != _wanted(entry):
            words = f"typed {list(_wanted(entry))!r}, the page holds {answer['texts']!r}"
            return Failure(FailureKind.DRIFT, "read_back", page.place, entry.field.label, words)
    return None


def _wanted(entry: FieldText) -> tuple[str, ...]:
    return tuple(text.rsplit("/", 1)[-1] for text in entry.texts) if entry.control is Control.FILE else entry.texts
