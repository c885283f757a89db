"""Each rule of Alder's pages refuses what it should, in its own words, and keeps what was typed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.walker import Walker

ASKED = "This question needs an answer."
LETTERS = "Use plain letters, spaces and hyphens only."
PLAIN = "Use plain letters, numbers, spaces and hyphens only."
ADDRESS = "Use plain letters, numbers, spaces and # / . - only."
MONEY = "Use numbers only, like 1200 or 1200.50."
DATE = "Enter a real date as MM DD YYYY."
EATS = "Who buys and prepares food with you?"
PART = "Enter this part of the address."

REFUSED: list[tuple[str, dict[str, Any], list[str]]] = [
    ("Before you start", {"Partner number": ""}, [f"Partner number: {ASKED}"]),
    ("Before you start", {"Partner number": "BYFIVE-1"}, ["Partner number: Use letters and numbers only."]),
    ("Before you start", {"Partner number": "BYFIVE012"}, ["Partner number: Use 8 characters or fewer."]),
    (
        "Rights and responsibilities",
        {"I have read and understand my rights and responsibilities": False},
        ["I have read and understand my rights and responsibilities: This box must be ticked."],
    ),
    ("What are you applying for?", {"Programs": ()}, [f"Programs: {ASKED}"]),
    (
        "What are you applying for?",
        {"Programs": ("Medi-Cal (health)",)},
        ['Programs: "CalFresh (food)" must be ticked.'],
    ),
    ("About you", {"First name": "José"}, [f"First name: {LETTERS}"]),
    ("About you", {"First name": "Jose 2"}, [f"First name: {LETTERS}"]),
    ("About you", {"First name": "   "}, [f"First name: {ASKED}"]),
    ("About you", {"First name": "Maximiliano Alej"}, ["First name: Use 15 characters or fewer."]),
    ("About you", {"Last name": "O'Brien"}, [f"Last name: {LETTERS}"]),
    ("About you", {"Last name": "St. John"}, [f"Last name: {LETTERS}"]),
    ("About you", {"Middle initial": "NU"}, ["Middle initial: Use 1 character or fewer."]),
    ("About you", {"Sex": ""}, [f"Sex: {ASKED}"]),
    ("About you", {"Marital status": ""}, [f"Marital status: {ASKED}"]),
    ("About you", {"Birth date": ("", "", "")}, [f"Birth date: {ASKED}"]),
    ("About you", {"Birth date": ("02", "30", "1984")}, [f"Birth date: {DATE}"]),
    ("About you", {"Birth date": ("02", "", "1984")}, [f"Birth date: {DATE}"]),
    ("About you", {"Birth date": ("11", "24", "2026")}, ["Birth date: The date cannot be in the future."]),
    (
        "About you",
        {"Social Security number": ("900", "", "2222")},
        ["Social Security number: Fill all three boxes with 000-00-0000 digits."],
    ),
    (
        "Where you live",
        {"I am homeless": True},
        ["Homeless: Remove the address or the homeless mark"],
    ),
    (
        "Where you live",
        {"Street address": "", "City": "", "ZIP code": ""},
        ["Street address: Enter where you live or mark that you are homeless."],
    ),
    ("Where you live", {"City": "", "ZIP code": ""}, [f"City: {PART}", f"ZIP code: {PART}"]),
    ("Where you live", {"Street address": "12 Oak St, Apt 4"}, [f"Street address: {ADDRESS}"]),
    ("Where you live", {"Street address": "1" * 31}, ["Street address: Use 30 characters or fewer."]),
    ("Where you live", {"ZIP code": "9511"}, ["ZIP code: Enter a five digit ZIP code."]),
    ("Mailing address", {"Where should we send mail?": ""}, [f"Where should we send mail?: {ASKED}"]),
    (
        "Mailing address",
        {"Mailing street": "", "Mailing state": ""},
        [f"Mailing street: {PART}", f"Mailing state: {PART}"],
    ),
    (
        "Mailing address",
        {"Where should we send mail?": "To where I live", "Mailing city": "", "Mailing state": ""},
        [
            'Mailing street: Leave this empty, or choose "To another address".',
            'Mailing ZIP code: Leave this empty, or choose "To another address".',
        ],
    ),
    ("How to reach you", {"E-mail": "a@example.org"}, ["E-mail again: The two e-mail addresses are not the same."]),
    ("How to reach you", {"E-mail": "maría@example.org"}, ["E-mail: Enter an e-mail address."]),
    (
        "How to reach you",
        {"Phone": ("209", "555", "012")},
        ["Phone: Fill all three boxes with 000-000-0000 digits."],
    ),
    ("How to reach you", {"Language you read best": ""}, [f"Language you read best: {ASKED}"]),
    ("People in your home", {"Does anyone else live with you?": ""}, [f"Does anyone else live with you?: {ASKED}"]),
    (
        "Another person in your home",
        {"Is this person applying for food benefits?": "", "Is there another person to add?": ""},
        [f"Is this person applying for food benefits?: {ASKED}", f"Is there another person to add?: {ASKED}"],
    ),
    ("How NAME is related", {"MARIA JOSE is the ... of ANA": ""}, [f"MARIA JOSE is the ... of ANA: {ASKED}"]),
    (
        "Who shares food",
        {"Who buys and prepares food with you?": ()},
        [f"Who buys and prepares food with you?: {ASKED}"],
    ),
    (
        "Who shares food",
        {"Who buys and prepares food with you?": ("ANA", "No one")},
        ['Who buys and prepares food with you?: "No one" cannot be ticked together with another answer.'],
    ),
    (
        "Household questions",
        {"Who is in school?": (), "Who is pregnant?": ("ANA", "No one")},
        [
            'Who is pregnant?: "No one" cannot be ticked together with another answer.',
            f"Who is in school?: {ASKED}",
        ],
    ),
    ("More about NAME's school", {"Enrollment": ""}, [f"Enrollment: {ASKED}"]),
    ("More about NAME's immigration", {"Status": ""}, [f"Status: {ASKED}"]),
    ("Household jobs", {"Who has a job?": ()}, [f"Who has a job?: {ASKED}"]),
    ("More about NAME's job", {"Employer": "O'Neil & Sons"}, [f"Employer: {PLAIN}"]),
    ("More about NAME's job", {"Employer": "E" * 26}, ["Employer: Use 25 characters or fewer."]),
    ("More about NAME's job", {"Pay before taxes": ""}, [f"Pay before taxes: {ASKED}"]),
    ("More about NAME's job", {"Pay before taxes": "1,200.00"}, [f"Pay before taxes: {MONEY}"]),
    ("More about NAME's job", {"Pay before taxes": "12.5"}, [f"Pay before taxes: {MONEY}"]),
    ("More about NAME's job", {"Pay before taxes": "1234567.89"}, ["Pay before taxes: Use 9 characters or fewer."]),
    ("More about NAME's job", {"Hours worked each week": "7.5"}, ["Hours worked each week: Use a whole number."]),
    ("More about NAME's job", {"How often paid?": ""}, [f"How often paid?: {ASKED}"]),
    (
        "More about NAME's job",
        {"Does MARIA JOSE have another job?": ""},
        [f"Does MARIA JOSE have another job?: {ASKED}"],
    ),
    ("More about NAME's own work", {"Kind of work": ""}, [f"Kind of work: {ASKED}"]),
    ("More about NAME's own work", {"Money coming in each month": ""}, [f"Money coming in each month: {ASKED}"]),
    ("More about NAME's other money", {"Kind of money": ""}, [f"Kind of money: {ASKED}"]),
    ("Changes in money", {"Tell us what changed": ""}, ["Tell us what changed: Tell us what changed."]),
    (
        "Changes in money",
        {"Has anyone's income changed in the last 30 days?": "No"},
        ["Tell us what changed: Leave this empty when nothing changed."],
    ),
    ("Changes in money", {"Tell us what changed": "Lost it."}, [f"Tell us what changed: {PLAIN}"]),
    ("Changes in money", {"Tell us what changed": "x" * 101}, ["Tell us what changed: Use 100 characters or fewer."]),
    (
        "Housing costs",
        {"Which utilities do you pay?": ("Gas", "None of these")},
        ['Which utilities do you pay?: "None of these" cannot be ticked together with another answer.'],
    ),
    (
        "Someone to speak for you",
        {"Their name": ""},
        ["Their name: Enter the name of the person who speaks for you."],
    ),
    (
        "Someone to speak for you",
        {"Do you want someone to speak for you?": "No"},
        [
            'Their name: Leave this empty, or answer "Yes" above.',
            'Their phone: Leave this empty, or answer "Yes" above.',
        ],
    ),
    (
        "Anything else",
        {"Is there anything else we should know?": "What & why?"},
        ["Is there anything else we should know?: Use plain letters, numbers, spaces and . , # / - only."],
    ),
    (
        "Anything else",
        {"Is there anything else we should know?": "x" * 248 + "\nx"},
        ["Is there anything else we should know?: Use 250 characters or fewer."],
    ),
    ("Sign and submit", {"Type your full name": "Maria Núñez"}, [f"Type your full name: {LETTERS}"]),
    (
        "Sign and submit",
        {"I declare under penalty of perjury that my answers are true": False},
        ["I declare under penalty of perjury that my answers are true: This box must be ticked."],
    ),
]


@pytest.mark.parametrize(("page", "answers", "errors"), REFUSED)
def test_a_page_refuses(
    walker: Walker, four: dict[str, str], page: str, answers: dict[str, Any], errors: list[str]
) -> None:
    walker.start()
    walker.enter(four, until=page)
    heading = walker.page.heading
    walker.fill(walker.answers_here(four) | answers)
    assert walker.page.errors == errors
    assert walker.page.heading == heading
    for label, answer in answers.items():
        if isinstance(answer, str) and answer:
            box = next(box for box in walker.page.boxes if label in (box.label, box.legend))
            assert answer in (box.value.replace("\r\n", "\n"), *(b.label for b in walker.page.boxes if b.checked))


def test_mail_cannot_go_to_where_a_homeless_person_lives(walker: Walker, four: dict[str, str]) -> None:
    four |= {key: "" for key in four if key.startswith("Where you live/")}
    four["Where you live/I am homeless"] = "yes"
    walker.start()
    walker.enter(four, until="Mailing address")
    walker.fill({"Where should we send mail?": "To where I live"})
    assert walker.page.errors == [
        "Where should we send mail?: You told us that you are homeless. Choose another answer."
    ]
    walker.fill({"Where should we send mail?": "Hold it at the county office"})
    assert walker.page.heading == "How to reach you"


def test_texting_must_be_answered_when_a_phone_was_given(walker: Walker, four: dict[str, str]) -> None:
    languages = {"Language you speak best": "English", "Language you read best": "English"}
    walker.start()
    walker.enter(four, until="How to reach you")
    walker.fill({"Phone": ("209", "555", "0123")} | languages)
    assert walker.page.errors == ["May we send you text messages?: Answer this when you give a phone number."]
    walker.fill({"Phone": ("", "", "")})
    assert walker.page.heading == "Summary: about you"
