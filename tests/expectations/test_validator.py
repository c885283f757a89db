"""Applications in, findings out: against the judge of Alder, and as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.counties.alder import ALDER
from adapters.forms import render
from adapters.forms.errors import UnknownCounty
from byfive.application import Address, Application
from byfive.findings import Severity
from byfive.ports import Validator
from expectations.core import CORE
from expectations.validator import GreatExpectationsValidator
from sandbox.alder.expected import ForAPerson, expected
from sandbox.households import households
from tests.expectations.applications import TODAY, household, named, person
from tests.expectations.examples import EXAMPLES

SIGNED = datetime(2026, 11, 23, 18, tzinfo=UTC)


def blocking(findings: Any) -> list[str]:
    return [finding.rule for finding in findings if finding.severity is Severity.BLOCKS]


def why_for_a_person(answers: dict[str, Any]) -> str:
    """Why a careful person could not enter this household without asking; empty when they could."""
    try:
        expected(answers, TODAY)
    except ForAPerson as reason:
        return str(reason)
    return ""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_exactly_those_households_are_blocked_that_a_careful_person_could_not_enter(
    validator: GreatExpectationsValidator, seed: int
) -> None:
    answers = {
        f"r{place}": it.application for place, it in enumerate(households(160, seed, today=TODAY, signed_at=SIGNED))
    }
    found = validator.validate({it: Application.model_validate(one) for it, one in answers.items()}, "alder")
    reasons = {it: why_for_a_person(one) for it, one in answers.items()}
    assert {it: found[it] for it in found if blocking(found[it]) and not reasons[it]} == {}
    assert {it: reasons[it] for it in found if reasons[it] and not blocking(found[it])} == {}
    assert any(reasons.values())


def test_it_is_the_validator_that_the_operations_ask_for(validator: GreatExpectationsValidator) -> None:
    port: Validator = validator
    assert port.validate({}, "alder") == {}


def test_every_reference_is_answered_for(validator: GreatExpectationsValidator) -> None:
    found = validator.validate({"good": household(), "bad": household(signature=None)}, "alder")
    assert found["good"] == ()
    assert "core.signature_given" in blocking(found["bad"])


def test_what_the_rendition_cannot_express_comes_through_once(validator: GreatExpectationsValidator) -> None:
    street = "10250 Constitution of the United States Boulevard"
    home = Address(line1=street, city="Tracy", zip="95376")
    nobody = person(2, birth_date=None)
    application = household(person(), nobody, home=home)
    found = [it for it in validator.validate({"ref": application}, "alder")["ref"] if it.source == "alder"]
    assert found == list(render(ALDER, application, TODAY).findings)
    assert [it.rule for it in found] == [
        "alder.where_you_live.street_address.too_long",
        "alder.person.birth_date.missing",
        "alder.related.member_is_the_of_other.missing",
    ]


def test_the_county_and_the_core_speak_under_their_own_names(validator: GreatExpectationsValidator) -> None:
    found = validator.validate({"ref": household(signature=None, consents_to_terms=None)}, "alder")["ref"]
    assert {finding.source for finding in found} == {"core", "alder"}
    assert all(finding.rule.startswith(finding.source + ".") for finding in found)


def test_an_unknown_county_is_refused_by_name(validator: GreatExpectationsValidator) -> None:
    with pytest.raises(UnknownCounty, match="cedar"):
        validator.validate({"ref": household()}, "cedar")


def test_a_name_in_another_script_is_the_countys_matter(validator: GreatExpectationsValidator) -> None:
    found = validator.validate({"ref": named("小龙", "李")}, "alder")["ref"]
    assert {it.source for it in found if it.severity is Severity.BLOCKS} == {"alder"}


def answers_in(value: Any) -> Iterator[str]:
    """Every text of an application that could tell who somebody is."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in ("county", "id", "of", "to", "relationship", "state", "pay_period", "kind", "utilities"):
                yield from answers_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from answers_in(one)
    elif isinstance(value, str) and len(value) > 4:
        yield value.lower()


def test_core_findings_carry_none_of_the_clients_answers(validator: GreatExpectationsValidator) -> None:
    batch = {f"{rule} {place}": one for rule, examples in EXAMPLES.items() for place, one in enumerate(examples.caught)}
    found = validator.validate(batch, "alder")
    assert {it.rule for findings in found.values() for it in findings if it.source == "core"} == {it.id for it in CORE}
    for reference, application in batch.items():
        told = " ".join(f"{it.words} {it.subject}" for it in found[reference] if it.source == "core").lower()
        for answer in answers_in(json.loads(application.model_dump_json())):
            assert answer not in told


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000), data=st.data())
def test_a_batch_finds_what_its_parts_find_alone(
    validator: GreatExpectationsValidator, seed: int, data: st.DataObject
) -> None:
    made = households(12, seed, today=TODAY, signed_at=SIGNED)
    references = data.draw(st.permutations(range(12)))
    batch = {f"r{place}": Application.model_validate(made[place].application) for place in references}
    parts = [dict(list(batch.items())[:4]), dict(list(batch.items())[4:])]
    alone = validator.validate(parts[0], "alder") | validator.validate(parts[1], "alder")
    assert validator.validate(batch, "alder") == alone
