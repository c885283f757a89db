"""Names as people type them: counties, references, themselves. A wrong one is answered with the nearest."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from byfive.errors import InputRefused
from byfive.ledger.errors import NotInLedger
from byfive.ledger.ledger import Ledger
from byfive.ledger.records import Submission
from byfive.wiring import Parts

_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


class NoSuchName(InputRefused):
    """A name was typed that nothing has."""

    def __init__(self, what: str, name: str, known: Iterable[str], remedy: str) -> None:
        names = list(known)
        near = get_close_matches(name, names, n=3, cutoff=0.6)
        guess = f" Did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"There is no {what} {name!r}.{guess} {remedy}")


def county_named(parts: Parts, name: str) -> str:
    """The name of a declared county. Raises :class:`NoSuchName`."""
    known = parts.county_names
    if name in known:
        return name
    remedy = f"Declared are: {', '.join(known) or 'none'} (`byfive counties list`)."
    raise NoSuchName("county", name, known, remedy)


def chosen_counties(parts: Parts, name: str | None) -> list[str]:
    """One county, or all that are declared."""
    return parts.county_names if name is None else [county_named(parts, name)]


def submission_named(ledger: Ledger, typed: str) -> Submission:
    """The submission of a reference, also when typed in small letters, without ``S-``, or with an O for a zero.

    Raises :class:`NoSuchName`, with the nearest references.
    """
    wanted = typed.strip().upper()
    body = wanted.removeprefix("S-").translate(_MISREAD)
    reference = f"S-{body}"
    try:
        return ledger.submissions.get(reference)
    except NotInLedger:
        known = [each.reference for each in ledger.submissions.list()]
        remedy = "A reference is S- and eight letters or digits; `byfive submissions` lists them."
        raise NoSuchName("submission", reference, known, remedy) from None


def me() -> str:
    """Who is typing, for events: the name of the operating system's user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return "operator"


def zone_of(parts: Parts, county: str) -> ZoneInfo:
    """A county's time zone; UTC for one whose declaration is gone or faulty."""
    try:
        return parts.county(county).zone_info
    except InputRefused:
        return ZoneInfo("UTC")
