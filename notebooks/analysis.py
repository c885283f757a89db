"""What the notebooks work out: frames of one county's day, the causes of its failures, and sentences about them.

Frames hold references and de-identified columns (age band, language, household size, ZIP3, county, dollars) and
none of a client's answers. Dollars a day are what a household loses when its filing date slips by one business day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from byfive.calendar import cut_off_instant
from byfive.counties import County
from byfive.failures import FailureKind
from byfive.findings import Severity
from byfive.ledger.ledger import Ledger
from byfive.ledger.records import Attempt, Submission
from byfive.operations.close_day import arrived_in_time
from byfive.states import ARRIVED, State

VALIDATION = "validation"
FEWEST = 11
KINDS = {
    VALIDATION: "stopped by validation",
    FailureKind.DATA.value: "answer refused",
    FailureKind.PORTAL.value: "county's site in trouble",
    FailureKind.DRIFT.value: "page not as declared",
    FailureKind.SESSION.value: "signed out",
    FailureKind.OUTCOME_UNKNOWN.value: "outcome unknown",
    FailureKind.ROBOT.value: "our robot",
}
NEXT_STEPS = {
    VALIDATION: "Ask for it where clients answer (the intake), or reach these clients and correct.",
    FailureKind.DATA.value: "Compare the county's words with the field's declared rule; add a cleaning step or a rule.",
    FailureKind.PORTAL.value: "Nothing to mend here: see whether retries were enough and when the site was back.",
    FailureKind.DRIFT.value: "Walk the county's page, mend its declaration; deliver the open ones by hand until then.",
    FailureKind.SESSION.value: "Find out who else signs in with this account; add a credential if robots share one.",
    FailureKind.OUTCOME_UNKNOWN.value: "Look each open one up in the county's list before anything is sent again.",
    FailureKind.ROBOT.value: "Read the trace and mend our mistake; those that arrived on the next try are not urgent.",
}


@dataclass(frozen=True)
class DayFrames:
    """One county's day. ``failures`` has one row each time something stood in the way, validation included."""

    county: County
    day: date
    cut_off: datetime
    submissions: pd.DataFrame
    attempts: pd.DataFrame
    findings: pd.DataFrame
    failures: pd.DataFrame


SUBMISSION_COLUMNS = (
    *("reference", "county", "state", "arrived", "in_time", "attempts", "version", "dollars_a_day", "benefit"),
    *("language", "age_band", "household_size", "zip3"),
)
ATTEMPT_COLUMNS = ("reference", "attempt", "channel", "seconds", "outcome", "kind", "code", "page", "field")
FINDING_COLUMNS = ("reference", "rule", "field", "severity", "source")
FAILURE_COLUMNS = ("reference", "kind", "cause")


def day_frames(ledger: Ledger, county: County, day: date) -> DayFrames:
    """The submissions that had to arrive by ``county``'s cut-off on ``day``, and what happened to each."""
    cut_off = cut_off_instant(county, day)
    due = [each for each in ledger.submissions.list(county.name, order="received") if each.deadline == cut_off]
    attempts = [attempt for each in due for attempt in ledger.attempts.of(each.reference)]
    found = [(each.reference, finding) for each in due for finding in ledger.findings.of(each.reference)]
    findings = [
        (reference, finding.rule, finding.field, finding.severity.value, finding.source) for reference, finding in found
    ]
    stopped = {each.reference for each in due if each.state is State.NEEDS_REVIEW and each.reason == "findings"}
    failures = [
        *((attempt.reference, attempt.failure.value, cause_of(attempt)) for attempt in attempts if attempt.failure),
        *(
            (reference, VALIDATION, f"{KINDS[VALIDATION]}: {finding.field} ({finding.rule})")
            for reference, finding in found
            if reference in stopped and finding.severity is Severity.BLOCKS
        ),
    ]
    return DayFrames(
        county,
        day,
        cut_off,
        _frame(SUBMISSION_COLUMNS, (_submission(each) for each in due)),
        _frame(ATTEMPT_COLUMNS, (_attempt(each) for each in attempts)),
        _frame(FINDING_COLUMNS, findings),
        _frame(FAILURE_COLUMNS, failures),
    )


def cause_of(attempt: Attempt) -> str:
    """What failures with one cause have in common, in words: kind, code, page and field, and nobody's turn."""
    kind = KINDS[attempt.failure.value] if attempt.failure else "no failure"
    page = re.sub(r" \(.*\)$", "", attempt.page or "").replace("_", " ")
    where = attempt.field or (attempt.code or "").replace("_", " ")
    return f"{kind}: {where}" + (f" ({page})" if page and "." not in page else "")


def causes(frames: DayFrames) -> pd.DataFrame:
    """A row a cause: how many applications it hit, how many of them arrived all the same, and dollars a day.

    An application counts once a cause, however often it was tried. The dearest open cause comes first.
    """
    columns = ["cause", "kind", "applications", "arrived", "open", "dollars_a_day", "open_dollars_a_day"]
    if frames.failures.empty:
        return pd.DataFrame(columns=columns)
    once = frames.failures.drop_duplicates(["reference", "cause"])
    known = once.merge(frames.submissions[["reference", "arrived", "dollars_a_day"]], on="reference")
    known["open"] = ~known["arrived"]
    known["open_dollars_a_day"] = known["dollars_a_day"].where(known["open"], 0.0)
    grouped = known.groupby(["cause", "kind"], as_index=False).agg(
        applications=("reference", "nunique"),
        arrived=("arrived", "sum"),
        open=("open", "sum"),
        dollars_a_day=("dollars_a_day", "sum"),
        open_dollars_a_day=("open_dollars_a_day", "sum"),
    )
    order = ["open_dollars_a_day", "applications", "cause"]
    return grouped.sort_values(order, ascending=[False, False, True], ignore_index=True)[columns]


def sentences(frames: DayFrames, found: pd.DataFrame) -> list[str]:
    """What the day says, each sentence worked out from the frames."""
    due, day = frames.submissions, f"{frames.day:%A} {frames.day.day} {frames.day:%B %Y}"
    by = frames.cut_off.astimezone(frames.county.zone_info)
    if due.empty:
        return [f"Nothing had to reach {frames.county.title} on {day}."]
    in_time, hit = int(due["in_time"].sum()), frames.failures["reference"].nunique()
    said = [
        f"{_many(len(due), 'application')} had to reach {frames.county.title} by {by:%H:%M} on {day}; "
        f"{in_time} arrived in time ({in_time / len(due):.0%})."
    ]
    if not hit:
        return [*said, "Nothing stood in the way of any of them."]
    saved = int(due[due["reference"].isin(frames.failures["reference"])]["arrived"].sum())
    said.append(
        f"Something stood in the way of {hit} of them ({hit / len(due):.0%}); "
        f"{saved} of these {hit} arrived all the same, {hit - saved} did not so far."
    )
    most = found.sort_values(["applications", "cause"], ascending=[False, True]).iloc[0]
    said.append(f"What hit the most applications: {most['cause']}, {_many(int(most['applications']), 'application')}.")
    dearest = found.iloc[0]
    if dearest["open"]:
        dollars = f"${dearest['open_dollars_a_day']:,.2f} a day"
        said.append(
            f"What costs the most now: {dearest['cause']}, {_many(int(dearest['open']), 'application')} "
            f"not yet arrived, {dollars}."
        )
    else:
        said.append("Every application that was hit has arrived since: nothing is open.")
    return said


def for_whom(frames: DayFrames, column: str = "language") -> pd.DataFrame:
    """How many applications of each group there were, and how many of them something stood in the way of.

    Groups of fewer than ``FEWEST`` applications are shown together: a small one points at people.
    """
    due = frames.submissions.assign(hit=frames.submissions["reference"].isin(frames.failures["reference"]))
    due[column] = due[column].fillna("not answered").astype(str)
    sizes = due[column].map(due[column].value_counts())
    due[column] = due[column].where(sizes >= FEWEST, "all others")
    grouped = due.groupby(column, as_index=False).agg(applications=("reference", "nunique"), hit=("hit", "sum"))
    return grouped.sort_values(["applications", column], ascending=[False, True], ignore_index=True)


def next_steps(found: pd.DataFrame) -> pd.DataFrame:
    """What to do about each cause, those with open applications first, by dollars."""
    steps = found[["cause", "open", "open_dollars_a_day"]].copy()
    steps["what to do next"] = [NEXT_STEPS[kind] for kind in found["kind"]]
    return steps


def open_cases(frames: DayFrames) -> pd.DataFrame:
    """The references that something stood in the way of and that have not arrived, the dearest first."""
    hit = frames.submissions["reference"].isin(frames.failures["reference"])
    waiting = frames.submissions[hit & ~frames.submissions["arrived"]]
    last = frames.failures.drop_duplicates("reference", keep="last").set_index("reference")["cause"]
    shown = waiting[["reference", "state", "dollars_a_day"]].assign(cause=waiting["reference"].map(last))
    return shown.sort_values(["dollars_a_day", "reference"], ascending=[False, True], ignore_index=True)


def _submission(each: Submission) -> tuple[Any, ...]:
    return (
        *(each.reference, each.county, each.state.value, each.state in ARRIVED),
        *(arrived_in_time(each.state, each.delivered_at, each.deadline), each.attempts, each.version),
        *(float(each.value_of_day), float(each.benefit)),
        *(each.language, each.age_band, each.household_size, each.zip3),
    )


def _attempt(each: Attempt) -> tuple[Any, ...]:
    kind = None if each.failure is None else each.failure.value
    outcome = "running" if each.outcome is None else each.outcome.value
    return (each.reference, each.id, each.channel.value, each.seconds, outcome, kind, each.code, each.page, each.field)


def _frame(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(columns))
    for flag in {"arrived", "in_time"} & set(columns):
        frame[flag] = frame[flag].astype(bool)
    return frame


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
