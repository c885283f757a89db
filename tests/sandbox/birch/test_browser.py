"""Birch in a real browser: what its scripts do to somebody who types, and to something that only pretends to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from sandbox.birch.expected import expected
from sandbox.documents import content
from sandbox.judge import differences
from tests.sandbox.birch.browser import MISSING, Browser, window
from tests.sandbox.birch.walker import Walker
from tests.sandbox.conftest import TODAY
from tests.sandbox.family import FAMILY

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING or "there is a browser")
Truth = Callable[[], list[dict[str, Any]]]
Arm = Callable[..., None]
SET = "arguments[0].value = arguments[1]; for (const kind of ['input', 'change', 'blur']) arguments[0].dispatchEvent(new Event(kind, {bubbles: true}))"
PRETEND = (
    "for (const key of arguments[1]) arguments[0].dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))"
)
LAW = "A question the law asks"


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with window() as one:
        yield one


@pytest.fixture
def somebody(opened: Browser, birch: str) -> Browser:
    """Somebody at the account's home."""
    if not opened.url:
        opened.sign_in(birch)
    return opened


@pytest.fixture
def at(somebody: Browser, birch: str, four: dict[str, str]) -> Callable[[str], Browser]:
    """Somebody on a page of the application: what comes before it is filled in without the browser's help."""

    def reach(until: str) -> Browser:
        walker = Walker(birch)
        walker.client.cookies.set("BIRCHSESSION", somebody.driver.get_cookie("BIRCHSESSION")["value"])
        walker.start()
        walker.enter(four, until=until)
        somebody.driver.get(f"{birch}/apply")
        somebody.on(walker.heading)
        return somebody

    return reach


def test_a_household_goes_through_the_whole_site(somebody: Browser, birch: str, truth: Truth, tmp_path: Path) -> None:
    mother, _, child, _ = FAMILY["members"]
    household = FAMILY | {"members": [mother | {"jobs": mother["jobs"][:1]}, child]}
    fields = expected(household, TODAY)
    file = tmp_path / "Mi talón.pdf"
    file.write_bytes(content("payslip-1.pdf"))
    somebody.driver.get(f"{birch}/start")
    assert "Where do you live?" in somebody.enter(fields, [file])
    somebody.on("We received your application")
    (held,) = truth()
    said = somebody.wait(lambda: somebody.text("#receipt"))
    assert [line for line in said.split("\n") if line] == [
        f"Your confirmation number is {held['number']}",
        "For your records",
        f"Confirmation number: {held['number']}",
    ]
    assert [key for key, *_ in differences(fields, held["fields"])] == ["Your documents/Add files"]
    assert somebody.driver.get_log("browser") == []


def test_the_sign_in_button_is_dead_until_its_script_has_loaded(arm: Arm, birch: str) -> None:
    with window() as one:
        arm("missing_script")
        one.driver.get(birch)
        button = one.button("Sign in")
        assert (button.is_enabled(), button.get_attribute("type")) == (True, "button")
        one.box("User name").send_keys("partner1", Keys.TAB, "birch-practice-1", Keys.ENTER)
        button.click()
        assert one.text("h1") == "Birch Benefits partner sign-in"
        one.sign_in(birch)


def test_next_is_dead_until_lists_and_ticks_are_there(somebody: Browser, birch: str, arm: Arm) -> None:
    arm("options_fail", where="Welcome")
    somebody.driver.get(f"{birch}/start")
    somebody.on("Welcome")
    applying = somebody.box("How are you applying?")
    assert (applying.is_enabled(), applying.text) == (False, "Loading…")
    somebody.box("I have read my rights and responsibilities").click()
    somebody.tick("Benefits", "CalFresh")
    assert not somebody.button("Next").is_enabled()
    somebody.driver.refresh()
    somebody.choose("How are you applying?", "For myself")
    assert not somebody.button("Next").is_enabled()
    somebody.box("I have read my rights and responsibilities").click()
    somebody.tick("Benefits", "CalFresh")
    assert somebody.button("Next").is_enabled()


def test_masks_believe_keys_and_nothing_else(at: Callable[[str], Browser]) -> None:
    somebody = at("About you")
    box = somebody.box("Birth date")
    box.send_keys("03021984")
    assert somebody.value("Birth date") == "03/02/1984"
    somebody.driver.execute_script(SET, box, "01/01/2000")
    somebody.driver.execute_script(PRETEND, box, "5")
    assert somebody.value("Birth date") == "03/02/1984"
    box.send_keys(Keys.BACKSPACE, "5")
    assert somebody.value("Birth date") == "03/02/1985"
    box.send_keys(Keys.CONTROL, "a")
    box.send_keys("x12/31/1999")
    assert somebody.value("Birth date") == "12/31/1999"
    box.send_keys(Keys.CONTROL, "a")
    box.send_keys(Keys.DELETE)
    assert somebody.value("Birth date") == ""
    somebody.driver.execute_cdp_cmd("Input.insertText", {"text": "12311999"})
    assert somebody.value("Birth date") == ""


def test_fields_appear_after_others_and_vanish_again(at: Callable[[str], Browser]) -> None:
    somebody = at("About you")
    assert (somebody.boxes("Number"), somebody.boxes("Immigration status")) == ([], [])
    somebody.tick("Social Security number", "I have one")
    somebody.box("Number").send_keys("900112222")
    assert somebody.value("Number") == "900-11-2222"
    somebody.tick("U.S. citizen?", "No")
    somebody.choose("Immigration status", "Other status")
    somebody.tick("Social Security number", "I do not have one")
    assert somebody.boxes("Number") == []
    somebody.tick("Social Security number", "I have one")
    assert somebody.value("Number") == ""


def test_a_page_that_comes_back_is_new_but_keeps_what_was_typed(at: Callable[[str], Browser]) -> None:
    somebody = at("How can we reach you?")
    somebody.box("Phone number").send_keys("2095550123")
    somebody.tick("Is it all right to text you?", "No")
    somebody.choose("Preferred spoken language", "Arabic")
    somebody.go_on("Next")
    errors = somebody.wait(lambda: somebody.text("[role=alert]")).split("\n")
    assert errors == [
        "Please fix these answers",
        "Preferred written language: This question needs an answer.",
    ]
    somebody.wait(somebody.box("Preferred spoken language").is_enabled)
    assert somebody.value("Phone number") == "(209) 555-0123"
    assert somebody.value("Preferred spoken language") == "7"
    assert len(somebody.driver.find_elements(By.CSS_SELECTOR, "input:checked")) == 1


def test_the_second_email_cannot_be_pasted(at: Callable[[str], Browser]) -> None:
    somebody = at("How can we reach you?")
    somebody.box("Email").send_keys("a@example.org", Keys.CONTROL, "a")
    somebody.box("Email").send_keys(Keys.CONTROL, "c")
    somebody.box("Email again").send_keys(Keys.CONTROL, "v")
    assert somebody.value("Email again") == ""


def test_an_unknown_address_is_warned_of_and_then_kept(at: Callable[[str], Browser]) -> None:
    somebody = at("Where do you live?")
    somebody.tick("Do you have a home address?", "Yes")
    for label, text in (("House number", "12"), ("Street name", "Elm"), ("City", "Lodi"), ("ZIP code", "9x5y240")):
        somebody.box(label).send_keys(text)
    assert somebody.value("ZIP code") == "95240"
    somebody.go_on("Next")
    assert somebody.text("[role=status]").startswith("We could not find this address.")
    assert somebody.text("[role=alert]") == ""
    somebody.press("Next")
    somebody.on("Where do you get your mail?")


def test_money_is_written_with_cents_and_commas(at: Callable[[str], Browser]) -> None:
    somebody = at("Housing")
    for typed, written in (("1200", "1,200.00"), ("1234567.5", "1,234,567.50"), ("0", "0.00"), ("a lot", "a lot")):
        box = somebody.box("Rent or mortgage")
        box.clear()
        box.send_keys(typed, Keys.TAB)
        assert somebody.value("Rent or mortgage") == written


def test_files_are_added_refused_and_removed_without_leaving_the_page(
    at: Callable[[str], Browser], tmp_path: Path
) -> None:
    somebody = at("Your documents")
    files = [tmp_path / name for name in ("lease.png", "scan.heic", "Mi talón.pdf", "huge.pdf")]
    for file, stored_as in zip(files, ("lease.png", "scan.heic", "a.pdf", "huge.pdf"), strict=True):
        file.write_bytes(content(stored_as))
    somebody.box("Add files").send_keys("\n".join(map(str, files)))
    somebody.wait(lambda: somebody.texts("[role=alert] li"))
    assert somebody.texts("[role=alert] li") == [
        "scan.heic: Use a PDF, JPG or PNG file.",
        "huge.pdf: The file is larger than 8 MB.",
    ]
    assert somebody.texts(".files .name") == ["lease.png", "Mi talón.pdf"]
    assert somebody.value("Add files") == ""
    somebody.press("Remove")
    somebody.wait(lambda: somebody.texts(".files .name") == ["Mi talón.pdf"])
    somebody.driver.refresh()
    somebody.on("Your documents")
    assert somebody.texts(".files .name") == ["Mi talón.pdf"]


def test_the_remark_counts_its_characters(at: Callable[[str], Browser]) -> None:
    somebody = at("Anything else")
    somebody.box("Is there anything else we should know?").send_keys("Hello")
    assert somebody.text("textarea ~ .help") == "5 of 500 characters"


def test_the_chat_at_the_foot_has_a_first_name_and_a_next_of_its_own(at: Callable[[str], Browser]) -> None:
    somebody = at("About you")
    somebody.driver.switch_to.frame(somebody.driver.find_element(By.TAG_NAME, "iframe"))
    somebody.box("First name").send_keys("Not here")
    somebody.press("Next")
    somebody.driver.switch_to.default_content()
    assert (somebody.text("h1"), somebody.value("First name")) == ("About you", "")


def test_a_dialog_covers_the_page_until_it_is_answered(at: Callable[[str], Browser], arm: Arm) -> None:
    arm("notice", where=LAW)
    somebody = at(LAW)
    dialog = somebody.driver.find_element(By.CSS_SELECTOR, "[role=dialog][aria-modal=true]")
    title = somebody.driver.find_element(By.ID, dialog.get_attribute("aria-labelledby") or "")
    assert (title.tag_name, title.text) == ("h2", "System notice")
    somebody.driver.refresh()
    somebody.press("Got it")
    somebody.wait(lambda: not somebody.texts("[role=dialog]"))
    somebody.tick("Is anyone fleeing a felony warrant?", "No")
    somebody.press("Next")
    somebody.on("Someone to speak for you")


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        ("down", "Something went wrong"),
        ("drop_connection", "Something went wrong"),
        ("maintenance", "Birch Benefits is closed for maintenance"),
    ],
)
def test_a_call_that_goes_wrong_ends_the_page(at: Callable[[str], Browser], arm: Arm, kind: str, heading: str) -> None:
    somebody = at("Urgent needs")
    arm(kind, method="POST", where="Urgent needs")
    somebody.press("Next")
    somebody.on(heading)
    somebody.driver.refresh()
    somebody.on("Urgent needs")


def test_the_list_is_searched_without_leaving_the_page(somebody: Browser, birch: str, four: dict[str, str]) -> None:
    walker = Walker(birch)
    for number in range(11):
        walker.start()
        walker.enter(four | {"About you/Last name": "Nunez" if number else "Other"})
    somebody.driver.get(f"{birch}/sent")
    somebody.wait(lambda: len(somebody.texts("tbody tr")) == 10)
    assert somebody.text("caption") == "Applications sent"
    assert somebody.texts("th") == ["Confirmation", "Applicant", "Birth date", "Received"]
    somebody.press("Show more")
    somebody.wait(lambda: len(somebody.texts("tbody tr")) == 11)
    before = somebody.driver.find_element(By.TAG_NAME, "h1")
    somebody.box("Last name or confirmation number").send_keys("oth")
    somebody.press("Find")
    somebody.wait(lambda: len(somebody.texts("tbody tr")) == 1)
    assert somebody.texts("td")[1] == "Other, Maria Jose"
    assert before.is_displayed()


def test_the_confirmation_without_a_number_says_that_it_will_be_sent(at: Callable[[str], Browser], arm: Arm) -> None:
    arm("no_number")
    somebody = at("Sign and send")
    somebody.box("Your full name").send_keys("Maria Jose Nunez")
    assert not somebody.button("Send application").is_enabled()
    somebody.box("I certify under penalty of perjury that my answers are true").click()
    somebody.press("Send application")
    somebody.on("We received your application")
    somebody.wait(lambda: somebody.text("#receipt") == "Your number will be sent to you")


def test_a_session_that_ends_leads_to_the_sign_in(at: Callable[[str], Browser], arm: Arm, birch: str) -> None:
    somebody = at(LAW)
    arm("expire_session", method="POST")
    somebody.press("Next")
    somebody.on("Birch Benefits partner sign-in")
    assert somebody.text("[role=status]") == "Your session has ended. Please sign in again."
    somebody.sign_in(birch)
