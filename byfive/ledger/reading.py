"""Rows of the database as the records that the ledger hands out."""

from __future__ import annotations

from datetime import UTC, datetime

from byfive.ledger.records import Attempt, Event, Evidence, Receipt, Submission, Version
from byfive.ledger.tables import (
    ApplicationRow,
    AttemptRow,
    EventRow,
    EvidenceRow,
    LegRow,
    ReceiptRow,
    SubmissionRow,
)
from byfive.ledger.types import dollars


def submission(row: SubmissionRow) -> Submission:
    return Submission(
        reference=row.reference,
        county=row.county,
        state=row.state,
        reason=row.reason,
        version=row.version,
        source=row.source,
        received_at=row.received_at,
        deadline=row.deadline,
        value_of_day=dollars(row.value_of_day_cents),
        benefit=dollars(row.benefit_cents),
        holder=row.holder,
        claim_expires=row.claim_expires,
        click_until=row.click_until,
        attempts=row.attempts,
        not_before=None if row.not_before is None else datetime.fromtimestamp(row.not_before, UTC),
        delivered_at=row.delivered_at,
        filing_date=row.filing_date,
        language=row.language,
        household_size=row.household_size,
        age_band=row.age_band,
        zip3=row.zip3,
        tags=tuple(row.tags),
    )


def version(row: ApplicationRow) -> Version:
    return Version(row.reference, row.version, row.made_at, row.made_by, row.why, tuple(row.changed_paths))


def attempt(row: AttemptRow, leg: LegRow, county: str, receipt: ReceiptRow | None) -> Attempt:
    return Attempt(
        id=row.id,
        reference=row.submission,
        county=county,
        leg=leg.kind,
        version=row.version,
        channel=row.channel,
        holder=row.holder,
        token=row.token,
        credential_id=row.credential_id,
        started_at=row.started_at,
        ended_at=row.ended_at,
        seconds=row.seconds,
        outcome=row.outcome,
        failure=row.failure_kind,
        code=row.code,
        page=row.page,
        field=row.field,
        receipt=None if receipt is None else _receipt(receipt),
    )


def _receipt(row: ReceiptRow) -> Receipt:
    return Receipt(row.number, row.arrived_at, row.filing_date, row.found)


def evidence(row: EvidenceRow) -> Evidence:
    return Evidence(row.id, row.attempt_id, row.kind, row.file, row.key_id, row.made_at, row.keep_until)


def event(row: EventRow) -> Event:
    return Event(
        id=row.id,
        at=row.at,
        real_at=row.real_at,
        reference=row.submission,
        name=row.name,
        by=row.by,
        from_state=row.from_state,
        to_state=row.to_state,
        data=row.data,
    )
