"""The kinds of field a county's page can have: one line each in a declaration, its label first.

A field knows how to express the answer of whoever's turn it is as the exact texts that its control
takes (:meth:`Field.express`), and says in findings what cannot be expressed. It never guesses: an
answer that nobody gave is typed only where the declaration says what stands for it (``unanswered``,
:class:`NotAsked`), and that is noted each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from adapters.forms.boxes import File, Money, OneBox, Signature, Text, TextArea, ThreeBoxes
from adapters.forms.choices import NotAsked, Radio, Select, Tick, TickList, TickMembers, YesNo
from adapters.forms.field import Control, Expressed, Field, Unfit

__all__ = [
    "Control",
    "Expressed",
    "Field",
    "File",
    "Money",
    "Must",
    "NotAsked",
    "OneBox",
    "Radio",
    "Select",
    "Signature",
    "Text",
    "TextArea",
    "ThreeBoxes",
    "Tick",
    "TickList",
    "TickMembers",
    "Unfit",
    "YesNo",
]


@dataclass(frozen=True, eq=False)
class Must:
    """A rule of the county's over a whole page ("an address, or the box that there is none")."""

    holds: Any
    words: str
