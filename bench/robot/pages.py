"""A county's pages as the rivals' scripts know them: which heading comes, what is put into which control, which button.

The rivals share this knowledge and nothing else. What stays empty is not touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

Answers = Mapping[str, str]
"""What a careful person answers, by heading and label."""


class Kind(Enum):
    """What a person sees in front of a label."""

    TEXT = "one line or several"
    SELECT = "a drop-down list"
    CHECK = "a single box to tick"
    RADIO = "one of several, under a legend"
    TICKS = "any of several, under a legend"
    BOXES = "several short boxes with labels of their own, under a legend"
    MASK = "a box that writes its own signs between the digits, and takes only keys"


@dataclass(frozen=True)
class Field:
    """One control: its label (or legend), and the texts to be typed, chosen or ticked; for ``BOXES`` by box."""

    kind: Kind
    label: str
    texts: tuple[str, ...]
    boxes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        (text,) = self.texts
        return text


@dataclass(frozen=True)
class Page:
    """One page: its heading, the words that say whose turn it is (if any), what is put in, the button to go on."""

    heading: str
    turn: str = ""
    fields: tuple[Field, ...] = ()
    button: str = "Next"


def ticked(question: str, answer: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The boxes to tick: people by their names, anything else by its text."""
    if question.startswith("Who ") and answer != "No one":
        return tuple(names[number] for number in answer.split())
    return tuple(answer.split("; ")) if answer else ()


def month_day_year(day: str) -> tuple[str, str, str]:
    """The parts of an ISO day as the counties ask for them."""
    year, month, number = day.split("-")
    return month, number, year
