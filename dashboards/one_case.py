"""What the page of one case reads: what failed, the form beside the client's own words, the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from adapters.forms import Control, Field, FieldText, Form, Gate, PageText, Rendition
from adapters.forms.sources import Source, Turn
from byfive.application import Application, Document, Name
from byfive.findings import Finding, Severity
from byfive.ledger.ledger import Ledger
from byfive.ledger.records import Attempt, Event, Evidence, Submission, Version
from byfive.ledger.words import EvidenceKind
from byfive.states import State
from dashboards import words


@dataclass(frozen=True)
class Case:
    """One submission with all that is known of it but the client's answers."""

    submission: Submission
    attempts: tuple[Attempt, ...]
    findings: tuple[Finding, ...]
    versions: tuple[Version, ...]
    events: tuple[Event, ...]
    screenshot: Evidence | None

    @property
    def reference(self) -> str:
        return self.submission.reference

    @property
    def failed(self) -> Attempt | None:
        """The last attempt that ended in a failure."""
        return next((each for each in reversed(self.attempts) if each.failure is not None), None)

    @property
    def blocking(self) -> list[Finding]:
        return [each for each in self.findings if each.severity is Severity.BLOCKS]

    @property
    def warnings(self) -> list[Finding]:
        return [each for each in self.findings if each.severity is Severity.WARNS]


def read_case(ledger: Ledger, reference: str) -> Case:
    """Read a case anew. Raises NotInLedger."""
    submission = ledger.submissions.get(reference)
    attempts = tuple(ledger.attempts.of(reference))
    failed = [each for each in attempts if each.failure is not None]
    pictures = [
        each for each in (ledger.evidence.of(failed[-1].id) if failed else ()) if each.kind is EvidenceKind.SCREENSHOT
    ]
    return Case(
        submission,
        attempts,
        tuple(ledger.findings.of(reference)),
        tuple(ledger.applications.versions(reference)),
        tuple(ledger.events.of(reference)),
        pictures[-1] if pictures else None,
    )


def what_failed(case: Case, form: Form) -> str:
    """What failed, in a sentence or two."""
    attempt, submission = case.failed, case.submission
    if submission.state is State.RECEIVED and submission.version > 1:
        return f"It was corrected to version {submission.version}, which waits for validation with the next batch."
    if submission.reason == "findings" and case.blocking:
        found = words.many(len(case.blocking), "answer")
        return f"Validation stopped it before any robot: {found} cannot be filed as they are."
    if attempt is None:
        return f"Nothing failed so far. It is {words.state(submission.state)}."
    at = words.clock_time(attempt.started_at, form.county)
    number = case.attempts.index(attempt) + 1
    said = f"{words.failure(attempt, form)} That was attempt {number}, at {at}"
    if attempt.version != submission.version:
        said += f", with version {attempt.version}; it was corrected since"
    return said + "."


def what_helps(case: Case) -> str:
    """What usually helps with such a failure; empty when nothing failed."""
    if case.submission.state is not State.NEEDS_REVIEW:
        return ""
    if case.submission.reason == "findings":
        return words.VALIDATION_REMEDY
    attempt = case.failed
    return "" if attempt is None or attempt.failure is None else words.REMEDIES[attempt.failure]


@dataclass(frozen=True)
class Side:
    """One field: the client's own words, what is typed, and why the two differ.

    ``lost``: something of the client's words is lost, or something stands there that they did not say.
    """

    label: str
    own: str
    typed: str
    why: tuple[str, ...]
    lost: bool

    @property
    def is_changed(self) -> bool:
        return bool(self.why)


@dataclass(frozen=True)
class PageSides:
    """One page of the county's form beside the client's own words."""

    heading: str
    whose: str
    sides: tuple[Side, ...]


def side_by_side(rendition: Rendition, application: Application, today: date) -> list[PageSides]:
    """Every page that has fields, in the county's order."""
    start = Turn(application, today)
    return [
        PageSides(page.heading, words.whose_turn(page.turn), tuple(_sides(page, start)))
        for page in rendition.pages
        if page.fields
    ]


def _sides(page: PageText, start: Turn) -> Iterator[Side]:
    turn = start
    if page.page.each is not None:
        turn = next(each for each in page.page.each.turns(start) if each.key == page.turn)
    inner: dict[int, Iterator[Turn]] = {}
    for entry in page.fields:
        field = entry.field
        if field.each is None:
            yield _side(entry, turn)
        else:
            yield _side(entry, next(inner.setdefault(id(field), field.each.turns(turn))))


def _side(entry: FieldText, turn: Turn) -> Side:
    notes = entry.notes
    never_asked = _is_constant(entry.field)
    own = "never asked" if never_asked else in_words(_own(entry.field, turn))
    why = tuple(dict.fromkeys(note.why for note in notes))
    lost = any(not note.lossless for note in notes)
    if not why and (never_asked or _is_ours(entry.field, turn)):
        why = ("no answer of the client's; the county's form wants it",)
        if not never_asked:
            own, lost = "worked out from other answers", entry.control is Control.TEXT
    return Side(entry.label, own, entry.shown, why, lost)


def _own(field: Field, turn: Turn) -> Any:
    source = field.source
    if isinstance(source, Gate):
        chosen = source.members(turn)
        return None if not chosen and source.is_unanswered(turn) else tuple(member.name.full for member in chosen)
    return source.look(turn)


def _is_constant(field: Field) -> bool:
    """Whether the declaration itself says what is typed, the same for everyone."""
    return isinstance(field.source, Source) and field.source.source_path.startswith("always(")


def _is_ours(field: Field, turn: Turn) -> bool:
    """Whether a text that is typed is nowhere among the client's answers: a placeholder, our own number."""
    if not isinstance(field.source, Source):
        return False
    value = field.source.look(turn)
    if not isinstance(value, str) or isinstance(value, Enum):
        return False
    said = {text.casefold() for text in texts_of(turn.application)}
    pieces = value.casefold().split()
    return value.casefold() not in said and not all(any(piece in text for text in said) for piece in pieces)


def texts_of(application: Application) -> Iterator[str]:
    """Every answer that the client gave, as text."""
    yield from leaves(application.model_dump(mode="json", exclude={"county"}))


def leaves(value: Any) -> Iterator[str]:
    """Every value within lists and tables, as text."""
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    elif value is not None:
        yield str(value)


def in_words(value: Any) -> str:
    """An answer as a person writes it; nothing answered, no and zero stay three things."""
    if value is None:
        return "not answered"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:,.2f}"
    if isinstance(value, Enum):
        return value.name.replace("_", " ").lower()  # a language's value is only its two letters
    if isinstance(value, date):
        return f"{value:%B} {value.day}, {value.year}"
    if isinstance(value, Name):
        return value.full
    if isinstance(value, Document):
        return value.name
    if isinstance(value, tuple | list):
        return ", ".join(in_words(each) for each in value) or "none"
    return str(value)


@dataclass(frozen=True)
class Moment:
    """One line of the timeline."""

    at: datetime
    what: str
    by: str
    more: str


def timeline(case: Case, form: Form) -> list[Moment]:
    """What happened to a submission, newest first."""
    return [Moment(event.at, words.event(event.name), event.by, _more(event, form)) for event in reversed(case.events)]


def _more(event: Event, form: Form) -> str:
    data = event.data
    said = []
    if code := data.get("code") or data.get("reason"):
        said.append(words.code(str(code)))
    if page := data.get("page"):
        said.append(f"page “{words.page(form, str(page))}”")
    if field := data.get("field"):
        said.append(f"field “{field}”")
    if event.name == "looked_at":
        said.append(str(data.get("what", "")))
    if data.get("changed"):
        said.append(f"changed: {'; '.join(words.place(each) for each in data['changed'])}")
    if number := data.get("number") if event.to_state is not None and "how" in data else None:
        said.append(f"number {number}")
    if event.name == "findings_recorded":
        blocks, warns = len(data.get("blocks", ())), len(data.get("warns", ()))
        said.append(f"{words.many(blocks, 'rule')} against it, {words.many(warns, 'warning')}")
    return "; ".join(said)
