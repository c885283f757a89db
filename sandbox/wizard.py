"""One session's way through the application: which page it is on, what a post does to it."""

from __future__ import annotations

import secrets
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sandbox.changes import changed, would_change
from sandbox.controls import Check, Choice, Control, Form, Raw
from sandbox.draft import Answered, Draft, PageId
from sandbox.faults import Fault, Faults, Moment
from sandbox.page import Page, Problem

STALE = ("This page", "It was out of date and was not saved. This is the page that you were on.")
UNVERIFIED = "We could not verify this."

Names = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Visit:
    """One stay on one page: its token, and how the faults changed it."""

    page: PageId
    token: str
    number: int
    changes: tuple[Fault, ...]


@dataclass(frozen=True)
class Shown:
    """A page as it is to be drawn: control names, what is in the boxes, what is wrong or only doubtful."""

    page: Page
    names: Names
    raws: tuple[Raw, ...]
    problems: tuple[Problem, ...]
    token: str = ""
    section: str = ""
    may_go_back: bool = False
    warning: str = ""

    def rows(self) -> Iterator[tuple[Control, tuple[str, ...], Raw]]:
        """Each control with its names and what is in it."""
        return zip(self.page.controls, self.names, self.raws, strict=True)

    def on(self, page: Page) -> Shown:
        """The same answers on another look of the page."""
        return replace(self, page=page)


class Wizard(ABC):
    """The application that a session is filling in. ``moment`` describes a request on a page, for the faults."""

    def __init__(self, draft: Draft, faults: Faults, moment: Callable[[Page, str], Moment]) -> None:
        self.draft = draft
        self._faults = faults
        self._moment = moment
        self._first_number = secrets.randbelow(40) + 10
        self._visits = 0
        self._warned: tuple[Raw, ...] | None = None
        (self._first,) = self.route()
        self._enter(self._first)

    @abstractmethod
    def build(self, page: PageId) -> Page:
        """The page as this household sees it."""

    @abstractmethod
    def route(self) -> list[PageId]:
        """All pages up to and with the first that has no answers yet; the one named ``sign`` is the last."""

    def section(self, page: PageId) -> str:
        """The part of the application that the page belongs to, where the county shows such parts."""
        return ""

    def page(self) -> Page:
        """The page that the session is on, as its visitor sees it."""
        return changed(self.build(self._visit.page), self._visit.changes)

    def show(self, raws: tuple[Raw, ...] | None = None, problems: tuple[Problem, ...] = ()) -> Shown:
        """The current page: with what was typed, or with what was answered earlier, or empty."""
        page, visit = self.page(), self._visit
        earlier = self.draft.answers.get(visit.page)
        if raws is None and earlier and len(earlier.raws) == len(page.controls):
            raws = earlier.raws
        raws = raws or empty(page)
        names, part = self._names(page), self.section(visit.page)
        return Shown(page, names, raws, problems, visit.token, part, visit.page != self._first)

    @property
    def visits(self) -> int:
        """How many pages have been entered so far."""
        return self._visits

    @property
    def token(self) -> str:
        """What the current page posts so that it is known not to be an earlier one."""
        return self._visit.token

    def stale(self) -> Shown:
        """The current page, for somebody who posted another one."""
        return self.show(problems=(STALE,))

    def is_current(self, token: str) -> bool:
        return token == self._visit.token

    def post(self, form: Form) -> Shown | None:
        """Take the answers to the current page: it again when something is wrong, nothing when they were accepted."""
        page, visit = self.page(), self._visit
        raws = tuple(c.read(form, names) for c, names in zip(page.controls, self._names(page), strict=True))
        problems = page.problems(raws)
        if not problems and raws != self._warned and (words := page.warn(page.values(raws))):
            self._warned = raws
            return replace(self.show(raws), warning=words)
        moment = self._moment(page, "POST")
        if not problems:
            fault = self._faults.strike("accept", moment, lambda f: f.kind == "inline_error" and bool(page.controls))
            problems = [_made_up(page, fault)] if fault else []
        if problems:
            return self.show(raws, tuple(problems))
        self._keep(visit.page, page, raws)
        if not self.is_finished():
            back = self._faults.strike("accept", moment, lambda f: f.kind == "loop_back")
            self._enter(self._neighbour(visit.page, -1 if back else 1))
        return None

    def go_back(self) -> None:
        """To the page before this one; answers are kept."""
        self._enter(self._neighbour(self._visit.page, -1))

    def is_finished(self) -> bool:
        """Whether the last page has been answered."""
        return ("sign",) in self.draft.answers

    def fields(self) -> dict[str, str]:
        """Everything that was answered on the pages of this household, in their order, by the keys of ``/_truth``."""
        answers = self.draft.answers
        return {key: value for page in self.route() for key, value in answers[page].fields.items()}

    def _keep(self, visited: PageId, page: Page, raws: tuple[Raw, ...]) -> None:
        """Keep a page's answers; when they differ from earlier ones, what was answered after them is asked again."""
        earlier = self.draft.answers.get(visited)
        if earlier and earlier.raws == raws:
            return
        if earlier:
            way = self.route()
            for later in way[way.index(visited) + 1 :]:
                self.draft.answers.pop(later, None)
        self.draft.answers[visited] = Answered(raws, page.values(raws), page.fields(raws))

    def _neighbour(self, page: PageId, step: int) -> PageId:
        way = self.route()
        return way[max(0, way.index(page) + step)]

    def _enter(self, page_id: PageId) -> None:
        self._visits += 1
        self._warned = None
        page = self.build(page_id)
        changes = self._faults.strike_all("enter", self._moment(page, "GET"), lambda fault: would_change(page, fault))
        self._visit = Visit(page_id, secrets.token_urlsafe(9), self._visits, tuple(changes))

    def _names(self, page: Page) -> Names:
        """Names for the boxes of the current page, which mean nothing and differ for each application."""
        number = self._first_number + 31 * self._visit.number
        names = []
        for control in page.controls:
            names.append(tuple(f"{self.draft.prefix}_{number + box}" for box in range(control.boxes)))
            number += control.boxes
        return tuple(names)


def empty(page: Page) -> tuple[Raw, ...]:
    """A page's answers before anything is answered."""
    return tuple(() if isinstance(c, Choice | Check) else ("",) * c.boxes for c in page.controls)


def _made_up(page: Page, fault: Fault) -> Problem:
    """A refusal that has nothing to do with the answer."""
    label = fault.text("label", page.controls[0].label)
    return label, fault.text("words", UNVERIFIED)
