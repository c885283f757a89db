"""The core rules: what must be true of any application, whichever county it goes to.

A rule blocks only what a careful person could not file as it is: what the law needs for filing (a name, an
address or the word that there is none, a signature), and answers that contradict each other or cannot be meant.
Everything else warns. What a county itself insists on is derived from its declaration (:mod:`expectations.counties`).
"""

from __future__ import annotations

from expectations.household_rules import HOUSEHOLD_RULES
from expectations.money_rules import MONEY_RULES
from expectations.people_rules import PEOPLE_RULES
from expectations.rules import Rule

CORE: tuple[Rule, ...] = HOUSEHOLD_RULES + PEOPLE_RULES + MONEY_RULES
"""Every core rule."""
