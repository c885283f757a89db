"""Events are numbered in the order in which they became true, so a reader who goes on from the last misses none."""

from __future__ import annotations

import threading

import pytest

from byfive.ledger.errors import ConstraintBroken
from byfive.states import State
from tests.byfive.ledger.scene import NOON, Scene


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
    done = threading.Event()
    seen: list[int] = []

    def write(name: str) -> None:
        ledger = scene.open()
        for _ in range(each):
            ledger.events.add("noted", name)

    def read() -> None:
        ledger = scene.open()
        while True:
            last_round = done.is_set()
            seen.extend(event.id for event in ledger.events.since(seen[-1] if seen else 0))
            if last_round:
                return

    reader = threading.Thread(target=read)
    rivals = [threading.Thread(target=write, args=(f"writer-{number}",)) for number in range(writers)]
    for thread in (reader, *rivals):
        thread.start()
    for rival in rivals:
        rival.join()
    done.set()
    reader.join()
    assert seen == [event.id for event in scene.ledger.events.since()]
    assert len(seen) == writers * each


def test_a_change_that_fails_leaves_no_event(scene: Scene) -> None:
    attempt, _ = scene.in_progress()
    before = len(scene.ledger.events.since())
    with pytest.raises(RuntimeError, match="power cut"), scene.raw() as tx:
        tx.event("noted", "somebody", attempt.reference)
        raise RuntimeError("power cut")
    assert len(scene.ledger.events.since()) == before
