"""What an engineer does with a case, and what is said when it cannot be done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from byfive.application import Application
from byfive.states import State
from dashboards import actions
from tests.dashboards.practice_day import ENGINEER, NOW, PracticeDay

WHY = "the client told us on the phone"


def corrected(application: Application, given: str = "Zorabel") -> Application:
    raw = application.model_dump(mode="json")
    raw["members"][0]["name"]["given"] = given
    return Application.model_validate(raw)


def correct(day: PracticeDay, reference: str, application: Application, **other: object) -> actions.Said:
    usual: dict[str, object] = {"based_on": 1, "by": ENGINEER, "why": WHY}
    county = day.parts.county("alder")
    return actions.correct(day.parts.ledger, county, reference, application, **(usual | other))  # type: ignore[arg-type]


def by_hand(day: PracticeDay, reference: str, number: str = "ALD-2026-000777", **other: object) -> actions.Said:
    usual: dict[str, object] = {"by": ENGINEER, "clock": day.parts.clock, "at": NOW}
    county = day.parts.county("alder")
    return actions.delivered_by_hand(day.parts.ledger, county, reference, number, **(usual | other))  # type: ignore[arg-type]


def test_a_correction_goes_back_to_validation_with_who_and_why(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.blocked(application)
    said = correct(day, reference, corrected(application))
    assert said.done
    assert said.words == f"{reference} was corrected and is now version 2. {actions.NEXT_BATCH}"
    assert day.parts.ledger.submissions.get(reference).state is State.RECEIVED
    assert day.parts.ledger.applications.get(reference).applicant.name.given == "Zorabel"
    version = day.parts.ledger.applications.versions(reference)[-1]
    assert (version.made_by, version.why, version.changed) == (ENGINEER, WHY, ("members/m1/name/given",))


def test_a_correction_needs_a_reason(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.blocked(application)
    assert not correct(day, reference, corrected(application), why="  ").done
    assert day.parts.ledger.submissions.get(reference).version == 1


def test_a_correction_does_not_overwrite_one_that_somebody_else_made_meanwhile(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.blocked(application)
    assert correct(day, reference, corrected(application, "Ann"), by="rival").done
    said = correct(day, reference, corrected(application))
    assert not said.done
    assert "Somebody else corrected" in said.words
    assert day.parts.ledger.applications.get(reference).applicant.name.given == "Ann"


def test_a_correction_of_what_a_robot_holds_says_that_somebody_was_faster(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    attempt, _ = day.begun(application)
    said = correct(day, attempt.reference, corrected(application))
    assert not said.done
    assert f"Somebody else was faster: {attempt.reference} is being typed by a robot now." in said.words


@pytest.mark.parametrize("way", ["name", "number", "birth date", "street", "the new name"])
def test_a_reason_that_repeats_an_answer_is_refused(day: PracticeDay, way: str) -> None:
    application = next(
        each for each in day.applications(24) if each.applicant.ssn and each.home and len(each.applicant.name.full) > 12
    )
    reference = day.blocked(application)
    member, home = application.applicant, application.home
    assert home is not None
    why = {
        "name": f"{member.name.full.upper()} called",
        "number": f"it is {member.ssn[:3]}-{member.ssn[3:5]}-{member.ssn[5:]}" if member.ssn else "",
        "birth date": f"born {member.birth_date}",
        "street": f"lives at {home.line1} since May",
        "the new name": "the name is Zorabel",
    }[way]
    said = correct(day, reference, corrected(application), why=why)
    assert not said.done
    assert "repeats an answer" in said.words
    assert day.parts.ledger.submissions.get(reference).version == 1


def test_an_ordinary_word_that_is_also_a_name_is_no_answer() -> None:
    application = Application.model_validate(
        {"county": "alder", "members": [{"id": "m1", "name": {"given": "May", "family": "Long"}}]}
    )
    assert not actions.repeats_an_answer("the client may wait no longer, it took too long", application)
    assert actions.repeats_an_answer("we spoke with May Long", application)


def test_sending_again_queues_it_as_it_is(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.failed(application)
    assert actions.resend(day.parts.ledger, reference, by=ENGINEER).done
    submission = day.parts.ledger.submissions.get(reference)
    assert (submission.state, submission.version) == (State.QUEUED, 1)


def test_the_second_of_two_who_press_the_same_button_is_told_so(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.failed(application)
    assert actions.resend(day.parts.ledger, reference, by="rival").done
    said = actions.resend(day.parts.ledger, reference, by=ENGINEER)
    assert said == actions.Said(
        False,
        f"Somebody else was faster: {reference} is queued for a robot now. Nothing of yours was saved. "
        "Look at the case again and decide anew.",
    )


def test_withdrawing_needs_one_of_the_listed_reasons(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.blocked(application)
    assert not actions.withdraw(day.parts.ledger, reference, by=ENGINEER, reason="Maria said so").done
    assert actions.withdraw(day.parts.ledger, reference, by=ENGINEER, reason=actions.WITHDRAWN_BECAUSE[0]).done
    assert day.parts.ledger.submissions.get(reference).state is State.WITHDRAWN


def test_a_number_typed_in_by_hand_delivers_it_in_time_or_late(day: PracticeDay) -> None:
    one, two = day.applications(2)
    in_time, late = day.blocked(one), day.blocked(two)
    assert by_hand(day, in_time).words == f"{in_time} was delivered by hand in time. Its number is ALD-2026-000777."
    day.parts.clock.starts += timedelta(hours=2)  # type: ignore[attr-defined]
    said = by_hand(day, late, "ALD-2026-000778", at=NOW + timedelta(hours=2))
    assert said.done
    assert "after its cut-off" in said.words
    assert day.parts.ledger.submissions.get(late).state is State.DELIVERED_LATE
    assert day.parts.ledger.attempts.of(in_time)[-1].channel.value == "hand"


@pytest.mark.parametrize(
    ("number", "minutes", "words"),
    [
        (" ", 0, "Write the county's confirmation number"),
        ("ALD-2026-000777", 1, "is still to come"),
        ("ALD-2026-000777", -1, "before the application was received"),
    ],
)
def test_an_impossible_delivery_is_refused(day: PracticeDay, number: str, minutes: int, words: str) -> None:
    (application,) = day.applications(1)
    reference = day.blocked(application)
    said = by_hand(day, reference, number, at=NOW + timedelta(minutes=minutes))
    assert not said.done
    assert words in said.words
    assert day.parts.ledger.submissions.get(reference).state is State.NEEDS_REVIEW


def test_a_number_that_belongs_to_another_case_is_refused_in_words(day: PracticeDay) -> None:
    one, two = day.applications(2)
    day.delivered(one, "ALD-2026-000777")
    said = by_hand(day, day.blocked(two))
    assert not said.done
    assert "is already the receipt of another submission" in said.words
