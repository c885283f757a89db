"""Files of every kind are searched, and nothing of a value is repeated."""

from __future__ import annotations

import gzip
import os
import sqlite3
from pathlib import Path

import pytest

from byfive.operations.scan import BLOCK, CARRIED, Scanned, scan
from byfive.privacy import Kind, Searcher, values_of
from tests.byfive.ledger.scene import ODD_ANSWERS, household

SEARCHER = Searcher(values_of("S-7K3QF2M9", household()))


def scanned(*places: Path) -> Scanned:
    return scan(SEARCHER, places)


def test_a_clean_folder_is_clean(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text("2026-11-23 15:40:12 S-7K3QF2M9: delivered in 2.4 s\n" * 1000)
    result = scanned(tmp_path)
    assert (result.found, result.unread, result.files) == ([], {}, 1)
    assert result.bytes == (tmp_path / "log.txt").stat().st_size


def test_a_planted_value_is_found_with_its_place_and_count(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "log.txt").write_text("x" * 10 + " 923-45-6781 and 923456781")
    [found] = scanned(tmp_path).found
    assert (found.file, found.offset, found.kind) == (str(tmp_path / "deep" / "log.txt"), 11, Kind.SSN)
    assert (found.references, found.times) == (("S-7K3QF2M9",), 2)


def test_no_value_is_in_the_result(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text(household().model_dump_json())
    result = scanned(tmp_path)
    assert {found.kind for found in result.found} == set(Kind)
    assert [answer for answer in ODD_ANSWERS if answer in repr(result)] == []


@pytest.mark.parametrize("before", range(BLOCK - 12, BLOCK + 4))
def test_nothing_is_lost_or_counted_twice_where_two_stretches_meet(tmp_path: Path, before: int) -> None:
    (tmp_path / "log.txt").write_bytes(b"." * before + b"Quillonby" + b"." * BLOCK)
    [found] = scanned(tmp_path).found
    assert (found.offset, found.times) == (before, 1)


@pytest.mark.parametrize("before", [BLOCK - CARRIED, BLOCK - 300, BLOCK - 200, BLOCK - 100, BLOCK - 30, BLOCK])
def test_neighbours_are_seen_where_two_stretches_meet(tmp_path: Path, before: int) -> None:
    text = b"." * before + b" 2019-07-06 " + b"." * 150 + b" Mikkaline " + b"." * BLOCK
    (tmp_path / "log.txt").write_bytes(text)
    assert {found.kind for found in scanned(tmp_path).found} == {Kind.BIRTH_DATE, Kind.NAME}


@pytest.mark.parametrize("size", [0, 1, 5, CARRIED, CARRIED + 1])
def test_small_files_are_searched_to_their_end(tmp_path: Path, size: int) -> None:
    (tmp_path / "log.txt").write_bytes(b"." * size + b"Quillonby")
    assert [found.offset for found in scanned(tmp_path).found] == [size]


def test_binary_files_are_searched(tmp_path: Path) -> None:
    (tmp_path / "heap.bin").write_bytes(bytes(range(256)) * 50 + b"\x00Quillonby\x00" + os.urandom(100))
    assert [found.kind for found in scanned(tmp_path).found] == [Kind.NAME]


def test_gzip_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "log.gz").write_bytes(gzip.compress(b"." * 5000 + b"Quillonby"))
    assert [found.offset for found in scanned(tmp_path).found] == [5000]


def test_broken_gzip_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(os.urandom(4000))[:2000])
    (tmp_path / "b.txt").write_text("Quillonby")
    result = scanned(tmp_path)
    assert result.unread == {str(tmp_path / "a.gz"): "its packing is broken"}
    assert len(result.found) == 1


def test_a_database_is_searched_with_its_log_and_what_was_deleted(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "prefect.db")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA secure_delete = OFF")
    database.execute("CREATE TABLE log (message TEXT)")
    database.execute("INSERT INTO log VALUES ('filed for Quillonby')")
    database.commit()
    assert [Path(found.file).suffix for found in scanned(tmp_path).found] == [".db-wal"]
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.execute("DELETE FROM log")
    database.commit()
    database.close()
    assert [Path(found.file).name for found in scanned(tmp_path).found] == ["prefect.db"]


def test_a_value_that_lies_in_two_pieces_of_a_database_is_found(tmp_path: Path) -> None:
    offsets = []
    for before in range(1800, 1830):  # SQLite keeps the first 1,816 bytes of such a row apart from the rest
        text = ("." * before + "Quillonby").ljust(10_000, ".")
        database = sqlite3.connect(tmp_path / f"{before}.db")
        database.execute("CREATE TABLE log (message TEXT)")
        database.execute("INSERT INTO log VALUES (?)", (text,))
        database.commit()
        database.close()
        [found] = scanned(tmp_path / f"{before}.db").found
        offsets.append(found.offset)
    assert None in offsets, "none of these lay in two pieces"
    assert any(offsets)


def test_a_name_in_a_files_name_is_found_and_not_shown(tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    folder.mkdir()
    (folder / "Quillonby paystub.pdf").write_text("x")
    [found] = scanned(tmp_path).found
    assert found.offset is None
    assert found.file.startswith(f"{folder}/(file number ")


def test_links_and_pipes_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("Quillonby")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link").symlink_to(tmp_path / "outside")
    os.mkfifo(inside / "pipe")
    assert scanned(inside).found == []


def test_a_file_named_twice_is_searched_once(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text("Quillonby")
    assert scanned(tmp_path, tmp_path / "log.txt").files == 1


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_bytes(b"." * (BLOCK + 5))
    told: list[tuple[int, int]] = []
    scan(SEARCHER, [tmp_path], lambda done, total: told.append((done, total)))
    assert told[-1] == (3 * (BLOCK + 5), 3 * (BLOCK + 5))
    assert told == sorted(told)
