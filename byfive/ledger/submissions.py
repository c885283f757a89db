"""Submissions: reading them, claiming them, and moving them from one state to another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select

from byfive.keys import KeyRing
from byfive.ledger import claims, reading
from byfive.ledger.changes import change_state
from byfive.ledger.claims import Stopwatch
from byfive.ledger.database import Database
from byfive.ledger.errors import NotInLedger, WrongDoor
from byfive.ledger.records import Claim, Expired, Submission
from byfive.ledger.tables import SubmissionRow
from byfive.states import ARRIVED, HELD, State

Order = Literal["urgency", "received"]


class Submissions:
    """The duties to deliver."""

    def __init__(self, database: Database, keyring: KeyRing) -> None:
        self._database, self._keyring = database, keyring

    def get(self, reference: str) -> Submission:
        """One submission. Raises :class:`NotInLedger`."""
        with self._database.read() as tx:
            row = tx.session.get(SubmissionRow, reference)
            if row is None:
                raise NotInLedger("submission", reference)
            return reading.submission(row)

    def list(
        self,
        county: str | None = None,
        states: Collection[State] | None = None,
        limit: int | None = None,
        order: Order = "urgency",
    ) -> list[Submission]:
        """Submissions, of one county and in some states when given; most urgent first, or first received first."""
        query = select(SubmissionRow).limit(limit)
        if county is not None:
            query = query.where(SubmissionRow.county == county)
        if states is not None:
            query = query.where(SubmissionRow.state.in_(states))
        with self._database.read() as tx:
            by = claims.urgency(tx) if order == "urgency" else claims.arrival()
            return [reading.submission(row) for row in tx.session.scalars(query.order_by(*by))]

    def counts(self) -> dict[str, dict[State, int]]:
        """How many submissions are in each state, a county; states without any are left out."""
        row = SubmissionRow
        query = select(row.county, row.state, func.count()).group_by(row.county, row.state).order_by(row.county)
        found: dict[str, dict[State, int]] = {}
        with self._database.read() as tx:
            for county, state, count in tx.session.execute(query):
                found.setdefault(county, {})[state] = count
        return found

    def move(
        self,
        reference: str,
        from_: State | Collection[State],
        to: State,
        *,
        by: str,
        reason: str | None = None,
        data: dict[str, Any] | None = None,
        token: int | None = None,
        version: int | None = None,
    ) -> Submission:
        """Change a state, if the submission is in one of ``from_`` and the table of states allows it.

        ``token`` is the claim's, needed to leave ``claimed``; ``version`` makes sure that nobody corrected the
        application meanwhile. ``reason`` and ``data`` hold none of the client's answers. Claims, attempts and receipts
        have doors of their own (:class:`WrongDoor`). Raises NotInLedger, StateConflict, LeaseLost,
        ClickMayStillHappen; then nothing was changed.
        """
        before = {from_} if isinstance(from_, State) else set(from_)
        _check_door(before, to, token)
        with self._database.write() as tx:
            row = change_state(
                tx,
                reference,
                before,
                to,
                by=by,
                reason=reason,
                data=data,
                token=token,
                unexpired=True,
                version=version,
            )
            return reading.submission(row)

    def claim(self, county: str, holder: str, *, order: Order = "urgency") -> Claim | None:
        """Claim the next queued submission of a county, or nothing when none may be claimed now.

        Most urgent: those whose deadline is still to come, by deadline and then by what a day is worth; then the late
        ones. The claim lives ``LEASE_SECONDS`` unless :meth:`heartbeat` renews it.
        """
        watch = Stopwatch()
        with self._database.write() as tx:
            by = claims.urgency(tx) if order == "urgency" else claims.arrival()
            row = claims.claim_next(tx, county, holder, by)
            return None if row is None else claims.claimed(row, watch)

    def heartbeat(self, claim: Claim) -> float:
        """Renew a claim; return the real seconds that are left of it. Raises :class:`LeaseLost`: then stop."""
        watch = Stopwatch()
        with self._database.write() as tx:
            claims.renew(tx, claim)
        return watch.left()

    def give_back(self, claim: Claim, reason: str, not_before: datetime | None = None) -> Submission:
        """Put a claimed submission back before an attempt was begun; nobody claims it before the real instant given.

        Raises StateConflict, LeaseLost.
        """
        later = {"not_before": None if not_before is None else not_before.timestamp()}
        with self._database.write() as tx:
            row = change_state(
                tx,
                claim.reference,
                {State.CLAIMED},
                State.QUEUED,
                by=claim.holder,
                reason=reason,
                token=claim.token,
                values=later,
            )
            return reading.submission(row)

    def expire_claims(self, by: str) -> Sequence[Expired]:
        """Take every claim whose robot stopped its heartbeat; return where each submission went.

        What was claimed or in progress is queued again. What was committing has an unknown outcome: the last click may
        have been made.
        """
        with self._database.write() as tx:
            return claims.expire(tx, self._keyring, by)


def _check_door(before: set[State], after: State, token: int | None) -> None:
    """Changes that bring more than a state with them have a door of their own."""
    said = " or ".join(sorted(before))
    if after is State.CLAIMED:
        raise WrongDoor(said, after, "submissions.claim")
    if after in HELD or before & (HELD - {State.CLAIMED}):
        raise WrongDoor(said, after, "attempts (begin, commit, fail, refused, unknown, deliver)")
    if after in ARRIVED:
        raise WrongDoor(said, after, "attempts.deliver or attempts.deliver_by_hand: it needs a receipt")
    if State.CLAIMED in before and token is None:
        raise WrongDoor(said, after, "the claim's own token")
