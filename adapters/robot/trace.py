"""What the robot did and when: pages, timings, outcomes. It alone carries none of a client's answers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from byfive.clock import monotonic


@dataclass(frozen=True)
class Step:
    """One thing done: ``at_ms`` since the start, on which page (its key and turn), what, how long, how it went."""

    at_ms: float
    page: str
    did: str
    took_ms: float
    outcome: str = ""


@dataclass
class Trace:
    """The steps of one attempt."""

    started: float = field(default_factory=monotonic)
    steps: list[Step] = field(default_factory=list)

    def add(self, page: str, did: str, since: float, outcome: str = "") -> None:
        """Note a step that began at the monotonic second ``since`` and ends now."""
        now = monotonic()
        step = Step(round((since - self.started) * 1000, 1), page, did, round((now - since) * 1000, 1), outcome)
        self.steps.append(step)

    def to_json(self) -> bytes:
        """The steps as JSON, for evidence."""
        return json.dumps([asdict(step) for step in self.steps], indent=1).encode()
