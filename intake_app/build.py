"""From what was answered to the canonical application. Pure: what was not answered stays not answered."""

from __future__ import annotations

from decimal import Decimal

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
    Related,
    Signature,
)
from intake_app import pages
from intake_app.groups import Person
from intake_app.page import Answers
from intake_app.route import Route


def application(way: Route, signature: Signature) -> Application:
    """The signed application of a draft whose pages are all done. Raises pydantic's ValidationError for another."""
    home = None if way.answers("home")["homeless"] else _address(way.answers("home"))
    return Application(
        county=way.answers("you")["county"],
        members=tuple(_member(way, who) for who in way.household),
        relationships=tuple(
            Related(of=_id(who), to=_id(to), relationship=way.answers(f"person-{who.number}")[to.named("to")])
            for who in way.household[1:]
            for to in way.household[: who.number - 1]
        ),
        contact=_contact(way.answers("contact")),
        home=home,
        is_homeless=home is None,
        mailing=_mailing(way, home),
        expenses=Expenses(rent_or_mortgage=way.answers("rent")["rent"]),
        consents_to_terms=True,  # the page of the signature does not go on without it
        signature=signature,
    )


def _id(who: Person) -> str:
    return f"m{who.number}"


def _member(way: Route, who: Person) -> Member:
    said = way.answers("you" if who.is_you else f"person-{who.number}")
    return Member(
        id=_id(who),
        name=Name(given=said["given"], middle=said["middle"], family=said["family"]),
        birth_date=said["birth"],
        sex=said["sex"],
        is_applying=way.answers("people")["applies"] if who.is_you else said["applies"],
        eats_with_applicant=None if who.is_you else said["eats"],
        jobs=_jobs(way, who),
        other_income=_other_income(way, who),
    )


def _jobs(way: Route, who: Person) -> tuple[Job, ...] | None:
    has_job = way.answers("work")[who.named("work")]
    if has_job is None:
        return None
    turns = (way.find(f"job-{who.number}-{turn}") for turn in range(1, 1 + pages.MOST_JOBS))
    return tuple(
        Job(
            employer=visited.answers["employer"],
            pay=visited.answers["pay"],
            pay_period=visited.answers["period"],
            hours_a_week=visited.answers["hours"],
        )
        for visited in turns
        if visited
    )


def _other_income(way: Route, who: Person) -> tuple[OtherIncome, ...] | None:
    gets_some = way.answers("other")[who.named("other")]
    if gets_some is None:
        return None
    if not gets_some:
        return ()
    amounts = way.answers(f"income-{who.number}")
    return tuple(
        OtherIncome(kind=kind, amount_a_month=amount if isinstance(amount, Decimal) else None)
        for kind in IncomeKind
        if (amount := amounts[kind]) is not None
    )


def _contact(said: Answers) -> Contact:
    return Contact(
        phone=said["phone"],
        phone_takes_texts=True if said["may_text"] else None,
        may_text=said["may_text"],
        email=said["email"],
        may_email=said["may_email"],
    )


def _mailing(way: Route, home: Address | None) -> Address | None:
    """Where mail goes: said to be the home, written out, or nowhere."""
    match way.answers("mail")["where"]:
        case pages.AT_HOME:
            return home
        case pages.ELSEWHERE:
            return _address(way.answers("mail-address"))
        case _:
            return None


def _address(said: Answers) -> Address:
    return Address(
        line1=said["line1"], line2=said["line2"], city=said["city"], state=said.get("state", "CA"), zip=said["zip"]
    )
