"""A page: a few questions that are asked together, and how what was typed on it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from intake_app.draft import Typed
from intake_app.question import Need, Question, Wrong
from intake_app.words import Line, line

GO_ON = "go_on"
"""The box that lets wanted answers go: it is shown once they were left empty."""

NEXT = line("page.next")

Answers = Mapping[str, Any]
"""What a page's questions were answered, by their names; ``None`` is not answered (or not readable)."""


class Step(IntEnum):
    """The steps that a client sees counted: "Step 3 of 8"."""

    YOU = 1
    HOME = 2
    CONTACT = 3
    PEOPLE = 4
    WORK = 5
    OTHER_MONEY = 6
    RENT = 7
    SIGN = 8


@dataclass(frozen=True)
class Problem:
    """What is wrong with one question, and the control to go to.

    ``is_let_go`` is true of a wanted answer that is only missing; ``is_new`` of a question that was not on the
    page when the client last saw it, which is no reproach.
    """

    question: str
    control: str
    line: Line
    is_let_go: bool = False
    is_new: bool = False


Check = Callable[[Answers, Typed], Iterable[tuple[str, Line]]]
"""What one question's answer says about another's: pairs of a question's name and what is wrong with it."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """Questions asked together. ``key`` is in the page's address, so it tells nothing about anybody."""

    key: str
    step: Step
    title: Line
    questions: tuple[Question, ...]
    intro: tuple[Line, ...] = ()
    check: Check = lambda answers, typed: ()
    button: Line = NEXT

    @property
    def controls(self) -> tuple[str, ...]:
        return tuple(control for question in self.questions for control in question.controls)


@dataclass(frozen=True)
class Visit:
    """A page of one draft: what was typed on it (``None``: never sent) and what that says."""

    page: Page
    typed: Typed | None
    answers: Answers
    problems: tuple[Problem, ...]

    @property
    def is_done(self) -> bool:
        return self.typed is not None and not self.problems

    @property
    def shown_problems(self) -> tuple[Problem, ...]:
        """Problems that the client has a part in."""
        return () if self.typed is None else tuple(problem for problem in self.problems if not problem.is_new)

    @property
    def may_go_on(self) -> bool:
        """Whether the box is offered that lets wanted answers go."""
        shown = self.shown_problems
        return bool(self.typed and self.typed.get(GO_ON)) or (bool(shown) and all(p.is_let_go for p in shown))


def visit(page: Page, typed: Typed | None) -> Visit:
    """What was typed on a page, read."""
    given = typed or {}
    answers: dict[str, Any] = {}
    problems: list[Problem] = []
    for question in page.questions:
        answers[question.name] = None
        is_new = not any(control in given for control in question.controls)
        try:
            answers[question.name] = question.read(given)
        except Wrong as wrong:
            problems.append(Problem(question.name, wrong.control, wrong.line))
            continue
        is_let_go = question.need is Need.WANTED
        if question.missing and question.is_missing(given) and not (is_let_go and given.get(GO_ON) and not is_new):
            problems.append(Problem(question.name, question.missing_control, question.missing, is_let_go, is_new))
    reported = {problem.question for problem in problems}
    questions = {question.name: question for question in page.questions}
    for name, said in page.check(answers, given):
        if name not in reported:
            problems.append(Problem(name, questions[name].controls[0], said))
    order = list(questions)
    return Visit(page, typed, answers, tuple(sorted(problems, key=lambda problem: order.index(problem.question))))


def answered_rows(visited: Visit) -> list[tuple[Line, Line | str]]:
    """Each question of a page with its answer as shown for checking.

    A box that was left unticked and a part that was not called for (a middle line, an address when there is
    none) are left out.
    """
    rows: list[tuple[Line, Line | str]] = []
    for question in visited.page.questions:
        answer = visited.answers[question.name]
        if answer is None or (answer is False and not question.is_listed_when_empty):
            if question.is_listed_when_empty:
                rows.append((question.label, line("check.not_answered")))
        else:
            rows.append((question.label, question.shown(answer)))
    return rows
