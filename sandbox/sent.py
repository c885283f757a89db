"""The applications that a county has: numbered, stamped with its clock, listed for partners, told to the judge."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class Sent:
    """One stored application. ``received_at`` is UTC, ``by`` the user who sent it."""

    number: str
    received_at: datetime
    by: str
    fields: Mapping[str, str]

    @property
    def last_name(self) -> str:
        """The applicant's."""
        return self.fields["About you/Last name"]

    @property
    def applicant(self) -> str:
        """The applicant as lists show people: last name first."""
        return f"{self.last_name}, {self.fields['About you/First name']}"

    @property
    def born(self) -> str:
        """The applicant's birth date as MM/DD/YYYY."""
        year, month, day = self.fields["About you/Birth date"].split("-")
        return f"{month}/{day}/{year}"


class SentApplications(ABC):
    """All stored applications, oldest first. With ``shared``, every partner sees what any partner sent."""

    a_page: int
    """How many a list shows at once."""

    def __init__(self, shared: bool = True) -> None:
        self._shared = shared
        self._sent: list[Sent] = []
        self._lock = threading.Lock()

    @abstractmethod
    def _new_number(self, year: int) -> str:
        """A number that no application had before; ``year`` is the county's."""

    def add(self, fields: Mapping[str, str], by: str, at: datetime, year: int) -> Sent:
        """Store an application under a new number (``year`` is the county's)."""
        with self._lock:
            stored = Sent(self._new_number(year), at.astimezone(UTC), by, dict(fields))
            self._sent.append(stored)
            return stored

    def clear(self) -> None:
        """Forget all applications; their numbers are not given again."""
        with self._lock:
            self._sent.clear()

    def found(self, user: str, is_wanted: Callable[[Sent], bool], page: int) -> tuple[list[Sent], bool]:
        """A page (from 1) of the wanted ones that this user may see, newest first, and whether there are older ones."""
        with self._lock:
            seen = [sent for sent in reversed(self._sent) if (self._shared or sent.by == user) and is_wanted(sent)]
        start = (page - 1) * self.a_page
        return seen[start : start + self.a_page], len(seen) > start + self.a_page

    def truth(self) -> list[dict[str, Any]]:
        """Every application as understood; ``copies`` counts those with exactly its fields, itself included."""
        with self._lock:
            sent = list(self._sent)
        copies = Counter(_content(one) for one in sent)
        return [
            {
                "number": one.number,
                "received_at": one.received_at.isoformat().replace("+00:00", "Z"),
                "by": one.by,
                "copies": copies[_content(one)],
                "fields": dict(one.fields),
            }
            for one in sent
        ]


def page_number(asked: str) -> int:
    """The page of a list that somebody asks for; the first when it is no number."""
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked) < 10**6 else 1


def _content(sent: Sent) -> frozenset[tuple[str, str]]:
    return frozenset(sent.fields.items())
