"""Where a field's value comes from, and when something applies.

``application``, ``member``, ``other``, ``job`` and ``item`` stand for the models of
:mod:`byfive.application`: write ``member.birth_date`` and the value is looked up later, for whoever's
turn it is. Editors complete the names because the stand-ins carry the models' types.

A source that cannot be meant (a misspelt name, a value that never occurs) does not stop the declaration
from loading: it carries its mistakes along, through conditions and gates, to the form that uses it,
which tells all of them at once. Only ``and``, ``or``, ``not`` and ``if`` on a source raise where they stand.

Conditions are functions over sources (``yes``, ``no``, ``both``, ``is_one_of`` ...), not operators, so
that a reader can search for each of them. Through something not answered, everything is not answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Any, cast

from adapters.forms import kinds
from adapters.forms.errors import DeclarationMistake, Mistake
from byfive.application import Application, Job, Member, OtherIncome

MEMBER, OTHER, JOB, ITEM, TURN = "member", "other", "job", "item", "turn"
NOBODYS_TURN: frozenset[str] = frozenset()
ONE_MEMBER = frozenset({MEMBER})


@dataclass(frozen=True, slots=True)
class Turn:
    """For whom a page or field is being filled: the bindings that sources look into.

    ``number`` counts the turns of the innermost loop from 1; ``has_more`` says whether another follows;
    ``today`` is the county's date.
    """

    application: Application
    today: date
    member: Member | None = None
    other: Member | None = None
    job: Job | None = None
    item: OtherIncome | None = None
    number: int = 1
    has_more: bool = False

    def bound(self, **names: Any) -> Turn:
        """The same turn with some of its bindings replaced."""
        return replace(self, **names)

    @property
    def key(self) -> str:
        """Whose turn it is, without a name: ``m2``, ``m2/job 1``, ``m2/m3``, or empty."""
        parts = [person.id for person in (self.member, self.other) if person is not None]
        if self.job is not None:
            parts.append(f"job {self.number}")
        if self.item is not None:
            parts.append(f"item {self.number}")
        return "/".join(parts)


class Source:
    """A value to be looked up at a turn.

    ``source_path`` is how a declaration's reader knows it, ``answer_kind`` the type of its answer,
    ``needs`` what must have the turn (``member``, ``job``, ...), ``answers`` every answer it can give when
    they can be listed, ``mistakes`` why it cannot be meant, if so.
    """

    __slots__ = ("answer_kind", "answers", "look", "mistakes", "needs", "source_path")

    def __init__(
        self,
        path: str,
        kind: Any,
        look: Callable[[Turn], Any],
        *,
        needs: frozenset[str] = NOBODYS_TURN,
        answers: Iterable[Any] | None = None,
        mistakes: tuple[Mistake, ...] = (),
    ) -> None:
        self.source_path = path
        self.answer_kind = kind
        self.look = look
        self.needs = needs
        self.answers = kinds.every_answer(kind) if answers is None else list(answers)
        self.mistakes = mistakes

    def __getattr__(self, name: str) -> Source:
        if name.startswith("_"):
            raise AttributeError(name)
        if self.mistakes:
            return self
        path = f"{self.source_path}.{name}"
        model = kinds.model(self.answer_kind)
        if model is None:
            use = f"use {self.source_path} itself"
            if kinds.called(self.answer_kind) == kinds.LIST:
                use = "repeat the page for each entry, for example each=jobs_of(jobholders), and name job or item"
            return broken(f"{self.source_path} is {kinds.called(self.answer_kind)}, so there is no {path}", use)
        parts = kinds.parts(model)
        if name not in parts:
            near = get_close_matches(name, parts, n=1)
            cure = f"did you mean {self.source_path}.{near[0]}?" if near else f"it has: {', '.join(parts)}"
            return broken(f"{self.source_path} has no {name!r}", cure)
        inner = self.look

        def look(turn: Turn) -> Any:
            whole = inner(turn)
            return None if whole is None else getattr(whole, name)

        return Source(path, parts[name], look, needs=self.needs)

    def __bool__(self) -> bool:
        raise DeclarationMistake(
            f"{self.source_path} is not known yet while the form is being declared",
            remedy="use yes(...), no(...), both(...), either(...) instead of and, or, not, if",
        )

    def __repr__(self) -> str:
        return self.source_path


def broken(found: str, remedy: str) -> Source:
    """Stands where a source was meant, until the form that uses it tells the mistake."""
    return Source("?", Any, lambda turn: None, mistakes=(Mistake("", found, remedy),))


application: Application = cast(Application, Source("application", Application, lambda turn: turn.application))
"""The whole application."""
applicant: Member = cast(Member, Source("applicant", Member, lambda turn: turn.application.applicant))
"""The first member of the household, who applies for all."""
member: Member = cast(Member, Source(MEMBER, Member, lambda turn: turn.member, needs=ONE_MEMBER))
"""The member whose turn it is."""
other: Member = cast(Member, Source(OTHER, Member, lambda turn: turn.other, needs=frozenset({OTHER})))
"""In a pair, the second member."""
job: Job = cast(Job, Source(JOB, Job, lambda turn: turn.job, needs=frozenset({JOB})))
"""The job whose turn it is."""
item: OtherIncome = cast(OtherIncome, Source(ITEM, OtherIncome, lambda turn: turn.item, needs=frozenset({ITEM})))
"""The piece of other income whose turn it is."""


def source_of(thing: object) -> Source:
    """``thing`` as a source; a mistake that says what to write instead, when it is none."""
    if isinstance(thing, Source):
        return thing
    return broken(
        f"{thing!r} stands where a source is wanted",
        f"write always({thing!r}) if it is the same for everyone"
        if isinstance(thing, str | bool)
        else "name a source, for example member.birth_date",
    )


def worked_out(path: str, kind: Any, function: Callable[..., Any], *sources: object, wants: str = "") -> Source:
    """A source computed from others by a pure ``function`` (which gets their values, None included).

    ``wants`` is the kind of answer that it can do something with, as :mod:`adapters.forms.kinds` calls it.
    """
    known = [source_of(source) for source in sources]
    mistakes = tuple(mistake for source in known for mistake in _wrong(source, path, wants))
    needs = frozenset(need for source in known for need in source.needs)
    looks = [source.look for source in known]
    if len(looks) == 1:
        only = looks[0]
        return Source(path, kind, lambda turn: function(only(turn)), needs=needs, mistakes=mistakes)
    return Source(path, kind, lambda turn: function(*[look(turn) for look in looks]), needs=needs, mistakes=mistakes)


def _wrong(source: Source, path: str, wants: str) -> tuple[Mistake, ...]:
    if source.mistakes or not wants or kinds.called(source.answer_kind) in (wants, kinds.ANYTHING):
        return source.mistakes
    cure = f"name a source that is {wants}"
    if wants == kinds.YES_OR_NO:
        cure = f"write answered({source}), or compare it: is_one_of({source}, ...)"
    return (Mistake("", f"{path} wants {wants}, and {source} is {kinds.called(source.answer_kind)}", cure),)


def always(value: str | bool) -> Any:
    """The same value for everyone: what By Five itself answers."""
    if not isinstance(value, str | bool):
        found = f"always({value!r}) is neither a text nor a yes or no"
        return broken(found, 'write always("the text"), or always(True); boxes that we always tick are a Tick each')
    return Source(f"always({value!r})", type(value), lambda turn: value, answers=[value])


def yes(source: object) -> Any:
    """True when the answer is yes; no and not answered are both false."""
    return worked_out(f"yes({source})", bool, lambda value: value is True, source, wants=kinds.YES_OR_NO)


def no(source: object) -> Any:
    """True when the answer is no; yes and not answered are both false."""
    return worked_out(f"no({source})", bool, lambda value: value is False, source, wants=kinds.YES_OR_NO)


def answered(source: object) -> Any:
    """True when something was answered, whatever it was."""
    return worked_out(f"answered({source})", bool, lambda value: value is not None, source)


def is_one_of(source: object, *values: str) -> Any:
    """True when the answer is one of ``values``; values that cannot occur are a mistake."""
    path = f"is_one_of({source}, {', '.join(repr(value) for value in values)})"
    return worked_out(path, bool, lambda found: found in values, _possible(source_of(source), values))


def is_not(source: object, value: str | bool) -> Any:
    """True when the answer is something else, or nothing."""
    known = _possible(source_of(source), [value])
    return worked_out(f"is_not({source}, {value!r})", bool, lambda found: found != value, known)


def both(*conditions: object) -> Any:
    """True when all of the conditions are."""
    return worked_out(f"both({_list(conditions)})", bool, lambda *it: all(it), *conditions, wants=kinds.YES_OR_NO)


def either(*conditions: object) -> Any:
    """True when at least one of the conditions is."""
    return worked_out(f"either({_list(conditions)})", bool, lambda *it: any(it), *conditions, wants=kinds.YES_OR_NO)


def at_least(count: int, source: object) -> Any:
    """True when a list has ``count`` entries or more."""
    path = f"at_least({count}, {source})"
    return worked_out(path, bool, lambda found: len(found or ()) >= count, source, wants=kinds.LIST)


def any_member(condition: object) -> Any:
    """True when ``condition`` holds for at least one member of the household."""
    known = worked_out(f"any_member({condition})", bool, lambda held: held, condition, wants=kinds.YES_OR_NO)
    holds = known.look

    def look(turn: Turn) -> bool:
        return any(holds(turn.bound(member=someone)) for someone in turn.application.members)

    return Source(known.source_path, bool, look, needs=known.needs - ONE_MEMBER, mistakes=known.mistakes)


def is_under(years: int, birth_date: object) -> Any:
    """True when somebody born on ``birth_date`` has not yet reached that age, by the county's date."""
    known = worked_out(f"is_under({years}, {birth_date})", bool, lambda day: day, birth_date, wants=kinds.DATE)
    born = known.look

    def look(turn: Turn) -> bool:
        day = born(turn)
        if day is None:
            return False
        age = turn.today.year - day.year - ((turn.today.month, turn.today.day) < (day.month, day.day))
        return bool(age < years)

    return Source(known.source_path, bool, look, needs=known.needs, mistakes=known.mistakes)


def choose(*cases: tuple[object, str], otherwise: str) -> Any:
    """The text of the first case whose condition holds, else ``otherwise``."""
    texts = [text for _, text in cases]

    def first(*held: bool) -> str:
        return next((text for holds, text in zip(held, texts, strict=True) if holds), otherwise)

    path = f"choose({', '.join(f'{condition}: {text!r}' for condition, text in cases)}, otherwise {otherwise!r})"
    known = worked_out(path, str, first, *(condition for condition, _ in cases), wants=kinds.YES_OR_NO)
    known.answers = [*texts, otherwise]
    return known


def _list(conditions: Iterable[object]) -> str:
    return ", ".join(str(condition) for condition in conditions)


def _possible(source: Source, values: Iterable[str | bool]) -> Source:
    """The source, or a mistake when it never gives one of these values."""
    known = source.answers
    if not source.mistakes and kinds.called(source.answer_kind) == kinds.LIST:
        return broken(f"{source} is a list, which is never one of its own entries", kinds.INSTEAD[kinds.LIST])
    if source.mistakes or known is None:
        return source
    never = [value for value in values if value not in known]
    if never:
        return broken(f"{source} is never {never[0]!r}", f"it is one of: {kinds.as_words(known)}")
    return source
