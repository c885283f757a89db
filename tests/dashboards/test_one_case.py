"""What the page of one case reads."""

from __future__ import annotations

import pytest

from adapters.forms import File, render
from adapters.forms import application as told_by_client
from byfive.application import Application, Document, DocumentKind
from byfive.ledger import NotInLedger
from dashboards import one_case
from dashboards.one_case import Side
from tests.adapters.forms.mini import form_of, page
from tests.dashboards.practice_day import DAY, ENGINEER, FAILURES, PracticeDay
from tests.expectations.applications import household


def sides(day: PracticeDay, application: Application) -> dict[str, Side]:
    rendition = render(day.parts.form("alder"), application, DAY)
    pages = one_case.side_by_side(rendition, application, DAY)
    return {f"{page.heading}: {side.label}": side for page in pages for side in page.sides}


def alone(**answers: object) -> Application:
    member = {"id": "m1", "name": {"given": "Zoë", "family": "Müller-Lüdenscheidt"}, "sex": "female"}
    home = {"line1": "12 Elm St", "city": "Merced", "zip": "95340"}
    return Application.model_validate({"county": "alder", "members": [member], "home": home} | answers)


def test_documents_stand_beside_the_names_that_their_client_gave_them() -> None:
    form = form_of(page(File("Add files", told_by_client.documents)))
    told = household(documents=(
        Document(name="My lease.pdf", stored_as="a1", kind=DocumentKind.PDF, size=1),
        Document(name="IMG_1.heic", stored_as="b2", kind=DocumentKind.HEIC, size=1),
    ))  # fmt: skip
    side = one_case.side_by_side(render(form, told, DAY), told, DAY)[0].sides[0]
    assert (side.own, side.typed, side.lost) == ("My lease.pdf, IMG_1.heic", "document-1.pdf", True)
    assert side.why[1].startswith("document 2 of 2 is left out: it is heic")


def test_what_failed_names_the_page_the_field_and_the_attempt(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    case = one_case.read_case(day.parts.ledger, day.failed(application, FAILURES[0]))
    assert one_case.what_failed(case, day.parts.form("alder")) == (
        "The county refused an answer: “Last name” on the page “About you (person 1)”. That was attempt 1, at 3:40 pm."
    )
    assert one_case.what_helps(case).startswith("Correct the answer")
    assert case.screenshot is not None


def test_what_validation_stopped_is_told_by_its_findings(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    case = one_case.read_case(day.parts.ledger, day.blocked(application))
    assert one_case.what_failed(case, day.parts.form("alder")).startswith("Validation stopped it before any robot: 1 ")
    assert (len(case.blocking), len(case.warnings), case.failed, case.screenshot) == (1, 1, None, None)


def test_a_case_where_nothing_failed_says_so(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    case = one_case.read_case(day.parts.ledger, day.queued(application))
    said = one_case.what_failed(case, day.parts.form("alder"))
    assert said == "Nothing failed so far. It is queued for a robot."
    assert one_case.what_helps(case) == ""


def test_a_corrected_case_waits_for_validation_and_its_timeline_names_places_and_no_answers(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.blocked(application)
    raw = application.model_dump(mode="json")
    raw["members"][0]["name"]["given"] = "Zorabel"
    after = Application.model_validate(raw)
    day.parts.ledger.applications.correct(reference, after, by=ENGINEER, why="told on the phone")
    case = one_case.read_case(day.parts.ledger, reference)
    form = day.parts.form("alder")
    said = one_case.what_failed(case, form)
    assert said == "It was corrected to version 2, which waits for validation with the next batch."
    assert one_case.timeline(case, form)[0].more == "told on the phone; changed: person 1, name, given"


def test_an_unknown_reference_is_told(day: PracticeDay) -> None:
    with pytest.raises(NotInLedger):
        one_case.read_case(day.parts.ledger, "S-NOTHERE0")


def test_what_is_typed_stands_beside_the_clients_own_words_with_why(day: PracticeDay) -> None:
    found = sides(day, alone())
    last = found["About you: Last name"]
    assert last.own == "Müller-Lüdenscheidt"
    assert last.typed == "MULLER-LUDENSCHEIDT"
    assert last.lost
    assert "the county takes A to Z only" in last.why
    street = found["Where you live: Street address"]
    assert (street.own, street.typed, street.lost, street.why) == (
        "12 Elm St", "12 ELM ST", False, ("the county stores capitals",),
    )  # fmt: skip


def test_what_nobody_answered_and_what_nobody_asked_are_marked_as_added(day: PracticeDay) -> None:
    found = sides(day, alone())
    married = found["About you: Marital status"]
    assert (married.own, married.typed, married.lost) == ("not answered", "Unknown", True)
    felony = found["Legal questions: Has anyone been convicted of a drug felony?"]
    assert (felony.own, felony.lost) == ("never asked", True)
    disabled = found["Household questions: Who has a disability?"]
    assert (disabled.own, disabled.typed) == ("not answered", "No one")


def test_a_placeholder_for_a_missing_first_name_is_not_shown_as_the_clients_word(day: PracticeDay) -> None:
    single = sides(day, alone(members=[{"id": "m1", "name": {"family": "Budiman"}}]))["About you: First name"]
    assert (single.own, single.typed, single.lost) == ("worked out from other answers", "FNU", True)


def test_an_answer_that_is_typed_as_it_is_has_no_reason(day: PracticeDay) -> None:
    sex = sides(day, alone())["About you: Sex"]
    assert (sex.own, sex.why, sex.is_changed) == ("female", (), False)


def test_every_field_of_every_practice_household_has_a_side(day: PracticeDay) -> None:
    for application in day.applications(24):
        rendition = render(day.parts.form("alder"), application, DAY)
        pages = one_case.side_by_side(rendition, application, DAY)
        typed = [side.typed for page in pages for side in page.sides]
        assert typed == [entry.shown for page in rendition.pages for entry in page.fields]


def test_the_timeline_is_told_newest_first_in_words_and_with_every_look(day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.failed(application, FAILURES[0])
    day.parts.ledger.applications.look(reference, ENGINEER, "review")
    case = one_case.read_case(day.parts.ledger, reference)
    moments = one_case.timeline(case, day.parts.form("alder"))
    assert [each.what for each in moments][:2] == ["Looked at", "A person is needed"]
    assert moments[-1].what == "Received"
    assert (moments[0].by, moments[0].more) == (ENGINEER, "application")
    assert moments[1].more == "the county refused an answer; page “About you (person 1)”; field “Last name”"
