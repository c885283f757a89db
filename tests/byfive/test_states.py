"""The table of states is a machine that always can end, and its picture is current."""

from pathlib import Path

import pytest

from byfive import states
from byfive.states import ARRIVED, FINAL, TRANSITIONS, BrokenTable, State, Transition

PAGE = Path(__file__).parents[2] / "docs" / "states.md"


def test_the_drawn_page_is_current() -> None:
    assert PAGE.read_text() == states.page() + "\n", "run: python -m byfive.states > docs/states.md"


def test_the_diagram_draws_every_way() -> None:
    drawn = states.diagram().splitlines()
    assert all(f"    {way.before} --> {way.after}: {way.event}" in drawn for way in TRANSITIONS)


def test_only_a_committed_unknown_or_reviewed_submission_can_arrive() -> None:
    for state in ARRIVED:
        assert states.ways_into(state) == {State.COMMITTING, State.OUTCOME_UNKNOWN, State.NEEDS_REVIEW}


def test_nothing_leads_back_from_committing_to_typing() -> None:
    after = {way.after for way in TRANSITIONS if way.before is State.COMMITTING}
    assert not after & {State.CLAIMED, State.IN_PROGRESS, State.RECEIVED}


def test_an_unknown_way_is_no_transition() -> None:
    assert states.transition(State.DELIVERED, State.QUEUED) is None
    way = states.transition(State.QUEUED, State.CLAIMED)
    assert way is not None
    assert way.event == "claimed"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ((*TRANSITIONS, TRANSITIONS[0]), "received to validated stands twice"),
        ((*TRANSITIONS, Transition(State.DELIVERED, State.QUEUED, "undone", "", "")), "delivered is final"),
        (tuple(w for w in TRANSITIONS if w.after is not State.WAITING_FOR_CLIENT), "waiting_for_client is never"),
        (tuple(w for w in TRANSITIONS if w.before is not State.OUTCOME_UNKNOWN), "outcome_unknown never ends"),
    ],
)
def test_a_broken_table_is_refused_with_its_mistake(table: tuple[Transition, ...], said: str) -> None:
    with pytest.raises(BrokenTable, match=said):
        states.check(table)


def test_final_states_are_the_three_that_nobody_leaves() -> None:
    assert frozenset(State) - {way.before for way in TRANSITIONS} == FINAL
