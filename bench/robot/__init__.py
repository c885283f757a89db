"""How long a family of four's whole application takes: our robot, Playwright, plain Selenium and bare HTTP calls.

At both practice counties, in the same browser build, in one run, by turns. After every single application the county
must hold exactly what a careful person would have entered.
"""

from __future__ import annotations

import os
from typing import Any

NAME = "robot"
PACKAGES = ("selenium", "playwright", "httpx")
ROUNDS = 5


def run(rounds: int | None = None) -> dict[str, Any]:
    """The figures. ``rounds`` after one to warm up; BENCH_ROUNDS in the environment says another number."""
    from bench.robot.report import report
    from bench.robot.runner import measured

    return report(measured(rounds or int(os.environ.get("BENCH_ROUNDS", ROUNDS))))
