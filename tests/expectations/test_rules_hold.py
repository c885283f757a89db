"""What the rules of more than one answer say, over any answers (Hypothesis)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byfive.application import Address, Related, Relationship
from byfive.counties import County, HolidayCalendar
from expectations.core import CORE
from expectations.household_rules import MILITARY_ZIPS, military_zip_fits
from expectations.people_rules import (
    age,
    elders_are_older,
    is_nobodys_own_ancestor,
    ssn_is_nobody_elses,
    ssn_is_possible,
    statements_agree,
)
from expectations.rules import Matches, NeverMatches
from expectations.subjects import MEMBER, RELATIONSHIP, Subject, subjects
from tests.expectations.applications import TODAY, household, person

COUNTY = County(name="mini", title="Mini County", holidays=HolidayCalendar(base=()))
DAYS = st.dates(date(1900, 1, 1), TODAY)
DIGITS = st.text("0123456789", min_size=9, max_size=9)
STATEMENTS = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from(Relationship), st.integers(1, 4)).filter(lambda it: it[0] != it[2]),
    max_size=6,
)


def related(
    statements: list[tuple[int, Relationship, int]], about: str, born: list[date] | None = None
) -> list[Subject]:
    """The rows of four people about whom this was said."""
    people = [person(number, **({"birth_date": born[number - 1]} if born else {})) for number in range(1, 5)]
    stated = tuple(Related(of=f"m{of}", relationship=what, to=f"m{to}") for of, what, to in statements)
    return list(subjects(about, household(*people, relationships=stated), COUNTY, TODAY))


def pattern(rule: str) -> str:
    check = next(it.check for it in CORE if it.id == rule)
    assert isinstance(check, Matches | NeverMatches)
    return check.pattern


@given(DIGITS)
def test_made_up_numbers_from_900_are_possible_unless_one_digit_repeats(digits: str) -> None:
    ssn = "9" + digits[1:]
    assert ssn_is_possible(ssn) == (len(set(ssn)) > 1)


@given(DIGITS)
def test_an_impossible_area_group_or_serial_is_never_possible(digits: str) -> None:
    below = "1" + digits[1:]
    for wrong in ("000" + digits[3:], "666" + digits[3:], below[:3] + "00" + below[5:], below[:5] + "0000"):
        assert not ssn_is_possible(wrong)


@given(st.lists(st.none() | st.sampled_from(["912345678", "923456789", "934567890"]), min_size=4, max_size=4))
def test_each_number_is_told_once_less_than_it_is_used(numbers: list[str | None]) -> None:
    rows = subjects(MEMBER, household(*(person(n, ssn=it) for n, it in enumerate(numbers, 1))), COUNTY, TODAY)
    given_ = [number for number in numbers if number is not None]
    assert sum(not ssn_is_nobody_elses(row) for row in rows) == len(given_) - len(set(given_))


@given(DAYS, st.integers(0, 110))
def test_somebody_comes_of_an_age_on_the_birthday_and_not_before(born: date, years: int) -> None:
    try:
        birthday = born.replace(year=born.year + years)
    except ValueError:  # 29 February: of age on 1 March
        birthday = date(born.year + years, 3, 1)
    assert age(born, birthday) == years
    assert age(born, birthday - timedelta(days=1)) == years - 1


@given(STATEMENTS)
def test_saying_it_again_the_other_way_round_changes_no_judgement(said: list[tuple[int, Relationship, int]]) -> None:
    again = [(to, what.inverse, of) for of, what, to in said]
    for rule in (statements_agree, elders_are_older):
        once = {row.key: rule(row) for row in related(said, RELATIONSHIP)}
        assert {row.key: rule(row) for row in related(said + again, RELATIONSHIP)} == once


@given(STATEMENTS)
def test_relationships_agree_exactly_when_each_pair_has_one(said: list[tuple[int, Relationship, int]]) -> None:
    kinds: dict[tuple[int, int], set[Relationship]] = {}
    for of, what, to in said:
        kinds.setdefault((min(of, to), max(of, to)), set()).add(what if of < to else what.inverse)
    told = {row.key for row in related(said, RELATIONSHIP) if not statements_agree(row)}
    assert told == {f"m{of}/m{to}" for (of, to), found in kinds.items() if len(found) > 1}


@given(st.lists(DAYS, min_size=4, max_size=4, unique=True), STATEMENTS)
def test_whoever_is_an_ancestor_by_age_as_well_is_nobodys_own(born: list[date], said: list) -> None:
    in_order = [(of, what, to) for of, what, to in said if what in (Relationship.PARENT, Relationship.GRANDPARENT)]
    in_order = [(of, what, to) for of, what, to in in_order if born[of - 1] < born[to - 1]]
    assert all(elders_are_older(row) for row in related(in_order, RELATIONSHIP, born))
    assert all(is_nobodys_own_ancestor(row) for row in related(in_order, MEMBER, born))
    if in_order:
        of, what, to = in_order[0]
        turned = [*in_order, (to, what, of)]
        assert not all(elders_are_older(row) for row in related(turned, RELATIONSHIP, born))
        assert not all(is_nobodys_own_ancestor(row) for row in related(turned, MEMBER, born))


@given(st.integers(0, 99999), st.sampled_from(["CA", "NY", "AA", "AE", "AP"]))
def test_a_military_state_and_zip_come_together_or_not_at_all(number: int, state: str) -> None:
    zip_code = f"{number:05d}"
    area = int(zip_code[:3])
    of_zip = "AA" if area == 340 else "AE" if 90 <= area <= 98 else "AP" if 962 <= area <= 966 else None
    fits = military_zip_fits(Address(line1="PSC 1", city="APO", state=state, zip=zip_code))
    assert fits == (of_zip == (state if state in MILITARY_ZIPS else None))


@given(st.integers(0, 99999))
def test_california_is_from_900_to_961(number: int) -> None:
    assert bool(re.search(pattern("core.home_zip_in_california"), f"{number:05d}")) == (900 <= number // 100 <= 961)


@given(st.text(min_size=1, max_size=12), st.characters(categories=["Lu", "Ll", "Lo"]))
def test_a_name_with_a_letter_of_any_script_has_letters(text: str, letter: str) -> None:
    assert re.search(pattern("core.name_has_letters"), text + letter)


@given(st.text("0123456789 -_.,'&/#@", min_size=1, max_size=12))
def test_a_name_of_digits_and_marks_has_no_letters(text: str) -> None:
    assert not re.search(pattern("core.name_has_letters"), text)


@given(st.integers(2, 9), st.integers(0, 99), st.integers(0, 99))
def test_numbers_from_555_01_are_fine_in_every_area(first: int, area: int, line: int) -> None:
    fine = bool(re.search(pattern("core.phone_possible"), f"{first}{area:02d}55501{line:02d}"))
    assert fine == (area != 11)


@pytest.mark.parametrize("about", [MEMBER, RELATIONSHIP])
def test_a_subject_never_shows_what_was_answered(about: str) -> None:
    rows = related([(1, Relationship.SPOUSE, 2)], about)
    assert rows
    assert [repr(row) for row in rows] == [f"Subject({row.key})" for row in rows]
