"""A finding: one thing validation says about one field of one application or rendition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the submission (a person must look) or only goes along with it."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True)
class Finding:
    """What one rule says about one place.

    ``rule`` never changes once given (``core.birth_date_given``, ``alder.about_you.first_name.too_long``);
    ``subject`` says whose answer it is without naming the person (``m2``, ``m2/job 1``, empty for the
    household); ``words`` are read by an engineer and hold none of the client's answers.
    """

    rule: str
    field: str
    words: str
    severity: Severity = Severity.BLOCKS
    subject: str = ""
    source: str = "core"
