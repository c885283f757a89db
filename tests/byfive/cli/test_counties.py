"""``byfive counties``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters import declarations
from tests.browsers import skip_without
from tests.byfive.cli.conftest import Run

GOOD = """
from dataclasses import replace
from adapters.counties import alder
JUNIPER = replace(alder.ALDER, county=replace(alder.ALDER.county, name="juniper", title="Juniper County"))
"""
FAULTY = (
    GOOD
    + """
JUNIPER = replace(JUNIPER, pages=[*JUNIPER.pages, JUNIPER.pages[3], JUNIPER.pages[4]])
"""
)
WITH_DOCUMENTS = (
    GOOD
    + """
from adapters.forms import File, Page, application
FILES = File("Add files", application.documents, accepts=("pdf", "jpg"), most_mb=8, most_files=10, listed=True)
JUNIPER = replace(JUNIPER, pages=[Page("documents", heading="Documents", fields=[FILES]), *JUNIPER.pages])
"""
)


@pytest.fixture(autouse=True)
def _loaded_anew() -> Iterator[None]:
    """Each test's Juniper County is its own: Python remembers modules by name."""
    sys.modules.pop("declared_juniper", None)
    yield
    sys.modules.pop("declared_juniper", None)


def declare(folder: Path, text: str) -> Path:
    """A declaration of Juniper County in a folder of its own."""
    juniper = folder / "juniper"
    juniper.mkdir()
    (juniper / "__init__.py").write_text(text)
    return juniper


def test_list_says_where_each_county_is(byfive: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BYFIVE_COUNTY_URLS", '{"alder": "http://127.0.0.1:8601"}')
    listed = byfive("counties", "list", "--json").json["counties"]
    [alder] = [one for one in listed if one["name"] == "alder"]
    assert alder["address"] == "http://127.0.0.1:8601"
    assert alder["cut_off"] == "17:00"


def test_list_goes_on_beside_a_faulty_declaration(byfive: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    declare(tmp_path, "import nothing_of_that_name")
    monkeypatch.setenv("BYFIVE_COUNTY_FOLDERS", f'["{tmp_path}"]')
    ran = byfive("counties", "list")
    assert ran.code == 0
    assert "its declaration is faulty: byfive counties check juniper" in ran.out
    assert "Alder County" in ran.out


def test_show_reads_like_the_countys_pages(byfive: Run) -> None:
    shown = byfive("counties", "show", "alder").out
    for words in (
        " 4. About you",
        "First name *  (text)",
        "at most 15 characters, cut there",
        "options: Female | Male | Unknown",
        "each: each job of whoever has a job",
        "the county wants an address, or the answer that there is none",
        "last click: Submit application",
        "the client is not asked",
    ):
        assert words in shown


def test_show_says_which_files_a_county_takes(byfive: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    declare(tmp_path, WITH_DOCUMENTS)
    monkeypatch.setenv("BYFIVE_COUNTY_FOLDERS", f'["{tmp_path}"]')
    shown = byfive("counties", "show", "juniper").out
    for words in ("takes pdf, jpg", "at most 8 MB a file", "at most 10 files", "the page lists the files that it took"):
        assert words in shown


def test_show_has_every_page_and_field_in_the_document(byfive: Run) -> None:
    told = byfive("counties", "show", "alder", "--json").json
    assert sum(len(page["fields"]) for page in told["pages"]) >= told["fields"] > 50
    about_you = next(page for page in told["pages"] if page["name"] == "about you")
    birth_date = next(field for field in about_you["fields"] if field["label"] == "Birth date")
    assert birth_date["private"] is True
    assert birth_date["source"] == "member.birth_date"


TOGETHER = (
    GOOD
    + """
from adapters.forms import Each, Page, Text, member, other_members
from adapters.forms.cleaning import upper
LIST = Page("list", heading="Your people", button="Add a person")
MORE = Page("more", heading="More about {member}", second_press_accepts=["Is this right?"], fields=[
    Text("Nickname", member.name.given, then_shows=upper),
])
END = Page("list, at the end", heading="Your people", same_as="list", button="That is all")
JUNIPER = replace(JUNIPER, pages=[Each(other_members, pages=[LIST, MORE]), END, *JUNIPER.pages])
"""
)


def test_show_says_which_pages_repeat_together_and_which_look_the_same(
    byfive: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare(tmp_path, TOGETHER)
    monkeypatch.setenv("BYFIVE_COUNTY_FOLDERS", f'["{tmp_path}"]')
    shown = byfive("counties", "show", "juniper").out
    for words in (
        " 1. Your people  [list]",
        "each: everyone but the applicant, each time together with more",
        "button: Add a person",
        "a second press accepts: Is this right?",
        "the page then shows it with capitals",
        " 3. Your people  [list, at the end]",
        "same as: list",
    ):
        assert words in shown
    told = byfive("counties", "show", "juniper", "--json").json
    assert told["pages"][1]["second_press_accepts"] == ["Is this right?"]
    assert [page["same_as"] for page in told["pages"][:3]] == ["", "", "list"]


@pytest.mark.parametrize("how", ["folder", "file", "setting"])
def test_checks_a_declaration_wherever_it_is(
    byfive: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    juniper = declare(tmp_path, GOOD)
    if how == "setting":
        monkeypatch.setenv("BYFIVE_COUNTY_FOLDERS", f'["{tmp_path}"]')
    named = {"folder": str(juniper), "file": str(juniper / "__init__.py"), "setting": "juniper"}[how]
    ran = byfive("counties", "check", named)
    assert (ran.code, ran.out) == (0, "juniper: nothing is wrong.\n")


def test_checks_a_module(byfive: Run) -> None:
    skip_without("chromium")
    ran = byfive("counties", "check", "adapters.counties.alder")
    agreed = "  40 saved pages were filled and read back: all agree with the declaration.\n"
    assert (ran.code, ran.out) == (0, f"alder: nothing is wrong.\n{agreed}")


def with_saved_pages(tmp_path: Path, page: str, was: str, now: str) -> Path:
    """Juniper, which is as Alder is, with Alder's saved pages, one of them changed."""
    folder = declare(tmp_path, GOOD)
    shutil.copytree(declarations.place("alder") / "pages", folder / "pages")
    file = folder / "pages" / f"{page}.html"
    file.write_text(file.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    return folder


def test_a_saved_page_that_no_longer_fits_is_told_by_field_and_ends_with_3(byfive: Run, tmp_path: Path) -> None:
    skip_without("chromium")
    folder = with_saved_pages(tmp_path, "housing", ">Property tax each month<", ">Taxes<")
    ran = byfive("counties", "check", str(folder))
    assert ran.code == 3
    assert "1 difference:" in ran.out
    assert "page 'housing', field 'Property tax each month': the page has no such field" in ran.out
    told = byfive("counties", "check", str(folder), "--json").json["counties"]["juniper"]
    assert (told["faulty"], len(told["differences"])) == (False, 1)


def test_pages_are_said_to_be_unchecked_where_there_is_no_browser(
    byfive: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BYFIVE_BROWSER_BINARY", str(tmp_path / "nothing"))
    ran = byfive("counties", "check", "alder")
    assert ran.code == 0
    assert "its pages were not checked:" in ran.out
    assert "apt-get install" in ran.out


def test_made_up_people_are_never_typed_into_the_real_site(byfive: Run) -> None:
    ran = byfive("counties", "save", "alder")
    assert ran.code == 2
    assert "made-up people are never typed into a live county" in ran.err
    assert "BYFIVE_COUNTY_URLS" in ran.err


def test_saving_wants_a_household_that_can_be_read(
    byfive: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare(tmp_path, GOOD)
    monkeypatch.setenv("BYFIVE_COUNTY_FOLDERS", f'["{tmp_path}"]')
    monkeypatch.setenv("BYFIVE_COUNTY_URLS", '{"juniper": "http://127.0.0.1:9"}')
    ran = byfive("counties", "save", "juniper")
    assert ran.code == 2
    assert "household.json" in ran.err
    assert '"today"' in ran.err


def test_all_mistakes_of_a_declaration_are_told_and_it_ends_with_2(byfive: Run, tmp_path: Path) -> None:
    juniper = declare(tmp_path, FAULTY)
    ran = byfive("counties", "check", str(juniper))
    assert ran.code == 2
    assert "'about_you'" in ran.out
    assert "'where_you_live'" in ran.out
    told = byfive("counties", "check", str(juniper), "--json")
    assert told.code == 2
    mistakes = told.json["counties"]["juniper"]["mistakes"]
    assert len(mistakes) > 2
    assert all(set(mistake) == {"place", "found", "remedy"} for mistake in mistakes)


def test_a_line_that_python_cannot_run_is_named(byfive: Run, tmp_path: Path) -> None:
    ran = byfive("counties", "check", str(declare(tmp_path, "from datetime import date\n\ntoday = dates(2026)\n")))
    assert ran.code == 2
    assert "juniper: 1 mistake:" in ran.out
    assert "line 3" in ran.out


def test_what_is_no_declaration_is_said_to_be_none(byfive: Run, tmp_path: Path) -> None:
    ran = byfive("counties", "check", str(tmp_path))
    assert ran.code == 2
    assert "A declaration is a folder" in ran.err
