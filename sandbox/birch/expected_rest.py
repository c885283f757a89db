"""The judge of Birch, from the changes in income to the signature (keys as in :mod:`sandbox.birch.expected`)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sandbox.birch import careful
from sandbox.careful import Answers, ForAPerson, full_name, interview, needed, whole, yes_or_no
from sandbox.documents import content

BILLS = {"electricity": "Electricity", "gas": "Gas", "water": "Water", "phone": "Phone", "trash": "Garbage"}
LARGEST_FILE = 8 * 1024 * 1024
MOST_FILES = 10
KINDS_OF_FILE = ((b"%PDF-", (".pdf",)), (b"\xff\xd8\xff", (".jpg", ".jpeg")), (b"\x89PNG", (".png",)))


def expected_rest(household: Answers) -> dict[str, str]:
    """What the county should hold of the last half of its pages."""
    return (
        _changes(household)
        | _costs(household.get("expenses") or {})
        | _things(household.get("resources") or {})
        | _questions(household)
        | _representative(household.get("representative"))
        | _interview(household.get("interview") or {})
        | {"Your documents/Add files": _documents(household.get("documents") or ())}
        | _end(household)
    )


def _changes(household: Answers) -> dict[str, str]:
    changed = yes_or_no(household, "income_changed_recently", "Not sure")
    fields = {"Changes/Did anyone's income change in the last 30 days?": changed}
    if changed == "Yes":
        what = careful.story(household.get("income_change"), "what changed", 200)
        if not what:
            raise ForAPerson("income changed, and nobody said how")
        fields["Changes/What changed?"] = what
    return fields


def _costs(expenses: Answers) -> dict[str, str]:
    paid = expenses.get("utilities") or ()
    asked = {
        "Housing/Rent or mortgage": "rent_or_mortgage",
        "Housing/Property tax": "property_tax",
        "Housing/Home insurance": "home_insurance",
        "Housing/Bills you pay apart from rent": "",
        "Other costs/Child or adult care": "dependent_care",
        "Other costs/Medical costs": "medical",
        "Other costs/Child support you pay": "child_support_paid",
    }
    fields = {key: careful.money(expenses.get(name), name) for key, name in asked.items()}
    bills = "; ".join(text for name, text in BILLS.items() if name in paid)
    return fields | {"Housing/Bills you pay apart from rent": bills or "None of these"}


def _things(resources: Answers) -> dict[str, str]:
    page = "What you have"
    return {
        f"{page}/Cash": careful.money(resources.get("cash"), "the cash"),
        f"{page}/Bank accounts": careful.money(resources.get("bank_accounts"), "the money in accounts"),
        f"{page}/Cars and trucks": whole(resources.get("vehicles")),
        f"{page}/Does anyone own land or buildings?": yes_or_no(resources, "owns_property", "Not sure"),
    }


def _questions(household: Answers) -> dict[str, str]:
    page, private = "Urgent needs", "Prefer not to say"
    shelter = f"{page}/Does your household live in a shelter for survivors of violence?"
    farm = f"{page}/Is anyone a migrant or seasonal farm worker?"
    return {
        farm: yes_or_no(household, "is_migrant_farm_worker", private),
        shelter: yes_or_no(household, "in_violence_shelter", private),
        "A question the law asks/Is anyone fleeing a felony warrant?": "I will talk about it at the interview",
    }


def _representative(somebody: Answers | None) -> dict[str, str]:
    page = "Someone to speak for you"
    wanted = f"{page}/Do you want an authorized representative?"
    if not somebody:
        return {wanted: "No"}
    return {
        wanted: "Yes",
        f"{page}/Representative's name": careful.name(full_name(somebody["name"]), "the representative's name", 40),
        f"{page}/Representative's phone": somebody.get("phone") or "",
    }


def _interview(wishes: Answers) -> dict[str, str]:
    ways = {True: "By phone", False: "In person", None: "No preference"}
    days, times = interview(wishes)
    return {
        "Interview/How would you like to be interviewed?": ways[wishes.get("by_phone")],
        "Interview/Good days": days,
        "Interview/Good times": times,
    }


def _documents(documents: Sequence[Answers]) -> str:
    """The documents that the county takes; others are left out, so that they hold up nothing."""
    files = [(document["name"].lower(), content(document["stored_as"])) for document in documents]
    good = [file for name, file in files if len(file) <= LARGEST_FILE and _is_what_it_is_called(name, file)]
    return "; ".join(hashlib.sha256(file).hexdigest()[:16] for file in good[:MOST_FILES])


def _is_what_it_is_called(name: str, file: bytes) -> bool:
    return any(file.startswith(start) and name.endswith(endings) for start, endings in KINDS_OF_FILE)


def _end(household: Answers) -> dict[str, str]:
    signature = household.get("signature")
    if not signature:
        raise ForAPerson("the application is not signed")
    told = careful.story(household.get("anything_else"), "what else there is to know", 500)
    signed = needed(careful.name(signature["text"], "the signature", 60), "the signature")
    return {
        "Anything else/Is there anything else we should know?": told,
        "Sign and send/Your full name": signed,
        "Sign and send/I certify under penalty of perjury that my answers are true": "yes",
    }
