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


Build = Callable[..., "Page"]
"""Makes a page for a draft and the turn's numbers."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page as shown. ``plain`` is the heading with NAME for a person's name; ``turn`` says whose or which."""

    heading: str
    controls: tuple[Control, ...] = ()
    plain: str = ""
    turn: str = ""
    says_turn: str = ""
    words: tuple[str, ...] = ()
    button: str = "Next"
    check: Callable[[Values], list[Problem]] = _nothing
    summary: tuple[tuple[str, str], ...] = ()

    def key_of(self, control: Control) -> str:
        """The name of a stored answer in ``/_truth``: ``heading#turn/label`` (no ``#`` where there are no turns)."""
        turn = control.turn or self.turn
        return f"{self.plain or self.heading}{f'#{turn}' if turn else ''}/{control.key}"

    def values(self, raws: tuple[Raw, ...]) -> dict[str, str]:
        """The answers as understood, by slot."""
        return {
            control.slot: control.stored(raw)
            for control, raw in zip(self.controls, raws, strict=True)
            if not control.problem(raw)
        }

    def problems(self, raws: tuple[Raw, ...]) -> list[Problem]:
        """All that the county says against these answers; first what each control says, then the page as a whole."""
        said = [(c.label, words) for c, raw in zip(self.controls, raws, strict=True) if (words := c.problem(raw))]
        return said or self.check(self.values(raws))

    def with_control(self, old: Control, new: Control) -> Page:
        """The same page with one control in another's place."""
        return replace(self, controls=tuple(new if control is old else control for control in self.controls))
