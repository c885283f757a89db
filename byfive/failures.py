"""A failure: why an attempt did not end in a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FailureKind(StrEnum):
    """Who or what stood in the way. What is done about each stands in ``byfive.operations.policy``."""

    DATA = "data"  # the county refuses an answer, or the form cannot hold it
    PORTAL = "portal"  # down, slow, closed for maintenance, answering with errors
    DRIFT = "drift"  # the pages are not the declared ones
    SESSION = "session"  # signed out, credential in use elsewhere or refused
    OUTCOME_UNKNOWN = "outcome_unknown"  # the last click was made and no receipt was seen
    ROBOT = "robot"  # our own: browser gone, process killed, a mistake of ours


@dataclass(frozen=True)
class Failure:
    """One failure, told without any of the client's answers, except in ``words``.

    ``code`` is short and stable (``inline_error``, ``unknown_page``, ``read_back``); ``page`` and
    ``field`` are the declaration's own words. ``words`` is what the county (or the browser) said; it may
    repeat what the client wrote, so it is stored encrypted and shown to signed-in engineers only.
    """

    kind: FailureKind
    code: str
    page: str = ""
    field: str = ""
    words: str = ""
