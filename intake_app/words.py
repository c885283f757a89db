"""Every text of the pages, in one catalogue by language. Grade-5 English: short words, short sentences.

Nothing else in the intake holds words that a client reads. A text is named by a :class:`Line` and said by the
:class:`Words` of a language, so that a translation is one more catalogue with the same keys and the same ``{parts}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from byfive.application import IncomeKind, PayPeriod, Relationship, Sex


@dataclass(frozen=True)
class Line:
    """One text to be said: its key in the catalogue and what goes into its ``{parts}`` (which may be lines, too)."""

    key: str
    parts: Mapping[str, object] = field(default_factory=dict)


def line(key: str, **parts: object) -> Line:
    """A line by its key and its parts."""
    return Line(key, parts)


@dataclass(frozen=True)
class Words:
    """The catalogue of one language (its code as HTML's ``lang`` wants it)."""

    language: str
    catalogue: Mapping[str, str]

    def __call__(self, key: str, **parts: object) -> str:
        """The text of a key. Raises KeyError for a key that the catalogue lacks."""
        return self.say(Line(key, parts))

    def say(self, said: Line | str) -> str:
        """The text of a line; a client's own words are said as they are."""
        if isinstance(said, str):
            return said
        parts = {name: self.say(part) if isinstance(part, Line) else part for name, part in said.parts.items()}
        return self.catalogue[said.key].format(**parts)


_RELATIONSHIPS = {
    Relationship.SPOUSE: "Wife or husband",
    Relationship.PARTNER: "Partner (not married)",
    Relationship.CHILD: "Child",
    Relationship.STEPCHILD: "Stepchild",
    Relationship.PARENT: "Parent",
    Relationship.STEPPARENT: "Stepparent",
    Relationship.SIBLING: "Brother or sister",
    Relationship.GRANDCHILD: "Grandchild",
    Relationship.GRANDPARENT: "Grandparent",
    Relationship.OTHER_RELATIVE: "Other family",
    Relationship.UNRELATED: "Not family",
}
_SEXES = {Sex.FEMALE: "Female", Sex.MALE: "Male", Sex.OTHER: "Other"}
_PAY_PERIODS = {
    PayPeriod.HOURLY: "By the hour",
    PayPeriod.WEEKLY: "Every week",
    PayPeriod.EVERY_TWO_WEEKS: "Every 2 weeks",
    PayPeriod.TWICE_A_MONTH: "2 times a month",
    PayPeriod.MONTHLY: "Every month",
}
_INCOMES = {
    IncomeKind.UNEMPLOYMENT: "Unemployment",
    IncomeKind.SSI: "SSI",
    IncomeKind.SOCIAL_SECURITY: "Social Security",
    IncomeKind.WORKERS_COMPENSATION: "Workers' compensation (hurt at work)",
    IncomeKind.PENSION: "Pension or retirement",
    IncomeKind.CHILD_SUPPORT: "Child support",
    IncomeKind.OTHER: "Other money",
}
_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

ENGLISH = Words(
    "en",
    {
        # every page
        "site.title": "Food benefits",
        "page.step": "Step {step} of {steps}",
        "page.back": "Back",
        "page.next": "Next",
        "page.optional": "(you can skip this)",
        "page.error_title": "Error: {title}",
        "page.go_on": "Go on without these answers",
        "page.go_on_hint": "Your county will ask you for them later.",
        "problems.title": "Please look at this again",
        "not_saved": "We could not save your answers just now. They are still on this page. Please press Next again.",
        # start
        "start.title": "Apply for CalFresh food benefits",
        "start.what": "CalFresh (food stamps) helps you buy food. We send your answers to your county.",
        "start.minutes": "It takes about 8 minutes.",
        "start.date_title": "To hold your date",
        "start.date": "Your benefits count from the day your county gets these 3 things:",
        "start.date_name": "your name",
        "start.date_address": "your address, or that you do not have one",
        "start.date_signature": "your signature",
        "start.rest": "You can skip many other questions. The more you tell us now, the less your county asks later.",
        "start.kept": "You can stop and come back on this phone. We keep your answers locked for 24 hours.",
        "start.begin": "Start",
        "start.go_on": "Go on where you stopped",
        "start.again": "Delete my answers and start again",
        "start.another": "Start a new application",
        "start.sent": "You sent us an application. Its number is {reference}.",
        "start.gone": "We no longer have your answers. We delete them 24 hours after your last answer, or when you "
        "start again. Please start here.",
        # you
        "you.title": "About you",
        "name.given": "First name",
        "name.middle": "Middle name",
        "name.family": "Last name",
        "name.hint": "If you have only one name, write it here or under last name. Leave the other one empty.",
        "name.hint_person": "If this person has only one name, write it here or under last name.",
        "name.missing": "Write a first name or a last name",
        "birth.label": "Birth date",
        "birth.hint": "For example: 7 24 1990",
        "birth.missing": "Write the birth date",
        "sex.label": "Sex",
        "county.label": "What county do you live in?",
        "county.missing": "Choose your county",
        # where you live
        "home.title": "Where do you live?",
        "home.intro": "If you stay in a shelter, you can give its address.",
        "home.homeless": "I do not have a fixed address",
        "home.both": "You wrote an address and also ticked “I do not have a fixed address”. Please keep only one.",
        "address.line1": "Street address",
        "address.line1_hint": "The number and the street",
        "address.line2": "Apartment or unit",
        "address.city": "City",
        "address.state": "State",
        "address.zip": "ZIP code",
        "address.zip_hint": "5 numbers",
        "address.line1_missing": "Write the number and the street",
        "home.line1_missing": "Write your street address, or tick “I do not have a fixed address”",
        "address.city_missing": "Write the city",
        "address.zip_missing": "Write the ZIP code",
        "address.zip_wrong": "A ZIP code has 5 numbers, like 95340",
        "mail.title": "Your mail",
        "mail.label": "Where can you get mail?",
        "mail.same": "Where I live",
        "mail.other": "At another address or a PO box",
        "mail.none": "I have no place to get mail",
        "mail.missing": "Choose where you can get mail",
        "mail_address.title": "Where you get mail",
        "mail_address.line1_hint": "The number and the street, or a PO box",
        # contact
        "contact.title": "How can we reach you?",
        "contact.intro": "Your county may call you for a short interview.",
        "contact.phone": "Phone number",
        "contact.phone_hint": "10 numbers, like 209 555 0123",
        "contact.phone_wrong": "A phone number has 10 numbers, like 209 555 0123",
        "contact.may_text": "May we send texts to this phone?",
        "contact.no_phone": "Write the phone number that we may text",
        "contact.email": "E-mail",
        "contact.email_hint": "Like name@example.org",
        "contact.email_wrong": "Write an e-mail address like name@example.org",
        "contact.may_email": "May we send you e-mail?",
        "contact.no_email": "Write the e-mail address that we may write to",
        # people
        "people.title": "People who live with you",
        "people.others": "How many other people live with you?",
        "people.others_hint": "Count children, too. Do not count yourself. If you live alone, choose 0.",
        "people.others_missing": "Choose how many other people live with you. If you live alone, choose 0",
        "people.you_apply": "Do you want food benefits for yourself?",
        "people.you_apply_hint": "You can also ask only for others, like your children.",
        "people.you_apply_missing": "Choose if you want food benefits for yourself",
        "people.nobody": "You live alone and do not want benefits for yourself. Please change one of the two.",
        "person.title": "Person {number}",
        "person.same_name": "{name} (person {number})",
        "person.intro": "Tell us about person {number} of {people}. You are person 1.",
        "person.to_you": "What is this person to you?",
        "person.to_person": "What is this person to {person}?",
        "person.missing_to_you": "Choose what this person is to you",
        "person.missing_to_person": "Choose what this person is to {person}",
        "person.eats": "Do you buy and cook food with this person?",
        "person.eats_missing": "Choose if you buy and cook food with this person",
        "person.applies": "Do you want food benefits for this person?",
        "person.applies_missing": "Choose if you want food benefits for this person",
        # work
        "work.title": "Money from work",
        "work.label_you": "Do you have a job?",
        "work.label_person": "Does {person} have a job?",
        "work.missing_you": "Choose if you have a job",
        "work.missing_person": "Choose if {person} has a job",
        "job.title_you": "Your job",
        "job.title_person": "Job of {person}",
        "job.title_again_you": "Your job number {turn}",
        "job.title_again_person": "Job number {turn} of {person}",
        "job.employer": "Name of the employer",
        "job.employer_missing": "Write the name of the employer",
        "job.pay": "Pay before taxes",
        "job.pay_hint": "The dollars for one payday, or for one hour.",
        "job.pay_missing": "Write how much the pay is",
        "job.period": "How is the pay counted?",
        "job.period_missing": "Choose how the pay is counted",
        "job.hours": "Hours of work a week",
        "job.hours_hint": "If it changes, write about how many.",
        "job.hours_missing": "Write about how many hours a week",
        "job.hours_wrong": "Write a number of hours from 0 to 168",
        "job.another_you": "I have one more job",
        "job.another_person": "{person} has one more job",
        # other money
        "other.title": "Other money",
        "other.intro": "Like Social Security, SSI, unemployment, a pension or child support.",
        "other.label_you": "Do you get money that is not from a job?",
        "other.label_person": "Does {person} get money that is not from a job?",
        "other.missing_you": "Choose if you get money that is not from a job",
        "other.missing_person": "Choose if {person} gets money that is not from a job",
        "income.title_you": "Other money that you get",
        "income.title_person": "Other money that {person} gets",
        "income.intro": "Tick each kind. Write how many dollars it brings each month.",
        "income.amount": "Dollars each month",
        "income.amount_missing": "{kind}: write the dollars each month",
        "income.shown": "{amount} each month",
        "income.shown_unknown": "Yes, amount not answered",
        "income.none": "Tick at least one kind of money, or go back and choose No",
        # rent
        "rent.title": "What your home costs",
        "rent.label": "Rent or house payment each month",
        "rent.hint": "In dollars. If you pay nothing, write 0.",
        # check
        "check.title": "Check your answers",
        "check.intro": "Is everything right? You can still change it.",
        "check.change": "Change",
        "check.go_on": "Go on to sign",
        "check.not_answered": "Not answered",
        # sign
        "sign.title": "Sign and send",
        "sign.intro": "When you sign, we send your answers to {county}.",
        "sign.perjury": "You sign under penalty of perjury. That means: it is a crime to lie here on purpose. "
        "If you did not know something, that is not a lie.",
        "sign.name": "Type your full name. This is your signature.",
        "sign.name_missing": "Type your full name to sign",
        "sign.agree": "My answers are true as far as I know. You may send them to my county.",
        "sign.agree_missing": "Tick the box to agree",
        "sign.button": "Sign and send",
        "sign.not_sent": "We could not send it just now. Your answers are safe. Please press “Sign and send” again "
        "in a minute.",
        # done
        "done.title": "You did it. We have your application.",
        "done.number": "Your number is",
        "done.keep": "Write it down, or take a picture of this page.",
        "done.next": "What happens next",
        "done.today": "We send it to your county today before {time}.",
        "done.later": "We send it to your county by {day}, before {time}.",
        "done.was_due": "It was to reach your county by {day}, {time}. To ask about it, call your county.",
        "done.interview": "Your county will call or write to you for an interview.",
        "done.papers": "It may ask for papers, like an ID or pay stubs.",
        "done.shared": "Your answers are no longer on this phone.",
        # answers, everywhere
        "choose": "Choose one",
        "yes": "Yes",
        "no": "No",
        "not_sure": "I am not sure",
        "rather_not": "I would rather not say",
        "wrong.choice": "Choose one of the answers",
        "wrong.too_long": "This is too long. Write {most} letters or less",
        "wrong.text": "We cannot take this. Please write it another way",
        "wrong.money": "Write dollars with numbers, like 1250 or 1250.50",
        "wrong.date": "This day is not in the calendar. Write month, day and year with numbers, like 7 24 1990",
        "wrong.date_part": "Write the month, the day and the year",
        "wrong.date_year": "Write the year with 4 numbers, like 1990",
        "wrong.date_old": "Write a year from 1900 on",
        "wrong.date_future": "This day has not come yet. Check the year",
        "money": "${amount}",
        "date.month": "Month",
        "date.day": "Day",
        "date.year": "Year",
        "date.shown": "{month} {day}, {year}",
        "day.shown": "{weekday}, {month} {day}",
        "time.hour_am": "{hour} am",
        "time.hour_pm": "{hour} pm",
        "time.minute_am": "{hour}:{minute} am",
        "time.minute_pm": "{hour}:{minute} pm",
        # when something goes wrong
        "trouble.home": "Go to the first page",
        "trouble.404.title": "This page is not here",
        "trouble.404.what": "Your answers are safe. Go to the first page and go on from there.",
        "trouble.403.title": "This page was too old",
        "trouble.403.what": "To keep you safe, we did not save what you just sent. Go back, load the page again, and "
        "press the button once more.",
        "trouble.400.title": "We could not read that",
        "trouble.400.what": "Your earlier answers are safe. Go back and try again.",
        "trouble.500.title": "Something went wrong on our side",
        "trouble.500.what": "It is not your fault. Your answers are safe. Try again in a minute.",
        **{f"relationship.{of}": text for of, text in _RELATIONSHIPS.items()},
        **{f"sex.{sex}": text for sex, text in _SEXES.items()},
        **{f"pay_period.{period}": text for period, text in _PAY_PERIODS.items()},
        **{f"income.{kind}": text for kind, text in _INCOMES.items()},
        **{f"month.{number}": text for number, text in enumerate(_MONTHS, start=1)},
        **{f"weekday.{number}": text for number, text in enumerate(_WEEKDAYS)},
    },
)
