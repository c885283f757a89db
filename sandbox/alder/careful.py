"""How a careful person writes a household's answers in Alder's boxes: letters, lengths, amounts, dates.

Made from the county's pages and from how people write, never from anybody's declaration of the form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Answers = Mapping[str, Any]
"""Part of a household's application, in its canonical JSON form."""


class ForAPerson(Exception):
    """A careful person could not enter this household without asking somebody; the message says why."""


_LETTERS = str.maketrans(
    {
        **{"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ħ": "h"},
        **{"Ħ": "H", "ŋ": "n", "Ŋ": "N", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"},
        **{"þ": "th", "Þ": "TH"},
        **dict.fromkeys("'’‘‛ʻʼʽʾʿʹˈ`´′＇", None),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


def folded(text: str) -> str:
    """Upper-case, accents folded, apostrophes dropped, dashes made hyphens, spaces squeezed; line breaks stay."""
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(letter for letter in apart if unicodedata.category(letter) not in ("Mn", "Cf"))
    lines = plain.translate(_LETTERS).upper().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _only(allowed: str, text: str, what: str) -> str:
    """The text if the county takes all of its characters."""
    surplus = sorted({letter for letter in text if not re.fullmatch(f"[{allowed}]", letter)})
    if surplus:
        raise ForAPerson(f"{what} has characters that the county does not take: {' '.join(surplus)}")
    return text


def _spaced(text: str) -> str:
    """Periods, commas, slashes, ampersands, underscores and line breaks become spaces."""
    return " ".join(re.sub(r"[.,/&_\n]", " ", folded(text)).split())


def name(text: str | None, what: str, longest: int | None = None) -> str:
    """A person's name, cut where the box ends."""
    written = _only("A-Z -", _spaced(text or ""), what)
    if text and not written:
        raise ForAPerson(f"{what} has no letter that the county takes")
    return written[:longest].strip()


def address(text: str | None, what: str, longest: int) -> str:
    """A line of an address, never cut."""
    written = _only("A-Z0-9 #/.-", " ".join(folded(text or "").replace(",", " ").split()), what)
    return _fitting(written, what, longest)


def plain(text: str | None, what: str, longest: int) -> str:
    """An employer or a kind of work, never cut; raises when there is none."""
    written = _only("A-Z0-9 -", _spaced(text or ""), what)
    if not written:
        raise ForAPerson(f"{what} is required and was not given")
    return _fitting(written, what, longest)


def email(text: str | None) -> str:
    """An e-mail address as it is, never cut."""
    written = (text or "").strip().upper()
    if written and not re.fullmatch(r"[A-Z0-9._%+-]+@[A-Z0-9.-]+\.[A-Z]{2,}", written):
        raise ForAPerson("the e-mail address has characters that the county does not take")
    return _fitting(written, "the e-mail address", 40)


def _fitting(text: str, what: str, longest: int) -> str:
    if len(text) > longest:
        raise ForAPerson(f"{what} has {len(text)} characters; the county takes {longest}")
    return text


def story(text: str | None, what: str, allowed: str, longest: int) -> str:
    """Free text: what the county does not take becomes a space; cut after the last whole word that fits.

    Letters of other scripts cannot be left out without losing what was said, so they are for a person.
    A line break counts as two characters, as the county counts.
    """
    written = folded(text or "")
    if strange := [letter for letter in written if letter.isalpha() and not "A" <= letter <= "Z"]:
        raise ForAPerson(f"{what} has letters that the county does not take: {' '.join(sorted(set(strange)))}")
    spaced = "".join(letter if re.fullmatch(f"[{allowed}]", letter) else " " for letter in written)
    written = "\n".join(" ".join(line.split()) for line in spaced.split("\n")).strip()
    if _counted(written) <= longest:
        return written
    ends = [found.start() for found in re.finditer(r"[ \n]", written) if _counted(written[: found.start()]) <= longest]
    return written[: ends[-1]].strip() if ends else written[:longest]


def _counted(text: str) -> int:
    return len(text) + text.count("\n")


def money(amount: object, what: str) -> str:
    """Dollars and cents; empty when not answered."""
    if amount is None:
        return ""
    written = f"{Decimal(str(amount)).quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
    return _fitting(written, what, 9)


def needed_money(amount: object, what: str) -> str:
    """Dollars and cents that the county insists on."""
    if amount is None:
        raise ForAPerson(f"{what} is required and was not given")
    return money(amount, what)


def whole(number: object) -> str:
    """The nearest whole number, half upwards; empty when not answered."""
    return "" if number is None else str(Decimal(str(number)).quantize(Decimal(1), ROUND_HALF_UP))


def day(text: str | None, what: str, latest: date) -> date:
    """A day that was given and is not after ``latest``."""
    if not text:
        raise ForAPerson(f"{what} is required and was not given")
    given = date.fromisoformat(text)
    if given > latest:
        raise ForAPerson(f"{what} is in the future")
    return given
