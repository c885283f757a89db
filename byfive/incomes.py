"""A household's monthly income, from what its members told us.

Only some questions may have been answered, so an amount is a range: what is known at least, and at most
(``None`` when a missing answer could make it any amount).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from byfive.application import Application, Job, Member, PayPeriod

PAYS_A_MONTH = {
    PayPeriod.HOURLY: Decimal("4.33"),  # times the hours of a week
    PayPeriod.WEEKLY: Decimal("4.33"),
    PayPeriod.EVERY_TWO_WEEKS: Decimal("2.167"),
    PayPeriod.TWICE_A_MONTH: Decimal(2),
    PayPeriod.MONTHLY: Decimal(1),
}
"""California's conversion factors from a pay period to a month."""


@dataclass(frozen=True)
class Amount:
    """Dollars a month: at least ``least``, at most ``most``; ``most`` is ``None`` when an answer is missing."""

    least: Decimal
    most: Decimal | None

    def __add__(self, other: Amount) -> Amount:
        most = None if self.most is None or other.most is None else self.most + other.most
        return Amount(self.least + other.least, most)

    def is_under(self, other: Amount) -> bool | None:
        """Whether this is less than the other; ``None`` when the missing answers decide."""
        if self.most is not None and self.most < other.least:
            return True
        if other.most is not None and self.least >= other.most:
            return False
        return None


NOTHING = Amount(Decimal(0), Decimal(0))
UNKNOWN = Amount(Decimal(0), None)


def exactly(dollars: Decimal | None) -> Amount:
    """An answered amount, or an unknown one when it was not answered."""
    return UNKNOWN if dollars is None else Amount(dollars, dollars)


def pay_a_month(job: Job) -> Amount:
    """What a job pays a month before taxes."""
    if job.pay is None or job.pay_period is None:
        return UNKNOWN
    times = PAYS_A_MONTH[job.pay_period]
    if job.pay_period is PayPeriod.HOURLY:
        if job.hours_a_week is None:
            return UNKNOWN
        times *= job.hours_a_week
    return exactly(job.pay * times)


def earned_a_month(application: Application) -> Amount:
    """Wages, and self-employment less its expenses (never below zero), of everybody whose income counts."""
    return _total(_earned(member) for member in _whose_income_counts(application))


def unearned_a_month(application: Application) -> Amount:
    """Income that is not from work, of everybody whose income counts."""
    return _total(_unearned(member) for member in _whose_income_counts(application))


def _whose_income_counts(application: Application) -> list[Member]:
    """Those who apply, and those who eat with them without applying.

    The latter's share is in truth prorated (7 CFR 273.11(c)); counted whole, an estimate is rather too low.
    """
    return [member for member in application.members if member.is_applying or member.eats_with_applicant]


def _earned(member: Member) -> Amount:
    wages = UNKNOWN if member.jobs is None else _total(map(pay_a_month, member.jobs))
    return wages + _self_employed(member)


def _self_employed(member: Member) -> Amount:
    work = member.self_employment
    if work is None:
        return UNKNOWN if member.is_self_employed is None else NOTHING
    if work.income_a_month is None:
        return UNKNOWN
    if work.expenses_a_month is None:
        return Amount(Decimal(0), work.income_a_month)
    return exactly(max(Decimal(0), work.income_a_month - work.expenses_a_month))


def _unearned(member: Member) -> Amount:
    if member.other_income is None:
        return UNKNOWN
    return _total(exactly(income.amount_a_month) for income in member.other_income)


def _total(amounts: Iterable[Amount]) -> Amount:
    return sum(amounts, NOTHING)
