"""An application as questions that a person can correct, one answer a field, and back again."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from byfive.application import Application, Member, Relationship
from byfive.errors import InputRefused
from dashboards.one_case import in_words
from dashboards.question_words import LABELS, LISTS, MATTERS, SECTIONS, SHAPES

NOT_CORRECTED_HERE = frozenset({"county", "members", "relationships", "documents", "signature", "id"})
"""What an engineer cannot answer for the client, or what holds the rest together."""
HOW_RELATED = "relationships"


class Kind(StrEnum):
    """What sort of answer a question takes."""

    TEXT = "text"
    LONG_TEXT = "long text"
    YES_NO = "yes or no"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    WHOLE = "whole number"
    DATE = "date"


@dataclass(frozen=True)
class Answer:
    """One question with its answer. ``path`` is the ledger's: ``members/m2/name/given``. ``None``: not answered."""

    path: str
    section: str
    label: str
    kind: Kind
    value: Any
    options: tuple[Enum, ...] = ()
    may_be_empty: bool = True


@dataclass(frozen=True)
class Group:
    """Questions about one person or one matter."""

    title: str
    answers: tuple[Answer, ...]


class AnswersRefused(InputRefused):
    """Corrected answers cannot be kept. ``problems`` holds one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


@dataclass(frozen=True)
class Change:
    """One answer that a correction changes, before and after, in words."""

    where: str
    before: str
    after: str


def groups(application: Application) -> list[Group]:
    """Every question: the household's by matter, then each person's, then how they are related."""
    household = list(_answers(Application, application, "", ""))
    by_matter: dict[str, list[Answer]] = {}
    for answer in household:
        by_matter.setdefault(MATTERS.get(answer.path.split("/")[0], "Household"), []).append(answer)
    found = [Group(title, tuple(answers)) for title, answers in by_matter.items()]
    for number, member in enumerate(application.members, start=1):
        answers = tuple(_answers(Member, member, f"members/{member.id}", ""))
        found.append(Group(f"{number}. {member.name.full}", answers))
    related = tuple(_related(application))
    return [*found, Group("How they are related", related)] if related else found


def corrected(application: Application, given: Mapping[str, Any]) -> Application:
    """The application with the answers of ``given`` (by path) that differ. Raises :class:`AnswersRefused`."""
    before = {answer.path: answer for group in groups(application) for answer in group.answers}
    changed = {path: value for path, value in given.items() if path in before and value != before[path].value}
    raw = application.model_dump(mode="json")
    lists: dict[str, Any] = {}
    for path, value in changed.items():
        if path.startswith(f"{HOW_RELATED}/"):
            _relate(raw, path, value)
        elif before[path].kind is Kind.YES_NO and _is_list(path):
            lists[path] = value
        else:
            _put(raw, path.split("/"), value)
    _drop_emptied(raw, {path.rsplit("/", 2)[0] for path in changed if path.count("/") == 4}, lists)
    try:
        return Application.model_validate(raw)
    except ValidationError as error:
        problems = [_problem(each["loc"], each["msg"]) for each in error.errors(include_url=False)]
        raise AnswersRefused(tuple(dict.fromkeys(problems))) from None


def changes(before: Application, after: Application) -> list[Change]:
    """Every answer in which two versions differ."""
    old, new = ({a.path: (g.title, a) for g in groups(version) for a in g.answers} for version in (before, after))
    found = []
    for path in [*old, *(path for path in new if path not in old)]:
        was, now = old.get(path), new.get(path)
        value, other = was and was[1].value, now and now[1].value
        if value != other:
            title, answer = was or now  # type: ignore[misc]
            where = ", ".join(part for part in (title, answer.section, answer.label) if part)
            found.append(Change(where, in_words(value), in_words(other)))
    return found


def _answers(model: type[BaseModel], record: BaseModel | None, path: str, section: str) -> Iterator[Answer]:
    """The questions of one record; those of a record that is not there are all not answered."""
    for name, hint in typing.get_type_hints(model, include_extras=True).items():
        if name in NOT_CORRECTED_HERE or name not in model.model_fields:
            continue
        value = None if record is None else getattr(record, name)
        place = f"{path}/{name}" if path else name
        kind, empty = _bare(hint), _may_be_empty(hint)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            inside = SECTIONS.get(name, _plain(name))
            yield from _answers(kind, value, place, f"{section}, {inside.lower()}" if section else inside)
        elif get_origin(kind) is tuple and issubclass(get_args(kind)[0], BaseModel):
            asked, one = LISTS[name]
            yield Answer(place, section, asked, Kind.YES_NO, None if value is None else bool(value))
            for number, item in enumerate((*(value or ()), None), start=1):
                title = f"{one} {number}" + (" (to add)" if item is None else "")
                yield from _answers(get_args(kind)[0], item, f"{place}/{number}", title)
        else:
            yield _scalar(kind, place, section, LABELS.get(name, _plain(name)), value, empty)


def _scalar(kind: Any, path: str, section: str, label: str, value: Any, empty: bool) -> Answer:
    if get_origin(kind) is tuple:
        return Answer(path, section, label, Kind.SEVERAL, value, tuple(get_args(kind)[0]))
    if issubclass(kind, Enum):
        return Answer(path, section, label, Kind.CHOICE, value, tuple(kind))
    kinds = {bool: Kind.YES_NO, Decimal: Kind.NUMBER, int: Kind.WHOLE, date: Kind.DATE, str: Kind.TEXT}
    long = path in ("anything_else", "income_change")
    return Answer(path, section, label, Kind.LONG_TEXT if long else kinds[kind], value, may_be_empty=empty)


def _related(application: Application) -> Iterator[Answer]:
    """What each later member is to each earlier one."""
    for place, to in enumerate(application.members):
        for of in application.members[place + 1 :]:
            label = f"{of.name.full} is … of {to.name.full}"
            value = application.relationship(of, to)
            yield Answer(f"{HOW_RELATED}/{of.id}/{to.id}", "", label, Kind.CHOICE, value, tuple(Relationship))


def _relate(raw: dict[str, Any], path: str, value: Relationship | None) -> None:
    _, of, to = path.split("/")
    kept = [each for each in raw["relationships"] if {each["of"], each["to"]} != {of, to}]
    raw["relationships"] = kept + ([{"of": of, "to": to, "relationship": value.value}] if value else [])


def _put(raw: Any, parts: list[str], value: Any) -> None:
    """Set one answer, making the records on the way to it."""
    head, *rest = parts
    if isinstance(raw, list):
        if head.isdigit():
            while len(raw) < int(head):
                raw.append({})
            place: Any = int(head) - 1
        else:
            place = next(number for number, each in enumerate(raw) if each.get("id") == head)
    else:
        place = head
    if not rest:
        raw[place] = _as_json(value)
        return
    if not isinstance(raw, list) and raw.get(place) is None:
        raw[place] = [] if rest[0].isdigit() else {}
    _put(raw[place], rest, value)


def _as_json(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return [_as_json(each) for each in value] if isinstance(value, tuple) else value


def _drop_emptied(raw: dict[str, Any], touched: set[str], lists: dict[str, Any]) -> None:
    """Records of which every answer was taken out are none; lists are what their own question says."""
    owners = [
        (raw, ("home", "mailing", "representative")),
        *((member, ("self_employment",)) for member in raw["members"]),
    ]
    for owner, names in owners:
        for name in names:
            record = owner.get(name)
            if record is not None and _is_empty({key: value for key, value in record.items() if key != "state"}):
                owner[name] = None
    for member in raw["members"]:
        for name in LISTS:
            place = f"members/{member['id']}/{name}"
            if place in touched:
                member[name] = [each for each in member[name] if not _is_empty(each)]
            if place in lists:
                answer = lists[place]
                member[name] = (member[name] or [{}]) if answer else None if answer is None else []


def _is_empty(record: Any) -> bool:
    if isinstance(record, dict):
        return all(_is_empty(value) for value in record.values())
    return record is None


def _is_list(path: str) -> bool:
    return path.rsplit("/", 1)[-1] in LISTS


def _problem(place: tuple[int | str, ...], message: str) -> str:
    """One refused answer in words, without the answer."""
    parts = [str(part) for part in place]
    who = ""
    if parts[:1] == ["members"] and len(parts) > 1 and parts[1].isdigit():
        who = f"Person {int(parts[1]) + 1}"
        parts = parts[2:]
    named = [
        str(int(part) + 1) if part.isdigit() else LABELS.get(part) or SECTIONS.get(part) or _plain(part)
        for part in parts
    ]
    where = ", ".join([who, *named] if who else named) or "The application"
    said = message.removeprefix("Value error, ")
    for shape, plainly in SHAPES.items():
        if shape in message:
            said = plainly
    return f"{where}: {said[:1].lower()}{said[1:]}."


def _bare(hint: Any) -> Any:
    while get_origin(hint) in (Annotated, Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return hint


def _may_be_empty(hint: Any) -> bool:
    while get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()
