"""A household's people as a careful person enters them on Birch's pages."""

from __future__ import annotations

from datetime import date

from sandbox.birch import careful
from sandbox.careful import Answers, ForAPerson, day
from sandbox.careful import Someone as EnteredPerson

SEXES = {"female": "Female", "male": "Male", "other": "X", None: "Prefer not to say"}
SUFFIXES = {"JR": "Jr.", "SR": "Sr.", "II": "II", "III": "III", "IV": "IV", "V": "V"}
CITIZEN = {"citizen": "Yes", "eligible_noncitizen": "No", "other": "No", None: "Not sure"}
STATUSES = {"eligible_noncitizen": "I do not know", "other": "Other status"}


class Someone(EnteredPerson):
    """One person, as entered on Birch's pages."""

    def identity(self, page: str) -> dict[str, str]:
        """The fields that ask on ``page`` who this person is."""
        born, ssn, citizenship = self.born.isoformat(), self.answers.get("ssn"), self.answers.get("citizenship")
        fields = {
            "First name": self.first,
            "Middle name": self.middle,
            "Last name": self.last,
            "Suffix": self.suffix,
            "Sex": self.sex,
            "Birth date": born,
            "Birth date again": born,
            "Social Security number": "I have one" if ssn else "I would rather not say",
            **({"Number": ssn} if ssn else {}),
            "U.S. citizen?": CITIZEN[citizenship],
            **({"Immigration status": STATUSES[citizenship]} if citizenship in STATUSES else {}),
        }
        return {f"{page}/{label}": answer for label, answer in fields.items()}


def entered(member: Answers, number: int, today: date) -> Someone:
    """A member as entered; raises :class:`ForAPerson` for a name or birth date that cannot be."""
    given, whose = member["name"], f"of person {number}"
    first, last, suffix = given.get("given"), given.get("family"), given.get("suffix")
    if not (first or last):
        raise ForAPerson(f"the name {whose} was not given")
    if not (first and last):
        first, last = "FNU", first or last
    listed = SUFFIXES.get((suffix or "").upper().rstrip("."), "")
    if suffix and not listed:
        last = f"{last} {suffix}"
    return Someone(
        number=number,
        answers=member,
        first=careful.name(first, f"the first name {whose}", 20),
        middle=careful.name(given.get("middle"), f"the middle name {whose}", 20),
        last=careful.name(last, f"the last name {whose}", 30),
        suffix=listed,
        sex=SEXES[member.get("sex")],
        born=day(member.get("birth_date"), f"the birth date {whose}", today),
    )
