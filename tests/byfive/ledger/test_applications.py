"""Applications are received once, never changed, and corrected by new versions."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from byfive.application import Name
from byfive.errors import KeyUnknown
from byfive.keys import KeyRing
from byfive.ledger import NotInLedger, StateConflict, open_ledger
from byfive.ledger.applications import changed_paths
from byfive.ledger.errors import AmountRefused, WrongCounty
from byfive.ledger.references import ALPHABET
from byfive.states import State
from tests.byfive.ledger.scene import NOON, Scene, at_once, household


def test_what_was_received_comes_back_as_it_was(scene: Scene) -> None:
    reference = scene.received(household("Ana"))
    assert scene.ledger.applications.get(reference) == household("Ana")
    assert len(reference) == 10
    assert reference.startswith("S-")
    assert set(reference[2:]) <= set(ALPHABET)


def test_a_received_submission_has_what_is_known_of_it(scene: Scene) -> None:
    submission = scene.ledger.submissions.get(scene.received())
    assert submission.state is State.RECEIVED
    assert (submission.value_of_day, submission.benefit) == (Decimal("33.13"), Decimal("994.00"))
    assert (submission.version, submission.attempts, submission.received_at) == (1, 0, NOON)
    assert (submission.language, submission.household_size, submission.age_band) == ("es", 2, "35-44")
    assert (submission.zip3, submission.tags) == ("953", ("children", "working"))


def test_the_same_key_gives_the_first_reference_and_receives_nothing_twice(scene: Scene) -> None:
    first = scene.received(idempotency="form 17")
    assert scene.received(idempotency="form 17") == first
    assert scene.received(idempotency="form 18") != first
    assert len(scene.ledger.submissions.list()) == 2
    assert scene.names(first) == ["received"]


def test_the_same_key_from_rivals_at_once_receives_one(scene: Scene) -> None:
    got = at_once(4, lambda _: scene.received(idempotency="form 17"))
    assert len(set(got)) == 1
    assert len(scene.ledger.submissions.list()) == 1


@pytest.mark.parametrize("amount", ["-1", "0.001", "NaN", "Infinity"])
def test_an_amount_that_is_no_money_is_refused(scene: Scene, amount: str) -> None:
    with pytest.raises(AmountRefused, match="value of a day"):
        scene.received(value_of_day=Decimal(amount))
    assert scene.ledger.submissions.list() == []


def test_an_application_for_another_county_is_refused(scene: Scene) -> None:
    with pytest.raises(WrongCounty, match="names birch"):
        scene.received(household(county="birch"))


def test_a_correction_is_a_new_version_and_goes_back_to_validation(scene: Scene) -> None:
    reference = scene.in_review()
    version = scene.ledger.applications.correct(reference, household("Anna"), by="engineer", why="misspelt")
    assert version == 2
    assert scene.state(reference) is State.RECEIVED
    assert scene.ledger.applications.get(reference) == household("Anna")
    assert scene.ledger.applications.get(reference, 1) == household()
    first, second = scene.ledger.applications.versions(reference)
    assert (first.version, first.made_by, first.changed) == (1, "loader", ())
    assert (second.made_by, second.why, second.changed) == ("engineer", "misspelt", ("members/m1/name/given",))
    assert scene.names(reference) == ["received", "review_asked", "corrected"]


def test_a_queued_submission_is_called_back_by_a_correction(scene: Scene) -> None:
    reference = scene.queued()
    scene.ledger.applications.correct(reference, household("Anna"), by="client", why="moved")
    assert scene.state(reference) is State.RECEIVED
    assert scene.names(reference)[-1] == "called_back"


def test_a_correction_before_validation_moves_nothing_but_makes_a_stale_validation_fail(scene: Scene) -> None:
    reference = scene.received()
    scene.ledger.applications.correct(reference, household("Anna"), by="client", why="misspelt")
    assert scene.state(reference) is State.RECEIVED
    with pytest.raises(StateConflict, match="version 2"):
        scene.ledger.submissions.move(reference, State.RECEIVED, State.VALIDATED, by="validation", version=1)
    scene.ledger.submissions.move(reference, State.RECEIVED, State.VALIDATED, by="validation", version=2)


def test_a_correction_brings_the_columns_for_analysis_and_the_value_up_to_date(scene: Scene) -> None:
    reference = scene.in_review()
    alone = household(members=household().members[:1], is_homeless=True, home=None)
    scene.ledger.applications.correct(reference, alone, by="engineer", why="alone", value_of_day=Decimal("9.93"))
    submission = scene.ledger.submissions.get(reference)
    assert (submission.household_size, submission.zip3) == (1, None)
    assert submission.tags == ("homeless", "working")
    assert (submission.value_of_day, submission.benefit) == (Decimal("9.93"), Decimal("994.00"))


def test_nothing_is_corrected_while_a_robot_holds_it_or_once_it_arrived(scene: Scene) -> None:
    arrived, held = scene.delivered(), scene.claimed().reference
    for reference in (arrived, held):
        with pytest.raises(StateConflict):
            scene.ledger.applications.correct(reference, household("Anna"), by="engineer", why="late")
        assert scene.ledger.applications.get(reference) == household()
        assert len(scene.ledger.applications.versions(reference)) == 1


def test_a_persons_look_is_an_event_and_a_machines_is_not(scene: Scene) -> None:
    reference = scene.received()
    scene.ledger.applications.get(reference)
    assert scene.ledger.applications.look(reference, "engineer", "review") == household()
    look = scene.ledger.events.of(reference)[-1]
    assert (look.name, look.by, look.data) == ("looked_at", "engineer", {"what": "application", "why": "review"})
    assert scene.names(reference) == ["received", "looked_at"]


def test_another_key_opens_nothing(scene: Scene, tmp_path: Path) -> None:
    reference = scene.received()
    stranger = open_ledger(
        scene.url,
        KeyRing.create(tmp_path / "other.jsonl"),
        scene.clock,
        evidence_url=f"file://{tmp_path}",
        documents_url=f"file://{tmp_path}",
    )
    with pytest.raises(KeyUnknown):
        stranger.applications.get(reference)
    stranger.close()


def test_an_unknown_reference_is_said_to_be_unknown(scene: Scene) -> None:
    for ask in (scene.ledger.applications.get, scene.ledger.submissions.get):
        with pytest.raises(NotInLedger, match="S-00000000"):
            ask("S-00000000")


def test_changed_places_are_named_by_member_and_never_by_value() -> None:
    before = household()
    members = (before.members[0], before.members[1].model_copy(update={"name": Name(given="Mia")}))
    after = before.model_copy(update={"members": members, "home": None})
    places = list(changed_paths(before, after))
    assert "members/m2/name/given" in places
    assert "members/m2/name/family" in places
    assert "home/line1" in places
    assert not any(place.startswith("members/m1") for place in places)
