"""Kinds of questions: what a page shows, how what was typed is read, how an answer is shown again.

A question reads the texts of its own controls and either has an answer, has none, or says in a client's words what
is wrong. What is allowed is not said again here: it is the canonical model's own rule for that field (``fits``).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from intake_app.words import Line, line

Typed = Mapping[str, str]
Fits = tuple[type[BaseModel], str]

CANNOT_TAKE = line("wrong.text")

FIRST_YEAR = 1900
"""No birth date is older (DOMAIN 3)."""


class Need(Enum):
    """What happens when a question is left empty."""

    FREE = "free"  # nothing: it says that it can be skipped
    WANTED = "wanted"  # it is asked once more, then let go: counties ask for it
    NEEDED = "needed"  # the page stays
    DEPENDS = "depends"  # the page's own check decides


class Wrong(Exception):
    """What was typed cannot be taken: the line that says so, and the control to go to."""

    def __init__(self, said: Line, control: str) -> None:
        super().__init__(said.key)
        self.line, self.control = said, control


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. ``missing`` is said when it is left empty and may not be; ``name`` is its control's name."""

    kind: ClassVar[str]  # the macro that draws it

    name: str
    label: Line
    hint: Line | None = None
    need: Need = Need.FREE
    missing: Line | None = None
    is_rare: bool = False  # few people have it: when empty, it is not listed as not answered

    def __post_init__(self) -> None:
        if (self.need in (Need.WANTED, Need.NEEDED)) != (self.missing is not None):
            raise ValueError(f"question {self.name!r} has `missing` exactly when it is wanted or needed")

    @property
    def controls(self) -> tuple[str, ...]:
        """The names of its controls on the page."""
        return (self.name,)

    @property
    def is_optional(self) -> bool:
        return self.need is Need.FREE

    @property
    def is_listed_when_empty(self) -> bool:
        """Whether an answer that was not given is shown as such when the client checks them all."""
        return self.need is not Need.DEPENDS and not self.is_rare

    @property
    def missing_control(self) -> str:
        """The control to go to when the answer is missing."""
        return self.controls[0]

    def is_missing(self, typed: Typed) -> bool:
        """Whether there is no answer yet."""
        return not any(typed.get(control) for control in self.controls)

    def read(self, typed: Typed) -> Any:
        """The answer, ``None`` when there is none. Raises :class:`Wrong`."""
        raise NotImplementedError

    def shown(self, answer: Any) -> Line | str:
        """An answer as the client reads it again (never called for ``None``)."""
        return str(answer)


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
        return _fitting(self.fits, text, self.wrong, self.name) if text else None

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
    """One of a few answers: buttons to touch (``in_row`` when they are short), or a drop-down when the list is long (``folded``).

    ``first`` are the words of a drop-down's empty line.
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


def dollars(text: str, fits: Fits, control: str) -> Decimal:
    """What was typed, as dollars to the cent. Raises :class:`Wrong`."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).removeprefix("$")
    if not re.fullmatch(r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]{0,2})?|\.[0-9]{1,2}", plain):
        raise Wrong(line("wrong.money"), control)
    amount: Decimal = _fitting(fits, plain.replace(",", "").removesuffix("."), line("wrong.money"), control)
    return amount


def shown_dollars(amount: Decimal) -> Line:
    """Dollars as a client reads them: cents only when there are any."""
    return line("money", amount=f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}")


@functools.cache
def _rule(fits: Fits) -> TypeAdapter[Any]:
    """The canonical model's rule for one of its fields."""
    model, field = fits
    info = model.model_fields[field]
    rule: Any = Annotated[info.annotation, info]
    return TypeAdapter(rule)


def _fitting(fits: Fits, value: Any, wrong: Line, control: str) -> Any:
    try:
        return _rule(fits).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if first["type"] == "string_too_long":
            raise Wrong(line("wrong.too_long", most=first["ctx"]["max_length"]), control) from None
        raise Wrong(wrong, control) from None
