"""Birch Benefits (Birch County Human Services): the county's pages in their order, as a person meets them."""

from datetime import date, time

from adapters.forms import (
    STATES,
    Confirmation,
    Each,
    EarlierList,
    Errors,
    File,
    Form,
    Gate,
    Home,
    Money,
    Must,
    NotAsked,
    OneBox,
    Page,
    Portal,
    Radio,
    Select,
    Signature,
    SignIn,
    Text,
    TextArea,
    Tick,
    TickList,
    TickMembers,
    YesNo,
    always,
    answered,
    applicant,
    application,
    both,
    choose,
    either,
    first_name_or,
    fits_in_parts,
    five_digits,
    full_name,
    house_number,
    is_not,
    is_one_of,
    item,
    items_of,
    job,
    jobs_of,
    last_name_with_suffix_unless,
    member,
    members_for_whom,
    more_turns,
    no,
    other_members,
    relationship,
    street_direction,
    street_name,
    street_suffix,
    the_applicant,
    unit_number,
    unit_type,
    whole_line,
    whole_number,
    yes,
)
from adapters.forms.cleaning import thousands_commas
from byfive.counties import County, HolidayCalendar

from . import words
from .words import ADDRESS, EMAIL, FREE_TEXT, NAME, ONE_LINE

PARTNER_CODE = "BYFIVE01"

# Named for what is true.
has_home = yes(application.has_home)
no_home = no(application.has_home)
is_homeless = both(yes(application.is_homeless), no_home)
not_homeless = is_not(application.is_homeless, True)
in_california = is_one_of(application.home.state, "CA")
fits = fits_in_parts(application.home, suffixes=words.STREET_SUFFIXES, units=words.UNIT_TYPES,
                     longest={"house_number": 6, "street_name": 28, "unit_number": 8})
home_in_parts = both(has_home, fits)
home_in_one_line = both(has_home, no(fits))
mail_elsewhere = yes(application.mail_goes_elsewhere)
has_phone = answered(application.contact.phone)
has_ssn = answered(member.ssn)
no_citizen = is_one_of(member.citizenship, "eligible_noncitizen", "other")
has_representative = answered(application.representative)
paid_by_the_hour = is_one_of(job.pay_period, "hourly")

# A gate feeds the boxes that are ticked and the pages that follow from them.
disabled = Gate("is disabled", who=member.is_disabled)
pregnant = Gate("is pregnant", who=member.is_pregnant, among=members_for_whom(is_not(member.sex, "male")))
students = Gate("goes to school", who=member.is_student)
veterans = Gate("served", who=member.is_veteran)
jobholders = Gate("has a job", who=member.has_job)
self_employed = Gate("works for themselves", who=member.is_self_employed)
with_other_income = Gate("gets other income", who=member.has_other_income)

first_name = Text("First name", first_name_or("FNU", member.name), longest=20, cut=True, clean=NAME, required=True)
last_name = Text("Last name", last_name_with_suffix_unless(words.SUFFIXES, member.name),
                 longest=30, cut=True, clean=NAME, required=True)
birth_date = OneBox.date("Birth date", member.birth_date, form="%m/%d/%Y", required=True, private=True, insists_on_keys=True)

about_a_person = [
    first_name,
    Text("Middle name", member.name.middle, longest=20, cut=True, clean=NAME),
    last_name,
    Select("Suffix", member.name.suffix, options=words.SUFFIXES, clean=words.SUFFIX, otherwise=""),
    Radio("Sex", member.sex, options=words.SEXES, unanswered="Prefer not to say", required=True),
    birth_date,
    OneBox.date("Birth date again", member.birth_date, form="%m/%d/%Y", required=True, private=True, insists_on_keys=True),
    Radio("Social Security number", choose((has_ssn, "I have one"), otherwise="I would rather not say"),
          options=words.SSN_ANSWERS, required=True),
    OneBox.ssn("Number", member.ssn, form="{}-{}-{}", when=has_ssn, required=True, private=True, insists_on_keys=True),
    Radio("U.S. citizen?", member.citizenship, options=words.CITIZEN, unanswered="Not sure", required=True),
    Select("Immigration status",
           choose((is_one_of(member.citizenship, "other"), "Other status"), otherwise="I do not know"),
           options=words.IMMIGRATION_STATUSES, when=no_citizen, required=True),
]

BIRCH = Form(
    County(
        name="birch",
        title="Birch County",
        zone="America/Los_Angeles",
        cut_off=time(17, 0),
        holidays=HolidayCalendar(without=frozenset({"Susan B. Anthony Day", "Diwali"})),
    ),
    seen=date(2026, 11, 23),
    people_shown_as="{First name} {Last name}",
    portal=Portal(
        "https://benefits.birch.example.org/",
        sign_in=SignIn("Birch Benefits partner sign-in", user="User name", password="Password", button="Sign in"),
        home=Home("Your organization's applications", start="Start an application", earlier="Applications sent"),
        errors=Errors("Please fix these answers", item="{label}: {words}"),
        confirmation=Confirmation("We received your application",
                                  number=r"(?:Your confirmation number is|Confirmation number:) (BRC-[A-Z0-9]{4}-[A-Z0-9]{4})"),
        earlier=EarlierList(
            "Applications sent",
            search="Last name or confirmation number",
            search_for=last_name,
            button="Find",
            number="Confirmation",
            rows={"Applicant": "{Last name}, {First name}", "Birth date": "{Birth date}"},
            date_format="%m/%d/%Y",
            sent="Received",
            sent_format="%b %d, %Y %I:%M %p",
            older="Show more",
        ),
        closed=["Birch Benefits is closed for maintenance", "Something went wrong"],
        one_session_a_credential=False,
        settles_in_s=5,
    ),
    any_time=[
        Page("notice", heading="System notice", button="Got it"),
        Page("survey", heading="Tell us how we are doing", button="Not now"),
    ],
    pages=[
        Page("welcome", heading="Welcome", fields=[
            Select("How are you applying?", always("For a client of my organization"),
                   options=words.WAYS_OF_APPLYING, required=True),
            Text("Partner code", always(PARTNER_CODE), longest=8, required=True),
            Tick("I have read my rights and responsibilities", application.consents_to_terms, required=True),
            Tick("CalFresh", always(True), required=True),
            Tick("Medi-Cal", application.wants_medi_cal),
            Tick("CalWORKs", always(False)),
        ]),

        Page("about you", heading="About you", each=the_applicant, fields=about_a_person),
        Page("home", heading="Where do you live?",
             second_press_accepts=["We could not find this address. Check it, or choose Next again to keep it."], fields=[
            Must(either(is_homeless, has_home), "an address, or the answer that there is none"),
            Must(either(no_home, not_homeless), "no address from those who have none"),
            Must(either(no_home, in_california), "a home in California"),
            YesNo("Do you have a home address?", has_home, required=True),
            Tick("My address does not fit into these boxes", home_in_one_line, when=has_home),
            Text("House number", house_number(application.home), longest=6, clean=ADDRESS, when=home_in_parts, required=True),
            Select("Direction", street_direction(application.home), options=words.DIRECTIONS, when=home_in_parts),
            Text("Street name", street_name(application.home), longest=28, clean=ADDRESS, when=home_in_parts, required=True),
            Select("Street suffix", street_suffix(application.home), options=words.STREET_SUFFIXES, when=home_in_parts),
            Select("Unit type", unit_type(application.home), options=words.UNIT_TYPES, when=home_in_parts),
            Text("Unit number", unit_number(application.home), longest=8, clean=ADDRESS, when=home_in_parts),
            Text("Whole address line", whole_line(application.home), longest=60, clean=ADDRESS,
                 when=home_in_one_line, required=True),
            Text("City", application.home.city, longest=24, clean=ADDRESS, when=has_home, required=True),
            Text("ZIP code", five_digits(application.home.zip), longest=5, when=has_home, required=True),
        ]),
        Page("mail", heading="Where do you get your mail?", fields=[
            Radio("Send my mail",
                  choose((mail_elsewhere, "At another address"), (has_home, "Where I live"), otherwise="At the county office"),
                  options=["Where I live", "At another address", "At the county office"], required=True),
            Text("Mailing address line 1", application.mailing.line1, longest=40, clean=ADDRESS,
                 when=mail_elsewhere, required=True),
            Text("Mailing address line 2", application.mailing.line2, longest=40, clean=ADDRESS, when=mail_elsewhere),
            Text("Mailing city", application.mailing.city, longest=24, clean=ADDRESS, when=mail_elsewhere, required=True),
            Select("Mailing state", application.mailing.state, options=STATES, when=mail_elsewhere, required=True),
            Text("Mailing ZIP code", five_digits(application.mailing.zip), longest=5, when=mail_elsewhere, required=True),
        ]),
        Page("how to reach you", heading="How can we reach you?", fields=[
            OneBox.phone("Phone number", application.contact.phone, form="({}) {}-{}", private=True, insists_on_keys=True),
            YesNo("Is it all right to text you?", application.contact.may_text, unanswered="No", when=has_phone, required=True),
            Text("Email", application.contact.email, longest=60, clean=EMAIL, private=True),
            Text("Email again", application.contact.email, longest=60, clean=EMAIL, private=True, insists_on_keys=True),
            Select("Preferred spoken language", application.contact.spoken_language,
                   options=words.LANGUAGES, unanswered="English", required=True),
            Select("Preferred written language", application.contact.written_language,
                   options=words.LANGUAGES, unanswered="English", required=True),
        ]),

        Each(other_members, pages=[
            Page("people", heading="Who lives with you?", button="Add a person"),
            Page("person", heading="About person {person}", says="Person {person}", fields=[
                *about_a_person,
                YesNo("Is this person applying too?", member.is_applying, required=True),
            ]),
            Page("more about a person", heading="More about {member}", fields=[
                YesNo("Does {member} buy and cook food with you?", member.eats_with_applicant,
                      unanswered="I don't know", required=True),
                Select("{member} is your", relationship(member, applicant), options=words.RELATIONS, required=True),
            ]),
        ]),
        Page("people, all listed", heading="Who lives with you?", same_as="people", button="Everyone is listed"),

        Page("everyone", heading="Questions about everyone", fields=[
            TickMembers("Who has a disability?", disabled, nobody="No one", required=True),
            TickMembers("Who is pregnant?", pregnant, nobody="No one", required=True),
            TickMembers("Who goes to school?", students, nobody="No one", required=True),
            TickMembers("Who served in the military?", veterans, nobody="No one", required=True),
        ]),

        Page("work", heading="Work", fields=[
            TickMembers("Who has a job?", jobholders, nobody="No one", required=True),
        ]),
        Page("job", heading="{member}'s job", says="Job {turn}", each=jobs_of(jobholders), fields=[
            Text("Employer", job.employer, longest=30, clean=ONE_LINE, required=True),
            Select("How often is {member} paid?", job.pay_period, options=words.PAY_PERIODS, required=True),
            Money("Pay before taxes", job.pay, longest=12, then_shows=thousands_commas, required=True),
            Text("Hours each week", whole_number(job.hours_a_week), longest=3, when=paid_by_the_hour, required=True),
            YesNo("Does {member} have another job?", more_turns, required=True),
        ]),
        Page("own business", heading="Own business", fields=[
            TickMembers("Who works for themselves?", self_employed, nobody="No one", required=True),
        ]),
        Page("a business", heading="{member}'s own business", each=self_employed, fields=[
            Text("What kind of work is it?", member.self_employment.work, longest=30, clean=ONE_LINE, required=True),
            Money("Income each month", member.self_employment.income_a_month, longest=12,
                  then_shows=thousands_commas, required=True),
            Money("Costs each month", member.self_employment.expenses_a_month, longest=12, then_shows=thousands_commas),
        ]),
        Page("other income", heading="Other income", fields=[
            TickMembers("Who gets other income?", with_other_income, nobody="No one", required=True),
        ]),
        Page("an income", heading="{member}'s other income", says="Income {turn}", each=items_of(with_other_income), fields=[
            Select("What kind of income?", item.kind, options=words.INCOME_KINDS, required=True),
            Money("Monthly amount", item.amount_a_month, longest=12, then_shows=thousands_commas, required=True),
            YesNo("Does {member} get anything else?", more_turns, required=True),
        ]),
        Page("changes", heading="Changes", fields=[
            YesNo("Did anyone's income change in the last 30 days?", application.income_changed_recently,
                  unanswered="Not sure", required=True),
            TextArea("What changed?", application.income_change, longest=200, cut="words", clean=FREE_TEXT,
                     when=yes(application.income_changed_recently), required=True),
        ]),

        Page("housing", heading="Housing", fields=[
            Money("Rent or mortgage", application.expenses.rent_or_mortgage, longest=12, then_shows=thousands_commas),
            Money("Property tax", application.expenses.property_tax, longest=12, then_shows=thousands_commas),
            Money("Home insurance", application.expenses.home_insurance, longest=12, then_shows=thousands_commas),
            TickList("Bills you pay apart from rent", application.expenses.utilities, options=words.BILLS,
                     nothing="None of these", unanswered="None of these", required=True),
        ]),
        Page("other costs", heading="Other costs", fields=[
            Money("Child or adult care", application.expenses.dependent_care, longest=12, then_shows=thousands_commas),
            Money("Medical costs", application.expenses.medical, longest=12, then_shows=thousands_commas),
            Money("Child support you pay", application.expenses.child_support_paid, longest=12, then_shows=thousands_commas),
        ]),
        Page("what you have", heading="What you have", fields=[
            Money("Cash", application.resources.cash, longest=12, then_shows=thousands_commas),
            Money("Bank accounts", application.resources.bank_accounts, longest=12, then_shows=thousands_commas),
            Text("Cars and trucks", application.resources.vehicles, longest=2),
            YesNo("Does anyone own land or buildings?", application.resources.owns_property,
                  unanswered="Not sure", required=True),
        ]),
        Page("urgent needs", heading="Urgent needs", fields=[
            YesNo("Is anyone a migrant or seasonal farm worker?", application.is_migrant_farm_worker,
                  unanswered="Prefer not to say", required=True),
            YesNo("Does your household live in a shelter for survivors of violence?", application.in_violence_shelter,
                  unanswered="Prefer not to say", required=True),
        ]),
        Page("the law", heading="A question the law asks", fields=[
            NotAsked("Is anyone fleeing a felony warrant?", control=Radio, answer="I will talk about it at the interview",
                     why="our forms do not ask for warrants"),
        ]),
        Page("representative", heading="Someone to speak for you", fields=[
            YesNo("Do you want an authorized representative?", has_representative, required=True),
            Text("Representative's name", full_name(application.representative.name), longest=40, cut=True,
                 clean=NAME, when=has_representative, required=True),
            OneBox.phone("Representative's phone", application.representative.phone, form="({}) {}-{}",
                         when=has_representative, insists_on_keys=True),
        ]),
        Page("interview", heading="Interview", fields=[
            YesNo("How would you like to be interviewed?", application.interview.by_phone,
                  says=("By phone", "In person"), unanswered="No preference", required=True),
            TickList("Good days", application.interview.days, options=words.INTERVIEW_DAYS),
            TickList("Good times", application.interview.times, options=words.INTERVIEW_TIMES),
        ]),
        Page("documents", heading="Your documents", fields=[
            File("Add files", application.documents,
                 accepts=("pdf", "jpg", "png"), most_mb=8, most_files=10, listed=True),
        ]),
        Page("anything else", heading="Anything else", fields=[
            TextArea("Is there anything else we should know?", application.anything_else, longest=500, cut="words",
                     clean=FREE_TEXT),
        ]),
        Page("review", heading="Review your answers", button="Continue to signature"),
        Page("sign", heading="Sign and send", last_click="Send application", fields=[
            Signature("Your full name", application.signature.text, longest=60, cut=True, clean=NAME, required=True),
            Tick("I certify under penalty of perjury that my answers are true", answered(application.signature),
                 required=True),
        ]),
    ],
)
