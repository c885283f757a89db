"""Help starts at once and teaches."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
import typer.main

from byfive.cli.app import app
from tests.byfive.cli.conftest import Run

HEAVY = (
    "alembic",
    "great_expectations",
    "holidays",
    "pandas",
    "prefect",
    "pydantic",
    "selenium",
    "sqlalchemy",
    "streamlit",
)


def commands(group: Any = None, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command, as it is typed."""
    group = group or typer.main.get_command(app)
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():
        words = (*before, name)
        found += [words] if not hasattr(command, "commands") else commands(command, words)
    return found


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; sys.argv = ['byfive', '--help']\n"
        "from byfive.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n"
        f"    print('loaded:', sorted(set({HEAVY!r}) & set(sys.modules)), end.code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("loaded: [] 0\n")
    assert "byfive status" in done.stdout


def test_python_m_is_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "byfive.cli", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: byfive ")


def test_help_names_what_the_issue_asks_for(byfive: Run) -> None:
    names = {words[0] for words in commands()}
    asked = "status submissions submit reconcile counties rendition time load keys serve scan-pii close-day credentials"
    assert set(asked.split()) <= names


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_has_help(byfive: Run, words: tuple[str, ...]) -> None:
    shown = byfive(*words, "--help")
    assert shown.code == 0
    assert f"Usage: byfive {' '.join(words)}" in shown.out


@pytest.mark.parametrize("words", [words for words in commands() if len(words) == 1], ids=" ".join)
def test_help_ends_with_examples_or_variables(byfive: Run, words: tuple[str, ...]) -> None:
    shown = byfive(*words, "--help").out
    assert "  Example" in shown or "  Environment:" in shown


def test_without_arguments_help_is_shown(byfive: Run) -> None:
    ran = byfive()
    assert "Usage: byfive" in ran.out + ran.err


def test_a_mistyped_command_is_answered_with_the_nearest(byfive: Run) -> None:
    ran = byfive("statsu")
    assert ran.code == 2
    assert "Did you mean 'status'?" in ran.err
    assert ran.out == ""
