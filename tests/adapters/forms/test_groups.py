"""Several pages that repeat together, and pages that look the same and are told apart by their order alone."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from adapters.forms import (
    Each,
    Form,
    Gate,
    Page,
    Rendition,
    Select,
    Text,
    TickMembers,
    YesNo,
    all_but_the_last,
    applicant,
    by_sex,
    everyone,
    is_under,
    items_of,
    job,
    jobs_of,
    later_members,
    member,
    more_turns,
    no,
    other_members,
    relationship,
    render,
    yes,
)
from adapters.forms import other as the_other
from byfive.application import Application, Job, Member, OtherIncome, Related, Relationship, Sex
from expectations.counties import county_rows, county_sheets
from expectations.rules import SUBJECT
from tests.adapters.forms.mini import codes, form_of
from tests.expectations.applications import TODAY, born, household, person

PACKER, COOK = Job(employer="Valley Packing"), Job(employer="Hilltop Diner")
JOBHOLDERS = Gate("has a job", who=member.has_job)
KIN = by_sex({"parent": ("mother", "father", "parent"), "child": ("daughter", "son", "child")})  # type: ignore[dict-item]

LIST = Page("people list", heading="Who lives with you?", button="Add a person")
ABOUT = Page("person", heading="About person {person}", fields=[
    Text("First name", member.name.given, longest=4, required=True),
])  # fmt: skip
MORE = Page("more", heading="More about {member}", fields=[
    Select("{member} is your", relationship(member, applicant), options=KIN, otherwise="relative"),
])  # fmt: skip
THE_END = Page("everyone listed", heading="Who lives with you?", same_as="people list", button="Everyone is listed")
FORM = form_of(Each(other_members, pages=[LIST, ABOUT, MORE]), THE_END)


def family(*others: Member, **answers: Any) -> Application:
    return household(person(), *others, **answers)


def came(rendition: Rendition) -> list[str]:
    return [text.place for text in rendition.pages[:-1]]


def places(form: Form, of: Application) -> list[str]:
    return came(render(form, of, TODAY))


def test_all_pages_come_for_one_person_and_then_all_for_the_next() -> None:
    assert places(FORM, family(person(2), person(3))) == [
        "people_list (m2)", "person (m2)", "more (m2)", "people_list (m3)", "person (m3)", "more (m3)", "people_list",
    ]  # fmt: skip
    assert places(FORM, household()) == ["people_list"]


def test_pages_that_look_the_same_have_one_key_and_a_button_each() -> None:
    pages = render(FORM, family(person(2)), TODAY).pages
    lists = [text for text in pages if text.heading == "Who lives with you?"]
    assert [text.page.button for text in lists] == ["Add a person", "Everyone is listed"]
    assert {text.page.key for text in lists} == {"people_list"}
    assert FORM.page("people_list") is LIST


def test_headings_and_labels_speak_of_whose_turn_it_is() -> None:
    pages = render(FORM, family(person(2), person(3)), TODAY).pages
    assert [text.heading for text in pages if text.page in (ABOUT, MORE)] == [
        "About person 2", "More about Luis", "About person 3", "More about Mei"
    ]  # fmt: skip
    assert pages[2].fields[0].label == "Luis is your"


def test_a_form_has_a_flat_view_of_all_its_pages() -> None:
    assert [page.name for page in FORM.every_page] == ["people list", "person", "more", "everyone listed", "sign"]
    assert FORM.last_page.name == "sign"


def test_the_condition_of_a_page_among_them_is_judged_at_each_turn() -> None:
    child = Page("school", heading="{member}'s school", when=is_under(18, member.birth_date))
    form = form_of(Each(everyone, pages=[LIST, child]))
    of = family(person(2, birth_date=born(2015).birth_date), person(3))
    assert places(form, of) == ["people_list (m1)", "people_list (m2)", "school (m2)", "people_list (m3)"]


def test_whether_another_turn_follows_can_decide_which_page_comes() -> None:
    add = Page("list", heading="List", when=yes(more_turns), button="Add")
    end = Page("list, last", heading="List", when=no(more_turns), button="Done", same_as="list")
    pages = render(form_of(Each(everyone, pages=[ABOUT, add, end])), family(person(2)), TODAY).pages
    assert [text.page.button for text in pages if text.page.key == "list"] == ["Add", "Done"]


def test_each_person_has_their_own_jobs_before_the_next_person_comes() -> None:
    works = Page("job", heading="{member}'s job", says="Job {turn}", each=jobs_of(JOBHOLDERS), fields=[
        Text("Employer", job.employer),
        YesNo("Another?", more_turns),
    ])  # fmt: skip
    rendition = render(
        form_of(Each(everyone, pages=[LIST, works])),
        household(person(jobs=(PACKER, COOK)), person(2, jobs=()), person(3, jobs=(COOK,))),
        TODAY,
    )
    assert came(rendition) == [
        "people_list (m1)", "job (m1/job 1)", "job (m1/job 2)", "people_list (m2)", "people_list (m3)", "job (m3/job 1)",
    ]  # fmt: skip
    assert [text.fields[1].shown for text in rendition.pages if text.page is works] == ["Yes", "No", "No"]


def test_a_group_can_stand_in_a_group() -> None:
    pay, hours = (Page(name, heading=f"{name} {{member}} {{turn}}", says="{turn}") for name in ("pay", "hours"))
    form = form_of(Each(everyone, pages=[ABOUT, Each(jobs_of(JOBHOLDERS), pages=[pay, hours])]))
    of = household(person(jobs=(PACKER, COOK)), person(2, jobs=(COOK,)))
    assert places(form, of) == [
        "person (m1)", "pay (m1/job 1)", "hours (m1/job 1)", "pay (m1/job 2)", "hours (m1/job 2)",
        "person (m2)", "pay (m2/job 1)", "hours (m2/job 1)",
    ]  # fmt: skip


def test_incomes_and_pairs_repeat_within_a_persons_turn() -> None:
    money = Page("money", heading="{member}'s money", each=items_of(everyone))
    kin = Page("kin", heading="{member} and {other}", each=later_members, fields=[
        Select("Kin", relationship(member, the_other), options=KIN, otherwise="relative"),
    ])  # fmt: skip
    some = (OtherIncome(kind="ssi"),)  # type: ignore[arg-type]
    of = household(person(), person(2, other_income=some), person(3))
    assert places(form_of(Each(all_but_the_last, pages=[kin, money])), of) == [
        "kin (m1/m2)", "kin (m1/m3)", "kin (m2/m3)", "money (m2/item 1)"
    ]  # fmt: skip


def test_what_somebody_is_to_the_applicant_is_put_in_words_for_a_woman_or_a_man() -> None:
    said = (
        Related(of="m2", to="m1", relationship=Relationship.CHILD),
        Related(of="m1", to="m3", relationship=Relationship.CHILD),
        Related(of="m4", to="m1", relationship=Relationship.SIBLING),
    )
    of = household(
        person(sex=Sex.FEMALE), person(2, sex=Sex.MALE), person(3, sex=Sex.FEMALE), person(4), relationships=said
    )
    texts = [text.fields[0] for text in render(FORM, of, TODAY).pages if text.page is MORE]
    assert [(entry.label, entry.shown) for entry in texts] == [
        ("Luis is your", "son"), ("Mei is your", "mother"), ("Omar is your", "relative")
    ]  # fmt: skip


def test_the_words_depend_on_the_sex_of_whoever_is_the_relative() -> None:
    page = Page("kin", heading="{member}", each=other_members, fields=[
        Select("You are the ... of {member}", relationship(applicant, member), options=KIN, otherwise="relative"),
    ])  # fmt: skip
    said = (Related(of="m2", to="m1", relationship=Relationship.CHILD),)
    of = household(person(sex=Sex.FEMALE), person(2, sex=Sex.MALE), relationships=said)
    assert render(form_of(page), of, TODAY).pages[0].fields[0].shown == "mother"


def test_a_field_of_each_member_can_say_what_they_are_to_the_applicant() -> None:
    page = Page("kin", heading="Your people", fields=[
        Select("{member} is your", relationship(member, applicant), options=KIN, otherwise="relative", each=other_members),
    ])  # fmt: skip
    said = (Related(of="m2", to="m1", relationship=Relationship.CHILD),)
    of = household(person(), person(2, sex=Sex.FEMALE), relationships=said)
    entry = render(form_of(page), of, TODAY).pages[0].fields[0]
    assert (entry.label, entry.shown) == ("Luis is your", "daughter")


def test_a_finding_says_whose_answer_it_is() -> None:
    findings = render(FORM, family(person(2), person(3)), TODAY).findings
    assert findings == ()
    long = family(person(2, name={"given": "Guadalupe", "family": "Ruiz"}))
    rendition = render(FORM, long, TODAY)
    assert codes(rendition) == ["mini.person.first_name.too_long"]
    assert rendition.findings[0].subject == "m2"


def test_the_expectations_have_a_row_for_each_turn_and_one_sheet_for_pages_that_look_the_same() -> None:
    asked = Text("How many?", member.name.given, required=True)
    first = Page("list", heading="List", fields=[asked])
    again = Page("list again", heading="List", fields=[asked], same_as="list")
    form = form_of(Each(everyone, pages=[first, MORE, again]))
    of = family(person(2))
    rows = county_rows("r", of, TODAY, render(form, of, TODAY))
    assert [row[SUBJECT] for row in rows["mini.list"]] == ["m1", "m1", "m2", "m2"]
    assert [row["how_many"] for row in rows["mini.list"]] == ["Ana", "Ana", "Luis", "Luis"]
    names = [sheet.name for sheet in county_sheets(form)]
    assert len(names) == len(set(names))
    assert "mini.list" in names


ANSWERS = st.none() | st.lists(st.sampled_from([PACKER, COOK]), max_size=3).map(tuple)


@given(st.lists(ANSWERS, min_size=1, max_size=4))
def test_turns_never_mix(jobs: list[tuple[Job, ...] | None]) -> None:
    """Every page of one person stands together, in the order of entry; each job comes once, with its owner."""
    works = Page("job", heading="{member}'s job", says="{turn}", each=jobs_of(JOBHOLDERS))
    asked = Page("who", heading="Who?", fields=[TickMembers("Who has a job?", JOBHOLDERS)])
    form = form_of(asked, Each(everyone, pages=[LIST, ABOUT, works, MORE]), THE_END)
    of = household(*(person(number, jobs=held) for number, held in enumerate(jobs, start=1)))
    rendition = render(form, of, TODAY)
    wanted = []
    for someone in of.members:
        wanted += [f"people_list ({someone.id})", f"person ({someone.id})"]
        wanted += [f"job ({someone.id}/job {number})" for number in range(1, len(someone.jobs or ()) + 1)]
        wanted += [f"more ({someone.id})"]
    assert came(rendition) == ["who", *wanted, "people_list"]
