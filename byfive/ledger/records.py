"""What the ledger hands out: frozen records, never rows of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from byfive.failures import FailureKind
from byfive.ledger.words import Channel, EvidenceKind, Found, LegKind, Outcome
from byfive.states import State


@dataclass(frozen=True)
class Submission:
    """The duty to deliver one application to one county by one deadline.

    ``value_of_day`` and ``benefit`` are dollars. ``attempts`` counts the attempts begun. ``claim_expires`` and
    ``click_until`` are real seconds by the ledger's clock; ``not_before`` is a real instant. ``delivered_at`` is
    the instant of arrival. What follows ``filing_date`` is de-identified.
    """

    reference: str
    county: str
    state: State
    reason: str | None
    version: int
    source: str
    received_at: datetime
    deadline: datetime
    value_of_day: Decimal
    benefit: Decimal
    holder: str | None
    claim_expires: float | None
    click_until: float | None
    attempts: int
    not_before: datetime | None
    delivered_at: datetime | None
    filing_date: date | None
    language: str | None
    household_size: int
    age_band: str | None
    zip3: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Version:
    """One version of an application, without its answers: ``changed`` names the places, not the values."""

    reference: str
    version: int
    made_at: datetime
    made_by: str
    why: str
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """A robot's right to work on one submission, until it expires or is given back.

    ``seconds`` is what remained of it when it was granted, never too much.
    """

    reference: str
    county: str
    version: int
    deadline: datetime
    holder: str
    token: int
    seconds: float


@dataclass(frozen=True)
class Receipt:
    """The proof of arrival of a leg."""

    number: str
    arrived_at: datetime
    filing_date: date
    found: Found


@dataclass(frozen=True)
class Attempt:
    """One try at a leg over one channel. It is running while ``outcome`` is ``None``.

    ``seconds`` is real time from start to end. ``page``, ``field`` and ``code`` are the declaration's words; what the
    county said is sealed and read with ``attempts.words``.
    """

    id: int
    reference: str
    county: str
    leg: LegKind
    version: int
    channel: Channel
    holder: str
    token: int | None
    credential_id: int | None
    started_at: datetime
    ended_at: datetime | None
    seconds: float | None
    outcome: Outcome | None
    failure: FailureKind | None
    code: str | None
    page: str | None
    field: str | None
    receipt: Receipt | None


@dataclass(frozen=True)
class Credential:
    """A credential as it may be shown: never its user or password."""

    id: int
    county: str
    channel: Channel
    label: str
    enabled: bool
    stopped_reason: str | None
    leased_to: str | None


@dataclass(frozen=True)
class CredentialLease:
    """The sole right to sign in with one credential, until it expires or is released."""

    credential_id: int
    label: str
    holder: str
    token: int
    seconds: float
    user: str = field(repr=False)
    password: str = field(repr=False)

    @property
    def resource(self) -> str:
        return credential_resource(self.credential_id)


def credential_resource(credential_id: int) -> str:
    """The name under which a credential is leased."""
    return f"credential/{credential_id}"


@dataclass(frozen=True)
class Evidence:
    """A sealed file that shows what an attempt met."""

    id: int
    attempt_id: int
    kind: EvidenceKind
    stored_as: str
    key_id: str
    made_at: datetime
    keep_until: datetime


@dataclass(frozen=True)
class Event:
    """Something that happened. ``id`` grows in the order in which events became true.

    ``at`` is civil time, ``real_at`` real time. A change of a submission's state is exactly one event with
    ``from_state`` and ``to_state``.
    """

    id: int
    at: datetime
    real_at: datetime
    reference: str | None
    name: str
    by: str
    from_state: State | None
    to_state: State | None
    data: dict[str, Any]


@dataclass(frozen=True)
class Expired:
    """A submission whose robot let its claim expire, and where it went."""

    reference: str
    before: State
    after: State
