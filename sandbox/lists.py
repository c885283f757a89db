"""Lists that both counties offer on their pages."""

from __future__ import annotations

_STATES = (
    "AA AE AK AL AP AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM "
    "NV NY OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY"
)
STATE_CODES = tuple(_STATES.split())
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
TIMES = ("Early morning", "Late morning", "Early afternoon", "Late afternoon")

_RELATIVES = (
    ("wife", "husband", "spouse"),
    ("partner", "partner", "partner"),
    ("mother", "father", "parent"),
    ("daughter", "son", "child"),
    ("stepmother", "stepfather", "stepparent"),
    ("stepdaughter", "stepson", "stepchild"),
    ("grandmother", "grandfather", "grandparent"),
    ("granddaughter", "grandson", "grandchild"),
    ("sister", "brother", "sibling"),
    ("other relative", "other relative", "other relative"),
    ("not related", "not related", "not related"),
)


def relatives(sex: str) -> list[str]:
    """What somebody of this sex can be to another person."""
    column = {"Female": 0, "Male": 1}.get(sex, 2)
    return [words[column] for words in _RELATIVES]
