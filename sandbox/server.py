"""Practice counties as web servers: their pages, and ``/_clock``, ``/_truth`` and ``/_faults`` beside them."""

from __future__ import annotations

import json
import logging
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.alder.portal import Alder
from sandbox.birch.portal import Birch
from sandbox.breaking import DroppableProtocol
from sandbox.clock import Clock, ClockRefused, instant
from sandbox.faults import FaultRefused, Faults


def practice_credentials(name: str) -> dict[str, str]:
    """Who may sign in to a county when nobody says otherwise."""
    return {f"partner{number}": f"{name}-practice-{number}" for number in (1, 2)}


CREDENTIALS = practice_credentials("alder")
"""Who may sign in to Alder when nobody says otherwise."""


class Truth(Protocol):
    """What a county holds."""

    def truth(self) -> list[dict[str, Any]]: ...
    def clear(self) -> None: ...


class County(Protocol):
    """What the server needs of a practice county."""

    name: str
    clock: Clock
    faults: Faults

    @property
    def sent(self) -> Truth: ...
    async def answer(self, request: Request) -> Response: ...


COUNTIES: Mapping[str, Callable[[Clock, Mapping[str, str], bool], County]] = {"alder": Alder, "birch": Birch}


class PortTaken(OSError):
    """Another program has the port; the message says so in a sentence."""


def application(county: County, static: Path) -> Starlette:
    """The county's site as an ASGI application; ``static`` is its folder of styles and scripts."""

    async def clock(request: Request) -> Response:
        if request.method == "POST":
            posted = await _json(request)
            if not isinstance(posted, dict) or not isinstance(posted.get("speed", 1), int | float):
                raise ClockRefused('send {"now": "2026-11-23T15:00:00-08:00", "speed": 1}')
            county.clock.set(instant(posted.get("now", "")), posted.get("speed", 1))
        now = county.clock.now().isoformat().replace("+00:00", "Z")
        return JSONResponse({"now": now, "speed": county.clock.speed})

    async def truth(request: Request) -> Response:
        if request.method == "DELETE":
            county.sent.clear()
        return JSONResponse({"county": county.name, "applications": county.sent.truth()})

    async def faults(request: Request) -> Response:
        if request.method == "POST":
            county.faults.arm(await _json(request))
        if request.method == "DELETE":
            county.faults.clear()
        return JSONResponse(county.faults.as_json())

    files = {file.name: file.read_bytes() for file in static.iterdir()}
    kinds = {".css": "text/css", ".js": "text/javascript"}

    async def static_file(request: Request) -> Response:
        name = request.path_params["file"]
        if name not in files:
            return Response("There is no such file.", 404)
        return Response(files[name], media_type=kinds[Path(name).suffix], headers={"Cache-Control": "max-age=86400"})

    async def no_icon(_: Request) -> Response:
        return Response(status_code=204, headers={"Cache-Control": "max-age=86400"})

    return Starlette(
        routes=[
            Route("/_clock", _refusing(clock), methods=["GET", "POST"]),
            Route("/_truth", truth, methods=["GET", "DELETE"]),
            Route("/_faults", _refusing(faults), methods=["GET", "POST", "DELETE"]),
            Route("/static/{file}", static_file),
            Route("/favicon.ico", no_icon),
            Route("/{path:path}", county.answer, methods=["GET", "POST"]),
        ]
    )


@contextmanager
def running(
    name: str = "alder",
    *,
    port: int = 0,
    now: datetime | None = None,
    speed: float = 1,
    credentials: Mapping[str, str] | None = None,
    shared_list: bool = True,
) -> Iterator[str]:
    """Run a practice county in a thread of this process and yield its base URL; raises :class:`PortTaken`.

    ``port`` 0 takes a free one, ``now`` (aware) and ``speed`` set its clock, ``credentials`` are passwords by user
    (:func:`practice_credentials` when there are none), ``shared_list`` lets all partners see what any of them sent.
    """
    county = COUNTIES[name](Clock(now, speed), credentials or practice_credentials(name), shared_list)
    bound = _bound(name, port)
    config = uvicorn.Config(
        application(county, Path(__file__).parent / name / "static"),
        http=DroppableProtocol,
        ws="none",
        lifespan="off",
        access_log=False,
        log_level=logging.WARNING,
        timeout_graceful_shutdown=1,
        timeout_keep_alive=30,
    )
    server = _Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, name=f"county-{name}", daemon=True)
    thread.start()
    if not server.is_ready.wait(30):
        raise RuntimeError(f"practice county {name} did not start within 30 seconds")
    try:
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        bound.close()


class _Server(uvicorn.Server):
    """Uvicorn's server, which says when it is ready and waits for nobody when it ends."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            connection.transport.abort()  # whoever is left hanging would hold up the end
        await super().shutdown(sockets)


def _bound(name: str, port: int) -> socket.socket:
    # asyncio turns Nagle's algorithm off only where the protocol is named; without that each page costs 40 ms more
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind(("127.0.0.1", port))
    except OSError as error:
        bound.close()
        why = f"Practice county {name} cannot use port {port}: {error.strerror}."
        raise PortTaken(f"{why} Choose another port, or 0 for a free one.") from error
    return bound


async def _json(request: Request) -> object:
    try:
        return json.loads(await request.body())
    except ValueError:
        raise FaultRefused("the body is not JSON") from None


def _refusing(endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except (ClockRefused, FaultRefused) as refused:
            return JSONResponse({"error": str(refused)}, 400)

    return answer
