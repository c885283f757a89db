"""What protects a client's answers on their way: the session's cookie, the forms' tokens, headers, sizes."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from urllib.parse import parse_qsl

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from intake_app.drafts import KEPT_S

TOKEN = "token"
"""The name of the hidden control that shows that a form came from our own page."""

MOST_BYTES = 64 * 1024
"""A page's answers are a few hundred bytes; more is not a client's page."""

MOST_CONTROLS = 500

_FORM = "application/x-www-form-urlencoded"
_ID = re.compile(r"[A-Za-z0-9_-]{43}")
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def new_id() -> str:
    """A session's secret: nobody can guess it, and it says nothing."""
    return secrets.token_urlsafe(32)


def session_id(request: Request) -> str | None:
    """The id in the client's cookie, when it has the form of one."""
    id = request.cookies.get(_cookie(request), "")
    return id if _ID.fullmatch(id) else None


def keep_session(request: Request, response: Response, id: str) -> None:
    """Give the client the cookie, for as long as a draft is kept."""
    response.set_cookie(
        _cookie(request), id, max_age=KEPT_S, path="/", httponly=True, samesite="lax", secure=_is_https(request)
    )


def idempotency_key(id: str) -> str:
    """The draft's name for the receiver. It does not open the draft, so it may be written down."""
    return hashlib.sha256(b"filed once " + id.encode()).hexdigest()


def token(id: str) -> str:
    """What the forms of this session carry; only who knows the cookie can make it."""
    return hashlib.sha256(b"form " + id.encode()).hexdigest()


async def read_form(request: Request, id: str | None) -> dict[str, str]:
    """The texts of a form that came from our page. Raises HTTPException 400, 403 or 413."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(400)
    try:
        pairs = parse_qsl(
            (await _body(request)).decode("ascii", "replace"), keep_blank_values=True, max_num_fields=MOST_CONTROLS
        )
    except ValueError:
        raise HTTPException(400) from None
    form: dict[str, str] = {}
    for name, text in pairs:
        form.setdefault(name, _CONTROL_CHARACTERS.sub(" ", text).strip())
    if id is None or not hmac.compare_digest(form.get(TOKEN, "").encode(), token(id).encode()):
        raise HTTPException(403)
    return form


def protect(headers: MutableHeaders, *, is_static: bool = False, is_https: bool = False) -> None:
    """Set the headers that every answer carries. Only what is the same for everybody may be stored."""
    for name, value in _HEADERS.items():
        headers[name] = value
    headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_static else "no-store"
    if is_https:
        headers["Strict-Transport-Security"] = "max-age=31536000"


class Protected:
    """Middleware: every answer carries the protecting headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                is_static = scope["path"].startswith("/static/") and message["status"] in (200, 304)
                protect(MutableHeaders(scope=message), is_static=is_static, is_https=scope["scheme"] == "https")
            await send(message)

        await self._app(scope, receive, send_protected if scope["type"] == "http" else send)


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413)
    return bytes(body)


def _is_https(request: Request) -> bool:
    return request.url.scheme == "https"


def _cookie(request: Request) -> str:
    """Over https the name itself keeps other sites of the same domain from setting the cookie."""
    return "__Host-intake" if _is_https(request) else "intake"
