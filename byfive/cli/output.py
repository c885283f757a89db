"""What commands print: one JSON document, or tables for a person. Progress goes to standard error."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal
from zoneinfo import ZoneInfo

import typer

if TYPE_CHECKING:
    from rich.console import Console

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output, and nothing else.")]

WIDTH_OF_A_FILE = 200
"""Columns of a table that is not printed to a terminal."""
LONGEST_WORD = 20
"""Shorter words are not broken where a table is narrow."""


def console() -> Console:
    """Where tables are drawn."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else WIDTH_OF_A_FILE
    return Console(width=width, highlight=False, markup=False, emoji=False)


def print_json(document: Any) -> None:
    """The document on standard output: instants in UTC, dollars as numbers."""
    typer.echo(json.dumps(as_json(document), ensure_ascii=False, indent=2))


def as_json(value: Any) -> Any:
    """A value as JSON knows it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): as_json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(inner) for inner in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Path) else value


def progress(words: str) -> None:
    """Say how it goes, on standard error."""
    typer.echo(words, err=True)


@contextmanager
def counting(what: str) -> Iterator[Any]:
    """A bar on standard error; yields a function that is told how many are done and how many there are."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str = "") -> None:
    """A table. A column whose name begins with ``#`` or ``$`` stands on the right. Without rows only its title."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    cells = [[shown(cell) for cell in row] for row in rows]
    if title and not cells:
        typer.echo(f"{title}: none")
        return
    table = Table(box=SIMPLE_HEAD, title=title or None, title_justify="left", show_edge=False, padding=(0, 1, 0, 0))
    for place, column in enumerate(columns):
        words = [word for text in (column, *(row[place] for row in cells)) for word in text.split()]
        widest = min(max(map(len, words), default=0), LONGEST_WORD)
        justify: Literal["left", "right"] = "right" if column[:1] in ("$", "#") else "left"
        table.add_column(column.removeprefix("#"), justify=justify, overflow="fold", min_width=widest)
    for row in cells:
        table.add_row(*map(Text, row))
    console().print(table)


def shown(value: Any) -> str:
    """A value on one line. What would steer a terminal is shown as a mark: clients' answers are not ours."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value).replace("\n", " ⏎ ")
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) in ("Cc", "Cf") else char for char in text)


def dollars(amount: Decimal) -> str:
    """``1,204.50``."""
    return f"{amount:,.2f}"


def there(instant: datetime | None, zone: ZoneInfo) -> str:
    """An instant on a county's clock: ``Mon 11-23 17:00``; empty when there is none."""
    return "" if instant is None else instant.astimezone(zone).strftime("%a %m-%d %H:%M")


def duration(seconds: float) -> str:
    """Seconds as a person says them: ``4 h 12 min``."""
    minutes = max(int(seconds // 60), 0)
    days, hours = divmod(minutes // 60, 24)
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {minutes % 60:02d} min" if hours else f"{minutes} min"
