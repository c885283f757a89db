"""Made-up households to practise on: each an application in canonical JSON form, with what is odd about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from sandbox.household_parts import SIZE_WEIGHTS, SIZES, household
from sandbox.household_quirks import DOCUMENTS, FOR_A_PERSON, GROUPS, QUIRKS


@dataclass(frozen=True)
class Household:
    """One household: its ``application`` (canonical JSON, as kept and loaded) and the words for its quirks."""

    application: dict[str, Any]
    quirks: tuple[str, ...]


FIRST: tuple[tuple[int, str], ...] = (
    (1, "accents es po_box"),
    (3, "twins_same_cut_name two_jobs"),
    (9, "nine_members income_changed"),
    (1, "homeless hourly"),
    (1, "same_name_same_birth_date rural_route"),
    (2, "same_name_same_birth_date trailer two_languages"),
    (1, "one_name military"),
    (6, "farm_worker two_surnames tl"),
    (3, "not_answered"),
    (4, "long_first_name private_mailbox zeros"),
    (2, "apostrophe apostrophe_street long_remark"),
    (1, "homeless general_delivery vi vietnamese"),
    (2, "father_and_son hyphenated_house_number"),
    (1, "dorm student suffix"),
    (3, "hyphen puerto_rico_style employer_signs"),
    (2, "violence_shelter zh interview"),
    (2, "eighteen_today grid_address unlisted_suffix"),
    (1, "homeless shelter veteran"),
    (7, "special_letters spanish_street other_money"),
    (1, "sex_other fraction representative"),
    (3, "newborn no_street_suffix noncitizen more_letters"),
    (1, "one_family_name barracks self_employed"),
    (5, "some_do_not_apply mail_in_care_of ar"),
    (1, "okina highway_contract many_vehicles"),
    (4, "long_last_name mail_to_home change_told_but_denied ru"),
    (3, "saint en"),
    (2, "rare_letters student"),
    (2, "cut_at_a_space other"),
    (8, "hard_space"),
)
"""Size and quirks of the first households, so that few of them show everything."""

EVERY = 16
"""One household of so many is for a person: the county's pages do not take it as it is."""


def households(
    count: int = 64, seed: int = 1, *, today: date, signed_at: datetime, county: str = "alder"
) -> list[Household]:
    """``count`` households, the same ones for a seed: the first show every quirk, later ones are drawn at random.

    ``today`` is the county's day, from which ages are reckoned; ``signed_at`` (aware) is when all were signed.
    Counties differ in ``county`` alone, and in the documents: about every third household sends some to any but Alder.
    """
    made, plain, signed = [], 0, signed_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    for number in range(count):
        rng = Random(f"{seed}/{number}")
        if number % EVERY == EVERY // 2:
            kinds = list(FOR_A_PERSON)
            shape = rng.choice((1, 2, 3)), (kinds[number // EVERY % len(kinds)],)
        else:
            shape = _shape(rng, plain)
            plain += 1
        size, quirks = shape
        documents = _documents(Random(f"{seed}/{number}/documents")) if county != "alder" else ()
        made.append(_made(rng, today, signed, size, (*quirks, *documents)))
        made[-1].application["county"] = county
    return made


def _documents(rng: Random) -> tuple[str, ...]:
    """The quirk that gives a household documents, if it has any."""
    return (rng.choice(list(DOCUMENTS)),) if rng.random() < 1 / 3 else ()


def _shape(rng: Random, number: int) -> tuple[int, tuple[str, ...]]:
    """Size and quirks of the ``number``-th household that is not for a person."""
    if number < len(FIRST):
        size, quirks = FIRST[number]
        return size, tuple(quirks.split())
    size = rng.choices(SIZES, SIZE_WEIGHTS)[0]
    groups = rng.sample(GROUPS, rng.choice((0, 1, 1, 2)))
    return size, tuple(rng.choice(list(group)) for group in groups)


def _made(rng: Random, today: date, signed_at: str, size: int, quirks: tuple[str, ...]) -> Household:
    application = household(rng, today, size, signed_at)
    for quirk in quirks:
        (QUIRKS | DOCUMENTS)[quirk](application, rng, today)
    return Household(application, quirks)
