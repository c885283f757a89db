"""The kinds of questions: a line of text, a number, money, a day, a choice, a tick."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from intake_app.draft import Typed
from intake_app.question import Fits, Question, Wrong, dollars, fitting, shown_dollars
from intake_app.words import Line, line

CANNOT_TAKE = line("wrong.text")

FIRST_YEAR = 1900
"""No birth date is older (DOMAIN 3)."""


@dataclass(frozen=True, kw_only=True)
class Text(Question):
    """One line of text. ``inputmode`` chooses the phone's keyboard, ``width`` the look of the box."""

    kind = "text"
    fits: Fits
    wrong: Line = CANNOT_TAKE
    type: str = "text"
    autocomplete: str = "off"
    inputmode: str | None = None
    width: str | None = None

    def read(self, typed: Typed) -> Any:
        text = self.tidy(typed.get(self.name, ""))
        return fitting(self.fits, text, self.wrong, self.name) if text else None

    def tidy(self, text: str) -> Any:
        """What is meant, without what people put around it."""
        return text


@dataclass(frozen=True, kw_only=True)
class Phone(Text):
    """A US telephone number, however its ten digits are set apart."""

    def tidy(self, text: str) -> str:
        digits = re.sub(r"[\s().+/-]", "", unicodedata.normalize("NFKC", text))
        return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits

    def shown(self, answer: str) -> str:
        return f"{answer[:3]} {answer[3:6]} {answer[6:]}"


@dataclass(frozen=True, kw_only=True)
class Zip(Text):
    """A ZIP code of five or nine digits."""

    def tidy(self, text: str) -> str:
        digits = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
        return f"{digits[:5]}-{digits[5:]}" if re.fullmatch(r"[0-9]{9}", digits) else digits


@dataclass(frozen=True, kw_only=True)
class Number(Text):
    """A plain number, not money."""

    def tidy(self, text: str) -> Any:
        return unicodedata.normalize("NFKC", text)

    def shown(self, answer: Any) -> str:
        return f"{answer.normalize():f}" if isinstance(answer, Decimal) else str(answer)


@dataclass(frozen=True, kw_only=True)
class Money(Text):
    """US dollars, with or without ``$`` and thousands commas. Zero is an answer."""

    kind = "money"

    def read(self, typed: Typed) -> Any:
        text = typed.get(self.name, "")
        return dollars(text, self.fits, self.name) if text else None

    def shown(self, answer: Decimal) -> Line:
        return shown_dollars(answer)


@dataclass(frozen=True, kw_only=True)
class Day(Question):
    """A day in three boxes, from 1900 to ``latest``."""

    kind = "day"
    latest: date
    autocomplete: str = ""  # "bday" for the client's own birth date

    @property
    def controls(self) -> tuple[str, ...]:
        return (f"{self.name}_month", f"{self.name}_day", f"{self.name}_year")

    def read(self, typed: Typed) -> date | None:
        if self.is_missing(typed):
            return None
        texts = [unicodedata.normalize("NFKC", typed.get(control, "")) for control in self.controls]
        for text, control in zip(texts, self.controls, strict=True):
            if not text:
                raise Wrong(line("wrong.date_part"), control)
            if not re.fullmatch(r"[0-9]{1,4}", text):
                raise Wrong(line("wrong.date"), control)
        if len(texts[2]) != 4:
            raise Wrong(line("wrong.date_year"), self.controls[2])
        try:
            day = date(int(texts[2]), int(texts[0]), int(texts[1]))
        except ValueError:
            raise Wrong(line("wrong.date"), self.controls[0]) from None
        if day.year < FIRST_YEAR:
            raise Wrong(line("wrong.date_old"), self.controls[2])
        if day > self.latest:
            raise Wrong(line("wrong.date_future"), self.controls[2])
        return day

    def shown(self, answer: date) -> Line:
        return line("date.shown", month=line(f"month.{answer.month}"), day=answer.day, year=answer.year)


@dataclass(frozen=True)
class Option:
    """One answer of a list: its value on the page, its words, and what it means (``None``: not answered)."""

    value: str
    label: Line | str
    means: Any


@dataclass(frozen=True, kw_only=True)
class Choice(Question):
    """One of a few answers: buttons to touch, or a drop-down when the list is long (``folded``).

    ``in_row`` sets short buttons side by side; ``first`` are the words of a drop-down's empty line.
    """

    kind = "choice"
    options: tuple[Option, ...]
    folded: bool = False
    in_row: bool = False
    first: Line | None = None
    autocomplete: str = "off"
    preset: str = ""

    def read(self, typed: Typed) -> Any:
        value = typed.get(self.name, "")
        if not value:
            return None
        for option in self.options:
            if option.value == value:
                return option.means
        raise Wrong(line("wrong.choice"), self.name)

    def shown(self, answer: Any) -> Line | str:
        return next(option.label for option in self.options if option.means == answer)


@dataclass(frozen=True, kw_only=True)
class Tick(Question):
    """A box: ticked or not. When it is ``NEEDED`` the page waits for the tick."""

    kind = "tick"

    @property
    def is_listed_when_empty(self) -> bool:
        return False

    def read(self, typed: Typed) -> bool:
        return bool(typed.get(self.name))

    def shown(self, answer: bool) -> Line:
        return line("yes" if answer else "no")


@dataclass(frozen=True, kw_only=True)
class TickWithMoney(Question):
    """A box with an amount beside it: whether there is such money, and how much of it each month.

    The answer is ``None`` without it, else the amount or :data:`UNKNOWN`. An amount above zero says yes by itself.
    """

    kind = "tick_with_money"
    fits: Fits
    amount_label: Line

    @property
    def controls(self) -> tuple[str, ...]:
        return (self.name, f"{self.name}_amount")

    @property
    def is_listed_when_empty(self) -> bool:
        return False

    @property
    def missing_control(self) -> str:
        return self.controls[1]

    def is_missing(self, typed: Typed) -> bool:
        """Whether it is ticked and the amount is not there."""
        return bool(typed.get(self.name)) and not typed.get(self.controls[1])

    def read(self, typed: Typed) -> Decimal | str | None:
        text = typed.get(self.controls[1], "")
        amount = dollars(text, self.fits, self.controls[1]) if text else None
        if amount:
            return amount
        if not typed.get(self.name):
            return None
        return UNKNOWN if amount is None else amount

    def shown(self, answer: Decimal | str) -> Line:
        if isinstance(answer, str):
            return line("income.shown_unknown")
        return line("income.shown", amount=shown_dollars(answer))


UNKNOWN = "unknown"
"""The answer of a :class:`TickWithMoney` whose amount was not written."""


def yes_no(name: str, label: Line, *, or_unsure: bool = False, **rest: Any) -> Choice:
    """A question with Yes and No and, when the county can live without it, "I am not sure"."""
    options = [Option("yes", line("yes"), True), Option("no", line("no"), False)]
    if or_unsure:
        options.append(Option("unsure", line("not_sure"), None))
    return Choice(name=name, label=label, options=tuple(options), in_row=True, **rest)
