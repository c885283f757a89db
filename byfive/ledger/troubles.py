"""What a database says when it fails, translated into the ledger's named errors."""

from __future__ import annotations

import re
import sqlite3

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from byfive.ledger.errors import (
    ConstraintBroken,
    DatabaseFailed,
    DiskFull,
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerFolderMissing,
    LedgerOutOfDate,
    LedgerReadOnly,
    LedgerUnreachable,
)

_SQLITE = (
    (r"locked", LedgerBusy),
    (r"unable to open database file", LedgerFolderMissing),
    (r"readonly database", LedgerReadOnly),
    (r"disk I/O error|database or disk is full", DiskFull),
    (r"not a database|malformed", LedgerDamaged),
)
# https://www.postgresql.org/docs/current/errcodes-appendix.html
_BUSY = {"40001", "40P01", "55P03", "57014", "53300", "25P03"}
_FULL = {"53100", "58030"}


def translate(error: Exception, url: URL) -> LedgerError:
    """The ledger's error for a database's error. The caller raises it from the original.

    It names the constraint that refused a record, and otherwise the database, what happened and what to do next.
    """
    where = url.render_as_string(hide_password=True)
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(error, IntegrityError) or isinstance(cause, sqlite3.IntegrityError):
        return ConstraintBroken(_constraint(cause))
    if isinstance(cause, sqlite3.Error):
        return _from_sqlite(str(cause), where)
    return _from_postgresql(cause, where)


def _constraint(cause: BaseException | None) -> str:
    """The name of the constraint; for a broken UNIQUE, SQLite tells only its columns, so its name is made of them."""
    named = getattr(getattr(cause, "diag", None), "constraint_name", None)
    if named:
        return str(named)
    kind, _, what = str(cause).partition(" constraint failed: ")
    if kind == "UNIQUE":
        columns = [column.split(".") for column in what.split(", ")]
        return "_".join(["uq", columns[0][0], *(column[-1] for column in columns)])
    return what or str(cause)


def _from_sqlite(words: str, where: str) -> LedgerError:
    for pattern, named in _SQLITE:
        if re.search(pattern, words):
            return named(where)
    if "no such table" in words or "no such column" in words:
        return LedgerOutOfDate(where, "another one", "its own")
    return DatabaseFailed(where, words)


def _from_postgresql(cause: BaseException | None, where: str) -> LedgerError:
    state = getattr(cause, "sqlstate", None) or ""
    # only the first line: what follows may quote rows or statements
    first = next(iter(str(cause).strip().splitlines()), "no words")
    if state in _BUSY:
        return LedgerBusy(where)
    if state in _FULL:
        return DiskFull(where)
    if state in {"42P01", "42703"}:
        return LedgerOutOfDate(where, "another one", "its own")
    if type(cause).__name__ == "OperationalError" or state.startswith(("08", "57P", "28", "3D")):
        return LedgerUnreachable(where, first)
    return DatabaseFailed(where, first)


TROUBLES = (SQLAlchemyError, sqlite3.Error)
"""What a database raises, wrapped by SQLAlchemy or (while connecting to SQLite) bare."""
