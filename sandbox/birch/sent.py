"""The applications that Birch has: numbers that nobody can guess, found by last name or by number."""

from __future__ import annotations

import secrets

from sandbox import sent
from sandbox.sent import Sent

_SIGNS = "23456789ABCDEFGHJKMNPQRTVWXYZ"
"""Letters and digits without those that look alike."""


def made_up_number() -> str:
    """A confirmation number."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(8))
    return f"BRC-{signs[:4]}-{signs[4:]}"


class SentApplications(sent.SentApplications):
    """No number is given twice."""

    a_page = 10

    def __init__(self, shared: bool = True) -> None:
        super().__init__(shared)
        self._given: set[str] = set()

    def _new_number(self, year: int) -> str:
        while (number := made_up_number()) in self._given:
            pass
        self._given.add(number)
        return number

    def listed(self, user: str, text: str, page: int) -> tuple[list[Sent], bool]:
        """A page (from 1) of those whose last name or number begins so, upper or lower case."""
        wanted = text.strip().lower()
        return self.found(
            user, lambda one: one.last_name.lower().startswith(wanted) or one.number.lower().startswith(wanted), page
        )
