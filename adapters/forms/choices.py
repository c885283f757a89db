"""Fields in which something is chosen or ticked: lists, radio buttons, boxes, members of the household."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, ClassVar

from adapters.forms import kinds
from adapters.forms.cleaning import Cleaning, Note
from adapters.forms.derived import plain_suffix, with_sex
from adapters.forms.field import (
    NOTHING,
    Control,
    Expressed,
    Field,
    ShownName,
    Slip,
    Unfit,
    declared,
    given_for_nobody,
    in_words,
)
from adapters.forms.people import Gate
from adapters.forms.sources import Source, Turn, always

NO_SUCH_OPTION = Unfit("no_such_option", "the county's list has nothing for this answer")


@declared
class _Choice(Field):
    """One answer out of the county's list.

    ``options`` maps our answers to the county's words (or lists words that the source gives itself).
    ``unanswered`` is what stands for an answer that nobody gave, ``otherwise`` for answers that the
    list lacks (an empty text leaves the field empty); without them both are findings.
    """

    options: Mapping[Any, str] | Sequence[str] = field(default=(), kw_only=True)
    unanswered: str | None = field(default=None, kw_only=True)
    otherwise: str | None = field(default=None, kw_only=True)
    clean: Cleaning | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        table = self.table
        object.__setattr__(self, "_table", {answer: Expressed((text,)) for answer, text in table.items()})
        by_sex = bool(table) and all(isinstance(answer, tuple) for answer in table)
        source = with_sex(self.source) if by_sex else self.source
        object.__setattr__(self, "_look", source.look if isinstance(source, Source) else None)
        stands_in = self.unanswered
        missing = NOTHING if stands_in is None else Expressed((stands_in,), (given_for_nobody(stands_in),))
        object.__setattr__(self, "_unanswered", missing)

    @property
    def table(self) -> dict[Any, str]:
        """The county's words by our answer."""
        return _table(self.options)

    @property
    def takes(self) -> tuple[str, ...]:
        return (kinds.ONE_OF_A_LIST, kinds.YES_OR_NO, kinds.TEXT, kinds.WHOLE_NUMBER)

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
            return Expressed(unfit=(NO_SUCH_OPTION,))
        note = Note("another answer", str(value), self.otherwise, "the county's list has nothing for it", False)
        return Expressed((self.otherwise,) if self.otherwise else (), (note,))

    @property
    def words(self) -> tuple[str, ...]:
        """Every text this field may choose."""
        return tuple(dict.fromkeys([*self.table.values(), *(w for w in (self.unanswered, self.otherwise) if w)]))

    def mistakes(self) -> Iterator[Slip]:
        yield from super().mistakes()
        yield from _option_mistakes(self.options, self.source, may_lack=self.otherwise is not None)


def _table(options: object) -> dict[Any, str]:
    """The county's words by our answer; empty when there are no such words."""
    if isinstance(options, list | tuple):
        return {text: text for text in options}
    return dict(options) if isinstance(options, Mapping) else {}


def _option_mistakes(options: object, source: object, *, may_lack: bool) -> Iterator[Slip]:
    """What is wrong with a list's options, by the answers that the source can give."""
    if not isinstance(options, Mapping | list | tuple):
        yield (
            f"offers {in_words(options)}",
            "write what the page offers, word for word: options={our answer: its words}",
        )
        return
    table = _table(options)
    if not table:
        yield "has no options", "list what the page offers, word for word: options={our answer: its words}"
        return
    for text in table.values():
        if not isinstance(text, str) or not text:
            yield f"offers {text!r}", "write the option's words between quotation marks"
    if not isinstance(source, Source) or source.mistakes:
        return
    mapped = {key[0] if isinstance(key, tuple) else key for key in table}
    if lacking := [answer for answer in source.answers or () if answer not in mapped]:
        remedy = "map each answer to the county's words, or say otherwise=... for the rest"
        if not may_lack:
            yield f"has no option for: {kinds.as_words(lacking)}", remedy
    possible = kinds.every_answer(source.answer_kind)
    if possible is not None and (never := [key for key in mapped if key not in possible]):
        remedy = f"it is one of: {kinds.as_words(possible)}"
        yield f"maps an answer that {source} never gives: {kinds.as_words(never)}", remedy


@declared
class Select(_Choice):
    """A drop-down list."""

    control: ClassVar[Control] = Control.SELECT


@declared
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
    made = control(label, always(answer), options=[answer], required=True, **rest)
    object.__setattr__(made, "_table", {answer: Expressed((answer,), (given_for_nobody(answer, why),))})
    return made


TICKED, UNTICKED = Expressed(("on",)), Expressed()


@declared
class Tick(Field):
    """A single box: ticked when the answer is yes, and only then."""

    control: ClassVar[Control] = Control.TICK

    @property
    def takes(self) -> tuple[str, ...]:
        return (kinds.YES_OR_NO,)

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        return TICKED if self.source.look(turn) is True else UNTICKED


@declared
class TickList(Field):
    """Several boxes under one legend, one an answer; ``nothing`` is ticked for an answered "none".

    ``unanswered`` is the box that stands for an answer that nobody gave.
    """

    options: Mapping[Any, str] = field(default_factory=dict, kw_only=True)
    nothing: str | None = field(default=None, kw_only=True)
    unanswered: str | None = field(default=None, kw_only=True)
    control: ClassVar[Control] = Control.TICKS

    @property
    def takes(self) -> tuple[str, ...]:
        return (kinds.LIST,)

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        answers = self.source.look(turn)
        among = (*dict.fromkeys(self.options.values()), *([self.nothing] if self.nothing else []))
        if answers is None and self.unanswered is not None:
            stands_in = (self.unanswered,)
            return Expressed(stands_in, (given_for_nobody(self.unanswered),), among, (among.index(self.unanswered),))
        if answers is None:
            return Expressed(among=among)
        if any(answer not in self.options for answer in answers):
            return Expressed(unfit=(NO_SUCH_OPTION,))
        texts = tuple(dict.fromkeys(text for answer, text in self.options.items() if answer in answers))
        if not texts and self.nothing:
            texts = (self.nothing,)
        return Expressed(texts, among=among, ticked=tuple(among.index(text) for text in texts))

    def mistakes(self) -> Iterator[Slip]:
        yield from super().mistakes()
        yield from _option_mistakes(self.options, self.source, may_lack=False)
        if self.unanswered is not None and self.unanswered not in (*_table(self.options).values(), self.nothing):
            yield f"ticks {in_words(self.unanswered)} when nobody answered", "name one of its boxes, word for word"


@declared
class TickMembers(Field):
    """ "Who has a job?": a box for each member by the name under which the county shows them.

    The boxes are compared as a whole list in order, because two members may be shown by one name.
    """

    nobody: str | None = field(default=None, kw_only=True)
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
                notes = (given_for_nobody(self.nobody),)
        return Expressed(tuple(among[place] for place in ticked), notes, among, ticked)

    def applies(self, turn: Turn) -> bool:
        """Whether the list is shown: it has somebody in it."""
        return bool(self.gate.among.members(turn))

    def source_mistakes(self) -> Iterator[Slip]:
        if not isinstance(self.source, Gate):
            remedy = 'declare Gate("has a job", who=member.has_job) and name it'
            yield f"ticks {self.source!r}, which is no gate", remedy
        if self.each is not None:
            yield "is a list of members that comes several times", "leave each=... out: the list stands once on a page"
