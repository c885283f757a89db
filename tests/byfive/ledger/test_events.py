"""Events are numbered in the order in which they became true, so a reader who goes on from the last misses none."""

from __future__ import annotations

import threading

import pytest

from byfive.ledger import Ledger
from byfive.ledger.errors import ConstraintBroken
from byfive.states import State
from tests.byfive.ledger.scene import NOON, Scene, at_once


def test_a_timeline_tells_what_happened_in_order(scene: Scene) -> None:
    reference = scene.delivered()
    events = scene.ledger.events.of(reference)
    assert [event.name for event in events] == [
        *("received", "validated", "queued", "claimed", "attempt_begun", "last_click_allowed", "delivered"),
    ]
    ways = [(event.from_state, event.to_state) for event in events]
    assert ways[0] == (None, State.RECEIVED)
    assert all(ways[i][1] is ways[i + 1][0] for i in range(len(ways) - 1))
    assert {event.at for event in events} == {NOON}
    assert {event.real_at.timestamp() for event in events} == {scene.real.seconds}


def test_an_event_may_be_about_no_submission(scene: Scene) -> None:
    scene.ledger.events.add("batch_started", "scheduler", {"county": "alder"})
    (event,) = scene.ledger.events.since()
    assert (event.reference, event.name, event.data) == (None, "batch_started", {"county": "alder"})
    assert scene.ledger.events.since(event.id) == []


def test_an_event_about_an_unknown_submission_is_refused(scene: Scene) -> None:
    with pytest.raises(ConstraintBroken):
        scene.ledger.events.add("noted", "engineer", submission="S-00000000")


def test_a_reader_who_goes_on_from_the_last_number_misses_no_event_of_rivals(scene: Scene) -> None:
    writers, each = 4, 15
    written = threading.Semaphore(0)

    def write(number: int) -> list[int]:
        ledger = scene.open()
        for _ in range(each):
            ledger.events.add("noted", f"writer-{number}")
        written.release()
        return []

    def read(ledger: Ledger) -> list[int]:
        seen: list[int] = []
        done = 0
        while done <= writers:  # once more after the last writer
            done += written.acquire(blocking=False) or done == writers
            seen.extend(event.id for event in ledger.events.since(seen[-1] if seen else 0))
        return seen

    seen = at_once(writers + 1, lambda number: write(number) if number else read(scene.open()))[0]
    assert seen == [event.id for event in scene.ledger.events.since()]
    assert len(seen) == writers * each


def test_a_change_that_fails_leaves_no_event(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    before = len(scene.ledger.events.since())

    def interrupted() -> None:
        with scene.raw() as tx:
            tx.event("noted", "somebody", attempt.reference)
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        interrupted()
    assert len(scene.ledger.events.since()) == before
