"""What is done about each kind of failure: one table, read by whoever delivers."""

from __future__ import annotations

from dataclasses import dataclass

from byfive.failures import Failure, FailureKind
from byfive.states import State


@dataclass(frozen=True)
class Remedy:
    """``tries``: attempts after which a person looks (0: at once). Between them ``wait_s`` real seconds, doubled each
    time up to ``longest_wait_s``. ``ends_batch``: the county itself is in trouble, so nothing more is tried now.
    """

    tries: int
    wait_s: float = 0
    longest_wait_s: float = 300
    ends_batch: bool = False


REMEDIES = {
    FailureKind.DATA: Remedy(tries=0),
    FailureKind.DRIFT: Remedy(tries=0),
    FailureKind.PORTAL: Remedy(tries=12, wait_s=4, ends_batch=True),
    FailureKind.SESSION: Remedy(tries=4, wait_s=1),
    FailureKind.ROBOT: Remedy(tries=4),
}
"""``outcome_unknown`` is not here: it is never tried again before the county was asked (reconcile)."""


@dataclass(frozen=True)
class Decision:
    """Where a failed submission goes, and for how many real seconds nobody takes it up."""

    then: State
    wait_s: float
    ends_batch: bool


def decide(failure: Failure, attempts: int) -> Decision:
    """What to do after the ``attempts``-th attempt ended in ``failure``."""
    remedy = REMEDIES[failure.kind]
    if attempts > remedy.tries:
        return Decision(State.NEEDS_REVIEW, 0, remedy.ends_batch)
    wait = min(remedy.wait_s * 2 ** (attempts - 1), remedy.longest_wait_s)
    return Decision(State.QUEUED, wait, remedy.ends_batch)
