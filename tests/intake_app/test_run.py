import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from byfive.errors import ExitCode
from intake_app.run import PortTaken, serve
from tests.intake_app.client import site

PROGRAM = """
import sys
from pathlib import Path
from intake_app.run import serve
from tests.intake_app.client import site
print("ready", flush=True)
serve(site(Path(sys.argv[1])).app, int(sys.argv[2]))
"""


def test_a_taken_port_is_one_sentence_that_says_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"another program uses port {port}") as error:
            serve(site(tmp_path).app, port)
    assert "intake_port" in str(error.value)
    assert error.value.exit_code is ExitCode.FAILED


@pytest.mark.timeout(60)
def test_it_serves_and_stops_cleanly_on_the_first_signal(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            assert server.stdout.readline() == "ready\n"
            with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as http:
                answer = http.get(f"http://127.0.0.1:{port}/")
            assert "Apply for CalFresh food benefits" in answer.text
        finally:
            server.send_signal(signal.SIGINT)
            _, complaints = server.communicate(timeout=20)
    assert "Traceback" not in complaints
