"""An application as questions, and corrected answers as an application."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from byfive.application import Application, Language, PayPeriod, Relationship, Utility
from dashboards.answers import AnswersRefused, Kind, changes, corrected, groups
from dashboards.one_case import leaves
from tests.dashboards.practice_day import PracticeDay


def family(**answers: Any) -> Application:
    usual: dict[str, Any] = {
        "county": "alder",
        "members": [
            {
                "id": "m1",
                "name": {"given": "Ana", "family": "Reyes"},
                "jobs": [
                    {"employer": "Hilltop Diner", "pay": "15.75", "pay_period": "hourly", "hours_a_week": "37.125"}
                ],
            },
            {"id": "m2", "name": {"given": "Luz", "family": "Reyes"}, "birth_date": "2018-03-08"},
        ],
        "home": {"line1": "149 2nd St", "city": "Los Banos", "zip": "93635"},
        "relationships": [{"of": "m1", "to": "m2", "relationship": "parent"}],
    }
    return Application.model_validate(usual | answers)


def test_every_practice_household_comes_back_unchanged(day: PracticeDay) -> None:
    for application in day.applications(64):
        given = {answer.path: answer.value for group in groups(application) for answer in group.answers}
        assert corrected(application, given) == application
        assert changes(application, corrected(application, given)) == []


def test_every_scalar_answer_of_a_full_household_has_a_question(day: PracticeDay) -> None:
    for application in day.applications(12):
        asked = list(leaves([answer.value for group in groups(application) for answer in group.answers]))
        left_out = {"members": {"__all__": {"id"}}, "county": True, "relationships": True, "signature": True}
        told = list(leaves(application.model_dump(exclude={**left_out, "documents": True})))  # type: ignore[arg-type]
        assert Counter(told) <= Counter(asked)


def test_persons_have_a_group_each_and_are_related_pair_by_pair() -> None:
    found = groups(family())
    titles = ["Address and contact", "Money", "Household", "1. Ana Reyes", "2. Luz Reyes", "How they are related"]
    assert sorted(group.title for group in found) == sorted(titles)
    (pair,) = found[-1].answers
    assert (pair.label, pair.value) == ("Luz Reyes is … of Ana Reyes", Relationship.CHILD)


@pytest.mark.parametrize(
    ("path", "value", "look"),
    [
        ("members/m2/birth_date", date(2019, 1, 2), lambda a: a.members[1].birth_date),
        ("members/m2/birth_date", None, lambda a: a.members[1].birth_date),
        ("members/m1/jobs/1/pay", Decimal("16.50"), lambda a: a.members[0].jobs[0].pay),
        ("members/m1/is_disabled", False, lambda a: a.members[0].is_disabled),
        ("contact/written_language", Language.SPANISH, lambda a: a.contact.written_language),
        ("expenses/utilities", (Utility.GAS,), lambda a: a.expenses.utilities),
        ("expenses/utilities", (), lambda a: a.expenses.utilities),
        ("home/line2", "Apt 3", lambda a: a.home.line2),
        ("resources/vehicles", 0, lambda a: a.resources.vehicles),
        ("anything_else", "We moved.", lambda a: a.anything_else),
        ("relationships/m2/m1", Relationship.STEPCHILD, lambda a: a.relationship(a.members[1], a.members[0])),
        ("relationships/m2/m1", None, lambda a: a.relationship(a.members[1], a.members[0])),
    ],
)
def test_one_corrected_answer_is_kept_and_told_as_one_change(path: str, value: Any, look: Any) -> None:
    after = corrected(family(), {path: value})
    assert look(after) == value
    told = changes(family(), after)
    assert len(told) == (0 if look(family()) == value else 1)


def test_the_questions_before_an_answer_leave_the_rest_as_it_was() -> None:
    after = corrected(family(), {"members/m1/jobs/1/pay": Decimal("16.50")})
    assert after.members[0].jobs is not None
    assert after.members[0].jobs[0].hours_a_week == Decimal("37.125")
    assert after.members[1] == family().members[1]


def test_a_job_can_be_added_and_taken_out() -> None:
    added = corrected(
        family(), {"members/m1/jobs/2/employer": "Roofing", "members/m1/jobs/2/pay_period": PayPeriod.WEEKLY}
    )
    assert [job.employer for job in added.members[0].jobs or ()] == ["Hilltop Diner", "Roofing"]
    nothing = {f"members/m1/jobs/1/{name}": None for name in ("employer", "pay", "pay_period", "hours_a_week")}
    assert [job.employer for job in corrected(added, nothing).members[0].jobs or ()] == ["Roofing"]
    first = corrected(family(), {"members/m2/jobs/1/employer": "Roofing"})
    assert [job.employer for job in first.members[1].jobs or ()] == ["Roofing"]


def test_no_job_not_answered_and_a_job_are_three_things() -> None:
    jobs = "members/m2/jobs"
    assert corrected(family(), {jobs: False}).members[1].jobs == ()
    assert corrected(corrected(family(), {jobs: False}), {jobs: None}).members[1].jobs is None
    assert len(corrected(family(), {jobs: True}).members[1].jobs or ()) == 1


def test_an_address_can_be_added_and_taken_out_whole() -> None:
    mailing = {"mailing/line1": "PO Box 5", "mailing/city": "Merced", "mailing/zip": "95340"}
    added = corrected(family(), mailing)
    assert added.mailing is not None
    assert (added.mailing.line1, added.mailing.state) == ("PO Box 5", "CA")
    assert corrected(added, dict.fromkeys(mailing)).mailing is None


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"members/m1/ssn": "12"}, "Person 1, Social Security number: it must be nine digits, without hyphens."),
        ({"contact/email": "x"}, "Contact, Email: it must be an e-mail address."),
        ({"mailing/line1": "PO Box 5"}, "Mailing address, City: it is not answered, but the rest of it is"),
        ({"members/m1/name/given": None, "members/m1/name/family": None}, "needs a given or a family name"),
        ({"members/m1/is_self_employed": True}, "“works for themselves” is yes exactly when"),
        ({"home/zip": "9363"}, "Home address, ZIP code: it must be five digits, or nine as 95340-1234."),
    ],
)
def test_answers_that_cannot_be_kept_are_refused_in_words_without_the_answer(
    given: dict[str, Any], problem: str
) -> None:
    with pytest.raises(AnswersRefused) as refused:
        corrected(family(), given)
    assert problem in str(refused.value)
    assert "9363" not in str(refused.value).replace("95340", "")


def test_who_signed_and_which_county_cannot_be_corrected_here() -> None:
    paths = {answer.path for group in groups(family()) for answer in group.answers}
    assert not {path for path in paths if path.startswith(("county", "signature", "documents")) or path.endswith("/id")}
    assert corrected(family(), {"county": "birch"}) == family()


def test_a_question_that_must_be_answered_says_so() -> None:
    by_path = {answer.path: answer for group in groups(family()) for answer in group.answers}
    assert not by_path["members/m1/is_applying"].may_be_empty
    assert by_path["members/m1/is_disabled"].may_be_empty
    assert by_path["members/m1/is_disabled"].kind is Kind.YES_NO
