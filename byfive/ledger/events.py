"""Events: what happened, in the order in which it became true. Nothing changes or deletes them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from byfive.ledger import reading
from byfive.ledger.database import Database
from byfive.ledger.records import Event
from byfive.ledger.tables import EventRow


class Events:
    """The ledger's events. They hold references and states, never a client's answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, reference: str) -> list[Event]:
        """The timeline of one submission, oldest first."""
        query = select(EventRow).where(EventRow.submission == reference).order_by(EventRow.id)
        with self._database.read() as tx:
            return [reading.event(row) for row in tx.session.scalars(query)]

    def since(self, id: int = 0, limit: int | None = None) -> list[Event]:
        """Every event after number ``id``, oldest first. Going on from the last one seen misses none."""
        query = select(EventRow).where(EventRow.id > id).order_by(EventRow.id).limit(limit)
        with self._database.read() as tx:
            return [reading.event(row) for row in tx.session.scalars(query)]

    def add(self, name: str, by: str, data: dict[str, Any] | None = None, submission: str | None = None) -> None:
        """Leave an event that changes no state. ``name`` is past tense; ``data`` holds no personal data."""
        with self._database.write() as tx:
            tx.event(name, by, submission, data)
