"""What kind of answer a source gives, read from the types of :mod:`byfive.application`.

A declaration that types a date into a text box, or asks whether a wage is "yes", is wrong before any
application is seen; this is how it is found while the declaration is loaded.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

YES_OR_NO, TEXT, WHOLE_NUMBER, AMOUNT, DATE = "a yes or no", "a text", "a whole number", "an amount", "a date"
ONE_OF_A_LIST, LIST, ANYTHING = "one answer of several", "a list", "anything"

_PLAIN = ((bool, YES_OR_NO), (Enum, ONE_OF_A_LIST), (str, TEXT), (int, WHOLE_NUMBER), (Decimal, AMOUNT), (date, DATE))

INSTEAD = {
    YES_OR_NO: "use YesNo(...) or Tick(...)",
    TEXT: "use Text(...)",
    WHOLE_NUMBER: "use Text(...), or Select(...) with options",
    AMOUNT: "use Money(...), or Text(...) with whole_number(...) around the source",
    DATE: "use ThreeBoxes.date(...) or OneBox.date(...)",
    ONE_OF_A_LIST: "use Select(...) or Radio(...), which map our answers to the county's words",
    LIST: "use TickList(...), or repeat the page for each entry, for example each=jobs_of(jobholders)",
}
"""Which field takes an answer of a kind."""


def bare(kind: Any) -> Any:
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


def called(kind: Any) -> str:
    """The kind in plain words: ``a date``, ``a yes or no``, ``an Address``."""
    plain = bare(kind)
    if plain is tuple or get_origin(plain) is tuple:
        return LIST
    if not isinstance(plain, type):
        return ANYTHING
    name = plain.__name__
    whole = f"{'an' if name[0] in 'AEIOU' else 'a'} {name}" if issubclass(plain, BaseModel) else ANYTHING
    return next((words for cls, words in _PLAIN if issubclass(plain, cls)), whole)


def model(kind: Any) -> type[BaseModel] | None:
    """The model whose parts can be named, if there is one."""
    plain = bare(kind)
    return plain if isinstance(plain, type) and issubclass(plain, BaseModel) else None


@cache
def parts(of: type[BaseModel]) -> dict[str, Any]:
    """The names that can follow the dot, each with the kind of its answer."""
    fields = typing.get_type_hints(of, include_extras=True)
    found = {name: fields[name] for name in of.model_fields}
    for owner in of.__mro__:
        if owner.__module__ != of.__module__:
            continue
        for name, value in vars(owner).items():
            if isinstance(value, property) and value.fget is not None:
                found.setdefault(name, typing.get_type_hints(value.fget)["return"])
    return dict(sorted(found.items()))


def listed(kind: Any) -> Any:
    """Of a list, the kind of each entry; nothing of what is no list."""
    plain = bare(kind)
    return bare(get_args(plain)[0]) if get_origin(plain) is tuple else None


def every_answer(kind: Any) -> list[Any] | None:
    """Every answer of this kind, when they can be listed (an enumeration, yes or no, a list of either)."""
    plain = listed(kind) or bare(kind)
    if isinstance(plain, type) and issubclass(plain, Enum):
        return list(plain)
    return [True, False] if plain is bool else None


def as_words(answers: Iterable[Any]) -> str:
    """Answers as a declaration's reader knows them: ``married, divorced``."""
    return ", ".join(str(answer.value if isinstance(answer, Enum) else answer) for answer in answers)
