"""Lists, radio buttons, ticks, questions that our forms do not ask: our answers in the county's words."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.forms import (
    Gate,
    NotAsked,
    Page,
    Radio,
    Select,
    Tick,
    TickList,
    YesNo,
    all_but_the_last,
    always,
    applicant,
    application,
    by_sex,
    choose,
    later_members,
    member,
    members_for_whom,
    other,
    relationship,
    render,
    yes,
)
from adapters.forms.sources import Turn
from byfive.application import Application, Expenses, Relationship, Resources, Sex, Utility
from tests.adapters.forms.mini import codes, expressed, form_of, mistakes_in, rendered, steps, texts
from tests.expectations.applications import TODAY, household, pair, person

SEXES = {Sex.FEMALE: "Woman", Sex.MALE: "Man"}


def of_sex(sex: Sex | None) -> Application:
    return household(person(sex=sex))


@pytest.mark.parametrize("kind", [Select, Radio])
def test_our_answer_becomes_the_countys_words(kind: Any) -> None:
    field = kind("Sex", applicant.sex, options=SEXES, otherwise="Other")
    assert texts(field, of_sex(Sex.FEMALE)) == ("Woman",)
    assert expressed(field, of_sex(Sex.FEMALE)).notes == ()


def test_an_answer_that_the_list_lacks_is_what_the_declaration_says_for_it_and_is_noted() -> None:
    text = expressed(Select("Sex", applicant.sex, options=SEXES, otherwise="Other"), of_sex(Sex.OTHER))
    assert text.texts == ("Other",)
    assert steps(text) == [("another answer", False)]
    empty = expressed(Select("Sex", applicant.sex, options=SEXES, otherwise=""), of_sex(Sex.OTHER))
    assert empty.texts == ()
    assert steps(empty) == [("another answer", False)]


def test_an_answer_that_the_list_lacks_is_a_finding_where_nothing_stands_for_it() -> None:
    vehicles = Select("Cars", application.resources.vehicles, options={0: "none", 1: "one"})
    rendition = rendered(vehicles, household(resources=Resources(vehicles=3)))
    assert codes(rendition) == ["mini.one.cars.no_such_option"]
    assert rendition.findings[0].words == "Cars: the county's list has nothing for this answer"
    assert texts(vehicles, household(resources=Resources(vehicles=0))) == ("none",)


def test_what_stands_for_an_answer_nobody_gave_is_typed_only_where_declared_and_noted() -> None:
    declared = Radio("Sex", applicant.sex, options=SEXES, otherwise="Other", unanswered="Unknown", required=True)
    text = expressed(declared, of_sex(None))
    assert text.texts == ("Unknown",)
    assert steps(text) == [("answered for the client", False)]
    plain = Radio("Sex", applicant.sex, options=SEXES, otherwise="Other", required=True)
    assert codes(rendered(plain, of_sex(None))) == ["mini.one.sex.missing"]


def test_yes_no_and_not_answered_are_three_things() -> None:
    field = YesNo("Homeless?", application.is_homeless, unanswered="I don't know")
    said = [texts(field, household(is_homeless=answer)) for answer in (True, False, None)]
    assert said == [("Yes",), ("No",), ("I don't know",)]
    assert texts(YesNo("Homeless?", application.is_homeless), household(is_homeless=None)) == ()


def test_a_county_has_its_own_words_for_yes_and_no() -> None:
    field = YesNo("Interview", application.interview.by_phone, says=("By phone", "At the office"), unanswered="Either")
    assert texts(field) == ("Either",)
    assert field.words == ("By phone", "At the office", "Either")


def test_the_first_case_that_holds_decides() -> None:
    where = choose((yes(application.is_homeless), "Hold it"), (yes(application.has_home), "Home"), otherwise="Ask")
    field = Radio("Mail", where, options=["Hold it", "Home", "Ask"])
    assert texts(field, household(is_homeless=True)) == ("Hold it",)
    assert texts(field, household(is_homeless=None)) == ("Home",)
    assert texts(field, household(is_homeless=None, home=None)) == ("Ask",)


def test_a_question_we_do_not_ask_has_one_answer_that_is_noted_with_its_reason() -> None:
    text = expressed(NotAsked("Any felonies?", control=Radio, answer="I don't know", why="our forms do not ask"))
    assert text.texts == ("I don't know",)
    assert [(note.step, note.why, note.lossless) for note in text.notes] == [
        ("answered for the client", "our forms do not ask", False)
    ]


def test_words_can_depend_on_the_sex_of_the_member() -> None:
    kin = by_sex({Relationship.PARENT: ("mother", "father", "parent")})
    field = Select("{member} is the ... of {other}", relationship(member, other), options=kin, otherwise="relative",
                   each=later_members)  # fmt: skip
    page = Page("related", heading="{member}", each=all_but_the_last, fields=[field])

    def said(sex: Sex | None) -> tuple[str, ...]:
        family = pair(person(sex=sex), Relationship.PARENT, person(2))
        return render(form_of(page), family, TODAY).pages[0].fields[0].texts

    assert [said(sex) for sex in (Sex.FEMALE, Sex.MALE, Sex.OTHER, None)] == [
        ("mother",), ("father",), ("parent",), ("parent",)
    ]  # fmt: skip


def test_a_box_is_ticked_for_a_yes_and_only_then() -> None:
    field = Tick("I am homeless", application.is_homeless)
    assert [texts(field, household(is_homeless=answer)) for answer in (True, False, None)] == [("on",), (), ()]
    assert expressed(field, household(is_homeless=True)).shown == "yes"
    assert codes(rendered(Tick("Homeless", application.is_homeless, required=True))) == ["mini.one.homeless.missing"]


UTILITIES = {Utility.ELECTRICITY: "Power", Utility.GAS: "Gas", Utility.WATER: "Water", Utility.PHONE: "Phone"}
UTILITIES[Utility.TRASH] = "Water"  # two of our answers, one box of the county's


def pays(*utilities: Utility, answered: bool = True) -> Application:
    return household(expenses=Expenses(utilities=utilities if answered else None))


def test_a_list_of_ticks_has_a_box_for_each_answer_in_the_countys_order() -> None:
    field = TickList("Utilities", application.expenses.utilities, options=UTILITIES, nothing="None of these")
    text = expressed(field, pays(Utility.GAS, Utility.ELECTRICITY))
    assert (text.texts, text.ticked) == (("Power", "Gas"), (0, 1))
    assert text.among == ("Power", "Gas", "Water", "Phone", "None of these")


def test_a_list_of_ticks_may_say_what_stands_for_an_answer_that_nobody_gave() -> None:
    field = TickList(
        "Utilities",
        application.expenses.utilities,
        options=UTILITIES,
        nothing="None of these",
        unanswered="None of these",
    )
    told = expressed(field, pays(answered=False))
    assert (told.texts, told.ticked) == (("None of these",), (len(told.among) - 1,))
    assert steps(told) == [("answered for the client", False)]
    assert steps(expressed(field, pays())) == []


def test_what_stands_for_no_answer_must_be_one_of_the_boxes() -> None:
    field = TickList("Utilities", application.expenses.utilities, options=UTILITIES, unanswered="Unknown")
    (mistake,) = mistakes_in(field)
    assert "ticks 'Unknown' when nobody answered" in mistake.found


def test_two_answers_that_share_a_box_tick_it_once() -> None:
    field = TickList("Utilities", application.expenses.utilities, options=UTILITIES)
    text = expressed(field, pays(Utility.WATER, Utility.TRASH))
    assert (text.texts, text.ticked, text.among) == (("Water",), (2,), ("Power", "Gas", "Water", "Phone"))


def test_none_is_ticked_when_the_answer_was_none_and_nothing_when_there_was_no_answer() -> None:
    field = TickList("Utilities", application.expenses.utilities, options=UTILITIES, nothing="None of these")
    assert texts(field, pays()) == ("None of these",)
    assert texts(field, pays(answered=False)) == ()
    assert texts(TickList("Utilities", application.expenses.utilities, options=UTILITIES), pays()) == ()


@pytest.mark.parametrize(
    ("field", "found", "remedy"),
    [
        (Select("Sex", applicant.sex, options=SEXES), "has no option for: other", "otherwise="),
        (Select("Sex", applicant.sex, options=()), "has no options", "list what the page offers"),
        (
            Select("Sex", applicant.sex, options={**SEXES, "femail": "F"}, otherwise="Other"),
            "maps an answer that applicant.sex never gives: femail",
            "it is one of: female, male, other",
        ),
        (Radio("PC", always("Private"), options=["Privat", "Shared"]), "has no option for: Private", "otherwise="),
        (
            Radio("Mail", choose((yes(application.has_home), "Home"), otherwise="Hold"), options=["Home"]),
            "has no option for: Hold",
            "map each answer",
        ),
        (
            TickList("Utilities", application.expenses.utilities, options={Utility.GAS: "Gas"}),
            "has no option for: electricity, water, phone, trash",
            "map each answer",
        ),
        (Select("Cars", application.resources.vehicles, options={0: 0}), "offers 0", "between quotation marks"),
        (YesNo("Sex", applicant.sex), "has no option for: female, male, other", "map each answer"),
        (
            Tick("Home", application.home),
            "takes a yes or no, and application.home is an Address",
            "application.home.city",
        ),
        (TickList("Homeless", application.is_homeless, options={True: "x", False: "y"}), "takes a list", "YesNo(...)"),
    ],
)
def test_an_option_that_is_missing_or_never_chosen_is_a_mistake_when_the_form_is_loaded(
    field: Any, found: str, remedy: str
) -> None:
    mistake = mistakes_in(field)[0]
    assert mistake.place == f"mini, page 'one', field {field.label!r}"
    assert found in mistake.found
    assert remedy in mistake.remedy


def test_a_gate_lists_whom_the_county_lists() -> None:
    pregnant = Gate("is pregnant", who=member.is_pregnant, among=members_for_whom(yes(member.is_applying)))
    assert pregnant.name == "is pregnant"
    family = household(person(is_pregnant=True), person(2, is_pregnant=True, is_applying=False))
    assert [someone.id for someone in pregnant.members(Turn(family, TODAY))] == ["m1"]
