"""How a client's words become words that a county takes: named steps, each change kept as a note.

The client's own spelling stays the record; what a county was told is derived from it, never stored back.
Unicode's NFKD followed by an ASCII filter silently deletes ø ß ł đ ð þ æ œ ı ŋ ħ, so those are mapped
first (shared/DOMAIN.md section 4).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from adapters.forms.errors import DeclarationMistake


@dataclass(frozen=True, slots=True)
class Note:
    """One change on the way from the client's answer to the county's field.

    ``step`` names it, ``why`` explains it, ``lossless`` says whether nothing was lost for a reader.
    """

    step: str
    before: str
    after: str
    why: str
    lossless: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One named change of text."""

    name: str
    why: str
    lossless: bool
    change: Callable[[str], str]


APOSTROPHES = (
    "'`\u00b4\u2018\u2019\u201b\u2032\u2035\uff07"  # as keyboards, phones and word processors write them
    "\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\ua78b\ua78c"  # as Hawaiian, Nahuatl and Arabic names are spelt
)
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"
SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"

LETTERS_NFKD_DELETES = str.maketrans({
    "ø": "o", "Ø": "O", "ß": "ss", "ẞ": "SS", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
    "þ": "th", "Þ": "TH", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ı": "i", "ŋ": "n", "Ŋ": "N",
    "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ĸ": "k", "ŉ": "n",
})  # fmt: skip


_fractions = re.compile("[\u00bc-\u00be\u2150-\u215e]")


def _written_out(fraction: re.Match[str]) -> str:
    """``2½`` becomes ``2 1/2``: NFKD alone would make it ``21⁄2``."""
    return f" {unicodedata.normalize('NFKD', fraction.group()).replace(chr(0x2044), '/')} "


def _plain_letters(text: str) -> str:
    if text.isascii():
        return text
    text = _fractions.sub(_written_out, text.translate(LETTERS_NFKD_DELETES))
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _thousands_commas(text: str) -> str:
    whole, dot, cents = text.partition(".")
    return f"{int(whole):,}{dot}{cents}" if whole.isdecimal() and whole.isascii() else text


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _line_breaks_kept(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_squeeze(line) for line in lines).strip("\n")


_dashes = re.compile(f"[{DASHES}]")
_spaces = re.compile(f"[{SPACES}]")
_invisible = re.compile(f"[{INVISIBLE}]")
_apostrophes = re.compile(f"[{APOSTROPHES}]")

no_invisible = Step("invisible marks taken out", "they cannot be typed", True, lambda t: _invisible.sub("", t))
plain_spaces = Step("plain spaces", "a space of another width is a space", True, lambda t: _spaces.sub(" ", t))
plain_dashes = Step("plain hyphens", "dashes are written as hyphens", True, lambda text: _dashes.sub("-", text))
plain_apostrophes = Step(
    "plain apostrophes", "curly marks are written straight", True, lambda t: _apostrophes.sub("'", t)
)
drop_apostrophes = Step(
    "apostrophes left out", "the county refuses them", False, lambda text: _apostrophes.sub("", text)
)
plain_letters = Step("plain letters", "the county takes A to Z only", False, _plain_letters)
squeeze = Step("single spaces", "runs of spaces count once", True, _squeeze)
line_breaks_kept = Step("single spaces in each line", "runs of spaces count once", True, _line_breaks_kept)
upper = Step("capitals", "the county stores capitals", True, str.upper)
thousands_commas = Step("commas between thousands", "amounts are written so", True, _thousands_commas)


def space_for(marks: str) -> Step:
    """Each of ``marks`` becomes a space, so that the words it joined stay two words."""
    pattern = re.compile(f"[{re.escape(marks)}]")
    return Step(f"spaces for {marks}", "the county refuses these marks", False, lambda text: pattern.sub(" ", text))


@dataclass(frozen=True)
class Cleaned:
    """The text for the county, how it came about, and the characters that it still may not hold."""

    text: str
    notes: tuple[Note, ...]
    refused: tuple[str, ...]


class Cleaning:
    """Steps in order, then the characters that the county allows (as in a regular expression's class).

    ``refuses="replace"`` puts a space for a mark that is not allowed (for free text, where a mark less
    matters little); letters and digits that are not allowed are never replaced.
    Raises DeclarationMistake when ``allows`` cannot be read.
    """

    def __init__(self, *steps: Step, allows: str, refuses: Literal["finding", "replace"] = "finding") -> None:
        self.steps = (no_invisible, plain_spaces, *steps)
        self.allows = allows
        self.refuses = refuses
        try:
            self._not_allowed = re.compile(f"[^{allows}]")
        except re.error as error:
            raise DeclarationMistake(
                f"allows={allows!r} cannot be read: {error}",
                'write it as inside the brackets of a regular expression, a hyphen last, for example "A-Z0-9 -"',
            ) from None
        if refuses not in ("finding", "replace"):
            remedy = 'write refuses="finding" or refuses="replace"'
            raise DeclarationMistake(f"refuses={refuses!r} means nothing", remedy)
        self.clean = lru_cache(maxsize=4096)(self._clean)

    def _clean(self, text: str) -> Cleaned:
        notes: list[Note] = []
        for step in self.steps:
            changed = step.change(text)
            if changed != text:
                notes.append(Note(step.name, text, changed, step.why, step.lossless))
                text = changed
        refused = tuple(dict.fromkeys(self._not_allowed.findall(text)))
        if refused and self.refuses == "replace":
            marks = "".join(char for char in refused if not char.isalnum())
            if marks:
                changed = re.sub(f"[{re.escape(marks)}]", " ", text)
                changed = _line_breaks_kept(changed)
                notes.append(Note("spaces for other marks", text, changed, "the county refuses these marks", False))
                text = changed
            refused = tuple(char for char in refused if char.isalnum())
        return Cleaned(text, tuple(notes), refused)


AS_IT_IS = Cleaning(squeeze, allows=r"\x20-\x7e")
"""Printable ASCII, spaces squeezed: where the county's pages state no rule of their own."""
