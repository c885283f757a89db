"""``submit``, ``reconcile``, ``close-day``, ``serve``: the right flow with the right words, and where Prefect works."""

from __future__ import annotations

import http.server
import logging
import os
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import flows.close_day
import flows.reconcile
import flows.serve
import flows.submit
from byfive.cli import batches
from tests.byfive.cli.conftest import Run


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Any, ...]]]:
    """What the flows were asked for. They themselves are tested where they stand."""
    asked: list[tuple[Any, ...]] = []

    def flow(answer: Any) -> Any:
        def run(*words: Any) -> Any:
            asked.append(words)
            return answer

        return run

    monkeypatch.setattr(flows.submit, "submit", flow({"queued": 1, "delivered": 2}))
    monkeypatch.setattr(flows.reconcile, "reconcile", flow({"taken_back": 0, "found": 3}))
    closed = {"due": 5, "in_time": 4, "missed": 1, "dollars_lost": "33.10"}
    monkeypatch.setattr(flows.close_day, "close_day", flow(closed))
    monkeypatch.setattr(flows.serve, "serve", flow(None))
    before = dict(os.environ)
    os.environ.pop("PREFECT_API_URL", None)
    os.environ.pop("PREFECT_HOME", None)
    monkeypatch.setattr(batches, "_answers", lambda url: False)
    yield asked
    os.environ.clear()
    os.environ.update(before)


def test_submit_runs_its_flow_and_tells_what_came_of_it(byfive: Run, asked: list[Any]) -> None:
    ran = byfive("submit", "alder", "--most", "7")
    assert asked == [("alder", 7)]
    assert (ran.code, ran.out) == (0, "alder: 2 delivered, 1 queued\n")
    assert byfive("submit", "alder", "--json").json == {"county": "alder", "ended": {"delivered": 2, "queued": 1}}


def test_reconcile_runs_its_flow(byfive: Run, asked: list[Any]) -> None:
    assert byfive("reconcile", "alder").out == "alder: 0 taken back, 3 found\n"
    assert asked == [("alder",)]
    assert byfive("reconcile", "alder", "--json").json == {"county": "alder", "taken_back": 0, "found": 3}


def test_close_day_is_today_there_unless_another_day_is_named(byfive: Run, asked: list[Any]) -> None:
    assert byfive("close-day", "alder").out == "alder 2026-11-23: 4 of 5 in time, 1 missed, $33.10 lost.\n"
    told = byfive("close-day", "alder", "--day", "2026-11-20", "--json").json
    assert asked == [("alder", date(2026, 11, 23)), ("alder", date(2026, 11, 20))]
    assert (told["day"], told["dollars_lost"]) == ("2026-11-20", 33.1)


def test_a_day_that_there_is_not_is_refused(byfive: Run, asked: list[Any]) -> None:
    assert byfive("close-day", "alder", "--day", "2026-02-30").code == 2
    assert asked == []


def test_serve_gets_the_settings(byfive: Run, asked: list[Any], home: Path) -> None:
    assert byfive("serve").code == 0
    [(settings,)] = asked
    assert settings.home == home


def test_without_a_server_prefect_is_said_to_start_its_own_in_our_folder(byfive: Run, home: Path) -> None:
    ran = byfive("submit", "alder")
    assert "No Prefect server answers at http://127.0.0.1:4200/api" in ran.err
    assert "PREFECT_API_URL" not in os.environ
    assert os.environ["PREFECT_HOME"] == str(home / "prefect")
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"


def test_prefects_tracebacks_stay_off_the_terminal() -> None:
    try:
        raise ValueError("Zorabel")
    except ValueError:
        record = logging.LogRecord("prefect", logging.ERROR, "", 1, "it failed", (), sys.exc_info())
    assert batches.WithoutTracebacks(logging.Formatter("%(message)s")).format(record) == "it failed"
    assert "Traceback" in logging.Formatter("%(message)s").format(record)


def test_a_running_server_is_used(byfive: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/api/health" else 404)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/api"
        assert batches._answers(url)
        assert not batches._answers(url + "/elsewhere")
        server.shutdown()
    assert not batches._answers(url)
    assert not batches._answers("no address")


def test_the_server_that_is_running_is_named_to_prefect(byfive: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_answers", lambda url: True)
    ran = byfive("submit", "alder")
    assert ran.err == ""
    assert os.environ["PREFECT_API_URL"] == "http://127.0.0.1:4200/api"
