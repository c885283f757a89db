"""Two robots that may pause, die or come back late, a reaper and a reconciliation: never twice, never lost.

Hypothesis plays them against each other in any order. The county here is the judge: it keeps what was sent to it.
A robot does with its page what the design says: it clicks only within the seconds that ``commit`` returned.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from byfive.failures import Failure, FailureKind
from byfive.keys import KeyRing
from byfive.ledger import (
    LEASE_SECONDS,
    Attempt,
    Claim,
    CredentialLease,
    LeaseLost,
    Ledger,
    Outcome,
    StateConflict,
)
from byfive.states import ARRIVED, FIRST, HELD, State
from tests.byfive.ledger.conftest import empty
from tests.byfive.ledger.scene import NOON, Scene
from tests.postgres import Postgres

DOWN = Failure(FailureKind.PORTAL, "maintenance")
ROBOTS = st.sampled_from([0, 1])
ACTS = [
    *("carry on", "carry on", "carry on", "carry on"),
    *("lease_credential", "claim", "begin", "commit", "click", "report", "fail", "die"),
    *("heartbeat", "heartbeat_of_the_lease"),
]


@dataclass
class Robot:
    """What one robot believes. It learns only from what the ledger answers to it."""

    name: str
    ledger: Ledger
    lease: CredentialLease | None = None
    lease_until: float = 0.0
    claim: Claim | None = None
    claim_until: float = 0.0
    attempt: Attempt | None = None
    click_until: float | None = None
    clicked: str | None = None  # the number that the county gave
    saw_receipt: bool = False

    def forget_claim(self) -> None:
        self.claim = self.attempt = self.click_until = self.clicked = None
        self.claim_until = 0.0


@dataclass
class County:
    """What arrived, by submission."""

    stored: dict[str, list[str]] = field(default_factory=dict)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def store(self, reference: str) -> str:
        number = f"ALD-{next(self.numbers)}"
        self.stored.setdefault(reference, []).append(number)
        return number


class Rivals(RuleBasedStateMachine):
    """The game. Subclasses say on which database it is played."""

    def new_url(self, folder: Path) -> str:
        raise NotImplementedError

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="byfive-rivals-"))
        self.scene = Scene(self.new_url(self.folder), self.folder, KeyRing.create(self.folder / "keys"))
        self.robots = [Robot(f"robot-{number}", self.scene.open()) for number in range(2)]
        self.county = County()
        self.references: list[str] = []
        self.leased_until: dict[int, float] = {}

    def teardown(self) -> None:
        try:
            self.nothing_is_lost_once_everything_settled()
        finally:
            self.scene.close()
            shutil.rmtree(self.folder)

    @property
    def now(self) -> float:
        return self.scene.real.seconds

    # --- what may happen ----------------------------------------------------------------------------

    @initialize(count=st.integers(1, 2))
    def there_are_credentials_and_something_to_do(self, count: int) -> None:
        for number in range(count):
            added = self.scene.ledger.credentials.add("alder", "portal", f"account {number}", "partner", "secret")
            self.leased_until[added] = 0.0
        self.references.append(self.scene.queued())

    # few rules, each with many choices: Hypothesis switches whole rules off in some games, which then come to nothing

    @rule(number=ROBOTS, act=st.sampled_from(ACTS), saw=st.booleans(), steps=st.integers(2, 6))
    def a_robot_acts(self, number: int, act: str, saw: bool, steps: int) -> None:
        robot = self.robots[number]
        if act == "carry on":
            for _ in range(steps):
                self.next_step(robot, saw)
        elif act == "click":
            self.click(robot, saw)
        else:
            getattr(self, act)(robot)

    @rule(seconds=st.sampled_from([0.5, 9.0, 15.0, 29.0, LEASE_SECONDS, 31.0]), reaped=st.booleans())
    def time_passes(self, seconds: float, reaped: bool) -> None:
        self.scene.real.passes(seconds)
        if reaped:
            self.reap()

    @rule()
    def somebody_reconciles(self) -> None:
        self.reap()
        self.reconcile()

    @rule()
    @precondition(lambda self: len(self.references) < 2)
    def an_application_arrives(self) -> None:
        self.references.append(self.scene.queued())

    # --- what a robot does --------------------------------------------------------------------------

    def next_step(self, robot: Robot, saw: bool) -> None:
        """What a healthy robot does next, so that games often come as far as the last click and beyond."""
        if robot.lease is None or robot.lease_until <= self.now:
            self.lease_credential(robot)
        elif robot.claim is None:
            self.claim(robot)
        elif robot.attempt is None:
            self.begin(robot)
        elif robot.click_until is None:
            self.commit(robot)
        elif robot.clicked is None and self.now < robot.click_until:
            self.click(robot, saw)
        else:
            self.report(robot)

    def lease_credential(self, robot: Robot) -> None:
        lease = robot.ledger.credentials.lease("alder", "portal", robot.name)
        free = [number for number, until in self.leased_until.items() if until <= self.now]
        if lease is None:
            assert not free
            return
        assert lease.credential_id in free, "leased twice"
        robot.lease = lease
        self.lease_renewed(robot)

    def lease_renewed(self, robot: Robot) -> None:
        assert robot.lease is not None
        robot.lease_until = self.leased_until[robot.lease.credential_id] = self.now + LEASE_SECONDS

    def claim(self, robot: Robot) -> None:
        if robot.claim is None and (claim := robot.ledger.submissions.claim("alder", robot.name)):
            robot.claim, robot.claim_until = claim, self.now + LEASE_SECONDS

    def heartbeat(self, robot: Robot) -> None:
        if robot.claim is None:
            return
        alive = robot.claim_until > self.now
        try:
            robot.ledger.submissions.heartbeat(robot.claim)
        except LeaseLost:
            assert not alive
        else:
            assert alive
            robot.claim_until = self.now + LEASE_SECONDS

    def heartbeat_of_the_lease(self, robot: Robot) -> None:
        if robot.lease is None:
            return
        alive = robot.lease_until > self.now
        try:
            robot.ledger.credentials.heartbeat(robot.lease)
        except LeaseLost:
            assert not alive
        else:
            assert alive
            self.lease_renewed(robot)

    def begin(self, robot: Robot) -> None:
        if robot.claim is None or robot.attempt is not None or robot.lease is None:
            return
        alive = robot.claim_until > self.now
        try:
            robot.attempt = robot.ledger.attempts.begin(
                robot.claim, channel="portal", credential_id=robot.lease.credential_id
            )
        except (LeaseLost, StateConflict):
            assert not alive
            robot.forget_claim()
        else:
            assert alive

    def commit(self, robot: Robot) -> None:
        if robot.claim is None or robot.attempt is None or robot.click_until is not None:
            return
        same_lease = robot.lease is not None and robot.lease.credential_id == robot.attempt.credential_id
        alive = robot.claim_until > self.now and robot.lease_until > self.now and same_lease
        try:
            seconds = robot.ledger.attempts.commit(robot.attempt, robot.claim, robot.lease)
        except (LeaseLost, StateConflict):
            assert not alive
        else:
            assert alive, "a robot committed with a lease that it had lost"
            robot.click_until = self.now + seconds
            robot.claim_until = self.now + LEASE_SECONDS
            self.lease_renewed(robot)

    def click(self, robot: Robot, saw: bool) -> None:
        if robot.attempt is None or robot.click_until is None or robot.clicked is not None:
            return
        if self.now < robot.click_until:  # else the page refuses, as `report` tells
            robot.clicked, robot.saw_receipt = self.county.store(robot.attempt.reference), saw

    def report(self, robot: Robot) -> None:
        if robot.attempt is None or robot.click_until is None:
            return
        if robot.clicked is None and self.now < robot.click_until:
            return  # still before its click
        attempts, attempt = robot.ledger.attempts, robot.attempt
        alive = robot.claim_until > self.now
        try:
            if robot.clicked is None:
                attempts.refused(attempt.id)
            elif robot.saw_receipt:
                self.deliver(robot.ledger, attempt, robot.clicked, robot.name)
            else:
                attempts.unknown(attempt.id)
        except (LeaseLost, StateConflict):
            assert not alive
            assert robot.clicked is None or not robot.saw_receipt, "a receipt could not be recorded"
        robot.forget_claim()

    def fail(self, robot: Robot) -> None:
        if robot.attempt is None or robot.click_until is not None:
            return
        alive = robot.claim_until > self.now
        try:
            robot.ledger.attempts.fail(robot.attempt.id, DOWN, then=State.QUEUED)
        except (LeaseLost, StateConflict):
            assert not alive
        robot.forget_claim()

    def die(self, robot: Robot) -> None:
        robot.forget_claim()
        robot.lease = None

    # --- what the others do -------------------------------------------------------------------------

    def reap(self) -> None:
        self.scene.ledger.submissions.expire_claims("reaper")

    def reconcile(self) -> None:
        for attempt in self.scene.ledger.attempts.unknown_ones("alder"):
            numbers = self.county.stored.get(attempt.reference)
            if numbers:
                self.deliver(self.scene.ledger, attempt, numbers[0], "reconcile")
            else:
                self.scene.ledger.submissions.move(
                    attempt.reference, State.OUTCOME_UNKNOWN, State.QUEUED, by="reconcile"
                )

    def deliver(self, ledger: Ledger, attempt: Attempt, number: str, by: str) -> None:
        day = NOON.date()
        ledger.attempts.deliver(attempt.id, number=number, arrived_at=NOON, filing_date=day, how="list", by=by)

    # --- what must always hold ----------------------------------------------------------------------

    @invariant()
    def nothing_is_sent_twice(self) -> None:
        assert all(len(numbers) == 1 for numbers in self.county.stored.values()), "sent twice"

    @invariant()
    def nobody_claims_what_a_living_robot_holds(self) -> None:
        living = [robot.claim.reference for robot in self.robots if robot.claim and robot.claim_until > self.now]
        assert len(living) == len(set(living)), "claimed twice"

    @invariant()
    def every_change_of_a_state_left_exactly_one_event(self) -> None:
        for reference in self.references:
            events = [event for event in self.scene.ledger.events.of(reference) if event.to_state is not None]
            assert [event.from_state for event in events] == [None, *(event.to_state for event in events[:-1])]
            assert events[0].to_state is FIRST
            assert events[-1].to_state is self.scene.state(reference)

    @invariant()
    def an_attempt_runs_exactly_while_its_submission_is_worked_on(self) -> None:
        for reference in self.references:
            running = [one for one in self.scene.ledger.attempts.of(reference) if one.outcome is None]
            worked_on = self.scene.state(reference) in HELD - {State.CLAIMED}
            assert len(running) == (1 if worked_on else 0)

    def nothing_is_lost_once_everything_settled(self) -> None:
        """Both robots die; the reaper and the reconciliation do their work; then the two sides agree."""
        self.scene.real.passes(LEASE_SECONDS + 1)
        self.reap()
        self.reconcile()
        for reference in self.references:
            state, numbers = self.scene.state(reference), self.county.stored.get(reference, [])
            receipts = [one.receipt for one in self.scene.ledger.attempts.of(reference) if one.receipt]
            assert [receipt.number for receipt in receipts] == numbers
            assert state in (ARRIVED if numbers else {State.QUEUED})
            arrived = [one for one in self.scene.ledger.attempts.of(reference) if one.outcome is Outcome.RECEIPT]
            assert len(arrived) == len(numbers)


def play(game: type[Rivals], examples: int) -> None:
    run_state_machine_as_test(
        game,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_rivals_on_sqlite_never_send_twice_and_lose_nothing(sqlite_template: Path) -> None:
    class OnSqlite(Rivals):
        def new_url(self, folder: Path) -> str:
            shutil.copy(sqlite_template, folder / "ledger.db")
            return f"sqlite:///{folder / 'ledger.db'}"

    play(OnSqlite, examples=60)


def test_rivals_on_postgresql_never_send_twice_and_lose_nothing(postgres: Postgres, postgres_ledger: str) -> None:
    class OnPostgresql(Rivals):
        def new_url(self, folder: Path) -> str:
            empty(postgres, postgres_ledger)
            return postgres.url(postgres_ledger)

    play(OnPostgresql, examples=30)
