"""A county's website: every request passes here, and the faults that strike whole requests strike here."""

from __future__ import annotations

import asyncio
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import ClassVar, Generic
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sandbox.breaking import Dropped, Dropping, Hanging
from sandbox.changes import changed, would_change
from sandbox.clock import Clock
from sandbox.faults import KINDS, Fault, Faults, Moment
from sandbox.page import Page
from sandbox.sent import Sent, SentApplications
from sandbox.sessions import ELSEWHERE, EXPIRED, S, Sessions

ZONE = ZoneInfo("America/Los_Angeles")

_BROKEN = """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">
<html><head><title>{title}</title>
<meta http-equiv="Content-Type" content="text/html; charset=us-ascii"></head>
<body><h2>{title}</h2>
<hr><p>HTTP Error {status}. {text}</p>
</body></html>
"""
_SAID = {
    500: ("Server Error", "The resource cannot be displayed because an internal server error has occurred."),
    503: ("Service Unavailable", "The service is temporarily overloaded or unavailable. Please try again later."),
    504: ("Gateway Timeout", "The upstream server did not answer in time."),
}
NOT_KEPT = {"Cache-Control": "no-store"}


class Portal(ABC, Generic[S]):
    """One county: its clock, faults, sessions and stored applications. ``seconds`` is a clock of real seconds.

    ``keeps`` and ``knows`` are what it keeps applications and sessions in.
    """

    name: ClassVar[str]
    site: ClassVar[str]
    """What the site calls itself."""
    cookie: ClassVar[str]
    largest_post: ClassVar[int] = 64 * 1024
    kinds: ClassVar[Mapping[str, str]] = KINDS
    """The faults that it can have."""
    keeps: ClassVar[type[SentApplications]]
    knows: type[Sessions[S]]

    def __init__(
        self,
        clock: Clock,
        credentials: Mapping[str, str],
        shared_list: bool = True,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.clock = clock
        self.faults = Faults(seconds, self.kinds)
        self.sent = self.keeps(shared_list)
        self.sessions = self.knows(credentials, seconds)
        self._dropping = Dropping(seconds)

    @abstractmethod
    def moment(self, request: Request, session: S | None) -> Moment:
        """On which page a request comes: the one that the session was last shown, as far as that can be said."""

    @abstractmethod
    async def route(self, request: Request, body: bytes, token: str) -> Response:
        """The answer to a request that no fault has broken."""

    @abstractmethod
    def words(self, heading: str, text: str, status: int = 200) -> Response:
        """A page that only says something."""

    async def answer(self, request: Request) -> Response:
        """The answer to any request for the county's own pages."""
        body = await request.body() if request.method == "POST" else b""
        if len(body) > self.largest_post:
            return self.words("This is too much", "The page sent more than this site takes.", 413)
        token = request.cookies.get(self.cookie, "")
        same = (request.method, str(request.url), token, body)
        if self._dropping.was_just_dropped(same):
            return Dropped()
        answer = await self._with_faults(request, body, token)
        return self._dropping.drop(same) if isinstance(answer, Dropped) else answer

    async def _with_faults(self, request: Request, body: bytes, token: str) -> Response:
        moment = self.moment(request, self.sessions.find(token))
        if delay := self.faults.strike("delay", moment):
            await asyncio.sleep(delay.seconds if delay.seconds is not None else 5)
        if fault := self.faults.strike("request", moment):
            return self._broken(fault)
        if (session := self.sessions.find(token)) and (fault := self.faults.strike("session", moment)):
            self.sessions.end(session, ELSEWHERE if fault.kind == "take_session" else EXPIRED)
        return await self.route(request, body, token)

    def _broken(self, fault: Fault) -> Response:
        match fault.kind:
            case "down":
                return broken(503)
            case "error":
                return broken(500)
            case "maintenance":
                heading = f"{self.site} is closed for maintenance"
                return self.words(heading, "We are improving our service. Please come back later. We are sorry.")
            case "hang":
                return Hanging(fault.seconds, broken(504))
            case _:
                return Dropped()

    def renamed(self, page: Page, user: str) -> Page:
        """A page that is no part of an application, as the faults rename what is on it."""
        moment = on(page, "GET", user)
        renames = self.faults.strike_all("enter", moment, lambda f: f.kind != "new_question" and would_change(page, f))
        return changed(page, renames)

    def store(self, fields: dict[str, str], session: S) -> Sent:
        """Keep an application that this session sends now."""
        now = self.clock.now()
        return self.sent.add(fields, session.user, now, now.astimezone(ZONE).year)

    async def stored(self, session: S, number: str, last: Moment, answer: Response) -> Response:
        """What the sender sees of an application that is stored: ``answer``, unless a fault strikes."""
        fault = self.faults.strike("store", last)
        kind = fault.kind if fault else ""
        if kind == "die_after_store":
            return Dropped()
        if kind == "error_after_store":
            return broken(500)
        self.remember(session, number, kind)
        if fault and kind == "slow_success":
            await asyncio.sleep(fault.seconds if fault.seconds is not None else 10)
        return answer

    def remember(self, session: S, number: str, fault: str) -> None:
        """What the confirmation will show; ``fault`` is the kind that struck, if any did."""
        session.receipt = "" if fault == "no_number" else number

    def to(self, path: str, token: str | None = None) -> Response:
        """Go there; with a token, as that session (with an empty one, as nobody)."""
        answer = RedirectResponse(path, 303)
        if token:
            self.signed_in(answer, token)
        elif token == "":
            answer.delete_cookie(self.cookie)
        return answer

    def signed_in(self, answer: Response, token: str) -> Response:
        """The same answer, which makes its reader that session."""
        answer.set_cookie(self.cookie, token, httponly=True, samesite="lax")
        return answer


def on(page: Page, method: str, user: str) -> Moment:
    """A user's request on a page, for the faults."""
    return Moment((page.heading, page.plain or page.heading), method, user)


def broken(status: int) -> HTMLResponse:
    """What the machine in front of the site says when the site does not."""
    title, text = _SAID[status]
    return HTMLResponse(_BROKEN.format(title=title, status=status, text=text), status, NOT_KEPT)
