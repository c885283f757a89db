"""Members: pages for each of them, their jobs, incomes and pairs; gates that feed ticks and pages alike."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from adapters.forms import (
    Gate,
    Money,
    Page,
    Rendition,
    Select,
    Text,
    TickMembers,
    YesNo,
    all_but_the_last,
    everyone,
    is_one_of,
    is_under,
    item,
    items_of,
    job,
    jobs_of,
    later_members,
    member,
    members_for_whom,
    more_turns,
    other_members,
    relationship,
    render,
    the_applicant,
)
from adapters.forms import other as the_other
from adapters.forms.sources import Turn
from byfive.application import (
    Application,
    IncomeKind,
    Job,
    Member,
    Name,
    OtherIncome,
    Related,
    Relationship,
    SelfEmployment,
    Sex,
)
from tests.adapters.forms.mini import SHOWN_AS, codes, form_of, rendered
from tests.expectations.applications import TODAY, household, person

jobholders = Gate("has a job", who=member.has_job)
WHO_WORKS = TickMembers("Who has a job?", jobholders, nobody="No one")
MORE = Page("job", heading="{member}'s job", says="Job {turn}", each=jobs_of(jobholders), fields=[
    Text("Employer", job.employer),
    YesNo("Does {member} have another?", more_turns),
])  # fmt: skip
PACKER, COOK = Job(employer="Valley Packing"), Job(employer="Hilltop Diner")


def pages(rendition: Rendition, name: str) -> list[Any]:
    return [text for text in rendition.pages if text.page.name == name]


def family_of(*members: Member) -> Application:
    return household(*members)


def test_a_list_of_members_has_a_box_for_each_by_the_name_under_which_the_county_shows_them() -> None:
    text = rendered(WHO_WORKS, family_of(person(jobs=(PACKER,)), person(2, jobs=()))).pages[0].fields[0]
    assert (text.among, text.texts, text.ticked) == (("Ana", "Luis", "No one"), ("Ana",), (0,))
    assert text.notes == ()


def test_nobody_is_ticked_when_nobody_said_yes_and_noted_when_somebody_did_not_answer() -> None:
    said_no = rendered(WHO_WORKS, family_of(person(jobs=()), person(2, jobs=()))).pages[0].fields[0]
    unsaid = rendered(WHO_WORKS, family_of(person(jobs=()), person(2, jobs=None))).pages[0].fields[0]
    assert (said_no.texts, said_no.ticked, said_no.notes) == (("No one",), (2,), ())
    assert unsaid.texts == ("No one",)
    assert [note.step for note in unsaid.notes] == ["answered for the client"]


def test_without_a_box_for_nobody_nothing_is_ticked() -> None:
    field = TickMembers("Who has a job?", jobholders, required=True)
    rendition = rendered(field, family_of(person(jobs=())))
    assert rendition.pages[0].fields[0].texts == ()
    assert codes(rendition) == ["mini.one.who_has_a_job.missing"]


def test_a_list_with_nobody_in_it_is_not_there() -> None:
    children = members_for_whom(is_under(18, member.birth_date))
    at_school = Gate("is in school", who=member.is_student, among=children)
    assert rendered(TickMembers("Which child is in school?", at_school)).pages[0].fields == ()


def test_twins_who_are_shown_by_one_name_are_told_apart_by_their_place() -> None:
    twins = [person(number, name=Name(given=f"Maria Guadalupe {last}", family="Ruiz"), jobs=jobs)
             for number, last, jobs in ((1, "Ines", ()), (2, "Itzel", (PACKER,)))]  # fmt: skip
    text = rendered(WHO_WORKS, family_of(*twins)).pages[0].fields[0]
    assert text.among == ("Maria Guadalupe", "Maria Guadalupe", "No one")
    assert text.ticked == (1,)


def test_people_are_shown_as_the_field_that_the_county_uses() -> None:
    page = Page("who", heading="About {member}", each=everyone)
    shown = Text("Last name", member.name.family, longest=4, cut=True)
    form = form_of(page, people_shown_as=shown)
    assert [text.heading for text in render(form, family_of(person()), TODAY).pages] == ["About Exam", "Sign"]
    assert SHOWN_AS.label == "Shown as"


def test_a_page_comes_for_each_of_the_people_it_names_in_the_order_of_entry() -> None:
    three = family_of(person(), person(2), person(3))

    def comes_for(people: Any) -> list[str]:
        page = Page("who", heading="{member}", says="Person {person}", each=people)
        rendition = render(form_of(page), three, TODAY)
        return [f"{text.turn} {text.heading} {text.says}" for text in pages(rendition, "who")]

    assert comes_for(everyone) == ["m1 Ana Person 1", "m2 Luis Person 2", "m3 Mei Person 3"]
    assert comes_for(the_applicant) == ["m1 Ana Person 1"]
    assert comes_for(other_members) == ["m2 Luis Person 2", "m3 Mei Person 3"]
    assert comes_for(all_but_the_last) == ["m1 Ana Person 1", "m2 Luis Person 2"]


def test_a_page_comes_for_each_job_and_says_whose_and_which() -> None:
    workers = family_of(person(jobs=(PACKER, COOK)), person(2, jobs=()), person(3, jobs=(COOK,)))
    rendition = render(form_of(MORE), workers, TODAY)
    came = [(text.turn, text.heading, text.says, *(entry.shown for entry in text.fields))
            for text in pages(rendition, "job")]  # fmt: skip
    assert came == [
        ("m1/job 1", "Ana's job", "Job 1", "Valley Packing", "Yes"),
        ("m1/job 2", "Ana's job", "Job 2", "Hilltop Diner", "No"),
        ("m3/job 1", "Mei's job", "Job 1", "Hilltop Diner", "No"),
    ]
    assert pages(rendition, "job")[0].fields[1].label == "Does Ana have another?"
    assert pages(rendition, "job")[0].place == "job (m1/job 1)"


def test_a_page_comes_for_each_income() -> None:
    page = Page("money", heading="Money of {member}", says="Item {turn}", each=items_of(everyone), fields=[
        Money("Amount", item.amount_a_month),
    ])  # fmt: skip
    incomes = (OtherIncome(kind=IncomeKind.PENSION, amount_a_month=Decimal(9)), OtherIncome(kind=IncomeKind.SSI))
    rendition = render(form_of(page), family_of(person(other_income=incomes), person(2)), TODAY)
    came = [(text.turn, text.says, text.fields[0].shown) for text in pages(rendition, "money")]
    assert came == [("m1/item 1", "Item 1", "9.00"), ("m1/item 2", "Item 2", "")]


def test_a_field_comes_for_each_pair_whichever_way_round_the_relationship_was_said() -> None:
    kin = {kind: kind.value for kind in Relationship}
    page = Page("related", heading="{member}", each=all_but_the_last, fields=[
        Select("{member} is the ... of {other}", relationship(member, the_other), options=kin, each=later_members),
    ])  # fmt: skip
    said = (
        Related(of="m1", to="m2", relationship=Relationship.PARENT),
        Related(of="m3", to="m1", relationship=Relationship.CHILD),
    )
    rendition = render(form_of(page), household(person(), person(2), person(3), relationships=said), TODAY)
    came = [(entry.label, entry.shown) for text in pages(rendition, "related") for entry in text.fields]
    assert came == [
        ("Ana is the ... of Luis", "parent"),
        ("Ana is the ... of Mei", "parent"),
        ("Luis is the ... of Mei", ""),
    ]


def test_a_finding_about_one_of_several_says_whose_answer_it_is_and_names_nobody() -> None:
    page = Page("job", heading="{member}'s job", each=jobs_of(jobholders), fields=[
        Text("Where {member} works", job.employer, longest=3, required=True),
    ])  # fmt: skip
    workers = family_of(person(jobs=(PACKER, Job())), person(2, jobs=(COOK,)))
    findings = render(form_of(page), workers, TODAY).findings
    assert [(found.rule.rpartition(".")[2], found.subject) for found in findings] == [
        ("too_long", "m1/job 1"), ("missing", "m1/job 2"), ("too_long", "m2/job 1")
    ]  # fmt: skip
    assert {found.field for found in findings} == {"Where {member} works"}


def test_a_name_with_braces_is_a_name() -> None:
    page = Page("who", heading="About {member}", each=everyone)
    odd = family_of(person(name=Name(given="{turn} {0}", family="Ruiz")))
    assert render(form_of(page), odd, TODAY).pages[0].heading == "About {turn} {0}"


ANSWERS = st.none() | st.booleans()
GATES = {
    "is_disabled": Gate("is disabled", who=member.is_disabled),
    "is_student": Gate("is in school", who=member.is_student, among=other_members),
    "is_veteran": Gate("served", who=member.is_veteran, among=members_for_whom(is_one_of(member.sex, "male"))),
    "is_self_employed": Gate("works for themselves", who=member.is_self_employed),
}


@st.composite
def families(draw: st.DrawFn) -> Application:
    """One to four people, each with an answer, a no or none to each question."""
    people = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        own = draw(ANSWERS)
        people.append(
            person(
                number,
                sex=draw(st.none() | st.sampled_from(Sex)),
                is_disabled=draw(ANSWERS),
                is_student=draw(ANSWERS),
                is_veteran=draw(ANSWERS),
                is_self_employed=own,
                self_employment=SelfEmployment(work="Sewing") if own else None,
                jobs=draw(st.none() | st.lists(st.sampled_from([PACKER, COOK]), max_size=3).map(tuple)),
            )
        )
    return household(*people)


@given(families())
def test_whoever_is_ticked_is_exactly_who_has_a_page_that_follows(family: Application) -> None:
    asked = Page("who", heading="Who", fields=[
        TickMembers(f"Who {gate.name}?", gate, nobody="No one") for gate in GATES.values()
    ])  # fmt: skip
    follow = [Page(name, heading=f"{name} {{member}}", each=gate) for name, gate in GATES.items()]
    rendition = render(form_of(asked, *follow), family, TODAY)
    for text in rendition.pages[0].fields:
        gate = text.field.source
        listed = [someone.id for someone in family.members if someone in gate.among.members(Turn(family, TODAY))]
        ticked = [listed[place] for place in text.ticked if place < len(listed)]
        name = next(name for name, one in GATES.items() if one is gate)
        assert [page.turn for page in pages(rendition, name)] == ticked
        assert (text.texts == ("No one",)) == (not ticked)


@given(families())
def test_each_ticked_worker_has_a_page_for_every_job_and_nobody_else_has_one(family: Application) -> None:
    rendition = render(form_of(Page("who", heading="Who", fields=[WHO_WORKS]), MORE), family, TODAY)
    places = rendition.pages[0].fields[0].ticked
    ticked = [someone for place, someone in enumerate(family.members) if place in places]
    wanted = [f"{someone.id}/job {number + 1}" for someone in ticked for number in range(len(someone.jobs or ()))]
    assert [page.turn for page in pages(rendition, "job")] == wanted
