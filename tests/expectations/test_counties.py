"""The rules derived from a declaration: Alder's, and a miniature with what Alder lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from adapters import declarations
from adapters.counties.alder import ALDER
from adapters.forms import Cleaning, Form, Page, Select, Signature, Text, TextArea, TickList, application, render, yes
from byfive.application import Application, Utility
from byfive.counties import County, HolidayCalendar
from expectations.counties import county_rows, county_rules, county_sheets
from expectations.rules import REFERENCE, SUBJECT, AtMost, Given, Holds, Matches, OneOf, Row, Rule
from expectations.suites import run
from sandbox.households import households
from tests.expectations.applications import TODAY, household

SIGNED = datetime(2026, 11, 23, 18, tzinfo=UTC)
SHEETS = county_sheets(ALDER)
RULES = county_rules(ALDER)


def rows_of(form: Form, *applications: Application) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for place, one in enumerate(applications):
        for name, more in county_rows(f"r{place}", one, TODAY, render(form, one, TODAY)).items():
            rows.setdefault(name, []).extend(more)
    return rows


@pytest.fixture(scope="module")
def rows() -> dict[str, list[Row]]:
    """Every page's rows over households that show every quirk and can be filed."""
    made = [it.application for it in households(28, 1, today=TODAY, signed_at=SIGNED)]
    applications = [Application.model_validate(it) for it in made]
    return rows_of(ALDER, *(it for it in applications if not render(ALDER, it, TODAY).findings))


def spoilt(rule: Rule) -> Any:
    """A cell of which this rule cannot hold."""
    match rule.check:
        case Given():
            return None
        case AtMost(longest):
            return "X" * (longest + 1)
        case Matches():
            return "\u4e2d"
        case OneOf():
            return "No such option"
        case Holds(of_whole=False):
            return "A\n" * 200
    raise AssertionError(f"no example for {rule.check}")


def test_every_page_with_fields_to_judge_has_a_suite_and_rows(rows: dict[str, list[Row]]) -> None:
    names = {sheet.name for sheet in SHEETS}
    assert len(names) == len(SHEETS) >= 25
    assert {"alder.about_you", "alder.person", "alder.related.member_is_the_of_other", "alder.sign"} <= names
    assert names <= set(rows), "no household of the sandbox reaches these pages"


def test_no_rule_speaks_up_where_a_careful_person_could_file(rows: dict[str, list[Row]]) -> None:
    assert run(SHEETS, rows) == []


def test_each_rule_catches_a_cell_that_the_page_would_not_take(rows: dict[str, list[Row]]) -> None:
    spoilt_rows = {sheet.name: list(rows[sheet.name]) for sheet in SHEETS}
    wanted = set()
    for place, rule in enumerate(RULES):
        row = rows[rule.about][0] | {REFERENCE: f"spoilt {place}", rule.fields[0]: spoilt(rule)}
        spoilt_rows[rule.about].append(row)
        wanted.add((f"spoilt {place}", rule.id))
    found = {(broken.reference, broken.rule.id) for broken in run(SHEETS, spoilt_rows)}
    assert found >= wanted
    assert all(reference.startswith("spoilt") for reference, _ in found)


def test_rule_ids_are_the_renditions_own() -> None:
    ids = {rule.id for rule in RULES}
    assert len(ids) == len(RULES) > 100
    assert "alder.about_you.birth_date.missing" in ids
    assert "alder.where_you_live.street_address.too_long" in ids
    assert "alder.about_you.first_name.characters" in ids
    assert "alder.job.how_often_paid.no_such_option" in ids


def test_a_page_has_a_row_each_time_and_a_repeated_field_one_each_pair() -> None:
    family = Application.model_validate(households(3, 1, today=TODAY, signed_at=SIGNED)[2].application)
    assert len(family.members) == 9
    rows = rows_of(ALDER, family)
    assert [row[SUBJECT] for row in rows["alder.person"]] == [f"m{number}" for number in range(2, 10)]
    assert len(rows["alder.related.member_is_the_of_other"]) == 9 * 8 / 2
    assert rows["alder.related.member_is_the_of_other"][0][SUBJECT] == "m1/m2"


MARKS = Cleaning(allows=r"\w ")


def mini(*fields: Any) -> Form:
    """Alder's site around a form of one page."""
    last = Page("sign", heading="Sign", last_click="Send", fields=[Signature("Name", application.signature.text)])
    county = County(name="mini", title="Mini County", holidays=HolidayCalendar(base=()))
    page = Page("one", heading="One", fields=fields)
    portal = replace(ALDER.portal, earlier=None)
    return Form(county, seen=TODAY, people_shown_as=ALDER.people_shown_as, portal=portal, pages=[page, last])


def found(form: Form, *applications: Application) -> Iterator[tuple[str, str]]:
    for broken in run(county_sheets(form), rows_of(form, *applications)):
        yield broken.reference, broken.rule.id


def test_a_condition_decides_whether_an_answer_must_be_there() -> None:
    insists = yes(application.income_changed_recently)
    form = mini(Text("What", application.income_change, required=insists))
    silent = household(income_changed_recently=True)
    assert list(found(form, silent, household(income_changed_recently=False))) == [("r0", "mini.one.what.missing")]


def test_a_field_that_is_not_shown_is_not_missing() -> None:
    form = mini(Text("What", application.income_change, required=True, when=yes(application.income_changed_recently)))
    shown = household(income_changed_recently=True)
    assert list(found(form, shown, household())) == [("r0", "mini.one.what.missing")]


def test_allowed_characters_mean_what_they_mean_to_python() -> None:
    form = mini(Text("What", application.anything_else, clean=MARKS))
    assert list(found(form, household(anything_else="Peña \u0263 12"))) == []


def test_a_line_break_is_as_long_as_the_county_counts_it() -> None:
    form = mini(TextArea("What", application.anything_else, longest=6, line_break_counts=2))
    (sheet,) = (it for it in county_sheets(form) if it.name == "mini.one")
    rows: list[Row] = [
        {REFERENCE: text, SUBJECT: "", "what": text} for text in ("ab\ncd", "ab\ncde", "abcdef", "abcdefg")
    ]
    too_long = [it.reference for it in run([sheet], {sheet.name: rows}) if it.rule.id.endswith("too_long")]
    assert too_long == ["ab\ncde", "abcdefg"]


def test_each_tick_of_a_list_must_be_on_it_whatever_commas_it_has() -> None:
    words = {**dict.fromkeys(Utility, "Other"), Utility.GAS: "Gas, any", Utility.WATER: "Water (cold)"}
    form = mini(TickList("Bills", application.expenses.utilities, options=words, nothing="None"))
    (sheet,) = (it for it in county_sheets(form) if it.name == "mini.one")
    texts = ("", "None", "Gas, any", "Gas, any, Water (cold)", "Gas", "Water (cold), Milk")
    rows: list[Row] = [{REFERENCE: text, SUBJECT: "", "bills": text} for text in texts]
    assert [it.reference for it in run([sheet], {sheet.name: rows})] == ["Gas", "Water (cold), Milk"]


def test_an_option_that_the_list_lacks_is_found() -> None:
    form = mini(Select("Cars", application.resources.vehicles, options={0: "0"}, otherwise="many"))
    (sheet,) = (it for it in county_sheets(form) if it.name == "mini.one")
    rows: list[Row] = [{REFERENCE: text, SUBJECT: "", "cars": text} for text in ("0", "many", "", "7")]
    assert [it.reference for it in run([sheet], {sheet.name: rows})] == ["7"]


def test_the_sheets_of_a_form_are_worked_out_once() -> None:
    assert county_sheets(declarations.load("alder")) is SHEETS
