"""Reconciling: dead robots' work is taken back, and unknown outcomes are looked up at the county.

Nothing whose last click may have been made is sent again before the county said that it does not have it.
A look-up that fits more than one application goes to a person, and so does whatever a county without a list may have.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from byfive.application import Application
from byfive.calendar import filing_date
from byfive.ledger.errors import ClickMayStillHappen, LeaseLost, ReceiptAlreadyKnown, StateConflict
from byfive.ledger.ledger import Ledger
from byfive.ledger.records import Attempt
from byfive.operations.crew import NoCredential, crew
from byfive.ports import AttemptFailed, Channel, Credential, Proof, Robot
from byfive.states import State

ALSO_UNKNOWN, SEVERAL = "look_alike_also_unknown", "several_look_alikes"
"""Why a person must tell which application of the county's list is this one."""
NO_LIST = "no_list"
"""By which a look-up says that the county shows no list, and why a person must find out."""
LIST_TELLS_MINUTES = timedelta(minutes=1)
"""Lists of counties tell the minute of arrival, not the second."""
CLOCKS_DIFFER = timedelta(minutes=5)
"""By how much a county's clock may be behind ours. To miss what did arrive would be to send it twice."""


@dataclass(frozen=True)
class Reconciled:
    """References of what robots left behind, and of what became of each unknown outcome."""

    taken_back: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    resent: tuple[str, ...] = ()
    to_a_person: tuple[str, ...] = ()
    still_unknown: tuple[str, ...] = ()


def reconcile(ledger: Ledger, channel: Channel, *, holder: str) -> Reconciled:
    """Take back what dead robots held, then ask the county about each settled unknown outcome."""
    taken = tuple(each.reference for each in ledger.submissions.expire_claims(holder))
    county = channel.county.name
    unknown = ledger.attempts.unknown_ones(county, channel.settles_in_s)
    found: list[str] = []
    resent: list[str] = []
    person: list[str] = []
    if unknown:
        try:
            with crew(ledger, channel, holder, 1) as robots, robots.worker() as worker:
                credential = Credential(worker.lease.credential_id, worker.lease.user, worker.lease.password)
                for attempt in unknown:
                    ways = {State.DELIVERED: found, State.DELIVERED_LATE: found, State.QUEUED: resent}
                    try:
                        state = _settle(ledger, channel, worker.robot, credential, attempt, holder)
                    except AttemptFailed as trouble:
                        _note(ledger, attempt, holder, trouble)
                        continue
                    except (StateConflict, LeaseLost, ClickMayStillHappen):  # somebody else settled it meanwhile
                        continue
                    ways.get(state, person).append(attempt.reference)
        except NoCredential:
            pass
    left = tuple(s.reference for s in ledger.submissions.list(county, [State.OUTCOME_UNKNOWN]))
    return Reconciled(taken, tuple(found), tuple(resent), tuple(person), left)


def _settle(
    ledger: Ledger, channel: Channel, robot: Robot, credential: Credential, attempt: Attempt, holder: str
) -> State:
    """Where one unknown outcome goes, by what the county's list holds."""
    reference = attempt.reference
    application = ledger.applications.get(reference, attempt.version)
    try:
        listed = robot.look_up(application, credential)
    except AttemptFailed as trouble:
        if trouble.failure.code == NO_LIST:
            return _to_a_person(ledger, reference, holder, NO_LIST)
        raise
    # asked only after the list was read: whoever has not come to the last click by now cannot stand on it
    if _has_look_alike(ledger, channel, application, reference):
        return _to_a_person(ledger, reference, holder, ALSO_UNKNOWN)
    candidates = [
        proof
        for proof in listed
        if proof.seen_at >= attempt.started_at - LIST_TELLS_MINUTES - CLOCKS_DIFFER
        and not ledger.attempts.is_receipt(channel.county.name, proof.number, besides=reference)
    ]
    if len(candidates) > 1:
        return _to_a_person(ledger, reference, holder, SEVERAL)
    if not candidates:
        return ledger.attempts.not_arrived(attempt.id, by=holder, reason="county_does_not_have_it").state
    return _record(ledger, channel, attempt, candidates[0], holder)


def _record(ledger: Ledger, channel: Channel, attempt: Attempt, proof: Proof, holder: str) -> State:
    try:
        return ledger.attempts.deliver(
            attempt.id,
            number=proof.number,
            arrived_at=proof.seen_at,
            filing_date=filing_date(channel.county, proof.seen_at),
            how="list",
            by=holder,
            from_=[State.OUTCOME_UNKNOWN],
        ).state
    except ReceiptAlreadyKnown:  # a rival recorded it for another submission since we asked
        return _to_a_person(ledger, attempt.reference, holder, SEVERAL)


def _has_look_alike(ledger: Ledger, channel: Channel, application: Application, reference: str) -> bool:
    """Whether another submission that may be what the county lists is listed by the same words.

    That is any whose last click may have been made, those included that a person is still to tell apart.
    """
    listed = channel.listed_as(application)
    may_be_there = ledger.submissions.list(
        channel.county.name, [State.COMMITTING, State.OUTCOME_UNKNOWN, State.NEEDS_REVIEW]
    )
    return any(
        channel.listed_as(ledger.applications.get(each.reference)) == listed
        for each in may_be_there
        if each.reference != reference
        and (each.state is not State.NEEDS_REVIEW or each.reason in (ALSO_UNKNOWN, SEVERAL))
    )


def _to_a_person(ledger: Ledger, reference: str, holder: str, reason: str) -> State:
    move = ledger.submissions.move
    return move(reference, State.OUTCOME_UNKNOWN, State.NEEDS_REVIEW, by=holder, reason=reason).state


def _note(ledger: Ledger, attempt: Attempt, holder: str, trouble: AttemptFailed) -> None:
    """The county could not be asked: it stays unknown, and the next run asks again."""
    failure = trouble.failure
    data = {"kind": str(failure.kind), "code": failure.code, "page": failure.page}
    ledger.events.add("look_up_failed", holder, data, attempt.reference)
