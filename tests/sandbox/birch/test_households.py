"""The made-up households go through the whole of Birch's site, and it holds what the judge says."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from byfive.application import Application
from sandbox.birch.expected import ForAPerson, expected
from sandbox.households import Household, households
from sandbox.judge import differences
from tests.sandbox.birch.walker import Walker
from tests.sandbox.conftest import TODAY

SIGNED = datetime(2026, 11, 23, 16, tzinfo=UTC)
ASKING = {"missing_birth_date", "chinese_name", "job_without_pay"}
"""The quirks that Birch's pages do not take as they are; a street too long for Alder's has room here."""


def made(count: int = 64, seed: int = 1) -> list[Household]:
    return households(count, seed, today=TODAY, signed_at=SIGNED, county="birch")


def enterable(household: Household) -> bool:
    try:
        return bool(expected(household.application, TODAY))
    except ForAPerson:
        return False


def test_the_county_takes_every_household_just_as_the_judge_says(walker: Walker) -> None:
    warned = 0
    for household in made(32):  # all that is out of the ordinary
        if not enterable(household):
            continue
        fields = expected(household.application, TODAY)
        walker.start()
        walker.enter(fields, household.application["documents"])
        assert walker.said == {"to": "/received"}, (household.quirks, walker.heading, walker.said)
        held = walker.client.get("/_truth").json()["applications"][-1]
        assert held["number"] == walker.call("receipt")["number"]
        assert (differences(fields, held["fields"]), held["copies"]) == ([], 1), household.quirks
        assert list(held["fields"]) == list(fields)
        warned += walker.was_warned
    assert 8 <= warned <= 20


def test_exactly_those_meant_for_a_person_are() -> None:
    for household in made(160):
        assert enterable(household) == (not set(household.quirks) & ASKING), household.quirks


def test_each_is_exactly_in_canonical_form_and_about_a_third_has_documents() -> None:
    for household in made(200):
        read = Application.model_validate(household.application).model_dump(mode="json")
        documents = [{part: document[part] for part in ("name", "stored_as")} for document in read["documents"]]
        assert read | {"documents": documents} == household.application
        assert household.application["county"] == "birch"
    having = Counter(bool(household.application["documents"]) for household in made(200))
    assert 50 <= having[True] <= 85


def test_the_same_people_live_in_every_county() -> None:
    for here, there in zip(made(), households(64, today=TODAY, signed_at=SIGNED), strict=True):
        same = {"county": "", "documents": []}
        assert here.application | same == there.application | same
        assert there.application["documents"] == []
