"""A state changes only along the table, in one place of the code, with exactly one event."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import text

import byfive.ledger
from byfive.ledger import LeaseLost, StateConflict
from byfive.ledger.errors import ConstraintBroken, WrongDoor
from byfive.states import ARRIVED, HELD, State, transition
from tests.byfive.ledger.scene import Scene

FREE = [state for state in State if state not in HELD]
HELD_VALUES = "holder = 'robot-1', claim_token = 7, claim_expires = 1e12, click_until = 0"
ARRIVED_VALUES = "delivered_at = deadline, filing_date = '2026-11-23'"


def put(scene: Scene, reference: str, state: State) -> None:
    """Put a submission into a state behind the ledger's back."""
    also = HELD_VALUES if state in HELD else ARRIVED_VALUES if state in ARRIVED else "reason = NULL"
    with scene.raw() as tx:
        tx.session.execute(text(f"UPDATE submissions SET state = '{state}', {also} WHERE reference = '{reference}'"))


def test_a_move_goes_where_the_table_says_and_nowhere_else(scene: Scene) -> None:
    for before, after in product(FREE, State):
        reference = scene.received()
        put(scene, reference, before)
        through_move = after not in HELD and after not in ARRIVED
        if transition(before, after) and through_move:
            moved = scene.ledger.submissions.move(reference, before, after, by="someone", reason="because")
            assert (moved.state, moved.reason) == (after, "because")
            event = scene.ledger.events.of(reference)[-1]
            assert (event.from_state, event.to_state, event.by) == (before, after, "someone")
            assert event.name == getattr(transition(before, after), "event", None)
            assert len(scene.names(reference)) == 2
        else:
            with pytest.raises(StateConflict if through_move else WrongDoor):
                scene.ledger.submissions.move(reference, before, after, by="someone")
            assert scene.state(reference) is before
            assert scene.names(reference) == ["received"]


def test_a_rival_who_was_first_makes_the_second_one_fail_with_what_was_found(scene: Scene) -> None:
    reference = scene.received()
    scene.ledger.submissions.move(reference, State.RECEIVED, State.NEEDS_REVIEW, by="first")
    with pytest.raises(StateConflict) as conflict:
        scene.ledger.submissions.move(reference, State.RECEIVED, State.VALIDATED, by="second")
    assert (conflict.value.reference, conflict.value.found) == (reference, "needs_review")
    assert "received → validated" in str(conflict.value)


def test_one_of_several_states_will_do(scene: Scene) -> None:
    reference = scene.in_review()
    either = {State.NEEDS_REVIEW, State.WAITING_FOR_CLIENT}
    scene.ledger.submissions.move(reference, either, State.WITHDRAWN, by="client")
    assert scene.state(reference) is State.WITHDRAWN


def test_a_claimed_submission_is_moved_only_with_its_claim_while_that_lives(scene: Scene) -> None:
    claim = scene.claimed()
    move = scene.ledger.submissions.move
    with pytest.raises(WrongDoor):
        move(claim.reference, State.CLAIMED, State.NEEDS_REVIEW, by="rival")
    with pytest.raises(LeaseLost):
        move(claim.reference, State.CLAIMED, State.NEEDS_REVIEW, by="rival", token=claim.token + 1)
    scene.real.passes(30)
    with pytest.raises(LeaseLost):
        move(claim.reference, State.CLAIMED, State.NEEDS_REVIEW, by=claim.holder, token=claim.token)
    scene.real.passes(-1)
    moved = move(claim.reference, State.CLAIMED, State.NEEDS_REVIEW, by=claim.holder, token=claim.token)
    assert (moved.state, moved.holder, moved.claim_expires) == (State.NEEDS_REVIEW, None, None)


def test_a_typing_robots_submission_is_not_moved_by_hand(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    with pytest.raises(WrongDoor, match="attempts"):
        scene.ledger.submissions.move(attempt.reference, State.IN_PROGRESS, State.QUEUED, by="engineer")


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ("state = 'somewhere'", "state_known"),
        ("state = 'claimed'", "held_has_holder"),
        ("state = 'delivered'", "arrived_has_instant"),
        ("delivered_at = deadline, filing_date = '2026-11-23'", "arrived_has_instant"),
        (f"state = 'committing', {HELD_VALUES.replace('0', 'NULL')}", "committing_has_click_until"),
        ("value_of_day_cents = -1", "not_negative"),
        ("version = 0", "not_negative"),
    ],
)
def test_the_database_itself_refuses_what_cannot_be(scene: Scene, wrong: str, rule: str) -> None:
    scene.received()
    with pytest.raises(ConstraintBroken, match=rule), scene.raw() as tx:
        tx.session.execute(text(f"UPDATE submissions SET {wrong}"))


def test_one_statement_in_the_whole_ledger_changes_a_state() -> None:
    folder = Path(byfive.ledger.__file__).parent
    writes = re.compile(r"\.state = |\"state\":|\bstate=(?!row\.state)|setattr\([^)]*state|SET state")
    found = {path.name: len(writes.findall(path.read_text())) for path in folder.rglob("*.py")}
    # besides it, only the first state of a new submission is written
    assert {name: count for name, count in found.items() if count} == {"changes.py": 1, "applications.py": 1}
