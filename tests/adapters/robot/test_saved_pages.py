"""The saved pages of every county: filled by the real robot in a real browser, without a server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters import declarations
from adapters.forms import Form
from adapters.robot.browser import Browser
from adapters.robot.browsers import MAKES, start_browser
from adapters.robot.saved import HOUSEHOLD, PAGES, HouseholdUnreadable, differences, household_in, missing_pages
from tests.browsers import EVERY_MAKE, skip_without

COUNTIES = declarations.names()


@pytest.fixture(scope="module", params=EVERY_MAKE)
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    skip_without(request.param)
    started = start_browser(request.param)
    yield started
    started.close()


@pytest.fixture(scope="module", params=list(MAKES))
def either_browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    skip_without(request.param)
    started = start_browser(request.param)
    yield started
    started.close()


def pages_of(county: str) -> Path:
    return declarations.place(county) / PAGES


@pytest.mark.parametrize("county", COUNTIES)
def test_there_is_a_copy_of_every_declared_page(county: str) -> None:
    assert missing_pages(declarations.load(county), pages_of(county)) == []


@pytest.mark.parametrize("county", COUNTIES)
def test_the_household_beside_the_copies_is_made_up(county: str) -> None:
    application = household_in(pages_of(county)).application
    assert all(member.ssn is None or member.ssn.startswith("9") for member in application.members)
    assert application.contact.phone is None or application.contact.phone[3:8] == "55501"
    assert application.contact.email is None or application.contact.email.endswith("@example.org")


@pytest.mark.parametrize("county", COUNTIES)
def test_every_copy_is_filled_and_read_back_as_declared(county: str, either_browser: Browser) -> None:
    assert [str(each) for each in differences(declarations.load(county), pages_of(county), either_browser)] == []


@pytest.mark.parametrize("county", COUNTIES)
def test_a_copy_carries_no_script_and_no_answer(county: str) -> None:
    for file in pages_of(county).glob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert "<script" not in html, file.name
        assert " onclick=" not in html, file.name


@pytest.fixture
def alder(tmp_path: Path) -> Path:
    """A folder with Alder's copies, to be changed."""
    return Path(shutil.copytree(pages_of("alder"), tmp_path / PAGES))


def told_after(folder: Path, page: str, was: str, now: str, browser: Browser) -> list[str]:
    """What is told once a page has changed."""
    file = folder / f"{page}.html"
    html = file.read_text(encoding="utf-8")
    assert was in html
    file.write_text(html.replace(was, now), encoding="utf-8")
    form: Form = declarations.load("alder")
    return [str(each) for each in differences(form, folder, browser)]


@pytest.mark.parametrize(
    ("page", "was", "now", "told"),
    [
        ("about_you", ">First name<", ">Given name<", ["field 'First name': the page has no such field"]),
        ("about_you", 'maxlength="20"', 'maxlength="3"', ["field 'Last name': typed ['PENA'], the page holds ['PEN']"]),
        ("about_you", ">Married<", ">Wedded<", ["field 'Marital status': the list has no such option"]),
        ("housing", "<h1>Housing costs", "<h1>Your housing", ["it is not known by its heading; it shows 'Your housing'"]),
        ("housing", '<button type="submit">Next', '<button type="submit">Continue', ["the button 'Next': not found"]),
        ("housing", "</form>", "<label>Pets <input required></label></form>",
         ["field 'Pets': the page insists on an answer, and nothing is declared"]),
        ("_sign_in", ">Password<", ">Pass phrase<", ["field 'Password': not found"]),
        ("_home", "Applications you sent", "Sent", ["there is no button 'Applications you sent'"]),
    ],
    ids=["label", "limit", "option", "heading", "button", "new question", "sign-in", "home"],
)  # fmt: skip
def test_what_changed_is_told_by_page_and_field(
    alder: Path, browser: Browser, page: str, was: str, now: str, told: list[str]
) -> None:
    found = told_after(alder, page, was, now, browser)
    assert found == [f"page {page!r}{', ' if one.startswith('field') else ': '}{one}" for one in told]


def test_several_differences_of_one_page_are_all_told(alder: Path, browser: Browser) -> None:
    file = alder / "where_you_live.html"
    html = file.read_text(encoding="utf-8").replace(">City<", ">Town<").replace(">ZIP code<", ">Post code<")
    file.write_text(html, encoding="utf-8")
    found = [each.field for each in differences(declarations.load("alder"), alder, browser)]
    assert found == ["City", "ZIP code"]


def test_a_copy_that_is_missing_is_told(alder: Path, browser: Browser) -> None:
    (alder / "housing.html").unlink()
    (told,) = differences(declarations.load("alder"), alder, browser)
    assert str(told) == "page 'housing': there is no copy of it; make one with byfive counties save"


def test_a_household_that_cannot_be_read_is_refused_with_its_place(alder: Path) -> None:
    (alder / HOUSEHOLD).write_text("{}", encoding="utf-8")
    with pytest.raises(HouseholdUnreadable, match=r"household\.json: it holds no household"):
        household_in(alder)
