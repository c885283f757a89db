"""Each core rule, as Great Expectations runs it, over its examples."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence

import pytest

from byfive.findings import Finding, Severity
from expectations.core import CORE, CORE_SHEETS
from expectations.validator import GreatExpectationsValidator
from tests.expectations.applications import household
from tests.expectations.examples import EXAMPLES

RULES = [rule.id for rule in CORE]
Found = Mapping[str, Sequence[Finding]]


@pytest.fixture(scope="module")
def found(validator: GreatExpectationsValidator) -> Found:
    """The findings of every example, all validated in one batch."""
    batch = {
        f"{rule} {kind} {place}": application
        for rule, examples in EXAMPLES.items()
        for kind, applications in (("caught", examples.caught), ("left", examples.left))
        for place, application in enumerate(applications)
    }
    return validator.validate(batch, "alder")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_examples_to_catch_and_to_leave_alone(rule: str) -> None:
    assert rule in EXAMPLES, "add examples in tests/expectations/examples.py"
    assert EXAMPLES[rule].caught
    assert EXAMPLES[rule].left


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_catches_what_it_must(rule: str, found: Found) -> None:
    for place in range(len(EXAMPLES[rule].caught)):
        assert rule in {finding.rule for finding in found[f"{rule} caught {place}"]}, f"example {place} slipped through"


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_leaves_alone_what_it_must(rule: str, found: Found) -> None:
    for place in range(len(EXAMPLES[rule].left)):
        assert rule not in {finding.rule for finding in found[f"{rule} left {place}"]}, f"example {place} was caught"


def test_examples_are_of_rules_that_exist() -> None:
    assert set(EXAMPLES) == set(RULES)


def test_there_are_at_least_25_rules_and_no_id_comes_twice() -> None:
    assert len(set(RULES)) == len(RULES) >= 25


def test_an_application_of_which_every_rule_holds_has_no_finding(validator: GreatExpectationsValidator) -> None:
    assert validator.validate({"ref": household()}, "alder") == {"ref": ()}


@pytest.mark.parametrize("rule", CORE, ids=RULES)
def test_a_rule_is_written_for_people(rule) -> None:
    assert re.fullmatch(r"core\.[a-z0-9_]+", rule.id)
    assert rule.words.endswith(".")
    assert len(rule.words.split()) >= 6
    assert rule.why


def test_findings_say_whose_answer_and_which_field(found: Found) -> None:
    def finding(rule: str, place: int = 0) -> Finding:
        return next(finding for finding in found[f"{rule} caught {place}"] if finding.rule == rule)

    second_job = finding("core.pay_period_given")
    assert (second_job.subject, second_job.field, second_job.severity) == ("m1/job 2", "pay_period", Severity.BLOCKS)
    namesake = finding("core.ssn_is_nobody_elses")
    assert (namesake.subject, namesake.field, namesake.source) == ("m2", "ssn", "core")
    related = finding("core.elders_are_older", 1)
    assert (related.subject, related.severity) == ("m1/m2", Severity.WARNS)
    home = finding("core.home_in_california")
    assert (home.subject, home.field) == ("", "home.state")


def test_of_several_fields_of_a_rule_only_the_wrong_one_is_named(found: Found) -> None:
    caught = [it for it in found["core.expenses_plausible caught 1"] if it.rule == "core.expenses_plausible"]
    assert [it.field for it in caught] == ["expenses.child_support_paid"]


def test_a_pair_described_twice_is_told_once(found: Found) -> None:
    rules = [finding.rule for finding in found["core.relationships_agree caught 0"]]
    assert rules.count("core.relationships_agree") == 1


def test_each_rule_is_in_one_sheet() -> None:
    assert sorted(rule.id for sheet in CORE_SHEETS for rule in sheet.rules) == sorted(RULES)


def test_rules_are_importable_without_great_expectations_and_pandas() -> None:
    code = "import sys, expectations.core, expectations.counties, expectations.validator; print(*sys.modules)"
    imported = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "expectations.core" in imported
    assert not {"great_expectations", "pandas"} & set(imported)
