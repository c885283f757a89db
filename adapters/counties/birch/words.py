"""How Birch wants things written, and the answers its lists offer.

Left: our canonical answer. Right: the county's own words.
"""

from adapters.forms import Cleaning, by_sex
from adapters.forms.cleaning import (
    line_breaks_kept,
    plain_apostrophes,
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
    PayPeriod,
    Relationship,
    Sex,
    Utility,
)

NAME = Cleaning(plain_dashes, plain_apostrophes, plain_letters, space_for(",/&_"), squeeze, allows="A-Za-z .'-")
SUFFIX = Cleaning(plain_letters, space_for(".,"), squeeze, upper, allows="A-Z")
ADDRESS = Cleaning(plain_dashes, plain_apostrophes, plain_letters, squeeze, allows="A-Za-z0-9 #.,/'-")
ONE_LINE = Cleaning(plain_dashes, plain_apostrophes, plain_letters, squeeze, allows=" -~")
FREE_TEXT = Cleaning(
    plain_dashes, plain_apostrophes, plain_letters, line_breaks_kept, allows=" -~\n", refuses="replace"
)
EMAIL = Cleaning(allows="A-Za-z0-9.@_+%-")

WAYS_OF_APPLYING = ["For myself", "For a client of my organization", "For a family member"]

SUFFIXES = {"JR": "Jr.", "SR": "Sr.", "II": "II", "III": "III", "IV": "IV", "V": "V"}

SEXES = {Sex.FEMALE: "Female", Sex.MALE: "Male", Sex.OTHER: "X"}

SSN_ANSWERS = ["I have one", "I do not have one", "I would rather not say"]

CITIZEN = {Citizenship.CITIZEN: "Yes", Citizenship.ELIGIBLE_NONCITIZEN: "No", Citizenship.OTHER: "No"}

IMMIGRATION_STATUSES = ["Lawful permanent resident", "Refugee or asylee", "Other status", "I do not know"]

DIRECTIONS = ["N", "S", "E", "W", "NE", "NW", "SE", "SW"]

STREET_SUFFIXES = {
    "alley": "Alley",
    "avenue": "Avenue",
    "boulevard": "Boulevard",
    "circle": "Circle",
    "court": "Court",
    "crossing": "Crossing",
    "drive": "Drive",
    "highway": "Highway",
    "hill": "Hill",
    "lane": "Lane",
    "loop": "Loop",
    "parkway": "Parkway",
    "pass": "Pass",
    "path": "Path",
    "place": "Place",
    "plaza": "Plaza",
    "ridge": "Ridge",
    "road": "Road",
    "run": "Run",
    "square": "Square",
    "street": "Street",
    "terrace": "Terrace",
    "trail": "Trail",
    "way": "Way",
}

UNIT_TYPES = {
    "apartment": "Apartment",
    "unit": "Unit",
    "suite": "Suite",
    "space": "Space",
    "lot": "Lot",
    "building": "Building",
    "floor": "Floor",
    "room": "Room",
    "trailer": "Trailer",
}

LANGUAGES = {
    Language.ENGLISH: "English",
    Language.SPANISH: "Spanish",
    Language.VIETNAMESE: "Vietnamese",
    Language.CHINESE: "Chinese",
    Language.TAGALOG: "Tagalog",
    Language.RUSSIAN: "Russian",
    Language.ARABIC: "Arabic",
    Language.OTHER: "Other",
}

RELATIONS = by_sex(
    {
        # what one is to the other: for a woman, for a man, for anybody else
        Relationship.SPOUSE: ("Wife", "Husband", "Spouse"),
        Relationship.PARTNER: ("Partner", "Partner", "Partner"),
        Relationship.PARENT: ("Mother", "Father", "Parent"),
        Relationship.CHILD: ("Daughter", "Son", "Child"),
        Relationship.STEPPARENT: ("Stepmother", "Stepfather", "Stepparent"),
        Relationship.STEPCHILD: ("Stepdaughter", "Stepson", "Stepchild"),
        Relationship.GRANDPARENT: ("Grandmother", "Grandfather", "Grandparent"),
        Relationship.GRANDCHILD: ("Granddaughter", "Grandson", "Grandchild"),
        Relationship.SIBLING: ("Sister", "Brother", "Sibling"),
        Relationship.OTHER_RELATIVE: ("Other relative", "Other relative", "Other relative"),
        Relationship.UNRELATED: ("Not related", "Not related", "Not related"),
    }
)

PAY_PERIODS = {
    PayPeriod.HOURLY: "Every hour",
    PayPeriod.WEEKLY: "Every week",
    PayPeriod.EVERY_TWO_WEEKS: "Every two weeks",
    PayPeriod.TWICE_A_MONTH: "Twice a month",
    PayPeriod.MONTHLY: "Every month",
}

INCOME_KINDS = {
    IncomeKind.UNEMPLOYMENT: "Unemployment insurance",
    IncomeKind.SSI: "SSI",
    IncomeKind.SOCIAL_SECURITY: "Social Security",
    IncomeKind.WORKERS_COMPENSATION: "Workers' compensation",
    IncomeKind.PENSION: "Pension",
    IncomeKind.CHILD_SUPPORT: "Child support",
    IncomeKind.OTHER: "Other",
}

BILLS = {
    Utility.ELECTRICITY: "Electricity",
    Utility.GAS: "Gas",
    Utility.WATER: "Water",
    Utility.PHONE: "Phone",
    Utility.TRASH: "Garbage",
}

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
