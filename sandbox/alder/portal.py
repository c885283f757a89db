"""Alder's website: which request leads where, and which faults strike on the way."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response

from sandbox.alder import entry, views
from sandbox.alder.draft import Draft
from sandbox.alder.sent import SentApplications
from sandbox.alder.sessions import Session, Sessions
from sandbox.alder.wizard import Wizard
from sandbox.controls import Form
from sandbox.faults import Moment
from sandbox.page import Page
from sandbox.portal import ZONE, Portal, on
from sandbox.sent import page_number
from sandbox.wizard import Shown


class Alder(Portal[Session]):
    """One Alder County."""

    name = "alder"
    site = "Alder Benefits Online"
    cookie = "ALDERSESSION"
    keeps = SentApplications
    knows = Sessions
    sent: SentApplications

    words = staticmethod(views.words)

    async def route(self, request: Request, body: bytes, token: str) -> Response:
        form: Form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
        session, path, posted = self.sessions.find(token), request.url.path, request.method == "POST"
        if path == "/sign-in" and posted:
            return self._sign_in(form)
        if session is None:
            return self._signed_out(token)
        if path == "/sign-out":
            self.sessions.end(session)
            return self.to("/", token="")
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
                return self.to("/account")
            case "/account":
                return views.account(session.user)
            case "/sent":
                return self._list(request, session)
            case "/start":
                session.receipt = None
                today = self.clock.now().astimezone(ZONE).date()
                session.wizard = Wizard(Draft(today), self.faults, lambda page, method: on(page, method, session.user))
                return self.to("/apply")
            case "/apply":
                return await self._post(session, form) if posted else self._apply(session)
            case "/apply/back":
                if session.wizard and session.wizard.is_current(request.query_params.get("page", "")):
                    session.wizard.go_back()
                return self.to("/apply")
            case _:
                return views.words("Page not found", "There is no such page on Alder Benefits Online.", 404)

    def _signed_out(self, token: str) -> Response:
        answer = self._entry(entry.SIGN_IN, "", "/sign-in", notice=self.sessions.why_ended(token))
        answer.delete_cookie(self.cookie)
        return answer

    def _sign_in(self, form: Form) -> Response:
        raws = entry.read(entry.SIGN_IN, form)
        session = self.sessions.sign_in(raws[0][0].strip(), raws[1][0])
        if session is None:
            again = entry.shown(entry.SIGN_IN, (raws[0], ("",)), (entry.WRONG,))
            return self._entry(entry.SIGN_IN, "", "/sign-in", again)
        return self.to("/computer", session.token)

    def _computer(self, session: Session, form: Form) -> Response:
        raws = entry.read(entry.COMPUTER, form)
        if problems := entry.COMPUTER.problems(raws):
            shown = entry.shown(entry.COMPUTER, raws, tuple(problems))
            return self._entry(entry.COMPUTER, session.user, "/computer", shown)
        session.knows_computer = True
        return self.to("/account")

    def _interruption(self, request: Request, session: Session) -> Response | None:
        """The page that comes instead of the one asked for, when one is waiting or a fault puts one there."""
        may_strike = request.method == "GET" and not session.interruption
        if may_strike and (fault := self.faults.strike("show", self.moment(request, session))):
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
        return self.to(session.goes_on_to)

    def _list(self, request: Request, session: Session) -> Response:
        name, page = request.query_params.get("name", ""), page_number(request.query_params.get("page", ""))
        listed, more = self.sent.listed(session.user, name, page)
        return views.sent(session.user, listed, name, page, more)

    def _apply(self, session: Session) -> Response:
        if session.receipt is not None:
            return views.thanks(session.user, session.receipt)
        if session.wizard is None:
            return self.to("/account")
        return views.page(session.wizard.show(), session.user)

    async def _post(self, session: Session, form: Form) -> Response:
        wizard = session.wizard
        if wizard is None:
            return self.to("/apply")
        if not wizard.is_current(next(iter(form.get("page", ())), "")):
            return views.page(wizard.stale(), session.user)
        last = on(wizard.page(), "POST", session.user)
        if refused := wizard.post(form):
            return views.page(refused, session.user)
        if not wizard.is_finished():
            return self.to("/apply")
        stored = self.store(wizard.fields(), session)
        session.wizard = None
        return await self.stored(session, stored.number, last, self.to("/apply"))

    def _entry(self, page: Page, user: str, action: str, shown: Shown | None = None, notice: str = "") -> Response:
        """A page before the wizard, as the faults change it."""
        shown = shown or entry.shown(page)
        return views.page(shown.on(self.renamed(page, user)), user, action, notice)

    def moment(self, request: Request, session: Session | None) -> Moment:
        if session is None:
            return on(entry.SIGN_IN, request.method, "")
        if not session.knows_computer:
            return on(entry.COMPUTER, request.method, session.user)
        if request.url.path.startswith("/apply") and session.wizard:
            return on(session.wizard.page(), request.method, session.user)
        heading = {"/sent": "Applications you sent", "/apply": "Thank you"}.get(request.url.path, "Your Alder account")
        return Moment((heading,), request.method, session.user)
