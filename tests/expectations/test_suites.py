"""How suites are compiled and run."""

from __future__ import annotations

import pickle

import pytest

from adapters.counties.alder import ALDER
from expectations.core import CORE_SHEETS, core_rows
from expectations.counties import county_sheets
from expectations.rules import REFERENCE, SUBJECT, Holds, Matches, Rule, Sheet
from expectations.suites import ExpectRuleToHold, RuleNotChecked, run, suite
from tests.expectations.applications import TODAY, household


def rule(check, field: str = "word") -> Rule:
    return Rule("mini.rule", "mini", (field,), check, "This word is wrong.", "a test")


def mini(*words: str | None, check) -> list[str]:
    sheet = Sheet("mini", (rule(check),))
    rows = [{REFERENCE: str(place), SUBJECT: "", "word": word} for place, word in enumerate(words)]
    return [broken.reference for broken in run([sheet], {"mini": rows})]


def test_a_suite_has_an_expectation_for_each_rule_and_field() -> None:
    for sheet in (*CORE_SHEETS, *county_sheets(ALDER)):
        assert len(suite(sheet).expectations) == sum(len(rule.fields) for rule in sheet.rules)


def test_an_expectation_of_ours_is_described_in_the_rules_words() -> None:
    ours = [it for sheet in CORE_SHEETS for it in suite(sheet).expectations if isinstance(it, ExpectRuleToHold)]
    assert ours
    assert all(it.description and it.notes for it in ours)


def test_sheets_without_rows_are_left_out() -> None:
    assert run(CORE_SHEETS, {}) == []
    assert run(CORE_SHEETS, {"job": []}) == []


def test_an_answer_that_was_not_given_breaks_no_pattern() -> None:
    assert mini("a", None, "1", check=Matches("^[a-z]$")) == ["2"]


def test_patterns_are_pythons_own() -> None:
    assert mini("ñ", "n", "ab", check=Matches(r"^(?!ab)\w+$")) == ["2"]


def test_a_rule_that_cannot_be_checked_is_an_error_and_not_a_finding() -> None:
    def fails(word: str) -> bool:
        raise ValueError(f"cannot read {word}")

    with pytest.raises(RuleNotChecked, match=r"mini\.rule .*ValueError") as raised:
        mini("Muñoz", check=Holds(fails, of_whole=False))
    assert "Muñoz" not in str(raised.value)
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


def test_a_run_says_nothing(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    rows = {
        sheet.name: core_rows(sheet, "ref", household(signature=None), ALDER.county, TODAY) for sheet in CORE_SHEETS
    }
    assert {broken.rule.id for broken in run(CORE_SHEETS, rows)} == {"core.signature_given"}
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []
