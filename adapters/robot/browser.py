"""A browser of our own: started once, reused for many applications, nothing of one left for the next."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from abc import ABC, abstractmethod
from pathlib import Path
from time import sleep
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from urllib3.exceptions import HTTPError

from byfive.clock import monotonic
from byfive.errors import ByFiveError

PROFILE = "byfive-browser-"
START_PATIENCE_S = 20
SCRIPT_PATIENCE_S = 60
GONE_WITHIN_S = 3


class BrowserMissing(ByFiveError):
    """There is no browser, or no driver for it, on this machine."""

    def __init__(self, missing: str, install: str) -> None:
        super().__init__(
            f"{missing} is not on this machine, so no robot can work. Install it with: {install} "
            "(or name its program in the settings browser_binary and driver_binary)."
        )


class BrowserDidNotStart(ByFiveError):
    """The browser is there but did not start."""

    def __init__(self, why: str, install: str) -> None:
        super().__init__(f"The browser did not start: {why}. Try its program by hand, or install it anew: {install}")


class Interrupted(Exception):
    """The document in which a script worked was left before the script could answer."""


class Browser(ABC):
    """One browser with its driver and a folder of its own, gone when closed.

    What differs between the makes of browser is here: how one starts, how a script is run in the page, how all
    traces of an application are removed.
    """

    make: str
    install: str
    driver: WebDriver

    def __init__(self, binary: Path | None = None, driver: Path | None = None) -> None:
        browser, program = self.find(binary, driver)
        self.folder = Path(tempfile.mkdtemp(prefix=f"{PROFILE}{os.getpid()}-"))
        self.downloads = self.folder / "downloads"
        self.uploads = self.folder / "uploads"
        self.downloads.mkdir()
        self.uploads.mkdir()
        self._started: list[subprocess.Popen[Any]] = []
        try:
            self.driver = self._start(browser, program)
            self.driver.set_script_timeout(SCRIPT_PATIENCE_S)
        except (WebDriverException, HTTPError, OSError) as error:
            self.close()
            raise BrowserDidNotStart(str(error).strip().split("\n")[0], self.install) from error
        except BaseException:
            self.close()
            raise

    @classmethod
    @abstractmethod
    def find(cls, binary: Path | None = None, driver: Path | None = None) -> tuple[str, str]:
        """The programs of browser and driver: those named, else those on this machine. Raises BrowserMissing."""

    @abstractmethod
    def _start(self, browser: str, program: str) -> WebDriver:
        """Start both; what was started stands in ``_started``."""

    @abstractmethod
    def run(self, script: str, *arguments: Any, within_s: float = SCRIPT_PATIENCE_S) -> Any:
        """Run a script in the page in front and wait for its promise. Arguments and answer are plain data.

        A page that is still on its way after ``within_s`` real seconds is given up. Raises Interrupted when its
        document was left meanwhile, and WebDriverException.
        """

    @abstractmethod
    def forget(self, origin: str) -> None:
        """Leave nothing of the last application for the next: cookies, storage, further tabs, history, files."""

    def screenshot(self) -> bytes:
        """The page in front as a PNG picture."""
        return self.driver.get_screenshot_as_png()

    def type(self, text: str) -> None:
        """Real key events, to whatever has the focus. An empty text deletes what is selected."""
        ActionChains(self.driver, duration=0).send_keys(text or Keys.BACKSPACE).perform()

    @property
    def processes(self) -> list[int]:
        """The process ids of browser and driver with all that they started."""
        pids = [process.pid for process in self._started]
        return [*pids, *(child for pid in pids for child in _children(pid))]

    def memory_mb(self) -> float:
        """The memory of all these processes, what they share counted once (PSS), in MB of 10^6 bytes."""
        return sum(_memory_kib(pid) for pid in self.processes) * 1024 / 1e6

    def close(self) -> None:
        """End browser and driver, however they are, and remove the folder."""
        pids = self.processes
        _kill(pids)
        for process in self._started:
            with contextlib.suppress(Exception):
                process.wait(timeout=5)
        _wait_until_gone(pids)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _forget_files(self) -> None:
        for folder in (self.downloads, self.uploads):
            for left in folder.iterdir():
                left.unlink(missing_ok=True)


def sweep() -> int:
    """End the browsers and drivers, and remove the folders, of By Five processes that died without closing them.

    A folder's name holds its owner's process id. Returns how many folders were removed.
    """
    swept = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{PROFILE}*-*"):
        owner = folder.name.removeprefix(PROFILE).split("-")[0]
        if not owner.isdigit() or Path(f"/proc/{owner}").exists():
            continue
        pids = _using(folder)
        _kill(pids)
        _wait_until_gone(pids)
        shutil.rmtree(folder, ignore_errors=True)
        swept += 1
    return swept


def _kill(pids: list[int]) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)


def _wait_until_gone(pids: list[int]) -> None:
    """Until none of these processes can write into its folder any more (Linux): a dying one still may."""
    end = monotonic() + GONE_WITHIN_S
    while monotonic() < end and any(_memory_kib(pid) for pid in pids):
        sleep(0.005)


def named_or_found(named: Path | None, candidates: tuple[str, ...], what: str, install: str) -> str:
    """The program named, else the first candidate on this machine. Raises BrowserMissing."""
    found = str(named) if named else next((path for name in candidates if (path := shutil.which(name))), None)
    if found is None or not Path(found).exists():
        raise BrowserMissing(found or what, install)
    return found


def _using(folder: Path) -> list[int]:
    """The processes that were started with this folder (Linux)."""
    name, found = str(folder).encode(), []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if name in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
    return found


def _children(pid: int) -> list[int]:
    """All processes below ``pid`` (Linux)."""
    below: list[int] = []
    with contextlib.suppress(OSError, ValueError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                below += [int(child), *_children(int(child))]
    return below


def _memory_kib(pid: int) -> int:
    """A process's share of memory (PSS), in KiB (Linux); nothing for one that is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
