"""How a careful person writes a household's answers in a county's boxes: letters, lengths, amounts, dates.

Made from the counties' pages and from how people write, never from anybody's declaration of a form. What one county
alone wants is in its own module of this name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Answers = Mapping[str, Any]
"""Part of a household's application, in its canonical JSON form."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
TIMES = ("Early morning", "Late morning", "Early afternoon", "Late afternoon")
APOSTROPHES = "'’‘‛ʻʼʽʾʿʹˈ`´′＇"

LANGUAGES = {
    "en": "English",
    "es": "Spanish",
    "vi": "Vietnamese",
    "zh": "Chinese",
    "tl": "Tagalog",
    "ru": "Russian",
    "ar": "Arabic",
    "other": "Other",
    None: "English",
}
RELATIONSHIPS = {
    "spouse": ("wife", "husband", "spouse"),
    "partner": ("partner", "partner", "partner"),
    "parent": ("mother", "father", "parent"),
    "child": ("daughter", "son", "child"),
    "stepparent": ("stepmother", "stepfather", "stepparent"),
    "stepchild": ("stepdaughter", "stepson", "stepchild"),
    "grandparent": ("grandmother", "grandfather", "grandparent"),
    "grandchild": ("granddaughter", "grandson", "grandchild"),
    "sibling": ("sister", "brother", "sibling"),
    "other_relative": ("other relative",) * 3,
    "unrelated": ("not related",) * 3,
}
"""What a woman, a man, or somebody of another or unknown sex is to another person."""
_TURNED_ROUND = {"parent": "child", "stepparent": "stepchild", "grandparent": "grandchild"}
TURNED_ROUND = _TURNED_ROUND | {there: here for here, there in _TURNED_ROUND.items()}
_LETTERS = str.maketrans(
    {
        **{"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ħ": "h"},
        **{"Ħ": "H", "ŋ": "n", "Ŋ": "N", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"},
        **{"þ": "th", "Þ": "TH"},
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


@dataclass(frozen=True)
class Someone:
    """One person: number in order of entry, the answers given about them, and the identity as entered."""

    number: int
    answers: Answers
    first: str
    middle: str
    last: str
    suffix: str
    sex: str
    born: date


class ForAPerson(Exception):
    """A careful person could not enter this household without asking somebody; the message says why."""


def unaccented(text: str) -> str:
    """Accents folded, apostrophes straight, dashes made hyphens, spaces squeezed; line breaks stay."""
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(letter for letter in apart if unicodedata.category(letter) not in ("Mn", "Cf"))
    lines = plain.translate(_LETTERS).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def only(allowed: str, text: str, what: str) -> str:
    """The text if the county takes all of its characters."""
    surplus = sorted({letter for letter in text if not re.fullmatch(f"[{allowed}]", letter)})
    if surplus:
        raise ForAPerson(f"{what} has characters that the county does not take: {' '.join(surplus)}")
    return text


def fitting(text: str, what: str, longest: int) -> str:
    """The text if it is short enough."""
    if len(text) > longest:
        raise ForAPerson(f"{what} has {len(text)} characters; the county takes {longest}")
    return text


def needed(answer: str, what: str) -> str:
    """An answer that the county insists on."""
    if not answer:
        raise ForAPerson(f"{what} is required and was not given")
    return answer


def told(written: str, what: str, allowed: str, longest: int, counted: Callable[[str], int] = len) -> str:
    """Free text: what the county does not take becomes a space; cut after the last whole word that fits.

    Letters of other scripts cannot be left out without losing what was said, so they are for a person.
    ``counted`` is how many characters the county sees in a text.
    """
    if strange := [letter for letter in written if letter.isalpha() and not letter.isascii()]:
        raise ForAPerson(f"{what} has letters that the county does not take: {' '.join(sorted(set(strange)))}")
    spaced = "".join(letter if re.fullmatch(f"[{allowed}]", letter) else " " for letter in written)
    written = "\n".join(" ".join(line.split()) for line in spaced.split("\n")).strip()
    if counted(written) <= longest:
        return written
    ends = [found.start() for found in re.finditer(r"[ \n]", written) if counted(written[: found.start()]) <= longest]
    return written[: ends[-1]].strip() if ends else written[:longest]


def dollars(amount: object) -> str:
    """Dollars and cents; empty when not answered."""
    return "" if amount is None else f"{Decimal(str(amount)).quantize(Decimal('0.01'), ROUND_HALF_UP):f}"


def whole(number: object) -> str:
    """The nearest whole number, half upwards; empty when not answered."""
    return "" if number is None else str(Decimal(str(number)).quantize(Decimal(1), ROUND_HALF_UP))


def day(text: str | None, what: str, latest: date) -> date:
    """A day that was given and is not after ``latest``."""
    given = date.fromisoformat(needed(text or "", what))
    if given > latest:
        raise ForAPerson(f"{what} is in the future")
    return given


def full_name(parts: Answers) -> str:
    """A name as one writes it in one line."""
    return " ".join(parts[part] for part in ("given", "middle", "family", "suffix") if parts.get(part))


def who(people: Iterable[Someone], is_true: Callable[[Answers], object]) -> str:
    """The numbers of those of whom something is true, or "No one"."""
    return " ".join(str(someone.number) for someone in people if is_true(someone.answers)) or "No one"


def who_is_pregnant(people: Sequence[Someone]) -> str | None:
    """The same for pregnancies; nothing when everybody is a man, who is not asked."""
    asked = [someone for someone in people if someone.sex != "Male"]
    if any(someone.answers.get("is_pregnant") is True for someone in people if someone not in asked):
        raise ForAPerson("somebody is said to be pregnant whom the county does not list for that")
    return who(asked, lambda member: member.get("is_pregnant") is True) if asked else None


def relationship(of: str, to: str, stated: Iterable[Answers]) -> str | None:
    """What the one member is to the other, from whichever way round it was stated; nothing when nobody said."""
    for one in stated:
        if (one["of"], one["to"]) == (of, to):
            return str(one["relationship"])
        if (one["of"], one["to"]) == (to, of):
            return TURNED_ROUND.get(one["relationship"], str(one["relationship"]))
    return None


def home_and_mail(household: Answers) -> tuple[Answers | None, Answers | None]:
    """Where the household lives (nothing when it is homeless), and its other address for mail when it has one."""
    home, mailing = household.get("home"), household.get("mailing")
    homeless = household.get("is_homeless") is True
    if not home and not homeless:
        raise ForAPerson("there is no home address and nobody said that the household is homeless")
    if home and homeless:
        raise ForAPerson("there is a home address, and the household is said to be homeless")
    if home and home.get("state", "CA") != "CA":
        raise ForAPerson("the home is not in California")
    return home, mailing if mailing != home else None


def yes_or_no(answers: Answers, question: str, not_given: str) -> str:
    """The answer to a question with a third answer, for when nobody gave one."""
    return {True: "Yes", False: "No"}.get(answers.get(question), not_given)  # type: ignore[arg-type]


def interview(wishes: Answers) -> tuple[str, str]:
    """The days and the times that suit, as the counties list them."""
    days = [day for day in DAYS if day.lower() in (wishes.get("days") or ())]
    times = [time for time in TIMES if time.lower().replace(" ", "_") in (wishes.get("times") or ())]
    return "; ".join(days), "; ".join(times)
