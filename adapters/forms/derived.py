"""Values that more than one county wants and no client states in just that form."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from adapters.forms import kinds
from adapters.forms.cleaning import drop_apostrophes, no_invisible, plain_letters
from adapters.forms.sources import TURN, Source, Turn, member, source_of, worked_out
from byfive.application import Job, Member, Name, PayPeriod, Relationship, Sex

CENT = Decimal("0.01")
A_NAME, A_JOB, A_MEMBER = kinds.called(Name), kinds.called(Job), kinds.called(Member)


def first_name_or(placeholder: str, name: object) -> Any:
    """The given name; ``placeholder`` for people with one name, whose name goes in the last-name field.

    The placeholder is the county's (FNU in federal practice, Study in the States name guide). It is
    typed there and never stored as the person's name.
    """

    def first(value: Name | None) -> str | None:
        if value is None:
            return None
        return placeholder if value.is_single else value.given

    return worked_out(f"first_name_or({placeholder!r}, {name})", str, first, name, wants=A_NAME)


def last_name(name: object) -> Any:
    """The family name, or the one name of a person who has only one."""
    return worked_out(f"last_name({name})", str, _last_name, name, wants=A_NAME)


def last_name_with_suffix_unless(listed: Mapping[str, str], name: object) -> Any:
    """The last name, followed by a suffix that the county's own list of suffixes lacks."""

    def last(value: Name | None) -> str | None:
        family = _last_name(value)
        if value is None or value.suffix is None or plain_suffix(value.suffix) in listed:
            return family
        return f"{family} {value.suffix}"

    return worked_out(f"last_name_with_suffix_unless(listed, {name})", str, last, name, wants=A_NAME)


def plain_suffix(suffix: str) -> str:
    """``Jr.``, ``J.R.`` and ``jr`` as ``JR``: letters and digits alone decide which suffix it is."""
    return "".join(char for char in plain_letters.change(suffix) if char.isalnum()).upper()


def full_name(name: object) -> Any:
    """The whole name as one would write it on an envelope."""
    return worked_out(f"full_name({name})", str, lambda value: value and value.full, name, wants=A_NAME)


def first_letter(source: object) -> Any:
    """The first letter, for a field that takes an initial: ``A`` of Æbelø and of ʻAulani."""

    def first(value: str | None) -> str | None:
        return value and plain_letters.change(drop_apostrophes.change(no_invisible.change(value))).strip()[:1]

    return worked_out(f"first_letter({source})", str, first, source, wants=kinds.TEXT)


def five_digits(source: object) -> Any:
    """A ZIP code without its last four digits."""
    return worked_out(f"five_digits({source})", str, lambda value: value and value[:5], source, wants=kinds.TEXT)


def whole_number(source: object) -> Any:
    """A number rounded to a whole one, half up."""

    def rounded(value: Decimal | None) -> str | None:
        return None if value is None else str(value.quantize(Decimal(1), ROUND_HALF_UP))

    return worked_out(f"whole_number({source})", str, rounded, source, wants=kinds.AMOUNT)


def hourly_as_weekly(job: object) -> Any:
    """Pay as the client counts it, but hourly pay times weekly hours, for lists that know no hours."""

    def pay(value: Job | None) -> Decimal | None:
        if value is None or value.pay is None or value.pay_period is not PayPeriod.HOURLY:
            return None if value is None else value.pay
        if value.hours_a_week is None:
            return None
        return (value.pay * value.hours_a_week).quantize(CENT, ROUND_HALF_UP)

    return worked_out(f"hourly_as_weekly({job})", Decimal, pay, job, wants=A_JOB)


class Kinship(Source):
    """What one member is to another; ``whose`` is the one of whom it is said."""

    __slots__ = ("whose",)
    whose: Source


def relationship(of: object, to: object) -> Any:
    """What the first member is to the second, whichever way round the client said it."""
    pair = worked_out(f"relationship({of}, {to})", Relationship, lambda *people: people, of, to, wants=A_MEMBER)
    both = pair.look

    def look(turn: Turn) -> Relationship | None:
        return turn.application.relationship(*both(turn))

    found = Kinship(pair.source_path, Relationship, look, needs=pair.needs, mistakes=pair.mistakes)
    found.whose = source_of(of)
    return found


def by_sex(words: Mapping[Relationship, tuple[str, str, str]]) -> dict[tuple[Relationship, Sex | None], str]:
    """Options that depend on the sex of whoever is the relative: words for a woman, a man, and anybody else."""
    return {
        (kind, sex): {Sex.FEMALE: female, Sex.MALE: male}.get(sex, neutral)  # type: ignore[arg-type]
        for kind, (female, male, neutral) in words.items()
        for sex in (*Sex, None)
    }


def with_sex(kind: object) -> Any:
    """A relationship together with the sex of the one of whom it is said, to choose among :func:`by_sex`."""

    def pair(found: Relationship | None, sex: Sex | None) -> tuple[Relationship, Sex | None] | None:
        return None if found is None else (found, sex)

    sex = (kind.whose if isinstance(kind, Kinship) else source_of(member)).sex
    return worked_out(f"with_sex({kind})", tuple, pair, kind, sex)


def _last_name(value: Name | None) -> str | None:
    return None if value is None else value.family or value.single


more_turns: Any = Source("more_turns", bool, lambda turn: turn.has_more, needs=frozenset({TURN}))
"""Whether another turn of the page's loop follows this one ("Is there another?")."""
