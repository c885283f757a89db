"""What the faults ``new_question``, ``rename_label``, ``rename_option`` and ``rename_heading`` do to a page.

Only what is shown changes: the county goes on storing the answers under its own keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sandbox.controls import Choice, Control, Option, Rule, Text
from sandbox.faults import Fault
from sandbox.page import Page

_LETTERS = Rule(re.compile(r"[A-Za-z \-]+"), "Use plain letters, spaces and hyphens only.")


def changed(page: Page, faults: Iterable[Fault]) -> Page:
    """The page as these faults make it."""
    for fault in faults:
        page = _change(page, fault)
    return page


def would_change(page: Page, fault: Fault) -> bool:
    """Whether this fault finds on this page what it is to change."""
    return _change(page, fault) != page


def _change(page: Page, fault: Fault) -> Page:
    match fault.kind:
        case "new_question":
            label = fault.text("label", "Mother's maiden name")
            question = Text(label=label, longest=30, rule=_LETTERS, required=True)
            return replace(page, controls=(*page.controls, question)) if page.controls else page
        case "rename_heading":
            was = fault.text("from", page.heading)
            named = was in (page.heading, page.plain)
            return replace(page, heading=fault.text("to"), plain=page.plain or page.heading) if named else page
        case "rename_label":
            for control in page.controls:
                if fault.text("from") in (control.label, control.key):
                    page = page.with_control(control, replace(control, label=fault.text("to")))
            return page
        case _:
            for control in page.controls:
                if isinstance(control, Choice) and fault.text("label", control.label) in (control.label, control.key):
                    page = page.with_control(control, _renamed(control, fault.text("from"), fault.text("to")))
            return page


def _renamed(control: Choice, was: str, text: str) -> Control:
    if was not in [option.text for option in control.options]:
        return control
    return replace(
        control,
        options=tuple(Option(option.stored, text) if option.text == was else option for option in control.options),
    )
