"""The family of four that every contender files: two jobs, other money, two children at school, nothing odd.

What a careful person types for it comes from the practice counties' own hand-written judges.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sandbox.alder.expected import expected as expected_at_alder
from sandbox.birch.expected import expected as expected_at_birch

NOW = datetime(2026, 11, 23, 23, 50, tzinfo=UTC)
"""A Monday, ten to four at the counties."""
TODAY = date(2026, 11, 23)
EXPECTED = {"alder": expected_at_alder, "birch": expected_at_birch}

_WORKING = {"citizenship": "citizen", "marital_status": "married", "is_disabled": False, "is_student": False}
_CHILD = {
    **{"citizenship": "citizen", "marital_status": "never_married", "is_disabled": False, "is_student": True},
    **{"is_veteran": False, "eats_with_applicant": True, "jobs": [], "is_self_employed": False, "other_income": []},
}
FAMILY: dict[str, Any] = {
    "members": [
        {
            "id": "m1",
            "name": {"given": "Elena", "middle": "Ruth", "family": "Castillo", "suffix": None},
            "birth_date": "1987-04-16",
            "sex": "female",
            "ssn": "900551234",
            **_WORKING,
            "is_pregnant": False,
            "is_veteran": False,
            "jobs": [
                {"employer": "Valley Packing", "pay": "780.50", "pay_period": "every_two_weeks", "hours_a_week": "32"}
            ],
            "is_self_employed": False,
            "other_income": [],
        },
        {
            "id": "m2",
            "name": {"given": "Ramon", "middle": None, "family": "Castillo", "suffix": "Jr."},
            "birth_date": "1985-11-02",
            "sex": "male",
            "ssn": "900555678",
            **_WORKING,
            "eats_with_applicant": True,
            "is_veteran": True,
            "jobs": [{"employer": "Hilltop Diner", "pay": "412.50", "pay_period": "weekly", "hours_a_week": "25"}],
            "is_self_employed": False,
            "other_income": [{"kind": "workers_compensation", "amount_a_month": "240.00"}],
        },
        {
            "id": "m3",
            "name": {"given": "Lucia", "middle": None, "family": "Castillo", "suffix": None},
            "birth_date": "2014-08-29",
            "sex": "female",
            "ssn": "900559012",
            **_CHILD,
        },
        {
            "id": "m4",
            "name": {"given": "Mateo", "middle": None, "family": "Castillo", "suffix": None},
            "birth_date": "2018-01-05",
            "sex": "male",
            "ssn": "900553456",
            **_CHILD,
        },
    ],
    "relationships": [
        {"of": "m1", "to": "m2", "relationship": "spouse"},
        {"of": "m1", "to": "m3", "relationship": "parent"},
        {"of": "m1", "to": "m4", "relationship": "parent"},
        {"of": "m2", "to": "m3", "relationship": "parent"},
        {"of": "m2", "to": "m4", "relationship": "parent"},
        {"of": "m3", "to": "m4", "relationship": "sibling"},
    ],
    "contact": {
        "phone": "2095550118",
        "phone_takes_texts": True,
        "may_text": True,
        "email": "elena.castillo@example.org",
        "may_email": True,
        "spoken_language": "es",
        "written_language": "en",
    },
    "home": {"line1": "1420 Oak St", "line2": "Apt 12B", "city": "Modesto", "state": "CA", "zip": "95354"},
    "is_homeless": False,
    "mailing": None,
    "expenses": {
        "rent_or_mortgage": "1250.00",
        "utilities": ["electricity", "gas", "phone"],
        "dependent_care": "180.00",
        "medical": "45.00",
    },
    "resources": {"cash": "60.00", "bank_accounts": "310.25", "vehicles": 1, "owns_property": False},
    "income_changed_recently": True,
    "income_change": "Hours cut from 40 to 32",
    "is_migrant_farm_worker": False,
    "in_violence_shelter": False,
    "wants_medi_cal": True,
    "representative": None,
    "interview": {"by_phone": True, "days": ["monday", "wednesday"], "times": ["late_morning"]},
    "documents": [],
    "anything_else": "Please call after 3 pm.",
    "consents_to_terms": True,
    "signature": {"text": "Elena Castillo", "signed_at": "2026-11-23T20:00:00Z"},
}


def household(county: str) -> dict[str, Any]:
    """The family's application to a county, in canonical JSON form."""
    return {"county": county, **FAMILY}


def answers(county: str) -> dict[str, str]:
    """What the county should hold of it, by heading and label: the judge's own words."""
    return EXPECTED[county](household(county), TODAY)
