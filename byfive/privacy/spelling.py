"""One value, written in every way in which files write it: as a pattern of bytes in small letters.

Letters beyond A to Z are met as UTF-8, as Latin-1, without their marks as counties take them, and escaped as JSON,
addresses of pages and HTML escape them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5
from urllib.parse import quote

ESCAPE = rb"\\[nrtbf]|\\u[0-9a-f]{4}|%[0-9a-f]{2}"
"""A character that is written with letters which belong to no word: ``\\nAna`` begins with ``Ana``."""
_BEFORE = b"abcdefnrt"
"""Letters that such an escape may end with, right before a word."""
_GAP = rb"(?:[^a-z0-9]|" + ESCAPE + rb"|&#?[a-z0-9]{1,6};){0,6}?"
"""What may stand between two words of a value, or where an apostrophe stood."""
_BASES = {"ß": "ss", "\u0131": "i", "ð": "d", "þ": "th", "ŋ": "n", "ĸ": "k"}
_RUN = re.compile(rb"[a-z]{2,}")


def pattern(text: str) -> bytes:
    """A regular expression over small-letter bytes that finds ``text`` however it is written."""
    pieces: list[bytes] = []
    gap = False
    for char in text.strip():
        if not char.isalnum():
            gap = bool(pieces)
            continue
        if gap:
            pieces.append(_GAP)
            gap = False
        spelled = [re.escape(each) for each in _spelled(char)]
        pieces.append(spelled[0] if len(spelled) == 1 else b"(?:" + b"|".join(spelled) + b")")
    return b"".join(pieces)


def anchors(text: str) -> tuple[set[bytes], set[bytes]]:
    """What stands in a file wherever ``text`` does: words of letters, and literals for ways without such a word."""
    words: set[bytes] = set()
    literals: set[bytes] = set()
    together = "".join(char for char in text if char.isalnum())
    for written in {*_written(text), *_written(together)}:
        runs = _RUN.findall(written)
        if not runs:
            literals.add(written)
            continue
        longest = max(runs, key=len)
        words.add(longest)
        if longest == runs[0]:
            words.update(bytes([letter]) + longest for letter in _BEFORE)
    return words, literals


def _written(text: str) -> Iterator[bytes]:
    """The whole text with its letters written in one way after the other, in small letters as far as ASCII goes."""
    for cased in {text.strip().lower(), text.strip().upper()}:
        yield cased.encode().lower()
        if cased.isascii():
            continue
        yield unicodedata.normalize("NFD", cased).encode().lower()
        yield "".join(map(_plain, cased)).encode()
        yield json.dumps(cased)[1:-1].encode().lower()
        yield quote(cased, safe=" ").encode().lower()
        yield "".join(char if char.isascii() else f"&#{ord(char)};" for char in cased).encode().lower()
        if all(ord(char) < 256 for char in cased):
            yield cased.encode("latin-1").lower()


@lru_cache(maxsize=4096)
def _spelled(char: str) -> tuple[bytes, ...]:
    """Every way in which one letter or digit is written, longer ways first."""
    ways = set(_written(char))
    if not char.isascii():
        both = {char.lower(), char.upper()}
        ways |= {f"&#x{ord(each):x};".encode() for each in both if len(each) == 1}
        ways |= {f"&{name}".lower().encode() for each in both for name in _ENTITIES.get(each, ())}
    return tuple(sorted(ways, key=lambda way: (-len(way), way)))


_ENTITIES: dict[str, list[str]] = {}
for _name, _char in html5.items():
    if _name.endswith(";"):
        _ENTITIES.setdefault(_char, []).append(_name)


def _plain(char: str) -> str:
    """A letter without its marks, in small letters; one that has none (Chinese, say) stays."""
    apart = unicodedata.normalize("NFKD", char).lower()
    return "".join(_base(each) for each in apart if not unicodedata.combining(each))


def _base(letter: str) -> str:
    """The letter that a letter with a stroke, or a ligature, was made of: ``LATIN SMALL LETTER O WITH STROKE``."""
    if letter.isascii() or letter in _BASES:
        return _BASES.get(letter, letter)
    made_of = re.match(r"LATIN SMALL (?:LETTER|LIGATURE) ([A-Z]{1,2})\b", unicodedata.name(letter, ""))
    return made_of[1].lower() if made_of else letter
