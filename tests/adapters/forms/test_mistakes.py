"""Mistakes in a declaration are found when it is loaded, all of them at once, each with its place and its remedy."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from adapters.forms import (
    DeclarationMistake,
    FaultyDeclaration,
    Gate,
    Money,
    Page,
    Select,
    Text,
    TickMembers,
    any_member,
    applicant,
    application,
    both,
    is_not,
    job,
    jobs_of,
    member,
    yes,
)
from tests.adapters.forms.field_slips import FIELD_SLIPS, GIVEN, HOMELESS
from tests.adapters.forms.form_slips import FORM_SLIPS
from tests.adapters.forms.mini import (
    form_of,
    mistakes,
    mistakes_in,
    page,
    portal,
)

SLIPS = FIELD_SLIPS | FORM_SLIPS


@pytest.mark.parametrize("name", SLIPS)
def test_a_mistake_says_where_it_is_what_was_found_and_what_to_write(name: str) -> None:
    slip = SLIPS[name]
    found = [mistake for mistake in mistakes(slip.declare) if slip.found in mistake.found]
    assert len(found) == 1, [str(mistake) for mistake in mistakes(slip.declare)]
    assert found[0].place == slip.place
    assert slip.remedy in found[0].remedy
    assert found[0].remedy


@pytest.mark.parametrize("name", SLIPS)
def test_one_slip_is_told_once(name: str) -> None:
    told = [str(mistake) for mistake in mistakes(SLIPS[name].declare)]
    assert len(set(told)) == len(told) <= 2


def test_all_mistakes_are_told_at_once_and_the_message_lists_them() -> None:
    fields = [
        Text("First name", member.name.givn, longst=15),  # type: ignore[attr-defined, call-arg]
        Money("Rent", application.expenses.rent),  # type: ignore[attr-defined]
        Select("Sex", applicant.sex, options={"man": "M"}),
    ]
    with pytest.raises(FaultyDeclaration) as caught:
        form_of(page(*fields), portal=portal(address="mini"))
    told = str(caught.value).splitlines()
    assert told == [
        "The declaration of 'mini' has 6 mistakes:",
        "  - mini, page 'one', field 'First name': has no 'longst'. Did you mean longest?",
        "  - mini, page 'one', field 'First name': member.name has no 'givn'. Did you mean member.name.given?",
        "  - mini, page 'one', field 'Rent': application.expenses has no 'rent'. "
        "It has: child_support_paid, dependent_care, home_insurance, medical, property_tax, rent_or_mortgage, utilities.",
        "  - mini, page 'one', field 'Sex': has no option for: female, male, other. "
        "Map each answer to the county's words, or say otherwise=... for the rest.",
        "  - mini, page 'one', field 'Sex': maps an answer that applicant.sex never gives: man. "
        "It is one of: female, male, other.",
        "  - mini, portal: is at 'mini'. Write the address of its sign-in page, beginning with https://.",
    ]


def test_a_broken_gate_is_told_where_it_is_first_used_and_only_there() -> None:
    works = Gate("works", who=member.has_jobs)  # type: ignore[attr-defined]
    asked = page(TickMembers("Who works?", works))
    follows = Page("job", heading="{member}", each=jobs_of(works), fields=[Text("Employer", job.employer)])
    (mistake,) = mistakes(lambda: form_of(asked, follows))
    assert str(mistake) == (
        "mini, page 'one', field 'Who works?': member has no 'has_jobs'. Did you mean member.has_job?"
    )


def test_a_field_that_stands_on_two_pages_is_told_once() -> None:
    shared = Text("First name", GIVEN, longest=0)
    assert len(mistakes(lambda: form_of(page(shared), Page("two", heading="Two", fields=[shared])))) == 1


def test_the_same_misspelling_on_two_lines_is_told_for_both() -> None:
    told = mistakes_in(Text("A", applicant.name.givn), Text("B", applicant.name.givn))  # type: ignore[attr-defined]
    assert [mistake.place[-3:] for mistake in told] == ["'A'", "'B'"]


def test_a_broken_source_goes_through_every_word_of_the_language() -> None:
    lost = member.has_jobs  # type: ignore[attr-defined]
    words = (yes(lost), both(HOMELESS, lost), any_member(lost), is_not(lost, "x"), lost.of.anything)
    for word in words:
        (mistake,) = mistakes_in(Text("A", GIVEN, when=word))
        assert mistake.found == "member has no 'has_jobs'"


@pytest.mark.parametrize(
    "python",
    [
        lambda: application.is_homeless and application.has_home,
        lambda: not application.is_homeless,
        lambda: "x" if application.is_homeless else "y",
    ],
)
def test_pythons_own_and_or_not_if_are_refused_where_they_stand(python: Callable[[], object]) -> None:
    with pytest.raises(DeclarationMistake, match="not known yet") as caught:
        python()
    assert "both(...)" in caught.value.mistake.remedy


def test_a_faulty_declaration_travels_between_processes() -> None:
    with pytest.raises(FaultyDeclaration) as caught:
        form_of(page(Text("A", GIVEN, longest=0)))
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)
    assert again.mistakes == caught.value.mistakes
