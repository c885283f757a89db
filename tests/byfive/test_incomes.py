from __future__ import annotations

from decimal import Decimal

import pytest

from byfive.application import IncomeKind, Job, OtherIncome, PayPeriod, SelfEmployment
from byfive.incomes import NOTHING, UNKNOWN, Amount, earned_a_month, exactly, pay_a_month, unearned_a_month
from tests.byfive.households import household, member, without_income


@pytest.mark.parametrize(
    ("period", "hours", "month"),
    [
        (PayPeriod.HOURLY, 20, "1732.00"),
        (PayPeriod.WEEKLY, None, "86.60"),
        (PayPeriod.EVERY_TWO_WEEKS, None, "43.34"),
        (PayPeriod.TWICE_A_MONTH, None, "40"),
        (PayPeriod.MONTHLY, None, "20"),
    ],
)
def test_pay_is_brought_to_a_month_by_californias_factors(period: PayPeriod, hours: int | None, month: str):
    job = Job(pay=Decimal(20), pay_period=period, hours_a_week=hours)
    assert pay_a_month(job) == exactly(Decimal(month))


@pytest.mark.parametrize(
    "job",
    [
        Job(),
        Job(pay=Decimal(20)),
        Job(pay_period=PayPeriod.WEEKLY),
        Job(pay=Decimal(20), pay_period=PayPeriod.HOURLY),
    ],
)
def test_pay_with_a_missing_answer_is_unknown(job: Job):
    assert pay_a_month(job) == UNKNOWN


def test_not_answered_no_and_zero_are_three_things():
    zero = Job(pay=Decimal(0), pay_period=PayPeriod.MONTHLY)
    assert earned_a_month(household(member())) == UNKNOWN
    assert earned_a_month(household(without_income())) == NOTHING
    assert earned_a_month(household(without_income(jobs=(zero,)))) == NOTHING


def test_a_missing_answer_leaves_what_is_known_as_the_least():
    known = Job(pay=Decimal(500), pay_period=PayPeriod.MONTHLY)
    assert earned_a_month(household(without_income(jobs=(known, Job())))) == Amount(Decimal(500), None)


def test_self_employment_counts_after_its_expenses_and_never_below_zero():
    def works(income: int, expenses: int | None) -> Amount:
        work = SelfEmployment(work="mending", income_a_month=income, expenses_a_month=expenses)
        return earned_a_month(household(without_income(is_self_employed=True, self_employment=work)))

    assert works(800, 300) == exactly(Decimal(500))
    assert works(300, 800) == NOTHING
    assert works(800, None) == Amount(Decimal(0), Decimal(800))


def test_income_of_those_who_neither_apply_nor_eat_along_does_not_count():
    pension = (OtherIncome(kind=IncomeKind.PENSION, amount_a_month=900),)
    lodger = without_income(2, other_income=pension, is_applying=False, eats_with_applicant=False)
    grandmother = without_income(3, other_income=pension, is_applying=False, eats_with_applicant=True)
    assert unearned_a_month(household(without_income(), lodger)) == NOTHING
    assert unearned_a_month(household(without_income(), lodger, grandmother)) == exactly(Decimal(900))


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (Amount(Decimal(1), Decimal(2)), Amount(Decimal(3), None), True),
        (Amount(Decimal(3), None), Amount(Decimal(1), Decimal(3)), False),
        (Amount(Decimal(1), None), Amount(Decimal(3), Decimal(3)), None),
        (exactly(Decimal(3)), exactly(Decimal(3)), False),
    ],
)
def test_a_comparison_that_missing_answers_decide_is_undetermined(one: Amount, other: Amount, answer: bool | None):
    assert one.is_under(other) is answer
