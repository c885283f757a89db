"""What Alder's boxes take, and the lists from which it lets people choose."""

from __future__ import annotations

import re

from sandbox import lists
from sandbox.controls import Rule, options

NAME = Rule(re.compile(r"[A-Za-z \-]+"), "Use plain letters, spaces and hyphens only.")
PLAIN = Rule(re.compile(r"[A-Za-z0-9 \-]+"), "Use plain letters, numbers, spaces and hyphens only.")
ADDRESS = Rule(re.compile(r"[A-Za-z0-9 \-#/.]+"), "Use plain letters, numbers, spaces and # / . - only.")
CODE = Rule(re.compile(r"[A-Za-z0-9]+"), "Use letters and numbers only.")
ZIP = Rule(re.compile(r"[0-9]{5}"), "Enter a five digit ZIP code.")
EMAIL = Rule(re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}"), "Enter an e-mail address.")
STORY = Rule(re.compile(r"[A-Za-z0-9 \-.,#/\r\n]+"), "Use plain letters, numbers, spaces and . , # / - only.")

PLAIN_LETTERS = "Use plain letters: write Ñ as N, Ü as U, leave out apostrophes."
ONE_NAME = "If a person has only one name, write it as last name and FNU as first name."

PHONE_PARTS = (("Area code", 3), ("Prefix", 3), ("Line", 4))
SSN_PARTS = (("First three", 3), ("Middle two", 2), ("Last four", 4))

YES_NO = options("Yes", "No")
YES_NO_UNKNOWN = options("Yes", "No", "I don't know")
SEXES = options("Female", "Male", "Unknown")
SUFFIXES = options("JR", "SR", "II", "III", "IV")
MARITAL = options("Never married", "Married", "Separated", "Divorced", "Widowed", "Unknown")
LANGUAGES = options("English", "Spanish", "Vietnamese", "Chinese", "Russian", "Arabic", "Other")
MAIL = options("To where I live", "To another address", "Hold it at the county office")
STATES = options(*lists.STATE_CODES)
RELATIONS = {sex: options(*lists.relatives(sex)) for sex in ("Female", "Male", "Unknown")}
ENROLLMENTS = options("Half time or more", "Less than half time", "I don't know")
STATUSES = options("Eligible noncitizen", "Other", "I don't know")
PAY_PERIODS = options("Weekly", "Every two weeks", "Twice a month", "Monthly")
MONEY_KINDS = options(
    "Unemployment", "SSI", "Social Security", "Workers comp", "Pension", "Child support", "Something else"
)
UTILITIES = options("Electricity", "Gas", "Water", "Phone", "Trash", "None of these")
VEHICLES = options("0", "1", "2", "3", "4", "5 or more")
DAYS = options(*lists.DAYS)
TIMES = options(*lists.TIMES)
