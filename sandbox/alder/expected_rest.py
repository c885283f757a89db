"""The judge of Alder, from the changes in money to the signature (keys as in :mod:`sandbox.alder.expected`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sandbox.alder import careful
from sandbox.alder.people import Someone
from sandbox.careful import Answers, ForAPerson, full_name, interview, yes_or_no


def expected_rest(household: Answers, people: list[Someone], today: date) -> dict[str, str]:
    """What the county should hold of the last third of its pages."""
    return (
        _changes(household)
        | _child_support(people, today)
        | _costs(household.get("expenses") or {})
        | _things(household.get("resources") or {})
        | _questions(household)
        | _spokesperson(household.get("representative"))
        | _interview(household.get("interview") or {})
        | _end(household)
    )


def _changes(household: Answers) -> dict[str, str]:
    changed = yes_or_no(household, "income_changed_recently", "I don't know")
    what = careful.story(household.get("income_change"), "what changed", "A-Z0-9 -", 100) if changed == "Yes" else ""
    if changed == "Yes" and not what:
        raise ForAPerson("income changed, and nobody said how")
    return {
        "Changes in money/Has anyone's income changed in the last 30 days?": changed,
        "Changes in money/Tell us what changed": what,
    }


def _child_support(people: list[Someone], today: date) -> dict[str, str]:
    def is_minor(someone: Someone) -> bool:
        birthday_to_come = (today.month, today.day) < (someone.born.month, someone.born.day)
        return today.year - someone.born.year - birthday_to_come < 18

    if not any(is_minor(someone) for someone in people):
        return {}
    return {"Child support/Does a parent of a child live outside your home?": "I don't know"}


def _costs(expenses: Answers) -> dict[str, str]:
    texts = {"electricity": "Electricity", "gas": "Gas", "water": "Water", "phone": "Phone", "trash": "Trash"}
    paid = expenses.get("utilities")
    utilities = "; ".join(text for name, text in texts.items() if name in (paid or ()))
    asked = {
        "Housing costs/Rent or mortgage each month": "rent_or_mortgage",
        "Housing costs/Property tax each month": "property_tax",
        "Housing costs/Home insurance each month": "home_insurance",
        "Housing costs/Which utilities do you pay?": "",
        "Other bills/Care for a child or adult": "dependent_care",
        "Other bills/Medical costs": "medical",
        "Other bills/Child support you pay": "child_support_paid",
    }
    fields = {key: careful.money(expenses.get(name), name) for key, name in asked.items()}
    fields["Housing costs/Which utilities do you pay?"] = (
        "None of these" if paid is not None and not paid else utilities
    )
    return fields


def _things(resources: Answers) -> dict[str, str]:
    vehicles = resources.get("vehicles")
    return {
        "Things you own/Cash on hand": careful.money(resources.get("cash"), "the cash"),
        "Things you own/Money in bank accounts": careful.money(resources.get("bank_accounts"), "the money in accounts"),
        "Things you own/How many cars or trucks?": (
            "" if vehicles is None else "5 or more" if vehicles >= 5 else str(vehicles)
        ),
        "Things you own/Does anyone own land or buildings?": yes_or_no(resources, "owns_property", "I don't know"),
    }


def _questions(household: Answers) -> dict[str, str]:
    page = "Emergency questions"
    shelter = yes_or_no(household, "in_violence_shelter", "Rather not say")
    return {
        f"{page}/Is anyone a migrant or seasonal farm worker?": yes_or_no(
            household, "is_migrant_farm_worker", "I don't know"
        ),
        f"{page}/Do you live in a shelter for survivors of violence?": shelter,
        "Legal questions/Has anyone been convicted of a drug felony?": "I will answer in the interview",
    }


def _spokesperson(somebody: Answers | None) -> dict[str, str]:
    page, name, phone = "Someone to speak for you", "", ""
    if somebody:
        name = careful.name(full_name(somebody["name"]), "the name of who speaks for them", 30)
        phone = somebody.get("phone") or ""
    return {
        f"{page}/Do you want someone to speak for you?": "Yes" if somebody else "No",
        f"{page}/Their name": name,
        f"{page}/Their phone": phone,
    }


def _interview(wishes: Answers) -> dict[str, str]:
    days, times = interview(wishes)
    by_phone: Mapping[bool | None, str] = {True: "By phone", False: "At the office", None: "Either"}
    return {
        "Interview/How would you like your interview?": by_phone[wishes.get("by_phone")],
        "Interview/Days that work": days,
        "Interview/Times that work": times,
    }


def _end(household: Answers) -> dict[str, str]:
    told = careful.story(household.get("anything_else"), "what else there is to know", r"A-Z0-9 \n.,#/-", 250)
    signature = household.get("signature")
    if not signature:
        raise ForAPerson("the application is not signed")
    return {
        "Anything else/Is there anything else we should know?": told,
        "Sign and submit/Type your full name": careful.name(signature["text"], "the signature", 40),
        "Sign and submit/I declare under penalty of perjury that my answers are true": "yes",
    }
