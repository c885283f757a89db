"""Compares what a careful person would have entered with what the county holds."""

from __future__ import annotations

from collections.abc import Mapping

Difference = tuple[str, str | None, str | None]
"""The key, what was expected there, what the county holds there; ``None`` where the key is missing."""


def differences(expected: Mapping[str, str], held: Mapping[str, str]) -> list[Difference]:
    """Every field in which the two differ, in the order of the county's pages, surplus ones last."""
    return [
        (key, expected.get(key), held.get(key))
        for key in _all_keys(expected, held)
        if expected.get(key) != held.get(key)
    ]


def compared(expected: Mapping[str, str], held: Mapping[str, str]) -> int:
    """How many fields :func:`differences` compares: those of either side."""
    return len(_all_keys(expected, held))


def _all_keys(expected: Mapping[str, str], held: Mapping[str, str]) -> list[str]:
    return [*expected, *(key for key in held if key not in expected)]
