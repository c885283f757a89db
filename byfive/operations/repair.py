"""What a person does in review: correct, send again, deliver by hand, withdraw."""

from __future__ import annotations

from datetime import datetime

from byfive.application import Application
from byfive.calendar import filing_date
from byfive.clock import Clock
from byfive.counties import County
from byfive.ledger.ledger import Ledger
from byfive.ledger.records import Submission
from byfive.operations.receive import stakes
from byfive.states import State


def correct(
    ledger: Ledger,
    county: County,
    reference: str,
    application: Application,
    *,
    by: str,
    why: str,
    based_on: int | None = None,
) -> Submission:
    """Keep a corrected version; it is validated and queued like any other. The client's first words stay.

    ``based_on`` is the version that the corrector saw: a newer one is not overwritten (CorrectedMeanwhile).
    """
    received_at = ledger.submissions.get(reference).received_at
    at_stake = stakes(application, county, received_at)
    ledger.applications.correct(
        reference,
        application,
        by=by,
        why=why,
        based_on=based_on,
        value_of_day=at_stake.value_of_day,
        benefit=at_stake.benefit,
    )
    return ledger.submissions.get(reference)


def resend(ledger: Ledger, reference: str, *, by: str) -> Submission:
    """Queue a submission in review as it is."""
    return ledger.submissions.move(reference, State.NEEDS_REVIEW, State.QUEUED, by=by, reason="sent_again")


def delivered_by_hand(
    ledger: Ledger, county: County, reference: str, number: str, *, by: str, clock: Clock, at: datetime | None = None
) -> Submission:
    """Record the county's number that a person got by typing the application in."""
    arrived = at or clock.now()
    return ledger.attempts.deliver_by_hand(reference, number, arrived, filing_date(county, arrived), by)


def withdraw(ledger: Ledger, reference: str, *, by: str, reason: str) -> Submission:
    """End a submission that its client does not want any more. ``reason`` holds none of the answers."""
    open_ones = {State.RECEIVED, State.VALIDATED, State.QUEUED, State.NEEDS_REVIEW, State.WAITING_FOR_CLIENT}
    return ledger.submissions.move(reference, open_ones, State.WITHDRAWN, by=by, reason=reason)
