"""The ordinary parts of a made-up household, drawn at random; the quirks are in :mod:`sandbox.household_quirks`."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from sandbox import words

Answers = dict[str, Any]

SIZES = (1, 2, 3, 4, 5, 6, 7, 8, 9)
SIZE_WEIGHTS = (33, 23, 17, 12, 7, 4, 2, 1, 1)
LANGUAGES = ("en", "es", "vi", "zh", "tl")
NOT_ANSWERED = 0.07
"""How often a question that need not be answered is not."""

ROLES = {
    ("head", "spouse"): "spouse",
    ("head", "partner"): "partner",
    ("head", "child"): "parent",
    ("head", "grandparent"): "child",
    ("head", "sibling"): "sibling",
    ("spouse", "child"): "parent",
    ("partner", "child"): "stepparent",
    ("child", "child"): "sibling",
    ("child", "grandparent"): "grandchild",
    ("child", "stepchild"): "sibling",
    ("head", "stepchild"): "stepparent",
    ("spouse", "stepchild"): "parent",
}
"""What somebody in the one role is to somebody in the other; roommates are unrelated, all else other relatives."""

_TURNED_ROUND = {"parent": "child", "stepparent": "stepchild", "grandparent": "grandchild"}
TURNED_ROUND = _TURNED_ROUND | {there: here for here, there in _TURNED_ROUND.items()}


def maybe(rng: Random, answer: Any) -> Any:
    """The answer, or now and then none."""
    return None if rng.random() < NOT_ANSWERED else answer


def dollars(rng: Random, low: int, high: int) -> str:
    """An amount from ``low`` to ``high`` dollars, often a round one."""
    cents = rng.choice(("00", "00", "00", "50", f"{rng.randrange(100):02d}"))
    return f"{rng.randrange(low, high)}.{cents}"


def born(rng: Random, today: date, youngest: int, oldest: int) -> str:
    """A birth date of somebody who is at least ``youngest`` and younger than ``oldest`` years."""
    days = rng.randrange(int(youngest * 365.25) + 1, int(oldest * 365.25) - 1)
    return (today - timedelta(days=days)).isoformat()


def name(given: str | None, family: str | None, middle: str | None = None, suffix: str | None = None) -> Answers:
    return {"given": given, "middle": middle, "family": family, "suffix": suffix}


def address(line1: str, city: str, zip_code: str, line2: str | None = None, state: str = "CA") -> Answers:
    return {"line1": line1, "line2": line2, "city": city, "state": state, "zip": zip_code}


def job(employer: str | None, pay: str | None, period: str | None, hours: str | None = None) -> Answers:
    return {"employer": employer, "pay": pay, "pay_period": period, "hours_a_week": hours}


def phone(rng: Random) -> str:
    """A number that nobody has."""
    return f"{rng.choice(('209', '408', '530', '559', '916'))}55501{rng.randrange(100):02d}"


def ssn(rng: Random) -> str:
    """A number that is never issued."""
    return f"9{rng.randrange(10**8):08d}"


def household(rng: Random, today: date, size: int, signed_at: str) -> Answers:
    """A whole application of ``size`` people to Alder County, without quirks."""
    roles = _roles(rng, size)
    family = rng.choice(words.FAMILY)
    members = [_member(rng, today, f"m{number}", role, family) for number, role in enumerate(roles, 1)]
    town, zip_code = rng.choice(words.TOWNS)
    unit = rng.choice((None, None, rng.choice(words.UNITS)))
    home = address(f"{rng.randrange(100, 9900)} {rng.choice(words.STREETS)}", town, zip_code, unit)
    changed = maybe(rng, rng.random() < 0.2)
    applicant = members[0]["name"]
    return {
        "county": "alder",
        "members": members,
        "relationships": _relationships(rng, roles),
        "contact": _contact(rng, applicant),
        "home": home,
        "is_homeless": False,
        "mailing": rng.choice((None, None, dict(home))),
        "expenses": _expenses(rng),
        "resources": {
            "cash": maybe(rng, dollars(rng, 0, 300)),
            "bank_accounts": maybe(rng, dollars(rng, 0, 2500)),
            "vehicles": maybe(rng, rng.choice((0, 1, 1, 2))),
            "owns_property": maybe(rng, False),
        },
        "income_changed_recently": changed,
        "income_change": rng.choice(words.INCOME_CHANGES) if changed else None,
        "is_migrant_farm_worker": maybe(rng, False),
        "in_violence_shelter": maybe(rng, False),
        "wants_medi_cal": maybe(rng, rng.random() < 0.5),
        "representative": None,
        "interview": {
            "by_phone": maybe(rng, rng.random() < 0.8),
            "days": maybe(rng, rng.sample(("monday", "tuesday", "wednesday", "thursday", "friday"), 2)),
            "times": maybe(rng, [rng.choice(("early_morning", "late_morning", "early_afternoon", "late_afternoon"))]),
        },
        "documents": [],
        "anything_else": rng.choice((None, None, rng.choice(words.REMARKS))),
        "consents_to_terms": True,
        "signature": {"text": f"{applicant['given']} {applicant['family']}", "signed_at": signed_at},
    }


def _roles(rng: Random, size: int) -> list[str]:
    second = rng.choices(("spouse", "partner", "child", "sibling", "roommate"), (40, 15, 35, 5, 5))[0]
    roles = ["head", second, *["child"] * (size - 2)][:size]
    if size > 3 and rng.random() < 0.3:
        roles[-1] = "grandparent"
    return roles


def _member(rng: Random, today: date, ident: str, role: str, family: str) -> Answers:
    sex = rng.choice(("female", "male"))
    ages = {"child": (0, 17), "grandparent": (60, 90), "roommate": (19, 60), "sibling": (19, 50)}
    grown = role != "child"
    jobs = [_job(rng) for _ in range(rng.choice((0, 0, 1, 1, 2)))] if grown else []
    works = grown and rng.random() < 0.08
    is_self_employed = True if works else maybe(rng, False)
    pension = [{"kind": "social_security", "amount_a_month": dollars(rng, 600, 1400)}]
    benefits = [{"kind": rng.choice(("unemployment", "child_support", "ssi")), "amount_a_month": dollars(rng, 90, 900)}]
    other = pension if role == "grandparent" else benefits if grown and rng.random() < 0.2 else []
    own = {
        "work": rng.choice(words.OWN_WORK),
        "income_a_month": dollars(rng, 100, 1500),
        "expenses_a_month": maybe(rng, dollars(rng, 0, 100)),
    }
    return {
        "id": ident,
        "name": name(
            rng.choice(words.FEMALE if sex == "female" else words.MALE),
            family if role in ("head", "spouse", "child") else rng.choice(words.FAMILY),
            rng.choice((None, None, rng.choice(words.FEMALE + words.MALE))),
        ),
        "birth_date": born(rng, today, *ages.get(role, (34, 59))),
        "sex": maybe(rng, sex),
        "ssn": rng.choice((None, ssn(rng), ssn(rng))),
        "citizenship": maybe(rng, rng.choices(("citizen", "eligible_noncitizen", "other"), (80, 14, 6))[0]),
        "marital_status": maybe(rng, _marital_status(rng, role)),
        "is_applying": rng.random() < 0.95,
        "eats_with_applicant": None if role == "head" else maybe(rng, role != "roommate"),
        "is_disabled": maybe(rng, rng.random() < 0.1),
        "is_pregnant": maybe(rng, rng.random() < 0.08) if sex == "female" and grown and role != "grandparent" else None,
        "is_student": maybe(rng, role == "child" or rng.random() < 0.08),
        "is_veteran": maybe(rng, grown and rng.random() < 0.06),
        "jobs": maybe(rng, jobs),
        "self_employment": own if works else None,
        "is_self_employed": is_self_employed,
        "other_income": maybe(rng, other),
    }


def _marital_status(rng: Random, role: str) -> str:
    by_role = {"child": "never_married", "spouse": "married", "grandparent": "widowed"}
    return by_role.get(role) or rng.choice(("never_married", "married", "separated", "divorced"))


def _job(rng: Random) -> Answers:
    period, low, high = rng.choice(
        (("weekly", 200, 700), ("every_two_weeks", 400, 1300), ("twice_a_month", 400, 1400), ("monthly", 800, 2900))
    )
    hours = maybe(rng, str(rng.choice((10, 20, 25, 32, 40))))
    return job(rng.choice(words.EMPLOYERS), dollars(rng, low, high), period, hours)


def _relationships(rng: Random, roles: list[str]) -> list[Answers]:
    """Every pair, stated now from the one side and now from the other, as clients do."""
    stated = []
    for first, role in enumerate(roles, 1):
        for second, other in enumerate(roles[first:], first + 1):
            kind = "unrelated" if "roommate" in (role, other) else ROLES.get((role, other), "other_relative")
            way = (f"m{first}", f"m{second}", kind)
            if rng.random() < 0.5:
                way = (f"m{second}", f"m{first}", TURNED_ROUND.get(kind, kind))
            stated.append({"of": way[0], "to": way[1], "relationship": way[2]})
    return stated


def _contact(rng: Random, applicant: Answers) -> Answers:
    number = rng.choice((None, phone(rng), phone(rng), phone(rng)))
    local = f"{applicant['given'].split()[0]}.{applicant['family']}{rng.randrange(100)}".lower()
    language = rng.choices(LANGUAGES, (50, 30, 8, 7, 5))[0]
    texts = number is not None and rng.random() < 0.7
    return {
        "phone": number,
        "phone_takes_texts": texts if number else None,
        "may_text": maybe(rng, texts) if number else None,
        "email": rng.choice((None, f"{local}@example.org")),
        "may_email": rng.choice((None, True, False)),
        "spoken_language": maybe(rng, language),
        "written_language": maybe(rng, language),
    }


def _expenses(rng: Random) -> Answers:
    utilities = ["electricity", "gas", "water", "phone", "trash"]
    return {
        "rent_or_mortgage": maybe(rng, dollars(rng, 400, 2200)),
        "property_tax": None,
        "home_insurance": None,
        "utilities": maybe(rng, sorted(rng.sample(utilities, rng.randrange(4)), key=utilities.index)),
        "dependent_care": rng.choice((None, "0.00", dollars(rng, 50, 600))),
        "medical": rng.choice((None, "0.00", dollars(rng, 10, 300))),
        "child_support_paid": rng.choice((None, None, dollars(rng, 50, 400))),
    }
