"""``byfive scan-pii``: are clients' values anywhere in the open?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from byfive.cli.output import AsJson, counting, print_json, print_table, progress
from byfive.cli.teaching import command

if TYPE_CHECKING:
    from byfive.wiring import Parts

EPILOG = """\b
Examples:
  byfive scan-pii                     everything in our folder (BYFIVE_HOME), and Prefect's (PREFECT_HOME)
  byfive scan-pii /tmp /var/log       these places as well

Names that are short or ordinary words, and birth dates of this century, count only beside another value of the same
person. Searched for are all spellings: 923-45-6781 and 923456781, 02/29/1984 and February 29, 1984, capitals, letters
without their marks, escaped letters. Not seen: pictures, encrypted and (gzip aside) packed files.

Exit codes: 0 nothing was found, 3 something was found, 2 nothing was found but a file could not be read.
"""
SHOWN = 200


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    command(app, scan_pii, "Search logs and files for clients' values.", EPILOG)


def scan_pii(
    places: Annotated[list[Path] | None, typer.Argument(metavar="PATH", help="More files and folders.")] = None,
    as_json: AsJson = False,
) -> None:
    """Search files for names, numbers, addresses and birth dates of everybody in the ledger, encrypted columns aside.

    Prints the file, the place in it, the kind of value and whose it is; never the value.
    """
    from byfive.clock import monotonic
    from byfive.errors import ExitCode
    from byfive.operations.scan import scan, values_in
    from byfive.privacy import Searcher
    from byfive.wiring import parts

    began = monotonic()
    chosen = [*_ours(parts()), *_checked(places or [])]
    values = list(values_in(parts().ledger))
    with counting("searching") as done:
        result = scan(Searcher(values), chosen, done)
    submissions = len({value.owner.reference for value in values})
    seconds = round(monotonic() - began, 1)
    if as_json:
        print_json({"places": chosen, "submissions": submissions, "files": result.files, "bytes": result.bytes,
                    "seconds": seconds, "found": result.found, "unread": result.unread})  # fmt: skip
    else:
        if result.found:
            print_table(
                ("file", "#at byte", "kind", "of", "#times"),
                [(e.file, e.offset, e.kind, ", ".join(e.references), e.times) for e in result.found[:SHOWN]],
            )
        more = f" (the first {SHOWN} are shown; --json has all)" if len(result.found) > SHOWN else ""
        typer.echo(f"{len(result.found)} found{more}: {result.files} files, {result.bytes / 1e6:.1f} MB, searched for "
                   f"{len(values)} values of {submissions} submissions in {seconds} s.")  # fmt: skip
    for file, why in result.unread.items():
        progress(f"{file} was not read: {why}.")
    if result.found:
        raise typer.Exit(ExitCode.DISAGREEMENT)
    if result.unread:
        raise typer.Exit(ExitCode.REFUSED)


def _ours(parts: Parts) -> list[Path]:
    """Our folder, and Prefect's when it is elsewhere."""
    home = parts.settings.home
    prefect = Path(os.environ.get("PREFECT_HOME", home / "prefect")).absolute()
    return [home] if prefect.is_relative_to(home) else [home, *([prefect] if prefect.is_dir() else [])]


def _checked(places: list[Path]) -> list[Path]:
    from byfive.errors import InputRefused

    if absent := [str(place) for place in places if not place.exists()]:
        raise InputRefused(f"There is nothing to search at {', '.join(absent)}. Check the path.")
    return places
