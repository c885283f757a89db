"""The robots of one batch: no more than settings allow, and one a credential where the county ends a second session."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from byfive.errors import ByFiveError
from byfive.ledger.ledger import Ledger
from byfive.ledger.records import CredentialLease
from byfive.operations.pulse import Pulse
from byfive.ports import Channel, Robot


class NoCredential(ByFiveError):
    """Every credential of this county is in use or stopped; the next batch tries again."""


@dataclass
class Worker:
    """One robot with the sole right to sign in with one credential."""

    robot: Robot
    lease: CredentialLease


class Crew:
    """Workers that take turns. Use :meth:`worker` to borrow one; ``stop`` says that the batch is to end."""

    def __init__(self, workers: list[Worker], pulse: Pulse) -> None:
        self.size = len(workers)
        self.pulse = pulse
        self.stop = threading.Event()
        self._free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        for worker in workers:
            self._free.put(worker)

    @contextlib.contextmanager
    def worker(self) -> Iterator[Worker]:
        """Borrow a worker, waiting for one to be free."""
        worker = self._free.get()
        try:
            yield worker
        finally:
            self._free.put(worker)


@contextlib.contextmanager
def crew(ledger: Ledger, channel: Channel, holder: str, most: int) -> Iterator[Crew]:
    """Lease up to ``most`` credentials of the channel, a robot each; give everything back at the end.

    Raises NoCredential when none is free.
    """
    leases: list[CredentialLease] = []
    workers: list[Worker] = []
    with Pulse() as pulse, contextlib.ExitStack() as stack:
        while len(leases) < most:
            lease = ledger.credentials.lease(channel.county.name, channel.name, f"{holder}/{len(leases) + 1}")
            if lease is None:
                break
            leases.append(lease)
            stack.callback(_release, ledger, lease)
            stack.enter_context(pulse.holding(partial(ledger.credentials.heartbeat, lease)))
        if not leases:
            raise NoCredential
        for turn in range(len(leases) if channel.one_session_a_credential else most):
            robot = channel.robot()
            stack.callback(robot.close)
            workers.append(Worker(robot, leases[turn % len(leases)]))
        yield Crew(workers, pulse)


def _release(ledger: Ledger, lease: CredentialLease) -> None:
    with contextlib.suppress(ByFiveError):  # lost before: another robot has it, nothing is left to give back
        ledger.credentials.release(lease)
