"""The judge of Birch: what the county should hold once a careful person has entered a household.

Written by hand from Birch's pages, not from anybody's declaration of them and not from the server's own
page objects. The keys are those of ``/_truth``::

    <heading>#<turn>/<label>        for example  About you/First name
                                                 About person N#2/First name
                                                 More about NAME#2/NAME is your
                                                 NAME's own business#2/Income each month
                                                 NAME's job#2.1/Does NAME have another job?

- the heading and the label as shown, with ``NAME`` in place of any person's name (first and last), and ``N`` in
  "About person N";
- the turn, on pages that come more than once: the person's number in order of entry (the applicant is 1),
  ``person.item`` for jobs and other income. Pages that come once have no ``#``.

Every control that this household is shown has a key; an empty value means left empty. A control that is not on the
page, because it appears only after another answer, has no key. Values: text as typed and trimmed, money like
``1200.00``, days like ``1984-03-02``, Social Security and phone numbers as digits alone, the text of the option
chosen, a single box ``yes`` or ``no``, lists of people by their numbers (``1 3``) or ``No one``, other lists by
their texts joined with ``; ``, documents by the first 16 hex digits of their SHA-256, in order, joined with ``; ``.
Keys stand in the order of the pages. The page "Who lives with you?" asks nothing and has no keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sandbox.birch import addresses, careful
from sandbox.birch.expected_rest import expected_rest
from sandbox.birch.people import Someone, entered
from sandbox.careful import (
    LANGUAGES,
    RELATIONSHIPS,
    Answers,
    ForAPerson,
    home_and_mail,
    needed,
    relationship,
    who,
    who_is_pregnant,
    whole,
)

__all__ = ["ForAPerson", "expected"]

Fields = dict[str, str]

EATS = {True: "Yes", False: "No", None: "I don't know"}
PAY_PERIODS = {
    "hourly": "Every hour",
    "weekly": "Every week",
    "every_two_weeks": "Every two weeks",
    "twice_a_month": "Twice a month",
    "monthly": "Every month",
}
INCOME_KINDS = {
    "unemployment": "Unemployment insurance",
    "ssi": "SSI",
    "social_security": "Social Security",
    "workers_compensation": "Workers' compensation",
    "pension": "Pension",
    "child_support": "Child support",
    "other": "Other",
}


def expected(household: Mapping[str, Any], today: date) -> Fields:
    """What Birch should hold of this household (canonical JSON), entered on the county's day ``today``.

    Raises :class:`ForAPerson` when a careful person could not enter it without asking.
    """
    people = [entered(member, number, today) for number, member in enumerate(household["members"], 1)]
    return (
        _welcome(household)
        | people[0].identity("About you")
        | _where(household)
        | _reach(household.get("contact") or {})
        | _others(people, household.get("relationships") or ())
        | _everyone(people)
        | _jobs(people)
        | _business(people)
        | _other_income(people)
        | expected_rest(household)
    )


def _welcome(household: Answers) -> Fields:
    if household.get("consents_to_terms") is not True:
        raise ForAPerson("the terms were not accepted")
    health = "; Medi-Cal" if household.get("wants_medi_cal") is True else ""
    return {
        "Welcome/How are you applying?": "For a client of my organization",
        "Welcome/Partner code": "BYFIVE01",
        "Welcome/I have read my rights and responsibilities": "yes",
        "Welcome/Benefits": f"CalFresh{health}",
    }


def _where(household: Answers) -> Fields:
    home, elsewhere = home_and_mail(household)
    live, mail = "Where do you live?", "Where do you get your mail?"
    fields = {f"{live}/Do you have a home address?": "Yes" if home else "No"}
    if home:
        fields |= addresses.entered(home)
        fields[f"{live}/City"] = careful.address(home.get("city"), "the home city", 24)
        fields[f"{live}/ZIP code"] = home["zip"][:5]
    where = "At another address" if elsewhere else "Where I live" if home else "At the county office"
    fields[f"{mail}/Send my mail"] = where
    if elsewhere:
        fields |= {
            f"{mail}/Mailing address line 1": careful.address(elsewhere["line1"], "the mailing address", 40),
            f"{mail}/Mailing address line 2": careful.address(elsewhere.get("line2"), "the mailing address", 40),
            f"{mail}/Mailing city": careful.address(elsewhere["city"], "the mailing city", 24),
            f"{mail}/Mailing state": elsewhere.get("state", "CA"),
            f"{mail}/Mailing ZIP code": elsewhere["zip"][:5],
        }
    return fields


def _reach(contact: Answers) -> Fields:
    page, phone, mail = "How can we reach you?", contact.get("phone") or "", careful.email(contact.get("email"))
    texts = "Yes" if contact.get("may_text") is True else "No"
    return {
        f"{page}/Phone number": phone,
        **({f"{page}/Is it all right to text you?": texts} if phone else {}),
        f"{page}/Email": mail,
        f"{page}/Email again": mail,
        f"{page}/Preferred spoken language": LANGUAGES[contact.get("spoken_language")],
        f"{page}/Preferred written language": LANGUAGES[contact.get("written_language")],
    }


def _others(people: list[Someone], stated: Any) -> Fields:
    fields, applicant = Fields(), people[0]
    for someone in people[1:]:
        page, more = f"About person N#{someone.number}", f"More about NAME#{someone.number}"
        kind = relationship(someone.answers["id"], applicant.answers["id"], stated)
        if kind is None:
            raise ForAPerson(f"nobody said how person {someone.number} is related to the applicant")
        words = RELATIONSHIPS[kind][{"Female": 0, "Male": 1}.get(someone.sex, 2)]
        fields |= someone.identity(page)
        fields[f"{page}/Is this person applying too?"] = "Yes" if someone.answers.get("is_applying", True) else "No"
        fields[f"{more}/Does NAME buy and cook food with you?"] = EATS[someone.answers.get("eats_with_applicant")]
        fields[f"{more}/NAME is your"] = words.capitalize()
    return fields


def _everyone(people: list[Someone]) -> Fields:
    page = "Questions about everyone"
    fields = {f"{page}/Who has a disability?": who(people, lambda member: member.get("is_disabled") is True)}
    if pregnant := who_is_pregnant(people):
        fields[f"{page}/Who is pregnant?"] = pregnant
    fields[f"{page}/Who goes to school?"] = who(people, lambda member: member.get("is_student") is True)
    fields[f"{page}/Who served in the military?"] = who(people, lambda member: member.get("is_veteran") is True)
    return fields


def _jobs(people: list[Someone]) -> Fields:
    fields = {"Work/Who has a job?": who(people, lambda member: member.get("jobs"))}
    for someone in people:
        jobs = someone.answers.get("jobs") or ()
        for number, job in enumerate(jobs, 1):
            page, whose = f"NAME's job#{someone.number}.{number}", f"(person {someone.number}, job {number})"
            period = needed(job.get("pay_period") or "", f"how often the pay comes {whose}")
            fields[f"{page}/Employer"] = careful.plain(job.get("employer"), f"the employer {whose}")
            fields[f"{page}/How often is NAME paid?"] = PAY_PERIODS[period]
            fields[f"{page}/Pay before taxes"] = careful.needed_money(job.get("pay"), f"the pay {whose}")
            if period == "hourly":
                hours = needed(whole(job.get("hours_a_week")), f"how many hours a week {whose}")
                fields[f"{page}/Hours each week"] = hours
            fields[f"{page}/Does NAME have another job?"] = "Yes" if number < len(jobs) else "No"
    return fields


def _business(people: list[Someone]) -> Fields:
    asked = "Own business/Who works for themselves?"
    fields = {asked: who(people, lambda member: member.get("is_self_employed") is True)}
    for someone in people:
        if someone.answers.get("is_self_employed") is True:
            work, page = someone.answers["self_employment"], f"NAME's own business#{someone.number}"
            whose = f"of person {someone.number}'s business"
            fields |= {
                f"{page}/What kind of work is it?": careful.plain(work.get("work"), f"the kind {whose}"),
                f"{page}/Income each month": careful.needed_money(work.get("income_a_month"), f"the income {whose}"),
                f"{page}/Costs each month": careful.money(work.get("expenses_a_month"), f"the costs {whose}"),
            }
    return fields


def _other_income(people: list[Someone]) -> Fields:
    fields = {"Other income/Who gets other income?": who(people, lambda member: member.get("other_income"))}
    for someone in people:
        items = someone.answers.get("other_income") or ()
        for number, item in enumerate(items, 1):
            page = f"NAME's other income#{someone.number}.{number}"
            amount = careful.needed_money(item.get("amount_a_month"), f"an amount of person {someone.number}")
            fields[f"{page}/What kind of income?"] = INCOME_KINDS[item["kind"]]
            fields[f"{page}/Monthly amount"] = amount
            fields[f"{page}/Does NAME get anything else?"] = "Yes" if number < len(items) else "No"
    return fields
