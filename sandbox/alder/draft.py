"""An application to Alder that is being filled in."""

from __future__ import annotations

from sandbox import draft
from sandbox.draft import PageId


class Draft(draft.Draft):
    """Alder's pages speak of people by the first fifteen letters of their first names."""

    def shown_name(self, page: PageId) -> str:
        return self.value(page, "First name")[:15]
