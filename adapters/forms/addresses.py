"""An address in the parts that some counties ask for: number, direction, street, suffix, unit.

The library usaddress takes the line apart. Its answer is believed only where the address is plainly a number on a
street (:func:`fits_in_parts`); boxes, routes, grids, Puerto Rico, military addresses and whatever else shared/DOMAIN.md
section 5 lists go where the county takes a whole line (:func:`whole_line`).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from adapters.forms import kinds
from adapters.forms.cleaning import plain_letters
from adapters.forms.errors import Mistake
from adapters.forms.field import in_words
from adapters.forms.sources import worked_out
from adapters.forms.street_words import (
    DIRECTIONS,
    HIGHWAYS,
    NO_STREETS,
    SPANISH_PREFIXES,
    SUFFIXES,
    UNITS,
    StreetSuffix,
    UnitType,
)
from byfive.application import Address

AN_ADDRESS = kinds.called(Address)
ELSEWHERE = frozenset({"PR", "AA", "AE", "AP"})
"""Puerto Rico and the armed forces write their addresses in other parts (Publication 28, sections 29 and 238)."""

LETTERS = {
    "AddressNumber": "n",
    "StreetNamePreDirectional": "d",
    "StreetName": "s",
    "StreetNamePostType": "t",
    "OccupancyType": "u",
    "OccupancyIdentifier": "i",
    "SubaddressType": "u",
    "SubaddressIdentifier": "i",
}
"""The labels of usaddress that a plain address can have, a letter each."""

_STATE_CODES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK "
    "OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY AA AE AP"
)
STATES = {code: code for code in _STATE_CODES.split()}
"""The codes of states, as options where a county's list shows just these (Publication 28, Appendix B, without the
freely associated states), with Puerto Rico, Guam and the armed forces."""

BOXES = ("house_number", "street_name", "unit_number")
"""The parts that are written into boxes; the others are chosen from lists."""

_plain = re.compile(r"(nd?s+t?)(ui)?")
_word = re.compile(r"[^\W_]+(?:[-.'\u2019][^\W_]+)*[.,]?")
_unit_number = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)?")
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Parts:
    """A plain address, in the client's own spelling where the county takes a text."""

    house_number: str
    direction: str | None
    street_name: str
    suffix: StreetSuffix | None
    unit_type: UnitType | None
    unit_number: str | None


def house_number(address: object) -> Any:
    """The digits of the house; nothing where the address does not fit in parts."""
    return _part("house_number", str, address, lambda parts: parts.house_number)


def street_direction(address: object) -> Any:
    """The direction before the street's name: ``N``, ``NE``; nothing where there is none."""
    source = _part("street_direction", str, address, lambda parts: parts.direction)
    source.answers = list(dict.fromkeys(DIRECTIONS.values()))
    return source


def street_name(address: object) -> Any:
    """The street's name, without direction and suffix."""
    return _part("street_name", str, address, lambda parts: parts.street_name)


def street_suffix(address: object) -> Any:
    """What stands behind the street's name, as one word (``street``); nothing where there is none.

    A county's list need not have all two hundred: give the same list to :func:`fits_in_parts`.
    """
    source = _part("street_suffix", StreetSuffix, address, lambda parts: parts.suffix)
    source.answers = []
    return source


def unit_type(address: object) -> Any:
    """What the unit is called, as one word (``apartment``); nothing where there is none."""
    source = _part("unit_type", UnitType, address, lambda parts: parts.unit_type)
    source.answers = []
    return source


def unit_number(address: object) -> Any:
    """The unit's number or letter."""
    return _part("unit_number", str, address, lambda parts: parts.unit_number)


def fits_in_parts(
    address: object,
    *,
    directions: object = None,
    suffixes: object = None,
    units: object = None,
    longest: Mapping[str, int] | None = None,
) -> Any:
    """True when the address is plainly number, direction, street, suffix and unit.

    ``directions``, ``suffixes`` and ``units`` are the options of the county's lists: an address with a word that its
    list lacks does not fit. ``longest`` is how much the boxes hold (``house_number``, ``street_name``,
    ``unit_number``): what is longer does not fit either.
    """
    path = f"fits_in_parts({address})"
    lists: tuple[tuple[str, object, Iterable[str]], ...] = (
        ("directions", directions, DIRECTIONS.values()),
        ("suffixes", suffixes, StreetSuffix),
        ("units", units, UnitType),
    )
    mistakes = tuple(it for name, listed, known in lists for it in _list_mistakes(path, name, listed, known))
    mistakes += tuple(_length_mistakes(path, longest))
    most = longest if isinstance(longest, Mapping) else {}

    def fits(value: Address | None) -> bool:
        parts = _parts_of(value)
        if parts is None:
            return False
        if any(len(getattr(parts, name, None) or "") > size for name, size in most.items()):
            return False
        pairs = ((parts.direction, directions), (parts.suffix, suffixes), (parts.unit_type, units))
        return all(word is None or listed is None or word in listed for word, listed in pairs)  # type: ignore[operator]

    source = worked_out(path, bool, fits, address, wants=AN_ADDRESS)
    source.mistakes = (*source.mistakes, *mistakes)
    return source


def whole_line(address: object) -> Any:
    """Both lines of the address as one: ``12 Oak St, Apt 4``."""

    def line(value: Address | None) -> str | None:
        return None if value is None else ", ".join(part for part in (value.line1, value.line2) if part)

    return worked_out(f"whole_line({address})", str, line, address, wants=AN_ADDRESS)


def _part(path: str, kind: Any, address: object, look: Any) -> Any:
    def part(value: Address | None) -> Any:
        parts = _parts_of(value)
        return None if parts is None else look(parts)

    return worked_out(f"{path}({address})", kind, part, address, wants=AN_ADDRESS)


def _length_mistakes(path: str, longest: object) -> Iterator[Mistake]:
    remedy = 'write longest={"house_number": 6, "street_name": 28, "unit_number": 8}, as the boxes have it'
    if longest is not None and not isinstance(longest, Mapping):
        yield Mistake("", f"{path} has longest={longest!r}", remedy)
        return
    for name, size in (longest or {}).items():
        if name not in BOXES or not isinstance(size, int) or isinstance(size, bool) or size < 1:
            yield Mistake("", f"{path} has longest={{{name!r}: {size!r}}}", remedy)


def _list_mistakes(path: str, name: str, listed: object, known: Iterable[str]) -> Iterator[Mistake]:
    if listed is None:
        return
    if not isinstance(listed, Mapping | list | tuple):
        remedy = f"name the options of the county's list: {name}={name.upper()}"
        yield Mistake("", f"{path} has {name}={in_words(listed)}", remedy)
        return
    if never := [word for word in listed if word not in set(known)]:
        remedy = f"it is one of: {', '.join(dict.fromkeys(known))}"
        yield Mistake("", f"{path} knows no such {name}: {kinds.as_words(never)}", remedy)


def _parts_of(value: Address | None) -> Parts | None:
    if value is None or value.state in ELSEWHERE:
        return None
    return plain_parts(value.line1, value.line2)


@lru_cache(maxsize=8192)
def plain_parts(line1: str, line2: str | None) -> Parts | None:
    """The parts of an address that is plainly a number on a street, perhaps with a unit; otherwise nothing."""
    words = line1.split()
    if not all(map(_word.fullmatch, words)):
        return None
    labelled = _labelled(line1)
    shape = _plain.fullmatch("".join(LETTERS.get(label, "?") for _, label in labelled))
    if shape is None or [word for word, _ in labelled] != words:
        return None
    size = len(shape.group(1))
    street, behind = words[:size], words[size:]
    if any("," in word for word in street[:-1] + behind[:1]) or (behind and line2):
        return None
    unit = _unit(behind or (line2 or "").split())
    return None if unit is None else _street([word.rstrip(",") for word in street], shape.group(1), unit)


def _labelled(line: str) -> list[tuple[str, str]]:
    import usaddress  # here, because who files with no such county should not wait for it

    with _one_at_a_time:  # the tagger keeps the line it is at
        found: list[tuple[str, str]] = usaddress.parse(line)
    return found


def _unit(words: list[str]) -> tuple[UnitType | None, str | None] | None:
    """A unit's type and number; a pair of nothing where there is no unit, nothing where it is not plainly one."""
    if not words:
        return None, None
    kind = UNITS.get(_bare(words[0]))
    number = words[-1].rstrip(".,")
    if kind is None or len(words) != 2 or not _unit_number.fullmatch(number):
        return None
    return kind, number


def _street(words: list[str], letters: str, unit: tuple[UnitType | None, str | None]) -> Parts | None:
    """The parts of a street line whose words bear these labels, where each word is one that can stand there."""
    number, *name = words
    suffix = name.pop() if letters.endswith("t") else ""
    direction = name.pop(0) if "d" in letters else ""
    if direction and not suffix and len(name) == 1 and _bare(name[0]) in SUFFIXES:
        direction, name, suffix = "", [direction], name[0]  # 12 West Lane
    if not (number.isascii() and number.isdecimal() and _is_plain(name, bool(direction), bool(suffix))):
        return None
    if (direction and _bare(direction) not in DIRECTIONS) or (suffix and _bare(suffix) not in SUFFIXES):
        return None
    towards = DIRECTIONS[_bare(direction)] if direction else None
    return Parts(number, towards, " ".join(name), SUFFIXES[_bare(suffix)] if suffix else None, *unit)


def _is_plain(name: list[str], has_direction: bool, has_suffix: bool) -> bool:
    """Whether these words are a street's name and nothing besides."""
    words = [_bare(word) for word in name]
    first, last, several = words[0], words[-1], len(words) > 1
    if words == ["the"] or first in HIGHWAYS or set(words) & SPANISH_PREFIXES:
        return False
    if any(word.isnumeric() or "/" in word for word in words):
        return False
    if not has_suffix and (len(words) > 2 or (several and first != "the") or last in SUFFIXES):
        return False
    if set(words[1:] if has_suffix else [last]) & NO_STREETS:
        return False
    if several and has_direction and first in DIRECTIONS:
        return False
    alone = not several and has_suffix
    return alone or not (last in DIRECTIONS or len(first) == 1 or len(last) == 1)


def _bare(word: str) -> str:
    """A word for comparing: small plain letters and digits."""
    return plain_letters.change(word).replace(".", "").rstrip(",").lower()
