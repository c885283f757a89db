"""What the pages Today and Queue read. Nothing here is a client's answer."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from adapters.forms import Form
from byfive.calendar import cut_off_instant, is_business_day, next_business_day
from byfive.counties import County
from byfive.findings import Severity
from byfive.ledger.ledger import Ledger
from byfive.ledger.records import Event, Submission
from byfive.operations.close_day import arrived_in_time
from byfive.states import FINAL, State
from dashboards import words

ON_THE_WAY = frozenset(
    {State.RECEIVED, State.VALIDATED, State.QUEUED, State.CLAIMED, State.IN_PROGRESS, State.COMMITTING}
)
WANTS_HELP = frozenset({State.NEEDS_REVIEW, State.WAITING_FOR_CLIENT, State.OUTCOME_UNKNOWN})
"""States out of which no robot brings a submission to its county."""
TELLING = ("delivered", "delivered_late", "review_asked", "outcome_lost", "corrected", "sent_again", "withdrawn")
"""Events that Today tells of; the others are steps on the way."""


@dataclass(frozen=True)
class CountyDay:
    """One county's day so far: how many applications are where, and what they are worth. Dollars."""

    county: County
    day: date
    now: datetime
    cut_off: datetime
    received: int
    delivered: int
    on_the_way: int
    in_review: int
    unknown: int
    late: int
    withdrawn: int
    dollars_protected: Decimal
    dollars_at_stake: Decimal
    in_danger: int
    dollars_in_danger: Decimal
    left_from_before: int

    @property
    def is_over(self) -> bool:
        return self.now >= self.cut_off

    @property
    def is_safe(self) -> bool:
        return not self.in_danger

    @property
    def sentence(self) -> str:
        """Is it safe? In one sentence."""
        by = words.clock_time(self.cut_off, self.county)
        if not self.received:
            return f"Quiet: nothing has to arrive by {by} on {self.day:%A %-d %B} so far."
        stake = f"{words.many(self.in_danger, 'application')}, {words.dollars(self.dollars_in_danger)} a day"
        if self.is_over:
            if self.in_danger:
                return f"Missed: {stake}. What could have arrived before {by} did not."
            return f"Safe: all {words.many(self.received - self.withdrawn, 'application')} arrived before {by}."
        if self.in_danger:
            return f"At risk: {stake}. They do not arrive by {by} unless somebody sees to it."
        if self.on_the_way:
            return f"Safe so far: {self.delivered} of {self.received} arrived, {self.on_the_way} on their way."
        return f"Safe: all {words.many(self.received - self.withdrawn, 'application')} arrived."

    @property
    def time_left(self) -> str:
        """How long until the cut-off, or since."""
        left = self.cut_off - self.now
        return f"{words.span(left)} ago" if self.is_over else words.span(left)


def county_day(ledger: Ledger, county: County, now: datetime) -> CountyDay:
    """The day of ``county``: today there, or the next business day when today is none."""
    return the_county_day(county, ledger.submissions.list(county.name), now)


def the_county_day(county: County, submissions: Iterable[Submission], now: datetime) -> CountyDay:
    """A county's day from all its submissions."""
    day = now.astimezone(county.zone_info).date()
    if not is_business_day(county, day):
        day = next_business_day(county, day)
    cut_off = cut_off_instant(county, day)
    everything = list(submissions)
    due = [each for each in everything if each.deadline == cut_off]
    open_ones = [each for each in due if each.state not in FINAL]
    in_time = [each for each in due if arrived_in_time(each.state, each.delivered_at, each.deadline)]
    late = [each for each in due if each.state is State.DELIVERED_LATE or (each in open_ones and now >= cut_off)]
    danger = late if now >= cut_off else [each for each in due if each.state in WANTS_HELP]
    return CountyDay(
        county=county,
        day=day,
        now=now,
        cut_off=cut_off,
        received=len(due),
        delivered=len(in_time),
        on_the_way=sum(each.state in ON_THE_WAY for each in due),
        in_review=sum(each.state in (State.NEEDS_REVIEW, State.WAITING_FOR_CLIENT) for each in due),
        unknown=sum(each.state is State.OUTCOME_UNKNOWN for each in due),
        late=len(late),
        withdrawn=sum(each.state is State.WITHDRAWN for each in due),
        dollars_protected=_dollars(in_time),
        dollars_at_stake=_dollars(open_ones),
        in_danger=len(danger),
        dollars_in_danger=_dollars(danger),
        left_from_before=sum(each.deadline < cut_off and each.state not in FINAL for each in everything),
    )


def _dollars(submissions: Iterable[Submission]) -> Decimal:
    return sum((each.value_of_day for each in submissions), Decimal(0))


class Recent:
    """What happened in the last minutes. Each event is read once, whoever asks and however often."""

    def __init__(self, ledger: Ledger, *, minutes: int = 15, most: int = 2000) -> None:
        self.minutes = minutes
        self._ledger = ledger
        self._events: deque[Event] = deque(maxlen=most)
        self._last = 0
        self._lock = threading.Lock()

    def changes(self, now: datetime) -> list[Event]:
        """The telling events of the last minutes, newest first."""
        with self._lock:
            for event in self._ledger.events.since(self._last):
                self._last = event.id
                if event.name in TELLING:
                    self._events.append(event)
            begin = now - timedelta(minutes=self.minutes)
            return [event for event in reversed(self._events) if event.at >= begin]


def in_short(changes: Collection[Event]) -> str:
    """How many changes of each kind there were: ``12 delivered, 3 a person is needed``."""
    counts = Counter(event.name for event in changes)
    said = [f"{counts[name]} × {words.event(name).lower()}" for name in TELLING if counts[name]]
    return ", ".join(said) or "nothing changed"


@dataclass(frozen=True)
class Waiting:
    """One submission that needs a person, as the queue shows it."""

    submission: Submission
    county: County
    why: str
    where: str

    @property
    def reference(self) -> str:
        return self.submission.reference


def queue(ledger: Ledger, forms: Collection[Form], now: datetime) -> list[Waiting]:
    """What needs a person: what can still be saved first, the most dollars first, the nearest deadline first."""
    found = [
        _waiting(ledger, form, submission)
        for form in forms
        for submission in ledger.submissions.list(form.name, [State.NEEDS_REVIEW])
    ]
    return sorted(found, key=lambda each: _urgency(each.submission, now))


def _urgency(submission: Submission, now: datetime) -> tuple[bool, Decimal, datetime, str]:
    return (submission.deadline <= now, -submission.value_of_day, submission.deadline, submission.reference)


def _waiting(ledger: Ledger, form: Form, submission: Submission) -> Waiting:
    """Why a submission waits: its reason, and the field or page concerned."""
    where = ""
    if submission.reason == "findings":
        blocking = [each for each in ledger.findings.of(submission.reference) if each.severity is Severity.BLOCKS]
        where = blocking[0].words if blocking else ""
    else:
        failed = [each for each in ledger.attempts.of(submission.reference) if each.failure is not None]
        if failed:
            where = failed[-1].field or words.page(form, failed[-1].page or "")
    return Waiting(submission, form.county, words.code(submission.reason), where)


@dataclass(frozen=True)
class Report:
    """One notebook's report, as HTML that refers to nothing outside itself."""

    day: date
    county: str
    file: Path


def reports(home: Path) -> list[Report]:
    """Every report of ``why_failed``, newest first."""
    found = []
    for file in (home / "reports").glob("*/why_failed-*.html"):
        try:
            day = date.fromisoformat(file.parent.name)
        except ValueError:
            continue
        found.append(Report(day, file.stem.removeprefix("why_failed-"), file))
    return sorted(found, key=lambda report: (-report.day.toordinal(), report.county))
