"""The kinds of field a county's page can have: one line each in a declaration, its label first.

A field knows how to express the answer of whoever's turn it is as the exact texts that its control
takes (:meth:`Field.express`), and says in findings what cannot be expressed. It never guesses: an
answer that nobody gave is typed only where the declaration says what stands for it (``unanswered``,
:class:`NotAsked`), and that is noted each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, ClassVar, Literal

from adapters.forms.cleaning import AS_IT_IS, Cleaning, Note
from adapters.forms.derived import plain_suffix, with_sex
from adapters.forms.people import Gate, Loop, People
from adapters.forms.sources import Source, Turn, always, answers_of
from byfive.application import Member

Cut = Literal["characters", "words"]


class Control(StrEnum):
    """What a person sees on the page, hence what the robot must do to fill it."""

    TEXT = "text"
    BOXES = "boxes"
    SELECT = "select"
    RADIO = "radio"
    TICK = "tick"
    TICKS = "ticks"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why an answer cannot be expressed in this field: a short code, and words for an engineer."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Expressed:
    """What goes into one field.

    ``texts`` holds one text for a text, select or radio (none when it stays empty), one for each box,
    ``("on",)`` or nothing for a tick, the labels of the ticked boxes for a list of ticks. ``among`` are
    the labels of all boxes of such a list in order, ``ticked`` the positions of the ticked ones: two
    people may be shown by the same name.
    """

    texts: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    among: tuple[str, ...] = ()
    ticked: tuple[int, ...] = ()
    unfit: tuple[Unfit, ...] = ()


NOTHING = Expressed()
ShownName = Callable[[Member], str]


@dataclass(frozen=True, eq=False)
class Field:
    """What every field has: a label as a person reads it, and where its value comes from.

    ``when`` says whether the field is there at all; ``required`` whether the county insists (always, or
    under a condition); ``each`` repeats the field on the page; ``private`` masks it in pictures and
    traces; ``insists_on_keys`` asks for real key events; ``css`` finds a control that no label leads
    to, and ``css_because`` says why.
    """

    label: str
    source: Any
    required: Any = False
    when: Any = None
    each: Loop | None = None
    private: bool = False
    insists_on_keys: bool = False
    css: str = ""
    css_because: str = ""
    control: ClassVar[Control]

    @property
    def key(self) -> str:
        """The label as a column name: ``How often paid?`` is ``how_often_paid``."""
        return re.sub(r"[^a-z0-9]+", "_", re.sub(r"\{(\w+)\}", r"\1", self.label).lower()).strip("_")

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        """The exact texts for this turn, or why there are none."""
        raise NotImplementedError

    def mistakes(self) -> Iterable[tuple[str, str]]:
        """What is wrong with this field's declaration, with a remedy for each."""
        if not self.label.strip():
            yield "has no label", "write the label as a person reads it on the page"
        if self.css and not self.css_because:
            yield "is found by a CSS selector without a reason", "say in css_because why no label leads to it"
        for name in ("source", "when", "required"):
            thing = getattr(self, name)
            if not isinstance(thing, Source | bool | None):
                yield f"has {thing!r} as {name}", "name a source, for example member.birth_date, or always(...)"


def _unanswered_note(text: str, why: str = "nobody answered; the county insists on an answer") -> Note:
    return Note("answered for the client", "", text, why, False)


@dataclass(frozen=True, eq=False)
class Text(Field):
    """A line of text. Too long is a finding unless ``cut`` says that the county's box cuts it."""

    longest: int | None = None
    cut: Cut | Literal[True, False] = False
    clean: Cleaning = AS_IT_IS
    line_break_counts: int = 1
    control: ClassVar[Control] = Control.TEXT

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        value = self.source.look(turn)
        if value is None or value == "":
            return NOTHING
        cleaned = self.clean.clean(str(value))
        text, notes = cleaned.text, cleaned.notes
        if cleaned.refused:
            words = f"the county's box takes no {_kinds(cleaned.refused)}"
            return Expressed(unfit=(Unfit("characters", words),), notes=notes)
        if self.longest is not None and self.length(text) > self.longest:
            if not self.cut:
                words = f"{self.length(text)} characters do not fit into {self.longest}"
                return Expressed(unfit=(Unfit("too_long", words),), notes=notes)
            shorter = self._cut_to_fit(text)
            notes = (*notes, Note("cut", text, shorter, f"the county's box ends after {self.longest}", False))
            text = shorter
        return Expressed((text,) if text else (), notes)

    def length(self, text: str) -> int:
        """How long the county counts ``text``."""
        return len(text) + text.count("\n") * (self.line_break_counts - 1)

    def _cut_to_fit(self, text: str) -> str:
        assert self.longest is not None
        size = len(text)
        while self.length(text[:size]) > self.longest:
            size -= 1
        if self.cut == "words" and size < len(text) and not text[size].isspace():
            size = max(text.rfind(" ", 0, size), text.rfind("\n", 0, size), 0) or size
        return text[:size].strip()

    def mistakes(self) -> Iterable[tuple[str, str]]:
        yield from super().mistakes()
        if self.longest is not None and self.longest < 1:
            yield f"is at most {self.longest} characters long", "read maxlength on the page"
        if self.cut and self.longest is None:
            yield "is cut but has no length", "say longest=..., as the page's box has it"


@dataclass(frozen=True, eq=False)
class TextArea(Text):
    """Text of several lines. ``line_break_counts`` says how many characters a line break is."""


@dataclass(frozen=True, eq=False)
class Signature(Text):
    """The client's typed signature: it stands on the page of the last click and nowhere else."""


@dataclass(frozen=True, eq=False)
class Money(Field):
    """Dollars, typed as ``1200.00``: not answered stays empty, zero is ``0.00``."""

    longest: int | None = None
    control: ClassVar[Control] = Control.TEXT

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        value: Decimal | None = self.source.look(turn)
        if value is None:
            return NOTHING
        text = f"{value:.2f}"
        if self.longest is not None and len(text) > self.longest:
            return Expressed(unfit=(Unfit("too_long", f"{len(text)} characters do not fit into {self.longest}"),))
        return Expressed((text,))


def _kinds(refused: Sequence[str]) -> str:
    """What sort of characters these are, without repeating the client's own."""
    if any(char.isalpha() for char in refused):
        return "letters of another script"
    return "digits" if all(char.isdigit() for char in refused) else "such marks"


def _date_boxes(value: date) -> tuple[str, ...]:
    return (f"{value.month:02d}", f"{value.day:02d}", f"{value.year:04d}")


def _ssn_boxes(value: str) -> tuple[str, ...]:
    return (value[:3], value[3:5], value[5:])


def _phone_boxes(value: str) -> tuple[str, ...]:
    return (value[:3], value[3:6], value[6:])


@dataclass(frozen=True, eq=False)
class ThreeBoxes(Field):
    """A date, a phone number or a Social Security number in three boxes under one legend."""

    boxes: tuple[str, str, str] = ("", "", "")
    split: Callable[[Any], tuple[str, ...]] = _date_boxes
    control: ClassVar[Control] = Control.BOXES

    @classmethod
    def date(
        cls, label: str, source: object, *, boxes: tuple[str, str, str] = ("Month", "Day", "Year"), **rest: Any
    ) -> ThreeBoxes:
        """Month, day and year: ``05``, ``09``, ``1990``."""
        return cls(label, source, boxes=boxes, split=_date_boxes, **rest)

    @classmethod
    def ssn(
        cls,
        label: str,
        source: object,
        *,
        boxes: tuple[str, str, str] = ("First three", "Middle two", "Last four"),
        **rest: Any,
    ) -> ThreeBoxes:
        """A Social Security number's three groups."""
        return cls(label, source, boxes=boxes, split=_ssn_boxes, **rest)

    @classmethod
    def phone(
        cls, label: str, source: object, *, boxes: tuple[str, str, str] = ("Area code", "Prefix", "Line"), **rest: Any
    ) -> ThreeBoxes:
        """A phone number's area code, prefix and line."""
        return cls(label, source, boxes=boxes, split=_phone_boxes, **rest)

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        value = self.source.look(turn)
        return NOTHING if value is None else Expressed(self.split(value))


@dataclass(frozen=True, eq=False)
class OneBox(Field):
    """A date, a phone number or a Social Security number in one box, written in the county's way."""

    write: Callable[[Any], str] = str
    control: ClassVar[Control] = Control.TEXT

    @classmethod
    def date(cls, label: str, source: object, *, form: str = "%m/%d/%Y", **rest: Any) -> OneBox:
        """A date in ``form`` (as for ``strftime``)."""
        return cls(label, source, write=lambda value: value.strftime(form), **rest)

    @classmethod
    def phone(cls, label: str, source: object, *, form: str = "({}) {}-{}", **rest: Any) -> OneBox:
        """A phone number, its three groups put into ``form``."""
        return cls(label, source, write=lambda value: form.format(*_phone_boxes(value)), **rest)

    @classmethod
    def ssn(cls, label: str, source: object, *, form: str = "{}-{}-{}", **rest: Any) -> OneBox:
        """A Social Security number, its three groups put into ``form``."""
        return cls(label, source, write=lambda value: form.format(*_ssn_boxes(value)), **rest)

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        value = self.source.look(turn)
        return NOTHING if value is None else Expressed((self.write(value),))


@dataclass(frozen=True, eq=False)
class _Choice(Field):
    """One answer out of the county's list.

    ``options`` maps our answers to the county's words (or lists words that the source gives itself).
    ``unanswered`` is what stands for an answer that nobody gave, ``otherwise`` for answers that the
    list lacks (an empty text leaves the field empty); without them both are findings.
    """

    options: Mapping[Any, str] | Sequence[str] = ()
    unanswered: str | None = None
    otherwise: str | None = None
    clean: Cleaning | None = None

    def __post_init__(self) -> None:
        table = dict(self.options) if isinstance(self.options, Mapping) else {text: text for text in self.options}
        object.__setattr__(self, "_table", {answer: Expressed((text,)) for answer, text in table.items()})
        by_sex = bool(table) and all(isinstance(answer, tuple) for answer in table)
        source = with_sex(self.source, _member) if by_sex else self.source
        object.__setattr__(self, "_look", source.look if isinstance(source, Source) else None)
        missing = (
            NOTHING if self.unanswered is None else Expressed((self.unanswered,), (_unanswered_note(self.unanswered),))
        )
        object.__setattr__(self, "_unanswered", missing)

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        value = self._look(turn)  # type: ignore[attr-defined]
        if value is None:
            return self._unanswered  # type: ignore[attr-defined, no-any-return]
        if self.clean is not None:
            value = plain_suffix(self.clean.clean(value).text)
        found: Expressed | None = self._table.get(value)  # type: ignore[attr-defined]
        if found is not None:
            return found
        if self.otherwise is None:
            return Expressed(unfit=(Unfit("no_such_option", "the county's list has nothing for this answer"),))
        note = Note("another answer", str(value), self.otherwise, "the county's list has nothing for it", False)
        return Expressed((self.otherwise,) if self.otherwise else (), (note,))

    @property
    def words(self) -> tuple[str, ...]:
        """Every text this field may choose."""
        listed = self.options.values() if isinstance(self.options, Mapping) else self.options
        return tuple(dict.fromkeys([*listed, *(w for w in (self.unanswered, self.otherwise) if w)]))

    def mistakes(self) -> Iterable[tuple[str, str]]:
        yield from super().mistakes()
        if not self.options:
            yield "has no options", "list what the page offers"
        if not isinstance(self.source, Source) or not isinstance(self.options, Mapping) or self.otherwise is not None:
            return
        answers = answers_of(self.source) or []
        covered = {key[0] if isinstance(key, tuple) else key for key in self.options}
        lacking = [str(a.value if isinstance(a, Enum) else a) for a in answers if a not in covered]
        if lacking:
            yield (
                f"has no option for: {', '.join(lacking)}",
                "map each answer to the county's words, or say otherwise=... for the rest",
            )


_member = Source("member", Member, lambda turn: turn.member)


@dataclass(frozen=True, eq=False)
class Select(_Choice):
    """A drop-down list."""

    control: ClassVar[Control] = Control.SELECT


@dataclass(frozen=True, eq=False)
class Radio(_Choice):
    """Buttons of which one is chosen, under one legend."""

    control: ClassVar[Control] = Control.RADIO


def YesNo(label: str, source: object, *, says: tuple[str, str] = ("Yes", "No"), **rest: Any) -> Radio:
    """Radio buttons for a yes or a no, in the county's words."""
    return Radio(label, source, options={True: says[0], False: says[1]}, **rest)


def NotAsked(label: str, *, control: type[_Choice], answer: str, why: str, **rest: Any) -> _Choice:
    """A question that our forms do not ask and the county insists on.

    ``answer`` must be true of everyone ("I don't know"); it is declared here, shown in every rendition
    and counted, because a forced default is otherwise silently wrong data.
    """
    field_ = control(label, always(answer), options=[answer], required=True, **rest)
    object.__setattr__(field_, "_table", {answer: Expressed((answer,), (_unanswered_note(answer, why),))})
    return field_


TICKED, UNTICKED = Expressed(("on",)), Expressed()


@dataclass(frozen=True, eq=False)
class Tick(Field):
    """A single box: ticked when the answer is yes, and only then."""

    control: ClassVar[Control] = Control.TICK

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        return TICKED if self.source.look(turn) is True else UNTICKED


@dataclass(frozen=True, eq=False)
class TickList(Field):
    """Several boxes under one legend, one an answer; ``nothing`` is ticked for an answered "none"."""

    options: Mapping[Any, str] = field(default_factory=dict)
    nothing: str | None = None
    control: ClassVar[Control] = Control.TICKS

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        answers = self.source.look(turn)
        among = (*self.options.values(), *([self.nothing] if self.nothing else []))
        if answers is None:
            return Expressed(among=among)
        lacking = [answer for answer in answers if answer not in self.options]
        if lacking:
            return Expressed(unfit=(Unfit("no_such_option", "the county's list has nothing for this answer"),))
        texts = tuple(text for answer, text in self.options.items() if answer in answers)
        if not texts and self.nothing:
            texts = (self.nothing,)
        return Expressed(texts, among=among, ticked=tuple(among.index(text) for text in texts))

    def mistakes(self) -> Iterable[tuple[str, str]]:
        yield from super().mistakes()
        answers = (answers_of(self.source) if isinstance(self.source, Source) else None) or []
        lacking = [str(answer.value) for answer in answers if answer not in self.options]
        if lacking:
            yield f"has no option for: {', '.join(lacking)}", "map each answer to the county's words"


@dataclass(frozen=True, eq=False)
class TickMembers(Field):
    """ "Who has a job?": a box for each member by the name under which the county shows them.

    The boxes are compared as a whole list in order, because two members may be shown by one name.
    """

    nobody: str | None = None
    control: ClassVar[Control] = Control.TICKS

    @property
    def gate(self) -> Gate:
        """The gate whose members are ticked."""
        return self.source  # type: ignore[no-any-return]

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        listed = self.gate.among.members(turn)
        chosen = {someone.id for someone in self.gate.members(turn)}
        among = (*(shown(someone) for someone in listed), *([self.nobody] if self.nobody else []))
        ticked = tuple(place for place, someone in enumerate(listed) if someone.id in chosen)
        notes: tuple[Note, ...] = ()
        if not ticked and self.nobody:
            ticked = (len(listed),)
            if self.gate.is_unanswered(turn):
                notes = (_unanswered_note(self.nobody),)
        return Expressed(tuple(among[place] for place in ticked), notes, among, ticked)

    def applies(self, turn: Turn) -> bool:
        """Whether the list is shown: it has somebody in it."""
        return bool(self.gate.among.members(turn))

    def mistakes(self) -> Iterable[tuple[str, str]]:
        if not isinstance(self.source, Gate):
            yield (
                f"ticks {self.source!r}, which is no gate",
                'declare Gate("has a job", who=member.has_job) and name it',
            )
        elif not isinstance(self.gate.among, People):
            yield f"lists {self.gate.among!r}", "list people, for example everyone"


@dataclass(frozen=True, eq=False)
class File(Field):
    """An upload: the source gives the application's documents."""

    control: ClassVar[Control] = Control.FILE

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        documents = self.source.look(turn) or ()
        return Expressed(tuple(document.stored_as for document in documents))


@dataclass(frozen=True, eq=False)
class Must:
    """A rule of the county's over a whole page ("an address, or the box that there is none")."""

    holds: Any
    words: str
