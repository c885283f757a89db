"""How commands are added so that their help teaches: a short line for the list, examples at the end."""

from __future__ import annotations

from collections.abc import Callable

import typer


def examples(*lines: str, more: str = "") -> str:
    """The end of a help text: command lines as one would type them, then a paragraph more."""
    shown = "\n".join(f"  {line}" for line in lines)
    return f"\b\nExample{'s' if len(lines) > 1 else ''}:\n{shown}\n\n{more}"


def command(app: typer.Typer, does: Callable[..., None], short: str, epilog: str) -> None:
    """Add a command named as its function (``close_day`` is ``close-day``)."""
    app.command(does.__name__.replace("_", "-"), short_help=short, epilog=epilog)(does)
