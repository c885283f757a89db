"""The application: what a client told us, in our canonical form.

Three things are kept apart everywhere: *not answered* (``None``), *no* (``False``, an empty list) and
zero. An application is immutable once signed; a correction is a new :class:`Version` that says what
changed, who changed it and why.

Field groups follow the state's CalFresh form CF 285 and the assisters' schemas listed in
shared/DOMAIN.md section 3. Only a name, an address (or the statement that there is none) and a
signature are needed to *file* (7 CFR 273.2(c)(1)); everything else is wanted, not required.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
"""What a person wrote, never empty: an empty answer is ``None``."""

Dollars = Annotated[Decimal, Field(ge=0, le=10_000_000, decimal_places=2)]
"""US dollars, never negative, to the cent."""


class Model(BaseModel):
    """Base of everything canonical: frozen, and an unknown key is refused by name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Citizenship(StrEnum):
    CITIZEN = "citizen"
    ELIGIBLE_NONCITIZEN = "eligible_noncitizen"
    OTHER = "other"


class MaritalStatus(StrEnum):
    NEVER_MARRIED = "never_married"
    MARRIED = "married"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    WIDOWED = "widowed"


class PayPeriod(StrEnum):
    """How a wage is counted. ``HOURLY`` needs the hours worked a week."""

    HOURLY = "hourly"
    WEEKLY = "weekly"
    EVERY_TWO_WEEKS = "every_two_weeks"
    TWICE_A_MONTH = "twice_a_month"
    MONTHLY = "monthly"


class IncomeKind(StrEnum):
    UNEMPLOYMENT = "unemployment"
    SSI = "ssi"
    SOCIAL_SECURITY = "social_security"
    WORKERS_COMPENSATION = "workers_compensation"
    PENSION = "pension"
    CHILD_SUPPORT = "child_support"
    OTHER = "other"


class Relationship(StrEnum):
    """What one member *is to* another."""

    SPOUSE = "spouse"
    PARTNER = "partner"
    PARENT = "parent"
    CHILD = "child"
    STEPPARENT = "stepparent"
    STEPCHILD = "stepchild"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    SIBLING = "sibling"
    OTHER_RELATIVE = "other_relative"
    UNRELATED = "unrelated"

    @property
    def inverse(self) -> Relationship:
        """What the other one is to the first: a child's inverse is a parent."""
        pairs = {
            Relationship.PARENT: Relationship.CHILD,
            Relationship.STEPPARENT: Relationship.STEPCHILD,
            Relationship.GRANDPARENT: Relationship.GRANDCHILD,
        }
        both_ways = pairs | {there: here for here, there in pairs.items()}
        return both_ways.get(self, self)


class Utility(StrEnum):
    ELECTRICITY = "electricity"
    GAS = "gas"
    WATER = "water"
    PHONE = "phone"
    TRASH = "trash"


class InterviewDay(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"


class InterviewTime(StrEnum):
    EARLY_MORNING = "early_morning"
    LATE_MORNING = "late_morning"
    EARLY_AFTERNOON = "early_afternoon"
    LATE_AFTERNOON = "late_afternoon"


class Language(StrEnum):
    """Languages of the intake and of the counties' lists (ISO 639-1)."""

    ENGLISH = "en"
    SPANISH = "es"
    VIETNAMESE = "vi"
    CHINESE = "zh"
    TAGALOG = "tl"
    RUSSIAN = "ru"
    ARABIC = "ar"
    OTHER = "other"


class Address(Model):
    """A postal address as the client wrote it (US; military addresses with AA, AE or AP)."""

    line1: Text
    line2: Text | None = None
    city: Text
    state: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = "CA"
    zip: Annotated[str, StringConstraints(pattern=r"^\d{5}(-\d{4})?$")]


class Name(Model):
    """A person's own name. People with one name have only ``given`` *or* only ``family``."""

    given: Text | None = None
    middle: Text | None = None
    family: Text | None = None
    suffix: Text | None = None

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if not (self.given or self.family):
            raise ValueError("a name needs a given or a family name (people with one name have one of them)")
        return self

    @property
    def is_single(self) -> bool:
        """Whether this person has one name only."""
        return not (self.given and self.family)

    @property
    def single(self) -> str | None:
        """The one name of a person who has one name only, else nothing."""
        return (self.given or self.family) if self.is_single else None

    @property
    def full(self) -> str:
        """The name as one would write it on an envelope."""
        return " ".join(part for part in (self.given, self.middle, self.family, self.suffix) if part)


class Job(Model):
    """One job of one member. ``pay`` is dollars per ``pay_period`` before taxes."""

    employer: Text | None = None
    pay: Dollars | None = None
    pay_period: PayPeriod | None = None
    hours_a_week: Annotated[Decimal, Field(ge=0, le=168)] | None = None


class SelfEmployment(Model):
    """Work for oneself: dollars a month, before and of expenses."""

    work: Text
    income_a_month: Dollars | None = None
    expenses_a_month: Dollars | None = None


class OtherIncome(Model):
    """Income that is not from work, in dollars a month."""

    kind: IncomeKind
    amount_a_month: Dollars | None = None


class Member(Model):
    """One person of the household. The first member of a household is the applicant.

    ``jobs`` and ``other_income`` are ``None`` when not answered and empty when the answer was "none".
    """

    id: Annotated[str, StringConstraints(pattern=r"^m\d{1,2}$")]
    name: Name
    birth_date: date | None = None
    sex: Sex | None = None
    ssn: Annotated[str, StringConstraints(pattern=r"^\d{9}$")] | None = None
    citizenship: Citizenship | None = None
    marital_status: MaritalStatus | None = None
    is_applying: bool = True
    eats_with_applicant: bool | None = None
    is_disabled: bool | None = None
    is_pregnant: bool | None = None
    is_student: bool | None = None
    is_veteran: bool | None = None
    jobs: tuple[Job, ...] | None = None
    self_employment: SelfEmployment | None = None
    is_self_employed: bool | None = None
    other_income: tuple[OtherIncome, ...] | None = None

    @property
    def has_job(self) -> bool | None:
        return None if self.jobs is None else bool(self.jobs)

    @property
    def has_other_income(self) -> bool | None:
        return None if self.other_income is None else bool(self.other_income)

    @model_validator(mode="after")
    def _self_employment_agrees(self) -> Self:
        if (self.is_self_employed is True) != (self.self_employment is not None):
            raise ValueError("is_self_employed is true exactly when self_employment is described")
        return self


class Related(Model):
    """Member ``of`` is the ``relationship`` of member ``to``: ``of`` m2 ``to`` m1, ``child``."""

    of: str
    to: str
    relationship: Relationship


class Expenses(Model):
    """What the household pays a month, in dollars."""

    rent_or_mortgage: Dollars | None = None
    property_tax: Dollars | None = None
    home_insurance: Dollars | None = None
    utilities: tuple[Utility, ...] | None = None
    dependent_care: Dollars | None = None
    medical: Dollars | None = None
    child_support_paid: Dollars | None = None


class Resources(Model):
    """What the household has: dollars, and things of value."""

    cash: Dollars | None = None
    bank_accounts: Dollars | None = None
    vehicles: Annotated[int, Field(ge=0, le=50)] | None = None
    owns_property: bool | None = None

    @property
    def liquid(self) -> Decimal | None:
        """Cash and accounts together; ``None`` when neither was answered."""
        known = [amount for amount in (self.cash, self.bank_accounts) if amount is not None]
        return sum(known, Decimal(0)) if known else None


class Contact(Model):
    """How to reach the client. Consent to texts and to mails is asked, and kept, apart."""

    phone: Annotated[str, StringConstraints(pattern=r"^[2-9]\d{9}$")] | None = None
    phone_takes_texts: bool | None = None
    may_text: bool | None = None
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=120)] | None = None
    may_email: bool | None = None
    spoken_language: Language | None = None
    written_language: Language | None = None


class Representative(Model):
    """Somebody whom the household authorised to speak for it."""

    name: Name
    phone: Annotated[str, StringConstraints(pattern=r"^[2-9]\d{9}$")] | None = None


class Interview(Model):
    """When and how the household would like its interview."""

    by_phone: bool | None = None
    days: tuple[InterviewDay, ...] | None = None
    times: tuple[InterviewTime, ...] | None = None


class DocumentKind(StrEnum):
    """What a document is by its content, whatever its name says. Named as its files' names end."""

    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"
    HEIC = "heic"
    GIF = "gif"
    BMP = "bmp"
    TIFF = "tiff"
    DOC = "doc"
    DOCX = "docx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    OTHER = "other"


class Document(Model):
    """A file that the client added; its bytes are kept apart, encrypted, under the name ``stored_as``.

    ``kind`` and ``size`` (in bytes) are found when the bytes are kept. ``None`` means that they never were.
    """

    name: Text
    stored_as: Text
    kind: DocumentKind | None = None
    size: Annotated[int, Field(ge=0)] | None = None


class Signature(Model):
    """The client's signature as typed, and the instant (UTC) at which it was given."""

    text: Text
    signed_at: AwareDatetime


class Application(Model):
    """One household's application for food benefits, as its client told it to us."""

    county: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{1,30}$")]
    members: Annotated[tuple[Member, ...], Field(min_length=1, max_length=20)]
    relationships: tuple[Related, ...] = ()
    contact: Contact = Contact()
    home: Address | None = None
    is_homeless: bool | None = None
    mailing: Address | None = None
    expenses: Expenses = Expenses()
    resources: Resources = Resources()
    income_changed_recently: bool | None = None
    income_change: Text | None = None
    is_migrant_farm_worker: bool | None = None
    in_violence_shelter: bool | None = None
    wants_medi_cal: bool | None = None
    representative: Representative | None = None
    interview: Interview = Interview()
    documents: tuple[Document, ...] = ()
    anything_else: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)] | None = None
    consents_to_terms: bool | None = None
    signature: Signature | None = None

    @model_validator(mode="after")
    def _members_are_told_apart(self) -> Self:
        ids = [member.id for member in self.members]
        if len(set(ids)) != len(ids):
            raise ValueError(f"two members share the id {next(i for i in ids if ids.count(i) > 1)!r}")
        for related in self.relationships:
            for person in (related.of, related.to):
                if person not in ids:
                    raise ValueError(f"a relationship names {person!r}, who is not a member")
            if related.of == related.to:
                raise ValueError(f"member {related.of!r} is related to itself")
        return self

    @property
    def applicant(self) -> Member:
        return self.members[0]

    @property
    def has_home(self) -> bool:
        """Whether a place where the household lives was given."""
        return self.home is not None

    @property
    def mail_goes_elsewhere(self) -> bool:
        """Whether mail goes to another address than the home (always, when there is no home)."""
        return self.mailing is not None and self.mailing != self.home

    def relationship(self, of: Member, to: Member) -> Relationship | None:
        """What ``of`` is to ``to``, from either statement of it; ``None`` when nobody said."""
        for related in self.relationships:
            if (related.of, related.to) == (of.id, to.id):
                return related.relationship
            if (related.of, related.to) == (to.id, of.id):
                return related.relationship.inverse
        return None
