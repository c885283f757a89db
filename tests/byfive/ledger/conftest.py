"""Every test of the ledger runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from byfive.keys import KeyRing
from byfive.ledger import migrate
from byfive.ledger.row import Row
from tests.byfive.ledger.scene import Scene
from tests.postgres import Postgres, PostgresMissing, running_postgres


def empty(server: Postgres, database: str) -> None:
    """Empty every table of a ledger, and count from one again."""
    server.run(database, f"TRUNCATE {', '.join(Row.metadata.tables)} RESTART IDENTITY")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL, or a skip that says what is missing."""
    try:
        with running_postgres() as server:
            yield server
    except PostgresMissing as missing:
        pytest.skip(f"no PostgreSQL: {missing}")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger in a file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "ledger.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_ledger(postgres: Postgres) -> str:
    """The name of a database with a ledger's tables. Emptying it costs a tenth of making another."""
    name = postgres.new_database()
    migrate(postgres.url(name))
    return name


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """An empty ledger in a file of its own."""
    shutil.copy(sqlite_template, tmp_path / "ledger.db")
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
def postgres_url(postgres: Postgres, postgres_ledger: str) -> str:
    """An empty ledger in a database."""
    empty(postgres, postgres_ledger)
    return postgres.url(postgres_ledger)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """An empty ledger, on each kind of database."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture
def keyring(tmp_path: Path) -> KeyRing:
    return KeyRing.create(tmp_path / "keys.jsonl")


@pytest.fixture
def scene(url: str, keyring: KeyRing, tmp_path: Path) -> Iterator[Scene]:
    """A ledger to act in; see :class:`Scene`."""
    scene = Scene(url, tmp_path, keyring)
    yield scene
    scene.close()
