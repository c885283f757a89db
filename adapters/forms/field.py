"""What every field of a county's page has in common, and how a declaration's slips are kept to be told together."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, ClassVar, TypeVar, dataclass_transform

from adapters.forms import kinds
from adapters.forms.cleaning import Note
from adapters.forms.people import Loop
from adapters.forms.sources import ONE_MEMBER, Source, Turn
from byfive.application import Member

Made = TypeVar("Made")
Slip = tuple[str, str]
"""What is wrong, and what to write instead; whoever tells it adds where."""


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
    people may be shown by the same name. Of files ``texts`` are the names under which we keep them and
    ``uploaded_as`` those that the county gets. ``left_out`` is what does not go to the county and yet
    must not keep the rest from it.
    """

    texts: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    among: tuple[str, ...] = ()
    ticked: tuple[int, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    uploaded_as: tuple[str, ...] = ()
    left_out: tuple[Unfit, ...] = ()


NOTHING = Expressed()
ShownName = Callable[[Member], str]


def given_for_nobody(text: str, why: str = "nobody answered; the county insists on an answer") -> Note:
    """The note of an answer that no client gave."""
    return Note("answered for the client", "", text, why, False)


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def declared(cls: type[Made]) -> type[Made]:
    """A frozen dataclass that keeps words it does not know as slips, so that a form can tell all of them at once."""
    made = dataclass(frozen=True, eq=False)(cls)
    plain: Callable[..., None] = made.__init__
    known = inspect.signature(plain).parameters
    in_order = [name for name, it in known.items() if it.kind is it.POSITIONAL_OR_KEYWORD][1:]

    @functools.wraps(plain)
    def checked(self: Any, *values: Any, **words: Any) -> None:
        slips = [_unknown(word, list(known)[1:]) for word in words if word not in known]
        if surplus := values[len(in_order) :]:
            slips.append((f"has {surplus[0]!r} without a name", f"only {' and '.join(in_order)} stand without one"))
        object.__setattr__(self, "slips", tuple(slips))
        plain(self, *values[: len(in_order)], **{word: it for word, it in words.items() if word in known})

    made.__init__ = checked  # type: ignore[method-assign, assignment]
    return made


def _unknown(word: str, known: list[str]) -> Slip:
    near = get_close_matches(word, known, n=1)
    return f"has no {word!r}", f"did you mean {near[0]}?" if near else f"it has: {', '.join(sorted(known))}"


@declared
class Field:
    """What every field has: a label as a person reads it, and where its value comes from.

    ``when`` says whether the field is there at all; ``required`` whether the county insists (always, or
    under a condition); ``each`` repeats the field on the page; ``private`` masks it in pictures and
    traces; ``insists_on_keys`` asks for real key events; ``css`` finds a control that no label leads
    to, and ``css_because`` says why.
    """

    label: str
    source: Any = None
    required: Any = field(default=False, kw_only=True)
    when: Any = field(default=None, kw_only=True)
    each: Loop | None = field(default=None, kw_only=True)
    private: bool = field(default=False, kw_only=True)
    insists_on_keys: bool = field(default=False, kw_only=True)
    css: str = field(default="", kw_only=True)
    css_because: str = field(default="", kw_only=True)

    control: ClassVar[Control]
    slips: ClassVar[tuple[Slip, ...]] = ()

    @property
    def takes(self) -> tuple[str, ...]:
        """The kinds of answer that this field can express, as :mod:`adapters.forms.kinds` calls them; empty: any."""
        return ()

    @property
    def key(self) -> str:
        """The label as a column name: ``How often paid?`` is ``how_often_paid``."""
        return re.sub(r"[^a-z0-9]+", "_", re.sub(r"\{(\w+)\}", r"\1", self.label).lower()).strip("_")

    @property
    def holds_a_members_text(self) -> bool:
        """Whether it holds one text about the member whose turn it is, and about nobody and nothing else."""
        of_a_member = isinstance(self.source, Source) and self.source.needs == ONE_MEMBER
        return of_a_member and self.each is None and self.control in (Control.TEXT, Control.SELECT, Control.RADIO)

    def day(self, texts: tuple[str, ...]) -> date | None:
        """The day that ``texts`` say; nothing where this field holds no day, or only half of its year."""
        return None

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        """The exact texts for this turn, or why there are none."""
        raise NotImplementedError

    def held(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """What the page should hold once ``texts`` are in it."""
        return texts

    def mistakes(self) -> Iterator[Slip]:
        """What is wrong with this field's declaration, with a remedy for each."""
        yield from self.slips
        if not self.label.strip():
            yield "has no label", "write the label as a person reads it on the page"
        if not isinstance(self.css, str):
            yield (
                f"is found by css={in_words(self.css)}",
                'write a CSS selector between quotation marks: css="input.odd"',
            )
        elif self.css and not self.css_because:
            yield "is found by a CSS selector without a reason", "say in css_because why no label leads to it"
        yield from self.source_mistakes()
        if self.each is not None and not isinstance(self.each, Loop):
            yield f"comes for each {in_words(self.each)}", "name a loop, for example each=later_members"
        if not isinstance(self.required, bool):
            yield from condition_mistakes(self.required, "is required when", "required=True, or a condition")
        if self.when is not None:
            yield from condition_mistakes(self.when, "applies when", "when=yes(application.is_homeless), for example")

    def source_mistakes(self) -> Iterator[Slip]:
        """What is wrong with where the value comes from."""
        if not isinstance(self.source, Source):
            found = "has no source" if self.source is None else f"takes its answer from {in_words(self.source)}"
            yield found, "name a source after the label, for example member.birth_date, or always(...)"
            return
        kind = kinds.called(self.source.answer_kind)
        if self.source.mistakes or not self.takes or kind in (*self.takes, kinds.ANYTHING):
            return
        whole = kinds.model(self.source.answer_kind)
        if whole is None:
            remedy = f"name a source that is {self.takes[0]}, or {kinds.INSTEAD[kind]}"
        else:
            remedy = f"name a part of it: {', '.join(f'{self.source}.{name}' for name in kinds.parts(whole))}"
        yield f"takes {' or '.join(self.takes)}, and {self.source} is {kind}", remedy


def in_words(thing: object) -> str:
    """A thing in a declaration, short enough for a message: ``the field 'First name'``."""
    for kind, word in (("field", "label"), ("page", "heading")):
        known = vars(thing).get(word) if hasattr(thing, "__dict__") else None
        if isinstance(known, str):
            return f"the {kind} {known!r}"
    told = repr(thing)
    return told if len(told) <= 60 else f"{told[:57]}..."


def condition_mistakes(thing: object, what: str, instead: str) -> Iterator[Slip]:
    """What is wrong with ``thing`` as a condition."""
    if not isinstance(thing, Source):
        yield f"{what} {in_words(thing)}", f"write {instead}"
    elif not thing.mistakes and kinds.called(thing.answer_kind) not in (kinds.YES_OR_NO, kinds.ANYTHING):
        kind = kinds.called(thing.answer_kind)
        yield f"{what} {thing}, which is {kind}", f"write answered({thing}), or is_one_of({thing}, ...)"


def length_mistakes(longest: object, cut: object = False) -> Iterator[Slip]:
    """What is wrong with a declared length."""
    if not isinstance(cut, bool | str) or cut not in (False, True, "characters", "words"):
        remedy = 'say cut=True to cut after the last character that fits, cut="words" after a word'
        yield f"is cut at {in_words(cut)}", remedy
    elif longest is None:
        if cut:
            yield "is cut but has no length", "say longest=..., as the page's box has it"
    elif not isinstance(longest, int) or isinstance(longest, bool) or longest < 1:
        yield f"is at most {in_words(longest)} characters long", "read maxlength on the page, for example longest=30"
