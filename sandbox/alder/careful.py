"""How a careful person writes in Alder's boxes: in capitals, without apostrophes.

Made from the county's pages and from how people write, never from anybody's declaration of the form.
"""

from __future__ import annotations

import re

from sandbox.careful import ForAPerson, day, dollars, fitting, needed, only, told, unaccented, whole

__all__ = ["address", "day", "email", "folded", "money", "name", "needed_money", "plain", "story", "whole"]


def folded(text: str) -> str:
    """Upper-case, accents folded, apostrophes dropped, dashes made hyphens, spaces squeezed; line breaks stay."""
    lines = unaccented(text).replace("'", "").upper().split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _spaced(text: str) -> str:
    """Periods, commas, slashes, ampersands, underscores and line breaks become spaces."""
    return " ".join(re.sub(r"[.,/&_\n]", " ", folded(text)).split())


def name(text: str | None, what: str, longest: int | None = None) -> str:
    """A person's name, cut where the box ends."""
    written = only("A-Z -", _spaced(text or ""), what)
    if text and not written:
        raise ForAPerson(f"{what} has no letter that the county takes")
    return written[:longest].strip()


def address(text: str | None, what: str, longest: int) -> str:
    """A line of an address, never cut."""
    written = only("A-Z0-9 #/.-", " ".join(folded(text or "").replace(",", " ").split()), what)
    return fitting(written, what, longest)


def plain(text: str | None, what: str, longest: int) -> str:
    """An employer or a kind of work, never cut; raises when there is none."""
    return fitting(needed(only("A-Z0-9 -", _spaced(text or ""), what), what), what, longest)


def email(text: str | None) -> str:
    """An e-mail address as it is, never cut."""
    written = (text or "").strip().upper()
    if written and not re.fullmatch(r"[A-Z0-9._%+-]+@[A-Z0-9.-]+\.[A-Z]{2,}", written):
        raise ForAPerson("the e-mail address has characters that the county does not take")
    return fitting(written, "the e-mail address", 40)


def story(text: str | None, what: str, allowed: str, longest: int) -> str:
    """Free text, cut after the last whole word that fits. A line break counts as two characters, as Alder counts."""
    return told(folded(text or ""), what, allowed, longest, lambda written: len(written) + written.count("\n"))


def money(amount: object, what: str) -> str:
    """Dollars and cents; empty when not answered."""
    return fitting(dollars(amount), what, 9)


def needed_money(amount: object, what: str) -> str:
    """Dollars and cents that the county insists on."""
    return needed(money(amount, what), what)
