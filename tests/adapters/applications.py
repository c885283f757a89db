"""Made-up applications for Hypothesis: any household that the canonical form can hold, as odd as people are.

Social Security numbers begin with 9, phone numbers are 555-01xx, e-mail is at example.org.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from byfive.application import (
    Address,
    Application,
    Citizenship,
    Contact,
    Document,
    DocumentKind,
    Expenses,
    IncomeKind,
    Interview,
    InterviewDay,
    InterviewTime,
    Job,
    Language,
    MaritalStatus,
    Member,
    Name,
    OtherIncome,
    PayPeriod,
    Related,
    Relationship,
    Representative,
    Resources,
    SelfEmployment,
    Sex,
    Signature,
    Utility,
)

ODD = (
    "øßłđðþæœıŋħØẞŁĐÐÞÆŒŊĦñüéÅçễőžı"  # letters that folding must not lose
    "'’‘‛ʻʼ`´′＇"  # apostrophes in their dresses
    "\u200b\u200d\u200e\u200f\u202e\u2066\u2069\ufeff\u00ad"  # what cannot be seen
    "\u00a0\u2009 -–—‑.,/&_#()½"  # spaces, dashes, marks
    "李小龙Жαשׁنम😀٤5"  # other scripts, an emoji, digits
)


def said(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """An answer, or none."""
    return st.none() | strategy


def _written(longest: int) -> st.SearchStrategy[str]:
    """What somebody might write: a plain word, odd characters, anything, something far too long."""
    plain = st.sampled_from(["Ana", "Maria Guadalupe", "O'Brien", "St. John", "Jones-Drew", "Nguyễn Thị", "李"])
    odd = st.text(st.sampled_from(ODD + "abcdefABCDEF"), min_size=1, max_size=30)
    anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
    long = st.integers(100, longest).map(lambda size: "Ab" * (size // 2))
    return st.one_of(plain, odd, anything, long).filter(lambda text: bool(text.strip()))


texts = _written(300)
long_texts = _written(1500)
names = st.builds(
    Name, given=texts, family=texts, middle=said(texts), suffix=said(st.sampled_from(["Jr.", "III", "V"]))
)
single_names = st.builds(Name, given=texts) | st.builds(Name, family=texts)
dollars = st.decimals(0, 10_000_000, places=2) | st.sampled_from([Decimal(0), Decimal("1E+3"), Decimal("0.5")])
hours = st.decimals(0, 168, places=2)
days = st.dates(date(1900, 1, 1), date(2027, 1, 1))
yes_no = said(st.booleans())
phones = st.integers(0, 99).map(lambda line: f"20955501{line:02d}")
ssns = st.integers(0, 10**8 - 1).map(lambda number: f"9{number:08d}")
zips = st.from_regex(r"\A[0-9]{5}(-[0-9]{4})?\Z")
emails = st.from_regex(r"\A[a-z'+.]{1,12}@example\.org\Z")

addresses = st.builds(
    Address, line1=texts, line2=said(texts), city=texts, state=st.sampled_from(["CA", "PR", "AP", "NV"]), zip=zips
)
jobs = st.builds(
    Job, employer=said(texts), pay=said(dollars), pay_period=said(st.sampled_from(PayPeriod)), hours_a_week=said(hours)
)
incomes = st.builds(OtherIncome, kind=st.sampled_from(IncomeKind), amount_a_month=said(dollars))
own_work = st.builds(SelfEmployment, work=texts, income_a_month=said(dollars), expenses_a_month=said(dollars))


def several(strategy: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def members(draw: st.DrawFn, number: int) -> Member:
    """The ``number``-th person of a household."""
    own = draw(said(own_work))
    return Member(
        id=f"m{number}",
        name=draw(names | single_names),
        birth_date=draw(said(days)),
        sex=draw(said(st.sampled_from(Sex))),
        ssn=draw(said(ssns)),
        citizenship=draw(said(st.sampled_from(Citizenship))),
        marital_status=draw(said(st.sampled_from(MaritalStatus))),
        is_applying=draw(st.booleans()),
        eats_with_applicant=draw(yes_no),
        is_disabled=draw(yes_no),
        is_pregnant=draw(yes_no),
        is_student=draw(yes_no),
        is_veteran=draw(yes_no),
        jobs=draw(said(several(jobs, 2))),
        self_employment=own,
        is_self_employed=True if own else draw(st.sampled_from([False, None])),
        other_income=draw(said(several(incomes, 2))),
    )


@st.composite
def applications(draw: st.DrawFn, most: int = 3) -> Application:
    """A whole application of one to ``most`` people; each pair is related at most once."""
    people = [draw(members(number)) for number in range(1, draw(st.integers(1, most)) + 1)]
    pairs = [(one.id, two.id) for place, one in enumerate(people) for two in people[place + 1 :]]
    related = [
        Related(of=of, to=to, relationship=draw(st.sampled_from(Relationship)))
        for of, to in pairs
        if draw(st.booleans())
    ]
    return Application(
        county="alder",
        members=tuple(people),
        relationships=tuple(related),
        contact=draw(contacts),
        home=draw(said(addresses)),
        is_homeless=draw(yes_no),
        mailing=draw(said(addresses)),
        expenses=draw(expenses),
        resources=draw(resources),
        income_changed_recently=draw(yes_no),
        income_change=draw(said(texts)),
        is_migrant_farm_worker=draw(yes_no),
        in_violence_shelter=draw(yes_no),
        wants_medi_cal=draw(yes_no),
        representative=draw(said(st.builds(Representative, name=names | single_names, phone=said(phones)))),
        interview=draw(interviews),
        documents=draw(several(documents, 3)),
        anything_else=draw(said(long_texts)),
        consents_to_terms=draw(yes_no),
        signature=draw(
            said(st.builds(Signature, text=texts, signed_at=st.just(datetime(2026, 11, 23, 18, tzinfo=UTC))))
        ),
    )


documents = st.builds(
    Document,
    name=texts,
    stored_as=st.text("0123456789abcdef", min_size=32, max_size=32),
    kind=said(st.sampled_from(DocumentKind)),
    size=said(st.integers(0, 25_000_000)),
)
_languages = said(st.sampled_from(Language))
contacts = st.builds(
    Contact,
    phone=said(phones),
    phone_takes_texts=yes_no,
    may_text=yes_no,
    email=said(emails),
    may_email=yes_no,
    spoken_language=_languages,
    written_language=_languages,
)
expenses = st.builds(
    Expenses,
    rent_or_mortgage=said(dollars),
    property_tax=said(dollars),
    home_insurance=said(dollars),
    utilities=said(several(st.sampled_from(Utility), 6)),
    dependent_care=said(dollars),
    medical=said(dollars),
    child_support_paid=said(dollars),
)
resources = st.builds(
    Resources,
    cash=said(dollars),
    bank_accounts=said(dollars),
    vehicles=said(st.integers(0, 50)),
    owns_property=yes_no,
)
interviews = st.builds(
    Interview,
    by_phone=yes_no,
    days=said(several(st.sampled_from(InterviewDay), 5)),
    times=said(several(st.sampled_from(InterviewTime), 4)),
)
