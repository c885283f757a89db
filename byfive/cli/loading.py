"""``byfive load``: applications from JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from byfive.cli.output import AsJson, print_json, progress
from byfive.cli.teaching import command

if TYPE_CHECKING:
    from byfive.counties import County
    from byfive.operations.documents import ReadDocument
    from byfive.wiring import Parts

EPILOG = """\b
Examples:
  byfive load households.jsonl
  cat *.jsonl | byfive load - --source partner-food-bank --json
  byfive load households.jsonl --documents scans/

Each line is one application as a JSON object with county, members, home, signature and so on
(byfive/application.py has every key), and may have a key of your own beside them:

\b
  {"key": "2026-11-23/17", "county": "alder", "members": [{"id": "m1", "name": {"given": "Rosa"}}],
   "signature": {"text": "Rosa", "signed_at": "2026-11-23T20:00:00Z"}}   (all on one line)

A document's "stored_as" is the name of a file in the folder of --documents, of at most 25 MB; "name" is what its client
called it. The file is kept, sealed; once all lines are in, the folder can go:

\b
  "documents": [{"name": "My lease.pdf", "stored_as": "17/lease.pdf"}]

What was loaded before is not taken in twice: it is known by its key (for one source), or without a key by its whole
content, that of its documents included. So a load that was interrupted is simply run again. Exit code 2 when a line
was refused; the good lines are in.
"""
EVERY = 500
"""Lines between two words about progress."""


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    command(app, load, "Take applications in from JSON lines.", EPILOG)


@dataclass
class Totals:
    """What became of the lines."""

    loaded: list[dict[str, Any]] = field(default_factory=list)
    known: int = 0
    refused: list[dict[str, Any]] = field(default_factory=list)
    files_refused: list[dict[str, str]] = field(default_factory=list)

    def in_words(self) -> str:
        words = [f"{len(self.loaded)} loaded", f"{self.known} there already", f"{len(self.refused)} lines refused"]
        return ", ".join(words + ([f"{len(self.files_refused)} files not read"] if self.files_refused else [])) + "."


def load(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files of JSON lines; - is standard input.")],
    source: Annotated[str, typer.Option(help="Where they come from; kept with each submission.")] = "load",
    documents: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Where the files of documents are.")] = None,
    as_json: AsJson = False,
) -> None:
    """Take applications in from JSON lines. Bad lines are told with their number and left out; the rest goes on."""
    from byfive.cli.names import me
    from byfive.errors import ByFiveError, ExitCode
    from byfive.operations.documents import in_folder
    from byfive.wiring import parts

    if not source.strip() or len(source) > 40:
        raise typer.BadParameter("--source must be 1 to 40 characters.")
    if documents is not None and not documents.is_dir():
        raise typer.BadParameter("--documents is not a folder.")
    read = None if documents is None else in_folder(documents)
    totals = Totals()
    try:
        for name in files:
            _load_file(parts(), name, source, me(), read, totals)
    except (ByFiveError, OSError, KeyboardInterrupt):
        progress(f"Stopped: {totals.in_words()} What is loaded is safe; run the same command again for the rest.")
        raise
    if as_json:
        print_json({"loaded": totals.loaded, "known": totals.known, "refused": totals.refused,
                    "files_refused": totals.files_refused})  # fmt: skip
    else:
        typer.echo(totals.in_words())
    if totals.refused or totals.files_refused:
        raise typer.Exit(ExitCode.REFUSED)


def _load_file(parts: Parts, name: str, source: str, by: str, documents: ReadDocument | None, totals: Totals) -> None:
    from byfive.operations.load import Taken
    from byfive.operations.load import load as take_in

    known: dict[str, County] = {}

    def county_of(county: str) -> County:
        from byfive.cli.names import county_named

        if county not in known:
            known[county] = parts.county(county_named(parts, county))
        return known[county]

    shown = "standard input" if name == "-" else name
    with _opened(name, totals) as file:
        results = take_in(
            parts.ledger, county_of, file, clock=parts.clock, by=by, source=source, documents=documents
        )  # fmt: skip
        for result in results:
            if isinstance(result, Taken):
                totals.known += not result.is_new
                if result.is_new:
                    totals.loaded.append({"file": shown, "line": result.line, "reference": result.reference})
            else:
                totals.refused.append({"file": shown, "line": result.line, "mistakes": result.mistakes})
                for mistake in result.mistakes:
                    progress(f"{shown}, line {result.line}: {mistake}")
            if result.line % EVERY == 0:
                progress(f"{shown}, line {result.line}: {totals.in_words()}")


@contextmanager
def _opened(name: str, totals: Totals) -> Iterator[BinaryIO | list[bytes]]:
    """The file, or no lines and a word about it when it cannot be read: the other files go on."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(name).open("rb"))
        except OSError as error:
            why = error.strerror or type(error).__name__
            totals.files_refused.append({"file": name, "why": why})
            progress(f"{name} cannot be read: {why}.")
            yield []
        else:
            yield file
