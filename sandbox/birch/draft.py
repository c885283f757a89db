"""An application to Birch that is being filled in, with the documents uploaded for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox import draft
from sandbox.birch.uploads import Upload
from sandbox.draft import PageId


@dataclass
class Draft(draft.Draft):
    """Birch's pages speak of people by first and last name."""

    uploads: list[Upload] = field(default_factory=list)

    def shown_name(self, page: PageId) -> str:
        return f"{self.value(page, 'First name')} {self.value(page, 'Last name')}"
