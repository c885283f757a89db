"""Core rules about money: jobs, own work, other income, expenses."""

from __future__ import annotations

from byfive.application import Job, Member, PayPeriod
from byfive.findings import Severity
from byfive.incomes import pay_a_month
from expectations.rules import Between, Given, Holds, Rule
from expectations.subjects import HOUSEHOLD, INCOME, JOB, MEMBER

WARNS = Severity.WARNS

PLAUSIBLE_PAY_A_MONTH = 100_000
PLAUSIBLE_EXPENSE_A_MONTH = 20_000
EXPENSES = tuple(
    f"expenses.{name}"
    for name in (
        "rent_or_mortgage",
        "property_tax",
        "home_insurance",
        "dependent_care",
        "medical",
        "child_support_paid",
    )
)
WANTED = "benefits are worked out from it; the county insists or asks at the interview"


def pay_is_plausible(job: Job) -> bool:
    """What is known of the pay comes to no more than anybody on food benefits could earn."""
    return pay_a_month(job).least <= PLAUSIBLE_PAY_A_MONTH


def own_work_pays_something_known(member: Member) -> bool:
    """Whoever works for themselves said what comes in."""
    return member.self_employment is None or member.self_employment.income_a_month is not None


MONEY_RULES = (
    Rule("core.employer_given", JOB, ("employer",), Given(),
         "The job has no employer. The county will ask who pays.", WANTED, WARNS),
    Rule("core.pay_given", JOB, ("pay",), Given(),
         "The job's pay was not answered. It can be filed so only where the county does not insist.", WANTED, WARNS),
    Rule("core.pay_period_given", JOB, ("pay_period",),
         Holds(lambda row: row.job.pay is None or row.job.pay_period is not None),
         "There is an amount of pay, but not for what time. Ask how often it comes.",
         "an amount without its period cannot be entered anywhere"),
    Rule("core.hours_given_for_hourly_pay", JOB, ("hours_a_week",),
         Holds(lambda row: row.job.pay_period is not PayPeriod.HOURLY or row.job.hours_a_week is not None),
         "The pay is by the hour, and the weekly hours were not answered. It can be filed so only where the county "
         "takes hourly pay.", WANTED, WARNS),
    Rule("core.hours_plausible", JOB, ("hours_a_week",), Between(0, 100),
         "The job has more than 100 hours a week. Check them.", "a week has 168", WARNS),
    Rule("core.pay_plausible", JOB, ("pay",), Holds(lambda row: pay_is_plausible(row.job)),
         "The pay comes to more than $100,000 a month. Check the amount and how often it comes.",
         "often a yearly amount", WARNS),
    Rule("core.pay_not_zero", JOB, ("pay",), Holds(lambda row: row.job.pay is None or row.job.pay > 0),
         "The job pays nothing. Check whether the work has ended.", "a job without pay is rarely meant", WARNS),
    Rule("core.other_income_amount_given", INCOME, ("amount_a_month",), Given(),
         "The amount of this income was not answered. It can be filed so only where the county does not insist.",
         WANTED, WARNS),
    Rule("core.other_income_plausible", INCOME, ("amount_a_month",), Between(0, PLAUSIBLE_EXPENSE_A_MONTH),
         "This income comes to more than $20,000 a month. Check the amount.", "often a yearly amount", WARNS),
    Rule("core.own_work_income_given", MEMBER, ("self_employment.income_a_month",),
         Holds(lambda row: own_work_pays_something_known(row.member)),
         "What the own work brings in was not answered. It can be filed so only where the county does not insist.",
         WANTED, WARNS),
    Rule("core.expenses_plausible", HOUSEHOLD, EXPENSES, Between(0, PLAUSIBLE_EXPENSE_A_MONTH),
         "This expense is more than $20,000 a month. Check the amount.", "often a yearly amount", WARNS),
)  # fmt: skip
