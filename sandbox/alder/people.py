"""A household's people as a careful person enters them on Alder's pages."""

from __future__ import annotations

from datetime import date

from sandbox.alder import careful
from sandbox.careful import Answers, ForAPerson
from sandbox.careful import Someone as EnteredPerson

SEXES = {"female": "Female", "male": "Male", "other": "Unknown", None: "Unknown"}
MARITAL = {
    "never_married": "Never married",
    "married": "Married",
    "separated": "Separated",
    "divorced": "Divorced",
    "widowed": "Widowed",
    None: "Unknown",
}
SUFFIXES = ("JR", "SR", "II", "III", "IV")


class Someone(EnteredPerson):
    """One person, as entered on Alder's pages."""

    def identity(self, page: str) -> dict[str, str]:
        """The fields that ask on ``page`` who this person is."""
        return {
            f"{page}/First name": self.first,
            f"{page}/Middle initial": self.middle,
            f"{page}/Last name": self.last,
            f"{page}/Suffix": self.suffix,
            f"{page}/Sex": self.sex,
            f"{page}/Birth date": self.born.isoformat(),
            f"{page}/Social Security number": self.answers.get("ssn") or "",
            f"{page}/Marital status": MARITAL[self.answers.get("marital_status")],
        }


def entered(member: Answers, number: int, today: date) -> Someone:
    """A member as entered; raises :class:`ForAPerson` for a name or birth date that cannot be."""
    given, whose = member["name"], f"of person {number}"
    first = careful.name(given.get("given"), f"the first name {whose}")
    last = careful.name(given.get("family"), f"the last name {whose}")
    middle = careful.name(given.get("middle"), f"the middle name {whose}")
    suffix = careful.name(given.get("suffix"), f"the suffix {whose}")
    if not (first or last):
        raise ForAPerson(f"the name {whose} was not given")
    if not (first and last):
        first, last = "FNU", first or last
    if suffix not in ("", *SUFFIXES):
        last, suffix = f"{last} {suffix}", ""
    return Someone(
        number=number,
        answers=member,
        first=first[:15].strip(),
        middle=middle[:1],
        last=last[:20].strip(),
        suffix=suffix,
        sex=SEXES[member.get("sex")],
        born=careful.day(member.get("birth_date"), f"the birth date {whose}", today),
    )
