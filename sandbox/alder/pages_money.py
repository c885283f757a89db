"""Alder's pages about jobs, own work, other money and changes in it."""

from __future__ import annotations

from sandbox.alder import rules
from sandbox.alder.draft import Draft
from sandbox.alder.pages_about_you import summary
from sandbox.controls import Area, Money, Radio, Select, Text, Whole
from sandbox.draft import who
from sandbox.page import Build, Page, Problem, Values


def jobs(draft: Draft) -> Page:
    return Page(heading="Household jobs", controls=(who(draft, "Who has a job?"),))


def job(draft: Draft, number: int, item: int) -> Page:
    name = draft.people()[number - 1].shown
    by_the_hour = "If paid by the hour, choose Weekly and enter the hourly pay times the weekly hours."
    rounding = "Round to the nearest hour; half goes up."
    return Page(
        heading=f"More about {name}'s job",
        plain="More about NAME's job",
        turn=f"{number}.{item}",
        says_turn=f"Job {item}",
        controls=(
            Text(label="Employer", longest=25, rule=rules.PLAIN, required=True),
            Select(label="How often paid?", options=rules.PAY_PERIODS, required=True, help=by_the_hour),
            Money(label="Pay before taxes", required=True),
            Whole(label="Hours worked each week", help=rounding),
            _another(f"Does {name} have another job?", "Does NAME have another job?"),
        ),
    )


def own_work(draft: Draft) -> Page:
    return Page(heading="Self-employment", controls=(who(draft, "Who works for themselves?"),))


def own(draft: Draft, number: int) -> Page:
    return Page(
        heading=f"More about {draft.people()[number - 1].shown}'s own work",
        plain="More about NAME's own work",
        turn=str(number),
        controls=(
            Text(label="Kind of work", longest=25, rule=rules.PLAIN, required=True),
            Money(label="Money coming in each month", required=True),
            Money(label="Costs each month"),
        ),
    )


def other_money(draft: Draft) -> Page:
    return Page(heading="Other money", controls=(who(draft, "Who gets other money?"),))


def money(draft: Draft, number: int, item: int) -> Page:
    name = draft.people()[number - 1].shown
    return Page(
        heading=f"More about {name}'s other money",
        plain="More about NAME's other money",
        turn=f"{number}.{item}",
        says_turn=f"Item {item}",
        controls=(
            Select(label="Kind of money", options=rules.MONEY_KINDS, required=True),
            Money(label="Amount each month", required=True),
            _another(f"Does {name} get any more money?", "Does NAME get any more money?"),
        ),
    )


def _another(label: str, key: str) -> Radio:
    return Radio(label=label, key=key, options=rules.YES_NO, required=True)


def changes(_: Draft) -> Page:
    changed, what = "Has anyone's income changed in the last 30 days?", "Tell us what changed"

    def check(values: Values) -> list[Problem]:
        if values[changed] == "Yes" and not values[what]:
            return [(what, "Tell us what changed.")]
        return [(what, "Leave this empty when nothing changed.")] if values[changed] != "Yes" and values[what] else []

    return Page(
        heading="Changes in money",
        controls=(
            Radio(label=changed, options=rules.YES_NO_UNKNOWN, required=True),
            Area(label=what, longest=100, rule=rules.PLAIN),
        ),
        check=check,
    )


def summary_money(draft: Draft) -> Page:
    return summary(draft, "Summary: money", ("jobs", "job", "own_work", "own", "other_money", "money", "changes"))


PAGES: dict[str, Build] = {
    "jobs": jobs,
    "job": job,
    "own_work": own_work,
    "own": own,
    "other_money": other_money,
    "money": money,
    "changes": changes,
    "summary_money": summary_money,
}
