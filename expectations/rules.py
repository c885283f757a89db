"""The words in which a rule about data is written down. No Great Expectations and no pandas in here.

A rule says which rows it is about, which column of them, what must hold there, and in words for an engineer
what is wrong when it does not. :mod:`expectations.suites` compiles rules to expectations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from byfive.findings import Finding, Severity

WHOLE = "whole"
"""The column that holds all that a row is about, for checks that look at more than one answer."""


@dataclass(frozen=True)
class Given:
    """There is an answer."""


@dataclass(frozen=True)
class Matches:
    """An answer, where there is one, has this pattern somewhere in it (anchor it to mean the whole answer)."""

    pattern: str


@dataclass(frozen=True)
class NeverMatches:
    """An answer, where there is one, has this pattern nowhere in it."""

    pattern: str


@dataclass(frozen=True)
class OneOf:
    """An answer, where there is one, is one of these."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Between:
    """A number, where there is one, is from ``least`` to ``most``, both allowed."""

    least: float
    most: float


@dataclass(frozen=True)
class AtMost:
    """An answer, where there is one, is no longer than so many characters."""

    longest: int


@dataclass(frozen=True)
class Holds:
    """Anything else: ``test`` is true of the answer (or, with ``of_whole``, of all that the row is about)."""

    test: Callable[[Any], bool]
    of_whole: bool = True


Check = Given | Matches | NeverMatches | OneOf | Between | AtMost | Holds


@dataclass(frozen=True)
class Rule:
    """One rule.

    ``id`` never changes once given. ``about`` names the frame whose rows it is about. ``fields`` are the columns
    that the finding names and, unless the check looks at the whole row, that are checked one by one. ``words`` say
    what is wrong and what to do, and hold no answer; ``why`` is where the rule comes from. ``label`` is how the
    finding names the field when not by its column.
    """

    id: str
    about: str
    fields: tuple[str, ...]
    check: Check
    words: str
    why: str
    severity: Severity = Severity.BLOCKS
    label: str = ""

    @property
    def source(self) -> str:
        """Whose rule this is: ``core``, or the county's key."""
        return self.id.split(".", 1)[0]

    def column(self, field: str) -> str:
        """The column that is checked in order to judge ``field``."""
        return WHOLE if isinstance(self.check, Holds) and self.check.of_whole else field

    def finding(self, field: str, subject: str) -> Finding:
        """What this rule says where it does not hold."""
        return Finding(self.id, self.label or field, self.words, self.severity, subject, self.source)


Row = dict[str, Any]
"""One row of a frame: ``reference``, ``subject`` and its columns; ``None`` where there is no answer."""

REFERENCE, SUBJECT = "reference", "subject"
"""The columns that say whose row it is."""


@dataclass(frozen=True)
class Sheet:
    """The rules over one frame: what becomes one suite."""

    name: str
    rules: tuple[Rule, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that some rule checks, each once."""
        return tuple(dict.fromkeys(rule.column(field) for rule in self.rules for field in rule.fields))
