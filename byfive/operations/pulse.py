"""The heartbeat of a batch: one thread that renews every claim and lease its robots hold."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

from byfive.errors import ByFiveError
from byfive.ledger.changes import HEARTBEAT_SECONDS


class Pulse:
    """Renews what is held while its block runs.

    A renewal that fails is left at that: the ledger refuses the last click of whoever lost a lease, and that
    is the only place where it matters.
    """

    def __init__(self, every_s: float = HEARTBEAT_SECONDS) -> None:
        self._every_s = every_s
        self._held: dict[int, Callable[[], object]] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="pulse", daemon=True)

    def __enter__(self) -> Pulse:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    @contextlib.contextmanager
    def holding(self, renew: Callable[[], object]) -> Iterator[None]:
        """Call ``renew`` every few seconds until the block ends."""
        key = id(renew)
        with self._lock:
            self._held[key] = renew
        try:
            yield
        finally:
            with self._lock:
                self._held.pop(key, None)

    def _beat(self) -> None:
        while not self._stop.wait(self._every_s):
            with self._lock:
                held = list(self._held.values())
            for renew in held:
                with contextlib.suppress(ByFiveError):
                    renew()
