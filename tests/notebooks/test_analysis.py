"""What the notebook works out from a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from byfive.failures import FailureKind
from byfive.privacy import Searcher, values_of
from byfive.states import State
from notebooks import analysis
from notebooks.analysis import DayFrames
from tests.dashboards.practice_day import DAY, FAILURES, NOW, PracticeDay


def frames(day: PracticeDay) -> DayFrames:
    return analysis.day_frames(day.parts.ledger, day.parts.county("alder"), DAY)


def said(day: PracticeDay) -> list[str]:
    found = frames(day)
    return analysis.sentences(found, analysis.causes(found))


def test_an_empty_day_is_said_in_one_sentence_and_has_no_causes(day: PracticeDay) -> None:
    found = frames(day)
    assert said(day) == ["Nothing had to reach Alder County on Monday 23 November 2026."]
    assert analysis.causes(found).empty
    assert analysis.for_whom(found).empty
    assert analysis.open_cases(found).empty
    assert analysis.next_steps(analysis.causes(found)).empty


def test_a_day_on_which_nothing_failed_says_so(day: PracticeDay) -> None:
    for number, application in enumerate(day.applications(3)):
        day.delivered(application, f"ALD-2026-{number:06d}")
    assert said(day) == [
        "3 applications had to reach Alder County by 17:00 on Monday 23 November 2026; 3 arrived in time (100%).",
        "Nothing stood in the way of any of them.",
    ]


def test_causes_count_each_application_once_and_price_what_is_open(day: PracticeDay) -> None:
    one, two, three, four = day.applications(4)
    refused = [day.failed(one, FAILURES[0]), day.failed(two, FAILURES[0])]
    blocked = day.blocked(three)
    day.delivered(four, "ALD-2026-000001")
    found = analysis.causes(frames(day)).set_index("cause")
    row = found.loc["answer refused: Last name (about you)"]
    worth = sum(float(day.parts.ledger.submissions.get(each).value_of_day) for each in refused)
    assert (row["applications"], row["arrived"], row["open"]) == (2, 0, 2)
    assert row["open_dollars_a_day"] == pytest.approx(worth)
    row = found.loc["stopped by validation: birth_date (core.birth_date_given)"]
    assert row["dollars_a_day"] == pytest.approx(float(day.parts.ledger.submissions.get(blocked).value_of_day))
    assert list(found["open_dollars_a_day"]) == sorted(found["open_dollars_a_day"], reverse=True)


def test_what_failed_and_arrived_all_the_same_costs_nothing_now(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    attempt, _ = day.begun(application)
    day.parts.ledger.attempts.fail(attempt.id, FAILURES[2], then=State.QUEUED)
    again = day.parts.ledger.submissions.claim("alder", "robot-2")
    assert again is not None
    second = day.parts.ledger.attempts.begin(again, channel="portal")
    day.parts.ledger.attempts.commit(second, again)
    day.parts.ledger.attempts.deliver(
        second.id, number="ALD-2026-1", arrived_at=NOW, filing_date=DAY, how="confirmation_page", by="robot-2"
    )
    row = analysis.causes(frames(day)).iloc[0]
    assert (row["cause"], row["arrived"], row["open"], row["open_dollars_a_day"]) == (
        "page not as declared: new question (housing)", 1, 0, 0.0,
    )  # fmt: skip
    assert said(day)[1:] == [
        "Something stood in the way of 1 of them (100%); 1 of these 1 arrived all the same, 0 did not so far.",
        "What hit the most applications: page not as declared: new question (housing), 1 application.",
        "Every application that was hit has arrived since: nothing is open.",
    ]
    assert analysis.open_cases(frames(day)).empty


def test_a_warning_is_no_failure_and_what_was_corrected_is_counted_no_more_as_stopped(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.blocked(application)
    assert frames(day).failures["cause"].tolist() == ["stopped by validation: birth_date (core.birth_date_given)"]
    day.parts.ledger.applications.correct(reference, application, by="dana", why="asked again")
    assert frames(day).failures.empty


def test_the_dearest_open_cause_is_named_with_its_price(day: PracticeDay) -> None:
    day.lived_through(24)
    found = frames(day)
    causes = analysis.causes(found)
    assert said(day)[3].startswith(f"What costs the most now: {causes.iloc[0]['cause']}, ")
    assert f"${causes.iloc[0]['open_dollars_a_day']:,.2f} a day" in said(day)[3]


def test_another_days_applications_are_left_out(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    day.blocked(application)
    later = analysis.day_frames(day.parts.ledger, day.parts.county("alder"), DAY + timedelta(days=1))
    assert later.submissions.empty
    assert later.cut_off == datetime(2026, 11, 25, 1, 0, tzinfo=UTC)


def test_small_groups_are_shown_together(day: PracticeDay) -> None:
    day.lived_through(40)
    found = analysis.for_whom(frames(day))
    assert found["applications"].sum() == 40
    assert all(row.applications >= analysis.FEWEST or row.language == "all others" for row in found.itertuples())


def test_frames_hold_nothing_that_a_client_said(day: PracticeDay) -> None:
    applications = [*day.applications(20), *day.applications(4, seed=2)]
    day.lived_through(24)
    found = frames(day)
    values = [value for each in applications for value in values_of("", each)]
    for frame in (found.submissions, found.attempts, found.findings, found.failures):
        assert Searcher(values).search(frame.to_csv().encode()) == []


def test_every_kind_of_failure_has_words_and_a_next_step() -> None:
    kinds = {analysis.VALIDATION, *(kind.value for kind in FailureKind)}
    assert set(analysis.KINDS) == set(analysis.NEXT_STEPS) == kinds
