"""How Alder wants things written, and the answers its lists offer.

Left: our canonical answer. Right: the county's own words. A canonical answer that a list lacks is a
finding for a person, unless the page says what stands for it.
"""

from adapters.forms import Cleaning, by_sex
from adapters.forms.cleaning import (
    drop_apostrophes,
    line_breaks_kept,
    plain_dashes,
    plain_letters,
    space_for,
    squeeze,
    upper,
)
from byfive.application import (
    Citizenship,
    IncomeKind,
    InterviewDay,
    InterviewTime,
    Language,
    MaritalStatus,
    PayPeriod,
    Relationship,
    Sex,
    Utility,
)

NAME = Cleaning(plain_dashes, drop_apostrophes, plain_letters, space_for(".,/&_"), squeeze, upper, allows="A-Z -")
EMPLOYER = Cleaning(
    plain_dashes, drop_apostrophes, plain_letters, space_for(".,/&_"), squeeze, upper, allows="A-Z0-9 -"
)
ADDRESS = Cleaning(plain_dashes, drop_apostrophes, plain_letters, space_for(","), squeeze, upper, allows="A-Z0-9 #/.-")
FREE_TEXT = Cleaning(
    plain_dashes, drop_apostrophes, plain_letters, line_breaks_kept, upper, allows="A-Z0-9 .,#/\n-", refuses="replace"
)
ONE_LINE = Cleaning(plain_dashes, drop_apostrophes, plain_letters, squeeze, upper, allows="A-Z0-9 -", refuses="replace")
EMAIL = Cleaning(allows="A-Za-z0-9.@_+%-")

SUFFIXES = {"JR": "JR", "SR": "SR", "II": "II", "III": "III", "IV": "IV"}

SEXES = {Sex.FEMALE: "Female", Sex.MALE: "Male", Sex.OTHER: "Unknown"}

MARITAL_STATUSES = {
    MaritalStatus.NEVER_MARRIED: "Never married",
    MaritalStatus.MARRIED: "Married",
    MaritalStatus.SEPARATED: "Separated",
    MaritalStatus.DIVORCED: "Divorced",
    MaritalStatus.WIDOWED: "Widowed",
}

LANGUAGES = {
    Language.ENGLISH: "English",
    Language.SPANISH: "Spanish",
    Language.VIETNAMESE: "Vietnamese",
    Language.CHINESE: "Chinese",
    Language.RUSSIAN: "Russian",
    Language.ARABIC: "Arabic",
    Language.TAGALOG: "Other",
    Language.OTHER: "Other",
}

RELATIONS = by_sex(
    {
        # what one is to the other: for a woman, for a man, for anybody else
        Relationship.SPOUSE: ("wife", "husband", "spouse"),
        Relationship.PARTNER: ("partner", "partner", "partner"),
        Relationship.PARENT: ("mother", "father", "parent"),
        Relationship.CHILD: ("daughter", "son", "child"),
        Relationship.STEPPARENT: ("stepmother", "stepfather", "stepparent"),
        Relationship.STEPCHILD: ("stepdaughter", "stepson", "stepchild"),
        Relationship.GRANDPARENT: ("grandmother", "grandfather", "grandparent"),
        Relationship.GRANDCHILD: ("granddaughter", "grandson", "grandchild"),
        Relationship.SIBLING: ("sister", "brother", "sibling"),
        Relationship.OTHER_RELATIVE: ("other relative", "other relative", "other relative"),
        Relationship.UNRELATED: ("not related", "not related", "not related"),
    }
)

IMMIGRATION_STATUSES = {Citizenship.ELIGIBLE_NONCITIZEN: "Eligible noncitizen", Citizenship.OTHER: "Other"}

PAY_PERIODS = {
    PayPeriod.HOURLY: "Weekly",  # the list has no Hourly: the help text asks for pay times weekly hours
    PayPeriod.WEEKLY: "Weekly",
    PayPeriod.EVERY_TWO_WEEKS: "Every two weeks",
    PayPeriod.TWICE_A_MONTH: "Twice a month",
    PayPeriod.MONTHLY: "Monthly",
}

MONEY_KINDS = {
    IncomeKind.UNEMPLOYMENT: "Unemployment",
    IncomeKind.SSI: "SSI",
    IncomeKind.SOCIAL_SECURITY: "Social Security",
    IncomeKind.WORKERS_COMPENSATION: "Workers comp",
    IncomeKind.PENSION: "Pension",
    IncomeKind.CHILD_SUPPORT: "Child support",
    IncomeKind.OTHER: "Something else",
}

UTILITIES = {
    Utility.ELECTRICITY: "Electricity",
    Utility.GAS: "Gas",
    Utility.WATER: "Water",
    Utility.PHONE: "Phone",
    Utility.TRASH: "Trash",
}

VEHICLES = {0: "0", 1: "1", 2: "2", 3: "3", 4: "4"}

INTERVIEW_DAYS = {
    InterviewDay.MONDAY: "Monday",
    InterviewDay.TUESDAY: "Tuesday",
    InterviewDay.WEDNESDAY: "Wednesday",
    InterviewDay.THURSDAY: "Thursday",
    InterviewDay.FRIDAY: "Friday",
}

INTERVIEW_TIMES = {
    InterviewTime.EARLY_MORNING: "Early morning",
    InterviewTime.LATE_MORNING: "Late morning",
    InterviewTime.EARLY_AFTERNOON: "Early afternoon",
    InterviewTime.LATE_AFTERNOON: "Late afternoon",
}
