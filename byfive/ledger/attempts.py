"""Attempts: begun, allowed their last click, and ended by a receipt, a failure, a refusal or an unknown outcome."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime

from sqlalchemy import Select, func, select

from byfive.failures import Failure, FailureKind
from byfive.keys import KeyRing
from byfive.ledger import arrivals, reading
from byfive.ledger.changes import LEASE_SECONDS, change_state, locked
from byfive.ledger.claims import Stopwatch
from byfive.ledger.database import Database, Transaction
from byfive.ledger.endings import end_attempt, known_attempt, told, words_place
from byfive.ledger.errors import ConstraintBroken, LeaseLost, NotInLedger, StateConflict, WrongDoor
from byfive.ledger.leases import held_lease
from byfive.ledger.records import Attempt, Claim, CredentialLease, Submission, credential_resource
from byfive.ledger.tables import AttemptRow, LegRow, ReceiptRow, SubmissionRow
from byfive.ledger.words import Channel, Found, LegKind, Outcome
from byfive.states import State

AttemptParts = tuple[AttemptRow, LegRow, str, ReceiptRow]


class Attempts:
    """The tries at delivering submissions. Whatever ends an attempt also says where its submission goes."""

    def __init__(self, database: Database, keyring: KeyRing) -> None:
        self._database, self._keyring = database, keyring

    def begin(
        self,
        claim: Claim,
        *,
        channel: Channel | str,
        leg: LegKind | str = LegKind.APPLICATION,
        credential_id: int | None = None,
    ) -> Attempt:
        """Start to type: claimed → in progress. Raises StateConflict, LeaseLost, NotInLedger."""
        with self._database.write() as tx:
            kind = LegKind(leg)
            query = select(LegRow).where(LegRow.submission == claim.reference, LegRow.kind == kind)
            part = tx.session.scalars(query).one_or_none()
            if part is None:
                raise NotInLedger(f"leg {kind} of submission", claim.reference)
            number = locked(tx, claim.reference).attempts + 1
            row = change_state(
                tx,
                claim.reference,
                {State.CLAIMED},
                State.IN_PROGRESS,
                by=claim.holder,
                data={"channel": str(channel), "leg": str(kind), "version": claim.version, "number": number},
                token=claim.token,
                unexpired=True,
                version=claim.version,
                values={"attempts": number},
            )
            attempt = AttemptRow(
                submission=claim.reference,
                leg_id=part.id,
                version=row.version,
                channel=Channel(channel),
                holder=claim.holder,
                token=claim.token,
                credential_id=credential_id,
                started_at=tx.now(),
                started_real=tx.real_now(),
            )
            tx.session.add(attempt)
            tx.session.flush()
            return reading.attempt(attempt, part, row.county, None)

    def commit(self, attempt: Attempt, claim: Claim, lease: CredentialLease | None = None) -> float:
        """Allow the last click: in progress → committing, durably. Return the real seconds in which it may be made.

        Claim and credential lease must both still be this robot's own; both are renewed. The page must refuse the
        click by itself once these seconds, counted from before this call, have passed: only then is the click known
        not to happen any more. Raises LeaseLost, StateConflict: then there must be no click.
        """
        watch = Stopwatch()
        with self._database.write() as tx:
            locked(tx, attempt.reference)
            row = known_attempt(tx, attempt.id)
            if row.token != claim.token or row.outcome is not None:
                raise LeaseLost(attempt.reference, claim.token)
            if row.credential_id is not None:
                _renew_credential(tx, row.credential_id, lease)
            until = tx.real_now() + LEASE_SECONDS
            change_state(
                tx,
                attempt.reference,
                {State.IN_PROGRESS},
                State.COMMITTING,
                by=claim.holder,
                data={"attempt": row.id},
                token=claim.token,
                unexpired=True,
                values={"claim_expires": until, "click_until": until},
            )
        return watch.left()

    def deliver(
        self,
        attempt_id: int,
        *,
        number: str,
        arrived_at: datetime,
        filing_date: date,
        how: Found | str,
        by: str,
        from_: Collection[State] = arrivals.MAY_ARRIVE,
    ) -> Submission:
        """Record a receipt: the leg, the attempt's end and the state (in time or late) in one transaction.

        ``arrived_at`` is the county's instant of arrival; ``filing_date`` what it earns there. The same receipt again
        changes nothing. Raises ReceiptAlreadyKnown, NumberMissing, StateConflict, LeaseLost (while another attempt is
        committing, which must not be ended), NotInLedger.
        """
        found = arrivals.Arrival(number, arrived_at, filing_date, Found(how))

        def once(tx: Transaction) -> SubmissionRow:
            attempt = known_attempt(tx, attempt_id)
            row = locked(tx, attempt.submission)
            if arrivals.is_known(tx, row, number):
                return row
            return arrivals.arrive(tx, self._keyring, row, attempt, found, from_, by)

        return self._arrived(once)

    def deliver_by_hand(
        self, reference: str, number: str, arrived_at: datetime, filing_date: date, by: str
    ) -> Submission:
        """Record that a person in review delivered the application, as an attempt over channel ``hand``.

        Raises what :meth:`deliver` raises.
        """
        found = arrivals.Arrival(number, arrived_at, filing_date, Found.BY_HAND)

        def once(tx: Transaction) -> SubmissionRow:
            row = locked(tx, reference)
            if arrivals.is_known(tx, row, number):
                return row
            attempt = arrivals.by_hand(tx, row, by)
            return arrivals.arrive(tx, self._keyring, row, attempt, found, {State.NEEDS_REVIEW}, by)

        return self._arrived(once)

    def fail(
        self,
        attempt_id: int,
        failure: Failure,
        *,
        then: State,
        not_before: datetime | None = None,
        from_: Collection[State] | None = None,
    ) -> Submission:
        """End an attempt without a receipt, and without anything having been filed.

        ``then`` is ``queued`` (try again, not before a real instant when given) or ``needs_review``. From
        ``committing`` (``from_``) only ``needs_review`` is possible: the county answered the last click with errors.
        Anything else after the last click is :meth:`refused` or :meth:`unknown`. Raises WrongDoor, StateConflict,
        LeaseLost, NotInLedger.
        """
        before = set(from_ or {State.IN_PROGRESS})
        if before - {State.IN_PROGRESS} and then is not State.NEEDS_REVIEW:
            raise WrongDoor(" or ".join(sorted(before)), then, "attempts.refused or attempts.unknown")
        return self._end(attempt_id, Outcome.FAILURE, failure, before, then, not_before)

    def refused(
        self, attempt_id: int, *, code: str = "last_click_refused", not_before: datetime | None = None
    ) -> Submission:
        """The last click refused itself, and can happen no more: committing → queued.

        Only the robot that saw its own page refuse may say so. Raises StateConflict, LeaseLost, NotInLedger.
        """
        said = Failure(FailureKind.ROBOT, code)
        return self._end(attempt_id, Outcome.REFUSED, said, {State.COMMITTING}, State.QUEUED, not_before)

    def unknown(self, attempt_id: int, failure: Failure | None = None) -> Submission:
        """The last click was or may have been made and no receipt was seen: committing → outcome unknown.

        Raises StateConflict, LeaseLost, NotInLedger.
        """
        said = failure or Failure(FailureKind.OUTCOME_UNKNOWN, "no_receipt_seen")
        return self._end(attempt_id, Outcome.FAILURE, said, {State.COMMITTING}, State.OUTCOME_UNKNOWN, None)

    def not_arrived(self, attempt_id: int, *, by: str, reason: str) -> Submission:
        """The county was asked and does not have it: outcome unknown → queued.

        Only while this is the submission's latest attempt: what the county said of it says nothing of a later click.
        Raises StateConflict, ClickMayStillHappen, NotInLedger.
        """
        with self._database.write() as tx:
            reference = locked(tx, known_attempt(tx, attempt_id).submission).reference
            latest = tx.session.scalar(select(func.max(AttemptRow.id)).where(AttemptRow.submission == reference))
            if latest != attempt_id:
                wanted = f"{State.OUTCOME_UNKNOWN} → {State.QUEUED} after attempt {attempt_id}"
                raise StateConflict(reference, wanted, f"at attempt {latest}")
            row = change_state(tx, reference, {State.OUTCOME_UNKNOWN}, State.QUEUED, by=by, reason=reason)
            return reading.submission(row)

    def get(self, attempt_id: int) -> Attempt:
        """One attempt. Raises :class:`NotInLedger`."""
        with self._database.read() as tx:
            found = tx.session.execute(_parts().where(AttemptRow.id == attempt_id)).one_or_none()
            if found is None:
                raise NotInLedger("attempt", str(attempt_id))
            return reading.attempt(*found)

    def of(self, reference: str) -> list[Attempt]:
        """The attempts at one submission, oldest first."""
        query = _parts().where(AttemptRow.submission == reference).order_by(AttemptRow.id)
        with self._database.read() as tx:
            return [reading.attempt(*found) for found in tx.session.execute(query)]

    def unknown_ones(self, county: str, settled_for: float = 0.0) -> list[Attempt]:
        """The attempts whose outcome must be looked up at the county, most urgent submission first.

        Only those whose last click cannot happen any more, and has not been able to for ``settled_for`` real seconds
        (the county's declared settling time): an earlier lookup could miss what still arrives.
        """
        row, last = SubmissionRow, AttemptRow.__table__.alias()
        latest = select(last.c.id).where(last.c.submission == row.reference).order_by(last.c.id.desc()).limit(1)
        with self._database.read() as tx:
            query = (
                _parts()
                .where(row.county == county, row.state == State.OUTCOME_UNKNOWN)
                .where(row.click_until < tx.real_now() - settled_for)
                .where(AttemptRow.id == latest.correlate(row).scalar_subquery())
                .order_by(row.deadline, row.value_of_day_cents.desc(), row.reference)
            )
            return [reading.attempt(*found) for found in tx.session.execute(query)]

    def is_receipt(self, county: str, number: str, *, besides: str) -> bool:
        """Whether this number is the receipt of another submission of the county than ``besides``."""
        query = (
            select(LegRow.submission)
            .join(ReceiptRow, ReceiptRow.leg_id == LegRow.id)
            .where(ReceiptRow.county == county, ReceiptRow.number == number, LegRow.submission != besides)
        )
        with self._database.read() as tx:
            return tx.session.scalars(query).first() is not None

    def words(self, attempt_id: int, by: str, why: str) -> str:
        """What the county said when the attempt failed, for a person's eyes. The look is an event."""
        with self._database.write() as tx:
            row = known_attempt(tx, attempt_id)
            tx.event("looked_at", by, row.submission, {"what": "words", "attempt": row.id, "why": why})
            if row.sealed_words is None:
                return ""
            return self._keyring.open(row.sealed_words, words_place(row.id)).decode()

    def _arrived(self, once: Callable[[Transaction], SubmissionRow]) -> Submission:
        """The submission after a receipt was written; when a rival wrote the same number first, it is seen again."""
        try:
            with self._database.write() as tx:
                return reading.submission(once(tx))
        except ConstraintBroken as broken:
            if broken.constraint != "uq_receipts_county_number":
                raise
        with self._database.write() as tx:
            return reading.submission(once(tx))

    def _end(
        self,
        attempt_id: int,
        outcome: Outcome,
        failure: Failure,
        before: Collection[State],
        after: State,
        not_before: datetime | None,
    ) -> Submission:
        """End a running attempt. Its own token must still hold the submission, expired or not: it tells what it saw."""
        with self._database.write() as tx:
            row = known_attempt(tx, attempt_id)
            values = {"not_before": None if not_before is None else not_before.timestamp()}
            if after is not State.OUTCOME_UNKNOWN:
                values["click_until"] = None  # no click was made, or it is over and filed nothing
            submission = change_state(
                tx,
                row.submission,
                before,
                after,
                by=row.holder,
                reason=failure.code,
                data=told(row, failure),
                token=row.token,
                values=values,
            )
            end_attempt(tx, self._keyring, row, outcome, failure)
            return reading.submission(submission)


def _parts() -> Select[AttemptParts]:
    """What an :class:`Attempt` is made of."""
    return (
        select(AttemptRow, LegRow, SubmissionRow.county, ReceiptRow)
        .join(LegRow, LegRow.id == AttemptRow.leg_id)
        .join(SubmissionRow, SubmissionRow.reference == AttemptRow.submission)
        .outerjoin(ReceiptRow, ReceiptRow.attempt_id == AttemptRow.id)
    )


def _renew_credential(tx: Transaction, credential_id: int, lease: CredentialLease | None) -> None:
    """A full lease from now on of the credential that the attempt uses. Raises :class:`LeaseLost`."""
    if lease is None or lease.credential_id != credential_id:
        raise LeaseLost(credential_resource(credential_id), lease.token if lease else None)
    held_lease(tx, lease).renew(tx)
