"""Who is signed in to a county, until they sign out or have done nothing for 20 minutes."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

IDLE_SECONDS = 20 * 60
ELSEWHERE = "You were signed out because this account signed in somewhere else."
IDLE = "You were signed out because you did nothing for 20 minutes."
EXPIRED = "Your session has ended. Please sign in again."
_MOST_REMEMBERED = 1000


@dataclass
class Session:
    """One signed-in browser, with what it is in the middle of. It is lost with the session."""

    token: str
    user: str
    last_seen: float
    receipt: str | None = None
    """The number on the last page of the application just sent; empty when that page shows none."""
    interruption: str = ""
    """What comes before whatever is asked for, by the kind of fault that put it there."""


S = TypeVar("S", bound=Session)


class Sessions(Generic[S]):
    """All sessions. ``seconds`` is a clock of real seconds."""

    one_a_user: ClassVar[bool]
    """Whether a sign-in ends the session that this user had."""
    make: type[S]
    """What a session of this county is."""

    def __init__(self, credentials: Mapping[str, str], seconds: Callable[[], float]) -> None:
        self._credentials = dict(credentials)
        self._seconds = seconds
        self._by_token: dict[str, S] = {}
        self._ended: dict[str, str] = {}

    def sign_in(self, user: str, password: str) -> S | None:
        """A new session; nothing when the password is wrong."""
        if self._credentials.get(user) != password:
            return None
        if self.one_a_user:
            for session in [session for session in self._by_token.values() if session.user == user]:
                self.end(session, ELSEWHERE)
        session = self.make(secrets.token_urlsafe(18), user, self._seconds())
        self._by_token[session.token] = session
        return session

    def end(self, session: S, words: str = "") -> None:
        """End a session; its next request sees the sign-in page with these words."""
        self._by_token.pop(session.token, None)
        if words:
            self._ended[session.token] = words
            while len(self._ended) > _MOST_REMEMBERED:
                self._ended.pop(next(iter(self._ended)))

    def find(self, token: str) -> S | None:
        """The session that goes by this token, if it goes on."""
        session = self._by_token.get(token)
        if session and self._seconds() - session.last_seen > IDLE_SECONDS:
            self.end(session, IDLE)
            return None
        if session:
            session.last_seen = self._seconds()
        return session

    def why_ended(self, token: str) -> str:
        """Why the session ended; said once."""
        return self._ended.pop(token, "")
