"""Each contender of bench/robot files what a careful person would, at both counties; its figures are complete."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.robot.browser import BrowserMissing
from adapters.robot.browsers import find_browser
from bench import __main__ as bench
from bench.robot.contender import PROGRAM
from bench.robot.county import County, TruthDiffers, county
from bench.robot.household import answers
from bench.robot.watching import PAGE_LOADS, SCRIPT, WHERE

pytest.importorskip("playwright", reason="playwright is not installed")

from bench.robot.ours import Ours
from bench.robot.report import report
from bench.robot.runner import CONTENDERS, COUNTIES, Measured, contenders, filed


@pytest.fixture(scope="module")
def counties() -> Iterator[dict[str, County]]:
    try:
        find_browser("chromium", Path(PROGRAM))
    except BrowserMissing as missing:
        pytest.skip(str(missing))
    with county("alder") as alder, county("birch") as birch:
        yield {"alder": alder, "birch": birch}


@pytest.mark.parametrize("who", ["ours", "playwright", pytest.param("selenium", marks=pytest.mark.long), "http_floor"])
def test_a_contender_files_what_a_careful_person_would(counties: dict[str, County], who: str) -> None:
    with contenders(counties, [who]) as entered:
        for name, here in counties.items():
            contender = entered.at[name][who]
            took = filed(contender, here)
            assert took > 0
            if isinstance(contender, Ours):
                parts = contender.stopwatch.medians(1)
                assert parts.keys() == WHERE.keys()
                assert sum(parts.values()) == pytest.approx(took, rel=0.05)
                assert parts[PAGE_LOADS] > parts[SCRIPT] > 0


def test_a_contender_that_files_something_else_fails_the_benchmark(counties: dict[str, County]) -> None:
    expected = answers("alder")
    with contenders({"alder": counties["alder"]}, ["http_floor"]) as entered:
        number = entered.at["alder"]["http_floor"].file()
        with pytest.raises(TruthDiffers, match="City"):
            counties["alder"].check({**expected, "Where you live/City": "MERCED"}, number)
        number = entered.at["alder"]["http_floor"].file()
        with pytest.raises(TruthDiffers, match="number read"):
            counties["alder"].check(expected, "ALD-2026-999999")


def test_the_report_holds_medians_over_both_counties_ratios_and_targets() -> None:
    ms = {
        "ours": 2000.0, "playwright": 7000.0, "selenium": 20000.0, "selenium_eager": 14000.0, "http_floor": 160.0,
    }  # fmt: skip
    times = {
        "alder": {who: [ms[who], 10 * ms[who], ms[who]] for who in CONTENDERS},
        "birch": {who: [ms[who] / 2] * 3 for who in CONTENDERS},
    }
    parts = {name: dict.fromkeys(WHERE, 1.0) for name in COUNTIES}
    told = report(Measured(3, times, parts, {name: {"pages": 39, "fields": 115} for name in COUNTIES}, "156"))
    assert {key: told[key] for key in ("ours_ms", "playwright_ms", "selenium_ms", "http_floor_ms")} == {
        "ours_ms": 1500.0, "playwright_ms": 5250.0, "selenium_ms": 15000.0, "http_floor_ms": 120.0,
    }  # fmt: skip
    assert told["counties"]["birch"]["playwright_slower_than_ours"] == 3.5
    assert list(told["targets"].values()) == [True, True, True]
    assert list(told["goal"].values()) == [False]


def test_the_benchmark_is_found_and_the_demo_is_none() -> None:
    assert {"robot", "rendition"} <= bench.benchmarks().keys()
    assert "demo" not in bench.benchmarks()
