"""Who is signed in to Alder: one session a credential, ended by the next sign-in or after 20 idle minutes."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sandbox.alder.wizard import Wizard

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
    knows_computer: bool = False
    wizard: Wizard | None = None
    receipt: str | None = None
    """The number on the page "Thank you" of the application just sent; empty when that page shows none."""
    interruption: str = ""
    """The page that comes before whatever is asked for, by the kind of fault that put it there."""
    goes_on_to: str = "/account"


class Sessions:
    """All sessions. ``seconds`` is a clock of real seconds."""

    def __init__(self, credentials: Mapping[str, str], seconds: Callable[[], float]) -> None:
        self._credentials = dict(credentials)
        self._seconds = seconds
        self._by_token: dict[str, Session] = {}
        self._ended: dict[str, str] = {}

    def sign_in(self, user: str, password: str) -> Session | None:
        """A new session, which ends the one that this user had; nothing when the password is wrong."""
        if self._credentials.get(user) != password:
            return None
        for session in [session for session in self._by_token.values() if session.user == user]:
            self.end(session, ELSEWHERE)
        session = Session(secrets.token_urlsafe(18), user, self._seconds())
        self._by_token[session.token] = session
        return session

    def end(self, session: Session, words: str = "") -> None:
        """End a session; its next request sees the sign-in page with these words."""
        self._by_token.pop(session.token, None)
        if words:
            self._ended[session.token] = words
            while len(self._ended) > _MOST_REMEMBERED:
                self._ended.pop(next(iter(self._ended)))

    def find(self, token: str) -> Session | None:
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
