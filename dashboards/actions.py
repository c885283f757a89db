"""What an engineer does with one case. Each action says in words what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from byfive.application import Application
from byfive.clock import Clock
from byfive.counties import County
from byfive.errors import ByFiveError
from byfive.ledger.errors import StateConflict
from byfive.ledger.ledger import Ledger
from byfive.operations import repair
from byfive.privacy import Searcher, values_of
from byfive.states import State
from dashboards import words

CORRECTABLE = frozenset({State.RECEIVED, State.QUEUED, State.NEEDS_REVIEW, State.WAITING_FOR_CLIENT})
RESENDABLE = frozenset({State.NEEDS_REVIEW})
BY_HAND = frozenset({State.NEEDS_REVIEW})
WITHDRAWABLE = frozenset({State.RECEIVED, State.VALIDATED, State.QUEUED, State.NEEDS_REVIEW, State.WAITING_FOR_CLIENT})
WITHDRAWN_BECAUSE = (
    "the client does not want it any more",
    "it is the same application twice",
    "the client moved to another county",
    "the client applied somewhere else",
)
NEXT_BATCH = "The next batch validates it again and files it when nothing stands in the way."


@dataclass(frozen=True)
class Said:
    """What came of an action: whether it was done, and the words for it."""

    done: bool
    words: str


def correct(
    ledger: Ledger, county: County, reference: str, application: Application, *, based_on: int, by: str, why: str
) -> Said:
    """Keep a corrected version. ``based_on`` is the version that the engineer saw; a newer one is not overwritten."""
    why = why.strip()
    if not why:
        return Said(False, "Say why it is corrected: the next reader has only these words.")
    if repeats_an_answer(why, application, ledger.applications.get(reference)):
        return Said(False, "The reason repeats an answer of the client's. It is kept in the open, so put it without.")
    return _tried(
        ledger,
        reference,
        lambda: repair.correct(ledger, county, reference, application, by=by, why=why, based_on=based_on),
        f"{reference} was corrected and is now version {based_on + 1}. {NEXT_BATCH}",
    )


def resend(ledger: Ledger, reference: str, *, by: str) -> Said:
    """Queue a case in review as it is."""
    return _tried(
        ledger,
        reference,
        lambda: repair.resend(ledger, reference, by=by),
        f"{reference} is queued again as it is. A robot takes it up with the next batch.",
    )


def withdraw(ledger: Ledger, reference: str, *, by: str, reason: str) -> Said:
    """End a submission for one of the reasons in ``WITHDRAWN_BECAUSE``."""
    if reason not in WITHDRAWN_BECAUSE:
        return Said(False, "Choose why it is withdrawn.")
    return _tried(
        ledger,
        reference,
        lambda: repair.withdraw(ledger, reference, by=by, reason=reason),
        f"{reference} was withdrawn: {reason}. It is not filed.",
    )


def delivered_by_hand(
    ledger: Ledger, county: County, reference: str, number: str, *, by: str, clock: Clock, at: datetime
) -> Said:
    """Record the number that the county gave to a person who typed the application in, and when it did."""
    number = number.strip()
    if not number:
        return Said(False, "Write the county's confirmation number: without it nobody knows that it arrived.")
    if at > clock.now():
        return Said(False, f"{words.day_and_time(at, county)} is still to come. When did the county show the number?")
    if at < ledger.submissions.get(reference).received_at.replace(second=0, microsecond=0):
        return Said(False, f"{words.day_and_time(at, county)} is before the application was received. Check the time.")
    said = _tried(
        ledger,
        reference,
        lambda: repair.delivered_by_hand(ledger, county, reference, number, by=by, clock=clock, at=at),
        "",
    )
    if not said.done:
        return said
    late = ledger.submissions.get(reference).state is State.DELIVERED_LATE
    how = "after its cut-off, so it counts from the next business day" if late else "in time"
    return Said(True, f"{reference} was delivered by hand {how}. Its number is {number}.")


def _tried(ledger: Ledger, reference: str, act: Callable[[], object], done: str) -> Said:
    try:
        act()
    except StateConflict:
        now = ledger.submissions.get(reference)
        return Said(
            False,
            f"Somebody else was faster: {reference} is {words.state(now.state)} now. Nothing of yours was saved. "
            "Look at the case again and decide anew.",
        )
    except ByFiveError as error:
        return Said(False, str(error))
    return Said(True, done)


def repeats_an_answer(text: str, *versions: Application) -> bool:
    """Whether words that are kept in the open give away who the household is (as ``byfive scan-pii`` would find)."""
    values = [value for version in versions for value in values_of("", version)]
    return bool(Searcher(values).search(text.encode()))
