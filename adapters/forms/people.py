"""Whose turn it is: the loops of a form, and the gates that feed them.

A gate is the county's question "who has a job?": it feeds the boxes ticked on one page *and* the pages
that follow from the ticks, so that the two can never disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from adapters.forms import kinds
from adapters.forms.errors import Mistake
from adapters.forms.sources import ITEM, JOB, MEMBER, NOBODYS_TURN, ONE_MEMBER, OTHER, TURN, Source, Turn, worked_out
from byfive.application import Member


class Loop:
    """Something that a page or field is repeated for.

    ``gives`` is what has the turn then, ``needs`` what must have it already; ``mistakes`` are those of
    the conditions that it is made of.
    """

    name: str
    gives: ClassVar[frozenset[str]] = frozenset({MEMBER, TURN})
    needs: ClassVar[frozenset[str]] = NOBODYS_TURN
    mistakes: tuple[Mistake, ...] = ()

    def turns(self, turn: Turn) -> Iterator[Turn]:
        """One turn for each repetition, in the county's order."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return self.name


class People(Loop):
    """Some members of the household, in the order in which they were entered."""

    def __init__(
        self, name: str, choose: Callable[[Turn], Sequence[Member]], mistakes: tuple[Mistake, ...] = ()
    ) -> None:
        self.name = name
        self.members = choose
        self.mistakes = mistakes

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
    known = _about_a_member(condition, f"members_for_whom({condition})")
    holds = known.look

    def choose(turn: Turn) -> list[Member]:
        return [someone for someone in turn.application.members if holds(turn.bound(member=someone))]

    return People(f"members for whom {condition}", choose, known.mistakes)


class Gate(People):
    """The members of whom the answer to ``who`` is yes. ``among`` are those whom the county lists."""

    def __init__(self, name: str, *, who: object, among: People = everyone) -> None:
        self.who = _about_a_member(who, f"Gate({name!r}, who={who})")
        self.among = among
        holds = self.who.look
        mistakes = self.who.mistakes
        if isinstance(among, People):
            mistakes += among.mistakes
        else:
            remedy = "name people: everyone, other_members, or members_for_whom(a condition)"
            mistakes += (Mistake("", f"Gate({name!r}) lists {among!r}", remedy),)

        def choose(turn: Turn) -> list[Member]:
            return [someone for someone in among.members(turn) if holds(turn.bound(member=someone)) is True]

        super().__init__(name, choose, mistakes)

    def is_unanswered(self, turn: Turn) -> bool:
        """Whether for some listed member the question was not answered at all."""
        return any(self.who.look(turn.bound(member=someone)) is None for someone in self.among.members(turn))


def _about_a_member(condition: object, path: str) -> Source:
    """A condition that can be asked of each member."""
    known = worked_out(path, bool, lambda held: held, condition, wants=kinds.YES_OR_NO)
    if not known.mistakes and not known.needs <= ONE_MEMBER:
        named = ", ".join(sorted(known.needs - ONE_MEMBER))
        found = f"{path} speaks of {named}, and only a member has the turn there"
        known.mistakes = (Mistake("", found, "name something of member, for example member.has_job"),)
    return known


class _LaterMembers(Loop):
    """The second of each pair: every member after the one whose turn it is."""

    name = "every later member"
    gives: ClassVar[frozenset[str]] = frozenset({OTHER, TURN})
    needs: ClassVar[frozenset[str]] = ONE_MEMBER

    def turns(self, turn: Turn) -> Iterator[Turn]:
        people = turn.application.members
        if turn.member is None:
            return
        later = people[people.index(turn.member) + 1 :]
        for number, someone in enumerate(later, start=1):
            yield turn.bound(other=someone, number=number, has_more=number < len(later))


later_members = _LaterMembers()


class _Of(Loop):
    """What each of some people has several of; where one of them has the turn already, only what that one has."""

    def __init__(self, people: People, what: str) -> None:
        self.people = people
        self.name = f"each {what} of whoever {people!r}"
        if isinstance(people, People):
            self.mistakes = people.mistakes
        else:
            remedy = "name a gate or people, for example jobs_of(jobholders)"
            self.mistakes = (Mistake("", f"speaks of each {what} of {people!r}, who are no people", remedy),)

    def members(self, turn: Turn) -> list[Member]:
        """Whose they are."""
        return [someone for someone in self.people.members(turn) if turn.member in (None, someone)]


class _JobsOf(_Of):
    gives: ClassVar[frozenset[str]] = frozenset({MEMBER, JOB, TURN})

    def turns(self, turn: Turn) -> Iterator[Turn]:
        for someone in self.members(turn):
            jobs = someone.jobs or ()
            for number, job in enumerate(jobs, start=1):
                yield turn.bound(member=someone, job=job, number=number, has_more=number < len(jobs))


class _ItemsOf(_Of):
    gives: ClassVar[frozenset[str]] = frozenset({MEMBER, ITEM, TURN})

    def turns(self, turn: Turn) -> Iterator[Turn]:
        for someone in self.members(turn):
            items = someone.other_income or ()
            for number, item in enumerate(items, start=1):
                yield turn.bound(member=someone, item=item, number=number, has_more=number < len(items))


def jobs_of(people: People) -> Loop:
    """Every job of each of these people, one after the other."""
    return _JobsOf(people, "job")


def items_of(people: People) -> Loop:
    """Every piece of other income of each of these people, one after the other."""
    return _ItemsOf(people, "other income")
