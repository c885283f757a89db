"""The controls that a practice county's pages are made of: what each posts, refuses and stores.

A control knows its label as shown, the key under which the county keeps its answer (the label with
NAME for any person's name), what is wrong with an answer, and how the county understands it.
What a browser posts for one control is a :data:`Raw`: the texts of its boxes, or the marks of its ticks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

Raw = tuple[str, ...]
Form = Mapping[str, Sequence[str]]
"""What came with a POST: for each control name the values sent."""

REQUIRED = "This question needs an answer."


@dataclass(frozen=True)
class Rule:
    """Which characters a text box takes, and the words that refuse others."""

    pattern: re.Pattern[str]
    words: str


@dataclass(frozen=True)
class When:
    """A condition: an earlier control of the page, by its slot, is there and holds one of these answers.

    Without answers: it holds any at all.
    """

    slot: str
    answers: tuple[str, ...] = ()

    def holds(self, held: Mapping[str, str]) -> bool:
        """Whether it does, given what the controls that are there hold."""
        answer = held.get(self.slot)
        return answer in self.answers if self.answers else bool(answer)


@dataclass(frozen=True, kw_only=True)
class Control:
    """What all controls have. ``turn`` tells apart controls of one page that have the same key.

    A control with ``when`` is on the page only while that condition holds.
    """

    label: str
    key: str = ""
    turn: str = ""
    required: bool = False
    help: str = ""
    when: When | None = None
    kind: ClassVar[str]
    boxes: ClassVar[int] = 1
    is_question: ClassVar[bool] = True
    """Whether the county keeps what it holds."""

    def __post_init__(self) -> None:
        if not self.key:
            object.__setattr__(self, "key", self.label)

    @property
    def slot(self) -> str:
        """Under which a page's answers hold this control's."""
        return f"{self.turn}/{self.key}" if self.turn else self.key

    def read(self, form: Form, names: Sequence[str]) -> Raw:
        """What was typed into the control's boxes."""
        return tuple(next(iter(form.get(name, ())), "") for name in names)

    def problem(self, raw: Raw) -> str | None:
        """What the county says against this answer, or nothing."""
        raise NotImplementedError

    def stored(self, raw: Raw) -> str:
        """The answer as the county understands it; empty when there is none. Only for answers without a problem."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Text(Control):
    """One line of text, stripped and upper-cased on storing."""

    longest: int
    rule: Rule
    kind: ClassVar[str] = "text"

    def problem(self, raw: Raw) -> str | None:
        if not raw[0].strip():
            return REQUIRED if self.required else None
        if len(raw[0]) > self.longest:
            return f"Use {self.longest} character{'s' if self.longest > 1 else ''} or fewer."
        return None if self.rule.pattern.fullmatch(raw[0].strip(" ")) else self.rule.words

    def stored(self, raw: Raw) -> str:
        return raw[0].strip().upper()


@dataclass(frozen=True, kw_only=True)
class Password(Text):
    """A text whose characters are not shown."""

    kind: ClassVar[str] = "password"


@dataclass(frozen=True, kw_only=True)
class Area(Text):
    """Several lines of text. A line break counts as two characters, as it is posted."""

    kind: ClassVar[str] = "area"

    def read(self, form: Form, names: Sequence[str]) -> Raw:
        (typed,) = super().read(form, names)
        return (typed.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n"),)

    def stored(self, raw: Raw) -> str:
        return raw[0].strip().upper().replace("\r\n", "\n")


@dataclass(frozen=True, kw_only=True)
class Money(Text):
    """Dollars, with or without cents; stored with them."""

    longest: int = 9
    rule: Rule = field(default=Rule(re.compile(r"[0-9]+(\.[0-9]{2})?"), "Use numbers only, like 1200 or 1200.50."))

    def stored(self, raw: Raw) -> str:
        return f"{Decimal(raw[0].strip()):.2f}" if raw[0].strip() else ""


@dataclass(frozen=True, kw_only=True)
class Whole(Text):
    """A whole number."""

    longest: int = 3
    rule: Rule = field(default=Rule(re.compile(r"[0-9]+"), "Use a whole number."))

    def stored(self, raw: Raw) -> str:
        return str(int(raw[0])) if raw[0].strip() else ""


@dataclass(frozen=True, kw_only=True)
class Digits(Control):
    """A number in three boxes, each of which must be full; all of them or none."""

    parts: tuple[tuple[str, int], ...]
    kind: ClassVar[str] = "boxes"
    boxes: ClassVar[int] = 3

    def problem(self, raw: Raw) -> str | None:
        typed = [text.strip() for text in raw]
        if not any(typed):
            return REQUIRED if self.required else None
        full = all(re.fullmatch(rf"[0-9]{{{size}}}", text) for text, (_, size) in zip(typed, self.parts, strict=True))
        return None if full else f"Fill all three boxes with {'-'.join('0' * size for _, size in self.parts)} digits."

    def stored(self, raw: Raw) -> str:
        return "".join(text.strip() for text in raw)


@dataclass(frozen=True, kw_only=True)
class DateBoxes(Digits):
    """A day in three boxes; it must exist and not come after ``latest``."""

    latest: date
    parts: tuple[tuple[str, int], ...] = (("Month", 2), ("Day", 2), ("Year", 4))

    def problem(self, raw: Raw) -> str | None:
        if not any(text.strip() for text in raw):
            return REQUIRED if self.required else None
        day = self._day(raw)
        if day is None:
            return "Enter a real date as MM DD YYYY."
        return "The date cannot be in the future." if day > self.latest else None

    def stored(self, raw: Raw) -> str:
        day = self._day(raw)
        return day.isoformat() if day else ""

    @staticmethod
    def _day(raw: Raw) -> date | None:
        month, day, year = (text.strip() for text in raw)
        if not (re.fullmatch(r"[0-9]{1,2}", month) and re.fullmatch(r"[0-9]{1,2}", day)):
            return None
        try:
            return date(int(year), int(month), int(day)) if re.fullmatch(r"[0-9]{4}", year) else None
        except ValueError:
            return None


@dataclass(frozen=True)
class Option:
    """One answer of a list: what the county stores for it, and its text as shown."""

    stored: str
    text: str


def options(*texts: str) -> tuple[Option, ...]:
    """Options that are stored by their texts."""
    return tuple(Option(text, text) for text in texts)


@dataclass(frozen=True, kw_only=True)
class Choice(Control):
    """One of several answers. What is posted is the option's number, from 1."""

    options: tuple[Option, ...]

    def read(self, form: Form, names: Sequence[str]) -> Raw:
        possible = {str(number) for number in range(1, len(self.options) + 1)}
        return tuple(sorted(possible.intersection(form.get(names[0], ())), key=int))

    def problem(self, raw: Raw) -> str | None:
        if not raw:
            return REQUIRED if self.required else None
        return "Choose one answer." if len(raw) > 1 else None

    def stored(self, raw: Raw) -> str:
        return self.options[int(raw[0]) - 1].stored if raw else ""


@dataclass(frozen=True, kw_only=True)
class Select(Choice):
    """A drop-down list; its first entry, "Choose", is no answer."""

    kind: ClassVar[str] = "select"


@dataclass(frozen=True, kw_only=True)
class Radio(Choice):
    """Radio buttons."""

    kind: ClassVar[str] = "radio"


@dataclass(frozen=True, kw_only=True)
class Ticks(Choice):
    """Boxes of which several may be ticked; ``none`` is the text of a last box that excludes the others."""

    none: str = ""
    joined_by: str = "; "
    must: str = ""
    kind: ClassVar[str] = "ticks"

    def problem(self, raw: Raw) -> str | None:
        if not raw:
            return REQUIRED if self.required else None
        ticked = [self.options[int(mark) - 1] for mark in raw]
        if self.none and len(ticked) > 1 and ticked[-1] is self.options[-1]:
            return f'"{self.options[-1].text}" cannot be ticked together with another answer.'
        if self.must and self.must not in [option.stored for option in ticked]:
            return f'"{self.must}" must be ticked.'
        return None

    def stored(self, raw: Raw) -> str:
        return self.joined_by.join(self.options[int(mark) - 1].stored for mark in raw)


@dataclass(frozen=True, kw_only=True)
class Check(Control):
    """A single box: stored as ``yes`` or ``no``."""

    kind: ClassVar[str] = "check"

    def read(self, form: Form, names: Sequence[str]) -> Raw:
        return ("1",) if names[0] in form else ()

    def problem(self, raw: Raw) -> str | None:
        return "This box must be ticked." if self.required and not raw else None

    def stored(self, raw: Raw) -> str:
        return "yes" if raw else "no"
