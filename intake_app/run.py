"""Runs the site on a port of this machine."""

from __future__ import annotations

import contextlib
import errno
import socket

import uvicorn
from starlette.applications import Starlette

from byfive.errors import ByFiveError


class PortTaken(ByFiveError):
    """Another program uses the intake's port."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"The intake cannot start: another program uses port {port}. "
            "Stop that program, or set intake_port to another port."
        )


def serve(app: Starlette, port: int, host: str = "127.0.0.1") -> None:
    """Serve until the process is asked to stop (Ctrl-C, SIGTERM). Raises :class:`PortTaken`.

    Requests are not logged: neither who came nor when is anybody's business.
    """
    with _listening(host, port) as listening:
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=5)
        with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again once it has stopped
            uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from None
        raise
    return listening
