from tests.intake_app.client import Browser, Site
from tests.intake_app.walks import ANA, LEE, sign, walk


def test_back_shows_the_page_before_with_its_answers(browser: Browser) -> None:
    walk(browser, ANA, until="Person 3")
    for heading, label, text in (
        ("Person 2", "given", "Sam"),
        ("People who live with you", "others", "2"),
        ("How can we reach you?", "phone", "(209) 555-0123"),
        ("Your mail", "where", "same"),
        ("Where do you live?", "line1", "123 1/2 N Oak St"),
        ("About you", "birth_year", "1990"),
    ):
        browser.follow("Back")
        assert browser.heading == heading
        assert browser.typed[label] == text
    browser.follow("Back")
    assert browser.path == "/"


def test_all_answers_are_shown_with_not_answered_no_and_zero_apart(browser: Browser) -> None:
    walk(browser, ANA)
    shown = browser.answers
    assert shown["About you / First name"] == "Ana María"
    assert shown["About you / Birth date"] == "July 24, 1990"
    assert shown["About you / What county do you live in?"] == "Alder County"
    assert shown["Person 3 / Sex"] == "Not answered"
    assert shown["Person 3 / What is this person to Sam?"] == "Stepchild"
    assert shown["Money from work / Does Sam have a job?"] == "Not answered"
    assert shown["Money from work / Does Mia have a job?"] == "No"
    assert shown["Your job number 2 / Pay before taxes"] == "$1,250"
    assert shown["What your home costs / Rent or house payment each month"] == "$0"
    assert "About you / Middle name" not in shown


def test_a_change_comes_straight_back_to_the_answers(browser: Browser, made: Site) -> None:
    walk(browser, LEE)
    browser.follow("Change: What your home costs")
    assert browser.soup.select_one("a.back")["href"] == "/apply/check"
    browser.answer({"Rent or house payment each month": "cheap"})
    assert list(browser.problems) == ["rent"]
    browser.answer({"Rent or house payment each month": "900"})
    assert browser.heading == "Check your answers"
    sign(browser)
    assert made.receiver.only.expenses.rent_or_mortgage == 900


def test_a_change_that_brings_new_questions_asks_only_those(browser: Browser, made: Site) -> None:
    walk(browser, LEE)
    browser.follow("Change: People who live with you")
    browser.answer({"How many other people live with you?": "1"})
    assert browser.heading == "Person 2"
    assert not browser.problems
    browser.answer(ANA["Person 2"])
    assert browser.heading == "Money from work"
    assert not browser.problems, "nobody had a chance to answer yet"
    browser.answer({"Does Sam have a job?": "No"})
    assert browser.heading == "Other money"
    browser.answer({"Does Sam get money that is not from a job?": "No"})
    assert browser.heading == "Check your answers"
    sign(browser)
    assert [member.name.given for member in made.receiver.only.members] == ["Lee", "Sam"]


def test_letting_go_once_does_not_let_go_of_new_questions(browser: Browser) -> None:
    walk(browser, {**LEE, "Money from work": {}}, until="Money from work")
    browser.answer({})
    browser.answer({"Go on without these answers": True})
    for heading in ("Other money", "What your home costs"):
        browser.answer(LEE[heading])
    browser.follow("Change: People who live with you")
    browser.answer({"How many other people live with you?": "1"})
    browser.answer(ANA["Person 2"])
    assert browser.heading == "Money from work"


def test_a_smaller_household_leaves_no_trace_of_who_left(browser: Browser, made: Site) -> None:
    walk(browser, ANA)
    browser.follow("Change: People who live with you")
    browser.answer({"How many other people live with you?": "0"})
    assert browser.heading == "Check your answers"
    sign(browser)
    assert [member.id for member in made.receiver.only.members] == ["m1"]
    assert made.receiver.only.relationships == ()


def test_losing_the_home_asks_anew_where_mail_goes(browser: Browser, made: Site) -> None:
    walk(browser, ANA)
    browser.follow("Change: Where do you live?")
    browser.answer({
        "Street address": "", "Apartment or unit": "", "City": "", "ZIP code": "",
        "I do not have a fixed address": True,
    })  # fmt: skip
    assert browser.heading == "Your mail"
    browser.answer({"Where can you get mail?": "I have no place to get mail"})
    assert browser.heading == "Check your answers"
    sign(browser)
    assert (made.receiver.only.home, made.receiver.only.mailing) == (None, None)
    assert made.receiver.only.is_homeless is True


def test_nobody_gets_past_a_page_that_is_not_done(browser: Browser) -> None:
    walk(browser, LEE, until="How can we reach you?")
    for address in ("/apply/rent", "/apply/check", "/apply/sign", "/apply/person-7", "/apply/nonsense"):
        browser.open(address)
        assert browser.heading == "How can we reach you?", address


def test_a_page_sent_out_of_order_is_kept_and_the_missing_one_asked(browser: Browser) -> None:
    walk(browser, LEE, until="How can we reach you?")
    browser.post("/apply/rent", {"token": browser.token, "rent": "700"})
    assert browser.heading == "How can we reach you?"
    for heading in ("How can we reach you?", "People who live with you", "Money from work", "Other money"):
        browser.answer(LEE[heading])
    assert (browser.heading, browser.typed["rent"]) == ("What your home costs", "700")


def test_starting_again_is_offered_and_deletes_the_answers(browser: Browser, made: Site) -> None:
    walk(browser, ANA, until="How can we reach you?")
    browser.open("/")
    browser.press("Delete my answers and start again")
    assert browser.heading == "About you"
    assert browser.typed["given"] == ""
    assert len(list(made.folder.iterdir())) == 1


def test_a_start_page_from_before_does_not_delete_what_was_typed(browser: Browser) -> None:
    browser.open("/")
    walk(browser, ANA, until="How can we reach you?")
    browser.post("/start", {"token": browser.token})
    assert browser.heading == "How can we reach you?"
