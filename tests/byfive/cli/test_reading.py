"""Every reading command, on an empty ledger and on a filled one: for people, and as one JSON document."""

from __future__ import annotations

import pytest

from byfive.findings import Finding
from byfive.ledger import NotInLedger
from byfive.states import State
from tests.byfive.cli.conftest import Run
from tests.byfive.ledger.scene import ODD_ANSWERS, Scene

READING = [
    ("status",),
    ("time",),
    ("time", "alder"),
    ("submissions",),
    ("submissions", "--county", "alder", "--state", "queued", "--limit", "2"),
    ("counties", "list"),
    ("counties", "show", "alder"),
    ("counties", "check"),
    ("counties", "check", "alder"),
    ("credentials", "list"),
    ("credentials", "list", "alder"),
    ("keys", "list"),
    ("scan-pii",),
]


@pytest.fixture
def filled(scene: Scene) -> Scene:
    """Submissions in most of the states."""
    scene.received()
    scene.queued()
    scene.in_review()
    scene.delivered()
    scene.unknown()
    scene.leased()
    return scene


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_reads_an_empty_ledger(byfive: Run, words: tuple[str, ...]) -> None:
    assert byfive(*words).code == 0
    told = byfive(*words, "--json")
    assert told.code == 0
    assert isinstance(told.json, dict)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_reads_a_filled_ledger(byfive: Run, filled: Scene, words: tuple[str, ...]) -> None:
    assert byfive(*words).code == 0
    assert isinstance(byfive(*words, "--json").json, dict)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_shows_no_answer_of_a_client(byfive: Run, filled: Scene, words: tuple[str, ...]) -> None:
    told = byfive(*words).out + byfive(*words, "--json").out
    assert [answer for answer in ODD_ANSWERS if answer in told] == []


def test_lists_the_most_urgent_first_and_says_that_there_are_more(byfive: Run, filled: Scene) -> None:
    told = byfive("submissions", "--limit", "2", "--json").json
    assert len(told["submissions"]) == 2
    assert told["more"] is True
    assert "2 most urgent" in byfive("submissions", "--limit", "2").out
    assert byfive("submissions", "--limit", "50", "--json").json["more"] is False


def test_lists_only_the_states_asked_for(byfive: Run, filled: Scene) -> None:
    told = byfive("submissions", "--state", "delivered", "--state", "needs_review", "--json").json
    assert {each["state"] for each in told["submissions"]} == {"delivered", "needs_review"}


def test_instants_are_in_utc_and_dollars_are_numbers(byfive: Run, scene: Scene) -> None:
    scene.received()
    one = byfive("submissions", "--json").json["submissions"][0]
    assert one["received_at"] == "2026-11-23T20:00:00Z"
    assert one["value_of_day"] == 33.13


def test_shows_one_submission_with_findings_attempts_and_timeline(byfive: Run, scene: Scene) -> None:
    reference = scene.delivered("ALD-2026-000777")
    finding = Finding("alder.about_you.first_name.too_long", "First name", "16 characters do not fit into 15")
    scene.ledger.findings.record(reference, 1, [finding])
    told = byfive("submissions", reference, "--json").json
    assert told["submission"]["state"] == "delivered"
    assert told["attempts"][0]["receipt"]["number"] == "ALD-2026-000777"
    assert told["findings"][0]["words"] == "16 characters do not fit into 15"
    assert [event["name"] for event in told["timeline"]][:3] == ["received", "validated", "queued"]
    shown = byfive("submissions", reference).out
    for words in ("ALD-2026-000777", "16 characters do not fit into 15", "in_progress → committing", "$33.13 a day"):
        assert words in shown


@pytest.mark.parametrize("typed", ["{0}", "{1}", " {0} ", "s-{1}"], ids=["whole", "without S-", "spaces", "small"])
def test_finds_a_reference_however_it_is_typed(byfive: Run, scene: Scene, typed: str) -> None:
    reference = scene.received()
    words = typed.format(reference, reference.removeprefix("S-").lower())
    assert byfive("submissions", words, "--json").json["submission"]["reference"] == reference


def test_an_unknown_reference_is_answered_with_the_nearest(byfive: Run, scene: Scene) -> None:
    reference = scene.received()
    wrong = reference[:-1] + ("2" if reference[-1] != "2" else "3")
    ran = byfive("submissions", wrong)
    assert ran.code == 2
    assert f"Did you mean {reference}?" in ran.err
    with pytest.raises(NotInLedger):
        scene.ledger.submissions.get(wrong)


def test_a_reference_and_a_choice_from_the_list_do_not_go_together(byfive: Run, scene: Scene) -> None:
    assert byfive("submissions", scene.received(), "--county", "alder").code == 2


def test_an_unknown_state_is_answered_with_the_states(byfive: Run) -> None:
    ran = byfive("submissions", "--state", "needs_reviw")
    assert ran.code == 2
    assert "Did you mean needs_review?" in ran.err
    assert all(state in ran.err for state in State)


@pytest.mark.parametrize(
    "words",
    [
        ("time", "aldr"),
        ("submissions", "--county", "aldr"),
        ("submit", "aldr"),
        ("reconcile", "aldr"),
        ("close-day", "aldr"),
        ("counties", "show", "aldr"),
        ("counties", "check", "aldr"),
        ("credentials", "list", "aldr"),
        ("credentials", "add", "aldr", "--label", "one", "--user", "u", "--password-stdin"),
        ("credentials", "stop", "aldr", "one", "--reason", "gone"),
    ],
    ids=" ".join,
)
def test_an_unknown_county_is_answered_with_the_nearest(byfive: Run, words: tuple[str, ...]) -> None:
    ran = byfive(*words)
    assert ran.code == 2
    assert "There is no county 'aldr'. Did you mean alder?" in ran.err
    assert ran.out == ""
