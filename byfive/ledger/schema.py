"""The version of the ledger's tables: checked when a ledger is opened, brought up to date when asked."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from byfive.clock import SystemClock
from byfive.ledger.database import Database
from byfive.ledger.errors import LedgerOutOfDate

HEAD = "0002"
"""The newest migration (a test compares it with the folder), so that opening a ledger need not load Alembic."""
_MIGRATING_LOCK = 5_1701  # any number that no other program uses for an advisory lock in this database


def check_tables(database: Database) -> None:
    """Raise :class:`LedgerOutOfDate` unless the tables are those of this By Five."""
    found = _version(database)
    if found != HEAD:
        raise LedgerOutOfDate(database.url.render_as_string(hide_password=True), found or "none (it is empty)", HEAD)


def _version(database: Database) -> str | None:
    """The migration that the tables are at; nothing in an empty database."""
    with database.read() as tx:
        if not inspect(tx.session.connection()).has_table("alembic_version"):
            return None
        return tx.session.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def migrate(url: str) -> None:
    """Bring the tables up to date, and make them in an empty database. Safe to run by several processes at once.

    Tables that are up to date are only looked at. Raises LedgerOutOfDate for tables that a newer By Five made,
    LedgerUrlRefused, LedgerFolderMissing, LedgerUnreachable and the like.
    """
    database = Database(url, SystemClock())
    try:
        if _version(database) != HEAD:
            _upgrade(database)
    finally:
        database.close()


def _upgrade(database: Database) -> None:
    from alembic import command  # loaded only here: it costs a tenth of a second
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        with database.connection() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING_LOCK})
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:  # a revision that this By Five does not know
        shown = database.url.render_as_string(hide_password=True)
        raise LedgerOutOfDate(shown, _version(database) or "none", HEAD) from error
