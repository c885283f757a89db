"""Questions that several pages ask alike: about a person, an address, one question of everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from byfive.application import Address, Name, Relationship, Sex
from intake_app.page import Page, Step
from intake_app.question import Need, Question
from intake_app.questions import Choice, Day, Option, Text, Zip, yes_no
from intake_app.states import STATES
from intake_app.words import Line, line


@dataclass(frozen=True)
class Asks:
    """What the questions depend on besides the answers."""

    counties: Sequence[tuple[str, str]]  # name, title
    today: date


@dataclass(frozen=True)
class Person:
    """Somebody of the household as the pages speak of them. Number 1 is the client, whom the pages call "you"."""

    number: int
    called: Line | str

    @property
    def is_you(self) -> bool:
        return self.number == 1

    def line(self, key: str, **parts: object) -> Line:
        """``key_you`` for the client, ``key_person`` with the person's name for anybody else."""
        return line(f"{key}_you", **parts) if self.is_you else line(f"{key}_person", person=self.called, **parts)

    def named(self, key: str) -> str:
        """The name of this person's question on a page that asks everybody."""
        return f"{key}-{self.number}"


def about(name_hint: str, asks: Asks, *, own: bool) -> tuple[Question, ...]:
    """Name, birth date and sex of one person. ``own``: the phone may offer what it knows of its owner."""
    return (
        Text(
            name="given", label=line("name.given"), hint=line(name_hint), fits=(Name, "given"),
            need=Need.DEPENDS, autocomplete="given-name" if own else "off",
        ),
        Text(
            name="middle", label=line("name.middle"), fits=(Name, "middle"), is_rare=True,
            autocomplete="additional-name" if own else "off",
        ),
        Text(
            name="family", label=line("name.family"), fits=(Name, "family"),
            need=Need.DEPENDS, autocomplete="family-name" if own else "off",
        ),
        Day(
            name="birth", label=line("birth.label"), hint=line("birth.hint"), latest=asks.today,
            autocomplete="bday" if own else "", need=Need.WANTED, missing=line("birth.missing"),
        ),
        Choice(
            name="sex", label=line("sex.label"), in_row=True,
            options=(
                *(Option(sex.value, line(f"sex.{sex}"), sex) for sex in Sex),
                Option("skip", line("rather_not"), None),
            ),
        ),
    )  # fmt: skip


def address(*, line1_hint: str, need: Need, with_state: bool = False) -> tuple[Question, ...]:
    """The lines of an address. The home's state is California: CalFresh is for people who live there."""

    def missing(key: str) -> Line | None:
        return line(key) if need is Need.NEEDED else None

    state = Choice(
        name="state", label=line("address.state"), folded=True, preset="CA",
        options=tuple(Option(code, name, code) for code, name in STATES.items()),
        need=Need.NEEDED, missing=line("wrong.choice"), autocomplete="address-level1",
    )  # fmt: skip
    return (
        Text(
            name="line1", label=line("address.line1"), hint=line(line1_hint), fits=(Address, "line1"), need=need,
            missing=missing("address.line1_missing"), autocomplete="address-line1",
        ),
        Text(
            name="line2", label=line("address.line2"), fits=(Address, "line2"), is_rare=True,
            autocomplete="address-line2",
        ),
        Text(
            name="city", label=line("address.city"), fits=(Address, "city"), need=need,
            missing=missing("address.city_missing"), autocomplete="address-level2",
        ),
        *([state] if with_state else []),
        Zip(
            name="zip", label=line("address.zip"), hint=line("address.zip_hint"), fits=(Address, "zip"), need=need,
            missing=missing("address.zip_missing"), wrong=line("address.zip_wrong"),
            autocomplete="postal-code", inputmode="numeric", width="medium",
        ),
    )  # fmt: skip


def relationship(to: Person) -> Choice:
    """What the person of this page is to ``to``."""
    return Choice(
        name=to.named("to"), folded=True, first=line("choose"), need=Need.NEEDED,
        label=to.line("person.to"), missing=to.line("person.missing_to"),
        options=tuple(Option(r.value, line(f"relationship.{r}"), r) for r in Relationship),
    )  # fmt: skip


def of_everybody(key: str, step: Step, household: Sequence[Person], intro: tuple[Line, ...] = ()) -> Page:
    """A page that asks the same yes or no of each person."""
    return Page(key=key, step=step, title=line(f"{key}.title"), intro=intro, questions=tuple(
        yes_no(
            who.named(key), who.line(f"{key}.label"),
            or_unsure=True, need=Need.WANTED, missing=who.line(f"{key}.missing"),
        )
        for who in household
    ))  # fmt: skip
