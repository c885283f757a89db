"""What Today and Queue read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from dashboards import queries
from tests.dashboards.practice_day import DAY, FAILURES, NOW, PracticeDay

CUT_OFF = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def today(day: PracticeDay, now: datetime = NOW) -> queries.CountyDay:
    return queries.county_day(day.parts.ledger, day.parts.county("alder"), now)


def test_a_day_without_applications_is_quiet_and_safe(day: PracticeDay) -> None:
    found = today(day)
    assert (found.received, found.is_safe, found.day, found.cut_off) == (0, True, DAY, CUT_OFF)
    assert found.sentence == "Quiet: nothing has to arrive by 5:00 pm on Monday 23 November so far."


def test_a_day_is_safe_so_far_while_robots_can_bring_everything(day: PracticeDay) -> None:
    first, second = day.applications(2)
    day.delivered(first, "ALD-2026-000001")
    day.queued(second)
    assert today(day).sentence == "Safe so far: 1 of 2 arrived, 1 on their way."
    assert today(day).is_safe


def test_a_case_in_review_and_an_unknown_outcome_put_the_day_at_risk(day: PracticeDay) -> None:
    one, two, three = day.applications(3)
    references = [day.blocked(one), day.unknown(two)]
    day.delivered(three, "ALD-2026-000001")
    found = today(day)
    worth = sum((day.parts.ledger.submissions.get(each).value_of_day for each in references), Decimal(0))
    assert (found.in_danger, found.dollars_in_danger, found.dollars_at_stake) == (2, worth, worth)
    assert (found.in_review, found.unknown, found.delivered) == (1, 1, 1)
    assert found.sentence.startswith(f"At risk: 2 applications, ${worth:,.0f} a day.")


def test_what_is_open_after_the_cut_off_is_missed_and_late(day: PracticeDay) -> None:
    one, two = day.applications(2)
    day.blocked(one)
    day.delivered(two, "ALD-2026-000001")
    found = today(day, CUT_OFF)
    assert (found.is_over, found.late, found.in_danger) == (True, 1, 1)
    assert found.sentence.startswith("Missed: 1 application, ")
    assert today(day, CUT_OFF - timedelta(seconds=1)).late == 0


def test_a_receipt_after_the_cut_off_counts_as_late_and_not_as_delivered(day: PracticeDay) -> None:
    (one,) = day.applications(1)
    day.delivered(one, "ALD-2026-000001", at=CUT_OFF)
    found = today(day, CUT_OFF + timedelta(minutes=1))
    assert (found.delivered, found.late, found.dollars_protected) == (0, 1, 0)


def test_a_day_on_which_everything_arrived_says_so_before_and_after_its_cut_off(day: PracticeDay) -> None:
    (one,) = day.applications(1)
    day.delivered(one, "ALD-2026-000001")
    assert today(day).sentence == "Safe: all 1 application arrived."
    assert today(day, CUT_OFF).sentence == "Safe: all 1 application arrived before 5:00 pm."


def test_on_a_saturday_the_next_business_day_is_shown(day: PracticeDay) -> None:
    assert today(day, datetime(2026, 11, 28, 20, tzinfo=UTC)).day == date(2026, 11, 30)


def test_what_earlier_days_left_open_is_counted_apart(day: PracticeDay) -> None:
    (one,) = day.applications(1)
    day.blocked(one)
    found = today(day, NOW + timedelta(days=1))
    assert (found.received, found.left_from_before) == (0, 1)


def test_the_queue_begins_with_the_most_dollars_that_can_still_be_saved(day: PracticeDay) -> None:
    for application in day.applications(8):
        day.blocked(application)
    forms = [day.parts.form("alder")]
    found = queries.queue(day.parts.ledger, forms, NOW)
    dollars = [each.submission.value_of_day for each in found]
    assert len(found) == 8
    assert len(set(dollars)) > 1
    assert dollars == sorted(dollars, reverse=True)


def test_what_can_not_be_saved_any_more_comes_after_what_can(day: PracticeDay) -> None:
    for application in day.applications(4):
        day.blocked(application)
    waiting = queries.queue(day.parts.ledger, [day.parts.form("alder")], NOW)
    passed = queries._urgency(waiting[0].submission, CUT_OFF)
    assert passed > queries._urgency(waiting[-1].submission, NOW)


def test_the_queue_says_why_each_case_waits_and_where(day: PracticeDay) -> None:
    blocked, refused, new = day.applications(3)
    references = [day.blocked(blocked), day.failed(refused, FAILURES[0]), day.failed(new, FAILURES[2])]
    found = {each.reference: each for each in queries.queue(day.parts.ledger, [day.parts.form("alder")], NOW)}
    assert [(found[each].why, found[each].where) for each in references] == [
        ("validation stopped it", "The birth date is missing. Ask the client."),
        ("the county refused an answer", "Last name"),
        ("the page asks something new", "Housing costs"),
    ]


def test_changes_are_told_newest_first_and_only_the_telling_ones(day: PracticeDay) -> None:
    recent = queries.Recent(day.parts.ledger)
    one, two = day.applications(2)
    day.delivered(one, "ALD-2026-000001")
    assert [event.name for event in recent.changes(NOW)] == ["delivered"]
    day.blocked(two)
    changes = recent.changes(NOW)
    assert [event.name for event in changes] == ["review_asked", "delivered"]
    assert queries.in_short(changes) == "1 × delivered, 1 × a person is needed"
    assert recent.changes(NOW + timedelta(minutes=16)) == []


def test_reports_are_found_newest_first(day: PracticeDay, tmp_path: Path) -> None:
    for name in ("2026-11-20/why_failed-alder.html", "2026-11-23/why_failed-alder.html", "notes/why_failed-x.html"):
        (tmp_path / "reports" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "reports" / name).write_text("<p></p>")
    found = queries.reports(tmp_path)
    assert [(each.day, each.county) for each in found] == [(date(2026, 11, 23), "alder"), (date(2026, 11, 20), "alder")]
