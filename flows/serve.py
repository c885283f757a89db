"""``byfive serve``: Prefect's server, its worker and schedules, the dashboard and the intake, in one command."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from byfive.clock import monotonic
from byfive.errors import ByFiveError
from byfive.settings import Settings
from byfive.wiring import Parts
from flows.deployments import POOL, ROOT, deploy

QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "DO_NOT_TRACK": "1",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
}
START_PATIENCE_S = 60
STOP_PATIENCE_S = 10


class PortTaken(ByFiveError):
    """Somebody else uses a port that By Five wants."""

    def __init__(self, what: str, port: int, setting: str) -> None:
        super().__init__(
            f"Port {port}, which the {what} wants, is taken by another program. "
            f"Stop that program, or choose another port in the setting {setting}."
        )


class DidNotStart(ByFiveError):
    """A part of By Five did not start."""

    def __init__(self, what: str, log: str) -> None:
        super().__init__(f"The {what} did not start. Its log says why: {log}")


class Ended(ByFiveError):
    """A part of By Five ended by itself, so the rest was stopped, too."""

    def __init__(self, what: str, code: int, log: str) -> None:
        super().__init__(f"The {what} ended by itself with code {code}; the rest was stopped. Its log: {log}")


@dataclass
class Part:
    """One running process, in a group of its own so that Ctrl-C reaches it through us only."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path


class Processes:
    """The processes of one ``serve``: started in order, stopped in reverse, their words kept in log files."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.logs = settings.home / "logs"
        self.running: list[Part] = []

    def start(self, name: str, command: list[str], env: Mapping[str, str] | None = None) -> Part:
        self.logs.mkdir(parents=True, exist_ok=True)
        log = self.logs / f"{name.replace(' ', '-')}.log"
        with log.open("ab") as sink:
            process = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **self.env(), **(env or {})}, stdin=subprocess.DEVNULL,
                stdout=sink, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        part = Part(name, process, log)
        self.running.append(part)
        return part

    def env(self) -> dict[str, str]:
        """What every process is told: where Prefect's server is and keeps its things, and to call nobody."""
        home = self.settings.home / "prefect"
        return {**QUIET, "PREFECT_HOME": str(home), "PREFECT_API_URL": api_url(self.settings),
                "PYTHONPATH": str(ROOT)}  # fmt: skip

    def wait_for(self, part: Part, url: str) -> None:
        """Wait until ``url`` answers. Raises DidNotStart."""
        end = monotonic() + START_PATIENCE_S
        while monotonic() < end:
            if part.process.poll() is not None:
                break
            with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=2):
                return
            time.sleep(0.1)
        raise DidNotStart(part.name, str(part.log))

    def stop(self) -> None:
        """End everything, last started first. Prefect's worker ignores the first SIGTERM, hence a second."""
        for sent in (signal.SIGTERM, signal.SIGTERM, signal.SIGKILL):
            alive = [part for part in reversed(self.running) if part.process.poll() is None]
            for part in alive:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(part.process.pid, sent)
            end = monotonic() + (1.5 if alive and sent is signal.SIGTERM else STOP_PATIENCE_S)
            while any(part.process.poll() is None for part in alive) and monotonic() < end:
                time.sleep(0.05)
        self.running.clear()


def api_url(settings: Settings) -> str:
    """Where Prefect's API is."""
    return settings.prefect_api_url or f"http://127.0.0.1:{settings.prefect_port}/api"


def start_prefect(processes: Processes) -> Part:
    """Prefect's own server over SQLite."""
    settings = processes.settings
    port = settings.prefect_port
    check_free("Prefect server", port, "prefect_port")
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    return processes.start("prefect server", command)


def start_dashboard(processes: Processes) -> Part:
    settings = processes.settings
    check_free("dashboard", settings.dashboard_port, "dashboard_port")
    return processes.start("dashboard", [
        sys.executable, "-m", "streamlit", "run", "dashboards/app.py", "--server.headless=true",
        "--server.address=127.0.0.1", f"--server.port={settings.dashboard_port}",
        "--browser.gatherUsageStats=false", "--server.fileWatcherType=none",
    ])  # fmt: skip


def start_intake(processes: Processes) -> Part:
    check_free("intake", processes.settings.intake_port, "intake_port")
    return processes.start("intake", [sys.executable, "-m", "intake_app"])


def start_worker(processes: Processes) -> Part:
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", POOL, "--type", "process"]
    return processes.start("worker", command)


def check_free(what: str, port: int, setting: str) -> None:
    """Raise PortTaken when somebody listens there already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise PortTaken(what, port, setting) from None


@contextlib.contextmanager
def stopping_on_signals() -> Iterator[list[int]]:
    """Within the block the first SIGINT or SIGTERM is noted in the list instead of ending us."""
    caught: list[int] = []
    before = {sent: signal.signal(sent, lambda number, _: caught.append(number)) for sent in
              (signal.SIGINT, signal.SIGTERM)}  # fmt: skip
    try:
        yield caught
    finally:
        for sent, handler in before.items():
            signal.signal(sent, handler)


def serve(settings: Settings) -> None:
    """Run everything until Ctrl-C. Raises PortTaken, DidNotStart, Ended."""
    parts = Parts(settings)
    parts.ledger.close()  # opened once before the others start, so that its tables are there
    processes = Processes(settings)
    with stopping_on_signals() as caught:
        try:
            _start_all(processes, parts, caught)
            while not caught:
                for part in processes.running:
                    code = part.process.poll()
                    if code is not None:
                        raise Ended(part.name, code, str(part.log))
                time.sleep(0.2)
        finally:
            print("Stopping ...", flush=True)
            processes.stop()
            print("Stopped. What was not delivered stays queued in the ledger.", flush=True)


def _start_all(processes: Processes, parts: Parts, caught: list[int]) -> None:
    settings = processes.settings
    print("Starting Prefect's server ...", flush=True)
    server = start_prefect(processes)
    dashboard, intake = start_dashboard(processes), start_intake(processes)
    processes.wait_for(server, api_url(settings) + "/health")
    if caught:
        return
    os.environ.update(processes.env())
    make_pool()
    names = deploy(parts)
    print(f"Scheduled: {', '.join(names)}", flush=True)
    start_worker(processes)
    processes.wait_for(dashboard, f"http://127.0.0.1:{settings.dashboard_port}/_stcore/health")
    processes.wait_for(intake, f"http://127.0.0.1:{settings.intake_port}/")
    print(
        f"Dashboard  http://127.0.0.1:{settings.dashboard_port}\n"
        f"Intake     http://127.0.0.1:{settings.intake_port}\n"
        f"Prefect    http://127.0.0.1:{settings.prefect_port}\n"
        f"Logs       {processes.logs}\n"
        "Ctrl-C stops everything.",
        flush=True,
    )


def make_pool() -> None:
    """The work pool that our worker serves, unless it is there."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.exceptions import ObjectAlreadyExists

    with get_client(sync_client=True) as client, contextlib.suppress(ObjectAlreadyExists):
        client.create_work_pool(WorkPoolCreate(name=POOL, type="process", base_job_template={}))
