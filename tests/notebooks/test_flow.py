"""The flow ``why_failed`` (its function, without Prefect around it)."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest

from adapters.forms.errors import UnknownCounty
from flows import why_failed as flow
from notebooks.running import NotebookFailed
from tests.dashboards.practice_day import PracticeDay


def why_failed(county: str, day: date | None = None) -> Path:
    return flow.why_failed.fn(county, day)


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "get_run_logger", lambda: logging.getLogger("test"))


def test_the_report_stands_under_its_day_beside_the_executed_notebook(
    day: PracticeDay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(notebook: Path, parameters: dict[str, str], output: Path) -> None:
        assert parameters == {"county": "alder", "day": "2026-11-23"}
        output.parent.mkdir(parents=True)
        output.write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')

    monkeypatch.setattr(flow, "run", run)
    report = why_failed("alder")
    assert report == tmp_path / "reports" / "2026-11-23" / "why_failed-alder.html"
    assert "<title>Why did applications fail? Alder County, 2026-11-23</title>" in report.read_text()
    assert report.with_suffix(".ipynb").exists()


def test_a_county_that_is_not_declared_is_refused_before_anything_starts(
    day: PracticeDay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "run", lambda *_: pytest.fail("the notebook was started"))
    with pytest.raises(UnknownCounty):
        why_failed("atlantis")
    assert not (tmp_path / "reports").exists()


def test_a_notebook_that_fails_leaves_its_partial_report_and_the_cause(
    day: PracticeDay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "why_failed.ipynb"
    text = flow.NOTEBOOK.read_text().replace("showing.picture(causes)", "showing.no_such_thing(causes)")
    broken.write_text(text)
    monkeypatch.setattr(flow, "NOTEBOOK", broken)
    with pytest.raises(NotebookFailed, match="no_such_thing") as failed:
        why_failed("alder", date(2026, 11, 23))
    report = tmp_path / "reports" / "2026-11-23" / "why_failed-alder.html"
    assert str(report) in str(failed.value)
    assert "Nothing had to reach Alder County" in report.read_text()
    assert "<title>Stopped: " in report.read_text()
