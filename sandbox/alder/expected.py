"""The judge of Alder: what the county should hold once a careful person has entered a household.

Written by hand from Alder's pages, not from anybody's declaration of them and not from the server's own
page objects. The keys are those of ``/_truth``::

    <heading>#<turn>/<label>        for example  About you/First name
                                                 Another person in your home#2/First name
                                                 How NAME is related#1-3/NAME is the ... of NAME
                                                 More about NAME's school#2/Enrollment
                                                 More about NAME's job#2.1/Does NAME have another job?

- the heading and the label as shown, with ``NAME`` in place of any person's name;
- the turn, on pages and for questions that come more than once: the person's number in order of entry (the
  applicant is 1), ``person.item`` for jobs and other money, ``person-person`` for relationships.
  Pages that come once have no ``#``.

Every control of every page that this household is shown has a key; an empty value means left empty. Values: text
in capitals (e-mail too), money like ``1200.00``, days like ``1984-03-02``, Social Security and phone numbers as
digits alone, the text of the option chosen, a single box ``yes`` or ``no``, lists of people by their numbers
(``1 3``) or ``No one``, other lists by their texts joined with ``; ``. Keys stand in the order of the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sandbox.alder import careful
from sandbox.alder.expected_rest import expected_rest
from sandbox.alder.people import Someone, entered
from sandbox.careful import LANGUAGES as ALL_LANGUAGES
from sandbox.careful import RELATIONSHIPS, Answers, ForAPerson, home_and_mail, relationship, who, who_is_pregnant

__all__ = ["ForAPerson", "expected"]

Fields = dict[str, str]

LANGUAGES = ALL_LANGUAGES | {"tl": "Other"}
PAY_PERIODS = {
    "hourly": "Weekly",
    "weekly": "Weekly",
    "every_two_weeks": "Every two weeks",
    "twice_a_month": "Twice a month",
    "monthly": "Monthly",
}
MONEY_KINDS = {
    "unemployment": "Unemployment",
    "ssi": "SSI",
    "social_security": "Social Security",
    "workers_compensation": "Workers comp",
    "pension": "Pension",
    "child_support": "Child support",
    "other": "Something else",
}


def expected(household: Mapping[str, Any], today: date) -> Fields:
    """What Alder should hold of this household (canonical JSON), entered on the county's day ``today``.

    Raises :class:`ForAPerson` when a careful person could not enter it without asking.
    """
    people = [entered(member, number, today) for number, member in enumerate(household["members"], 1)]
    return (
        _start(household)
        | people[0].identity("About you")
        | _where(household)
        | _reach(household.get("contact") or {})
        | _others(people)
        | _related(people, household.get("relationships") or ())
        | _questions(people)
        | _jobs(people)
        | _own_work(people)
        | _other_money(people)
        | expected_rest(household, people, today)
    )


def _start(household: Answers) -> Fields:
    if household.get("consents_to_terms") is not True:
        raise ForAPerson("the terms were not accepted")
    health = "; Medi-Cal (health)" if household.get("wants_medi_cal") is True else ""
    return {
        "Before you start/Partner number": "BYFIVE01",
        "Rights and responsibilities/I have read and understand my rights and responsibilities": "yes",
        "What are you applying for?/Programs": f"CalFresh (food){health}",
    }


def _where(household: Answers) -> Fields:
    home, elsewhere = home_and_mail(household)
    where = "To another address" if elsewhere else "To where I live" if home else "Hold it at the county office"
    lived, sent = _address(home or {}, "home"), _address(elsewhere or {}, "mailing")
    return {
        "Where you live/I am homeless": "no" if home else "yes",
        "Where you live/Street address": lived[0],
        "Where you live/Address line 2": lived[1],
        "Where you live/City": lived[2],
        "Where you live/ZIP code": lived[3],
        "Mailing address/Where should we send mail?": where,
        "Mailing address/Mailing street": sent[0],
        "Mailing address/Mailing line 2": sent[1],
        "Mailing address/Mailing city": sent[2],
        "Mailing address/Mailing state": elsewhere.get("state", "CA") if elsewhere else "",
        "Mailing address/Mailing ZIP code": sent[3],
    }


def _address(given: Answers, which: str) -> tuple[str, str, str, str]:
    return (
        careful.address(given.get("line1"), f"the {which} street", 30),
        careful.address(given.get("line2"), f"line 2 of the {which} address", 30),
        careful.address(given.get("city"), f"the {which} city", 20),
        (given.get("zip") or "")[:5],
    )


def _reach(contact: Answers) -> Fields:
    mail = careful.email(contact.get("email"))
    page = "How to reach you"
    return {
        f"{page}/Phone": contact.get("phone") or "",
        f"{page}/E-mail": mail,
        f"{page}/E-mail again": mail,
        f"{page}/May we send you text messages?": "Yes" if contact.get("may_text") is True else "No",
        f"{page}/Language you speak best": LANGUAGES[contact.get("spoken_language")],
        f"{page}/Language you read best": LANGUAGES[contact.get("written_language")],
    }


def _others(people: list[Someone]) -> Fields:
    fields = {"People in your home/Does anyone else live with you?": "Yes" if people[1:] else "No"}
    for someone in people[1:]:
        page = f"Another person in your home#{someone.number}"
        applying = someone.answers.get("is_applying", True)
        fields |= someone.identity(page)
        fields[f"{page}/Is this person applying for food benefits?"] = "Yes" if applying else "No"
        fields[f"{page}/Is there another person to add?"] = "No" if someone is people[-1] else "Yes"
    return fields


def _related(people: list[Someone], stated: Any) -> Fields:
    fields = {}
    for someone in people:
        for other in people[someone.number :]:
            kind = relationship(someone.answers["id"], other.answers["id"], stated)
            if kind is None:
                raise ForAPerson(f"nobody said how persons {someone.number} and {other.number} are related")
            key = f"How NAME is related#{someone.number}-{other.number}/NAME is the ... of NAME"
            fields[key] = RELATIONSHIPS[kind][("Female", "Male", "Unknown").index(someone.sex)]
    return fields


def _questions(people: list[Someone]) -> Fields:
    fields, page = {}, "Household questions"
    if people[1:]:
        eaters = who(people[1:], lambda member: member.get("eats_with_applicant") is True)
        fields["Who shares food/Who buys and prepares food with you?"] = eaters
    fields[f"{page}/Who has a disability?"] = who(people, lambda member: member.get("is_disabled") is True)
    if pregnant := who_is_pregnant(people):
        fields[f"{page}/Who is pregnant?"] = pregnant
    fields[f"{page}/Who is in school?"] = who(people, lambda member: member.get("is_student") is True)
    fields[f"{page}/Who served in the military?"] = who(people, lambda member: member.get("is_veteran") is True)
    statuses = {"eligible_noncitizen": "Eligible noncitizen", "other": "Other"}
    citizenship = who(people, lambda member: member.get("citizenship") in statuses)
    fields[f"{page}/Who is not a U.S. citizen?"] = citizenship
    for someone in people:
        if someone.answers.get("is_student") is True:
            fields[f"More about NAME's school#{someone.number}/Enrollment"] = "I don't know"
    for someone in people:
        if someone.answers.get("citizenship") in statuses:
            status = statuses[someone.answers["citizenship"]]
            fields[f"More about NAME's immigration#{someone.number}/Status"] = status
    return fields


def _jobs(people: list[Someone]) -> Fields:
    fields = {"Household jobs/Who has a job?": who(people, lambda member: member.get("jobs"))}
    for someone in people:
        jobs = someone.answers.get("jobs") or ()
        for number, job in enumerate(jobs, 1):
            page, whose = f"More about NAME's job#{someone.number}.{number}", f"person {someone.number}, job {number}"
            fields[f"{page}/Employer"] = careful.plain(job.get("employer"), f"the employer ({whose})", 25)
            if job.get("pay_period") is None:
                raise ForAPerson(f"how often the pay comes ({whose}) is required and was not given")
            fields[f"{page}/How often paid?"] = PAY_PERIODS[job["pay_period"]]
            fields[f"{page}/Pay before taxes"] = _pay(job, whose)
            fields[f"{page}/Hours worked each week"] = careful.whole(job.get("hours_a_week"))
            fields[f"{page}/Does NAME have another job?"] = "Yes" if number < len(jobs) else "No"
    return fields


def _pay(job: Answers, whose: str) -> str:
    """The pay for the period that the county is told; for hourly pay that of a week."""
    pay, hours = job.get("pay"), job.get("hours_a_week")
    if job["pay_period"] == "hourly" and pay is not None:
        if hours is None:
            raise ForAPerson(f"the pay is by the hour and the weekly hours are not given ({whose})")
        pay = Decimal(str(pay)) * Decimal(str(hours))
    return careful.needed_money(pay, f"the pay ({whose})")


def _own_work(people: list[Someone]) -> Fields:
    fields = {
        "Self-employment/Who works for themselves?": who(people, lambda member: member.get("is_self_employed") is True)
    }
    for someone in people:
        if someone.answers.get("is_self_employed") is True:
            work, page = someone.answers["self_employment"], f"More about NAME's own work#{someone.number}"
            whose = f"of person {someone.number}'s own work"
            fields[f"{page}/Kind of work"] = careful.plain(work.get("work"), f"the kind {whose}", 25)
            income = careful.needed_money(work.get("income_a_month"), f"the income {whose}")
            fields[f"{page}/Money coming in each month"] = income
            fields[f"{page}/Costs each month"] = careful.money(work.get("expenses_a_month"), f"the costs {whose}")
    return fields


def _other_money(people: list[Someone]) -> Fields:
    fields = {"Other money/Who gets other money?": who(people, lambda member: member.get("other_income"))}
    for someone in people:
        items = someone.answers.get("other_income") or ()
        for number, item in enumerate(items, 1):
            page = f"More about NAME's other money#{someone.number}.{number}"
            amount = careful.needed_money(item.get("amount_a_month"), f"an amount of person {someone.number}")
            fields[f"{page}/Kind of money"] = MONEY_KINDS[item["kind"]]
            fields[f"{page}/Amount each month"] = amount
            fields[f"{page}/Does NAME get any more money?"] = "Yes" if number < len(items) else "No"
    return fields
