"""The pages of the application, in the words of :mod:`intake_app.words`: what each one asks.

In which order they come, and which of them come at all, is :mod:`intake_app.route`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from byfive.application import Contact, Expenses, IncomeKind, Job, OtherIncome, PayPeriod, Signature
from intake_app.draft import Typed
from intake_app.groups import Asks, Person, about, address, of_everybody, relationship
from intake_app.page import Answers, Page, Step
from intake_app.question import Need
from intake_app.questions import Choice, Money, Number, Option, Phone, Text, Tick, TickWithMoney, yes_no
from intake_app.words import Line, line

MOST_PEOPLE = 20
"""As many members as an application holds."""

MOST_JOBS = 5
"""Jobs that are asked of one person, one after the other."""

AT_HOME, ELSEWHERE, NOWHERE = "same", "other", "none"
"""Where mail goes."""


def you(asks: Asks) -> Page:
    """Who is applying, and to which county."""
    return Page(key="you", step=Step.YOU, title=line("you.title"), check=_is_somebody, questions=(
        *about("name.hint", asks, own=True),
        Choice(
            name="county", label=line("county.label"), folded=True, first=line("choose"),
            options=tuple(Option(name, title, name) for name, title in asks.counties),
            preset=asks.counties[0][0] if len(asks.counties) == 1 else "",
            need=Need.NEEDED, missing=line("county.missing"),
        ),
    ))  # fmt: skip


def home() -> Page:
    """Where the household lives, or that it has no fixed address: one of the two."""
    return Page(
        key="home", step=Step.HOME, title=line("home.title"), intro=(line("home.intro"),), check=_home_or_none,
        questions=(
            *address(line1_hint="address.line1_hint", need=Need.DEPENDS),
            Tick(name="homeless", label=line("home.homeless"), need=Need.DEPENDS),
        ),
    )  # fmt: skip


def mail(*, has_home: bool) -> Page:
    """Where mail goes. Nobody without a home is made to give a mailing address."""
    options = (
        *([Option(AT_HOME, line("mail.same"), AT_HOME)] if has_home else []),
        Option(ELSEWHERE, line("mail.other"), ELSEWHERE),
        *([] if has_home else [Option(NOWHERE, line("mail.none"), NOWHERE)]),
    )
    return Page(key="mail", step=Step.HOME, title=line("mail.title"), questions=(
        Choice(name="where", label=line("mail.label"), options=options, need=Need.NEEDED, missing=line("mail.missing")),
    ))  # fmt: skip


def mail_address() -> Page:
    """Where mail goes when it does not go home."""
    return Page(key="mail-address", step=Step.HOME, title=line("mail_address.title"), questions=address(
        line1_hint="mail_address.line1_hint", need=Need.NEEDED, with_state=True
    ))  # fmt: skip


def contact() -> Page:
    """How to reach the client; consent to texts and to mails apart."""
    return Page(
        key="contact", step=Step.CONTACT, title=line("contact.title"), intro=(line("contact.intro"),),
        check=_reachable_as_agreed,
        questions=(
            Phone(
                name="phone", label=line("contact.phone"), hint=line("contact.phone_hint"), fits=(Contact, "phone"),
                wrong=line("contact.phone_wrong"), type="tel", autocomplete="tel-national",
            ),
            yes_no("may_text", line("contact.may_text")),
            Text(
                name="email", label=line("contact.email"), hint=line("contact.email_hint"), fits=(Contact, "email"),
                wrong=line("contact.email_wrong"), type="email", autocomplete="email",
            ),
            yes_no("may_email", line("contact.may_email")),
        ),
    )  # fmt: skip


def people() -> Page:
    """How many others there are, and whether the client asks for anything for themself."""
    return Page(key="people", step=Step.PEOPLE, title=line("people.title"), check=_somebody_applies, questions=(
        Choice(
            name="others", label=line("people.others"), hint=line("people.others_hint"), folded=True,
            first=line("choose"), options=tuple(Option(str(n), str(n), n) for n in range(MOST_PEOPLE)),
            need=Need.NEEDED, missing=line("people.others_missing"),
        ),
        yes_no(
            "applies", line("people.you_apply"), hint=line("people.you_apply_hint"),
            need=Need.NEEDED, missing=line("people.you_apply_missing"),
        ),
    ))  # fmt: skip


def person(number: int, earlier: Sequence[Person], of: int, asks: Asks) -> Page:
    """Another person, and what they are to each one named before: counties ask every pair."""
    return Page(
        key=f"person-{number}", step=Step.PEOPLE, title=line("person.title", number=number), check=_is_somebody,
        intro=(line("person.intro", number=number, people=of),),
        questions=(
            *about("name.hint_person", asks, own=False),
            *(relationship(other) for other in earlier),
            yes_no(
                "eats", line("person.eats"), or_unsure=True, need=Need.WANTED, missing=line("person.eats_missing")
            ),
            yes_no("applies", line("person.applies"), need=Need.NEEDED, missing=line("person.applies_missing")),
        ),
    )  # fmt: skip


def work(household: Sequence[Person]) -> Page:
    """Who has a job."""
    return of_everybody("work", Step.WORK, household)


def job(who: Person, turn: int) -> Page:
    """One job of one person."""
    return Page(
        key=f"job-{who.number}-{turn}", step=Step.WORK,
        title=who.line("job.title") if turn == 1 else who.line("job.title_again", turn=turn),
        questions=(
            Text(
                name="employer", label=line("job.employer"), fits=(Job, "employer"),
                need=Need.WANTED, missing=line("job.employer_missing"),
            ),
            Choice(
                name="period", label=line("job.period"),
                options=tuple(Option(p.value, line(f"pay_period.{p}"), p) for p in PayPeriod),
                need=Need.WANTED, missing=line("job.period_missing"),
            ),
            Money(
                name="pay", label=line("job.pay"), hint=line("job.pay_hint"), fits=(Job, "pay"),
                need=Need.WANTED, missing=line("job.pay_missing"),
            ),
            Number(
                name="hours", label=line("job.hours"), hint=line("job.hours_hint"), fits=(Job, "hours_a_week"),
                wrong=line("job.hours_wrong"), inputmode="decimal", width="short",
                need=Need.WANTED, missing=line("job.hours_missing"),
            ),
            *([Tick(name="another", label=who.line("job.another"))] if turn < MOST_JOBS else []),
        ),
    )  # fmt: skip


def other_money(household: Sequence[Person]) -> Page:
    """Who gets money that is not from a job."""
    return of_everybody("other", Step.OTHER_MONEY, household, intro=(line("other.intro"),))


def income(who: Person) -> Page:
    """What other money one person gets."""
    return Page(
        key=f"income-{who.number}", step=Step.OTHER_MONEY, title=who.line("income.title"),
        intro=(line("income.intro"),), check=_some_income,
        questions=tuple(
            TickWithMoney(
                name=kind.value, label=line(f"income.{kind}"), fits=(OtherIncome, "amount_a_month"),
                amount_label=line("income.amount"), need=Need.WANTED,
                missing=line("income.amount_missing", kind=line(f"income.{kind}")),
            )
            for kind in IncomeKind
        ),
    )  # fmt: skip


def rent() -> Page:
    """What the home costs."""
    return Page(key="rent", step=Step.RENT, title=line("rent.title"), questions=(
        Money(name="rent", label=line("rent.label"), hint=line("rent.hint"), fits=(Expenses, "rent_or_mortgage")),
    ))  # fmt: skip


def sign(county_title: str) -> Page:
    """The signature. It is asked last and stands in no list of answers."""
    return Page(
        key="sign", step=Step.SIGN, title=line("sign.title"), button=line("sign.button"),
        intro=(line("sign.intro", county=county_title), line("sign.perjury")),
        questions=(
            Tick(name="agree", label=line("sign.agree"), need=Need.NEEDED, missing=line("sign.agree_missing")),
            Text(
                name="signature", label=line("sign.name"), fits=(Signature, "text"), autocomplete="name",
                need=Need.NEEDED, missing=line("sign.name_missing"),
            ),
        ),
    )  # fmt: skip


def _is_somebody(answers: Answers, typed: Typed) -> Iterable[tuple[str, Line]]:
    if not (typed.get("given") or typed.get("family")):
        yield "given", line("name.missing")


def _home_or_none(answers: Answers, typed: Typed) -> Iterable[tuple[str, Line]]:
    if answers["homeless"]:
        if any(typed.get(part) for part in ("line1", "line2", "city", "zip")):
            yield "homeless", line("home.both")
        return
    for part, missing in (("line1", "home.line1"), ("city", "address.city"), ("zip", "address.zip")):
        if not typed.get(part):
            yield part, line(f"{missing}_missing")


def _reachable_as_agreed(answers: Answers, typed: Typed) -> Iterable[tuple[str, Line]]:
    for way, agreed in (("phone", "may_text"), ("email", "may_email")):
        if answers[agreed] and not typed.get(way):
            yield way, line(f"contact.no_{way}")


def _somebody_applies(answers: Answers, typed: Typed) -> Iterable[tuple[str, Line]]:
    if answers["others"] == 0 and answers["applies"] is False:
        yield "applies", line("people.nobody")


def _some_income(answers: Answers, typed: Typed) -> Iterable[tuple[str, Line]]:
    nothing_typed = not any(typed.get(f"{kind}_amount", "").strip("$0., ") for kind in IncomeKind)
    if nothing_typed and all(answers[kind] is None for kind in IncomeKind):
        yield next(iter(IncomeKind)), line("income.none")
