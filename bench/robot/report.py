"""The figures as they are kept."""

from __future__ import annotations

import statistics
from typing import Any

from bench.robot.runner import CONTENDERS, COUNTIES, Measured
from bench.robot.selenium_hands import EAGER_S, POLL_FREQUENCY
from bench.robot.watching import WHERE

FASTER_THAN_PLAYWRIGHT, FASTER_THAN_SELENIUM, TIMES_THE_FLOOR, GOAL = 3, 8, 15, 10


def report(measured: Measured) -> dict[str, Any]:
    """Medians over both counties (the mean of the two counties' medians), each county's beside, and the targets."""
    counties = {name: _county(measured, name) for name in COUNTIES}
    keys = [f"{who}_ms" for who in CONTENDERS]
    both = {key: _rounded(statistics.fmean(counties[name][key] for name in COUNTIES)) for key in keys}
    ratios = _ratios(both)
    return {
        **both,
        **ratios,
        "counties": counties,
        "where_ours_goes": measured.where_ours_goes,
        "rounds": measured.rounds,
        "warm_up_rounds": 1,
        "seeds": "none: one made-up family of four, written by hand (bench/robot/household.py)",
        "browser": f"chromium-headless-shell {measured.browser}, driven by all",
        "goal": {f"at most {GOAL} times the HTTP floor": ratios["times_http_floor"] <= GOAL},
        "units": {
            "..._ms": "milliseconds of wall time, from nothing signed in to the number read; of both counties: the "
            "mean of the two counties' medians",
            "slower_than_ours": "a rival's median by ours, in the same county or over both",
            "times_http_floor": "our median by that of bare HTTP calls",
            "pages": "pages filled or passed, sign-in and confirmation aside",
            "fields": "answers compared with the judge's after every application",
            **{f"where_ours_goes: {name}": words for name, words in WHERE.items()},
        },
        "conditions": {
            "ours": "ledger in a SQLite file with default durability; a submission is received and queued untimed, "
            "claim to receipt is timed; one browser a county, reused and cleaned in its own time",
            "playwright": "one browser, a new context an application in its own time, no read-back",
            "selenium": "one browser, cookies deleted in its own time, no read-back; WebDriverWait as it is, looking "
            f"every {POLL_FREQUENCY * 1000:.0f} ms",
            "selenium_eager": f"the same script, told to look every {EAGER_S * 1000:.0f} ms",
            "http_floor": "one httpx client an application, no browser, no styles, no scripts",
        },
        "targets": {
            f"at least {FASTER_THAN_PLAYWRIGHT} times faster than Playwright": ratios["playwright_slower_than_ours"]
            >= FASTER_THAN_PLAYWRIGHT,
            f"at least {FASTER_THAN_SELENIUM} times faster than plain Selenium": ratios["selenium_slower_than_ours"]
            >= FASTER_THAN_SELENIUM,
            f"at most {TIMES_THE_FLOOR} times the HTTP floor": ratios["times_http_floor"] <= TIMES_THE_FLOOR,
        },
    }


def _county(measured: Measured, name: str) -> dict[str, Any]:
    times = measured.times[name]
    medians = {f"{who}_ms": _rounded(statistics.median(times[who])) for who in CONTENDERS}
    runs = {who: [_rounded(ms) for ms in times[who]] for who in CONTENDERS}
    return {**medians, **_ratios(medians), **measured.sizes[name], "runs_ms": runs}


def _ratios(medians: dict[str, float]) -> dict[str, float]:
    mine = medians["ours_ms"]
    return {
        "playwright_slower_than_ours": round(medians["playwright_ms"] / mine, 2),
        "selenium_slower_than_ours": round(medians["selenium_ms"] / mine, 2),
        "selenium_eager_slower_than_ours": round(medians["selenium_eager_ms"] / mine, 2),
        "times_http_floor": round(mine / medians["http_floor_ms"], 2),
    }


def _rounded(ms: float) -> float:
    return round(ms, 1)
