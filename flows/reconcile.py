"""The flow ``reconcile``: take back what dead robots held, look up what nobody knows the outcome of."""

from __future__ import annotations

from prefect import flow, get_run_logger

from byfive.operations.reconcile import reconcile as settle
from byfive.wiring import parts
from flows.guard import references_only
from flows.submit import holder


@flow(name="reconcile", retries=0)
@references_only
def reconcile(county: str) -> dict[str, int]:
    """Settle what is unsettled at ``county``; returns how many went which way."""
    done = settle(parts().ledger, parts().channel(county), holder=f"{holder()}/reconcile")
    counts = {name: len(getattr(done, name)) for name in done.__dataclass_fields__}
    get_run_logger().info("%s", ", ".join(f"{name.replace('_', ' ')}: {count}" for name, count in counts.items()))
    return counts
