"""A draft: what was typed, page by page, as it was typed.

Wrong and half-finished answers are kept like right ones, so nothing typed is lost; what the answers mean is read
anew from them each time (:mod:`intake_app.route`). Once filed, a draft keeps only what the last page shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import AwareDatetime, BaseModel, ConfigDict

from intake_app.ports import Received

Typed = Mapping[str, str]
"""The texts of a page's controls, by the control's name; a box that is not ticked is the empty text."""


class Filed(BaseModel):
    """What the last page shows: nothing in it is about the household."""

    model_config = ConfigDict(frozen=True)

    reference: str
    deadline: AwareDatetime
    zone: str


class Draft(BaseModel):
    """What one client has typed so far, or that it is filed."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    typed: Mapping[str, Typed] = {}
    filed: Filed | None = None

    @classmethod
    def from_bytes(cls, draft: bytes) -> Self:
        """The draft that :meth:`to_bytes` wrote."""
        return cls.model_validate_json(draft)

    def to_bytes(self) -> bytes:
        return self.model_dump_json().encode()

    def with_page(self, key: str, typed: Typed) -> Draft:
        """This draft with a page as it was just typed."""
        return Draft(typed={**self.typed, key: dict(typed)})

    def once_filed(self, received: Received) -> Draft:
        """What is left of the draft when it is filed: no answer."""
        return Draft(filed=Filed(reference=received.reference, deadline=received.deadline, zone=received.zone))
