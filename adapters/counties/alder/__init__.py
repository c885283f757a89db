"""Alder County Benefits Online: the county's pages in their order, as a person meets them.

What the county asks, and the words it uses, stand here once. What is typed, what is checked before,
how the robot walks and the copy sheet are derived from it. docs/onboarding.md teaches the language.
"""

from datetime import date, time

from adapters.forms import (
    STATES,
    Confirmation,
    EarlierList,
    Errors,
    Form,
    Gate,
    Home,
    Money,
    Must,
    NotAsked,
    Page,
    Portal,
    Radio,
    Select,
    Signature,
    SignIn,
    Text,
    TextArea,
    ThreeBoxes,
    Tick,
    TickList,
    TickMembers,
    YesNo,
    all_but_the_last,
    always,
    answered,
    any_member,
    application,
    at_least,
    both,
    choose,
    either,
    first_name_or,
    five_digits,
    full_name,
    hourly_as_weekly,
    is_not,
    is_one_of,
    is_under,
    item,
    items_of,
    job,
    jobs_of,
    last_name_with_suffix_unless,
    later_members,
    member,
    members_for_whom,
    more_turns,
    no,
    other,
    other_members,
    relationship,
    the_applicant,
    whole_number,
    yes,
)
from byfive.counties import County, HolidayCalendar

from . import words
from .words import ADDRESS, EMAIL, EMPLOYER, FREE_TEXT, NAME, ONE_LINE

PARTNER_NUMBER = "BYFIVE01"

# Named for what is true.
is_homeless = both(yes(application.is_homeless), no(application.has_home))
has_home = yes(application.has_home)
no_address = no(application.has_home)
not_homeless = is_not(application.is_homeless, True)
has_others = at_least(2, application.members)
mail_elsewhere = yes(application.mail_goes_elsewhere)
has_a_child = any_member(is_under(18, member.birth_date))
may_be_pregnant = members_for_whom(is_not(member.sex, "male"))
has_representative = answered(application.representative)

# A gate feeds the boxes that are ticked and the pages that follow from them.
food_sharers = Gate("shares food", who=member.eats_with_applicant, among=other_members)
disabled = Gate("is disabled", who=member.is_disabled)
pregnant = Gate("is pregnant", who=member.is_pregnant, among=may_be_pregnant)
students = Gate("is in school", who=member.is_student)
veterans = Gate("served", who=member.is_veteran)
noncitizens = Gate("is not a citizen", who=is_one_of(member.citizenship, "eligible_noncitizen", "other"))
jobholders = Gate("has a job", who=member.has_job)
self_employed = Gate("works for themselves", who=member.is_self_employed)
with_other_money = Gate("gets other money", who=member.has_other_income)

first_name = Text("First name", first_name_or("FNU", member.name), longest=15, cut=True, clean=NAME, required=True)
last_name = Text(
    "Last name",
    last_name_with_suffix_unless(words.SUFFIXES, member.name),
    longest=20,
    cut=True,
    clean=NAME,
    required=True,
)
birth_date = ThreeBoxes.date("Birth date", member.birth_date, required=True, private=True)

about_a_person = [
    first_name,
    Text("Middle initial", member.name.middle, longest=1, cut=True, clean=NAME),
    last_name,
    Select("Suffix", member.name.suffix, options=words.SUFFIXES, clean=NAME, otherwise=""),
    Radio("Sex", member.sex, options=words.SEXES, unanswered="Unknown", required=True),
    birth_date,
    ThreeBoxes.ssn("Social Security number", member.ssn, private=True),
    Select("Marital status", member.marital_status, options=words.MARITAL_STATUSES, unanswered="Unknown", required=True),
]

ALDER = Form(
    County(
        name="alder",
        title="Alder County",
        zone="America/Los_Angeles",
        cut_off=time(17, 0),
        holidays=HolidayCalendar(without=frozenset({"Susan B. Anthony Day", "Diwali"})),
    ),
    seen=date(2026, 11, 23),
    people_shown_as=first_name,
    portal=Portal(
        "https://benefits.alder.example.org/",
        sign_in=SignIn("Sign in to Alder Benefits Online", user="User ID", password="Password", button="Sign in"),
        home=Home("Your Alder account", start="Start a new application", earlier="Applications you sent"),
        closed=["Alder Benefits Online is closed for maintenance"],
        errors=Errors("There is a problem", item="{label}: {words}"),
        confirmation=Confirmation("Thank you", number=r"Your confirmation number is (ALD-\d{4}-\d{6})\."),
        earlier=EarlierList(
            "Applications you sent",
            search="Last name",
            search_for=last_name,
            button="Search",
            number="Confirmation number",
            rows={"Name": "{Last name}, {First name}", "Birth date": "{Birth date}"},
            date_format="%m/%d/%Y",
            sent="Sent",
            sent_format="%m/%d/%Y %I:%M %p",
            older="Older",
        ),
        one_session_a_credential=True,
        settles_in_s=5,
    ),
    any_time=[
        Page("private computer", heading="Is this a private computer?", button="Continue", fields=[
            Radio("This computer is", always("Private"), options=["Private", "Shared"], required=True),
        ]),
        Page("notice", heading="System notice", button="Continue"),
        Page("survey", heading="How are we doing?", button="Not now"),
    ],
    pages=[
        Page("before you start", heading="Before you start", fields=[
            Text("Partner number", always(PARTNER_NUMBER), longest=8, required=True),
        ]),
        Page("rights", heading="Rights and responsibilities", fields=[
            Tick("I have read and understand my rights and responsibilities", application.consents_to_terms, required=True),
        ]),
        Page("programs", heading="What are you applying for?", fields=[
            Tick("CalFresh (food)", always(True), required=True),
            Tick("Medi-Cal (health)", application.wants_medi_cal),
        ]),

        Page("about you", heading="About you", each=the_applicant, fields=about_a_person),
        Page("where you live", heading="Where you live", fields=[
            Must(either(is_homeless, has_home), "an address, or the answer that there is none"),
            Must(either(no_address, not_homeless), "no address from those who have none"),
            Tick("I am homeless", is_homeless),
            Text("Street address", application.home.line1, longest=30, clean=ADDRESS, required=has_home),
            Text("Address line 2", application.home.line2, longest=30, clean=ADDRESS),
            Text("City", application.home.city, longest=20, clean=ADDRESS, required=has_home),
            Text("ZIP code", five_digits(application.home.zip), longest=5, required=has_home),
        ]),
        Page("mailing address", heading="Mailing address", fields=[
            Radio(
                "Where should we send mail?",
                choose(
                    (mail_elsewhere, "To another address"),
                    (has_home, "To where I live"),
                    otherwise="Hold it at the county office",
                ),
                options=["To where I live", "To another address", "Hold it at the county office"],
                required=True,
            ),
            Text("Mailing street", application.mailing.line1, longest=30, clean=ADDRESS, when=mail_elsewhere, required=True),
            Text("Mailing line 2", application.mailing.line2, longest=30, clean=ADDRESS, when=mail_elsewhere),
            Text("Mailing city", application.mailing.city, longest=20, clean=ADDRESS, when=mail_elsewhere, required=True),
            Select("Mailing state", application.mailing.state, options=STATES, when=mail_elsewhere, required=True),
            Text("Mailing ZIP code", five_digits(application.mailing.zip), longest=5, when=mail_elsewhere, required=True),
        ]),
        Page("how to reach you", heading="How to reach you", fields=[
            ThreeBoxes.phone("Phone", application.contact.phone, private=True),
            Text("E-mail", application.contact.email, longest=40, clean=EMAIL, private=True),
            Text("E-mail again", application.contact.email, longest=40, clean=EMAIL, private=True),
            YesNo("May we send you text messages?", application.contact.may_text, unanswered="No"),
            Select("Language you speak best", application.contact.spoken_language,
                   options=words.LANGUAGES, unanswered="English", required=True),
            Select("Language you read best", application.contact.written_language,
                   options=words.LANGUAGES, unanswered="English", required=True),
        ]),
        Page("summary about you", heading="Summary: about you"),

        Page("people", heading="People in your home", fields=[
            YesNo("Does anyone else live with you?", has_others, required=True),
        ]),
        Page("person", heading="Another person in your home", says="Person {person}", each=other_members, fields=[
            *about_a_person,
            YesNo("Is this person applying for food benefits?", member.is_applying, required=True),
            YesNo("Is there another person to add?", more_turns, required=True),
        ]),
        Page("related", heading="How {member} is related", each=all_but_the_last, fields=[
            Select("{member} is the ... of {other}", relationship(member, other),
                   options=words.RELATIONS, each=later_members, required=True),
        ]),
        Page("shares food", heading="Who shares food", when=has_others, fields=[
            TickMembers("Who buys and prepares food with you?", food_sharers, nobody="No one"),
        ]),
        Page("household questions", heading="Household questions", fields=[
            TickMembers("Who has a disability?", disabled, nobody="No one"),
            TickMembers("Who is pregnant?", pregnant, nobody="No one"),
            TickMembers("Who is in school?", students, nobody="No one"),
            TickMembers("Who served in the military?", veterans, nobody="No one"),
            TickMembers("Who is not a U.S. citizen?", noncitizens, nobody="No one"),
        ]),
        Page("school", heading="More about {member}'s school", each=students, fields=[
            NotAsked("Enrollment", control=Select, answer="I don't know", why="our forms do not ask for hours at school"),
        ]),
        Page("immigration", heading="More about {member}'s immigration", each=noncitizens, fields=[
            Select("Status", member.citizenship, options=words.IMMIGRATION_STATUSES, otherwise="I don't know", required=True),
        ]),
        Page("summary people", heading="Summary: people"),

        Page("jobs", heading="Household jobs", fields=[
            TickMembers("Who has a job?", jobholders, nobody="No one"),
        ]),
        Page("job", heading="More about {member}'s job", says="Job {turn}", each=jobs_of(jobholders), fields=[
            Text("Employer", job.employer, longest=25, clean=EMPLOYER, required=True),
            Select("How often paid?", job.pay_period, options=words.PAY_PERIODS, required=True),
            Money("Pay before taxes", hourly_as_weekly(job), longest=9, required=True),
            Text("Hours worked each week", whole_number(job.hours_a_week), longest=3),
            YesNo("Does {member} have another job?", more_turns, required=True),
        ]),
        Page("self-employment", heading="Self-employment", fields=[
            TickMembers("Who works for themselves?", self_employed, nobody="No one"),
        ]),
        Page("own work", heading="More about {member}'s own work", each=self_employed, fields=[
            Text("Kind of work", member.self_employment.work, longest=25, clean=EMPLOYER, required=True),
            Money("Money coming in each month", member.self_employment.income_a_month, longest=9, required=True),
            Money("Costs each month", member.self_employment.expenses_a_month, longest=9),
        ]),
        Page("other money", heading="Other money", fields=[
            TickMembers("Who gets other money?", with_other_money, nobody="No one"),
        ]),
        Page("money item", heading="More about {member}'s other money", says="Item {turn}",
             each=items_of(with_other_money), fields=[
            Select("Kind of money", item.kind, options=words.MONEY_KINDS, required=True),
            Money("Amount each month", item.amount_a_month, longest=9, required=True),
            YesNo("Does {member} get any more money?", more_turns, required=True),
        ]),
        Page("changes", heading="Changes in money", fields=[
            YesNo("Has anyone's income changed in the last 30 days?", application.income_changed_recently,
                  unanswered="I don't know", required=True),
            TextArea("Tell us what changed", application.income_change, longest=100, cut="words",
                     clean=ONE_LINE, when=yes(application.income_changed_recently), required=True),
        ]),
        Page("summary money", heading="Summary: money"),

        Page("child support", heading="Child support", when=has_a_child, fields=[
            NotAsked("Does a parent of a child live outside your home?", control=Radio, answer="I don't know",
                     why="our forms do not ask about absent parents"),
        ]),
        Page("housing", heading="Housing costs", fields=[
            Money("Rent or mortgage each month", application.expenses.rent_or_mortgage, longest=9),
            Money("Property tax each month", application.expenses.property_tax, longest=9),
            Money("Home insurance each month", application.expenses.home_insurance, longest=9),
            TickList("Which utilities do you pay?", application.expenses.utilities,
                     options=words.UTILITIES, nothing="None of these"),
        ]),
        Page("other bills", heading="Other bills", fields=[
            Money("Care for a child or adult", application.expenses.dependent_care, longest=9),
            Money("Medical costs", application.expenses.medical, longest=9),
            Money("Child support you pay", application.expenses.child_support_paid, longest=9),
        ]),
        Page("things you own", heading="Things you own", fields=[
            Money("Cash on hand", application.resources.cash, longest=9),
            Money("Money in bank accounts", application.resources.bank_accounts, longest=9),
            Select("How many cars or trucks?", application.resources.vehicles,
                   options=words.VEHICLES, otherwise="5 or more"),
            YesNo("Does anyone own land or buildings?", application.resources.owns_property,
                  unanswered="I don't know", required=True),
        ]),
        Page("emergency", heading="Emergency questions", fields=[
            YesNo("Is anyone a migrant or seasonal farm worker?", application.is_migrant_farm_worker,
                  unanswered="I don't know", required=True),
            YesNo("Do you live in a shelter for survivors of violence?", application.in_violence_shelter,
                  unanswered="Rather not say", required=True),
        ]),
        Page("legal", heading="Legal questions", fields=[
            NotAsked("Has anyone been convicted of a drug felony?", control=Radio,
                     answer="I will answer in the interview", why="our forms do not ask for convictions"),
        ]),
        Page("representative", heading="Someone to speak for you", fields=[
            YesNo("Do you want someone to speak for you?", has_representative, required=True),
            Text("Their name", full_name(application.representative.name), longest=30, cut=True,
                 clean=NAME, when=has_representative, required=True),
            ThreeBoxes.phone("Their phone", application.representative.phone, when=has_representative),
        ]),
        Page("interview", heading="Interview", fields=[
            Radio("How would you like your interview?", application.interview.by_phone,
                  options={True: "By phone", False: "At the office"}, unanswered="Either", required=True),
            TickList("Days that work", application.interview.days, options=words.INTERVIEW_DAYS),
            TickList("Times that work", application.interview.times, options=words.INTERVIEW_TIMES),
        ]),
        Page("anything else", heading="Anything else", fields=[
            TextArea("Is there anything else we should know?", application.anything_else, longest=250,
                     line_break_counts=2, cut="words", clean=FREE_TEXT),
        ]),
        Page("summary", heading="Summary of your application", button="Go to signature"),
        Page("sign", heading="Sign and submit", last_click="Submit application", fields=[
            Signature("Type your full name", application.signature.text, longest=40, cut=True, clean=NAME, required=True),
            Tick("I declare under penalty of perjury that my answers are true", answered(application.signature),
                 required=True),
        ]),
    ],
)
