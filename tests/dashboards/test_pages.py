"""The pages as somebody in front of them meets them: signing in, looking, acting."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from byfive.ledger.errors import LedgerBusy
from byfive.states import State
from dashboards import actions
from dashboards.users import FILE
from tests.dashboards.conftest import APP, PASSWORD
from tests.dashboards.practice_day import ENGINEER, FAILURES, PracticeDay

PAGES = sorted(path.name for path in (APP.parent / "pages").glob("*.py"))


def shown(app: AppTest) -> str:
    """Every text on the page."""
    kinds = ("title", "subheader", "markdown", "caption", "text", "success", "warning", "error", "info", "code")
    texts = [str(each.value) for kind in kinds for each in app.get(kind)]
    return "\n".join([*texts, *(each.proto.body for each in app.get("html"))])


def opened(app: AppTest, page: str, **asked: str) -> AppTest:
    app.run()
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{page}_page.py").run()
    assert not app.exception
    return app


def section(app: AppTest, reference: str, name: str) -> AppTest:
    """One section of a case."""
    opened(app, "case", reference=reference)
    app.button_group(key=f"section/{reference}").set_value(name).run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception
    return app


def test_no_page_is_named_like_a_module_of_ours_or_of_the_standard_library() -> None:
    ours = {
        path.stem
        for path in APP.parents[1].rglob("*.py")
        if ".venv" not in path.parts and path.parent != APP.parent / "pages"
    }
    assert not {Path(name).stem for name in PAGES} & (ours | set(sys.stdlib_module_names))


# --- signing in -------------------------------------------------------------------------------------


def test_nothing_is_shown_to_who_has_not_signed_in(door: AppTest, day: PracticeDay) -> None:
    day.lived_through(12)
    door.run()
    assert [each.label for each in door.text_input] == ["Name", "Password"]
    assert "At risk" not in shown(door)
    door.query_params["reference"] = "S-00000000"
    door.switch_page("pages/case_page.py").run()
    assert [each.label for each in door.text_input] == ["Name", "Password"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_by_itself_lets_nobody_past_its_door(day: PracticeDay, page: str) -> None:
    app = AppTest.from_file(str(APP.parent / "pages" / page), default_timeout=60).run()
    assert [each.value for each in app.info] == ["Sign in first."]
    assert not app.title


def test_the_right_password_opens_today_and_signing_out_closes_it(door: AppTest) -> None:
    door.run()
    door.text_input[0].input(ENGINEER)
    door.text_input[1].input(PASSWORD)
    press(door, "Sign in")
    assert [each.value for each in door.title] == ["Is today safe?"]
    press(door, f"Sign out {ENGINEER}")
    assert [each.label for each in door.text_input] == ["Name", "Password"]


def test_wrong_passwords_are_told_and_lock_the_door(door: AppTest) -> None:
    door.run()
    for _ in range(5):
        door.text_input[0].input(ENGINEER)
        door.text_input[1].input("wrong")
        press(door, "Sign in")
        assert "do not belong together" in door.error[0].value
    door.text_input[1].input(PASSWORD)
    press(door, "Sign in")
    assert "Too many wrong tries" in door.error[0].value


def test_without_any_user_the_door_says_how_to_add_one(door: AppTest, day: PracticeDay) -> None:
    (day.parts.settings.home / FILE).unlink()
    assert "python -m dashboards.users add NAME" in door.run().info[0].value


# --- today, queue, reports --------------------------------------------------------------------------


def test_every_page_says_what_will_be_there_when_there_is_nothing(app: AppTest) -> None:
    assert "Quiet: nothing has to arrive" in shown(opened(app, "today"))
    assert "Nothing waits for a person." in shown(opened(app, "queue"))
    assert "No report yet." in shown(opened(app, "reports"))
    assert "Open a case from the queue." in shown(opened(app, "case"))


TOLD = ("Received", "In review", "Unknown")


def test_today_shows_the_risk_its_price_and_what_changed(app: AppTest, day: PracticeDay) -> None:
    day.lived_through(12)
    found = shown(opened(app, "today"))
    assert "At risk: " in found
    assert "80 minutes" in found
    metrics = {label: [each.value for each in app.metric if each.label == label] for label in TOLD}
    assert metrics == {"Received": ["12", "0"], "In review": ["2", "0"], "Unknown": ["1", "0"]}  # Alder, then Birch
    assert "1 × nobody knows whether the county has it" in found


def test_today_leads_to_the_report_of_the_day_once_there_is_one(app: AppTest, day: PracticeDay) -> None:
    def links() -> list[str]:
        return [each.proto.label for each in app.get("page_link")]

    opened(app, "today")
    assert "Why did applications fail today?" not in links()
    report = day.parts.settings.home / "reports" / "2026-11-23" / "why_failed-alder.html"
    report.parent.mkdir(parents=True)
    report.write_text("<!DOCTYPE html><p>Nothing failed.</p>")
    opened(app, "today")
    assert "Why did applications fail today?" in links()
    opened(app, "reports")
    assert "Nothing failed." in app.get("iframe")[0].proto.srcdoc


def test_the_queue_is_narrowed_by_reason_and_opens_a_case(app: AppTest, day: PracticeDay) -> None:
    one, two = day.applications(2)
    blocked, failed = day.blocked(one), day.failed(two)
    opened(app, "queue")
    assert {each.label for each in app.button} >= {blocked, failed}
    app.selectbox(key="reason").set_value("the county refused an answer").run()
    assert failed in [each.label for each in app.button]
    assert blocked not in [each.label for each in app.button]
    press(app, failed)
    assert [each.value for each in app.title] == [f"Case {failed}"]


# --- one case ---------------------------------------------------------------------------------------


def test_a_case_shows_what_failed_the_countys_words_and_the_picture_and_records_each_look_once(
    app: AppTest, day: PracticeDay
) -> None:
    (application,) = day.applications(1)
    reference = day.failed(application, FAILURES[0])
    found = shown(opened(app, "case", reference=reference))
    assert "The county refused an answer: “Last name”" in found
    assert "Last name: use letters A to Z only" in found
    assert 'src="data:image/png;base64,' in found
    app.run()
    looks = [event for event in day.parts.ledger.events.of(reference) if event.name == "looked_at"]
    assert sorted(event.data["what"] for event in looks) == ["evidence", "words"]
    assert {event.by for event in looks} == {ENGINEER}


def test_the_clients_answers_are_looked_at_only_where_they_are_shown(app: AppTest, day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.blocked(application)
    section(app, reference, "Timeline")
    looks = [event.data["what"] for event in day.parts.ledger.events.of(reference) if event.name == "looked_at"]
    assert looks == []
    found = shown(section(app, reference, "Side by side"))
    assert application.applicant.name.family is not None
    assert application.applicant.name.family in found
    looks = [event.data["what"] for event in day.parts.ledger.events.of(reference) if event.name == "looked_at"]
    assert looks == ["application"]


def test_a_reference_that_is_not_there_is_told(app: AppTest) -> None:
    assert "The ledger has no submission S-NOTHERE0" in opened(app, "case", reference="S-NOTHERE0").error[0].value


def test_every_section_is_shown_for_a_large_household_and_for_one_that_arrived(app: AppTest, day: PracticeDay) -> None:
    large = max(day.applications(12), key=lambda each: len(each.members))
    (small,) = day.applications(1, seed=5)
    arrived = day.delivered(small, "ALD-2026-000001")
    for reference in (day.failed(large), arrived):
        for name in ("What failed", "Side by side", "Timeline", "Correct", "Copy sheet"):
            section(app, reference, name)
    assert "It is delivered." in shown(app)


def test_a_correction_is_shown_before_it_is_saved_and_then_goes_to_validation(app: AppTest, day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.blocked(application)
    section(app, reference, "Correct")
    app.text_input(key=f"{reference}/1/members/m1/name/given").input("Zorabel")
    press(app, "Show what will change")
    found = shown(app)
    assert "This will change 1 answer" in found
    assert f"<td>{application.applicant.name.given}</td><td>Zorabel</td>" in found
    assert "The county's form can take it as corrected." in found
    press(app, "Save the correction")
    assert "Say why it is corrected" in shown(app)
    app.text_input(key="why").input("the client told us on the phone")
    press(app, "Save the correction")
    assert app.success[0].value == f"{reference} was corrected and is now version 2. {actions.NEXT_BATCH}"
    assert day.parts.ledger.submissions.get(reference).state is State.RECEIVED
    assert day.parts.ledger.applications.get(reference).applicant.name.given == "Zorabel"
    assert day.parts.ledger.applications.versions(reference)[-1].made_by == ENGINEER
    assert app.text_input(key=f"{reference}/2/members/m1/name/given").value == "Zorabel"


def test_showing_what_will_change_without_a_change_changes_nothing(app: AppTest, day: PracticeDay) -> None:
    for application in day.applications(4):
        reference = day.blocked(application)
        section(app, reference, "Correct")
        press(app, "Show what will change")
        assert "Nothing would change." in app.info[0].value


def test_an_answer_that_cannot_be_kept_is_told_and_nothing_is_proposed(app: AppTest, day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.blocked(application)
    section(app, reference, "Correct")
    app.text_input(key=f"{reference}/1/members/m1/ssn").input("12")
    press(app, "Show what will change")
    assert "Social Security number" in app.error[0].value
    assert "Save the correction" not in [each.label for each in app.button]


def test_sending_again_queues_the_case(app: AppTest, day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.failed(application)
    press(opened(app, "case", reference=reference), "Yes, send it again")
    assert "is queued again as it is" in app.success[0].value
    assert day.parts.ledger.submissions.get(reference).state is State.QUEUED


def test_who_comes_second_is_told_that_somebody_else_was_faster(app: AppTest, day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.failed(application)
    opened(app, "case", reference=reference)
    actions.withdraw(day.parts.ledger, reference, by="rival", reason=actions.WITHDRAWN_BECAUSE[0])
    press(app, "Yes, send it again")
    assert "Somebody else was faster" in shown(app)
    assert "withdrawn" in shown(app)


def test_withdrawing_asks_for_a_reason_first(app: AppTest, day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.failed(application)
    press(opened(app, "case", reference=reference), "Yes, withdraw it")
    assert "Choose why it is withdrawn." in app.warning[0].value
    next(each for each in app.selectbox if each.label == "Because").select_index(0)
    press(app, "Yes, withdraw it")
    assert day.parts.ledger.submissions.get(reference).state is State.WITHDRAWN


def test_the_copy_sheet_holds_the_exact_texts_and_takes_the_number(app: AppTest, day: PracticeDay) -> None:
    (application,) = day.applications(1)
    reference = day.failed(application)
    section(app, reference, "Copy sheet")
    assert [each.value for each in app.code] == ["BYFIVE01"]
    app.checkbox[0].check().run()
    press(app, "Next page")
    assert "Page 2 of" in shown(app)
    assert "1 of" in shown(app)
    press(app, "Record as delivered by hand")
    assert "Write the county's confirmation number" in app.warning[0].value
    next(each for each in app.text_input if each.label == "Confirmation number").input("ALD-2026-000777")
    press(app, "Record as delivered by hand")
    assert app.success[0].value == f"{reference} was delivered by hand in time. Its number is ALD-2026-000777."
    assert day.parts.ledger.submissions.get(reference).state is State.DELIVERED


def test_nothing_of_one_case_is_kept_when_the_next_is_opened(app: AppTest, day: PracticeDay) -> None:
    one, two = day.applications(2)
    first, second = day.failed(one), day.failed(two)
    section(app, first, "Side by side")
    assert "application" in app.session_state["looked"]
    app.query_params["reference"] = second
    app.run()
    assert "application" not in app.session_state["looked"]


def test_an_error_of_ours_is_told_in_words(app: AppTest, day: PracticeDay, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise LedgerBusy("var/ledger.db")

    app.run()
    monkeypatch.setattr("dashboards.queries.queue", busy)
    app.switch_page("pages/queue_page.py").run()
    assert "stayed locked by another program" in app.error[0].value
    assert not app.exception
