"""The applications that Alder has: numbered in order, found by the applicant's last name."""

from __future__ import annotations

from sandbox import sent
from sandbox.sent import Sent


class SentApplications(sent.SentApplications):
    """Numbers go on when all applications are forgotten."""

    a_page = 25
    _numbered = 0

    def _new_number(self, year: int) -> str:
        self._numbered += 1
        return f"ALD-{year}-{self._numbered:06d}"

    def listed(self, user: str, last_name: str, page: int) -> tuple[list[Sent], bool]:
        """A page (from 1) of those whose last name begins so, upper or lower case."""
        wanted = last_name.strip().upper()
        return self.found(user, lambda one: one.last_name.startswith(wanted), page)
