"""Birch's address file: the streets and towns that it knows. About two in three made-up addresses are in it."""

from __future__ import annotations

from sandbox.page import Values

STREETS = {"oak", "maple", "almond", "mission", "2nd", "valley view", "orchard"}
TOWNS = {
    *("alder grove", "birch falls", "stockton", "modesto", "lodi", "manteca", "tracy", "turlock", "merced"),
    *("san jose", "los banos"),
}


def is_known(values: Values) -> bool:
    """Whether the file has the address on the page "Where do you live?"; a whole line it never has."""
    return values.get("Street name", "").lower() in STREETS and values["City"].lower() in TOWNS
