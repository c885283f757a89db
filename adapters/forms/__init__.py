"""The form language: the words in which a county's form is declared once.

A declaration imports from here only. docs/onboarding.md teaches it by example.
"""

from adapters.forms.cleaning import AS_IT_IS, Cleaning, Note
from adapters.forms.derived import (
    by_sex,
    first_letter,
    first_name_or,
    five_digits,
    full_name,
    hourly_as_weekly,
    last_name,
    last_name_with_suffix_unless,
    more_turns,
    relationship,
    whole_number,
)
from adapters.forms.errors import DeclarationMistake, FaultyDeclaration, Mistake
from adapters.forms.fields import (
    Control,
    Field,
    File,
    Money,
    Must,
    NotAsked,
    OneBox,
    Radio,
    Select,
    Signature,
    Text,
    TextArea,
    ThreeBoxes,
    Tick,
    TickList,
    TickMembers,
    YesNo,
)
from adapters.forms.form import Confirmation, EarlierList, Errors, Form, Home, Page, Portal, SignIn
from adapters.forms.people import (
    Gate,
    People,
    all_but_the_last,
    everyone,
    items_of,
    jobs_of,
    later_members,
    members_for_whom,
    other_members,
    the_applicant,
)
from adapters.forms.rendition import FieldText, PageText, Rendition, render
from adapters.forms.sources import (
    always,
    answered,
    any_member,
    applicant,
    application,
    at_least,
    both,
    choose,
    either,
    is_not,
    is_one_of,
    is_under,
    item,
    job,
    member,
    no,
    other,
    yes,
)

__all__ = [name for name in dir() if not name.startswith("_")]
