"""What the core rules are about, row by row: the household, each member, job, other income and relationship.

The loops are those of the form language, so that a subject has the same words everywhere (``m2/job 1``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from adapters.forms.people import everyone, items_of, jobs_of
from adapters.forms.sources import Turn
from byfive.application import Application, Job, Member, OtherIncome, Relationship
from byfive.counties import County

HOUSEHOLD, MEMBER, JOB, INCOME, RELATIONSHIP = "household", "member", "job", "income", "relationship"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Subject:
    """One row: whose turn it is, the county that the application is about to go to, and its day.

    On relationships ``says`` is what the member is to the other, as this one statement has it; the two stand in
    the order in which they were entered, whichever way round the client said it.

    A subject is compared by identity and shown by its key: frames are hashed and printed cell by cell, which must
    neither walk through a whole application nor repeat it.
    """

    turn: Turn
    county: County
    says: Relationship | None = None

    def __repr__(self) -> str:
        return f"Subject({self.key})"

    @property
    def key(self) -> str:
        """Whose row it is without a name: ``m2``, ``m2/job 1``, ``m1/m2``, empty for the household."""
        return self.turn.key

    @property
    def application(self) -> Application:
        return self.turn.application

    @property
    def today(self) -> date:
        """The county's day."""
        return self.turn.today

    @property
    def member(self) -> Member:
        """The member whose row this is; on relationships the one who was entered first."""
        assert self.turn.member is not None
        return self.turn.member

    @property
    def other(self) -> Member:
        """The second member of a pair."""
        assert self.turn.other is not None
        return self.turn.other

    @property
    def job(self) -> Job:
        assert self.turn.job is not None
        return self.turn.job

    @property
    def item(self) -> OtherIncome:
        assert self.turn.item is not None
        return self.turn.item

    @property
    def record(self) -> object:
        """The record whose answers are this row's columns."""
        return self.turn.item or self.turn.job or self.turn.member or self.turn.application


def _one_by_one(loop: Callable[[Turn], Iterator[Turn]]) -> Callable[[Turn, County], Iterator[Subject]]:
    return lambda start, county: (Subject(turn, county) for turn in loop(start))


def _statements(start: Turn, county: County) -> Iterator[Subject]:
    by_id = {member.id: (place, member) for place, member in enumerate(start.application.members)}
    for related in start.application.relationships:
        (here, of), (there, to) = by_id[related.of], by_id[related.to]
        if here < there:
            yield Subject(start.bound(member=of, other=to), county, related.relationship)
        else:
            yield Subject(start.bound(member=to, other=of), county, related.relationship.inverse)


_SUBJECTS: dict[str, Callable[[Turn, County], Iterator[Subject]]] = {
    HOUSEHOLD: lambda start, county: iter((Subject(start, county),)),
    MEMBER: _one_by_one(everyone.turns),
    JOB: _one_by_one(jobs_of(everyone).turns),
    INCOME: _one_by_one(items_of(everyone).turns),
    RELATIONSHIP: _statements,
}


def subjects(about: str, application: Application, county: County, today: date) -> Iterator[Subject]:
    """The rows of one frame that one application has."""
    return _SUBJECTS[about](Turn(application, today), county)
