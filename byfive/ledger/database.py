"""Transactions on the ledger's database: SQLite by default, PostgreSQL by URL.

Everything that the guarantees rest on is decided here once:

- A writing transaction is alone on what it changes: SQLite takes its one write lock at the start (``BEGIN IMMEDIATE``),
  PostgreSQL locks rows (``SELECT … FOR UPDATE``). What was committed survives a power cut on both.
- Real time is the database's: on PostgreSQL its ``clock_timestamp()``, on SQLite (one machine) that machine's. It is
  read after the lock was granted, so the time spent waiting never makes an expired claim look alive.
- Events are written last, one transaction at a time, so that their numbers grow in the order in which they became
  true, and whoever reads "everything since number N" misses none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from byfive.clock import Clock, real_seconds
from byfive.ledger.errors import LedgerUrlRefused
from byfive.ledger.tables import EventRow
from byfive.ledger.troubles import TROUBLES, translate
from byfive.states import State

SQLITE_WAIT_SECONDS = 10.0
"""How long to wait for SQLite's write lock; ``?timeout=SECONDS`` in the URL says otherwise."""
_POSTGRESQL_OPTIONS = " ".join(
    (
        "-c synchronous_commit=on",  # `committing` must be on the disk before the last click
        "-c lock_timeout=10s",
        "-c idle_in_transaction_session_timeout=60s",  # a robot that was paused must not hold a row for ever
        "-c timezone=UTC",
    )
)
_EVENTS_LOCK = 5_1700  # any number that no other program uses for an advisory lock in this database


class Transaction:
    """One transaction. Leaving it with an error undoes everything."""

    def __init__(self, session: Session, clock: Clock, real: Callable[[Session], float]) -> None:
        self.session = session
        self._clock, self._real = clock, real
        self._events: list[EventRow] = []

    def now(self) -> datetime:
        """Civil time."""
        return self._clock.now()

    def real_now(self) -> float:
        """Real seconds by the database's clock. Ask only after locking what the answer is compared with."""
        return self._real(self.session)

    def event(
        self,
        name: str,
        by: str,
        reference: str | None = None,
        data: dict[str, Any] | None = None,
        *,
        before: State | None = None,
        after: State | None = None,
    ) -> None:
        """Leave an event; it is written when the transaction ends. ``data`` holds no personal data."""
        self._events.append(
            EventRow(submission=reference, name=name, by=by, from_state=before, to_state=after, data=data or {})
        )

    def _write_events(self) -> None:
        if not self._events:
            return
        self.session.flush()
        if self.session.get_bind().dialect.name == "postgresql":
            self.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _EVENTS_LOCK})
        at, real_at = self.now(), datetime.fromtimestamp(self.real_now(), UTC)
        for row in self._events:
            row.at, row.real_at = at, real_at
            self.session.add(row)
            self.session.flush()


class Database:
    """A ledger's database. Open one in each process: connections do not survive a fork."""

    def __init__(self, url: str, clock: Clock, real: Callable[[], float] | None = None) -> None:
        """``real`` replaces the database's clock, for tests. Raises :class:`LedgerUrlRefused`."""
        self.url = _known(url)
        self._clock = clock
        self._replaced_real = real
        self._reader = _engine(self.url)
        self._writer = self._reader.execution_options(byfive_writes=True)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction that may change the ledger. Raises the ledger's errors for the database's."""
        with self._session(self._writer) as session:
            transaction = Transaction(session, self._clock, self._real)
            yield transaction
            transaction._write_events()

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that only reads."""
        with self._session(self._reader) as session:
            yield Transaction(session, self._clock, self._real)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A bare writing connection in a transaction, for migrations."""
        try:
            with self._writer.begin() as connection:
                yield connection
        except TROUBLES as error:
            raise translate(error, self.url) from error

    def close(self) -> None:
        """Give every connection back."""
        self._reader.dispose()

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        except TROUBLES as error:
            raise translate(error, self.url) from error

    def _real(self, session: Session) -> float:
        if self._replaced_real is not None:
            return self._replaced_real()
        if self.url.get_backend_name() == "sqlite":
            return real_seconds()
        return float(session.execute(text("SELECT extract(epoch FROM clock_timestamp())")).scalar_one())


def _known(url: str) -> URL:
    try:
        known = make_url(url)
    except ArgumentError:
        raise LedgerUrlRefused("what cannot be read as an address") from None  # it may hold a password
    file_or_server = known.get_backend_name() == "sqlite" and known.database not in (None, "", ":memory:")
    if known.drivername in ("sqlite", "sqlite+pysqlite") and file_or_server:
        return known
    if known.drivername in ("postgresql", "postgresql+psycopg") and known.database:
        return known.set(drivername="postgresql+psycopg")
    raise LedgerUrlRefused(known.render_as_string(hide_password=True))


def _engine(url: URL) -> Engine:
    """An engine whose statements and errors never show parameters: they may be sealed, and are nobody's business."""
    if url.get_backend_name() == "postgresql":
        arguments = {"connect_timeout": 10, "options": _POSTGRESQL_OPTIONS, "application_name": "byfive"}
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=arguments)
    arguments = {} if "timeout" in url.query else {"timeout": SQLITE_WAIT_SECONDS}
    engine = create_engine(url, hide_parameters=True, connect_args=arguments)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # WAL alone may lose the last commits in a power cut
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # the file remembers WAL; when a rival is at work in a new file, SQLite does not wait to set it. Without WAL
        # everything is as safe, only slower, and the next connection sets it
        if "locked" not in str(error):
            raise


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("byfive_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
