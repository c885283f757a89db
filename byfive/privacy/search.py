"""Finding the values of many households in a stretch of bytes, fast.

Most files hold none of them, so a stretch is first taken apart into its words and its groups of digits, all at once;
only values whose words or digits are among them are looked for one by one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from byfive.privacy import spelling
from byfive.privacy.values import Kind, Owner, Value

BESIDE = 200
"""Bytes within which a weak value counts beside another value of the same person."""
CLOSE = 40
"""Bytes within which two weak names of the same person count, both written with a capital."""

_WORDS = bytes(byte if 97 <= byte <= 122 else byte + 32 if 65 <= byte <= 90 else 32 for byte in range(256))
_DIGITS = bytes(byte if 48 <= byte <= 57 else 32 for byte in range(256))
_ESCAPED = re.compile(rb"\\u[0-9a-f]{4}|%[0-9a-f]{2}|&#x?[0-9a-f]{1,5};")
_ESCAPED_BEFORE = re.compile(rb"(?:" + spelling.ESCAPE + rb")\Z")
_WIDE = re.compile(rb"\x00[\x20-\x7e]\x00(?:[\x20-\xff]\x00|[\x00-\xff][\x01-\x04\x1e\x20])+")
"""Text in European letters as UTF-16 writes it, from the second half of its first letter on."""

_MONTHS = (b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec")
_MONTH_WORDS = frozenset(
    b"jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    b"october november december".split()
)
_ESCAPES = (b"\\u", b"%", b"&#")

Groups = tuple[bytes, bytes, bytes]


@dataclass(frozen=True)
class Hit:
    """One value found: where it begins, what it is, and whose."""

    start: int
    kind: Kind
    owners: tuple[Owner, ...]


@dataclass(eq=False)
class _Sought:
    """One text of one kind, and everybody whose value it is."""

    kind: Kind
    text: str
    weak: bool
    owners: set[Owner] = field(default_factory=set)

    @cached_property
    def pattern(self) -> re.Pattern[bytes]:
        """A name, an address line or an e-mail address, in letters."""
        return re.compile(spelling.pattern(self.text))

    @cached_property
    def worded(self) -> re.Pattern[bytes]:
        """A date with its month in letters: ``february 9th, 1984``, ``9 february 1984``."""
        year, month, day = map(int, self.text.split("-"))
        name, number = _MONTHS[month - 1] + rb"[a-z]{0,6}\.?", rb"0?%d(?:st|nd|rd|th)?" % day
        gap = rb"[^0-9a-z]{0,3}"
        first = rb"(?<![a-z])" + name + gap + number + rb"|(?<![0-9])" + number + gap + rb"(?:of |de )?" + name
        return re.compile(rb"(?:" + first + rb")[^0-9a-z]{0,4}%d(?![0-9])" % year)


@dataclass(frozen=True)
class _Way:
    """Something sought that may stand in a stretch, and how to find out where."""

    sought: _Sought
    low: bytes
    pattern: re.Pattern[bytes]
    weak: bool
    is_word: bool = False
    tight: re.Pattern[bytes] | None = None

    def spots(self) -> Iterator[_Spot]:
        """Each place. A word must not be part of a longer one; what is not ``tight`` is weak."""
        for found in self.pattern.finditer(self.low):
            start, end = found.span()
            if self.is_word and (_goes_on(self.low, end) or _comes_from(self.low, start)):
                continue
            loose = self.tight is not None and self.tight.fullmatch(found[0]) is None
            yield _Spot(start, end, self.sought, self.weak or loose)


@dataclass(frozen=True)
class _Spot:
    """A place in the stretch at which something sought stands."""

    start: int
    end: int
    sought: _Sought
    weak: bool


class Searcher:
    """Finds the given values. Made once, used for every stretch of every file."""

    def __init__(self, values: Iterable[Value]) -> None:
        self._by_word: dict[bytes, list[_Sought]] = defaultdict(list)
        self._by_literal: dict[bytes, list[_Sought]] = defaultdict(list)
        self._by_groups: dict[Groups, list[_Sought]] = defaultdict(list)
        self._by_number: dict[bytes, list[tuple[_Sought, bool]]] = defaultdict(list)
        self._by_day_and_year: dict[tuple[bytes, bytes], list[_Sought]] = defaultdict(list)
        for sought in _merged(values):
            self._index(sought)
        literals = sorted(map(re.escape, self._by_literal), key=len, reverse=True)
        self._literals = re.compile(b"|".join(literals)) if literals else None

    def search(self, block: bytes) -> list[Hit]:
        """Every value in ``block``, in order; each weak one only where it counts."""
        hits = _counted(block, self._spots(block))
        if b"\0" in block:
            for run in _WIDE.finditer(block):
                start = max(run.start() - 1, 0)
                narrow = block[start : run.end()].decode("utf-16-le", "replace").encode()
                for hit in _counted(narrow, self._spots(narrow)):
                    before = 2 * len(narrow[: hit.start].decode(errors="replace"))
                    hits.append(Hit(start + before, hit.kind, hit.owners))
        return sorted(hits, key=lambda hit: hit.start)

    def _index(self, sought: _Sought) -> None:
        if sought.kind in (Kind.SSN, Kind.PHONE):
            middle = 5 if sought.kind is Kind.SSN else 6
            number = sought.text.encode()
            self._by_number[number].append((sought, False))
            if sought.kind is Kind.PHONE:
                self._by_number[b"1" + number].append((sought, False))
            self._by_groups[number[:3], number[3:middle], number[middle:]].append(sought)
        elif sought.kind is Kind.BIRTH_DATE:
            self._index_date(sought, date.fromisoformat(sought.text))
        else:
            words, literals = spelling.anchors(sought.text)
            for word in words:
                self._by_word[word].append(sought)
            for literal in literals:
                self._by_literal[literal].append(sought)

    def _index_date(self, sought: _Sought, day: date) -> None:
        year, month, number = (b"%04d" % day.year), (b"%02d" % day.month), (b"%02d" % day.day)
        short_month, short_day = (b"%d" % day.month), (b"%d" % day.day)
        orders = {
            *((year, m, d) for m in (month, short_month) for d in (number, short_day)),
            *((m, d, year) for m in (month, short_month) for d in (number, short_day)),
            *((d, m, year) for m in (month, short_month) for d in (number, short_day)),
        }
        for groups in orders:
            self._by_groups[groups].append(sought)
        for written in {number, short_day}:
            self._by_day_and_year[written, year].append(sought)
        for together in {year + month + number, month + number + year, number + month + year}:
            self._by_number[together].append((sought, True))  # eight digits may be anything

    def _spots(self, block: bytes) -> list[_Spot]:
        """Where values stand; weak ones only if another value of the same person stands somewhere as well."""
        ways = list(self._ways(block))
        met = Counter(owner for one in {id(way.sought): way.sought for way in ways}.values() for owner in one.owners)
        counting = [way for way in ways if not way.weak or any(met[owner] > 1 for owner in way.sought.owners)]
        return [spot for way in counting for spot in way.spots()]

    def _ways(self, block: bytes) -> Iterator[_Way]:
        """What may stand in ``block``, by its words and its groups of digits."""
        low = block.lower()
        is_escaped = any(mark in low for mark in _ESCAPES)
        words = block.translate(_WORDS).split()
        sought = {id(one): one for word in self._by_word.keys() & words for one in self._by_word[word]}
        if self._literals is not None and (is_escaped or not block.isascii()):
            literals = set(self._literals.findall(low))
            sought |= {id(one): one for literal in literals for one in self._by_literal[literal]}
        for one in sought.values():
            yield _Way(one, low, one.pattern, one.weak, is_word=True)
        if is_escaped:  # 02%2F29%2F1984: the digits of an escape are none
            low = _ESCAPED.sub(lambda escape: b" " * len(escape[0]), low)
        yield from self._numbers(low, has_months=not _MONTH_WORDS.isdisjoint(words))

    def _numbers(self, low: bytes, has_months: bool) -> Iterator[_Way]:
        groups = low.translate(_DIGITS).split()
        for number in self._by_number.keys() & groups:
            pattern = re.compile(_alone(number))
            yield from (_Way(one, low, pattern, weak or one.weak) for one, weak in self._by_number[number])
        for three in self._by_groups.keys() & zip(groups, groups[1:], groups[2:], strict=False):
            loose = re.compile(_alone(rb"[^0-9]{1,24}".join(three)))
            tight = re.compile(rb"[^0-9a-z]{1,6}".join(three))
            yield from (_Way(one, low, loose, one.weak, tight=tight) for one in self._by_groups[three])
        if has_months:
            for two in self._by_day_and_year.keys() & pairwise(groups):
                yield from (_Way(one, low, one.worded, one.weak) for one in self._by_day_and_year[two])


def _alone(pattern: bytes) -> bytes:
    """Digits that do not go on to either side."""
    return rb"(?<![0-9])" + pattern + rb"(?![0-9])"


def _counted(block: bytes, spots: list[_Spot]) -> list[Hit]:
    """The strong spots, and the weak ones that have another value of the same person beside them."""
    hits = [Hit(spot.start, spot.sought.kind, tuple(sorted(spot.sought.owners))) for spot in spots if not spot.weak]
    if len(hits) < len(spots):
        hits += _weak_hits(block, sorted(spots, key=lambda spot: spot.start))
    return hits


def _merged(values: Iterable[Value]) -> Iterable[_Sought]:
    """Equal texts once, with everybody whose they are."""
    merged: dict[tuple[Kind, str], _Sought] = {}
    for value in values:
        folded = value.text.casefold()
        sought = merged.setdefault((value.kind, folded), _Sought(value.kind, value.text, value.weak))
        sought.owners.add(value.owner)
    return merged.values()


def _goes_on(low: bytes, end: int) -> bool:
    return low[end - 1 : end].isalpha() and low[end : end + 1].isalpha()


def _comes_from(low: bytes, start: int) -> bool:
    """Whether the letter before belongs to the same word: not so the ``n`` of ``\\n`` or the ``c`` of ``%2c``."""
    if not (low[start - 1 : start].isalpha() and low[start : start + 1].isalpha()):
        return False
    return _ESCAPED_BEFORE.search(low[max(start - 6, 0) : start]) is None


def _weak_hits(block: bytes, spots: list[_Spot]) -> Iterator[Hit]:
    """Weak spots beside another value of the same person."""
    for place, spot in enumerate(spots):
        if not spot.weak:
            continue
        owners: set[Owner] = set()
        for step in (-1, 1):
            other = place + step
            while 0 <= other < len(spots) and _gap(spot, spots[other]) <= BESIDE:
                if _vouches(block, spot, spots[other]):
                    owners |= spot.sought.owners & spots[other].sought.owners
                other += step
        if owners:
            yield Hit(spot.start, spot.sought.kind, tuple(sorted(owners)))


def _vouches(block: bytes, spot: _Spot, other: _Spot) -> bool:
    """Whether ``other``, another value, makes a weak one count; another weak one only near by, both with a capital."""
    if other.sought is spot.sought or (other.start < spot.end and spot.start < other.end):
        return False
    if not other.weak:
        return True
    return _gap(spot, other) <= CLOSE and _is_proper_name(block, spot) and _is_proper_name(block, other)


def _gap(one: _Spot, other: _Spot) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _is_proper_name(block: bytes, spot: _Spot) -> bool:
    """A name written with a capital, or in letters that have none."""
    return spot.sought.kind is Kind.NAME and not block[spot.start : spot.start + 1].islower()
