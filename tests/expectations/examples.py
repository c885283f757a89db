"""For each core rule, applications that it must catch and applications that it must leave alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from byfive.application import (
    Address,
    Application,
    Contact,
    Expenses,
    IncomeKind,
    Job,
    Name,
    OtherIncome,
    PayPeriod,
    Related,
    Relationship,
    Representative,
    SelfEmployment,
    Sex,
    Signature,
)
from tests.expectations.applications import TODAY, born, household, named, pair, person

PARENT, CHILD, SPOUSE, SIBLING = Relationship.PARENT, Relationship.CHILD, Relationship.SPOUSE, Relationship.SIBLING
GRANDPARENT, STEPPARENT = Relationship.GRANDPARENT, Relationship.STEPPARENT


@dataclass(frozen=True)
class Examples:
    """What one rule must catch (each with one finding or more of that rule), and what it must leave alone."""

    caught: tuple[Application, ...]
    left: tuple[Application, ...]


def _works(*jobs: Job) -> Application:
    return household(person(jobs=jobs))


def _gets(amount: str | None) -> Application:
    item = OtherIncome(kind=IncomeKind.PENSION, amount_a_month=None if amount is None else Decimal(amount))
    return household(person(other_income=(item,)))


def _lives(line1: str = "12 Oak St", city: str = "Lodi", zip_code: str = "95240", state: str = "CA") -> Application:
    return household(home=Address(line1=line1, city=city, zip=zip_code, state=state))


def _mail(state: str, zip_code: str) -> Application:
    return household(mailing=Address(line1="PSC 473 Box 12", city="FPO", zip=zip_code, state=state))


def _contact(**answers: str | None) -> Application:
    return household(contact=Contact(**({"phone": "2095550123", "spoken_language": "en"} | answers)))


def _signed(text: str = "Ana Example", *when: int) -> Application:
    return household(signature=Signature(text=text, signed_at=datetime(*(when or (2026, 11, 23, 18)), tzinfo=UTC)))


def _ssns(*numbers: str | None) -> Application:
    return household(*(person(place, ssn=number) for place, number in enumerate(numbers, 1)))


def _own_work(income: Decimal | None) -> Application:
    own = SelfEmployment(work="Sewing", income_a_month=income)
    return household(person(is_self_employed=True, self_employment=own))


def _speaks_for_them(phone: str | None) -> Application:
    return household(representative=Representative(name=Name(given="Rosa", family="Example"), phone=phone))


def _circle(*relationships: tuple[int, Relationship, int]) -> Application:
    stated = tuple(Related(of=f"m{of}", relationship=kind, to=f"m{to}") for of, kind, to in relationships)
    return household(person(1), person(2), person(3), relationships=stated)


ORDINARY = household()
JOB = Job(employer="Valley Packing", pay=Decimal("412.50"), pay_period=PayPeriod.WEEKLY, hours_a_week=Decimal(20))
CHILD_2 = person(2, birth_date=date(2015, 3, 2))
TWIN = person(2, name=Name(given="Ana", family="Example"), birth_date=date(1981, 5, 9))

HOUSEHOLD_EXAMPLES = {
    "core.signature_given": Examples((household(signature=None),), (ORDINARY,)),
    "core.signature_has_letters": Examples((_signed("---"), _signed("12 34")), (_signed("X"), _signed("李"))),
    "core.signed_by_today": Examples(
        (_signed("Ana", 2026, 11, 24, 8, 0, 0), _signed("Ana", 2027, 1, 1)),
        (_signed("Ana", 2026, 11, 24, 7, 59, 59), _signed("Ana", 2026, 11, 1)),  # 23:59:59 at the county
    ),
    "core.terms_agreed": Examples((household(consents_to_terms=None), household(consents_to_terms=False)), (ORDINARY,)),
    "core.goes_to_its_county": Examples((household().model_copy(update={"county": "birch"}),), (ORDINARY,)),
    "core.home_or_homeless": Examples(
        (household(home=None, is_homeless=None), household(home=None, is_homeless=False)),
        (household(home=None, is_homeless=True), household(is_homeless=None)),
    ),
    "core.home_and_homeless": Examples((household(is_homeless=True),), (ORDINARY, household(is_homeless=None))),
    "core.home_in_california": Examples(
        (_lives(state="NV"), _lives("PSC 473 Box 12", "FPO", "96349", "AP")),
        (ORDINARY, _mail("AP", "96349"), household(home=None, is_homeless=True)),
    ),
    "core.home_zip_in_california": Examples(
        (_lives(zip_code="89501"), _lives(zip_code="96201"), _lives(zip_code="10001-9012")),
        (_lives(zip_code="90001"), _lives(zip_code="96162"), _lives(zip_code="95337-1234")),
    ),
    "core.home_no_po_box": Examples(
        (_lives("PO Box 12"), _lives("P.O. BOX 12"), _lives("Post Office Box 4"), _lives("12 Oak St, POB 7")),
        (_lives("RR 2 Box 114"), _lives("12 Poboy Ln"), _lives("4 Boxwood Ct")),
    ),
    "core.mailing_zip_fits_military_state": Examples(
        (_mail("AP", "09012"), _mail("AE", "09912"), _mail("CA", "96349"), _mail("AA", "95240")),
        (_mail("AP", "96349"), _mail("AE", "09012-1234"), _mail("AA", "34012"), _mail("CA", "95240"), ORDINARY),
    ),
    "core.can_get_mail": Examples((household(home=None, is_homeless=True),), (ORDINARY,)),
    "core.can_be_reached": Examples(
        (household(contact=Contact(spoken_language="en")),), (ORDINARY, _contact(phone=None, email="a@example.org"))
    ),
    "core.phone_possible": Examples(
        (_contact(phone="2091550123"), _contact(phone="4115550123"), _contact(phone="2099110123")),
        (_contact(), _contact(phone="5555550100"), _contact(phone=None)),
    ),
    "core.email_possible": Examples(
        tuple(
            _contact(email=it) for it in ("a.@example.org", "a..b@example.org", "a@example.org.", "a@b.c", "a@-b.org")
        ),
        tuple(_contact(email=it) for it in ("a@example.org", "a.b+c@mail.example.org", "o'neil_1@x-y.example.org")),
    ),
    "core.language_given": Examples((_contact(spoken_language=None),), (ORDINARY,)),
    "core.somebody_applies": Examples(
        (household(person(is_applying=False), person(2, is_applying=False)),),
        (household(person(is_applying=False), person(2)),),
    ),
    "core.income_change_told": Examples(
        (household(income_changed_recently=True),),
        (household(income_changed_recently=True, income_change="Lost a job"), household(income_changed_recently=False)),
    ),
    "core.representative_phone_given": Examples((_speaks_for_them(None),), (_speaks_for_them("2095550142"), ORDINARY)),
}

PEOPLE_EXAMPLES = {
    "core.name_has_letters": Examples(
        (named("-"), named("1234"), named("Ana", "..."), named("Ana", middle="_")),
        (named("小龙", "李"), named("Ana", "O\u2019Brien"), named("Suharto", None), named("Ana", suffix="II")),
    ),
    "core.name_is_no_address": Examples(
        (named("ana@example.org"), named("Ana", "www.example.org"), named("https://x.example.org")),
        (named("Jean", "St. John"), named("Www"), named("A.B.", "C.D.")),
    ),
    "core.name_without_digits": Examples((named("Ana2"), named("Ana", "3xample")), (named("Ana", suffix="III"),)),
    "core.name_is_not_filler": Examples(
        (named("TEST"), named("Asdf"), named("Ana", "n/a"), named("xxx")),
        (named("Testa"), named("Ana", "Nullman"), named("Ana", "Null-Test")),
    ),
    "core.birth_date_given": Examples((household(person(birth_date=None)),), (ORDINARY,)),
    "core.birth_date_not_in_future": Examples(
        (household(person(), person(2, birth_date=date(2026, 11, 24))),),
        (household(person(), person(2, birth_date=TODAY)),),
    ),
    "core.birth_date_since_1900": Examples((household(born(1899, 12, 31)),), (household(born(1900)),)),
    "core.applicant_at_least_14": Examples(
        (household(born(2012, 11, 24)), household(born(2026, 11, 23))),
        (household(born(2012, 11, 23)), household(person(), CHILD_2), household(born(2027))),
    ),
    "core.applicant_of_age": Examples(
        (household(born(2012, 11, 23)), household(born(2008, 11, 24))),
        (household(born(2008, 11, 23)), household(born(2012, 11, 24)), household(person(), CHILD_2)),
    ),
    "core.ssn_possible": Examples(
        tuple(_ssns(it) for it in ("000123456", "666123456", "111111111", "123003456", "123450000", "999999999")),
        (_ssns("900000001"), _ssns("912345678"), _ssns(None), _ssns("987001234")),
    ),
    "core.ssn_is_nobody_elses": Examples(
        (_ssns("912345678", "912345678"), _ssns("912345678", None, "912345678")),
        (_ssns("912345678", "912345679"), _ssns(None, None)),
    ),
    "core.entered_once": Examples(
        (household(person(), TWIN),),
        (
            household(person(), person(2, birth_date=date(1981, 5, 9))),
            household(person(birth_date=None), TWIN.model_copy(update={"birth_date": None})),
        ),
    ),
    "core.pregnancy_possible": Examples(
        (household(person(sex=Sex.MALE, is_pregnant=True)),),
        (
            household(person(sex=Sex.FEMALE, is_pregnant=True)),
            household(person(sex=Sex.OTHER, is_pregnant=True)),
            household(person(is_pregnant=True)),
            household(person(sex=Sex.MALE, is_pregnant=False)),
        ),
    ),
    "core.relationships_agree": Examples(
        (
            pair(person(), PARENT, CHILD_2, ("m1", STEPPARENT, "m2")),
            pair(person(), PARENT, CHILD_2, ("m2", PARENT, "m1")),
        ),
        (
            pair(person(), PARENT, CHILD_2, ("m2", CHILD, "m1")),
            pair(person(), SIBLING, person(2), ("m2", SIBLING, "m1")),
        ),
    ),
    "core.elders_are_older": Examples(
        (pair(CHILD_2, PARENT, person()), pair(person(), CHILD, CHILD_2), pair(CHILD_2, GRANDPARENT, person())),
        (
            pair(person(), PARENT, CHILD_2),
            pair(CHILD_2, CHILD, person()),
            pair(CHILD_2, STEPPARENT, person()),
            pair(person(birth_date=None), CHILD, CHILD_2),
        ),
    ),
    "core.spouses_are_grown": Examples(
        (pair(person(), SPOUSE, person(2, birth_date=date(2011, 11, 24))),),
        (pair(person(), SPOUSE, person(2, birth_date=date(2011, 11, 23))), pair(person(), PARENT, CHILD_2)),
    ),
    "core.nobodys_own_ancestor": Examples(
        (
            _circle((1, PARENT, 2), (2, PARENT, 3), (3, PARENT, 1)),
            _circle((1, PARENT, 2), (3, CHILD, 2), (1, Relationship.GRANDCHILD, 3)),
        ),
        (_circle((1, PARENT, 2), (2, PARENT, 3), (1, GRANDPARENT, 3)), _circle((1, STEPPARENT, 2), (2, STEPPARENT, 1))),
    ),
}

MONEY_EXAMPLES = {
    "core.employer_given": Examples((_works(JOB.model_copy(update={"employer": None})),), (_works(JOB),)),
    "core.pay_given": Examples(
        (_works(JOB.model_copy(update={"pay": None})),), (_works(JOB), household(person(jobs=())))
    ),
    "core.pay_period_given": Examples(
        (_works(JOB, JOB.model_copy(update={"pay_period": None})),),
        (_works(JOB), _works(Job(employer="Valley Packing"))),
    ),
    "core.hours_given_for_hourly_pay": Examples(
        (_works(Job(pay=Decimal(16), pay_period=PayPeriod.HOURLY)),),
        (
            _works(Job(pay=Decimal(16), pay_period=PayPeriod.HOURLY, hours_a_week=Decimal(0))),
            _works(Job(pay=Decimal(16))),
        ),
    ),
    "core.hours_plausible": Examples(
        (_works(Job(hours_a_week=Decimal("100.5"))),), (_works(Job(hours_a_week=Decimal(100))), _works(Job()))
    ),
    "core.pay_plausible": Examples(
        (
            _works(Job(pay=Decimal("100000.01"), pay_period=PayPeriod.MONTHLY)),
            _works(Job(pay=Decimal(1000), pay_period=PayPeriod.HOURLY, hours_a_week=Decimal(40))),
        ),
        (_works(Job(pay=Decimal(100_000), pay_period=PayPeriod.MONTHLY)), _works(Job(pay=Decimal(900_000)))),
    ),
    "core.pay_not_zero": Examples((_works(Job(pay=Decimal(0))),), (_works(Job(pay=Decimal("0.01"))), _works(Job()))),
    "core.other_income_amount_given": Examples((_gets(None),), (_gets("0"), household(person(other_income=())))),
    "core.other_income_plausible": Examples((_gets("20000.01"),), (_gets("20000"), _gets(None))),
    "core.own_work_income_given": Examples((_own_work(None),), (_own_work(Decimal(0)), ORDINARY)),
    "core.expenses_plausible": Examples(
        (
            household(expenses=Expenses(rent_or_mortgage=Decimal(24_000))),
            household(expenses=Expenses(child_support_paid=Decimal("20000.01"))),
        ),
        (household(expenses=Expenses(rent_or_mortgage=Decimal(20_000), medical=Decimal(0))),),
    ),
}

EXAMPLES: dict[str, Examples] = HOUSEHOLD_EXAMPLES | PEOPLE_EXAMPLES | MONEY_EXAMPLES
