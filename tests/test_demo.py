"""The demo as a newcomer runs it, start to finish."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.long
@pytest.mark.timeout(900)
def test_the_demo_loses_nothing_files_nothing_twice_and_shows_no_answer_in_the_open(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.demo", "--home", str(tmp_path / "demo")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    report = json.loads((tmp_path / "demo" / "report.json").read_text())
    truth, rows = report["truth"], report["counties"]
    assert (truth["lost"], truth["twice"], truth["unknown_receipts"], truth["fields_different"]) == (0, 0, 0, 0)
    assert set(rows) == {"alder", "birch"}
    for row in rows.values():
        assert row["received"] == row["delivered"] + row["in_review"] + row["waiting"] + row["late"] >= 30
        assert row["delivered"] >= 25
    assert sum(row["received"] for row in rows.values()) >= 60
    assert report["personal_data_found"] == 0
    assert all(count >= 1 for count in report["faults"].values())
