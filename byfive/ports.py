"""What the use cases need of the outside world. Adapters and flows supply it; tests supply small ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from byfive.application import Application
from byfive.counties import County
from byfive.errors import ByFiveError
from byfive.failures import Failure
from byfive.findings import Finding


@dataclass(frozen=True)
class Credential:
    """What a robot signs in with. Its secrets never show in a representation."""

    id: int
    user: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True)
class Proof:
    """What the county answered: its number for the application, and the civil instant at which it was seen."""

    number: str
    seen_at: datetime


@dataclass(frozen=True)
class Piece:
    """One piece of evidence of a failed attempt: ``screenshot``, ``html``, ``console`` or ``trace``.

    All but the trace may hold the client's answers.
    """

    kind: str
    data: bytes = field(repr=False)


class AttemptFailed(ByFiveError):
    """An attempt did not end in a receipt."""

    def __init__(self, failure: Failure, evidence: Sequence[Piece] = ()) -> None:
        self.failure, self.evidence = failure, tuple(evidence)
        place = " at ".join(part for part in (failure.field, failure.page) if part)
        super().__init__(f"{failure.kind}: {failure.code}{' (' + place + ')' if place else ''}")


class LastClickRefused(ByFiveError):
    """The last click refused itself because the robot's lease had run out: nothing was sent."""


LastClick = Callable[[], float]
"""Called right before the last click, once everything is filled: notes durably that it is about to be
made and returns for how many real seconds it may still be made. Raises when the lease is lost."""


class Channel(Protocol):
    """One way into one county."""

    name: str
    county: County
    one_session_a_credential: bool
    """Whether a second sign-in ends the first; if not, several robots may share a credential."""
    settles_in_s: float
    """Real seconds after the last click in which the county's list may still lack what did arrive."""

    def listed_as(self, application: Application) -> tuple[str, ...]:
        """The words by which the county's list tells whose application it is: two may share them."""
        ...

    def findings(self, application: Application) -> Sequence[Finding]:
        """What this county could not take of this application."""
        ...

    def robot(self) -> Robot:
        """A worker of this channel, with whatever it needs (a browser) of its own."""
        ...


class Robot(Protocol):
    """One worker of a channel: files one application at a time. Close it when the batch is over."""

    def deliver(self, application: Application, credential: Credential, last_click: LastClick) -> Proof:
        """File ``application``. Raises :class:`AttemptFailed`, :class:`LastClickRefused`."""
        ...

    def look_up(self, application: Application, credential: Credential) -> Sequence[Proof]:
        """What the county holds that may be this application. Raises :class:`AttemptFailed`."""
        ...

    def close(self) -> None:
        """Give back what the robot holds. Safe to call twice."""
        ...


class Documents(Protocol):
    """The files that clients added, by the names that applications have for them (``Document.stored_as``)."""

    def read(self, stored_as: str) -> bytes:
        """What a document holds, for a machine. Raises a ByFiveError for one that is not there."""
        ...


class Validator(Protocol):
    """Says what is wrong with applications before a county does."""

    def validate(self, applications: dict[str, Application], county: str) -> dict[str, Sequence[Finding]]:
        """The findings of each application, by its reference."""
        ...
