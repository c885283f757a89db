"""The flow ``submit``: a batch of one county. Validate, then file the most urgent, as many robots as may work.

A flow a batch, a task an application. Parameters are references and counties only. Prefect retries nothing:
what is tried again, when and by whom, the ledger decides.
"""

from __future__ import annotations

import os
import socket
from collections import Counter
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner

from byfive.ledger.ledger import Ledger
from byfive.operations.crew import Crew, NoCredential, crew
from byfive.operations.deliver import Delivery, deliver_next
from byfive.operations.validate import validate
from byfive.ports import Channel
from byfive.states import State
from byfive.wiring import parts
from flows.guard import references_only

LARGEST_BATCH = 200


def holder() -> str:
    """Who holds a claim, for the ledger: this process on this host."""
    return f"{socket.gethostname()}/{os.getpid()}"


@task(name="validate", retries=0)
@references_only
def validate_received(county: str) -> int:
    """Check what was received; returns how many may be filed."""
    found = validate(parts().ledger, parts().validator, county, by="validation")
    get_run_logger().info("%d may be filed, %d need a person", len(found.queued), len(found.blocked))
    return len(found.queued)


@task(name="deliver one", retries=0, cache_policy=NO_CACHE, persist_result=False)
@references_only
def deliver_one(county: str, turn: int, batch: int) -> tuple[str, str] | None:
    """File the most urgent submission; returns its reference and its state, or nothing when none is left."""
    ledger, channel, robots = _batches[batch]
    done = deliver_next(ledger, channel, robots, holder=f"{holder()}/{batch}", clock=parts().clock)
    if done is None:
        return None
    _say(done)
    return done.reference, str(done.state)


_batches: dict[int, tuple[Ledger, Channel, Crew]] = {}
"""Open batches of this process: robots cannot travel as a task's parameter."""


@flow(name="submit", retries=0, task_runner=ThreadPoolTaskRunner(max_workers=16))  # type: ignore[arg-type]
@references_only
def submit(county: str, most: int = LARGEST_BATCH) -> dict[str, int]:
    """File up to ``most`` applications with ``county``; returns how many ended in each state."""
    log = get_run_logger()
    ledger, channel = parts().ledger, parts().channel(county)
    validate_received(county)
    waiting = len(ledger.submissions.list(county, [State.QUEUED], limit=most))
    if not waiting:
        log.info("nothing is queued for %s", county)
        return {}
    try:
        with crew(ledger, channel, holder(), parts().settings.robots) as robots:
            batch = id(robots)
            _batches[batch] = (ledger, channel, robots)
            try:
                futures: list[PrefectFuture[tuple[str, str] | None]] = [
                    deliver_one.submit(county, turn, batch) for turn in range(1, waiting + 1)
                ]
                ended: list[Any] = [future.result(raise_on_failure=False) for future in futures]
            finally:
                del _batches[batch]
    except NoCredential:
        log.warning("every credential of %s is in use or stopped", county)
        return {}
    troubles = [each for each in ended if isinstance(each, BaseException)]
    if troubles:  # of ours (a full disk, a lost database): what they held is taken back by reconcile
        raise troubles[0]
    return dict(Counter(each[1] for each in ended if isinstance(each, tuple)))


def _say(done: Delivery) -> None:
    log = get_run_logger()
    if done.failure is None:
        log.info("%s: %s in %.1f s", done.reference, done.state, done.seconds)
    else:
        failure = done.failure
        log.warning("%s: %s (%s, %s) -> %s", done.reference, failure.kind, failure.code, failure.page, done.state)
