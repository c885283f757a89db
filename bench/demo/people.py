"""Getting the day's made-up households in: most from JSON lines, two through the intake in a browser."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from adapters.robot.browsers import start_browser
from bench.demo.client import ROSA, TOMAS, fill_in
from byfive.operations.load import Taken, load
from byfive.wiring import Parts
from sandbox.documents import content
from sandbox.households import households

Households = dict[str, dict[str, Any]]
"""The made-up household of each reference, in canonical JSON form."""


def load_households(parts: Parts, county: str, count: int, seed: int, today: date, signed_at: datetime) -> Households:
    """Write ``count`` households of a county as JSON lines; load them and their documents as ``byfive load`` does."""
    made = [each.application for each in households(count, seed, today=today, signed_at=signed_at, county=county)]
    file = parts.settings.home / "households.jsonl"
    file.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in made), encoding="utf-8")
    with file.open("rb") as lines:
        taken = list(
            load(parts.ledger, parts.county, lines, clock=parts.clock, by="demo", source="demo", documents=content)
        )
    file.unlink()  # it lay there in the clear
    references = [each.reference for each in taken if isinstance(each, Taken)]
    return dict(zip(references, made, strict=True))


def two_through_the_intake(parts: Parts, url: str, signed_at: datetime) -> Households:
    """Two clients fill in the intake's pages; returns what they told, by the references they got."""

    def references() -> set[str]:
        return {each.reference for name in parts.county_names for each in parts.ledger.submissions.list(name)}

    known = references()
    told: Households = {}
    browser = start_browser()
    try:
        for client in (ROSA, TOMAS):
            fill_in(browser, url, client)
            (reference,) = references() - known
            known.add(reference)
            signature = {"text": client.signature, "signed_at": signed_at.isoformat()}
            told[reference] = {**client.household, "signature": signature}
    finally:
        browser.close()
    return told
