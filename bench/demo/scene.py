"""The stage of the demo: a home folder of its own, a settable clock, the practice county, the servers."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from byfive.calendar import is_business_day
from byfive.clock import RunningClock, SystemClock
from byfive.settings import Settings
from byfive.wiring import Parts

STARTS_AT = time(15, 50)
"""Civil time at the counties when the demo begins: ten minutes before the hour, seventy before the cut-off."""
ZONE = ZoneInfo("America/Los_Angeles")


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def demo_instant(parts: Parts) -> datetime:
    """Ten to four on the next day, today included, that is a business day at every county."""
    day = SystemClock().now().astimezone(ZONE).date()
    counties = [parts.county(name) for name in parts.county_names]
    while not all(is_business_day(county, day) for county in counties):
        day += timedelta(days=1)
    return datetime.combine(day, STARTS_AT, ZONE).astimezone(UTC)


class Counties:
    """The practice counties, in a process of their own, spoken to from outside like any county."""

    def __init__(self, now: datetime, log: Path) -> None:
        command = [sys.executable, "-m", "sandbox", "--clock", now.isoformat()]
        self._log = log.open("wb")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self._log, stdin=subprocess.DEVNULL)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"The practice counties did not start: {log.read_text()}")
        self.urls: dict[str, str] = json.loads(line)

    def ask(self, county: str, path: str, body: Any = None, method: str | None = None) -> Any:
        """Speak to a county's back door: the truth, the faults, the clock."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.urls[county] + path,
            data,
            {"Content-Type": "application/json"},
            method=method or ("POST" if data else "GET"),
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self._log.close()


def fresh_home(home: Path) -> None:
    """An empty folder for this run. Only a folder of an earlier demo is emptied."""
    if home.exists():
        shutil.rmtree(home)
    home.mkdir(parents=True)


def set_environment(home: Path, county_urls: dict[str, str], now: datetime, robots: int) -> Settings:
    """The settings of this demo, for this process and every one that it starts."""
    clock = RunningClock(now).setting
    chosen = {
        "BYFIVE_HOME": str(home),
        "BYFIVE_CLOCK": clock,
        "BYFIVE_COUNTY_URLS": json.dumps(county_urls),
        "BYFIVE_ROBOTS": str(robots),
        "BYFIVE_DASHBOARD_PORT": str(free_port()),
        "BYFIVE_INTAKE_PORT": str(free_port()),
        "BYFIVE_PREFECT_PORT": str(free_port()),
    }
    for name in [name for name in os.environ if name.upper().startswith("BYFIVE_")]:
        del os.environ[name]
    os.environ.update(chosen)
    from byfive.settings import settings

    settings.cache_clear()
    return settings()
