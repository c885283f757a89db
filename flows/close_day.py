"""The flow ``close_day``: what made its deadline today, what did not, what that cost.

Old evidence, and documents that waited in vain for an application, are deleted.
"""

from __future__ import annotations

from datetime import date

from prefect import flow, get_run_logger

from byfive.operations.close_day import close_day as settle
from byfive.wiring import parts
from flows.guard import references_only


@flow(name="close_day", retries=0)
@references_only
def close_day(county: str, day: date | None = None) -> dict[str, object]:
    """Close one county's business day (by default today there)."""
    chosen = day or parts().today(county)
    ledger = parts().ledger
    closed = settle(ledger, parts().county(county), chosen, by="close_day")
    ledger.evidence.sweep(parts().clock.now())
    ledger.documents.sweep(parts().clock.now())
    get_run_logger().info("%s %s: %d of %d in time, $%s lost", county, chosen, closed.in_time, closed.due,
                          closed.dollars_lost)  # fmt: skip
    return {"due": closed.due, "in_time": closed.in_time, "missed": len(closed.misses),
            "dollars_lost": str(closed.dollars_lost)}  # fmt: skip
