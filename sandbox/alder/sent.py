"""The applications that Alder has: numbered, stamped with its clock, listed for partners, told to the judge."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

A_PAGE = 25


@dataclass(frozen=True)
class Sent:
    """One stored application. ``received_at`` is UTC, ``by`` the user who sent it."""

    number: str
    received_at: datetime
    by: str
    fields: Mapping[str, str]


class SentApplications:
    """All stored applications, oldest first. With ``shared``, every partner sees what any partner sent."""

    def __init__(self, shared: bool = True) -> None:
        self._shared = shared
        self._sent: list[Sent] = []
        self._lock = threading.Lock()
        self._numbered = 0

    def add(self, fields: Mapping[str, str], by: str, at: datetime, year: int) -> Sent:
        """Store an application and give it the next number (``year`` is the county's)."""
        with self._lock:
            self._numbered += 1
            stored = Sent(f"ALD-{year}-{self._numbered:06d}", at.astimezone(UTC), by, dict(fields))
            self._sent.append(stored)
            return stored

    def clear(self) -> None:
        """Forget all applications; numbers go on."""
        with self._lock:
            self._sent.clear()

    def listed(self, user: str, last_name: str, page: int) -> tuple[list[Sent], bool]:
        """A page (from 1) of what this user may see, newest first, and whether there are older ones.

        ``last_name`` keeps those whose last name begins so, upper or lower case.
        """
        wanted = last_name.strip().upper()
        with self._lock:
            seen = [
                sent
                for sent in reversed(self._sent)
                if (self._shared or sent.by == user) and sent.fields["About you/Last name"].startswith(wanted)
            ]
        start = (page - 1) * A_PAGE
        return seen[start : start + A_PAGE], len(seen) > start + A_PAGE

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


def _content(sent: Sent) -> frozenset[tuple[str, str]]:
    return frozenset(sent.fields.items())
