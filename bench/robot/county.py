"""A practice county in a process of its own, with its back door."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from bench.robot.household import NOW
from sandbox.judge import differences

PATIENCE_S = 30


@dataclass(frozen=True)
class County:
    """A running practice county."""

    name: str
    url: str

    def check(self, expected: dict[str, str], number: str) -> int:
        """That the county holds just this application under this number, which it then forgets; returns its fields.

        Raises TruthDiffers.
        """
        held = httpx.get(f"{self.url}/_truth").json()["applications"]
        httpx.delete(f"{self.url}/_truth")
        if [one["number"] for one in held] != [number]:
            raise TruthDiffers(f"{self.name} holds {[one['number'] for one in held]}, the number read is {number!r}")
        found = differences(expected, held[0]["fields"])
        if found:
            raise TruthDiffers(f"{self.name} holds other answers than a careful person's: {found[:5]}")
        return len(held[0]["fields"])


class TruthDiffers(Exception):
    """A contender did not file what a careful person would have."""


@contextmanager
def county(name: str) -> Iterator[County]:
    """Start a practice county at ten to four, and end it."""
    command = [sys.executable, "-m", "sandbox", "--clock", NOW.isoformat()]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log)
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                log.seek(0)
                raise RuntimeError(f"the practice county did not start: {log.read().decode()}")
            places: dict[str, Any] = json.loads(line)
            yield County(name, places[name])
        finally:
            process.terminate()
            process.wait(PATIENCE_S)
