"""Core rules about people: names, birth dates, Social Security numbers, relationships."""

from __future__ import annotations

from datetime import date

from byfive.application import Application, Member, Relationship, Sex
from byfive.findings import Severity
from expectations.rules import Given, Holds, Matches, NeverMatches, Rule
from expectations.subjects import MEMBER, RELATIONSHIP, Subject

WARNS = Severity.WARNS

NAME_PARTS = ("name.given", "name.middle", "name.family", "name.suffix")
OLDER_TO_YOUNGER = (Relationship.PARENT, Relationship.GRANDPARENT)
YOUNGER_TO_OLDER = (Relationship.CHILD, Relationship.GRANDCHILD)
SPOUSES_FROM = 15
FILLERS = "test|testing|tester|asdf|asdfg|qwerty|xxx+|none|n/?a|null|unknown|fname|lname|first ?name|last ?name"


def age(born: date, today: date) -> int:
    """Full years on ``today``."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def ssn_is_possible(ssn: str | None) -> bool:
    """Whether the Social Security Administration, or who stands in for it, could have given this number.

    Numbers from 900 up are not Social Security numbers: taxpayer numbers of the IRS, and our made-up people's. Of
    those only the group and serial rules do not hold.
    """
    if ssn is None:
        return True
    if len(set(ssn)) == 1 or ssn[:3] in ("000", "666"):
        return False
    return ssn[0] == "9" or (ssn[3:5] != "00" and ssn[5:] != "0000")


def _earlier(row: Subject) -> tuple[Member, ...]:
    members = row.application.members
    return members[: members.index(row.member)]


def ssn_is_nobody_elses(row: Subject) -> bool:
    """No member entered before has this number."""
    return row.member.ssn is None or all(member.ssn != row.member.ssn for member in _earlier(row))


def is_entered_once(row: Subject) -> bool:
    """No member entered before has the same name and birth date."""
    me = row.member
    return me.birth_date is None or all((it.name, it.birth_date) != (me.name, me.birth_date) for it in _earlier(row))


def _is_at_least(years: int, row: Subject) -> bool:
    """The row's member, if the birth date is known and not in the future, has reached that age."""
    born = row.member.birth_date
    return born is None or born > row.today or age(born, row.today) >= years


def applicant_is_at_least(years: int, row: Subject) -> bool:
    """As far as is known, the applicant has reached that age; true of everybody else."""
    return row.member is not row.application.applicant or _is_at_least(years, row)


def applicant_is_of_age(row: Subject) -> bool:
    """The applicant is not from 14 to 17 (younger ones have a rule of their own)."""
    return applicant_is_at_least(18, row) or not applicant_is_at_least(14, row)


def statements_agree(row: Subject) -> bool:
    """Every statement about these two says the same, whichever way round it was said."""
    said = {
        related.relationship
        if (related.of, related.to) == (row.member.id, row.other.id)
        else related.relationship.inverse
        for related in row.application.relationships
        if {related.of, related.to} == {row.member.id, row.other.id}
    }
    return len(said) == 1


def elders_are_older(row: Subject) -> bool:
    """A parent or grandparent was born before the child, as far as birth dates are known."""
    first, second = row.member.birth_date, row.other.birth_date
    if first is None or second is None:
        return True
    if row.says in OLDER_TO_YOUNGER:
        return first < second
    return row.says not in YOUNGER_TO_OLDER or second < first


def spouses_are_grown(row: Subject) -> bool:
    """Neither spouse is under 15, as far as birth dates are known."""
    born = [day for day in (row.member.birth_date, row.other.birth_date) if day is not None]
    return row.says is not Relationship.SPOUSE or all(age(day, row.today) >= SPOUSES_FROM for day in born)


def is_nobodys_own_ancestor(row: Subject) -> bool:
    """Following parents and grandparents upwards from this member never leads back."""
    above = _elders(row.application)
    seen, ahead = set[str](), list(above.get(row.member.id, ()))
    while ahead:
        someone = ahead.pop()
        if someone == row.member.id:
            return False
        if someone not in seen:
            seen.add(someone)
            ahead.extend(above.get(someone, ()))
    return True


def _elders(application: Application) -> dict[str, list[str]]:
    """The parents and grandparents of each member, by id."""
    above: dict[str, list[str]] = {}
    for related in application.relationships:
        if related.relationship in OLDER_TO_YOUNGER:
            above.setdefault(related.to, []).append(related.of)
        elif related.relationship in YOUNGER_TO_OLDER:
            above.setdefault(related.of, []).append(related.to)
    return above


PEOPLE_RULES = (
    Rule("core.name_has_letters", MEMBER, NAME_PARTS, Matches(r"[^\W\d_]"),
         "A part of the name has no letter in it. Ask the client for the name.",
         "7 CFR 273.2(c)(1): without a name nothing is filed"),
    Rule("core.name_is_no_address", MEMBER, NAME_PARTS, NeverMatches(r"(?i)@|://|\bwww\."),
         "An e-mail or web address stands where a name should. Ask the client for the name.",
         "forms filled in by a browser put them there"),
    Rule("core.name_without_digits", MEMBER, NAME_PARTS, NeverMatches(r"\d"),
         "The name has a digit in it. Check it.", "SSA takes letters only (POMS RM 10205.120)", WARNS),
    Rule("core.name_is_not_filler", MEMBER, ("name.given", "name.family"), NeverMatches(rf"(?i)^(?:{FILLERS})$"),
         "A part of the name is a word that people type to try a form. Check that this is a real person.",
         "practice entries reach counties otherwise", WARNS),
    Rule("core.birth_date_given", MEMBER, ("birth_date",), Given(),
         "The birth date was not answered. It can be filed so only where the county does not insist.",
         "wanted by every county; the law does not need it for filing", WARNS),
    Rule("core.birth_date_not_in_future", MEMBER, ("birth_date",),
         Holds(lambda row: row.member.birth_date is None or row.member.birth_date <= row.today),
         "The birth date is in the future. Ask the client for the right one.", "counties refuse it"),
    Rule("core.birth_date_since_1900", MEMBER, ("birth_date",),
         Holds(lambda row: row.member.birth_date is None or row.member.birth_date >= date(1900, 1, 1)),
         "The birth date is before 1900. Ask the client for the right one.",
         "nobody born before 1900 is alive; assisters refuse it (DOMAIN 3)"),
    Rule("core.applicant_at_least_14", MEMBER, ("birth_date",), Holds(lambda row: applicant_is_at_least(14, row)),
         "By the birth date the applicant is under 14. Ask whether a child's birth date stands in its place.",
         "a child that young does not sign for a household"),
    Rule("core.applicant_of_age", MEMBER, ("birth_date",), Holds(applicant_is_of_age),
         "By the birth date the applicant is under 18. The county will ask who is responsible for them.",
         "minors may apply where nobody has parental control over them (7 CFR 273.1)", WARNS),
    Rule("core.ssn_possible", MEMBER, ("ssn",), Holds(lambda row: ssn_is_possible(row.member.ssn)),
         "This Social Security number is never given to anybody. Ask for the right one, or leave it out.",
         "SSA: no area 000 or 666, no group 00, no serial 0000"),
    Rule("core.ssn_is_nobody_elses", MEMBER, ("ssn",), Holds(ssn_is_nobody_elses),
         "Another member of the household has the same Social Security number. Ask whose it is.",
         "a number belongs to one person"),
    Rule("core.entered_once", MEMBER, ("name",), Holds(is_entered_once),
         "Another member has the same name and birth date. Check that nobody was entered twice.",
         "forms that go back a page make copies", WARNS),
    Rule("core.pregnancy_possible", MEMBER, ("is_pregnant",),
         Holds(lambda row: row.member.is_pregnant is not True or row.member.sex is not Sex.MALE),
         "Somebody entered as male is said to be pregnant. Ask which of the two answers is right.",
         "counties list only others for this question (DOMAIN 9)"),
    Rule("core.relationships_agree", RELATIONSHIP, ("relationship",), Holds(statements_agree),
         "These two are said to be related in two different ways. Ask which is right.",
         "only one of them can be filed"),
    Rule("core.elders_are_older", RELATIONSHIP, ("relationship",), Holds(elders_are_older),
         "By the birth dates a child or grandchild is not younger than the parent or grandparent. Check the dates, "
         "and which way round the relationship was meant.", "births", WARNS),
    Rule("core.spouses_are_grown", RELATIONSHIP, ("relationship",), Holds(spouses_are_grown),
         "By the birth dates a spouse is under 15. Check the dates and the relationship.",
         "more often a slip than a marriage", WARNS),
    Rule("core.nobodys_own_ancestor", MEMBER, ("relationship",), Holds(is_nobodys_own_ancestor),
         "By the relationships this member is their own ancestor. Check which way round they were meant.",
         "births", WARNS),
)  # fmt: skip
