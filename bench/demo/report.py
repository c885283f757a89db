"""The judge's part: the county's truth beside what a careful person would have typed, and the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from byfive.ledger.ledger import Ledger
from byfive.ledger.records import Submission
from byfive.operations.close_day import arrived_in_time
from byfive.states import State
from sandbox.alder.expected import expected as expected_at_alder
from sandbox.birch.expected import expected as expected_at_birch
from sandbox.careful import ForAPerson
from sandbox.judge import compared, differences

EXPECTED: dict[str, Callable[[Mapping[str, Any], date], dict[str, str]]] = {
    "alder": expected_at_alder,
    "birch": expected_at_birch,
}
"""What a careful person would have typed, by county."""
IN_REVIEW = {State.NEEDS_REVIEW}
WAITING = {State.RECEIVED, State.VALIDATED, State.QUEUED, State.CLAIMED, State.IN_PROGRESS, State.COMMITTING,
           State.OUTCOME_UNKNOWN, State.WAITING_FOR_CLIENT}  # fmt: skip


@dataclass
class Truth:
    """What the counties' side says: DESIGN, "Keys that reports keep"."""

    lost: int = 0
    twice: int = 0
    unknown_receipts: int = 0
    fields_compared: int = 0
    fields_different: int = 0
    differences: list[str] = field(default_factory=list)

    def __add__(self, other: Truth) -> Truth:
        """Both counties' truths together."""
        return Truth(**{name: getattr(self, name) + getattr(other, name) for name in vars(self)})

    @property
    def disagrees(self) -> bool:
        return bool(self.lost or self.twice or self.unknown_receipts or self.fields_different)


def judge(
    ledger: Ledger,
    county: str,
    held: list[dict[str, Any]],
    households: Mapping[str, dict[str, Any]],
    today: date,
    patience_over: bool = True,
) -> Truth:
    """Compare every application that the county holds with the household that it came from.

    ``held`` is the county's truth, ``households`` the made-up household of each reference, as it was when it was
    filed. An application that ended in none of the outcomes counts as lost once ``patience_over``.
    """
    truth = Truth()
    at_county = {entry["number"]: entry for entry in held}
    receipts = {}
    for submission in ledger.submissions.list(county):
        for attempt in ledger.attempts.of(submission.reference):
            if attempt.receipt is not None:
                receipts[attempt.receipt.number] = submission
    truth.lost += sum(number not in at_county for number in receipts)
    truth.unknown_receipts = sum(number not in receipts for number in at_county)
    truth.twice = sum(entry["copies"] - 1 for entry in held if entry["copies"] > 1)
    for number, submission in receipts.items():
        if number in at_county:
            _compare(truth, county, submission, households[submission.reference], at_county[number]["fields"], today)
    if patience_over:
        unsettled = {State.CLAIMED, State.IN_PROGRESS, State.COMMITTING}
        truth.lost += len(ledger.submissions.list(county, unsettled))
    return truth


def _compare(
    truth: Truth, county: str, submission: Submission, household: dict[str, Any], fields: dict[str, str], today: date
) -> None:
    try:
        wanted = EXPECTED[county](household, today)
    except ForAPerson as reason:
        truth.fields_different += 1
        truth.differences.append(f"{submission.reference}: filed, but a careful person would have asked: {reason}")
        return
    truth.fields_compared += compared(wanted, fields)
    for key, want, found in differences(wanted, fields):
        truth.fields_different += 1
        truth.differences.append(f"{submission.reference}: {key}: expected {want!r}, the county holds {found!r}")


def county_row(submissions: list[Submission], reachable: int) -> dict[str, Any]:
    """One county's line of the report: received is the sum of delivered, in_review, waiting and late."""
    in_time = [s for s in submissions if arrived_in_time(s.state, s.delivered_at, s.deadline)]
    return {
        "received": len(submissions),
        "delivered": len(in_time),
        "in_review": sum(s.state in IN_REVIEW for s in submissions),
        "waiting": sum(s.state in WAITING for s in submissions),
        "late": sum(s.state is State.DELIVERED_LATE for s in submissions),
        "reachable": reachable,
        "dollars_protected": float(sum((s.value_of_day for s in in_time), Decimal(0))),
    }


def is_reachable(county: str, household: dict[str, Any], today: date) -> bool:
    """Whether the data are clean enough to be filed without asking anybody."""
    try:
        EXPECTED[county](household, today)
    except ForAPerson:
        return False
    return True
