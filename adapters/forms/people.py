"""Whose turn it is: the loops of a form, and the gates that feed them.

A gate is the county's question "who has a job?": it feeds the boxes ticked on one page *and* the pages
that follow from the ticks, so that the two can never disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from adapters.forms.sources import Source, Turn, source_of
from byfive.application import Member


class Loop(Protocol):
    """Something that a page or field is repeated for."""

    name: str

    def turns(self, turn: Turn) -> Iterator[Turn]:
        """One turn for each repetition, in the county's order."""
        ...


class People:
    """Some members of the household, in the order in which they were entered."""

    def __init__(self, name: str, choose: Callable[[Turn], Sequence[Member]]) -> None:
        self.name = name
        self.members = choose

    def turns(self, turn: Turn) -> Iterator[Turn]:
        chosen = self.members(turn)
        for number, someone in enumerate(chosen, start=1):
            yield turn.bound(member=someone, number=number, has_more=number < len(chosen))


everyone = People("everyone", lambda turn: turn.application.members)
the_applicant = People("the applicant", lambda turn: turn.application.members[:1])
other_members = People("everyone but the applicant", lambda turn: turn.application.members[1:])
all_but_the_last = People("everyone but the last", lambda turn: turn.application.members[:-1])


def members_for_whom(condition: object) -> People:
    """The members for whom ``condition`` holds."""
    holds = source_of(condition).look

    def choose(turn: Turn) -> list[Member]:
        return [someone for someone in turn.application.members if holds(turn.bound(member=someone))]

    return People(f"members for whom {condition}", choose)


class Gate(People):
    """The members of whom the answer to ``who`` is yes. ``among`` are those whom the county lists."""

    def __init__(self, name: str, *, who: object, among: People = everyone) -> None:
        holds = source_of(who).look
        self.who: Source = source_of(who)
        self.among = among

        def choose(turn: Turn) -> list[Member]:
            return [someone for someone in among.members(turn) if holds(turn.bound(member=someone)) is True]

        super().__init__(name, choose)

    def is_unanswered(self, turn: Turn) -> bool:
        """Whether for some listed member the question was not answered at all."""
        return any(self.who.look(turn.bound(member=someone)) is None for someone in self.among.members(turn))


class _LaterMembers:
    """The second of each pair: every member after the one whose turn it is."""

    name = "every later member"

    def turns(self, turn: Turn) -> Iterator[Turn]:
        people = turn.application.members
        if turn.member is None:
            return
        later = people[people.index(turn.member) + 1 :]
        for number, someone in enumerate(later, start=1):
            yield turn.bound(other=someone, number=number, has_more=number < len(later))


later_members = _LaterMembers()


class _JobsOf:
    def __init__(self, people: People) -> None:
        self.people = people
        self.name = f"each job of whoever {people.name}"

    def turns(self, turn: Turn) -> Iterator[Turn]:
        for someone in self.people.members(turn):
            jobs = someone.jobs or ()
            for number, job in enumerate(jobs, start=1):
                yield turn.bound(member=someone, job=job, number=number, has_more=number < len(jobs))


class _ItemsOf:
    def __init__(self, people: People) -> None:
        self.people = people
        self.name = f"each other income of whoever {people.name}"

    def turns(self, turn: Turn) -> Iterator[Turn]:
        for someone in self.people.members(turn):
            items = someone.other_income or ()
            for number, item in enumerate(items, start=1):
                yield turn.bound(member=someone, item=item, number=number, has_more=number < len(items))


def jobs_of(people: People) -> Loop:
    """Every job of each of these people, one after the other."""
    return _JobsOf(people)


def items_of(people: People) -> Loop:
    """Every piece of other income of each of these people, one after the other."""
    return _ItemsOf(people)
