"""A robot's process that is killed with SIGKILL at the n-th step: ``python -m tests.kill.child HOME URL N``.

A step is each thing the robot does in a page and each transaction of the ledger, before and after. With N = 0 nothing
is killed and the number of steps is printed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from adapters.declarations import load
from adapters.robot.browsers import start_browser
from adapters.robot.portal import PortalChannel
from adapters.robot.window import Window
from byfive.clock import FixedClock
from byfive.keys import KeyRing
from byfive.ledger.database import Database, Transaction
from byfive.ledger.ledger import open_ledger
from byfive.operations.crew import crew
from byfive.operations.deliver import deliver_next
from tests.alder import NOW


def main(home: Path, url: str, kill_at: int) -> None:
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    acting, writing = Window.do, Database.write

    def do(self: Window, action: str, **arguments: Any) -> Any:
        step()
        done = acting(self, action, **arguments)
        step()
        return done

    @contextmanager
    def write(self: Database) -> Iterator[Transaction]:
        step()
        with writing(self) as transaction:
            yield transaction
        step()

    clock = FixedClock(NOW)
    ledger = open_ledger(
        f"sqlite:///{home}/ledger.db",
        KeyRing.load(home / "keys.jsonl"),
        clock,
        evidence_url=f"file://{home}/evidence",
        documents_url=f"file://{home}/documents",
    )
    Window.do, Database.write = do, write  # type: ignore[method-assign]
    channel = PortalChannel(load("alder"), clock=clock, start_browser=start_browser, address=url)
    with crew(ledger, channel, f"child {os.getpid()}", 1) as robots:
        deliver_next(ledger, channel, robots, holder=f"child {os.getpid()}", clock=clock)
    print(count)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
