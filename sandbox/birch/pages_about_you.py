"""Birch's pages from "Welcome" to "How can we reach you?"."""

from __future__ import annotations

from sandbox.birch import rules
from sandbox.birch.address_file import is_known
from sandbox.birch.boxes import Line, Masked, MaskedDay
from sandbox.birch.draft import Draft
from sandbox.controls import Check, Control, Radio, Select, Ticks, When, options
from sandbox.page import Build, Page, Problem, Values

DOUBTFUL = "We could not find this address. Check it, or choose Next again to keep it."


def welcome(_: Draft) -> Page:
    applying, code = "How are you applying?", "Partner code"

    def check(values: Values) -> list[Problem]:
        return [] if values.get(code, "BYFIVE01") == "BYFIVE01" else [(code, "We do not know this code.")]

    return Page(
        heading="Welcome",
        words=("You can apply for CalFresh, Medi-Cal and CalWORKs here. It takes about fifteen minutes.",),
        controls=(
            rules.loaded(applying, "applying-as", required=True),
            Line(
                label=code,
                longest=8,
                rule=rules.PRINTABLE,
                required=True,
                when=When(applying, ("For a client of my organization",)),
            ),
            Check(label="I have read my rights and responsibilities", required=True),
            Ticks(label="Benefits", options=rules.BENEFITS, must="CalFresh", required=True),
        ),
        check=check,
    )


def identity(draft: Draft) -> tuple[Control, ...]:
    """The controls that ask who a person is, the same for the applicant and everybody else."""
    return (
        Line(label="First name", longest=20, rule=rules.NAME, required=True, help=rules.ONE_NAME),
        Line(label="Middle name", longest=20, rule=rules.NAME),
        Line(label="Last name", longest=30, rule=rules.NAME, required=True, help=rules.PLAIN_LETTERS),
        rules.loaded("Suffix", "name-suffixes"),
        Radio(label="Sex", options=rules.SEXES, required=True),
        MaskedDay(label="Birth date", latest=draft.today, required=True),
        MaskedDay(label="Birth date again", latest=draft.today, required=True),
        Radio(label="Social Security number", options=rules.SSN_ANSWERS, required=True),
        Masked(label="Number", mask=rules.SSN, required=True, when=When("Social Security number", ("I have one",))),
        Radio(label="U.S. citizen?", options=rules.YES_NO_UNSURE, required=True),
        rules.loaded("Immigration status", "immigration", required=True, when=When("U.S. citizen?", ("No",))),
    )


def same_birth_dates(values: Values) -> list[Problem]:
    """Says when the two birth dates differ."""
    again = "Birth date again"
    return [] if values["Birth date"] == values[again] else [(again, "The two birth dates are not the same.")]


def you(draft: Draft) -> Page:
    return Page(heading="About you", controls=identity(draft), check=same_birth_dates)


def home(_: Draft) -> Page:
    housed = When("Do you have a home address?", ("Yes",))
    fits = When("My address does not fit into these boxes", ("no",))
    unit, number = "Unit type", "Unit number"

    def check(values: Values) -> list[Problem]:
        if values.get(unit) and not values[number]:
            return [(number, "Enter the number of the unit.")]
        return [(unit, "Choose what kind of unit this is.")] if values.get(number) and not values[unit] else []

    return Page(
        heading="Where do you live?",
        controls=(
            Radio(label=housed.slot, options=rules.YES_NO, required=True),
            Check(label=fits.slot, when=housed),
            Line(label="House number", longest=6, rule=rules.NUMBER, required=True, when=fits),
            Select(label="Direction", options=rules.DIRECTIONS, when=fits),
            Line(label="Street name", longest=28, rule=rules.ADDRESS, required=True, when=fits),
            rules.loaded("Street suffix", "street-suffixes", when=fits),
            Select(label=unit, options=rules.UNITS, when=fits),
            Line(label=number, longest=8, rule=rules.ADDRESS, when=fits),
            Line(
                label="Whole address line",
                longest=60,
                rule=rules.ADDRESS,
                required=True,
                when=When(fits.slot, ("yes",)),
            ),
            Line(label="City", longest=24, rule=rules.ADDRESS, required=True, when=housed, help="In California only."),
            Line(label="ZIP code", longest=5, rule=rules.ZIP, required=True, when=housed, digits_only=True),
        ),
        check=check,
        warn=lambda values: "" if values[housed.slot] == "No" or is_known(values) else DOUBTFUL,
    )


def mail(draft: Draft) -> Page:
    label, elsewhere = "Send my mail", "At another address"
    has_home = draft.value(("home",), "Do you have a home address?") == "Yes"
    asked = When(label, (elsewhere,))
    return Page(
        heading="Where do you get your mail?",
        controls=(
            Radio(
                label=label,
                options=options(*(("Where I live",) if has_home else ()), elsewhere, "At the county office"),
                required=True,
            ),
            Line(label="Mailing address line 1", longest=40, rule=rules.ADDRESS, required=True, when=asked),
            Line(label="Mailing address line 2", longest=40, rule=rules.ADDRESS, when=asked),
            Line(label="Mailing city", longest=24, rule=rules.ADDRESS, required=True, when=asked),
            rules.loaded("Mailing state", "states", required=True, when=asked),
            Line(label="Mailing ZIP code", longest=5, rule=rules.ZIP, required=True, when=asked, digits_only=True),
        ),
    )


def reach(_: Draft) -> Page:
    phone, again = "Phone number", "Email again"

    def check(values: Values) -> list[Problem]:
        return [] if values["Email"] == values[again] else [(again, "The two email addresses are not the same.")]

    return Page(
        heading="How can we reach you?",
        controls=(
            Masked(label=phone, mask=rules.PHONE),
            Radio(label="Is it all right to text you?", options=rules.YES_NO, required=True, when=When(phone)),
            Line(label="Email", longest=60, rule=rules.EMAIL),
            Line(label=again, longest=60, rule=rules.EMAIL, typed=True, help="Type it again; do not paste."),
            rules.loaded("Preferred spoken language", "languages", required=True),
            rules.loaded("Preferred written language", "languages", required=True),
        ),
        check=check,
    )


PAGES: dict[str, Build] = {"welcome": welcome, "you": you, "home": home, "mail": mail, "reach": reach}
