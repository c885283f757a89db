"""How long 10,000 made-up applications take to be expressed in Alder's form, on one core, and in how much memory."""

from __future__ import annotations

import resource
import statistics
import sys
from datetime import UTC, date, datetime
from time import perf_counter, process_time
from typing import Any

from adapters.declarations import load
from adapters.forms import render
from byfive.application import Application
from sandbox.households import households

NAME = "rendition"
SIZE, SEED, TARGET_S = 10_000, 1, 20
TODAY, SIGNED = date(2026, 11, 23), datetime(2026, 11, 23, 20, tzinfo=UTC)
BATCH = 1000


def run(size: int = SIZE, seed: int = SEED) -> dict[str, Any]:
    """The figures: seconds of wall and processor for all, microseconds an application, memory in MB."""
    form = load("alder")
    made = households(size, seed, today=TODAY, signed_at=SIGNED)
    applications = [Application.model_validate(household.application) for household in made]
    del made
    before_mb = _peak_mb()
    each_us, fields, pages, found = [], 0, 0, 0
    began, began_cpu = perf_counter(), process_time()
    for number, application in enumerate(applications, start=1):
        one = perf_counter()
        rendition = render(form, application, TODAY)
        each_us.append((perf_counter() - one) * 1e6)
        pages += len(rendition.pages)
        fields += sum(len(page.fields) for page in rendition.pages)
        found += bool(rendition.findings)
        if number % BATCH == 0:
            print(f"\r  {number} of {size}, {perf_counter() - began:.1f} s", end="", file=sys.stderr, flush=True)
    seconds, cpu = perf_counter() - began, process_time() - began_cpu
    print(file=sys.stderr)
    in_order = sorted(each_us)
    return {
        "county": form.name,
        "applications": size,
        "seed": seed,
        "members": sum(len(application.members) for application in applications),
        "pages": pages,
        "fields": fields,
        "with_findings": found,
        "seconds": round(seconds, 2),
        "cpu_s": round(cpu, 2),
        "median_us": round(statistics.median(in_order)),
        "p99_us": round(in_order[int(len(in_order) * 0.99)]),
        "peak_mb": round(_peak_mb(), 1),
        "peak_mb_before": round(before_mb, 1),
        "units": {
            "seconds": "wall seconds for all applications, one core, reading and validating them aside",
            "cpu_s": "processor seconds for the same",
            "median_us": "microseconds an application",
            "p99_us": "microseconds an application",
            "peak_mb": "peak resident memory of the process, MB (10^6 bytes), all applications held in memory",
            "peak_mb_before": "the same before the first rendition",
        },
        "targets": {f"under {TARGET_S * size / SIZE:g} s": seconds < TARGET_S * size / SIZE},
    }


def _peak_mb() -> float:
    """Linux tells it in KiB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
