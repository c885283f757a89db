"""A folder of its own for each test's ledger, and commands run on it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from byfive import settings, wiring
from byfive.application import Application
from byfive.cli.app import app
from byfive.keys import KeyRing
from byfive.ledger import migrate
from tests.byfive.ledger.scene import Scene, household

NOON = "2026-11-23T12:00:00-08:00@0.0x0.0"


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be one JSON document."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger in a file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "ledger.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def home(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an empty ledger at noon of a Monday, to which commands are pointed."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(template, home / "ledger.db")
    KeyRing.create(home / "keys.jsonl")
    for variable in [name for name in os.environ if name.startswith(("BYFIVE_", "PREFECT_"))]:
        monkeypatch.delenv(variable)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BYFIVE_HOME", str(home))
    monkeypatch.setenv("BYFIVE_CLOCK", NOON)
    return home


@pytest.fixture
def byfive(home: Path) -> Iterator[Run]:
    """Runs a command as a new process would: settings and parts are made anew."""

    def run(*arguments: str, given: str | bytes | None = None) -> Ran:
        settings.settings.cache_clear()
        wiring.parts.cache_clear()
        try:
            result = CliRunner().invoke(app, list(arguments), input=given, prog_name="byfive", color=False)
        finally:
            if wiring.parts.cache_info().currsize and "ledger" in vars(wiring.parts()):
                wiring.parts().ledger.close()
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    yield run
    settings.settings.cache_clear()
    wiring.parts.cache_clear()


@pytest.fixture
def scene(home: Path) -> Iterator[Scene]:
    """The same ledger, to bring submissions where a test wants them."""
    scene = Scene(f"sqlite:///{home}/ledger.db", home, KeyRing.load(home / "keys.jsonl"))
    yield scene
    scene.close()


def line(application: Application | None = None, **beside: Any) -> str:
    """A line of JSON as ``byfive load`` reads it."""
    chosen = household() if application is None else application
    return json.dumps({**chosen.model_dump(mode="json", exclude_none=True), **beside}) + "\n"
