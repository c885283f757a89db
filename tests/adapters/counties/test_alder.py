"""Alder's declaration against the practice county's judge, offline: the same households, field by field."""

from __future__ import annotations

import pytest

from adapters.counties.alder import ALDER
from adapters.forms import Rendition, render
from byfive.application import Application
from sandbox.alder.expected import ForAPerson, expected
from sandbox.households import Household, households
from sandbox.judge import compared, differences
from tests.adapters.counties.alder_keys import as_held
from tests.alder import SIGNED, TODAY

COUNT = 120


def made(seed: int) -> list[Household]:
    return households(COUNT, seed, today=TODAY, signed_at=SIGNED)


def rendered(household: Household) -> tuple[Application, Rendition]:
    of = Application.model_validate(household.application)
    return of, render(ALDER, of, TODAY)


def careful(household: Household) -> dict[str, str] | None:
    """What a careful person would have entered, or nothing when they could not without asking."""
    try:
        return expected(household.application, TODAY)
    except ForAPerson:
        return None


@pytest.mark.parametrize("seed", [1, 2, 3, 11])
def test_what_a_careful_person_could_enter_is_expressed_and_nothing_else(seed: int) -> None:
    enterable = []
    for number, household in enumerate(made(seed)):
        wanted, (_, rendition) = careful(household), rendered(household)
        assert (wanted is None) == bool(rendition.findings), f"household {number}: {household.quirks}"
        enterable.append(wanted is not None)
    assert 0 < enterable.count(False) < COUNT / 8


@pytest.mark.parametrize("seed", [1, 2, 3, 11])
def test_every_field_holds_what_a_careful_person_would_have_entered(seed: int) -> None:
    fields = 0
    for number, household in enumerate(made(seed)):
        wanted = careful(household)
        if wanted is None:
            continue
        of, rendition = rendered(household)
        held = as_held(rendition, of)
        unshown = {key: "" for key in wanted if key not in held}
        different = differences(wanted, held | unshown)
        assert different == [], f"household {number}: {household.quirks}"
        assert not any(wanted[key] for key in unshown)
        fields += compared(wanted, held)
    assert fields > COUNT * 60


def test_the_comparison_sees_a_difference() -> None:
    household = made(1)[0]
    wanted = careful(household)
    assert wanted is not None
    of, rendition = rendered(household)
    held = as_held(rendition, of)
    assert differences(wanted, held | {"About you/First name": "SOMEBODY"})
    assert len(set(held) & set(wanted)) > 55
