"""The site: which address leads where, and what is said when something goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from byfive.clock import Clock
from intake_app import guard
from intake_app.intake import Intake
from intake_app.ports import Drafts, Receive
from intake_app.screen import STATIC, Screen

_log = logging.getLogger(__name__)


def create_app(*, receive: Receive, drafts: Drafts, counties: Sequence[tuple[str, str]], clock: Clock) -> Starlette:
    """The intake as an ASGI application.

    ``counties`` are the names and titles of those that can be chosen. ``receive`` is called once the client has
    signed, in a thread, and must file an idempotency key once.
    """
    if not counties:
        raise ValueError("the intake needs at least one county to apply to")
    screen = Screen()
    intake = Intake(receive, drafts, tuple(counties), clock, screen)

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return screen.trouble(error.status_code)

    async def not_stored(request: Request, error: Exception) -> Response:
        _log.error("Drafts cannot be read or written: %s", error)
        return screen.trouble(503)

    async def failed(request: Request, error: Exception) -> Response:
        response = screen.trouble(500)
        guard.protect(response.headers)  # this answer goes round the middleware
        return response

    return Starlette(
        routes=[
            Route("/", intake.start),
            Route("/start", intake.begin, methods=["POST"]),
            Route("/apply/check", intake.check),
            Route("/apply/sign", intake.sign),
            Route("/apply/sign", intake.file, methods=["POST"]),
            Route("/apply/done", intake.done),
            Route("/apply/{key}", intake.page),
            Route("/apply/{key}", intake.save, methods=["POST"]),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(guard.Protected), Middleware(GZipMiddleware, minimum_size=500)],
        exception_handlers={HTTPException: refused, OSError: not_stored, Exception: failed},
    )
