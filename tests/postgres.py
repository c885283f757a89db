"""A real PostgreSQL for tests: started in a folder of its own, reached over a Unix socket, gone afterwards."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

PROGRAMS = ("initdb", "pg_ctl", "postgres")
DEBIAN = Path("/usr/lib/postgresql")  # Debian keeps the server's programs out of the PATH, one folder a version
QUICK = "-c fsync=off -c full_page_writes=off -c max_connections=60 -c shared_buffers=32MB"


class PostgresMissing(Exception):
    """PostgreSQL cannot be started here; the message says what is missing."""


@dataclass
class Postgres:
    """A running server. ``folder`` holds its socket."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def url(self, database: str) -> str:
        """The address of a database, as SQLAlchemy writes it."""
        return f"postgresql+psycopg://byfive@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """A new, empty database; return its name."""
        name = f"test{next(self._numbers)}"
        self.run("postgres", f"CREATE DATABASE {name}")
        return name

    def run(self, database: str, statement: str) -> None:
        """Run one statement."""
        with psycopg.connect(f"host={self.folder} user=byfive dbname={database}", autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server, and stop it at the end. Raises :class:`PostgresMissing`."""
    programs, as_other = _programs(), _as_other_user()
    folder = Path(tempfile.mkdtemp(prefix="byfive-pg-"))
    data, log = folder / "data", folder / "log"
    if as_other:
        account = _account()
        os.chown(folder, account.pw_uid, account.pw_gid)
    try:
        made = ["-D", data, "-U", "byfive", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"]
        _call([*as_other, programs / "initdb", *made])
        options = f"{QUICK} -c listen_addresses='' -c unix_socket_directories='{folder}'"
        _call([*as_other, programs / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "-t", "60", "start"])
        try:
            yield Postgres(folder)
        finally:
            _call([*as_other, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder that holds the server's programs; the newest version when there are several."""
    versions = sorted(DEBIAN.glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    in_path = shutil.which("initdb")
    folders = [*([Path(in_path).parent] if in_path else []), *versions]
    for folder in folders:
        if all((folder / program).exists() for program in PROGRAMS):
            return folder
    raise PostgresMissing(
        f"the programs {', '.join(PROGRAMS)} are neither in the PATH nor in {DEBIAN}: apt-get install postgresql"
    )


def _account() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresMissing("there is neither a user postgres nor nobody to run it as, and it refuses to run as root")


def _as_other_user() -> list[str]:
    """The words that run a program as somebody else than root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        raise PostgresMissing(
            "the program setpriv, which runs it as another user than root: apt-get install util-linux"
        )
    account = _account()
    return ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]


def _call(command: list[str | Path]) -> None:
    """Run a command in a folder that every user may be in; its words are shown when it fails."""
    done = subprocess.run(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise PostgresMissing(f"{command[-1]} failed: {done.stderr}")
