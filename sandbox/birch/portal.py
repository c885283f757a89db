"""Birch's website: its documents, and the calls that its script makes from them."""

from __future__ import annotations

import json
import re
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.birch import asides, drawn, views
from sandbox.birch.boxes import Files
from sandbox.birch.draft import Draft
from sandbox.birch.sent import SentApplications, made_up_number
from sandbox.birch.sessions import Session, Sessions
from sandbox.birch.uploads import LARGEST, FileRefused, taken
from sandbox.birch.wizard import Wizard
from sandbox.controls import Password, Rule, Text
from sandbox.faults import KINDS, Moment
from sandbox.page import Page
from sandbox.portal import NOT_KEPT, ZONE, Portal, on
from sandbox.sent import page_number

MORE_KINDS = {
    # when a document is asked for: the script that makes it work is gone (404)
    "missing_script": "script",
    # when the page loads a list of options: it gets none (500)
    "options_fail": "list",
    # after the last click: the confirmation's second number is not the application's
    "two_numbers": "store",
}
"""The kinds of fault that only Birch has; see :data:`sandbox.faults.KINDS` for the others."""

_ANYTHING = Rule(re.compile(r".+"), "Enter this.")
SIGN_IN = Page(
    heading="Birch Benefits partner sign-in",
    controls=(
        Text(label="User name", longest=40, rule=_ANYTHING),
        Password(label="Password", longest=80, rule=_ANYTHING),
    ),
)
HOME = "Your organization's applications"
HEADINGS = {
    **{"/received": "We received your application", "/api/receipt": "We received your application"},
    **{"/sent": "Applications sent", "/api/sent": "Applications sent"},
}
GONE = "old-build.js"
"""A script that is not there."""


class Birch(Portal[Session]):
    """One Birch County."""

    name = "birch"
    site = "Birch Benefits"
    cookie = "BIRCHSESSION"
    largest_post = LARGEST + 64 * 1024
    kinds = KINDS | MORE_KINDS
    keeps = SentApplications
    knows = Sessions
    sent: SentApplications

    words = staticmethod(views.words)

    async def answer(self, request: Request) -> Response:
        return views.CHAT if request.url.path == "/chat" else await super().answer(request)

    async def route(self, request: Request, body: bytes, token: str) -> Response:
        session, path = self.sessions.find(token), request.url.path
        if path == "/api/sign-in":
            return self._sign_in(_posted(body))
        if path.startswith("/api/"):
            if session is None:
                return _json({"error": "You are not signed in."}, 401)
            return await self._call(request, path.removeprefix("/api/"), body, session)
        return self._document(request, path, session, token)

    # documents

    def _document(self, request: Request, path: str, session: Session | None, token: str) -> Response:
        if session is None:
            return self._signed_out(token)
        match path:
            case "/":
                return self.to("/home")
            case "/home":
                return views.home(session.user)
            case "/sign-out":
                self.sessions.end(session)
                return self.to("/", token="")
            case "/start":
                session.receipt, session.other_number = None, ""
                today = self.clock.now().astimezone(ZONE).date()
                session.wizard = Wizard(Draft(today), self.faults, lambda page, method: on(page, method, session.user))
                return self.to("/apply")
            case "/received":
                return views.received(session.user) if session.receipt is not None else self.to("/home")
            case "/sent":
                return views.sent(session.user)
        if not re.fullmatch("/apply(/[0-9]+)?", path):
            return views.words("Page not found", "There is no such page on Birch Benefits.", 404)
        if session.wizard is None:
            return self.to(_after(session))
        return views.apply(session.user, self._script("app.js", self.moment(request, session)))

    def _signed_out(self, token: str) -> Response:
        moment = on(SIGN_IN, "GET", "")
        page = self.renamed(SIGN_IN, "")
        script = self._script("signin.js", moment)
        answer = views.sign_in(page, self.sessions.why_ended(token), script)
        answer.delete_cookie(self.cookie)
        return answer

    def _script(self, name: str, moment: Moment) -> str:
        """The script of a document; one that is gone when a fault wants it so."""
        return GONE if self.faults.strike("script", moment) else name

    # calls

    def _sign_in(self, posted: dict[str, Any]) -> Response:
        session = self.sessions.sign_in(str(posted.get("user", "")).strip(), str(posted.get("password", "")))
        if session is None:
            return _json({"error": "The user name or the password is not right."}, 403)
        return self.signed_in(_json({"to": "/home"}), session.token)

    async def _call(self, request: Request, what: str, body: bytes, session: Session) -> Response:
        posted = request.method == "POST"
        match what:
            case "sent":
                asked = request.query_params
                rows, more = self.sent.listed(session.user, asked.get("find", ""), page_number(asked.get("page", "")))
                return _json({"rows": [views.row(one) for one in rows], "more": more})
            case "receipt":
                return _json({"number": session.receipt, "record": session.other_number or session.receipt})
            case "dialog" if posted:
                session.dialog = ""
                return _json({})
        wizard = session.wizard
        if wizard is None:
            return _json({"to": _after(session)})
        if what.startswith("files") and not any(isinstance(control, Files) for control in wizard.page().controls):
            return _json({"error": "This page takes no files."}, 409)
        match what:
            case "page":
                return await self._post(session, wizard, body) if posted else self._page(request, session, wizard)
            case "files" if posted:
                return await self._add_file(request, wizard)
            case "files/remove" if posted:
                ident = _posted(body).get("id")
                wizard.draft.uploads = [upload for upload in wizard.draft.uploads if upload.ident != ident]
                return _json({})
        if what.startswith("lists/"):
            return self._list(request, session, wizard, what.removeprefix("lists/"))
        return _json({"error": "There is nothing here."}, 404)

    def _page(self, request: Request, session: Session, wizard: Wizard) -> Response:
        """The current page, with what comes over it or instead of it when a fault puts it there."""
        if not (session.interruption or session.dialog):
            fault = self.faults.strike("show", self.moment(request, session))
            if fault and fault.kind in asides.DIALOGS:
                session.dialog = fault.kind
            elif fault:
                session.interruption = fault.kind
        if session.interruption:
            return _json(drawn.page(asides.shown(), []))
        return _json(_drawn(wizard) | {"dialog": asides.DIALOGS.get(session.dialog)})

    async def _post(self, session: Session, wizard: Wizard, body: bytes) -> Response:
        posted = _posted(body)
        form = _form(posted.get("answers"))
        if form is None:
            return _json({"error": "send answers as lists of texts, by name"}, 400)
        if session.interruption:
            if problems := asides.problems(form):
                return _json({"errors": problems})
            session.interruption = ""
            return _json({"next": True})
        if not wizard.is_current(str(posted.get("token", ""))):
            return _json({"page": _drawn(wizard, stale=True)})
        last = on(wizard.page(), "POST", session.user)
        if shown := wizard.post(form):
            return _json({"warning": shown.warning} if shown.warning else {"errors": shown.problems})
        if not wizard.is_finished():
            return _json({"next": True})
        stored = self.store(wizard.fields(), session)
        session.wizard = None
        return await self.stored(session, stored.number, last, _json({"to": "/received"}))

    def remember(self, session: Session, number: str, fault: str) -> None:
        super().remember(session, number, fault)
        if fault == "two_numbers":
            session.other_number = made_up_number()

    async def _add_file(self, request: Request, wizard: Wizard) -> Response:
        async with request.form(max_files=1) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                return _json({"error": "send one file"}, 400)
            name, content = file.filename or "", await file.read()
        try:
            upload = taken(name, content, len(wizard.draft.uploads))
        except FileRefused as refused:
            return _json({"errors": [(name, str(refused))]})
        wizard.draft.uploads.append(upload)
        return _json({"file": drawn.upload_row(upload)})

    def _list(self, request: Request, session: Session, wizard: Wizard, name: str) -> Response:
        if self.faults.strike("list", self.moment(request, session)):
            return _json({"error": "The list cannot be loaded."}, 500)
        options = drawn.loaded(wizard.page(), name, wizard.token)
        return _json({"options": options}) if options else _json({"error": "There is no such list on this page."}, 404)

    def moment(self, request: Request, session: Session | None) -> Moment:
        path = request.url.path
        if session is None:
            return on(SIGN_IN, request.method, "")
        if heading := HEADINGS.get(path):
            return Moment((heading,), request.method, session.user)
        if session.wizard and path.startswith(("/apply", "/api/")):
            return on(session.wizard.page(), request.method, session.user)
        return Moment((HOME,), request.method, session.user)


def _drawn(wizard: Wizard, stale: bool = False) -> dict[str, Any]:
    """The page that the wizard is on."""
    return drawn.page(wizard.stale() if stale else wizard.show(), wizard.draft.uploads, wizard.visits)


def _after(session: Session) -> str:
    """Where somebody belongs who fills in nothing."""
    return "/home" if session.receipt is None else "/received"


def _posted(body: bytes) -> dict[str, Any]:
    """The JSON object that came; an empty one when it was none."""
    try:
        posted = json.loads(body)
    except ValueError:
        return {}
    return posted if isinstance(posted, dict) else {}


def _form(answers: object) -> dict[str, list[str]] | None:
    """The answers as lists of texts by name, without those that are empty; nothing when they are something else."""
    if not isinstance(answers, dict):
        return None
    well_made = all(isinstance(v, list) and all(isinstance(text, str) for text in v) for v in answers.values())
    return {name: texts for name, texts in answers.items() if texts} if well_made else None


def _json(content: dict[str, Any], status: int = 200) -> JSONResponse:
    return JSONResponse(content, status, NOT_KEPT)
