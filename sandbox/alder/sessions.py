"""Who is signed in to Alder: one session a credential."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox import sessions
from sandbox.alder.wizard import Wizard
from sandbox.sessions import ELSEWHERE, EXPIRED, IDLE, IDLE_SECONDS

__all__ = ["ELSEWHERE", "EXPIRED", "IDLE", "IDLE_SECONDS", "Session", "Sessions"]


@dataclass
class Session(sessions.Session):
    """One signed-in browser, with what it is in the middle of."""

    knows_computer: bool = False
    wizard: Wizard | None = None
    goes_on_to: str = "/account"


class Sessions(sessions.Sessions[Session]):
    """A sign-in ends the session that this user had."""

    one_a_user = True
    make = Session
