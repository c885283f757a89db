"""Loading applications from JSON lines: each good line becomes a submission, each bad line is told and left out.

A line holds one application (:class:`byfive.application.Application`) and may hold a ``key`` of the sender's
beside it. The same key, or without one the same content, is taken in once, however often it is loaded. A document's
``stored_as`` names a file of the sender's there; its bytes are kept, and belong to the content. What is said of a bad
line names places and rules; it repeats none of the client's answers.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from byfive.application import Application
from byfive.clock import Clock
from byfive.counties import County
from byfive.errors import InputRefused
from byfive.ledger.applications import changed_places
from byfive.ledger.ledger import Ledger
from byfive.operations.documents import DocumentRefused, ReadDocument, content, digest, keep
from byfive.operations.receive import receive

KEY = "key"
_QUOTED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"")


class LineRefused(InputRefused):
    """What was read is not an application. ``mistakes`` holds one sentence for each thing that is wrong."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("This is not an application: " + "; ".join(mistakes))


@dataclass(frozen=True)
class Taken:
    """A line that is in the ledger now. ``is_new``: it was not there before."""

    line: int
    reference: str
    is_new: bool


@dataclass(frozen=True)
class Refused:
    """A line that was left out, and everything that is wrong with it."""

    line: int
    mistakes: tuple[str, ...]


def load(
    ledger: Ledger,
    county_of: Callable[[str], County],
    lines: Iterable[bytes],
    *,
    clock: Clock,
    by: str,
    source: str,
    documents: ReadDocument | None = None,
) -> Iterator[Taken | Refused]:
    """Take in one application a line, and say of each line what became of it; empty lines are passed over.

    ``county_of`` gives a county by its name and raises InputRefused for one that is not declared; ``documents`` gives
    the bytes of what a document's ``stored_as`` names, and without it a line with documents is refused. Each line is
    on the disk before its result comes out, so an interrupted load can be run again. Raises the ledger's errors.
    """
    began = ledger.real_seconds()
    taken: set[str] = set()
    for number, line in enumerate(lines, start=1):
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        try:
            key, application = _read(line.rstrip(b"\r\n"))
            county = county_of(application.county)
            told = _content(application, documents or _nowhere)
            once = _idempotency(told, key, source)
            reference = ledger.applications.received_as(once)
            if reference is None:
                kept = _with_documents_kept(ledger, application, documents or _nowhere)
                reference = receive(ledger, county, kept, clock=clock, by=by, source=source, idempotency=once).reference
            is_new = reference not in taken and _received_since(ledger, reference, began)
            if key is not None and not is_new:
                _check_same(ledger, reference, told)
            taken.add(reference)
        except LineRefused as refused:
            yield Refused(number, refused.mistakes)
        except InputRefused as refused:
            yield Refused(number, (str(refused),))
        else:
            yield Taken(number, reference, is_new)


def application_in(text: bytes) -> Application:
    """The application that a JSON object holds. Raises :class:`LineRefused`."""
    key, application = _read(text)
    if key is not None:
        raise LineRefused((f"it has a {KEY!r}, which only lines to be loaded have",))
    return application


def _read(line: bytes) -> tuple[str | None, Application]:
    """The sender's key, if there is one, and the application. Raises :class:`LineRefused`."""
    found = _json(line)
    if not isinstance(found, dict):
        raise LineRefused((f"it is a JSON {_KINDS.get(type(found), 'value')}; write one object {{...}} on each line",))
    key = found.pop(KEY, None)
    if key is not None and not (isinstance(key, str) and key.strip()):
        raise LineRefused((f"its {KEY!r} is not a text",))
    try:
        return key, Application.model_validate(found)
    except ValidationError as error:
        raise LineRefused(tuple(mistakes(error))) from None  # the cause holds answers


_KINDS: dict[type, str] = {
    list: "list",
    str: "text",
    int: "number",
    Decimal: "number",
    bool: "value",
    type(None): "null",
}


def _json(line: bytes) -> Any:
    try:
        return json.loads(
            line.decode(), parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_each_key_once
        )
    except UnicodeDecodeError as error:
        raise LineRefused((f"it is not UTF-8 (byte {error.start + 1})",)) from None
    except json.JSONDecodeError as error:
        raise LineRefused((f"it is not JSON ({error.msg} at character {error.pos + 1})",)) from None
    except RecursionError:
        raise LineRefused(("its lists and objects are nested too deeply",)) from None


def _no_constant(word: str) -> None:
    raise LineRefused((f"{word} is no JSON number",))


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise LineRefused(("one of its objects names a key twice, and nobody knows which of the two is meant",))
    return found


def mistakes(error: ValidationError) -> Iterator[str]:
    """What pydantic found, place by place, without any input: unknown keys and quoted words may be answers."""
    for found in error.errors(include_url=False, include_input=False, include_context=False):
        place = _place(found["loc"], hide_last=found["type"] == "extra_forbidden")
        if found["type"] == "extra_forbidden":
            yield f"{place or 'the application'}: {_unknown_key(str(found['loc'][-1]))}"
            continue
        words = found["msg"].removeprefix("Value error, ")
        if found["type"] == "value_error":
            words = _QUOTED.sub("…", words)
        yield f"{place or 'the application'}: {words[:1].lower()}{words[1:]}"


def _place(location: tuple[int | str, ...], hide_last: bool) -> str:
    """``members[2].birth_date``, counted from 1 as people do."""
    text = ""
    for part in location[:-1] if hide_last else location:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


def _unknown_key(name: str) -> str:
    near = get_close_matches(name, _names(), n=1, cutoff=0.75)
    return "it has a key that an application does not know" + (f"; is {near[0]} meant?" if near else "")


def _names() -> list[str]:
    """Every key that some part of an application has."""
    from byfive import application as canonical

    models = (thing for thing in vars(canonical).values() if isinstance(thing, type) and issubclass(thing, BaseModel))
    return sorted({name for model in models for name in model.model_fields})


def _nowhere(name: str) -> bytes:
    raise DocumentRefused("nobody said where its file is: name the folder with `byfive load --documents FOLDER`")


def _content(application: Application, read: ReadDocument) -> dict[str, Any]:
    """The content of a line. Raises :class:`LineRefused` with every document that cannot be read."""
    digests: list[str] = []
    refused: list[str] = []
    for number, document in enumerate(application.documents, start=1):
        try:
            digests.append(digest(read(document.stored_as)))  # one in memory at a time
        except DocumentRefused as error:
            refused.append(f"documents[{number}].stored_as: {error}")
    if refused:
        raise LineRefused(tuple(refused))
    return content(application, digests)


def _idempotency(told: dict[str, Any], key: str | None, source: str) -> str:
    if key is not None:
        return f"load/key/{source}/{key}"
    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return f"load/content/{hashlib.sha256(text.encode()).hexdigest()}"


def _with_documents_kept(ledger: Ledger, application: Application, read: ReadDocument) -> Application:
    kept = tuple(keep(ledger, document.name, read(document.stored_as)) for document in application.documents)
    return application.model_copy(update={"documents": kept})


def _received_since(ledger: Ledger, reference: str, real_seconds: float) -> bool:
    return ledger.events.of(reference)[0].real_at.timestamp() >= real_seconds


def _check_same(ledger: Ledger, reference: str, told: dict[str, Any]) -> None:
    """Another application under a known key would be lost silently. Raises :class:`LineRefused`."""
    first = ledger.applications.get(reference, 1)
    received = content(first, [digest(ledger.documents.read(each.stored_as)) for each in first.documents])
    different = list(changed_places(received, told))
    if different:
        raise LineRefused((
            f"its key belongs to {reference}, which was received with other answers (at {', '.join(different)}). "
            f"Give a new application a new key; correct the old one with `byfive correct {reference}`",
        ))  # fmt: skip
