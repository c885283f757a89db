"""Validation: what was received is checked before any robot touches it."""

from __future__ import annotations

from dataclasses import dataclass

from byfive.findings import Severity
from byfive.ledger.errors import StateConflict
from byfive.ledger.ledger import Ledger
from byfive.ports import Validator
from byfive.states import State

BATCH = 500


@dataclass(frozen=True)
class Validated:
    """References of what may be filed, and of what a person must look at first."""

    queued: tuple[str, ...]
    blocked: tuple[str, ...]


def validate(ledger: Ledger, validator: Validator, county: str, *, by: str) -> Validated:
    """Check everything received for ``county``; queue what may be filed, send the rest to review.

    A submission that somebody corrects meanwhile stays received and is checked in the next batch. What an
    earlier run left validated (its process died between two steps) is queued.
    """
    queued: list[str] = []
    blocked: list[str] = []
    for left in ledger.submissions.list(county, [State.VALIDATED]):
        ledger.submissions.move(left.reference, State.VALIDATED, State.QUEUED, by=by)
        queued.append(left.reference)
    waiting = ledger.submissions.list(county, [State.RECEIVED], limit=BATCH)
    applications = {each.reference: ledger.applications.get(each.reference, each.version) for each in waiting}
    found = validator.validate(applications, county) if applications else {}
    for submission in waiting:
        reference, version = submission.reference, submission.version
        findings = found.get(reference, ())
        blocks = any(finding.severity is Severity.BLOCKS for finding in findings)
        try:
            ledger.findings.record(reference, version, findings, by=by)
            if blocks:
                ledger.submissions.move(
                    reference, State.RECEIVED, State.NEEDS_REVIEW, by=by, reason="findings", version=version
                )
                blocked.append(reference)
            else:
                ledger.submissions.move(reference, State.RECEIVED, State.VALIDATED, by=by, version=version)
                ledger.submissions.move(reference, State.VALIDATED, State.QUEUED, by=by, version=version)
                queued.append(reference)
        except StateConflict:
            continue
    return Validated(tuple(queued), tuple(blocked))
