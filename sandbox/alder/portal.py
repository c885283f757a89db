"""Alder's website: which request leads where, and which faults strike on the way."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sandbox.alder import entry, views
from sandbox.alder.sent import SentApplications
from sandbox.alder.sessions import ELSEWHERE, EXPIRED, Session, Sessions
from sandbox.alder.wizard import Shown, Wizard
from sandbox.breaking import Dropped, Dropping, Hanging
from sandbox.changes import changed, would_change
from sandbox.clock import Clock
from sandbox.controls import Form
from sandbox.faults import Fault, Faults, Moment
from sandbox.page import Page

COOKIE = "ALDERSESSION"
_LARGEST_POST = 64 * 1024


class Alder:
    """One Alder County: its clock, faults, sessions and stored applications. ``seconds`` is a clock of real seconds."""

    name = "alder"

    def __init__(
        self,
        clock: Clock,
        credentials: Mapping[str, str],
        shared_list: bool = True,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.clock = clock
        self.faults = Faults(seconds)
        self.sent = SentApplications(shared_list)
        self._dropping = Dropping(seconds)
        self._sessions = Sessions(credentials, seconds)

    async def answer(self, request: Request) -> Response:
        """The answer to any request for the county's own pages."""
        body = await request.body() if request.method == "POST" else b""
        if len(body) > _LARGEST_POST:
            return views.words("This is too much", "The page sent more than this site takes.", 413)
        form: Form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
        token = request.cookies.get(COOKIE, "")
        same = (request.method, str(request.url), token, body)
        if self._dropping.was_just_dropped(same):
            return Dropped()
        answer = await self._with_faults(request, form, token)
        return self._dropping.drop(same) if isinstance(answer, Dropped) else answer

    async def _with_faults(self, request: Request, form: Form, token: str) -> Response:
        moment = self._moment(request, self._sessions.find(token))
        if delay := self.faults.strike("delay", moment):
            await asyncio.sleep(delay.seconds if delay.seconds is not None else 5)
        if fault := self.faults.strike("request", moment):
            return _broken(fault)
        if (session := self._sessions.find(token)) and (fault := self.faults.strike("session", moment)):
            self._sessions.end(session, ELSEWHERE if fault.kind == "take_session" else EXPIRED)
        return await self._route(request, form, token)

    async def _route(self, request: Request, form: Form, token: str) -> Response:
        session, path, posted = self._sessions.find(token), request.url.path, request.method == "POST"
        if path == "/sign-in" and posted:
            return self._sign_in(form)
        if session is None:
            return self._signed_out(token)
        if path == "/sign-out":
            self._sessions.end(session)
            return _to("/", token="")
        if path == "/computer" and posted:
            return self._computer(session, form)
        if not session.knows_computer:
            return self._entry(entry.COMPUTER, session.user, "/computer")
        if path == "/go-on" and posted:
            return self._go_on(session, form)
        if interruption := self._interruption(request, session):
            return interruption
        match path:
            case "/" | "/computer" | "/sign-in" | "/go-on":
                return _to("/account")
            case "/account":
                return views.account(session.user)
            case "/sent":
                return self._list(request, session)
            case "/start":
                session.receipt = None
                today = self.clock.now().astimezone(views.ZONE).date()
                session.wizard = Wizard(today, self.faults, lambda page, method: _on(page, method, session.user))
                return _to("/apply")
            case "/apply":
                return await self._post(session, form) if posted else self._apply(session)
            case "/apply/back":
                if session.wizard and session.wizard.is_current(request.query_params.get("page", "")):
                    session.wizard.go_back()
                return _to("/apply")
            case _:
                return views.words("Page not found", "There is no such page on Alder Benefits Online.", 404)

    def _signed_out(self, token: str) -> Response:
        answer = self._entry(entry.SIGN_IN, "", "/sign-in", notice=self._sessions.why_ended(token))
        answer.delete_cookie(COOKIE)
        return answer

    def _sign_in(self, form: Form) -> Response:
        raws = entry.read(entry.SIGN_IN, form)
        session = self._sessions.sign_in(raws[0][0].strip(), raws[1][0])
        if session is None:
            again = entry.shown(entry.SIGN_IN, (raws[0], ("",)), (entry.WRONG,))
            return self._entry(entry.SIGN_IN, "", "/sign-in", again)
        return _to("/computer", session.token)

    def _computer(self, session: Session, form: Form) -> Response:
        raws = entry.read(entry.COMPUTER, form)
        if problems := entry.COMPUTER.problems(raws):
            shown = entry.shown(entry.COMPUTER, raws, tuple(problems))
            return self._entry(entry.COMPUTER, session.user, "/computer", shown)
        session.knows_computer = True
        return _to("/account")

    def _interruption(self, request: Request, session: Session) -> Response | None:
        """The page that comes instead of the one asked for, when one is waiting or a fault puts one there."""
        may_strike = request.method == "GET" and not session.interruption
        if may_strike and (fault := self.faults.strike("show", self._moment(request, session))):
            session.interruption = fault.kind
            session.goes_on_to = request.url.path
        if not session.interruption:
            return None
        return views.page(entry.shown(entry.INTERRUPTIONS[session.interruption]), session.user, "/go-on")

    def _go_on(self, session: Session, form: Form) -> Response:
        if session.interruption:
            page = entry.INTERRUPTIONS[session.interruption]
            raws = entry.read(page, form)
            if problems := page.problems(raws):
                return views.page(entry.shown(page, raws, tuple(problems)), session.user, "/go-on")
            session.interruption = ""
        return _to(session.goes_on_to)

    def _list(self, request: Request, session: Session) -> Response:
        name, asked = request.query_params.get("name", ""), request.query_params.get("page", "")
        page = int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked) < 10**6 else 1
        listed, more = self.sent.listed(session.user, name, page)
        return views.sent(session.user, listed, name, page, more)

    def _apply(self, session: Session) -> Response:
        if session.receipt is not None:
            return views.thanks(session.user, session.receipt)
        if session.wizard is None:
            return _to("/account")
        return views.page(session.wizard.show(), session.user)

    async def _post(self, session: Session, form: Form) -> Response:
        wizard = session.wizard
        if wizard is None:
            return _to("/apply")
        if not wizard.is_current(next(iter(form.get("page", ())), "")):
            return views.page(wizard.stale(), session.user)
        last = _on(wizard.page(), "POST", session.user)
        if refused := wizard.post(form):
            return views.page(refused, session.user)
        if not wizard.is_finished():
            return _to("/apply")
        now = self.clock.now()
        stored = self.sent.add(wizard.fields(), session.user, now, now.astimezone(views.ZONE).year)
        session.wizard = None
        return await self._stored(session, stored.number, self.faults.strike("store", last))

    async def _stored(self, session: Session, number: str, fault: Fault | None) -> Response:
        """What the sender sees of an application that is stored."""
        kind = fault.kind if fault else ""
        if kind == "die_after_store":
            return Dropped()
        if kind == "error_after_store":
            return views.broken(500)
        session.receipt = "" if kind == "no_number" else number
        if fault and kind == "slow_success":
            await asyncio.sleep(fault.seconds if fault.seconds is not None else 10)
        return _to("/apply")

    def _entry(self, page: Page, user: str, action: str, shown: Shown | None = None, notice: str = "") -> Response:
        """A page before the wizard, as the faults change it."""
        shown = shown or entry.shown(page)
        renames = self.faults.strike_all(
            "enter", _on(page, "GET", user), lambda f: f.kind != "new_question" and would_change(page, f)
        )
        return views.page(shown.on(changed(page, renames)), user, action, notice)

    def _moment(self, request: Request, session: Session | None) -> Moment:
        """On which page a request comes: the one that the session was last shown, as far as that can be said."""
        if session is None:
            return _on(entry.SIGN_IN, request.method, "")
        if not session.knows_computer:
            return _on(entry.COMPUTER, request.method, session.user)
        if request.url.path.startswith("/apply") and session.wizard:
            return _on(session.wizard.page(), request.method, session.user)
        heading = {"/sent": "Applications you sent", "/apply": "Thank you"}.get(request.url.path, "Your Alder account")
        return Moment((heading,), request.method, session.user)


def _on(page: Page, method: str, user: str) -> Moment:
    return Moment((page.heading, page.plain or page.heading), method, user)


def _to(path: str, token: str | None = None) -> Response:
    """Go there; with a token, as that session (with an empty one, as nobody)."""
    answer = RedirectResponse(path, 303)
    if token:
        answer.set_cookie(COOKIE, token, httponly=True, samesite="lax")
    elif token == "":
        answer.delete_cookie(COOKIE)
    return answer


def _broken(fault: Fault) -> Response:
    match fault.kind:
        case "down":
            return views.broken(503)
        case "error":
            return views.broken(500)
        case "maintenance":
            heading = "Alder Benefits Online is closed for maintenance"
            return views.words(heading, "We are improving our service. Please come back later. We are sorry.")
        case "hang":
            return Hanging(fault.seconds, views.broken(504))
        case _:
            return Dropped()
