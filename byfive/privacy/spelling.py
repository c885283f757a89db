"""One value, written in every way in which files write it: as a pattern of bytes in small letters.

Letters beyond A to Z are met as UTF-8, as Latin-1, without their marks as counties take them, and escaped as JSON,
addresses of pages and HTML escape them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import quote

ESCAPED_CONTROL = b"nrtbf"
"""Letters that follow a backslash for a line break and the like: ``\\nAna`` begins with ``Ana``."""
_GAP = rb"(?:[^a-z0-9]|%[0-9a-f]{2}|\\[nrtbf]|&#?[a-z0-9]{1,6};){0,6}?"
"""What may stand between two words of a value, or where an apostrophe stood."""
_NO_MARK_TO_DROP = {"ß": "ss", "ı": "i", "ð": "d", "þ": "th", "ŋ": "n", "ĸ": "k"}
_LETTERS = bytes(byte if 97 <= byte <= 122 else 32 for byte in range(256))


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


def anchors(text: str) -> set[bytes]:
    """Runs of letters of which one stands by itself wherever ``text`` is written; empty when it has no such run."""
    found: set[bytes] = set()
    for written in literals(text):
        runs = written.translate(_LETTERS).split()
        if not runs or max(map(len, runs)) < 2:
            return set()
        longest = max(runs, key=len)
        found.add(longest)
        if longest == runs[0]:
            found.update(bytes([letter]) + longest for letter in b"abcdefnrt")  # \nana, %2cana
    together = b"".join(_plain(char).encode() for char in text if char.isalnum())
    return {*found, together.lower()}


def literals(text: str) -> set[bytes]:
    """``text`` in every way of writing its letters, for values that have no :func:`anchors`."""
    both = {text.strip().lower(), text.strip().upper()}
    return {b"".join(map(spell, cased)).lower() for cased in both for spell in _SPELLINGS}


def _utf8(char: str) -> bytes:
    return char.encode()


def _apart(char: str) -> bytes:
    """Letter and mark as two characters."""
    return unicodedata.normalize("NFD", char).encode()


def _latin(char: str) -> bytes:
    return char.encode("latin-1", "replace")


def _as_county(char: str) -> bytes:
    return _plain(char).encode()


def _json(char: str) -> bytes:
    if char.isascii():
        return char.encode()
    units = char.encode("utf-16-be")
    return b"".join(b"\\u%02x%02x" % (units[place], units[place + 1]) for place in range(0, len(units), 2))


def _in_address(char: str) -> bytes:
    return quote(char, safe=" ").encode()


def _in_html(char: str) -> bytes:
    return char.encode() if char.isascii() else f"&#{ord(char)};".encode()


_SPELLINGS: tuple[Callable[[str], bytes], ...] = (_utf8, _apart, _latin, _as_county, _json, _in_address, _in_html)


@lru_cache(maxsize=4096)
def _spelled(char: str) -> tuple[bytes, ...]:
    """Every way in which one letter or digit is written."""
    if char.isascii():
        return (char.lower().encode(),)
    both = {char.lower(), char.upper()}
    ways = {b"".join(map(spell, each)) for each in both for spell in _SPELLINGS if spell is not _latin}
    ways |= {each.encode("latin-1") for each in both if len(each) == 1 and ord(each) < 256}
    ways |= set(_named(both))
    return tuple(sorted({way.lower() for way in ways if way}, key=lambda way: (-len(way), way)))


def _named(letters: set[str]) -> Iterator[bytes]:
    for name, char in html.entities.html5.items():
        if char in letters and name.endswith(";"):
            yield f"&{name}".lower().encode()
    for letter in letters:
        for char in letter:
            yield f"&#x{ord(char):x};".encode()


def _plain(char: str) -> str:
    """A letter without its marks, in small letters; one that has none (Chinese, say) stays."""
    if char.isascii():
        return char.lower()
    apart = "".join(each for each in unicodedata.normalize("NFKD", char) if not unicodedata.combining(each)).lower()
    return "".join(_base(each) for each in apart)


def _base(letter: str) -> str:
    """The letter that a letter with a stroke or a ligature was made of."""
    if letter.isascii() or letter in _NO_MARK_TO_DROP:
        return _NO_MARK_TO_DROP.get(letter, letter)
    words = unicodedata.name(letter, "").split()
    for after in ("LETTER", "LIGATURE"):
        if words[:1] == ["LATIN"] and after in words:
            return words[words.index(after, words.index("LATIN")) + 1].lower()
    return letter
