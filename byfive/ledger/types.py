"""Column types: instants that are always aware and in UTC, words of a fixed set, dollars as whole cents."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import DateTime, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from byfive.ledger.errors import AmountRefused

E = TypeVar("E", bound=StrEnum)


class UtcInstant(TypeDecorator[datetime]):
    """An instant: aware when it comes in, UTC in the database, aware and UTC when it comes out.

    A naive one is refused, because nobody can know which instant it means.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"{value} has no time zone; the ledger keeps instants only")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite keeps no offset: what it holds was written above, in UTC
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[E]):
    """One word of a fixed set, kept as its text."""

    impl = String(32)
    cache_ok = True

    def __init__(self, words: type[E]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        # a driver may write an Enum's name instead of its value; a plain text leaves it no choice
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        return None if value is None else self.words(value)


def cents(name: str, dollars: Decimal) -> int:
    """Dollars as whole cents. Raises :class:`AmountRefused`, naming the amount."""
    if not dollars.is_finite() or dollars < 0 or dollars * 100 != int(dollars * 100):
        raise AmountRefused(name, str(dollars))
    return int(dollars * 100)


def dollars(cents: int) -> Decimal:
    """Whole cents as dollars with two places."""
    return Decimal(cents).scaleb(-2)
