"""Texts made of a form's own field labels: ``{Last name}, {First name}``."""

from __future__ import annotations

import re
from collections.abc import Callable

_in_braces = re.compile(r"\{([^{}]+)\}")


def labels_in(text: str) -> list[str]:
    """The labels that ``text`` speaks of, in order."""
    return _in_braces.findall(text)


def filled_in(text: str, said: Callable[[str], str]) -> str:
    """``text`` with what is ``said`` under each label, in single spaces, as a browser shows it."""
    return " ".join(_in_braces.sub(lambda found: said(found.group(1)), text).split())
