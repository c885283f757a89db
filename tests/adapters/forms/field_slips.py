"""Slips in fields, sources and conditions: what is declared, and what the message about it must say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from adapters.forms import (
    Form,
    Gate,
    Money,
    OneBox,
    Radio,
    Select,
    Text,
    TextArea,
    ThreeBoxes,
    Tick,
    TickList,
    TickMembers,
    YesNo,
    always,
    any_member,
    applicant,
    application,
    at_least,
    both,
    everyone,
    first_letter,
    fits_in_parts,
    hourly_as_weekly,
    is_not,
    is_one_of,
    is_under,
    item,
    job,
    jobs_of,
    later_members,
    member,
    more_turns,
    other,
    relationship,
    street_direction,
    street_name,
    street_suffix,
    yes,
)
from adapters.forms.cleaning import upper
from tests.adapters.forms.mini import (
    form_of,
    page,
)

GIVEN = applicant.name.given
HOMELESS = yes(application.is_homeless)
SEXES = {"female": "F", "male": "M", "other": "X"}
ROWS = {"Name": "{First name}"}
A_NAME = Text("First name", GIVEN)


@dataclass(frozen=True)
class Slip:
    """One mistake: what is declared, and a piece of each part of the message about it."""

    declare: Callable[[], Form]
    place: str
    found: str
    remedy: str


def field(made: Any, found: str, remedy: str, **words: Any) -> Slip:
    """A slip in the one field under test."""
    label = getattr(made, "label", "")
    return Slip(lambda: form_of(page(made, **words)), f"mini, page 'one', field {label!r}", found, remedy)


def on_page(found: str, remedy: str, *fields: Any, **words: Any) -> Slip:
    """A slip in the page under test."""
    return Slip(lambda: form_of(page(*fields, **words)), "mini, page 'one'", found, remedy)


FIELD_SLIPS = {
    # sources
    "a misspelt part": field(
        Text("A", member.name.givn), "member.name has no 'givn'", "member.name.given?", each=everyone
    ),
    "a part of a part that has none": field(
        Text("A", GIVEN.upper), "is a text, so there is no", "use applicant.name.given"
    ),
    "a part of a list": field(Text("A", application.members.name), "is a list, so there is no", "each=jobs_of"),  # type: ignore[attr-defined]
    "no source": field(Text("A"), "has no source", "member.birth_date"),
    "a list that is one of its entries": field(
        Tick("A", is_one_of(application.expenses.utilities, "gas")), "is a list, which is never one", "TickList"
    ),
    "a list for everyone": field(TickList("A", always([])), "always([]) is neither a text", "a Tick each"),  # type: ignore[arg-type]
    "a value instead of a source": field(Text("A", "Ana"), "takes its answer from 'Ana'", "always("),
    "a date in a text box": field(Text("A", applicant.birth_date), "is a date", "OneBox.date"),
    "a choice in a text box": field(Text("A", applicant.sex), "is one answer of several", "Select(...)"),
    "a yes in a text box": field(Text("A", application.is_homeless), "is a yes or no", "YesNo(...)"),
    "a wage in a text box": field(Text("A", applicant.jobs), "is a list", "TickList(...)"),
    "hours in a text box": field(
        Text("A", job.hours_a_week), "is an amount", "whole_number(...)", each=jobs_of(everyone)
    ),
    "a whole address in a box": field(Text("A", application.home), "is an Address", "application.home.line1"),
    "money that is a text": field(Money("A", GIVEN), "takes an amount or a whole number", "use Text(...)"),
    "a date that is a text": field(ThreeBoxes.date("A", applicant.ssn), "takes a date", "a source that is a date"),
    "a phone that is a date": field(OneBox.phone("A", applicant.birth_date), "takes a text", "OneBox.date(...)"),
    "an address as a phone": field(ThreeBoxes.phone("A", application.home), "takes a text", "application.home.line1"),
    "money in a list": field(Select("A", application.expenses.medical, options=["1"]), "is an amount", "Money(...)"),
    "a member where nobody has the turn": field(
        Text("A", member.name.given), "speaks of a member, and no member has the turn here", "each=..."
    ),
    "a job where nobody has the turn": field(
        Text("A", job.employer), "speaks of a job", "each=jobs_of(...)", each=everyone
    ),
    "an income where nobody has the turn": field(
        Money("A", item.amount_a_month), "speaks of an item of income", "each=items_of(...)", each=everyone
    ),
    "another member without a pair": field(
        Text("A", other.name.given), "speaks of another member", "each=later_members", each=everyone
    ),
    "turns on a page that comes once": field(YesNo("A", more_turns), "there are no turns here", "each=..."),
    "part of an address that is none": field(
        Text("A", street_name(application.home.line1)), "wants an Address", "a source that is an Address"
    ),
    "a suffix in a text box": field(
        Text("A", street_suffix(application.home)), "is one answer of several", "Select(...)"
    ),
    "a suffix that there is not": field(
        Select("A", street_suffix(application.home), options={"streat": "ST"}), "never gives: streat", "alley"
    ),
    "a direction too few": field(
        Select("A", street_direction(application.home), options=["N", "S"]), "has no option for: E, W, NE", "otherwise="
    ),
    # conditions
    "an address that fits into what": field(
        Text("A", GIVEN, when=fits_in_parts(application.home, suffixes="ST")), "has suffixes='ST'", "the county's list"
    ),
    "a unit that there is not": field(
        Text("A", GIVEN, when=fits_in_parts(application.home, units={"flat": "Flat"})),
        "knows no such units: flat",
        "it is one of: apartment",
    ),
    "a condition that is no source": field(Text("A", GIVEN, when=True), "applies when True", "when=yes("),
    "a condition that is no yes or no": field(
        Text("A", GIVEN, when=application.home), "applies when application.home, which is an Address", "answered("
    ),
    "required is neither": field(Text("A", GIVEN, required="yes"), "is required when 'yes'", "required=True"),
    "a yes to an address": field(Tick("A", yes(application.home)), "wants a yes or no", "answered(application.home)"),
    "both of what is no condition": field(
        Text("A", GIVEN, when=both(HOMELESS, applicant.sex)),
        "both(yes(application.is_homeless), applicant.sex) wants",
        "",
    ),
    "a condition over a text": field(
        Tick("A", yes("homeless")), "'homeless' stands where a source", "always('homeless')"
    ),
    "a value that never occurs": field(
        Text("A", GIVEN, when=is_one_of(applicant.sex, "female", "man")),
        "applicant.sex is never 'man'",
        "female, male, other",
    ),
    "no value that occurs": field(
        Text("A", GIVEN, when=is_not(applicant.sex, "man")), "is never 'man'", "it is one of"
    ),
    "the age of a name": field(
        Text("A", GIVEN, when=is_under(18, GIVEN)), "wants a date", "name a source that is a date"
    ),
    "the length of a name": field(Text("A", GIVEN, when=at_least(2, GIVEN)), "wants a list", "a source that is a list"),
    "any member's address": field(
        Text("A", GIVEN, when=any_member(application.home)),
        "any_member(application.home) wants a yes or no",
        "answered(",
    ),
    "the initial of a date": field(
        Text("A", first_letter(applicant.birth_date)), "wants a text", "a source that is a text"
    ),
    "the pay of a member": field(Money("A", hourly_as_weekly(applicant)), "wants a Job", "a source that is a Job"),
    "the relationship of a name": field(
        Radio("A", relationship(GIVEN, applicant), options=["x"], otherwise="y"), "wants a Member", "that is a Member"
    ),
    # fields
    "changed by the page into what": field(
        Text("A", GIVEN, then_shows="upper"), "is changed by the page as 'upper'", "thousands_commas"
    ),
    "a list that the page changes": field(
        Select("A", applicant.sex, options=SEXES, then_shows=upper), "has no 'then_shows'", ""
    ),
    "no label": field(Text(" ", GIVEN), "has no label", "as a person reads it"),
    "a misspelt word": field(Text("A", GIVEN, longst=15), "has no 'longst'", "did you mean longest?"),
    "a word nobody knows": field(Text("A", GIVEN, zzz=15), "has no 'zzz'", "it has: "),
    "a length without its name": field(Text("A", GIVEN, 15), "has 15 without a name", "label and source"),
    "a length that is none": field(Text("A", GIVEN, longest=0), "is at most 0 characters long", "maxlength"),
    "money of no length": field(Money("A", application.expenses.medical, longest="9"), "is at most '9'", "maxlength"),
    "cut without a length": field(Text("A", GIVEN, cut=True), "is cut but has no length", "longest="),
    "cut at what": field(Text("A", GIVEN, longest=9, cut="word"), "is cut at 'word'", 'cut="words"'),
    "cleaned by what": field(Text("A", GIVEN, clean="A-Z"), "is cleaned by 'A-Z'", "Cleaning(...)"),
    "a line break of three": field(TextArea("A", GIVEN, line_break_counts=3), "as 3", "2 where the county"),
    "a selector without a reason": field(Text("A", GIVEN, css="#x"), "CSS selector without a reason", "css_because"),
    "three boxes of what": field(
        ThreeBoxes("A", applicant.birth_date), "has boxes labelled ('', '', '')", "ThreeBoxes.date"
    ),
    "a date in no form": field(
        OneBox.date("A", applicant.birth_date, form="MM/DD"), "writes a date as 'MM/DD'", "%m/%d/%Y"
    ),
    "a phone in two groups": field(
        OneBox.phone("A", application.contact.phone, form="{}-{}"), "three groups of digits as '{}-{}'", '"{}-{}-{}"'
    ),
    "a loop that is none": field(Text("A", GIVEN, each=member.name), "comes for each", "each=later_members"),
    "pairs without a member": field(
        Text("A", GIVEN, each=later_members), "each=every later member speaks of a member", ""
    ),
    "ticks without a gate": field(TickMembers("A", member.has_job), "which is no gate", "Gate("),
    "ticks that repeat": field(
        TickMembers("A", Gate("works", who=member.has_job), each=later_members),
        "comes several times",
        "leave each",
        each=everyone,
    ),
    "a gate over a list": field(
        TickMembers("A", Gate("works", who=member.jobs)), "wants a yes or no", "answered(member.jobs)"
    ),
    "a gate over a job": field(
        TickMembers("A", Gate("works", who=yes(job.pay))), "wants a yes or no", "answered(job.pay)"
    ),
    "a gate about nobody": field(
        TickMembers("A", Gate("x", who=more_turns)), "speaks of turn, and only a member has the turn", "member.has_job"
    ),
    "a gate among what": field(
        TickMembers("A", Gate("x", who=member.has_job, among=member)),
        "Gate('x') lists member",
        "other_members",  # type: ignore[arg-type]
    ),
    "options that are one text": field(
        Radio("A", always("x"), options="Yes"), "offers 'Yes'", "options={our answer: its words}"
    ),
    "the source before the label": on_page(
        "begins with applicant.name.given", "the label first", Text(GIVEN, "First name")
    ),  # type: ignore[arg-type]
    "the same field twice": Slip(
        lambda: form_of(page(A_NAME, Text("First Name", GIVEN))),
        "mini, page 'one', field 'First Name'",
        "stands twice on this page",
        "its own label",
    ),
    "a placeholder nobody knows": field(Text("{name}", GIVEN), "speaks of {name}", "{member}"),
    "a placeholder with a part": field(Text("{member.name}", GIVEN), "speaks of {member.name}", "{member}"),
    "a member's name where there is none": field(Text("Of {member}", GIVEN), "speaks of {member}", "each=..."),
    "another's name where there is none": field(
        Text("{other}", GIVEN), "speaks of {other}", "later_members", each=everyone
    ),
}
