"""Starting and stopping everything in one command."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from byfive.settings import Settings
from flows.serve import DidNotStart, PortTaken, Processes, check_free

STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, lambda *_: None); print('up', flush=True); time.sleep(60)"
)


def test_a_taken_port_is_told_with_its_setting_before_anything_starts() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"Port {port}, which the dashboard wants.*dashboard_port"):
            check_free("dashboard", port, "dashboard_port")
    check_free("dashboard", port, "dashboard_port")


def test_a_part_that_ends_instead_of_starting_is_told_with_its_log(tmp_path: Path) -> None:
    processes = Processes(Settings(home=tmp_path))
    part = processes.start("broken part", [sys.executable, "-c", "raise SystemExit('no luck')"])
    with pytest.raises(DidNotStart, match=r"broken part did not start.*broken-part\.log"):
        processes.wait_for(part, "http://127.0.0.1:9/")
    part.process.wait()
    assert "no luck" in part.log.read_text()


def test_a_part_that_ignores_being_told_to_stop_is_ended_all_the_same(tmp_path: Path) -> None:
    processes = Processes(Settings(home=tmp_path))
    part = processes.start("stubborn part", [sys.executable, "-c", STUBBORN])
    while "up" not in part.log.read_text():
        assert part.process.poll() is None
    processes.stop()
    assert part.process.poll() is not None


def test_no_part_calls_home_and_all_know_where_prefect_is(tmp_path: Path) -> None:
    env = Processes(Settings(home=tmp_path, prefect_port=4321)).env()
    assert env["PREFECT_API_URL"] == "http://127.0.0.1:4321/api"
    assert env["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert env["DO_NOT_TRACK"] == "1"
