"""The kinds of control that only Birch's pages have, and how its common ones store: as typed, trimmed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sandbox.controls import REQUIRED, Area, Choice, Control, Form, Raw, Rule, Select, Text

PLAIN = "Use plain letters A to Z."


@dataclass(frozen=True, kw_only=True)
class Line(Text):
    """One line of text, kept as typed. ``digits_only`` drops all else while one types, ``typed`` refuses pastes."""

    digits_only: bool = False
    typed: bool = False

    def stored(self, raw: Raw) -> str:
        return raw[0].strip()


@dataclass(frozen=True, kw_only=True)
class Story(Area):
    """Several lines of text, kept as typed. A line break counts as one character; ``counted`` shows the count."""

    counted: bool = False

    def read(self, form: Form, names: Sequence[str]) -> Raw:
        return tuple(text.replace("\r\n", "\n") for text in super().read(form, names))

    def stored(self, raw: Raw) -> str:
        return raw[0].strip()


@dataclass(frozen=True, kw_only=True)
class Dollars(Text):
    """Dollars, with or without cents and commas; the page writes ``1200`` as ``1,200.00``. Stored as ``1200.00``."""

    longest: int = 12
    rule: Rule = field(
        default=Rule(re.compile(r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]{1,2})?"), "Use an amount like 1,200.50.")
    )
    kind: ClassVar[str] = "money"

    def stored(self, raw: Raw) -> str:
        written = raw[0].strip().replace(",", "")
        return f"{Decimal(written):.2f}" if written else ""


@dataclass(frozen=True, kw_only=True)
class Masked(Control):
    """A number in one box whose signs the page writes itself: ``mask`` with a 0 for each digit. Stored as digits."""

    mask: str
    kind: ClassVar[str] = "mask"

    def problem(self, raw: Raw) -> str | None:
        if not raw[0]:
            return REQUIRED if self.required else None
        full = re.fullmatch(re.escape(self.mask).replace("0", "[0-9]"), raw[0])
        return self.wrong(raw[0]) if full else f"Fill it in like {self.mask}."

    def wrong(self, written: str) -> str | None:
        """What the county says against a number that is complete, or nothing."""
        return None

    def stored(self, raw: Raw) -> str:
        return re.sub(r"[^0-9]", "", raw[0])


@dataclass(frozen=True, kw_only=True)
class MaskedDay(Masked):
    """A day, MM/DD/YYYY; it must exist and not come after ``latest``."""

    latest: date
    mask: str = "00/00/0000"

    def wrong(self, written: str) -> str | None:
        try:
            return "The date cannot be in the future." if _day(written) > self.latest else None
        except ValueError:
            return "Enter a real date as MM/DD/YYYY."

    def stored(self, raw: Raw) -> str:
        return _day(raw[0]).isoformat() if raw[0] else ""


def _day(written: str) -> date:
    month, day, year = (int(part) for part in written.split("/"))
    return date(year, month, day)


@dataclass(frozen=True, kw_only=True)
class Loaded(Select):
    """A drop-down list whose options the page loads by the list's name."""

    list: str


@dataclass(frozen=True, kw_only=True)
class Buttons(Choice):
    """Buttons that end a page in different ways; nothing is kept of which was pressed."""

    label: str = "This page"
    required: bool = True
    kind: ClassVar[str] = "buttons"
    is_question: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class Files(Control):
    """Documents, each uploaded by itself beforehand; ``added`` are the marks of their contents, in order."""

    added: tuple[str, ...]
    kind: ClassVar[str] = "files"

    def read(self, form: Form, names: Sequence[str]) -> Raw:
        return self.added

    def problem(self, raw: Raw) -> str | None:
        return None

    def stored(self, raw: Raw) -> str:
        return "; ".join(raw)
