"""What a household can expect a month, and what a day's delay costs it.

An *estimate*, to order work by the dollars at stake and to price a missed deadline; no decision on anybody's benefit.
Figures and rules as DOMAIN 1 has them: allotments, deductions and gross limits from PolicyEngine's
``policyengine-us`` snap parameters (commit 8914f89; the minimum of FY27 from 791edcb), the computation from
Santa Clara's handbook and New Hampshire's table G, proration from 7 CFR 273.10(a)(1)(ii) and MPP 63-503.131.

Left out, and so not in any figure here: the gross limit of 200 % of poverty (at worst a household of one
or two is put at the minimum instead of nothing), child support paid, and the exemption from
proration of farm workers with a break of at most 30 days.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from byfive.application import Application, Member, Utility
from byfive.errors import NoBenefitTable
from byfive.incomes import Amount, earned_a_month, exactly, unearned_a_month

_NO_DOLLARS = Decimal(0)
_SMALLEST_ISSUED = 10  # an initial month below this is not issued
_MEDICAL_BORNE = Decimal(35)
_ELDERLY_FROM = 60


@dataclass(frozen=True, kw_only=True)
class Table:
    """The figures of one federal fiscal year, in dollars a month (48 states and California).

    ``published_sizes``: the household sizes whose allotment is published; the others are carried over from
    the year before. ``None``: all are.
    """

    name: str
    begins: date
    allotments: tuple[int, ...]  # for 1, 2, … 8 people
    each_extra: int
    minimum: int  # for one or two people
    standard_deduction: tuple[int, ...]  # for 1, 2, … 6 and more people
    shelter_cap: int
    homeless_shelter: Decimal
    utility_allowance: int  # California's standard utility allowance
    published_sizes: frozenset[int] | None = None
    deductions_published: bool = True


FY25 = Table(
    name="FY25",
    begins=date(2024, 10, 1),
    allotments=(292, 536, 768, 975, 1158, 1390, 1536, 1756),
    each_extra=220,
    minimum=23,
    standard_deduction=(204, 204, 204, 217, 254, 291),
    shelter_cap=712,
    homeless_shelter=Decimal("190.30"),
    utility_allowance=645,
)
FY26 = Table(
    name="FY26",
    begins=date(2025, 10, 1),
    allotments=(298, 546, 785, 994, 1183, 1421, 1571, 1789),
    each_extra=218,
    minimum=24,
    standard_deduction=(209, 209, 209, 223, 261, 299),
    shelter_cap=744,
    homeless_shelter=Decimal("198.99"),
    utility_allowance=663,
)
FY27 = Table(
    name="FY27",
    begins=date(2026, 10, 1),
    allotments=(306, *FY26.allotments[1:]),
    each_extra=FY26.each_extra,
    minimum=25,
    standard_deduction=FY26.standard_deduction,
    shelter_cap=FY26.shelter_cap,
    homeless_shelter=FY26.homeless_shelter,
    utility_allowance=FY26.utility_allowance,
    published_sizes=frozenset({1}),
    deductions_published=False,
)
TABLES = (FY25, FY26, FY27)
_LAST_TABLE_ENDS = date(2027, 10, 1)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What the computation needs of a household: dollars a month."""

    size: int
    earned: Decimal = _NO_DOLLARS
    unearned: Decimal = _NO_DOLLARS
    housing: Decimal = _NO_DOLLARS  # rent or mortgage, property tax, insurance
    pays_for_energy: bool = False  # earns the standard utility allowance
    dependent_care: Decimal = _NO_DOLLARS
    medical: Decimal = _NO_DOLLARS
    has_elderly_or_disabled: bool = False
    is_homeless: bool = False


@dataclass(frozen=True)
class Estimate:
    """A full month's benefit in whole dollars.

    ``is_estimate_table``: a figure that was needed is not published and was carried over from an earlier year.
    ``how`` says how it came about, in words without any of the client's answers.
    """

    dollars: Decimal
    is_estimate_table: bool
    how: str


def table(on: date) -> Table:
    """The table in force on a day; the newest one for days after it. Raises :class:`NoBenefitTable` for days before."""
    in_force = [candidate for candidate in TABLES if candidate.begins <= on]
    if not in_force:
        raise NoBenefitTable(on.isoformat(), TABLES[0].begins.isoformat())
    return in_force[-1]


def net_income(figures: Figures, on: date) -> Decimal:
    """Income after deductions, to the nearest dollar, never below zero.

    Gross less 20 % of earned income, the standard deduction, dependent care, medical costs over $35 (elderly or
    disabled), and excess shelter: housing and the utility allowance less half of the income after the other deductions,
    capped unless somebody is elderly or disabled. A homeless household gets the homeless shelter
    deduction when that is more.
    """
    year = table(on)
    deductions = figures.earned / 5 + figures.dependent_care
    deductions += year.standard_deduction[min(figures.size, len(year.standard_deduction)) - 1]
    if figures.has_elderly_or_disabled:
        deductions += max(_NO_DOLLARS, figures.medical - _MEDICAL_BORNE)
    before_shelter = max(_NO_DOLLARS, figures.earned + figures.unearned - deductions)
    utilities = year.utility_allowance if figures.pays_for_energy else 0
    shelter = max(_NO_DOLLARS, figures.housing + utilities - before_shelter / 2)
    if not figures.has_elderly_or_disabled:
        shelter = min(shelter, Decimal(year.shelter_cap))
    if figures.is_homeless:
        shelter = max(shelter, year.homeless_shelter)
    return max(_NO_DOLLARS, before_shelter - shelter).quantize(Decimal(1), ROUND_HALF_UP)


def allotment(size: int, net_income: Decimal | int, on: date) -> int:
    """A full month's dollars: the maximum less 30 % of net income (rounded up), at least the minimum for one or two."""
    year = table(on)
    largest = len(year.allotments)
    maximum = year.allotments[min(size, largest) - 1] + year.each_extra * max(0, size - largest)
    benefit = maximum - math.ceil(Decimal(net_income) * 3 / 10)
    return max(benefit, year.minimum if size <= 2 else 0)


def full_month(figures: Figures, on: date) -> Estimate:
    """A full month's benefit of a household with these figures, by the table in force on a day."""
    year = table(on)
    dollars = Decimal(allotment(figures.size, net_income(figures, on), on))
    carried_over = on >= _LAST_TABLE_ENDS or not (year.published_sizes is None or figures.size in year.published_sizes)
    if figures.earned + figures.unearned > 0 and not year.deductions_published:
        carried_over = True
    how = f"table {year.name} for a household of {figures.size}"
    if carried_over:
        how += "; some figures of that year are not published here and were carried over from the year before"
    return Estimate(dollars, carried_over, how)


def estimate(application: Application, on: date) -> Estimate:
    """A full month's benefit of the members who apply. What was not answered counts as none, and ``how`` says so."""
    size = sum(member.is_applying for member in application.members)
    if size == 0:
        return Estimate(_NO_DOLLARS, False, "nobody in the household applies")
    earned, unearned = earned_a_month(application), unearned_a_month(application)
    expenses = application.expenses
    figures = Figures(
        size=size,
        earned=earned.least,
        unearned=unearned.least,
        housing=_housing(application).least,
        pays_for_energy=bool({Utility.ELECTRICITY, Utility.GAS} & set(expenses.utilities or ())),
        dependent_care=expenses.dependent_care or _NO_DOLLARS,
        medical=expenses.medical or _NO_DOLLARS,
        has_elderly_or_disabled=any(_elderly_or_disabled(m, on) for m in application.members if m.is_applying),
        is_homeless=application.is_homeless is True,
    )
    found = full_month(figures, on)
    if (earned + unearned).most is None:
        return Estimate(found.dollars, found.is_estimate_table, found.how + "; incomes not answered count as none")
    return found


def initial_month(full: Decimal | int, day: int) -> int:
    """Dollars for the month of filing, filed on that day of the month; less than $10 is not issued.

    ``full * (31 - day) / 30`` in whole dollars, whatever the month's length; the 31st counts as the 30th.
    """
    if not 1 <= day <= 31:
        raise ValueError(f"{day} is not a day of a month")
    prorated = math.floor(Decimal(full) * (31 - min(day, 30)) / 30)
    return prorated if prorated >= _SMALLEST_ISSUED else 0


def value_of_a_day(full: Decimal | int, filing_date: date, next_filing_date: date) -> Decimal:
    """The dollars a household loses when its filing date slips from one date to a later one.

    It is what is paid from the first date to the end of the later date's month, less what is paid when the later date
    counts. Within a month: the difference of the two initial months (1/30 of the full month a day; nothing from the
    30th to the 31st). Into the next month: the whole partial month that is lost, and besides it what the next month
    then lacks, being prorated from its own day: nothing if that is the 1st. So Friday the 30th to Monday the 2nd loses
    2/30. Raises ``ValueError`` when the second date is before the first.
    """
    if next_filing_date < filing_date:
        raise ValueError(f"{next_filing_date} is before {filing_date}")
    months = (next_filing_date.year - filing_date.year) * 12 + next_filing_date.month - filing_date.month
    paid_early = initial_month(full, filing_date.day) + Decimal(full) * months
    return paid_early - initial_month(full, next_filing_date.day)


def is_expedited(application: Application, on: date) -> bool | None:
    """Whether the household is entitled to expedited service; ``None``: undetermined, answers are missing.

    Any of (DOMAIN 1, Santa Clara's handbook and calfresh.guide): gross income under $150 and at most $100 in cash and
    accounts; income and cash and accounts under housing and utilities (California's allowance when energy is paid for);
    farm workers with at most $100 (whether they are destitute is not asked: taken so); a violence shelter's residents.
    """
    income = earned_a_month(application) + unearned_a_month(application)
    liquid = exactly(application.resources.cash) + exactly(application.resources.bank_accounts)
    over_100 = exactly(Decimal(100)).is_under(liquid)
    has_at_most_100 = None if over_100 is None else not over_100
    reasons = (
        application.in_violence_shelter,
        _both(income.is_under(exactly(Decimal(150))), has_at_most_100),
        _both(application.is_migrant_farm_worker, has_at_most_100),
        (income + liquid).is_under(_housing(application) + _utilities(application, on)),
    )
    if True in reasons:
        return True
    return None if None in reasons else False


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _housing(application: Application) -> Amount:
    expenses = application.expenses
    return exactly(expenses.rent_or_mortgage) + exactly(expenses.property_tax) + exactly(expenses.home_insurance)


def _utilities(application: Application, on: date) -> Amount:
    allowance = Decimal(table(on).utility_allowance)
    utilities = application.expenses.utilities
    if utilities is None:
        return Amount(_NO_DOLLARS, allowance)
    return exactly(allowance if {Utility.ELECTRICITY, Utility.GAS} & set(utilities) else _NO_DOLLARS)


def _elderly_or_disabled(member: Member, on: date) -> bool:
    if member.is_disabled:
        return True
    born = member.birth_date
    return born is not None and (on.year - born.year - ((on.month, on.day) < (born.month, born.day))) >= _ELDERLY_FROM
