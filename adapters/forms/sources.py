"""Where a field's value comes from, and when something applies.

``application``, ``member``, ``other``, ``job`` and ``item`` stand for the models of
:mod:`byfive.application`: write ``member.birth_date`` and the value is looked up later, for whoever's
turn it is. A misspelt name fails at once, while the declaration is being loaded, and editors complete
the names because the stand-ins carry the models' types.

Conditions are functions over sources (``yes``, ``no``, ``both``, ``is_one_of`` ...), not operators, so
that a reader can search for each of them. Through something not answered, everything is not answered.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from enum import Enum
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import BaseModel

from adapters.forms.errors import DeclarationMistake
from byfive.application import Application, Job, Member, OtherIncome


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
    """A value to be looked up at a turn. ``source_path`` is how a declaration's reader knows it."""

    __slots__ = ("answer_kind", "look", "source_path")

    def __init__(self, path: str, kind: Any, look: Callable[[Turn], Any]) -> None:
        self.source_path = path
        self.answer_kind = kind
        self.look = look

    def __getattr__(self, name: str) -> Source:
        if name.startswith("__"):
            raise AttributeError(name)
        model = _model(self.answer_kind)
        if model is None:
            raise DeclarationMistake(
                f"{self.source_path} has no parts, so there is no {self.source_path}.{name}",
                remedy=f"use {self.source_path} itself, or a loop if it is a list",
            )
        kind = _kind_of(model, name)
        if kind is None:
            near = get_close_matches(name, _names(model), n=1)
            raise DeclarationMistake(
                f"{self.source_path} has no {name!r}",
                remedy=f"did you mean {self.source_path}.{near[0]}?" if near else f"it has: {', '.join(_names(model))}",
            )
        inner = self.look

        def look(turn: Turn) -> Any:
            whole = inner(turn)
            return None if whole is None else getattr(whole, name)

        return Source(f"{self.source_path}.{name}", kind, look)

    def __bool__(self) -> bool:
        raise DeclarationMistake(
            f"{self.source_path} is not known yet while the form is being declared",
            remedy="use yes(...), no(...), both(...), either(...) instead of and, or, not, if",
        )

    def __repr__(self) -> str:
        return self.source_path


def _bare(kind: Any) -> Any:
    """An annotation without ``Annotated`` and ``| None``."""
    while get_origin(kind) in (Annotated, Union, types.UnionType):
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        else:
            others = [part for part in get_args(kind) if part is not type(None)]
            if len(others) != 1:
                return kind
            kind = others[0]
    return kind


def _model(kind: Any) -> type[BaseModel] | None:
    bare = _bare(kind)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


def _names(model: type[BaseModel]) -> list[str]:
    properties = (
        name
        for owner in model.__mro__
        if owner.__module__ == model.__module__
        for name, value in vars(owner).items()
        if isinstance(value, property)
    )
    return sorted({*model.model_fields, *properties})


def _kind_of(model: type[BaseModel], name: str) -> Any:
    if name in model.model_fields:
        return typing.get_type_hints(model, include_extras=True)[name]
    found = getattr(model, name, None)
    if isinstance(found, property) and found.fget is not None:
        return typing.get_type_hints(found.fget)["return"]
    return None


application: Application = cast(Application, Source("application", Application, lambda turn: turn.application))
"""The whole application."""
applicant: Member = cast(Member, Source("applicant", Member, lambda turn: turn.application.applicant))
"""The first member of the household, who applies for all."""
member: Member = cast(Member, Source("member", Member, lambda turn: turn.member))
"""The member whose turn it is."""
other: Member = cast(Member, Source("other", Member, lambda turn: turn.other))
"""In a pair, the second member."""
job: Job = cast(Job, Source("job", Job, lambda turn: turn.job))
"""The job whose turn it is."""
item: OtherIncome = cast(OtherIncome, Source("item", OtherIncome, lambda turn: turn.item))
"""The piece of other income whose turn it is."""


def source_of(thing: object, *, place: str = "here") -> Source:
    """``thing`` as a source, or a mistake that says what to write instead."""
    if isinstance(thing, Source):
        return thing
    raise DeclarationMistake(
        f"{thing!r} stands {place} where a source is wanted",
        remedy=f"write always({thing!r}) if it is the same for everyone",
    )


def worked_out(path: str, kind: Any, function: Callable[..., Any], *sources: object) -> Source:
    """A source computed from others by a pure ``function`` (which gets their values, None included)."""
    looks = [source_of(source, place=f"in {path}").look for source in sources]
    if len(looks) == 1:
        only = looks[0]
        return Source(path, kind, lambda turn: function(only(turn)))
    return Source(path, kind, lambda turn: function(*[look(turn) for look in looks]))


def always(value: str | bool) -> Any:
    """The same value for everyone: what By Five itself answers."""
    return Source(f"always({value!r})", type(value), lambda turn: value)


def yes(source: object) -> Any:
    """True when the answer is yes; no and not answered are both false."""
    return worked_out(f"yes({source})", bool, lambda value: value is True, source)


def no(source: object) -> Any:
    """True when the answer is no; yes and not answered are both false."""
    return worked_out(f"no({source})", bool, lambda value: value is False, source)


def answered(source: object) -> Any:
    """True when something was answered, whatever it was."""
    return worked_out(f"answered({source})", bool, lambda value: value is not None, source)


def is_one_of(source: object, *values: str) -> Any:
    """True when the answer is one of ``values``; values that cannot occur are refused."""
    wanted = source_of(source)
    _values_exist(wanted, values)
    return worked_out(f"is_one_of({source}, {', '.join(values)})", bool, lambda value: value in values, source)


def is_not(source: object, value: str | bool) -> Any:
    """True when the answer is something else, or nothing."""
    wanted = source_of(source)
    if isinstance(value, str):
        _values_exist(wanted, [value])
    return worked_out(f"is_not({source}, {value})", bool, lambda found: found != value, source)


def both(*conditions: object) -> Any:
    """True when all of the conditions are."""
    return worked_out(f"both({_list(conditions)})", bool, lambda *found: all(found), *conditions)


def either(*conditions: object) -> Any:
    """True when at least one of the conditions is."""
    return worked_out(f"either({_list(conditions)})", bool, lambda *found: any(found), *conditions)


def at_least(count: int, source: object) -> Any:
    """True when a list has ``count`` entries or more."""
    return worked_out(f"at_least({count}, {source})", bool, lambda found: len(found or ()) >= count, source)


def any_member(condition: object) -> Any:
    """True when ``condition`` holds for at least one member of the household."""
    holds = source_of(condition).look

    def look(turn: Turn) -> bool:
        return any(holds(turn.bound(member=someone)) for someone in turn.application.members)

    return Source(f"any_member({condition})", bool, look)


def is_under(years: int, birth_date: object) -> Any:
    """True when somebody born on ``birth_date`` has not yet reached that age, by the county's date."""
    born = source_of(birth_date).look

    def look(turn: Turn) -> bool:
        day = born(turn)
        if day is None:
            return False
        age = turn.today.year - day.year - ((turn.today.month, turn.today.day) < (day.month, day.day))
        return bool(age < years)

    return Source(f"is_under({years}, {birth_date})", bool, look)


def choose(*cases: tuple[object, str], otherwise: str) -> Any:
    """The text of the first case whose condition holds, else ``otherwise``."""
    looks = [(source_of(condition).look, text) for condition, text in cases]

    def look(turn: Turn) -> str:
        return next((text for holds, text in looks if holds(turn)), otherwise)

    return Source(f"choose({', '.join(repr(text) for _, text in cases)}, {otherwise!r})", str, look)


def _list(conditions: Iterable[object]) -> str:
    return ", ".join(str(condition) for condition in conditions)


def _values_exist(source: Source, values: Iterable[str]) -> None:
    kind = _bare(source.answer_kind)
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        return
    known = [str(entry.value) for entry in kind]
    for value in values:
        if value not in known:
            raise DeclarationMistake(
                f"{source.source_path} is never {value!r}", remedy=f"it is one of: {', '.join(known)}"
            )


def answers_of(source: Source) -> list[Any] | None:
    """Every answer that a source can give, when they can be listed (an enumeration, yes or no)."""
    kind = _bare(source.answer_kind)
    if get_origin(kind) is tuple:
        kind = _bare(get_args(kind)[0])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return list(kind)
    return [True, False] if kind is bool else None
