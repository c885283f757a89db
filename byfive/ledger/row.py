"""What all tables of the ledger share: how constraints are named, and how types are kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Integer, LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase

from byfive.failures import FailureKind
from byfive.findings import Severity
from byfive.ledger.types import UtcInstant, Word
from byfive.ledger.words import Channel, EvidenceKind, Found, LegKind, Outcome
from byfive.states import State

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
# SQLite numbers rows by itself only in a column of its own INTEGER type
Number = BigInteger().with_variant(Integer, "sqlite")


def one_of(column: str, words: Iterable[str]) -> str:
    """The check that a column holds one of some words."""
    return f"{column} IN ({', '.join(repr(str(word)) for word in words)})"


class Row(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 (declared so by SQLAlchemy)
        datetime: UtcInstant(),
        State: Word(State),
        Channel: Word(Channel),
        LegKind: Word(LegKind),
        Outcome: Word(Outcome),
        Found: Word(Found),
        EvidenceKind: Word(EvidenceKind),
        FailureKind: Word(FailureKind),
        Severity: Word(Severity),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
        bytes: LargeBinary(),
    }
