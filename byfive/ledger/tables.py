"""The ledger's tables. What must hold of every row is a constraint here, so that no program can get around it.

Columns named ``sealed_*`` are encrypted (``byfive.keys``); no other column holds a client's answers. Instants are
civil time; ``real_at`` and whatever is in seconds (``claim_expires``, ``not_before``) are real time by the database's
clock.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from byfive.failures import FailureKind
from byfive.findings import Severity
from byfive.ledger.row import Number, Row, one_of
from byfive.ledger.words import Channel, EvidenceKind, Found, LegKind, Outcome
from byfive.states import ARRIVED, HELD, State


class SubmissionRow(Row):
    """The duty to deliver one application to one county by one deadline."""

    __tablename__ = "submissions"

    reference: Mapped[str] = mapped_column(String(10), primary_key=True)
    idempotency: Mapped[str | None] = mapped_column(String(64), unique=True)  # a digest of the caller's key
    source: Mapped[str] = mapped_column(String(40))
    county: Mapped[str] = mapped_column(String(32))
    state: Mapped[State]
    reason: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int]
    received_at: Mapped[datetime]
    deadline: Mapped[datetime]
    value_of_day_cents: Mapped[int] = mapped_column(BigInteger)
    benefit_cents: Mapped[int] = mapped_column(BigInteger)
    holder: Mapped[str | None] = mapped_column(String(200))
    claim_token: Mapped[int | None] = mapped_column(BigInteger)
    claim_expires: Mapped[float | None]
    click_until: Mapped[float | None]  # the real second at which an allowed last click refuses itself
    attempts: Mapped[int]
    not_before: Mapped[float | None]
    delivered_at: Mapped[datetime | None]
    filing_date: Mapped[date | None]
    language: Mapped[str | None] = mapped_column(String(8))
    household_size: Mapped[int]
    age_band: Mapped[str | None] = mapped_column(String(8))
    zip3: Mapped[str | None] = mapped_column(String(3))
    tags: Mapped[list[str]]

    __table_args__ = (
        CheckConstraint(one_of("state", State), name="state_known"),
        CheckConstraint(
            f"({one_of('state', sorted(HELD))}) = (holder IS NOT NULL AND claim_token IS NOT NULL "
            "AND claim_expires IS NOT NULL)",
            name="held_has_holder",
        ),
        CheckConstraint(
            f"({one_of('state', sorted(ARRIVED))}) = (delivered_at IS NOT NULL AND filing_date IS NOT NULL)",
            name="arrived_has_instant",
        ),
        CheckConstraint("state <> 'committing' OR click_until IS NOT NULL", name="committing_has_click_until"),
        CheckConstraint(
            "value_of_day_cents >= 0 AND benefit_cents >= 0 AND attempts >= 0 AND version >= 1 AND household_size >= 1",
            name="not_negative",
        ),
        Index(None, "county", "state", "deadline", "value_of_day_cents"),
        Index(None, "state", "claim_expires"),
    )


class ApplicationRow(Row):
    """One version of what a client told us. Written once; only its sealing is renewed when keys rotate."""

    __tablename__ = "applications"

    reference: Mapped[str] = mapped_column(ForeignKey("submissions.reference"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    sealed_application: Mapped[bytes]
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(200))
    why: Mapped[str] = mapped_column(Text)
    changed_paths: Mapped[list[str]]


class LegRow(Row):
    """A part of a submission that arrives by itself."""

    __tablename__ = "legs"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    submission: Mapped[str] = mapped_column(ForeignKey("submissions.reference"))
    kind: Mapped[LegKind]

    __table_args__ = (
        UniqueConstraint("submission", "kind"),
        CheckConstraint(one_of("kind", LegKind), name="kind_known"),
    )


class AttemptRow(Row):
    """One try at a leg over one channel. Running while ``outcome`` is empty; at most one runs a submission."""

    __tablename__ = "attempts"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    submission: Mapped[str] = mapped_column(ForeignKey("submissions.reference"), index=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("legs.id"))
    version: Mapped[int]
    channel: Mapped[Channel]
    holder: Mapped[str] = mapped_column(String(200))
    token: Mapped[int | None] = mapped_column(BigInteger)  # none when a person delivered by hand
    credential_id: Mapped[int | None] = mapped_column(ForeignKey("credentials.id"))
    started_at: Mapped[datetime]
    started_real: Mapped[float]
    ended_at: Mapped[datetime | None]
    seconds: Mapped[float | None]
    outcome: Mapped[Outcome | None]
    failure_kind: Mapped[FailureKind | None]
    code: Mapped[str | None] = mapped_column(Text)
    page: Mapped[str | None] = mapped_column(Text)
    field: Mapped[str | None] = mapped_column(Text)
    sealed_words: Mapped[bytes | None]

    __table_args__ = (
        CheckConstraint(one_of("channel", Channel), name="channel_known"),
        CheckConstraint(one_of("outcome", Outcome), name="outcome_known"),
        CheckConstraint(one_of("failure_kind", FailureKind), name="failure_kind_known"),
        CheckConstraint("(outcome IS NULL) = (ended_at IS NULL)", name="ended_has_outcome"),
        CheckConstraint("(outcome = 'failure') = (failure_kind IS NOT NULL)", name="failure_has_kind"),
        Index(
            "uq_attempts_one_running",
            "submission",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )


class ReceiptRow(Row):
    """The proof of arrival of a leg. A leg has one, and a county gives each number once."""

    __tablename__ = "receipts"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), unique=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("legs.id"), unique=True)
    county: Mapped[str] = mapped_column(String(32))
    number: Mapped[str] = mapped_column(String(80))
    arrived_at: Mapped[datetime]
    filing_date: Mapped[date]
    found: Mapped[Found]

    __table_args__ = (
        UniqueConstraint("county", "number"),
        CheckConstraint(one_of("found", Found), name="found_known"),
        CheckConstraint("number <> ''", name="number_given"),
    )


class FindingRow(Row):
    """What validation last said about one place of one version of an application."""

    __tablename__ = "findings"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    submission: Mapped[str] = mapped_column(String(10))
    version: Mapped[int]
    rule: Mapped[str] = mapped_column(String(200))
    subject: Mapped[str] = mapped_column(String(40))
    field: Mapped[str] = mapped_column(Text)
    severity: Mapped[Severity]
    words: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(32))

    __table_args__ = (
        ForeignKeyConstraint(["submission", "version"], ["applications.reference", "applications.version"]),
        CheckConstraint(one_of("severity", Severity), name="severity_known"),
        Index(None, "submission", "version"),
    )


class EvidenceRow(Row):
    """A file that shows what an attempt met; the file itself is sealed, in the evidence store."""

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), index=True)
    kind: Mapped[EvidenceKind]
    file: Mapped[str] = mapped_column("stored_as", String(80), unique=True)
    key_id: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[datetime]
    keep_until: Mapped[datetime] = mapped_column(index=True)

    # a number in a `looked_at` event must never come to mean another file
    __table_args__ = (CheckConstraint(one_of("kind", EvidenceKind), name="kind_known"), {"sqlite_autoincrement": True})

    @property
    def place(self) -> str:
        """The place that the file is sealed for."""
        return f"evidence/{self.file}"


class DocumentRow(Row):
    """A file that a client added; the file itself is sealed, in the store of documents.

    ``stored_as`` is its name in applications and never changes. ``file`` is its name in the store, a new one each
    time that it is sealed again. What the client called it stands in the sealed application only.
    """

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    stored_as: Mapped[str] = mapped_column(String(80), unique=True)
    file: Mapped[str] = mapped_column(String(80), unique=True)
    submission: Mapped[str | None] = mapped_column(ForeignKey("submissions.reference"), index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    key_id: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("size >= 0", name="size_not_negative"), {"sqlite_autoincrement": True})

    @property
    def place(self) -> str:
        """The place that the file is sealed for: swapped with another one, it does not open."""
        return f"documents/{self.stored_as}"


class CredentialRow(Row):
    """What a robot signs in with."""

    __tablename__ = "credentials"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    county: Mapped[str] = mapped_column(String(32))
    channel: Mapped[Channel]
    label: Mapped[str] = mapped_column(String(80))
    sealed_user: Mapped[bytes]
    sealed_password: Mapped[bytes]
    enabled: Mapped[bool]
    stopped_reason: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        UniqueConstraint("county", "channel", "label"),
        CheckConstraint(one_of("channel", Channel), name="channel_known"),
    )


class LeaseRow(Row):
    """Who may use a resource (``credential/3``) until when. A row is never deleted."""

    __tablename__ = "leases"

    resource: Mapped[str] = mapped_column(String(80), primary_key=True)
    holder: Mapped[str | None] = mapped_column(String(200))
    token: Mapped[int | None] = mapped_column(BigInteger)
    heartbeat_at: Mapped[float]
    expires_at: Mapped[float]


class TokenRow(Row):
    """Every claim and lease ever granted. Its number is the fencing token: it grows and is never used again."""

    __tablename__ = "tokens"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    resource: Mapped[str] = mapped_column(String(80))
    holder: Mapped[str] = mapped_column(String(200))
    granted_at: Mapped[float]

    __table_args__ = ({"sqlite_autoincrement": True},)  # without it SQLite may give a number again


class EventRow(Row):
    """Something that happened, in the order in which it became true. Never changed, never deleted."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    at: Mapped[datetime]
    real_at: Mapped[datetime]
    submission: Mapped[str | None] = mapped_column(ForeignKey("submissions.reference"))
    name: Mapped[str] = mapped_column(String(60))
    by: Mapped[str] = mapped_column(String(200))
    from_state: Mapped[State | None]
    to_state: Mapped[State | None]
    data: Mapped[dict[str, Any]]

    __table_args__ = (Index(None, "submission", "id"), {"sqlite_autoincrement": True})
