"""Today's faults at the practice county, and the adversary who kills a browser of ours."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from pathlib import Path
from typing import Any

TODAY: dict[str, list[dict[str, Any]]] = {
    "alder": [
        {"kind": "die_after_store", "after_requests": 3},
        {"kind": "take_session", "after_requests": 600},
        {"kind": "down", "seconds": 5, "after_requests": 1000},
        {"kind": "notice", "after_requests": 200},
        {"kind": "inline_error", "where": "How to reach you", "label": "E-mail", "after_requests": 15},
        {"kind": "slow", "seconds": 2, "after_requests": 500},
    ],
    "birch": [
        {"kind": "no_number", "after_requests": 3},
        {"kind": "slow_success", "seconds": 3, "after_requests": 6},
        {"kind": "expire_session", "after_requests": 500},
        {"kind": "maintenance", "seconds": 4, "after_requests": 800},
        {"kind": "notice", "after_requests": 100},
        {"kind": "inline_error", "where": "How can we reach you?", "label": "Email", "after_requests": 12},
    ],
}
"""By county: down and up again, a session taken, a page that died just after the county stored, a confirmation without
a number and a slow one, an answer refused, a notice, a slow page."""


class Adversary:
    """Kills one of our browsers once, ``after_s`` real seconds after being let loose."""

    def __init__(self, after_s: float) -> None:
        self.kills = 0
        self._timer = threading.Timer(after_s, self._kill)
        self._timer.daemon = True

    def let_loose(self) -> None:
        self._timer.start()

    def call_off(self) -> None:
        self._timer.cancel()

    def _kill(self) -> None:
        for pid in browsers_of(os.getpid()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                self.kills += 1
                return


def browsers_of(parent: int) -> list[int]:
    """The main browser processes that ``parent`` started (Linux)."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError, ValueError, IndexError):
            command = (entry / "cmdline").read_bytes().split(b"\0")
            status = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            if int(status[1]) == parent and b"--remote-debugging-port=0" in command:
                found.append(int(entry.name))
    return found
