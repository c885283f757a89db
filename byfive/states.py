"""The states of a submission, and the one table of the ways between them.

The ledger changes a state only along this table (``byfive.ledger.changes``), and ``docs/states.md`` is drawn from it:

    python -m byfive.states > docs/states.md

The table is checked when this module is imported: a state that nothing leads to, or that never ends, is a mistake.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a submission is. The reason why it is there is kept apart from the state."""

    # on its way
    RECEIVED = "received"  # the validation moves it out
    VALIDATED = "validated"  # the validation moves it out, at once
    QUEUED = "queued"  # a robot that claims it moves it out
    # held by one robot, by a claim that expires
    CLAIMED = "claimed"  # its robot moves it out; the reaper, when the claim expires
    IN_PROGRESS = "in_progress"  # its robot moves it out; the reaper, when the claim expires
    COMMITTING = "committing"  # its robot moves it out; the reaper, when the claim expires
    # waiting for somebody
    OUTCOME_UNKNOWN = "outcome_unknown"  # the reconciler moves it out, by asking the county
    NEEDS_REVIEW = "needs_review"  # an engineer moves it out
    WAITING_FOR_CLIENT = "waiting_for_client"  # the client's answer moves it out, or an engineer
    # final: nobody moves it out
    DELIVERED = "delivered"
    DELIVERED_LATE = "delivered_late"
    WITHDRAWN = "withdrawn"


FIRST = State.RECEIVED
HELD = frozenset({State.CLAIMED, State.IN_PROGRESS, State.COMMITTING})
"""States in which a robot holds the submission: it has a holder, a fencing token and an expiry."""
ARRIVED = frozenset({State.DELIVERED, State.DELIVERED_LATE})
"""States that only a receipt leads to."""
FINAL = ARRIVED | {State.WITHDRAWN}


@dataclass(frozen=True)
class Transition:
    """One allowed way: from ``before`` to ``after``, the event it leaves, who may go it, and when."""

    before: State
    after: State
    event: str
    by: str
    why: str


class BrokenTable(Exception):
    """The table of transitions cannot be right."""


S, T = State, Transition
# fmt: off
TRANSITIONS: tuple[Transition, ...] = (
    # before validation and the queue
    T(S.RECEIVED, S.VALIDATED,                  "validated",           "validation",    "nothing blocks it"),
    T(S.RECEIVED, S.NEEDS_REVIEW,               "review_asked",        "validation",    "a finding blocks it"),
    T(S.RECEIVED, S.WAITING_FOR_CLIENT,         "client_asked",        "validation",    "only the client knows"),
    T(S.RECEIVED, S.WITHDRAWN,                  "withdrawn",           "client",        "the client's wish"),
    T(S.VALIDATED, S.QUEUED,                    "queued",              "validation",    "it may be filed"),
    T(S.VALIDATED, S.WITHDRAWN,                 "withdrawn",           "client",        "the client's wish"),
    T(S.QUEUED, S.CLAIMED,                      "claimed",             "robot",         "it is this robot's next"),
    T(S.QUEUED, S.RECEIVED,                     "called_back",         "anybody",       "corrected, or new rules"),
    T(S.QUEUED, S.NEEDS_REVIEW,                 "review_asked",        "scheduler",     "found before claiming"),
    T(S.QUEUED, S.WITHDRAWN,                    "withdrawn",           "client",        "the client's wish"),
    # held by a robot
    T(S.CLAIMED, S.IN_PROGRESS,                 "attempt_begun",       "robot",         "it starts to type"),
    T(S.CLAIMED, S.QUEUED,                      "claim_ended",         "robot, reaper", "given back, or expired"),
    T(S.CLAIMED, S.NEEDS_REVIEW,                "review_asked",        "robot",         "found before typing"),
    T(S.IN_PROGRESS, S.COMMITTING,              "last_click_allowed",  "robot",         "claim and lease are its own"),
    T(S.IN_PROGRESS, S.QUEUED,                  "attempt_failed",      "robot, reaper", "try again, or robot died"),
    T(S.IN_PROGRESS, S.NEEDS_REVIEW,            "review_asked",        "robot",         "trying again will not help"),
    # the last click was allowed
    T(S.COMMITTING, S.DELIVERED,                "delivered",           "robot",         "a receipt, in time"),
    T(S.COMMITTING, S.DELIVERED_LATE,           "delivered_late",      "robot",         "a receipt, late"),
    T(S.COMMITTING, S.OUTCOME_UNKNOWN,          "outcome_lost",        "robot, reaper", "no receipt, or robot died"),
    T(S.COMMITTING, S.QUEUED,                   "last_click_refused",  "robot",         "refused itself: not sent"),
    T(S.COMMITTING, S.NEEDS_REVIEW,             "review_asked",        "robot",         "the county showed errors"),
    # nobody knows whether the county has it
    T(S.OUTCOME_UNKNOWN, S.DELIVERED,           "delivered",           "reconciler",    "the county has it, in time"),
    T(S.OUTCOME_UNKNOWN, S.DELIVERED_LATE,      "delivered_late",      "reconciler",    "the county has it, late"),
    T(S.OUTCOME_UNKNOWN, S.QUEUED,              "not_found_at_county", "reconciler",    "the county has it not"),
    T(S.OUTCOME_UNKNOWN, S.NEEDS_REVIEW,        "review_asked",        "reconciler",    "the county cannot be asked"),
    # in front of a person
    T(S.NEEDS_REVIEW, S.RECEIVED,               "corrected",           "engineer",      "corrected: validate again"),
    T(S.NEEDS_REVIEW, S.QUEUED,                 "sent_again",          "engineer",      "sent again as it is"),
    T(S.NEEDS_REVIEW, S.WAITING_FOR_CLIENT,     "client_asked",        "engineer",      "only the client knows"),
    T(S.NEEDS_REVIEW, S.DELIVERED,              "delivered",           "engineer",      "by hand, in time"),
    T(S.NEEDS_REVIEW, S.DELIVERED_LATE,         "delivered_late",      "engineer",      "by hand, late"),
    T(S.NEEDS_REVIEW, S.WITHDRAWN,              "withdrawn",           "client",        "the client's wish"),
    T(S.WAITING_FOR_CLIENT, S.RECEIVED,         "corrected",           "client",        "answered: validate again"),
    T(S.WAITING_FOR_CLIENT, S.NEEDS_REVIEW,     "review_asked",        "engineer",      "no answer, or a doubtful one"),
    T(S.WAITING_FOR_CLIENT, S.WITHDRAWN,        "withdrawn",           "client",        "the client's wish"),
)
# fmt: on


def transition(before: State, after: State) -> Transition | None:
    """The way from ``before`` to ``after``, or nothing when there is none."""
    return _BY_ENDS.get((before, after))


def ways_into(after: State) -> frozenset[State]:
    """The states from which ``after`` can be reached in one step."""
    return frozenset(way.before for way in TRANSITIONS if way.after is after)


def check(table: Iterable[Transition]) -> None:
    """Raise :class:`BrokenTable`, naming every mistake, unless the table is a state machine that always can end.

    Each way stands once; nothing leaves a final state; every state is reached from ``received``; every state
    has a way to a final one.
    """
    ways = tuple(table)
    ends = [(way.before, way.after) for way in ways]
    twice = sorted({pair for pair in ends if ends.count(pair) > 1})
    mistakes = [f"{before} to {after} stands twice" for before, after in twice]
    mistakes += [f"{before} is final, but a way leads to {after}" for before, after in ends if before in FINAL]
    forward = _reached({FIRST}, ends)
    backward = _reached(set(FINAL), [(after, before) for before, after in ends])
    mistakes += [f"{state} is never reached from {FIRST}" for state in State if state not in forward]
    mistakes += [f"{state} never ends" for state in State if state not in backward]
    if mistakes:
        raise BrokenTable("the table of transitions in byfive/states.py is wrong: " + "; ".join(mistakes))


def _reached(start: set[State], ends: list[tuple[State, State]]) -> set[State]:
    """Every state that can be reached from ``start``."""
    reached = set(start)
    while more := {after for before, after in ends if before in reached} - reached:
        reached |= more
    return reached


def diagram() -> str:
    """The table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {FIRST}"]
    lines += [f"    {way.before} --> {way.after}: {way.event}" for way in TRANSITIONS]
    lines += [f"    {state} --> [*]" for state in State if state in FINAL]
    return "\n".join(lines)


def page() -> str:
    """The page ``docs/states.md``: the diagram and the table it was drawn from."""
    rows = [f"| {way.before} | {way.after} | {way.event} | {way.by} | {way.why} |" for way in TRANSITIONS]
    return "\n".join(
        [
            "# The states of a submission",
            "",
            "Drawn from the table in `byfive/states.py`: `python -m byfive.states > docs/states.md`. Do not edit.",
            "",
            "```mermaid",
            diagram(),
            "```",
            "",
            "| from | to | event | by | when |",
            "| --- | --- | --- | --- | --- |",
            *rows,
        ]
    )


_BY_ENDS = {(way.before, way.after): way for way in TRANSITIONS}
check(TRANSITIONS)

if __name__ == "__main__":
    print(page())
