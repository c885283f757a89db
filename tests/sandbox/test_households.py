"""The made-up households: canonical, varied, and each either enterable or for a person."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from byfive.application import Application
from sandbox.alder.expected import ForAPerson, expected
from sandbox.household_quirks import FOR_A_PERSON, QUIRKS
from sandbox.households import Household, households
from sandbox.judge import differences
from tests.sandbox.conftest import TODAY
from tests.sandbox.walker import Walker

SIGNED = datetime(2026, 11, 23, 16, tzinfo=UTC)


def made(count: int = 64, seed: int = 1, today: date = TODAY) -> list[Household]:
    return households(count, seed, today=today, signed_at=SIGNED)


def enterable(household: Household, today: date = TODAY) -> bool:
    try:
        return bool(expected(household.application, today))
    except ForAPerson:
        return False


@pytest.mark.parametrize(("count", "seed"), [(64, 1), (64, 2), (300, 3)])
def test_each_is_exactly_in_canonical_form(count: int, seed: int) -> None:
    for household in made(count, seed):
        read = Application.model_validate(household.application)
        assert read.model_dump(mode="json") == household.application
        assert read.signature is not None
        assert read.signature.signed_at == SIGNED


@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2027, 1, 1)])
@pytest.mark.parametrize("seed", [1, 2, 7])
def test_exactly_those_meant_for_a_person_are(seed: int, today: date) -> None:
    for household in made(128, seed, today):
        assert enterable(household, today) == (not set(household.quirks) & set(FOR_A_PERSON)), household.quirks


def test_the_first_64_show_every_size_and_four_are_for_a_person() -> None:
    first = made()
    sizes = Counter(len(household.application["members"]) for household in first)
    assert set(sizes) == set(range(1, 10))
    assert 2.4 <= sum(size * n for size, n in sizes.items()) / 64 <= 3.0
    assert sum(not enterable(household) for household in first) == 4


def test_a_few_hundred_show_every_quirk() -> None:
    assert {quirk for household in made(400) for quirk in household.quirks} == set(QUIRKS)


def test_a_seed_always_makes_the_same_ones_and_another_seed_others() -> None:
    assert made(40) == made(64)[:40]
    assert made(40) != made(40, 2)


def test_no_two_would_be_the_same_to_the_county_yet_two_applicants_share_name_and_birth_date() -> None:
    fields = [expected(household.application, TODAY) for household in made() if enterable(household)]
    assert len({tuple(one.items()) for one in fields}) == len(fields)
    identity = ("About you/First name", "About you/Last name", "About you/Birth date")
    (shared, times), *_ = Counter(tuple(one[key] for key in identity) for one in fields).most_common(1)
    assert times == 2
    namesakes = [one for one in fields if tuple(one[key] for key in identity) == shared]
    assert namesakes[0]["Where you live/Street address"] != namesakes[1]["Where you live/Street address"]


def test_twins_have_one_shown_name() -> None:
    (twins,) = [household for household in made() if "twins_same_cut_name" in household.quirks]
    fields = expected(twins.application, TODAY)
    pages = [f"Another person in your home#{number}" for number in (2, 3)]
    for label in ("First name", "Birth date"):
        assert fields[f"{pages[0]}/{label}"] == fields[f"{pages[1]}/{label}"]


def test_nobody_has_a_number_or_address_that_could_be_real() -> None:
    for household in made(200):
        contact = household.application["contact"]
        assert contact["phone"] is None or contact["phone"][3:8] == "55501"
        assert contact["email"] is None or contact["email"].endswith("@example.org")
        assert all(member["ssn"] is None or member["ssn"][0] == "9" for member in household.application["members"])


def test_the_county_takes_every_household_just_as_the_judge_says(walker: Walker) -> None:
    walker.sign_in()
    for household in made():
        if not enterable(household):
            continue
        fields = expected(household.application, TODAY)
        walker.get("/start")
        walker.enter(fields)
        assert walker.page.heading == "Thank you", (household.quirks, walker.page.heading, walker.page.errors)
        held = walker.client.get("/_truth").json()["applications"][-1]
        assert held["number"] == walker.page.strong
        assert (differences(fields, held["fields"]), held["copies"]) == ([], 1), household.quirks
