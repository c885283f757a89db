"""An application that is being filled in: its answers so far and the people they speak of."""

from __future__ import annotations

import secrets
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sandbox.controls import Option, Raw, Ticks

PageId = tuple[str | int, ...]
"""Which page: its kind, then person, job or item numbers, like ``("job", 2, 1)``."""

NO_ONE = "No one"


@dataclass(frozen=True)
class Person:
    """Somebody of the household: ``number`` in order of entry, ``shown`` the name that later pages use."""

    number: int
    shown: str
    sex: str
    born: date

    def is_minor(self, today: date) -> bool:
        """Whether this person is under 18 on ``today``."""
        years = today.year - self.born.year - ((today.month, today.day) < (self.born.month, self.born.day))
        return years < 18


@dataclass(frozen=True)
class Answered:
    """What one page was answered with: as posted, and as understood (by the controls' slots and by their keys)."""

    raws: tuple[Raw, ...]
    values: Mapping[str, str]
    fields: Mapping[str, str]


@dataclass
class Draft(ABC):
    """The unfinished application of one session."""

    today: date
    answers: dict[PageId, Answered] = field(default_factory=dict)
    prefix: str = field(default_factory=lambda: "c" + secrets.token_hex(2))

    @abstractmethod
    def shown_name(self, page: PageId) -> str:
        """The name by which later pages speak of the person entered on ``page``."""

    def value(self, page: PageId, slot: str) -> str:
        """One answer as understood; empty when it was not given."""
        answered = self.answers.get(page)
        return answered.values.get(slot, "") if answered else ""

    def people(self) -> list[Person]:
        """Everybody entered so far, the applicant first."""
        found: list[Person] = []
        page: PageId = ("you",)
        while page in self.answers:
            number = len(found) + 1
            born = date.fromisoformat(self.value(page, "Birth date"))
            found.append(Person(number, self.shown_name(page), self.value(page, "Sex"), born))
            page = ("person", number + 1)
        return found

    def ticked(self, page: PageId, slot: str) -> list[Person]:
        """Whom a list names, in order."""
        numbers = self.value(page, slot)
        if numbers in ("", NO_ONE):
            return []
        return [person for person in self.people() if str(person.number) in numbers.split()]


def who(draft: Draft, label: str, numbers: list[int] | None = None) -> Ticks:
    """A list that asks whom something is true of: a box for each person (or for those numbered), and "No one"."""
    people = [person for person in draft.people() if numbers is None or person.number in numbers]
    listed = (*(Option(str(person.number), person.shown) for person in people), Option(NO_ONE, NO_ONE))
    return Ticks(label=label, options=listed, none=NO_ONE, joined_by=" ", required=True)


def who_may_be_pregnant(draft: Draft) -> tuple[Ticks, ...]:
    """The list that asks for pregnancies; nothing when everybody is a man."""
    numbers = [person.number for person in draft.people() if person.sex != "Male"]
    return (who(draft, "Who is pregnant?", numbers),) if numbers else ()
