"""The migrations make the tables that the code declares, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.schema import CheckConstraint

import byfive.ledger
from byfive.clock import SystemClock
from byfive.keys import KeyRing
from byfive.ledger import migrate, open_ledger
from byfive.ledger.database import Database
from byfive.ledger.errors import LedgerOutOfDate
from byfive.ledger.row import Row
from byfive.ledger.schema import HEAD
from tests.byfive.ledger.scene import Scene, at_once
from tests.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.url(server.new_database())


def test_the_migrations_make_exactly_the_declared_tables(empty: str) -> None:
    migrate(empty)
    with Database(empty, SystemClock()).connection() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []


def test_the_migrations_make_every_declared_check(empty: str) -> None:
    migrate(empty)
    with Database(empty, SystemClock()).connection() as connection:
        for table in Row.metadata.tables.values():
            made = {check["name"] for check in inspect(connection).get_check_constraints(table.name)}
            declared = {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}
            assert made == declared, table.name


def test_the_newest_migration_is_the_one_that_opening_asks_for() -> None:
    scripts = ScriptDirectory(str(Path(byfive.ledger.__file__).parent / "migrations"))
    assert scripts.get_current_head() == HEAD


def test_migrating_twice_changes_nothing_and_keeps_what_is_there(scene: Scene) -> None:
    reference = scene.received()
    migrate(scene.url)
    assert scene.names(reference) == ["received"]


def test_an_older_ledger_is_brought_up_to_date_and_keeps_what_is_there(scene: Scene) -> None:
    reference = scene.received()
    with scene.raw() as tx:
        tx.session.execute(text("DROP TABLE documents"))
        tx.session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(LedgerOutOfDate, match="0001"):
        scene.open()
    migrate(scene.url)
    assert scene.names(reference) == ["received"]
    assert scene.ledger.documents.read(scene.ledger.documents.keep(b"lease")) == b"lease"


def test_rivals_may_migrate_at_once(empty: str) -> None:
    at_once(3, lambda _: migrate(empty))


def test_an_empty_and_a_newer_ledger_are_refused(empty: str, keyring: KeyRing, tmp_path: Path) -> None:
    def open_it() -> None:
        open_ledger(
            empty, keyring, SystemClock(), evidence_url=f"file://{tmp_path}", documents_url=f"file://{tmp_path}"
        ).close()

    with pytest.raises(LedgerOutOfDate, match="empty"):
        open_it()
    migrate(empty)
    open_it()
    with Database(empty, SystemClock()).connection() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerOutOfDate, match="9999"):
        open_it()
