"""Counties to file at, a few of each, and ledgers to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.robot.browser import BrowserMissing
from adapters.robot.browsers import find_browser
from byfive.ledger import migrate
from tests.county import COUNTIES, form
from tests.kill.office import WAITING, Counties, all_counties
from tests.postgres import Postgres, PostgresMissing, running_postgres


@pytest.fixture(scope="session")
def running_counties() -> Iterator[dict[str, Counties]]:
    try:
        find_browser()
    except BrowserMissing as missing:
        pytest.skip(str(missing))
    with all_counties(WAITING) as counties:
        yield counties


@pytest.fixture(params=COUNTIES)
def name(request: pytest.FixtureRequest) -> str:
    """A county's name."""
    form(str(request.param))
    return str(request.param)


@pytest.fixture
def counties(name: str, running_counties: dict[str, Counties]) -> Counties:
    """Practice counties of that name."""
    return running_counties[name]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger in a file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "ledger.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL, or a skip that says what is missing."""
    try:
        with running_postgres() as server:
            yield server
    except PostgresMissing as missing:
        pytest.skip(f"no PostgreSQL: {missing}")


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    """An empty ledger in a database of its own."""
    url = postgres.url(postgres.new_database())
    migrate(url)
    return url
