"""How a careful person splits an address into Birch's boxes, or writes it in one line where they do not fit it.

Only a plain address goes into the boxes: a number of digits alone, perhaps a direction, the street's name, perhaps
its suffix, perhaps one unit. Whatever else a line holds, nothing is guessed: it goes into the whole line.
"""

from __future__ import annotations

import re

from sandbox.birch import careful
from sandbox.careful import Answers

PAGE = "Where do you live?"
FITS = "My address does not fit into these boxes"

SUFFIXES = {
    **{"alley": "Alley", "aly": "Alley", "avenue": "Avenue", "ave": "Avenue", "av": "Avenue"},
    **{"boulevard": "Boulevard", "blvd": "Boulevard", "circle": "Circle", "cir": "Circle", "court": "Court"},
    **{"ct": "Court", "crossing": "Crossing", "xing": "Crossing", "drive": "Drive", "dr": "Drive"},
    **{"highway": "Highway", "hwy": "Highway", "hill": "Hill", "hl": "Hill", "lane": "Lane", "ln": "Lane"},
    **{"loop": "Loop", "parkway": "Parkway", "pkwy": "Parkway", "pass": "Pass", "path": "Path"},
    **{"place": "Place", "pl": "Place", "plaza": "Plaza", "plz": "Plaza", "ridge": "Ridge", "rdg": "Ridge"},
    **{"road": "Road", "rd": "Road", "run": "Run", "square": "Square", "sq": "Square", "street": "Street"},
    **{"st": "Street", "terrace": "Terrace", "ter": "Terrace", "trail": "Trail", "trl": "Trail", "way": "Way"},
}
"""The suffixes in the county's list, by what people write for them."""

_OTHER_SUFFIXES = (
    "bnd bend br branch brg bridge byp bypass cyn canyon cres crescent cv cove est estate estates expy expressway ext "
    "extension frd ford fwy freeway gdn gdns garden gardens gln glen grn green grv grove hbr harbor hts heights hls "
    "hills holw hollow is island jct junction lk lake lndg landing mdw mdws meadow meadows ml mill mnr manor mt mount "
    "park pike pt point pr prairie shr shore spg spring springs sta station trce trace vis vista vlg village vw view "
    "walk wl well wls wells"
)
OTHER_SUFFIXES = frozenset(_OTHER_SUFFIXES.split())
"""Suffixes of the Postal Service that the county's list lacks."""

UNITS = {
    **{"apt": "Apartment", "apartment": "Apartment", "unit": "Unit", "ste": "Suite", "suite": "Suite"},
    **{"spc": "Space", "space": "Space", "lot": "Lot", "bldg": "Building", "building": "Building", "fl": "Floor"},
    **{"floor": "Floor", "rm": "Room", "room": "Room", "trlr": "Trailer", "trailer": "Trailer"},
}
DIRECTIONS = ("N", "S", "E", "W", "NE", "NW", "SE", "SW")
NEVER_PLAIN = {
    *("calle", "camino", "caminito", "avenida", "paseo", "via", "corte", "callejon"),
    *("box", "pmb", "route", "rte", "rr", "hc", "c/o"),
}
"""Words after which a line is no plain address: Spanish ones stand before the name, the others name boxes and roads."""

_UNIT = re.compile(rf",?\s*\b({'|'.join(UNITS)})\b\.?\s*([A-Za-z0-9-]{{1,8}})", re.IGNORECASE)


def entered(home: Answers) -> dict[str, str]:
    """The boxes between "Do you have a home address?" and "City"."""
    lines = [careful.address(home.get(line), "the home address", 400) for line in ("line1", "line2")]
    boxes = _boxes(*lines)
    if boxes:
        return {f"{PAGE}/{FITS}": "no"} | {f"{PAGE}/{label}": text for label, text in boxes.items()}
    whole = careful.address(", ".join(line for line in lines if line), "the home address", 60)
    return {f"{PAGE}/{FITS}": "yes", f"{PAGE}/Whole address line": whole}


def _boxes(line1: str, line2: str) -> dict[str, str] | None:
    """The boxes of a plain address; nothing for any other."""
    street, unit, number = _without_unit(line1, line2)
    words = street.split()
    if len(words) < 2 or not re.fullmatch("[0-9]{1,6}", words[0]) or (not unit and line2):
        return None
    house, *rest = words
    named = {word.lower().rstrip(".") for word in rest}
    if named & NEVER_PLAIN or re.search(r"[#,/]", street) or named & set(UNITS):
        return None
    suffix = SUFFIXES.get(rest[-1].lower().rstrip("."), "") if len(rest) > 1 else ""
    name = rest[:-1] if suffix else rest
    direction = name[0].upper().rstrip(".") if len(name) > 1 else ""
    if direction in DIRECTIONS:
        name = name[1:]
    else:
        direction = ""
    last = name[-1].lower().rstrip(".")
    is_odd = (last.upper() in DIRECTIONS and len(name) > 1) or re.fullmatch("[0-9]+", rest[-1])
    if is_odd or (not suffix and len(rest) > 1 and last in OTHER_SUFFIXES) or len(" ".join(name)) > 28:
        return None
    return {
        "House number": house,
        "Direction": direction,
        "Street name": " ".join(name),
        "Street suffix": suffix,
        "Unit type": unit,
        "Unit number": number,
    }


def _without_unit(line1: str, line2: str) -> tuple[str, str, str]:
    """The street, and the unit's type and number from the line's end or from line 2 (empty when there is no such)."""
    if found := _UNIT.fullmatch(line2):
        return line1, UNITS[found[1].lower()], found[2]
    found = re.fullmatch(rf"(.*?){_UNIT.pattern}", line1, re.IGNORECASE)
    if found and not line2:
        return found[1], UNITS[found[2].lower()], found[3]
    return line1, "", ""
