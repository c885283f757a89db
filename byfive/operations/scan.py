"""Searching files for clients' values that stand in the open: logs, databases, notebooks, whatever is there.

Every file is searched byte for byte as it lies on the disk; gzip is unpacked, and a SQLite database (its log beside it
included) is searched for long values once more through its tables, because they lie in pieces. Not seen: what is in
pictures, in other packings, or encrypted. Nothing of a value is in any result.
"""

from __future__ import annotations

import gzip
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from byfive.ledger.ledger import Ledger
from byfive.privacy import Hit, Kind, Searcher, Value, values_of

BLOCK = 1 << 17
CARRIED = 1 << 10
"""Bytes of a stretch that are seen again with the next one, so that nothing is lost between the two."""
MARGIN = CARRIED // 4
"""Hits so near to a stretch's end are left to the next one, which sees what stands beside them."""

Progress = Callable[[int, int], None]
"""Told how many bytes are searched, and how many there are."""


@dataclass
class Found:
    """Values of one kind and of the same submissions in one file; ``offset`` is the first one's, in bytes.

    In a packed file it counts unpacked bytes. It is ``None`` for the file's own name, and in a table of a database.
    """

    file: str
    offset: int | None
    kind: Kind
    references: tuple[str, ...]
    times: int = 1


@dataclass
class Scanned:
    """What a search came to. ``unread`` names files that could not be read, and why."""

    files: int = 0
    bytes: int = 0
    found: list[Found] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)


def values_in(ledger: Ledger) -> Iterator[Value]:
    """Every value of every version of every application in the ledger."""
    for submission in ledger.submissions.list(order="received"):
        for version in range(1, submission.version + 1):
            yield from values_of(submission.reference, ledger.applications.get(submission.reference, version))


def scan(searcher: Searcher, places: Iterable[Path], progress: Progress = lambda done, total: None) -> Scanned:
    """Search files, and folders with all that is in them. Links are not followed, devices and the like passed over."""
    result = Scanned()
    files = dict.fromkeys(file for place in places for file in _files(place, result))
    total, done = sum(map(_size, files)), 0
    for path in files:
        shown, hits = _searched_name(searcher, path)
        tally: dict[tuple[Kind, tuple[str, ...]], Found] = {}
        _count(tally, shown, ((None, hit) for hit in hits))
        try:
            with path.open("rb") as file:
                for size, found in _streamed(searcher, _unpacked(file)):
                    _count(tally, shown, found)
                    result.bytes += size
                    progress(min(done + file.tell(), total), total)
            _count(tally, shown, ((None, hit) for hit in _in_tables(searcher, path)))
            result.files += 1
        except FileNotFoundError:  # it was there a moment ago: logs and databases come and go
            continue
        except (OSError, EOFError, zlib.error) as error:
            result.unread[shown] = getattr(error, "strerror", None) or "its packing is broken"
        done += _size(path)
        result.found += tally.values()
    return result


def _files(place: Path, result: Scanned) -> Iterator[Path]:
    if place.is_file():
        yield place
        return
    for folder, _, names in os.walk(place, onerror=lambda error: _cannot_list(error, result)):
        yield from (path for name in sorted(names) if (path := Path(folder, name)).is_file() and not path.is_symlink())


def _cannot_list(error: OSError, result: Scanned) -> None:
    result.unread[str(error.filename)] = error.strerror or type(error).__name__


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # gone meanwhile: told when it is opened
        return 0


def _searched_name(searcher: Searcher, path: Path) -> tuple[str, list[Hit]]:
    """The file as it may be shown: a name that holds a value is replaced by the number that the system gave it."""
    hits = searcher.search(os.fsencode(path))
    if not hits:
        return str(path), []
    folder = "…" if searcher.search(os.fsencode(path.parent)) else str(path.parent)
    return f"{folder}/(file number {path.stat().st_ino})", hits


def _unpacked(file: BinaryIO) -> BinaryIO:
    """The file, or what is packed in it."""
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    return gzip.GzipFile(fileobj=file) if packed else file  # type: ignore[return-value]


def _streamed(searcher: Searcher, file: BinaryIO) -> Iterator[tuple[int, list[tuple[int, Hit]]]]:
    """For each stretch read: its size, and the hits in it with their offsets in the file."""
    window, begins, accepted = b"", 0, 0
    while True:
        block = file.read(BLOCK)
        window += block
        ends = begins + len(window)
        until = ends - MARGIN if block else ends
        hits = [(begins + hit.start, hit) for hit in searcher.search(window)]
        yield len(block), [(offset, hit) for offset, hit in hits if accepted <= offset < until]
        if not block:
            return
        accepted = max(until, accepted)
        begins, window = ends - min(CARRIED, len(window)), window[-CARRIED:]


def _in_tables(searcher: Searcher, path: Path) -> Iterator[Hit]:
    """Hits in values of a SQLite database that are too long for one page, and so lie in pieces on the disk."""
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\x00":
            return
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=2)) as database:
            database.text_factory = bytes
            page = database.execute("PRAGMA page_size").fetchone()[0]
            for table, column in _columns(database):
                long = f'SELECT "{column}" FROM "{table}" WHERE length(CAST("{column}" AS BLOB)) > {page // 4}'
                for (value,) in database.execute(long):
                    yield from searcher.search(value)
    except sqlite3.Error:  # not a database after all, or in use: its bytes were searched
        return


def _columns(database: sqlite3.Connection) -> list[tuple[str, str]]:
    query = (
        "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    rows = database.execute(query).fetchall()
    return [(table.decode().replace('"', '""'), column.decode().replace('"', '""')) for table, column in rows]


def _count(tally: dict[tuple[Kind, tuple[str, ...]], Found], file: str, hits: Iterable[tuple[int | None, Hit]]) -> None:
    for offset, hit in hits:
        references = tuple(sorted({owner.reference for owner in hit.owners}))
        known = tally.get((hit.kind, references))
        if known is None:
            tally[hit.kind, references] = Found(file, offset, hit.kind, references)
        elif offset is not None:  # what tables show was counted on the disk as well
            known.times += 1
