"""The notebook is run, its report stands by itself, and what goes wrong is told."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from byfive.privacy import Searcher, values_of
from notebooks.running import FOLDER, NotebookFailed, ParametersRefused, ReportRefersOutside, render, run
from tests.dashboards.practice_day import PracticeDay

NOTEBOOK = FOLDER / "why_failed.ipynb"


def notebook(folder: Path, *cells: str) -> Path:
    """A small notebook with the parameter ``county``."""
    made: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "id": f"c{number}",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": source,
        }
        for number, source in enumerate(('county = "alder"', *cells))
    ]
    made[0]["metadata"] = {"tags": ["parameters"]}
    kernel = {"kernelspec": {"display_name": "Another", "language": "python", "name": "no-such-kernel"}}
    file = folder / "small.ipynb"
    file.write_text(json.dumps({"cells": made, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
    return file


def test_the_notebook_reports_a_day_by_itself_and_names_nobody(day: PracticeDay, tmp_path: Path) -> None:
    applications = [*day.applications(20), *day.applications(4, seed=2)]
    day.lived_through(24)
    day.parts.ledger.close()
    executed = tmp_path / "out" / "why_failed.ipynb"
    run(NOTEBOOK, {"county": "alder", "day": "2026-11-23"}, executed)
    page = render(executed, "Why did applications fail? Alder County")
    assert "24 applications had to reach Alder County by 17:00 on Monday 23 November 2026; " in page
    assert "What costs the most now: " in page
    assert "As of 15:40 on Monday 23 November 2026 at Alder County: 24 submissions" in page
    assert not re.search(r"https?://", page)
    assert 'alt="Two bar charts' in page
    assert "import " not in page
    values = [value for each in applications for value in values_of("", each)]
    assert Searcher(values).search(page.encode()) == []
    assert Searcher(values).search(executed.read_bytes()) == []


def test_parameters_that_the_notebook_does_not_have_or_that_are_missing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ParametersRefused, match="was given color, county, day, and it takes county, day"):
        run(NOTEBOOK, {"county": "alder", "day": "2026-11-23", "color": "red"}, tmp_path / "out.ipynb")
    with pytest.raises(ParametersRefused):
        run(NOTEBOOK, {"county": "alder"}, tmp_path / "out.ipynb")
    assert not (tmp_path / "out.ipynb").exists()


def test_a_cell_that_fails_leaves_what_there_was_until_then(tmp_path: Path) -> None:
    file = notebook(tmp_path, "print('found so far')", "1 / 0", "print('never')")
    with pytest.raises(NotebookFailed, match="small stopped: ZeroDivisionError: division by zero"):
        run(file, {"county": "alder"}, tmp_path / "out.ipynb")
    page = render(tmp_path / "out.ipynb", "Small")
    assert "found so far" in page
    assert "ZeroDivisionError" in page
    assert "never" not in re.sub(r"<style>.*?</style>", "", page, flags=re.S)


def test_a_report_that_would_load_something_from_elsewhere_is_refused(tmp_path: Path) -> None:
    file = notebook(tmp_path, "from IPython.display import HTML; HTML('<img src=\"https://cdn.example.org/x.png\">')")
    run(file, {"county": "alder"}, tmp_path / "out.ipynb")
    with pytest.raises(ReportRefersOutside, match="cdn"):
        render(tmp_path / "out.ipynb", "Small")


def test_the_kernel_is_this_interpreter_and_leaves_nothing_in_the_users_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    run(notebook(tmp_path, "import sys; print(sys.executable)"), {"county": "alder"}, tmp_path / "out.ipynb")
    assert sys.executable in (tmp_path / "out.ipynb").read_text()
    assert list((tmp_path / "home").iterdir()) == []


def test_the_notebooks_are_kept_without_outputs_and_with_their_parameters() -> None:
    for file in FOLDER.glob("*.ipynb"):
        cells = json.loads(file.read_text())["cells"]
        assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in cells), file
        assert sum("parameters" in cell["metadata"].get("tags", []) for cell in cells) == 1, file
        assert "".join(cells[0]["source"]).startswith("# "), file
