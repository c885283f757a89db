"""What a question is: what a page shows, how what was typed is read, how an answer is shown again.

A question reads the texts of its own controls and either has an answer, has none, or says in a client's words what
is wrong. What is allowed is not said again here: it is the canonical model's own rule for that field (``fits``).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from intake_app.draft import Typed
from intake_app.words import Line, line

Fits = tuple[type[BaseModel], str]


class Need(Enum):
    """What happens when a question is left empty."""

    FREE = "free"  # nothing: it says that it can be skipped
    WANTED = "wanted"  # it is asked once more, then let go: counties ask for it
    NEEDED = "needed"  # the page stays
    DEPENDS = "depends"  # the page's own check decides


class Wrong(Exception):
    """What was typed cannot be taken: the line that says so, and the control to go to."""

    def __init__(self, said: Line, control: str) -> None:
        super().__init__(said.key)
        self.line, self.control = said, control


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. ``missing`` is said when it is left empty and may not be; ``name`` is its control's name."""

    kind: ClassVar[str]  # the macro that draws it

    name: str
    label: Line
    hint: Line | None = None
    need: Need = Need.FREE
    missing: Line | None = None
    is_rare: bool = False  # few people have it: when empty, it is not listed as not answered

    def __post_init__(self) -> None:
        if (self.need in (Need.WANTED, Need.NEEDED)) != (self.missing is not None):
            raise ValueError(f"question {self.name!r} has `missing` exactly when it is wanted or needed")

    @property
    def controls(self) -> tuple[str, ...]:
        """The names of its controls on the page."""
        return (self.name,)

    @property
    def is_optional(self) -> bool:
        return self.need is Need.FREE

    @property
    def is_listed_when_empty(self) -> bool:
        """Whether an answer that was not given is shown as such when the client checks them all."""
        return self.need is not Need.DEPENDS and not self.is_rare

    @property
    def missing_control(self) -> str:
        """The control to go to when the answer is missing."""
        return self.controls[0]

    def is_missing(self, typed: Typed) -> bool:
        """Whether there is no answer yet."""
        return not any(typed.get(control) for control in self.controls)

    def read(self, typed: Typed) -> Any:
        """The answer, ``None`` when there is none. Raises :class:`Wrong`."""
        raise NotImplementedError

    def shown(self, answer: Any) -> Line | str:
        """An answer as the client reads it again (never called for ``None``)."""
        return str(answer)


def dollars(text: str, fits: Fits, control: str) -> Decimal:
    """What was typed, as dollars to the cent. Raises :class:`Wrong`."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).removeprefix("$")
    if not re.fullmatch(r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]{0,2})?|\.[0-9]{1,2}", plain):
        raise Wrong(line("wrong.money"), control)
    amount: Decimal = fitting(fits, plain.replace(",", "").removesuffix("."), line("wrong.money"), control)
    return amount


def shown_dollars(amount: Decimal) -> Line:
    """Dollars as a client reads them: cents only when there are any."""
    return line("money", amount=f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}")


@functools.cache
def _rule(fits: Fits) -> TypeAdapter[Any]:
    """The canonical model's rule for one of its fields."""
    model, field = fits
    info = model.model_fields[field]
    rule: Any = Annotated[info.annotation, info]
    return TypeAdapter(rule)


def fitting(fits: Fits, value: Any, wrong: Line, control: str) -> Any:
    """The value as the canonical model takes it. Raises :class:`Wrong`: too long, or ``wrong``."""
    try:
        return _rule(fits).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if first["type"] == "string_too_long":
            raise Wrong(line("wrong.too_long", most=first["ctx"]["max_length"]), control) from None
        raise Wrong(wrong, control) from None
