"""Birch's pages as the JSON from which the script draws them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.birch.boxes import Files, Line, Loaded, Masked, Story
from sandbox.birch.rules import LISTS
from sandbox.birch.uploads import Upload
from sandbox.controls import Check, Choice, Control, Raw, Text, Ticks
from sandbox.page import Page
from sandbox.wizard import Shown

Names = Mapping[str, tuple[str, Control]]
"""Each control and its name, by its slot."""


def page(shown: Shown, uploads: list[Upload], number: int = 0) -> dict[str, Any]:
    """A page. ``number`` is which visit this is; ``uploads`` are the files added so far."""
    named = {control.slot: (names[0], control) for control, names, _ in shown.rows()}
    return {
        "token": shown.token,
        "visit": number,
        "heading": shown.page.heading,
        "turn": shown.page.says_turn,
        "words": shown.page.words,
        "summary": shown.page.summary,
        "controls": [_control(control, raw, named, shown.token) for control, _, raw in shown.rows()],
        "gates": [gate for name, control in named.values() for gate in _gates(name, control)],
        "files": [upload_row(upload) for upload in uploads],
        "button": shown.page.button,
        "errors": shown.problems,
    }


def upload_row(upload: Upload) -> dict[str, str]:
    """A file as its list shows it."""
    kilobytes = max(1, round(upload.size / 1024))
    return {"id": upload.ident, "name": upload.name, "size": f"{kilobytes:,} KB"}


def options(control: Choice) -> list[tuple[str, str]]:
    """The values and texts of a list's options."""
    return [(str(number), option.text) for number, option in enumerate(control.options, 1)]


def listed(control: Loaded, token: str) -> str:
    """Under which name the page loads this list; a list that a fault changed has one of this visit alone."""
    return control.list if control.options == LISTS[control.list] else f"{control.list}-{token}"


def loaded(page: Page, name: str, token: str) -> list[tuple[str, str]] | None:
    """The options of the list that the page loads under this name; nothing when it loads none such."""
    for control in page.controls:
        if isinstance(control, Loaded) and listed(control, token) == name:
            return options(control)
    return None


def _control(control: Control, raw: Raw, named: Names, token: str) -> dict[str, Any]:
    drawn: dict[str, Any] = {
        "kind": control.kind,
        "label": control.label,
        "name": named[control.slot][0],
        "required": control.required,
        "help": control.help,
        "value": () if isinstance(control, Files) else raw,
        "when": _when(control, named),
    }
    match control:
        case Loaded():
            drawn["list"] = listed(control, token)
        case Choice():
            drawn["options"] = options(control)
        case Masked():
            drawn["mask"] = control.mask
        case Line():
            drawn |= {"longest": control.longest, "digitsOnly": control.digits_only, "typed": control.typed}
        case Story():
            drawn |= {"longest": control.longest, "counted": control.counted}
        case Text():
            drawn["longest"] = control.longest
    return drawn


def _when(control: Control, named: Names) -> dict[str, Any] | None:
    """A condition as the script tests it: on the values that a control would post (none: any value; "": no tick)."""
    if control.when is None:
        return None
    name, other = named[control.when.slot]
    if isinstance(other, Check):
        return {"name": name, "values": ["1" if answer == "yes" else "" for answer in control.when.answers]}
    if isinstance(other, Choice):
        numbers = [str(number) for number, o in enumerate(other.options, 1) if o.stored in control.when.answers]
        return {"name": name, "values": numbers}
    return {"name": name, "values": None}


def _gates(name: str, control: Control) -> list[tuple[str, str]]:
    """The ticks without which the page's button stays dead."""
    if isinstance(control, Check) and control.required:
        return [(name, "1")]
    if isinstance(control, Ticks) and control.must:
        return [(name, str(n)) for n, option in enumerate(control.options, 1) if option.stored == control.must]
    return []
