"""When the database fails, the error says what, where and what to do next, and nothing is half done."""

from __future__ import annotations

import inspect
import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import IntegrityError, OperationalError

from byfive.clock import SystemClock
from byfive.errors import ByFiveError
from byfive.keys import KeyRing
from byfive.ledger import LedgerError, errors, migrate, open_ledger
from byfive.ledger.errors import (
    ConstraintBroken,
    DatabaseFailed,
    DiskFull,
    LedgerBusy,
    LedgerDamaged,
    LedgerFolderMissing,
    LedgerOutOfDate,
    LedgerReadOnly,
    LedgerUnreachable,
    LedgerUrlRefused,
)
from byfive.ledger.troubles import translate
from tests.byfive.ledger.scene import Scene

ALL = [
    error
    for error in vars(errors).values()
    if inspect.isclass(error) and issubclass(error, ByFiveError) and error.__module__ == errors.__name__
]


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another program that keeps a SQLite ledger locked."""
    other = sqlite3.connect(make_url(url).database or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def test_a_locked_file_is_named_and_works_again_afterwards(sqlite_url: str, keyring: KeyRing, tmp_path: Path) -> None:
    impatient = Scene(f"{sqlite_url}?timeout=0.05", tmp_path, keyring)
    reference = impatient.received()
    with locked(sqlite_url):
        with pytest.raises(LedgerBusy, match="Try again"):
            impatient.received()
        assert impatient.names(reference) == ["received"]  # reading goes on
    impatient.received()
    impatient.close()


def test_a_missing_folder_is_named(keyring: KeyRing, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'nowhere' / 'ledger.db'}"
    with pytest.raises(LedgerFolderMissing, match=r"nowhere.*mkdir"):
        migrate(url)
    with pytest.raises(LedgerFolderMissing):
        open_ledger(url, keyring, SystemClock(), evidence_url=f"file://{tmp_path}", documents_url=f"file://{tmp_path}")


def test_a_full_disk_undoes_what_was_being_done(sqlite_url: str, keyring: KeyRing, tmp_path: Path) -> None:
    scene = Scene(sqlite_url, tmp_path, keyring)
    reference = scene.received()

    def fill_it() -> None:
        with scene.raw() as tx:
            tx.event("noted", "somebody", reference)
            tx.session.execute(text("PRAGMA max_page_count = 1"))  # SQLite never goes below what is used
            tx.session.execute(text("UPDATE submissions SET reason = printf('%.*c', 900000, 'x')"))

    with pytest.raises(DiskFull, match="df -h"):
        fill_it()
    assert scene.names(reference) == ["received"]
    assert scene.ledger.submissions.get(reference).reason is None
    scene.received()
    scene.close()


def test_a_file_that_is_no_database_is_named(keyring: KeyRing, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_text("This is a shopping list, and a rather long one, so that it is longer than a header. " * 20)
    with pytest.raises(LedgerDamaged, match="backup"):
        open_ledger(
            f"sqlite:///{path}",
            keyring,
            SystemClock(),
            evidence_url=f"file://{tmp_path}",
            documents_url=f"file://{tmp_path}",
        )


def test_a_file_that_may_only_be_read_is_named(sqlite_url: str, keyring: KeyRing, tmp_path: Path) -> None:
    file = make_url(sqlite_url).database
    read_only = Scene(f"sqlite:///file:{file}?mode=ro&uri=true", tmp_path, keyring)
    with pytest.raises(LedgerReadOnly, match="right to write"):
        read_only.received()
    read_only.close()


def test_a_postgresql_that_is_not_there_is_named(keyring: KeyRing, tmp_path: Path) -> None:
    url = f"postgresql+psycopg://byfive:secret@/ledger?host={tmp_path}"
    with pytest.raises(LedgerUnreachable, match="PostgreSQL runs") as unreachable:
        migrate(url)
    assert "secret" not in str(unreachable.value)


@pytest.mark.parametrize("url", ["mysql://host/ledger", "sqlite://", "sqlite:///:memory:", "ledger.db", ""])
def test_another_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(LedgerUrlRefused, match="ledger_url"):
        migrate(url)


class Said(Exception):
    """What a driver raises: its words, and for PostgreSQL the code of the error."""

    def __init__(self, words: str, sqlstate: str | None = None) -> None:
        super().__init__(words)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("cause", "named"),
    [
        (sqlite3.OperationalError("disk I/O error"), DiskFull),
        (sqlite3.OperationalError("attempt to write a readonly database"), LedgerReadOnly),
        (sqlite3.OperationalError("no such table: submissions"), LedgerOutOfDate),
        (sqlite3.OperationalError("something else"), DatabaseFailed),
        (Said("could not extend file", "53100"), DiskFull),
        (Said("deadlock detected", "40P01"), LedgerBusy),
        (Said("canceling statement due to lock timeout", "55P03"), LedgerBusy),
        (Said('relation "submissions" does not exist', "42P01"), LedgerOutOfDate),
        (Said("terminating connection due to administrator command", "57P01"), LedgerUnreachable),
        (Said("division by zero\nDETAIL: Zorabel", "22012"), DatabaseFailed),
    ],
)
def test_what_a_database_says_is_translated(cause: Exception, named: type[LedgerError]) -> None:
    url = make_url("postgresql+psycopg://byfive:secret@host/ledger")
    error = translate(OperationalError("SELECT 1", None, cause), url)
    assert type(error) is named
    assert "secret" not in str(error)
    assert "Zorabel" not in str(error)


@pytest.mark.parametrize(
    ("words", "constraint"),
    [
        ("UNIQUE constraint failed: receipts.county, receipts.number", "uq_receipts_county_number"),
        ("CHECK constraint failed: ck_submissions_state_known", "ck_submissions_state_known"),
        ("FOREIGN KEY constraint failed", "FOREIGN KEY constraint failed"),
    ],
)
def test_a_broken_rule_is_named(words: str, constraint: str) -> None:
    error = translate(IntegrityError("", None, sqlite3.IntegrityError(words)), make_url("sqlite:///x"))
    assert isinstance(error, ConstraintBroken)
    assert error.constraint == constraint


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_error_travels_between_processes_and_says_what_to_do(kind: type[ByFiveError]) -> None:
    parameters = [] if kind.__init__ is ByFiveError.__init__ else list(inspect.signature(kind).parameters.values())
    numbers = {"int": 7, "int | None": 7, "float": 7.0}
    error = kind(*[numbers.get(str(parameter.annotation), "words") for parameter in parameters])
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (kind, str(error), vars(error))
    assert str(error).endswith((".", ")."))
