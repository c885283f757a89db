"""How a careful person writes in Birch's boxes: in plain letters, else just as the client wrote it.

Made from the county's pages and from how people write, never from anybody's declaration of the form.
"""

from __future__ import annotations

import re

from sandbox.careful import ForAPerson, dollars, fitting, needed, only, told, unaccented

_QUOTES = str.maketrans(dict.fromkeys("“”„‟″＂", '"'))


def _line(text: str | None) -> str:
    """One line in plain letters; apostrophes stay, straightened."""
    return " ".join(unaccented((text or "").translate(_QUOTES)).split())


def name(text: str | None, what: str, longest: int) -> str:
    """A person's name, cut where the box ends."""
    spaced = " ".join(re.sub(r"[,/&_]", " ", _line(text)).split())
    written = only("A-Za-z '.-", spaced, what)
    if text and not re.search("[A-Za-z]", written):
        raise ForAPerson(f"{what} has no letter that the county takes")
    return written[:longest].strip()


def address(text: str | None, what: str, longest: int) -> str:
    """A line of an address, never cut."""
    return fitting(only("A-Za-z0-9 '#/,.-", _line(text), what), what, longest)


def plain(text: str | None, what: str) -> str:
    """An employer or a kind of work, never cut; raises when there is none."""
    return fitting(needed(only(" -~", _line(text), what), what), what, 30)


def email(text: str | None) -> str:
    """An e-mail address as it is, never cut."""
    written = (text or "").strip()
    if written and not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", written):
        raise ForAPerson("the e-mail address has characters that the county does not take")
    return fitting(written, "the e-mail address", 60)


def story(text: str | None, what: str, longest: int) -> str:
    """Free text, cut after the last whole word that fits."""
    return told(unaccented((text or "").translate(_QUOTES)), what, " -~\n", longest)


def money(amount: object, what: str) -> str:
    """Dollars and cents; empty when not answered. The page writes commas into them, for which there must be room."""
    written = dollars(amount)
    fitting(f"{float(written):,.2f}" if written else "", what, 12)
    return written


def needed_money(amount: object, what: str) -> str:
    """Dollars and cents that the county insists on."""
    return needed(money(amount, what), what)
