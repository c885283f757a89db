"""A practice county's back door, as tests use it: empty it, arm faults, look at what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from sandbox.clock import instant
from sandbox.server import running

NOON = "2026-11-23T12:00:00-08:00"


class BackDoor:
    """One county's, at ``url``."""

    def __init__(self, url: str) -> None:
        self.url = url
        # the counties speak plain HTTP; loading certificates would cost every test more than the county does
        self._client = httpx.Client(base_url=url, verify=False)

    def reset(self) -> None:
        """Nothing stored, no faults, noon of 23 November 2026."""
        self._client.delete("/_truth")
        self._client.delete("/_faults")
        self._client.post("/_clock", json={"now": NOON, "speed": 0})

    def arm(self, kind: str, **details: Any) -> None:
        """Arm one fault."""
        answer = self._client.post("/_faults", json=[{"kind": kind} | details])
        assert answer.status_code == 200, answer.text

    def truth(self) -> list[dict[str, Any]]:
        """What the county holds."""
        applications: list[dict[str, Any]] = self._client.get("/_truth").json()["applications"]
        return applications


@contextmanager
def open_county(name: str) -> Iterator[BackDoor]:
    """Run a county for tests."""
    with running(name, now=instant(NOON)) as url:
        yield BackDoor(url)
