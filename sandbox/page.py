"""A page of a practice county: a heading, controls, what is wrong with its answers, what is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sandbox.controls import Control, Raw

Values = Mapping[str, str]
"""A page's answers as the county understands them, by the controls' slots."""

Problem = tuple[str, str]
"""The label that the error box names, and the county's words."""


def _nothing(_: Values) -> list[Problem]:
    return []


def _no_warning(_: Values) -> str:
    return ""


Build = Callable[..., "Page"]
"""Makes a page for a draft and the turn's numbers."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page as shown. ``plain`` is the heading with NAME for a person's name; ``turn`` says whose or which.

    ``check`` finds what is wrong with the answers as a whole, ``warn`` what is only doubtful: words that the next
    try with the same answers passes by.
    """

    heading: str
    controls: tuple[Control, ...] = ()
    plain: str = ""
    turn: str = ""
    says_turn: str = ""
    words: tuple[str, ...] = ()
    button: str = "Next"
    check: Callable[[Values], list[Problem]] = _nothing
    warn: Callable[[Values], str] = _no_warning
    summary: tuple[tuple[str, str], ...] = ()

    def key_of(self, control: Control) -> str:
        """The name of a stored answer in ``/_truth``: ``heading#turn/label`` (no ``#`` where there are no turns)."""
        turn = control.turn or self.turn
        return f"{self.plain or self.heading}{f'#{turn}' if turn else ''}/{control.key}"

    def shown(self, raws: tuple[Raw, ...]) -> list[tuple[Control, Raw]]:
        """The controls that are on the page with these answers, each with what is in it."""
        shown, held = [], dict[str, str]()
        for control, raw in zip(self.controls, raws, strict=True):
            if control.when is None or control.when.holds(held):
                shown.append((control, raw))
                held[control.slot] = "" if control.problem(raw) else control.stored(raw)
        return shown

    def values(self, raws: tuple[Raw, ...]) -> dict[str, str]:
        """The answers as understood, by slot."""
        return {control.slot: control.stored(raw) for control, raw in self.shown(raws) if not control.problem(raw)}

    def fields(self, raws: tuple[Raw, ...]) -> dict[str, str]:
        """What the county keeps of good answers, by the keys of ``/_truth``."""
        return {self.key_of(control): control.stored(raw) for control, raw in self.shown(raws) if control.is_question}

    def problems(self, raws: tuple[Raw, ...]) -> list[Problem]:
        """All that the county says against these answers; first what each control says, then the page as a whole."""
        said = [(control.label, words) for control, raw in self.shown(raws) if (words := control.problem(raw))]
        return said or self.check(self.values(raws))

    def with_control(self, old: Control, new: Control) -> Page:
        """The same page with one control in another's place."""
        return replace(self, controls=tuple(new if control is old else control for control in self.controls))
