from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byfive.application import Application, Expenses, IncomeKind, Job, OtherIncome, PayPeriod, Resources, Utility
from byfive.benefit import (
    Figures,
    allotment,
    estimate,
    full_month,
    initial_month,
    is_expedited,
    net_income,
    value_of_a_day,
)
from byfive.errors import NoBenefitTable
from tests.byfive.households import household, member, without_income

IN_FY25, IN_FY26, IN_FY27 = date(2025, 3, 1), date(2026, 3, 1), date(2026, 11, 23)

fulls = st.integers(0, 3000)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


# --- proration ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("full", "day", "dollars"),
    [(35, 20, 12), (241, 28, 24), (241, 31, 0), (925, 20, 339)],
)
def test_published_examples_of_the_initial_month(full: int, day: int, dollars: int):
    """Pennsylvania's SNAP handbook, manual 568 appendix C."""
    assert initial_month(full, day) == dollars


@given(fulls, st.integers(1, 30))
def test_a_later_day_never_pays_more(full: int, day: int):
    assert initial_month(full, day + 1) <= initial_month(full, day)


@given(fulls, st.integers(1, 31))
def test_an_initial_month_is_nothing_or_ten_dollars_to_the_full(full: int, day: int):
    dollars = initial_month(full, day)
    assert dollars == 0 or 10 <= dollars <= full


@given(st.integers(10, 3000))
def test_filed_on_the_first_the_whole_month_is_paid(full: int):
    assert initial_month(full, 1) == full


@pytest.mark.parametrize("day", [0, 32])
def test_a_day_that_is_none_is_refused(day: int):
    with pytest.raises(ValueError, match="not a day of a month"):
        initial_month(300, day)


# --- what a day is worth -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filed", "slips_to", "thirtieths"),
    [
        pytest.param(date(2026, 11, 23), date(2026, 11, 24), 1, id="one day"),
        pytest.param(date(2026, 11, 20), date(2026, 11, 23), 3, id="Friday to Monday is 10 percent"),
        pytest.param(date(2026, 9, 4), date(2026, 9, 8), 4, id="with a Monday holiday"),
        pytest.param(date(2026, 11, 18), date(2026, 11, 23), 5, id="five days"),
        pytest.param(date(2026, 12, 30), date(2026, 12, 31), 0, id="30th to 31st costs nothing"),
        pytest.param(date(2026, 12, 31), date(2027, 1, 1), 1, id="the 31st counts as the 30th"),
        pytest.param(date(2027, 2, 28), date(2027, 3, 1), 3, id="28 February loses the whole partial month"),
        pytest.param(date(2026, 10, 30), date(2026, 11, 2), 2, id="30th to the 2nd loses a day of the next month too"),
        pytest.param(date(2026, 12, 31), date(2027, 1, 4), 4, id="over the new year"),
    ],
)
def test_a_slip_costs_thirtieths_of_the_full_month(filed: date, slips_to: date, thirtieths: int):
    assert value_of_a_day(900, filed, slips_to) == 30 * thirtieths


def test_a_family_of_four_at_the_maximum_loses_about_a_hundred_dollars_over_a_weekend():
    assert value_of_a_day(994, date(2026, 3, 6), date(2026, 3, 9)) == pytest.approx(100, abs=1)


def test_the_last_day_of_the_month_costs_nothing_where_its_part_is_not_issued():
    assert value_of_a_day(299, date(2026, 9, 30), date(2026, 10, 1)) == 0
    assert value_of_a_day(300, date(2026, 9, 30), date(2026, 10, 1)) == 10


@given(fulls, st.lists(days, min_size=3, max_size=3).map(sorted))
def test_a_longer_slip_never_costs_less_and_slips_add_up(full: int, dates: list[date]):
    first, second, third = dates
    part, rest = value_of_a_day(full, first, second), value_of_a_day(full, second, third)
    assert value_of_a_day(full, first, third) == part + rest
    assert part >= 0
    assert rest >= 0


def test_a_slip_backwards_is_refused():
    with pytest.raises(ValueError, match="is before"):
        value_of_a_day(300, date(2026, 11, 24), date(2026, 11, 23))


# --- allotments --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "size", "dollars"),
    [
        (IN_FY25, 1, 292),
        (IN_FY25, 4, 975),
        (IN_FY25, 10, 1756 + 2 * 220),
        (IN_FY26, 1, 298),
        (IN_FY26, 8, 1789),
        (IN_FY26, 9, 1789 + 218),
        (IN_FY27, 1, 306),
        (IN_FY27, 2, 546),
    ],
)
def test_the_maximum_allotment_is_the_published_one(on: date, size: int, dollars: int):
    assert allotment(size, 0, on) == dollars


@pytest.mark.parametrize(("on", "minimum"), [(IN_FY25, 23), (IN_FY26, 24), (IN_FY27, 25)])
def test_one_or_two_people_get_at_least_the_minimum_and_three_may_get_nothing(on: date, minimum: int):
    assert [allotment(size, 100_000, on) for size in (1, 2, 3)] == [minimum, minimum, 0]


def test_thirty_percent_of_net_income_is_rounded_up():
    assert allotment(3, 101, IN_FY26) == 785 - 31


def test_tables_change_on_the_first_of_october():
    assert allotment(1, 0, date(2025, 9, 30)) == 292
    assert allotment(1, 0, date(2025, 10, 1)) == 298
    assert allotment(1, 0, date(2026, 10, 1)) == 306


def test_a_day_before_the_oldest_table_is_refused():
    with pytest.raises(NoBenefitTable, match="2024-09-30"):
        allotment(1, 0, date(2024, 9, 30))


# --- net income --------------------------------------------------------------------------------------


def test_net_income_by_hand():
    """Three people, $1,500 earned, $200 unearned, $1,100 rent, energy: 1700 - 300 - 209 = 1191; shelter
    1100 + 663 - 595.50 = 1167.50, capped at 744; net 447; 30 % rounded up is 135; 785 - 135."""
    figures = Figures(size=3, earned=Decimal(1500), unearned=Decimal(200), housing=Decimal(1100), pays_for_energy=True)
    assert net_income(figures, IN_FY26) == 447
    assert full_month(figures, IN_FY26).dollars == 650


def test_shelter_is_not_capped_for_the_elderly_or_disabled_and_medical_costs_over_35_count():
    """1700 - 300 - 209 - (135 - 35) = 1091; shelter 1100 + 663 - 545.50 = 1217.50: nothing is left."""
    figures = Figures(
        size=3,
        earned=Decimal(1500),
        unearned=Decimal(200),
        housing=Decimal(1100),
        pays_for_energy=True,
        medical=Decimal(135),
        has_elderly_or_disabled=True,
    )
    assert net_income(figures, IN_FY26) == 0


def test_medical_costs_of_the_young_and_able_do_not_count():
    plain = Figures(size=1, unearned=Decimal(900))
    with_medical = Figures(size=1, unearned=Decimal(900), medical=Decimal(300))
    assert net_income(plain, IN_FY26) == net_income(with_medical, IN_FY26) == 691


def test_a_homeless_household_gets_the_homeless_shelter_deduction():
    assert net_income(Figures(size=1, unearned=Decimal(900), is_homeless=True), IN_FY26) == 492  # 691 - 198.99


dollars = st.decimals(0, 5000, places=2)
figures_of_a_household = st.builds(
    Figures,
    size=st.integers(1, 12),
    earned=dollars,
    unearned=dollars,
    housing=dollars,
    pays_for_energy=st.booleans(),
    dependent_care=dollars,
    medical=dollars,
    has_elderly_or_disabled=st.booleans(),
    is_homeless=st.booleans(),
)


@given(figures_of_a_household, st.dates(date(2024, 10, 1), date(2029, 1, 1)))
def test_a_benefit_is_between_nothing_and_the_maximum(figures: Figures, on: date):
    assert 0 <= full_month(figures, on).dollars <= allotment(figures.size, 0, on)
    assert net_income(figures, on) <= figures.earned + figures.unearned + 1


# --- estimates for applications ----------------------------------------------------------------------


def test_only_members_who_apply_count_as_size():
    family = household(without_income(), without_income(2), without_income(3, is_applying=False))
    assert estimate(family, IN_FY26).dollars == 546


def test_nobody_who_applies_gets_nothing():
    assert estimate(household(without_income(is_applying=False)), IN_FY26).dollars == 0


def test_incomes_not_answered_count_as_none_and_it_is_said():
    unanswered = estimate(household(member()), IN_FY26)
    answered = estimate(household(without_income()), IN_FY26)
    assert unanswered.dollars == answered.dollars == 298
    assert "incomes not answered count as none" in unanswered.how
    assert "not answered" not in answered.how


def test_an_estimate_says_when_its_figures_are_carried_over():
    wage = (Job(pay=Decimal(1000), pay_period=PayPeriod.MONTHLY),)
    assert not estimate(household(without_income()), IN_FY27).is_estimate_table
    assert estimate(household(without_income(), without_income(2)), IN_FY27).is_estimate_table
    assert estimate(household(without_income(jobs=wage)), IN_FY27).is_estimate_table
    assert not estimate(household(without_income(jobs=wage)), IN_FY26).is_estimate_table
    assert estimate(household(without_income()), date(2027, 10, 1)).is_estimate_table


def test_how_it_came_about_holds_none_of_the_answers():
    wage = (Job(pay=Decimal(1234), pay_period=PayPeriod.MONTHLY),)
    assert "1234" not in estimate(household(without_income(jobs=wage)), IN_FY27).how


def test_a_members_sixtieth_birthday_lifts_the_shelter_cap():
    income = (OtherIncome(kind=IncomeKind.PENSION, amount_a_month=1000),)
    home = Expenses(rent_or_mortgage=1500)
    senior = household(without_income(birth_date=date(1966, 3, 2), other_income=income), expenses=home)
    assert estimate(senior, date(2026, 3, 1)).dollars < estimate(senior, date(2026, 3, 2)).dollars


def test_the_application_and_the_figures_give_the_same():
    wages = (Job(pay=Decimal(750), pay_period=PayPeriod.TWICE_A_MONTH),)
    other = (OtherIncome(kind=IncomeKind.CHILD_SUPPORT, amount_a_month=200),)
    family = household(
        without_income(jobs=wages, other_income=other),
        without_income(2),
        without_income(3),
        expenses=Expenses(rent_or_mortgage=1100, property_tax=0, home_insurance=0, utilities=(Utility.GAS,)),
    )
    assert estimate(family, IN_FY26).dollars == 650


# --- expedited service -------------------------------------------------------------------------------


def poor(**answers: Any) -> Application:
    """A household that answered everything: no income, $100, no housing costs."""
    complete: dict[str, Any] = {
        "resources": Resources(cash=Decimal(60), bank_accounts=Decimal(40)),
        "expenses": Expenses(rent_or_mortgage=0, property_tax=0, home_insurance=0, utilities=()),
        "is_migrant_farm_worker": False,
        "in_violence_shelter": False,
    }
    return household(without_income(), **(complete | answers))


def earning(dollars_a_month: str, **answers: Any) -> Application:
    wage = Job(pay=Decimal(dollars_a_month), pay_period=PayPeriod.MONTHLY)
    return poor(**answers).model_copy(update={"members": (without_income(jobs=(wage,)),)})


SAVINGS = Resources(cash=Decimal(0), bank_accounts=Decimal("100.01"))


@pytest.mark.parametrize(
    ("application", "answer"),
    [
        pytest.param(poor(), True, id="no income and exactly 100 dollars"),
        pytest.param(poor(resources=SAVINGS), False, id="a cent over 100 dollars"),
        pytest.param(earning("149.99"), True, id="income just under 150"),
        pytest.param(earning("150"), False, id="income of 150"),
        pytest.param(earning("150", is_migrant_farm_worker=True), True, id="farm worker with at most 100"),
        pytest.param(poor(resources=SAVINGS, is_migrant_farm_worker=True), False, id="farm worker with savings"),
        pytest.param(poor(resources=SAVINGS, in_violence_shelter=True), True, id="violence shelter"),
        pytest.param(
            earning("800", expenses=Expenses(rent_or_mortgage=901, property_tax=0, home_insurance=0, utilities=())),
            True,
            id="income and money under the rent",
        ),
        pytest.param(
            earning("800", expenses=Expenses(rent_or_mortgage=900, property_tax=0, home_insurance=0, utilities=())),
            False,
            id="income and money equal to the rent",
        ),
        pytest.param(
            earning(
                "800",
                expenses=Expenses(
                    rent_or_mortgage=300, property_tax=0, home_insurance=0, utilities=(Utility.ELECTRICITY,)
                ),
            ),
            True,
            id="the utility allowance counts with the rent",
        ),
        pytest.param(household(member()), None, id="nothing answered"),
        pytest.param(poor(resources=Resources(cash=Decimal(60))), None, id="accounts not answered"),
        pytest.param(household(member(), in_violence_shelter=True), True, id="one sure reason is enough"),
        pytest.param(poor(resources=SAVINGS, expenses=Expenses()), None, id="housing not answered"),
        pytest.param(earning("150", is_migrant_farm_worker=None), None, id="farm work not answered"),
    ],
)
def test_expedited_service(application: Application, answer: bool | None):
    assert is_expedited(application, IN_FY26) is answer
