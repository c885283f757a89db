"""Answers that are none: connections that are dropped or left hanging."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Hashable
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

LONGEST_HANG = 120.0
"""Real seconds after which even a hanging server answers."""

_transports: dict[tuple[str, int], asyncio.Transport] = {}


class DroppableProtocol(H11Protocol):
    """Uvicorn's HTTP protocol, which remembers its connections by the client's address so that one can be dropped."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._peer = transport.get_extra_info("peername")[:2]
        _transports[self._peer] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        _transports.pop(self._peer, None)
        super().connection_lost(exc)


class Dropped(Response):
    """Closes the connection without a byte. Needs :class:`DroppableProtocol`."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        _transports[scope["client"]].abort()
        await _disconnected(receive)


class Dropping:
    """Remembers the request whose connection was dropped, so that a browser's own further tries are dropped as well.

    Browsers silently send a request again, posts included, as long as they have connections that they had used
    before; without this, nobody would notice a dropped connection.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._last: tuple[Hashable, float] = ((), 0.0)

    def drop(self, request: Hashable) -> Dropped:
        self._last = (request, self._seconds())
        return Dropped()

    def was_just_dropped(self, request: Hashable) -> bool:
        """Whether this very request was dropped less than a second ago."""
        return self._last[0] == request and self._seconds() - self._last[1] < 1


class Hanging(Response):
    """Says nothing until the client gives up or ``seconds`` are over (at most :data:`LONGEST_HANG`), then ``late``."""

    def __init__(self, seconds: float | None, late: Response) -> None:
        super().__init__()
        self._seconds = min(LONGEST_HANG if seconds is None else seconds, LONGEST_HANG)
        self._late = late

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(_disconnected(receive), self._seconds)
            return
        await self._late(scope, receive, send)


async def _disconnected(receive: Receive) -> None:
    message: Any = {}
    while message.get("type") != "http.disconnect":
        message = await receive()
