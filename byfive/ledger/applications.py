"""Applications in the ledger: received once, never changed, corrected by new versions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from byfive.application import Application
from byfive.keys import KeyRing
from byfive.ledger import deidentified, reading
from byfive.ledger.changes import change_state, locked
from byfive.ledger.database import Database, Transaction
from byfive.ledger.documents import attach
from byfive.ledger.errors import ConstraintBroken, CorrectedMeanwhile, NotInLedger, WrongCounty
from byfive.ledger.records import Version
from byfive.ledger.references import new_reference
from byfive.ledger.tables import ApplicationRow, LegRow, SubmissionRow
from byfive.ledger.types import cents
from byfive.ledger.words import LegKind
from byfive.states import FIRST, State

CORRECTABLE = frozenset({State.NEEDS_REVIEW, State.WAITING_FOR_CLIENT, State.QUEUED})
"""States in which a correction sends the submission back to validation; in ``received`` it is there already."""


class Applications:
    """What clients told us. ``get`` is for machines; a person who looks uses ``look``, which is recorded."""

    def __init__(self, database: Database, keyring: KeyRing) -> None:
        self._database, self._keyring = database, keyring
        self._key_fits = False

    def receive(
        self,
        application: Application,
        *,
        county: str,
        deadline: datetime,
        value_of_day: Decimal,
        benefit: Decimal,
        by: str,
        source: str,
        idempotency: str | None = None,
    ) -> str:
        """Take an application in; return its reference.

        ``value_of_day`` and ``benefit`` are dollars. Whoever passes the same ``idempotency`` key again gets the first
        reference, and nothing is received twice. Raises AmountRefused, WrongCounty, DocumentNotOurs, and the key ring's
        errors when it is not the one that sealed what is here already.
        """
        self._check_key()
        if application.county != county:
            raise WrongCounty("The submission", county, application.county)
        digest = None if idempotency is None else _digest(idempotency)
        amounts = {
            "value_of_day_cents": cents("The value of a day", value_of_day),
            "benefit_cents": cents("The benefit", benefit),
        }
        try:
            with self._database.write() as tx:
                known = _with_key(tx, digest)
                if known is not None:
                    return known
                reference, now = new_reference(), tx.now()
                tx.session.add(
                    SubmissionRow(
                        reference=reference,
                        idempotency=digest,
                        source=source,
                        county=county,
                        state=FIRST,
                        version=1,
                        received_at=now,
                        deadline=deadline,
                        attempts=0,
                        **amounts,
                        **deidentified.columns(application, now.date()),
                    )
                )
                tx.session.flush()
                tx.session.add(LegRow(submission=reference, kind=LegKind.APPLICATION))
                attach(tx, reference, application.documents)
                self._add_version(tx, reference, 1, application, by=by, why="received", changed=[])
                tx.event("received", by, reference, {"version": 1, "source": source}, after=FIRST)
        except ConstraintBroken as broken:
            if broken.constraint != "uq_submissions_idempotency":
                raise
            with self._database.read() as tx:  # a rival with the same key was first
                first = _with_key(tx, digest)
            if first is None:
                raise
            return first
        return reference

    def received_as(self, idempotency: str) -> str | None:
        """The reference that was given to whoever passed this idempotency key first, if anybody did."""
        with self._database.read() as tx:
            return _with_key(tx, _digest(idempotency))

    def get(self, reference: str, version: int | None = None) -> Application:
        """The application, by default its current version. Raises NotInLedger and the key ring's errors."""
        with self._database.read() as tx:
            return self._open(tx, reference, version)

    def look(self, reference: str, by: str, why: str) -> Application:
        """The current version for a person's eyes. The look is an event; ``why`` holds none of the answers."""
        with self._database.write() as tx:
            application = self._open(tx, reference, None)
            tx.event("looked_at", by, reference, {"what": "application", "why": why})
            return application

    def correct(
        self,
        reference: str,
        application: Application,
        *,
        by: str,
        why: str,
        based_on: int | None = None,
        value_of_day: Decimal | None = None,
        benefit: Decimal | None = None,
    ) -> int:
        """Keep a corrected version and send the submission back to validation; return the version's number.

        Only while it is received, queued, in review or waiting for the client: one that a robot holds or that
        arrived raises :class:`StateConflict`. ``based_on`` is the version that the corrector saw; a newer one is not
        overwritten (CorrectedMeanwhile). ``why`` holds none of the answers. Also raises NotInLedger, WrongCounty,
        DocumentNotOurs.
        """
        with self._database.write() as tx:
            row = locked(tx, reference)
            if application.county != row.county:
                raise WrongCounty(f"Submission {reference}", row.county, application.county)
            if based_on is not None and based_on != row.version:
                raise CorrectedMeanwhile(reference, based_on, row.version)
            version, before = row.version + 1, self._open(tx, reference, row.version)
            attach(tx, reference, application.documents, already=before.documents)
            changed = list(changed_paths(before, application))
            values: dict[str, Any] = {"version": version, **deidentified.columns(application, tx.now().date())}
            if value_of_day is not None:
                values["value_of_day_cents"] = cents("The value of a day", value_of_day)
            if benefit is not None:
                values["benefit_cents"] = cents("The benefit", benefit)
            self._add_version(tx, reference, version, application, by=by, why=why, changed=changed)
            data = {"version": version, "changed": changed}
            if row.state is FIRST:
                for name, value in values.items():
                    setattr(row, name, value)
                tx.event("corrected", by, reference, data)
            else:
                change_state(tx, reference, CORRECTABLE, FIRST, by=by, reason=why, data=data, values=values)
            return version

    def versions(self, reference: str) -> list[Version]:
        """All versions, oldest first, without their answers."""
        query = select(ApplicationRow).where(ApplicationRow.reference == reference).order_by(ApplicationRow.version)
        with self._database.read() as tx:
            return [reading.version(row) for row in tx.session.scalars(query)]

    def _check_key(self) -> None:
        """Open the newest application, once: else a wrong key file is noticed after it sealed new ones."""
        if self._key_fits:
            return
        query = select(ApplicationRow).order_by(ApplicationRow.made_at.desc(), ApplicationRow.reference).limit(1)
        with self._database.read() as tx:
            row = tx.session.scalars(query).first()
            if row is not None:
                self._keyring.open(row.sealed_application, application_place(row.reference, row.version))
        self._key_fits = True

    def _add_version(
        self,
        tx: Transaction,
        reference: str,
        version: int,
        application: Application,
        *,
        by: str,
        why: str,
        changed: list[str],
    ) -> None:
        tx.session.add(
            ApplicationRow(
                reference=reference,
                version=version,
                sealed_application=self._keyring.seal(
                    application.model_dump_json().encode(), application_place(reference, version)
                ),
                made_at=tx.now(),
                made_by=by,
                why=why,
                changed_paths=changed,
            )
        )

    def _open(self, tx: Transaction, reference: str, version: int | None) -> Application:
        query = select(ApplicationRow).where(ApplicationRow.reference == reference)
        if version is None:
            query = query.order_by(ApplicationRow.version.desc()).limit(1)
        else:
            query = query.where(ApplicationRow.version == version)
        row = tx.session.scalars(query).one_or_none()
        if row is None:
            raise NotInLedger("application", reference if version is None else f"{reference} version {version}")
        place = application_place(reference, row.version)
        return Application.model_validate_json(self._keyring.open(row.sealed_application, place))


def application_place(reference: str, version: int) -> str:
    """The place that a version is sealed for."""
    return f"applications/{reference}/{version}"


def changed_paths(before: Application, after: Application) -> Iterator[str]:
    """The places where two versions differ, as ``members/m2/name/given``, in alphabetical order, without values."""
    return changed_places(before.model_dump(mode="json"), after.model_dump(mode="json"))


def changed_places(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """The same of two versions as JSON documents."""
    old, new = (dict(_leaves(version, ())) for version in (before, after))
    return iter(sorted("/".join(path) for path in old.keys() | new.keys() if old.get(path, ...) != new.get(path, ...)))


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every answer with its path; members go by their id, other lists by number."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value, start=1):
            is_member = isinstance(inner, dict) and "id" in inner
            yield from _leaves(inner, (*path, inner["id"] if is_member else str(number)))
    else:
        yield path, value


def _digest(idempotency: str) -> str:
    """What is kept of a caller's key, which may be made of answers."""
    return hashlib.sha256(idempotency.encode()).hexdigest()


def _with_key(tx: Transaction, digest: str | None) -> str | None:
    """The reference of the submission that was received with this idempotency key."""
    if digest is None:
        return None
    return tx.session.scalar(select(SubmissionRow.reference).where(SubmissionRow.idempotency == digest))
