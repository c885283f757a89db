"""What each address of the site answers, over the ports.

Every page that is sent is kept in the draft first, right or wrong, and then answered with a redirect, so that Back
and reload only ever read.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Sequence
from typing import NamedTuple
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from byfive.application import Signature
from byfive.clock import Clock
from intake_app import build, guard, pages
from intake_app.deadline import sending
from intake_app.draft import Draft
from intake_app.groups import Asks
from intake_app.page import GO_ON, Visit, answered_rows, visit
from intake_app.ports import Drafts, Receive
from intake_app.route import Route, route
from intake_app.screen import Screen
from intake_app.words import line

_log = logging.getLogger(__name__)

_CHECKING = "check"
"""In an address: the client came from the list of answers and goes back there."""


class _Session(NamedTuple):
    """A client that has begun: the cookie's secret and the draft it opens."""

    id: str
    draft: Draft


class _Elsewhere(Exception):
    """This address has nothing for this client now; ``to`` has."""

    def __init__(self, to: str) -> None:
        self.to = to


class Intake:
    """The answers to requests, over the ports."""

    def __init__(
        self, receive: Receive, drafts: Drafts, counties: Sequence[tuple[str, str]], clock: Clock, screen: Screen
    ) -> None:
        self._receive, self._drafts, self._counties = receive, drafts, counties
        self._clock, self._screen = clock, screen
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def start(self, request: Request) -> Response:
        """What this is; or the way back into what was begun."""
        id = guard.session_id(request)
        draft = await self._draft(id)
        shown_id = id or guard.new_id()
        go_on = None if draft is None or draft.filed else _address(self._way(draft).first_undone())
        response = self._screen.draw(
            "start.html",
            id=shown_id,
            go_on=go_on if draft and draft.typed else None,
            filed=draft.filed if draft else None,
            is_gone="gone" in request.query_params and draft is None,
        )
        if id is None:
            guard.keep_session(request, response, shown_id)
        return response

    async def begin(self, request: Request) -> Response:
        """Begin a draft under a new secret. One that was begun is only dropped when the client says so."""
        id = guard.session_id(request)
        form = await guard.read_form(request, id)
        draft = await self._draft(id)
        if id and draft and not draft.filed:
            if "again" not in form:
                return _go(_address(self._way(draft).first_undone()))
            await run_in_threadpool(self._drafts.drop, id)
        fresh = guard.new_id()
        await self._keep(fresh, Draft())
        response = _go("/apply/you")
        guard.keep_session(request, response, fresh)
        return response

    async def page(self, request: Request) -> Response:
        """One page of questions, as it was typed so far."""
        try:
            session = await self._session(request)
            way = self._way(session.draft)
            visited = self._asked_now(way, request.path_params["key"])
        except _Elsewhere as elsewhere:
            return _go(elsewhere.to)
        return self._show(request, session.id, way, visited)

    async def save(self, request: Request) -> Response:
        """Keep what was typed on a page, then go to what comes next."""
        async with self._lock(request):
            form = await guard.read_form(request, guard.session_id(request))
            key = request.path_params["key"]
            try:
                session = await self._session(request)
                if (asked := self._way(session.draft).find(key)) is None:
                    raise _Elsewhere(_address(self._way(session.draft).first_undone()))
            except _Elsewhere as elsewhere:
                return _go(elsewhere.to)
            draft = session.draft.with_page(key, _typed(asked, form))
            way = self._way(draft)
            visited = way.find(key) or asked
            try:
                await self._keep(session.id, draft)
            except OSError as error:
                _log.error("A draft cannot be written: %s", error)
                return self._show(request, session.id, way, visited, not_saved=True)
            response = _go(_next(way, visited, is_checking=_CHECKING in request.query_params))
            guard.keep_session(request, response, session.id)
            return response

    async def check(self, request: Request) -> Response:
        """All answers, each page with the way to change it."""
        try:
            session = await self._session(request)
            way = self._finished(session.draft)
        except _Elsewhere as elsewhere:
            return _go(elsewhere.to)
        groups = [(visited.page, answered_rows(visited)) for visited in way.visits]
        return self._screen.draw("check.html", id=session.id, groups=groups, back=_address(way.visits[-1]))

    async def sign(self, request: Request) -> Response:
        """The page that is signed."""
        try:
            session = await self._session(request)
            way = self._finished(session.draft)
        except _Elsewhere as elsewhere:
            return _go(elsewhere.to)
        return self._show_sign(session.id, self._sign_visit(way))

    async def file(self, request: Request) -> Response:
        """Hand the signed application over, once; only then are the answers dropped."""
        async with self._lock(request):
            form = await guard.read_form(request, guard.session_id(request))
            try:
                session = await self._session(request)
                way = self._finished(session.draft)
            except _Elsewhere as elsewhere:
                return _go(elsewhere.to)
            draft = session.draft.with_page("sign", _typed(self._sign_visit(way), form))
            visited = self._sign_visit(self._way(draft))
            if not visited.is_done:
                await self._keep(session.id, draft)
                return _go("/apply/sign")
            application = build.application(
                way, Signature(text=visited.answers["signature"], signed_at=self._clock.now())
            )
            try:
                received = await run_in_threadpool(self._receive, application, guard.idempotency_key(session.id))
                await self._keep(session.id, draft.once_filed(received))
            except Exception as error:
                # An error's own text could hold answers; where it happened cannot.
                where = "".join(traceback.format_tb(error.__traceback__))
                _log.error("A signed application was not received (%s):\n%s", type(error).__name__, where)
                return self._show_sign(session.id, visited, not_sent=True)
            return _go("/apply/done")

    async def done(self, request: Request) -> Response:
        """The reference, and what comes next."""
        draft = await self._draft(guard.session_id(request))
        if draft is None or draft.filed is None:
            return _go("/")
        sent = sending(draft.filed, self._clock.now())
        return self._screen.draw("done.html", reference=draft.filed.reference, sending=sent)

    async def _draft(self, id: str | None) -> Draft | None:
        kept = None if id is None else await run_in_threadpool(self._drafts.get, id)
        return None if kept is None else Draft.from_bytes(kept)

    async def _keep(self, id: str, draft: Draft) -> None:
        await run_in_threadpool(self._drafts.put, id, draft.to_bytes())

    async def _session(self, request: Request) -> _Session:
        """The client's draft. Raises :class:`_Elsewhere` when there is none, or when it is filed."""
        id = guard.session_id(request)
        draft = await self._draft(id)
        if id is None or draft is None:
            raise _Elsewhere("/?gone" if id else "/")
        if draft.filed:
            raise _Elsewhere("/apply/done")
        return _Session(id, draft)

    def _lock(self, request: Request) -> asyncio.Lock:
        """One page of a client at a time: a double tap waits, then finds what the first one did."""
        return self._locks.setdefault(guard.session_id(request) or "", asyncio.Lock())

    def _way(self, draft: Draft) -> Route:
        return route(draft, Asks(self._counties, self._clock.now().date()))

    def _finished(self, draft: Draft) -> Route:
        """The way, when every page of it is done. Raises :class:`_Elsewhere` with the first that is not."""
        way = self._way(draft)
        if undone := way.first_undone():
            raise _Elsewhere(_address(undone))
        return way

    def _asked_now(self, way: Route, key: str) -> Visit:
        """The page, when it comes and all before it are done. Raises :class:`_Elsewhere` with the page to fill in."""
        for visited in way.visits:
            if visited.page.key == key:
                return visited
            if not visited.is_done:
                break
        raise _Elsewhere(_address(way.first_undone()))

    def _show(self, request: Request, id: str, way: Route, visited: Visit, *, not_saved: bool = False) -> Response:
        key, is_checking = visited.page.key, _CHECKING in request.query_params
        before = way.before(key)
        back = "/apply/check" if is_checking else f"/apply/{before}" if before else "/"
        return self._screen.questions(
            id,
            visited,
            action=_address(visited, is_checking=is_checking),
            back=back,
            banner=line("not_saved") if not_saved else None,
        )

    def _show_sign(self, id: str, visited: Visit, *, not_sent: bool = False) -> Response:
        return self._screen.questions(
            id,
            visited,
            action="/apply/sign",
            back="/apply/check",
            banner=line("sign.not_sent") if not_sent else None,
        )

    def _sign_visit(self, way: Route) -> Visit:
        county = way.answers("you")["county"]
        return visit(pages.sign(dict(self._counties)[county]), way.draft.typed.get("sign"))


def _typed(asked: Visit, form: dict[str, str]) -> dict[str, str]:
    """Of what was sent, the texts of this page's controls; nothing else is kept."""
    return {control: form.get(control, "") for control in (*asked.page.controls, GO_ON)}


def _next(way: Route, visited: Visit, *, is_checking: bool) -> str:
    """Where to go after a page was sent: to itself while it has problems."""
    if not visited.is_done:
        return _address(visited, is_checking=is_checking)
    if is_checking:
        return _address(way.first_undone(), is_checking=True)
    return f"/apply/{way.after(visited.page.key) or 'check'}"


def _address(visited: Visit | None, *, is_checking: bool = False) -> str:
    """The address of a page, or that of the list of answers when there is none left to do."""
    if visited is None:
        return "/apply/check"
    return f"/apply/{visited.page.key}" + (f"?{_CHECKING}" if is_checking else "")


def _go(address: str) -> RedirectResponse:
    return RedirectResponse(address, status_code=303)
