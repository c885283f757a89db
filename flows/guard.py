"""What Prefect may be told of an error: it keeps messages in its own database, in the open."""

from __future__ import annotations

import functools
import inspect
import traceback
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from byfive.errors import ByFiveError

P = ParamSpec("P")
R = TypeVar("R")


class Unexpected(ByFiveError):
    """A mistake of ours. Its message is left out, because it may repeat a client's answers."""

    def __init__(self, kind: str, places: tuple[str, ...]) -> None:
        self.kind, self.places = kind, places
        super().__init__(f"Something unexpected went wrong: {kind}, at {' < '.join(reversed(places))}")


def references_only(function: Callable[P, R]) -> Callable[P, R]:
    """Lets our own errors through, whose messages carry references only; of others only type and places."""

    @functools.wraps(function)
    def guarded(*arguments: P.args, **named: P.kwargs) -> R:
        try:
            return function(*arguments, **named)
        except ByFiveError:
            raise
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)[-4:]
            places = tuple(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames)
            raise Unexpected(type(error).__name__, places) from None

    # Prefect reads a flow's parameters; their types are names in the flow's own module, not in this one.
    signature = inspect.signature(function, eval_str=True)
    guarded.__signature__ = signature  # type: ignore[attr-defined]
    guarded.__annotations__ = {name: each.annotation for name, each in signature.parameters.items()}
    guarded.__annotations__["return"] = signature.return_annotation
    return guarded
