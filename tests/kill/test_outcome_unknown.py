"""After the last click no receipt was seen: the county is asked, and whatever it says, nothing is filed twice.

With a list to look up and without one, and with two households of the same name and birth date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from adapters.robot.browsers import start_browser
from adapters.robot.portal import PortalChannel, PortalRobot
from byfive.application import Application
from byfive.clock import FixedClock, real_seconds
from byfive.keys import KeyRing
from byfive.ledger.ledger import Ledger, open_ledger
from byfive.operations.crew import crew
from byfive.operations.deliver import deliver_next
from byfive.operations.reconcile import Reconciled, reconcile
from byfive.ports import Credential, Proof
from byfive.states import State
from tests.county import NOW, PracticeCounty, form
from tests.kill.child import Work
from tests.kill.office import Counties, Told, judge, take_in

ONE = 0
TWINS = (4, 5)
"""Two households of one name and birth date."""
SETTLED_S = 120.0
LOST = ("die_after_store", "error_after_store", "no_number")
"""What happens at the county when it has stored an application and its number is not seen."""


class Interrupted(PortalChannel):
    """A portal whose robots let something happen after they have read the county's list, before they tell it."""

    meanwhile: Callable[[], None] | None = None
    before: Callable[[], None] | None = None

    def robot(self) -> PortalRobot:
        robot = super().robot()
        looking_up = robot.look_up

        def look_up(application: Application, credential: Credential) -> Sequence[Proof]:
            first, self.before = self.before, None
            if first is not None:
                first()
            found = looking_up(application, credential)
            then, self.meanwhile = self.meanwhile, None
            if then is not None:
                then()
            return found

        robot.look_up = look_up  # type: ignore[method-assign]
        return robot


@dataclass
class Desk:
    """A ledger with something queued, the county, and the way there. ``ahead_s``: real seconds that have passed."""

    work: Work
    told: list[Told]
    county: PracticeCounty
    channel: Interrupted
    ledger: Ledger
    ahead: list[float]

    def deliver(self) -> State | None:
        with crew(self.ledger, self.channel, "robot", 1) as robots:
            done = deliver_next(self.ledger, self.channel, robots, holder="robot", clock=FixedClock(NOW))
        return None if done is None else done.state

    def settle(self, seconds: float = SETTLED_S) -> Reconciled:
        self.ahead[0] += seconds
        return reconcile(self.ledger, self.channel, holder="reconcile")

    def state(self, number: int) -> State:
        return self.ledger.submissions.get(self.reference(number)).state

    def reference(self, number: int) -> str:
        return next(one.reference for one in self.told if one.number == number)

    def lose_the_answer(self, kind: str = "die_after_store", **rest: Any) -> None:
        self.county.fault(kind, **rest)

    def lose_the_click(self) -> None:
        """The next last click does not reach the county."""
        self.county.fault("drop_connection", where=last_heading(self.county.name), method="POST")


def last_heading(county: str) -> str:
    return str(form(county).every_page[-1].heading)


@contextmanager
def desk(home: Path, template: Path, county: PracticeCounty, *numbers: int, with_list: bool = True) -> Iterator[Desk]:
    work, told = take_in(home, template, [county], {county.name: numbers or [ONE]})
    ahead, declared = [0.0], form(county.name)
    if not with_list:
        declared = replace(declared, portal=replace(declared.portal, earlier=None))
    with open_ledger(
        work.ledger_url,
        KeyRing.load(home / "keys.jsonl"),
        FixedClock(NOW),
        evidence_url=f"file://{home}/evidence",
        documents_url=f"file://{home}/documents",
        real_seconds=lambda: real_seconds() + ahead[0],
    ) as ledger:
        channel = Interrupted(
            declared,
            clock=FixedClock(NOW),
            start_browser=start_browser,
            address=county.url,
            documents=ledger.documents,
        )
        yield Desk(work, told, county, channel, ledger, ahead)


@pytest.fixture
def at(counties: Counties, template: Path, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A desk at a county that no other test uses meanwhile."""
    with counties.one() as county:
        yield lambda *numbers, **more: desk(tmp_path, template, county, *numbers, **more)


# --- with a list to look up -------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("kind", LOST)
def test_what_arrived_without_a_receipt_is_found_on_the_list_and_never_sent_again(
    at: Callable[..., Any], kind: str
) -> None:
    with at() as desk:
        desk.lose_the_answer(kind)
        assert desk.deliver() is State.OUTCOME_UNKNOWN
        assert desk.settle(1).still_unknown == (desk.told[0].reference,)
        assert desk.deliver() is None
        assert desk.settle().found == (desk.told[0].reference,)
        assert desk.deliver() is None
        judge(desk.work, [desk.county], desk.told, kind)


@pytest.mark.long
def test_of_two_numbers_on_the_last_page_the_wrong_one_never_becomes_a_receipt(
    at: Callable[..., Any], name: str
) -> None:
    if name != "birch":
        pytest.skip("only Birch shows two numbers")
    with at() as desk:
        desk.lose_the_answer("two_numbers")
        assert desk.deliver() is State.OUTCOME_UNKNOWN
        assert desk.settle().found == (desk.told[0].reference,)
        assert desk.deliver() is None
        judge(desk.work, [desk.county], desk.told, "two_numbers")


@pytest.mark.long
@pytest.mark.parametrize("seconds", [5, 30])
def test_a_receipt_that_comes_slowly_or_too_late_is_seen_or_found(at: Callable[..., Any], seconds: float) -> None:
    with at() as desk:
        desk.lose_the_answer("slow_success", seconds=seconds)
        assert desk.deliver() is (State.DELIVERED if seconds < 20 else State.OUTCOME_UNKNOWN)
        desk.settle()
        assert desk.deliver() is None
        judge(desk.work, [desk.county], desk.told, f"slow_success {seconds} s")


@pytest.mark.long
def test_what_did_not_arrive_is_sent_again_and_arrives_once(at: Callable[..., Any]) -> None:
    with at() as desk:
        desk.lose_the_click()
        assert desk.deliver() is State.OUTCOME_UNKNOWN
        assert desk.county.held == []
        assert desk.settle().resent == (desk.told[0].reference,)
        assert desk.deliver() is State.DELIVERED
        judge(desk.work, [desk.county], desk.told)


@pytest.mark.long
def test_what_was_found_out_about_an_earlier_try_says_nothing_of_a_later_one(at: Callable[..., Any]) -> None:
    """A reconciliation that is held up after its look-up must not act on what it saw then."""
    with at() as desk:
        desk.lose_the_click()
        assert desk.deliver() is State.OUTCOME_UNKNOWN

        def another_settles_and_sends_and_loses_the_answer() -> None:
            assert reconcile(desk.ledger, desk.channel, holder="another").resent == (desk.told[0].reference,)
            desk.lose_the_answer()
            assert desk.deliver() is State.OUTCOME_UNKNOWN
            desk.ahead[0] += SETTLED_S

        desk.channel.meanwhile = another_settles_and_sends_and_loses_the_answer
        desk.settle()
        desk.settle()
        desk.deliver()
        judge(desk.work, [desk.county], desk.told)


@pytest.mark.long
def test_two_reconciliations_at_once_are_no_trouble(at: Callable[..., Any]) -> None:
    with at() as desk:
        desk.lose_the_click()
        desk.deliver()

        def another_settles() -> None:
            assert reconcile(desk.ledger, desk.channel, holder="another").resent == (desk.told[0].reference,)

        desk.channel.meanwhile = another_settles
        assert desk.settle().still_unknown == ()
        assert desk.deliver() is State.DELIVERED
        judge(desk.work, [desk.county], desk.told)


# --- without one ------------------------------------------------------------------------------------


@pytest.mark.parametrize("arrived", [True, pytest.param(False, marks=pytest.mark.long)])
def test_where_there_is_no_list_a_person_finds_out_and_nothing_is_sent_again(
    at: Callable[..., Any], arrived: bool
) -> None:
    with at(with_list=False) as desk:
        if arrived:
            desk.lose_the_answer("no_number")
        else:
            desk.lose_the_click()
        assert desk.deliver() is State.OUTCOME_UNKNOWN
        assert desk.settle(1).still_unknown == (desk.told[0].reference,)
        assert desk.settle().to_a_person == (desk.told[0].reference,)
        assert desk.state(ONE) is State.NEEDS_REVIEW
        assert desk.deliver() is None
        assert len(desk.county.held) == arrived


# --- two who look alike -----------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("arrived", [True, False])
def test_two_look_alikes_that_are_both_unknown_go_to_a_person(at: Callable[..., Any], arrived: bool) -> None:
    with at(*TWINS) as desk:
        desk.lose_the_answer("die_after_store")
        assert desk.deliver() is State.OUTCOME_UNKNOWN
        if arrived:
            desk.lose_the_answer("die_after_store")
        else:
            desk.lose_the_click()
        assert desk.deliver() is State.OUTCOME_UNKNOWN
        assert set(desk.settle().to_a_person) == {one.reference for one in desk.told}
        assert desk.deliver() is None
        assert len(desk.county.held) == 1 + arrived


@pytest.mark.long
@pytest.mark.parametrize("arrived", [True, False])
def test_a_look_alike_that_was_delivered_before_is_not_taken_for_the_one_that_is_unknown(
    at: Callable[..., Any], arrived: bool
) -> None:
    with at(*TWINS) as desk:
        assert desk.deliver() is State.DELIVERED
        if arrived:
            desk.lose_the_answer("error_after_store")
        else:
            desk.lose_the_click()
        assert desk.deliver() is State.OUTCOME_UNKNOWN
        done = desk.settle()
        assert (len(done.found), len(done.resent)) == (arrived, not arrived)
        assert desk.deliver() is (None if arrived else State.DELIVERED)
        judge(desk.work, [desk.county], desk.told)


@pytest.mark.long
def test_a_look_alike_that_is_filed_during_the_look_up_is_not_taken_for_the_one_that_is_unknown(
    at: Callable[..., Any],
) -> None:
    with at(*TWINS) as desk:
        desk.lose_the_click()
        assert desk.deliver() is State.OUTCOME_UNKNOWN

        def its_look_alike_arrives_and_loses_its_answer() -> None:
            desk.lose_the_answer()
            assert desk.deliver() is State.OUTCOME_UNKNOWN

        desk.channel.before = its_look_alike_arrives_and_loses_its_answer
        done = desk.settle()
        assert done.found == ()
        assert len(desk.county.held) == 1
        for _ in range(2):
            desk.settle()
            desk.deliver()
        held = {entry["number"] for entry in desk.county.held}
        assert len(held) <= 2
        states = {one.number: desk.state(one.number) for one in desk.told}
        assert State.DELIVERED not in states.values() or len(held) == 2
