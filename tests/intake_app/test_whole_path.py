from datetime import date
from decimal import Decimal
from pathlib import Path

from byfive.application import (
    Address,
    Application,
    Contact,
    Expenses,
    IncomeKind,
    Job,
    Member,
    Name,
    OtherIncome,
    PayPeriod,
    Related,
    Relationship,
    Sex,
    Signature,
)
from tests.intake_app.client import NOON, Browser, Site, site
from tests.intake_app.walks import ANA, LEE, sign, walk

HOME = Address(line1="123 1/2 N Oak St", line2="Apt 4", city="Merced", zip="95340")


def test_a_family_of_three_yields_exactly_its_application(browser: Browser, made: Site) -> None:
    walk(browser, ANA)
    sign(browser)
    assert made.receiver.only == Application(
        county="alder",
        members=(
            Member(
                id="m1",
                name=Name(given="Ana María", family="Núñez Ruiz"),
                birth_date=date(1990, 7, 24),
                sex=Sex.FEMALE,
                is_applying=True,
                eats_with_applicant=None,
                jobs=(
                    Job(
                        employer="Joe's Farm",
                        pay=Decimal("18.50"),
                        pay_period=PayPeriod.HOURLY,
                        hours_a_week=Decimal("32.5"),
                    ),
                    Job(
                        employer="City of Merced",
                        pay=Decimal(1250),
                        pay_period=PayPeriod.TWICE_A_MONTH,
                        hours_a_week=Decimal(10),
                    ),
                ),
                other_income=(),
            ),
            Member(
                id="m2",
                name=Name(given="Sam", middle="Lee", family="O’Hara"),
                birth_date=date(1988, 2, 29),
                sex=Sex.MALE,
                is_applying=False,
                eats_with_applicant=True,
                jobs=None,
                other_income=(
                    OtherIncome(kind=IncomeKind.UNEMPLOYMENT, amount_a_month=Decimal(450)),
                    OtherIncome(kind=IncomeKind.CHILD_SUPPORT, amount_a_month=Decimal("200.50")),
                ),
            ),
            Member(
                id="m3",
                name=Name(given="Mia", family="Núñez O’Hara"),
                birth_date=date(2020, 11, 1),
                is_applying=True,
                jobs=(),
                other_income=None,
            ),
        ),
        relationships=(
            Related(of="m2", to="m1", relationship=Relationship.SPOUSE),
            Related(of="m3", to="m1", relationship=Relationship.CHILD),
            Related(of="m3", to="m2", relationship=Relationship.STEPCHILD),
        ),
        contact=Contact(
            phone="2095550123", phone_takes_texts=True, may_text=True, email="ana@example.org", may_email=False
        ),
        home=HOME,
        is_homeless=False,
        mailing=HOME,
        expenses=Expenses(rent_or_mortgage=Decimal(0)),
        consents_to_terms=True,
        signature=Signature(text="Ana M. Núñez", signed_at=NOON),
    )


def test_what_is_skipped_stays_not_answered(browser: Browser, made: Site) -> None:
    walk(browser, LEE)
    sign(browser, "Lee")
    assert made.receiver.only == Application(
        county="birch",
        members=(Member(id="m1", name=Name(given="Lee"), birth_date=date(1960, 1, 1), jobs=(), other_income=()),),
        is_homeless=True,
        consents_to_terms=True,
        signature=Signature(text="Lee", signed_at=NOON),
    )


def test_the_county_may_be_the_only_one(tmp_path: Path) -> None:
    one = site(tmp_path, counties=[("alder", "Alder County")])
    with Browser(one.app) as browser:
        answers = {**LEE, "About you": {"Last name": "Lee", "Birth date": "1 1 1960"}}
        walk(browser, answers)
        sign(browser)
    assert one.receiver.only.county == "alder"


def test_mail_may_go_to_another_state_and_a_po_box(browser: Browser, made: Site) -> None:
    answers = {
        **LEE,
        "Your mail": {"Where can you get mail?": "At another address or a PO box"},
        "Where you get mail": {
            "Street address": "PSC 3 Box 12", "City": "APO", "State": "AP (military)", "ZIP code": "962011234",
        },
    }  # fmt: skip
    walk(browser, answers)
    sign(browser)
    assert made.receiver.only.mailing == Address(line1="PSC 3 Box 12", city="APO", state="AP", zip="96201-1234")
    assert made.receiver.only.home is None


def test_a_household_of_twenty_fits_and_every_pair_is_stated(browser: Browser, made: Site) -> None:
    names = {number: f"Pat{chr(64 + number)}" for number in range(2, 21)}
    people = {}
    for number in names:
        relations = {f"What is this person to {names[other]}?": "Not family" for other in range(2, number)}
        people[f"Person {number}"] = {
            "First name": names[number], "Birth date": "5 5 1995", "What is this person to you?": "Other family",
            **relations,
            "Do you buy and cook food with this person?": "Yes", "Do you want food benefits for this person?": "Yes",
        }  # fmt: skip
    work = {"Do you have a job?": "No", **{f"Does {name} have a job?": "No" for name in names.values()}}
    other = {f"Does {name} get money that is not from a job?": "No" for name in names.values()}
    answers = {
        **LEE,
        "People who live with you": {
            "How many other people live with you?": "19", "Do you want food benefits for yourself?": "Yes",
        },
        **people,
        "Money from work": work,
        "Other money": {"Do you get money that is not from a job?": "No", **other},
    }  # fmt: skip
    walk(browser, answers, until="Person 20")
    assert _transferred(browser) < 20_000
    for heading in ("Person 20", "Money from work", "Other money", "What your home costs"):
        browser.answer(answers[heading])
        assert _transferred(browser) < 20_000, heading
    sign(browser)
    assert len(made.receiver.only.members) == 20
    pairs = {frozenset((related.of, related.to)) for related in made.receiver.only.relationships}
    assert len(pairs) == len(made.receiver.only.relationships) == 20 * 19 // 2


def _transferred(browser: Browser) -> int:
    """Bytes of the page as it came over the air."""
    return int(browser.response.headers["content-length"])


def test_people_with_one_first_name_are_told_apart(browser: Browser) -> None:
    answers = {
        **ANA,
        "Person 2": {**ANA["Person 2"], "First name": "Jo", "Middle name": "", "Last name": "Ng"},
        "Person 3": {
            **{label: answer for label, answer in ANA["Person 3"].items() if "Sam" not in label},
            "First name": "Jo", "Last name": "Ng", "What is this person to Jo?": "Child",
        },
    }  # fmt: skip
    walk(browser, answers, until="Money from work")
    assert "Does Jo Ng (person 2) have a job?" in browser.labels
    assert "Does Jo Ng (person 3) have a job?" in browser.labels
