"""``python -m sandbox`` starts, says where the counties are, and stops when told to."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from sandbox.__main__ import main
from sandbox.server import PortTaken, running

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_stops_when_told(told: signal.Signals) -> None:
    command = [sys.executable, "-m", "sandbox", "--clock", "2026-11-23T15:00:00-08:00", "--speed", "0"]
    with subprocess.Popen(
        [*command, "--credentials", "ann:x,bob:y:z"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        try:
            places = json.loads(started.stdout.readline())
            assert httpx.get(f"{places['alder']}/_clock").json() == {"now": "2026-11-23T23:00:00Z", "speed": 0}
            started.send_signal(told)
            assert started.wait(timeout=15) == 0
            assert (started.stdout.read(), started.stderr.read()) == ("", "")
        finally:
            started.kill()


def test_a_taken_port_is_one_sentence_and_exit_1(alder: str, capsys: pytest.CaptureFixture[str]) -> None:
    port = alder.rsplit(":", 1)[1]
    assert main(["--alder", port]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        f"Practice county alder cannot use port {port}: Address already in use. "
        "Choose another port, or 0 for a free one."
    ]
    with pytest.raises(PortTaken), running(port=int(port)):
        pass


def test_a_time_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--clock", "soon"]) == 2
    assert "write it like" in capsys.readouterr().err


def test_it_stops_even_while_somebody_is_left_hanging() -> None:
    began = time.monotonic()
    with running() as url:
        httpx.post(f"{url}/_faults", json=[{"kind": "hang"}])
        hanging = socket.create_connection(("127.0.0.1", int(url.rsplit(":", 1)[1])))
        hanging.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        while not httpx.get(f"{url}/_faults").json()["happened"]["hang"]:
            pass
    hanging.close()
    assert time.monotonic() - began < 10


def test_a_browser_s_own_request_for_an_icon_uses_up_no_fault(alder: str) -> None:
    httpx.post(f"{alder}/_faults", json=[{"kind": "down"}])
    assert httpx.get(f"{alder}/favicon.ico").status_code == 204
    assert httpx.get(f"{alder}/").status_code == 503


def test_two_counties_run_apart_in_one_process() -> None:
    with running() as one, running() as other:
        httpx.post(f"{one}/_clock", json={"now": "2020-01-01T00:00:00Z", "speed": 0})
        assert httpx.get(f"{one}/_clock").json()["now"] != httpx.get(f"{other}/_clock").json()["now"]
