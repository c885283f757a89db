"""The rendition: one application expressed in one county's form, text for text.

A pure function of declaration, application and the county's date. Deterministic; what cannot be
expressed is a finding, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from adapters.forms.cleaning import Note
from adapters.forms.fields import Control, Field, Text, TickMembers
from adapters.forms.form import Each, Form, Page
from adapters.forms.labels import filled_in
from adapters.forms.sources import Source, Turn
from byfive.application import Application, Member
from byfive.findings import Finding, Severity

_placeholder = re.compile(r"\{(member|other|person|turn)\}")


@dataclass(frozen=True, slots=True)
class FieldText:
    """The exact texts of one field on one page, and how they came about."""

    field: Field
    label: str
    texts: tuple[str, ...]
    notes: tuple[Note, ...]
    among: tuple[str, ...]
    ticked: tuple[int, ...]
    uploaded_as: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.field.key

    @property
    def control(self) -> Control:
        return self.field.control

    @property
    def shows(self) -> tuple[str, ...]:
        """What the page should hold after typing: the texts, as the page itself is declared to change them."""
        return self.uploaded_as or self.field.held(self.texts)

    @property
    def is_changed_by_the_page(self) -> bool:
        """Whether a person who types the texts will see others (a file is not typed)."""
        return self.control is not Control.FILE and self.shows != self.texts

    @property
    def shown(self) -> str:
        """The texts on one line, as a person would read them out."""
        if self.control is Control.FILE:
            return ", ".join(self.shows)
        joiner = "-" if self.control is Control.BOXES else ", "
        return "yes" if self.control is Control.TICK and self.texts else joiner.join(self.texts)


@dataclass(frozen=True, slots=True)
class PageText:
    """One page the robot will meet: how it is known, and every field's texts in order."""

    page: Page
    turn: str
    heading: str
    says: str
    mark: str
    fields: tuple[FieldText, ...]

    @property
    def place(self) -> str:
        """Which page and whose turn, without a name: ``job (m2/job 1)``."""
        return f"{self.page.key} ({self.turn})" if self.turn else self.page.key


@dataclass(frozen=True, slots=True)
class Rendition:
    """Every page in order, and what could not be expressed. ``warnings`` are no reason not to file it."""

    form: Form
    pages: tuple[PageText, ...]
    any_time: tuple[PageText, ...]
    findings: tuple[Finding, ...]
    applicant: str
    warnings: tuple[Finding, ...] = ()

    def field_of(self, label: str) -> FieldText | None:
        """The first field of that label; on pages about a person, the applicant's."""
        applicants = (page for page in self.pages if page.turn.partition("/")[0] in ("", self.applicant))
        return next((entry for page in applicants for entry in page.fields if entry.label == label), None)

    def text_of(self, label: str) -> tuple[str, ...]:
        """The texts of the first field of that label (the applicant's, on pages about a person)."""
        entry = self.field_of(label)
        return entry.texts if entry else ()

    def as_listed(self, text: str, date_format: str) -> str:
        """``{Last name}, {First name}`` as the county holds them of the applicant, a day in ``date_format``."""

        def held(label: str) -> str:
            entry = self.field_of(label)
            if entry is None:
                return ""
            day = entry.field.day(entry.texts)
            return " ".join(entry.shows) if day is None else day.strftime(date_format)

        return filled_in(text, held)

    @property
    def by_hand(self) -> str:
        """Why a person must go on, at the first page that says so; empty when none does."""
        return next((page.page.by_hand for page in self.pages if page.page.by_hand), "")


def render(form: Form, application: Application, today: date) -> Rendition:
    """``application`` in the words of ``form``, as of the county's date ``today``."""
    return _Rendering(form, application, today).rendition()


def walk(entries: Sequence[Page | Each], turn: Turn) -> Iterator[tuple[Page, Turn]]:
    """Each page as often as it comes, in the order in which the county shows them, with whose turn it is."""
    for entry in entries:
        if isinstance(entry, Each):
            for inner in entry.each.turns(turn):
                yield from walk(entry.pages, inner)
        elif entry.when is None or entry.when.look(turn):
            turns = (turn,) if entry.each is None else entry.each.turns(turn)
            yield from ((entry, each) for each in turns)


class _Rendering:
    """One application on its way through one form. Remembers how each member is shown."""

    def __init__(self, form: Form, application: Application, today: date) -> None:
        self.form = form
        self.start = Turn(application, today)
        self.findings: list[Finding] = []
        self.warnings: list[Finding] = []
        self._shown: dict[str, str] = {}
        self._numbers = {member.id: str(number) for number, member in enumerate(application.members, start=1)}

    def rendition(self) -> Rendition:
        pages = tuple(self._page(page, turn) for page, turn in walk(self.form.pages, self.start))
        any_time = tuple(self._page(page, self.start) for page in self.form.any_time)
        applicant = self.start.application.applicant.id
        return Rendition(self.form, pages, any_time, tuple(self.findings), applicant, tuple(self.warnings))

    def shown(self, member: Member) -> str:
        """The name by which the county's pages speak of this member."""
        name = self._shown.get(member.id)
        if name is None:
            name = self._shown[member.id] = self._name(self.start.bound(member=member))
        return name

    def _name(self, turn: Turn) -> str:
        def held(entry: Field) -> str:
            return "".join(entry.held(entry.express(turn, str).texts))

        made_of = self.form.people_shown_as
        if isinstance(made_of, Text):
            return held(made_of)
        return filled_in(made_of, lambda label: held(self.form.name_fields[label][0]))

    def _page(self, page: Page, turn: Turn) -> PageText:
        for rule in page.rules:
            if not rule.holds.look(turn):
                self._find(page, turn, "", "must", rule.words, f"{page.heading}: the county wants {rule.words}")
        texts: list[FieldText] = []
        for entry in page.asked:
            if entry.when is not None and not entry.when.look(turn):
                continue
            if isinstance(entry, TickMembers) and not entry.applies(turn):
                continue
            if entry.each is None:
                texts.append(self._field(page, entry, turn))
            else:
                texts.extend(self._field(page, entry, inner) for inner in entry.each.turns(turn))
        return PageText(
            page,
            turn.key,
            self._worded(page.heading, turn),
            self._worded(page.says, turn),
            self._worded(page.mark, turn),
            tuple(texts),
        )

    def _field(self, page: Page, entry: Field, turn: Turn) -> FieldText:
        label = self._worded(entry.label, turn)
        expressed = entry.express(turn, self.shown)
        for unfit in expressed.unfit:
            self._find(page, turn, entry.key, unfit.code, entry.label, f"{entry.label}: {unfit.words}")
        if not expressed.texts and not expressed.unfit and self._is_required(entry, turn):
            words = f"{entry.label}: {self.form.county.title} insists on an answer and there is none"
            self._find(page, turn, entry.key, "missing", entry.label, words)
        for left_out in expressed.left_out:
            words = f"{entry.label}: {left_out.words}"
            self._find(page, turn, entry.key, left_out.code, entry.label, words, Severity.WARNS)
        return FieldText(
            entry,
            label,
            expressed.texts,
            expressed.notes,
            expressed.among,
            expressed.ticked,
            expressed.uploaded_as,
        )

    @staticmethod
    def _is_required(entry: Field, turn: Turn) -> bool:
        required = entry.required
        return bool(required.look(turn)) if isinstance(required, Source) else bool(required)

    def _worded(self, text: str, turn: Turn) -> str:
        if "{" not in text:
            return text
        words = {
            "member": self.shown(turn.member) if turn.member else "",
            "other": self.shown(turn.other) if turn.other else "",
            "person": self._numbers.get(turn.member.id, "") if turn.member else "",
            "turn": str(turn.number),
        }
        return _placeholder.sub(lambda found: words[found.group(1)], text)

    def _find(
        self,
        page: Page,
        turn: Turn,
        field: str,
        code: str,
        label: str,
        words: str,
        severity: Severity = Severity.BLOCKS,
    ) -> None:
        rule = ".".join(part for part in (self.form.name, page.key, field, code) if part)
        found = Finding(rule, label, words, severity, turn.key, self.form.name)
        (self.findings if severity is Severity.BLOCKS else self.warnings).append(found)
