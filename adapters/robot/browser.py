"""A browser of our own: started once, reused for many applications, nothing of one left for the next."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from time import sleep

from selenium import webdriver
from selenium.common.exceptions import JavascriptException, TimeoutException, WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webdriver import WebDriver

from byfive.clock import monotonic
from byfive.errors import ByFiveError

BROWSERS = (
    "/usr/lib/chromium/chromium-headless-shell",  # Debian's command of that name is a script around this program
    "chromium-headless-shell",
    "chromium",
    "google-chrome",
)
DRIVER = "chromedriver"
PROFILE = "byfive-browser-"
START_PATIENCE_S = 20
INSTALL = "apt-get install chromium-headless-shell chromium-driver"

FLAGS = (
    "--headless=new",
    "--no-sandbox",  # as root, in a container, Chromium does not start otherwise
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--disable-features=Translate,Prewarm",
    "--blink-settings=imagesEnabled=false",
    "--password-store=basic",
    "--window-size=1200,1600",
)


class BrowserMissing(ByFiveError):
    """There is no browser, or no driver for it, on this machine."""

    def __init__(self, missing: str) -> None:
        super().__init__(
            f"{missing} is not on this machine, so no robot can work. Install it with: {INSTALL} "
            "(or name its program in the settings browser_binary and driver_binary)."
        )


class BrowserDidNotStart(ByFiveError):
    """The browser is there but did not start."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The browser did not start: {why}. Try its program by hand, or install it anew: {INSTALL}")


def find_browser(binary: Path | None = None, driver: Path | None = None) -> tuple[str, str]:
    """The programs of browser and driver: those named, else those on the path. Raises BrowserMissing."""
    browser = str(binary) if binary else next((p for name in BROWSERS if (p := shutil.which(name))), None)
    if browser is None or not Path(browser).exists():
        raise BrowserMissing(browser or "Chromium")
    found = str(driver) if driver else shutil.which(DRIVER)
    if found is None or not Path(found).exists():
        raise BrowserMissing(found or "ChromeDriver")
    return browser, found


class Browser:
    """One Chromium with its driver and a profile folder of its own, gone when closed.

    We start the browser and its driver attaches to it: chromium-headless-shell opens no page unless it is
    told to, and a driver that starts it waits for one in vain (docs/decisions/0004).
    """

    def __init__(self, binary: Path | None = None, driver: Path | None = None) -> None:
        browser, chromedriver = find_browser(binary, driver)
        self._profile = Path(tempfile.mkdtemp(prefix=f"{PROFILE}{os.getpid()}-"))
        self._service = Service(chromedriver, popen_kw={"start_new_session": True})
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._process = subprocess.Popen(
                [browser, *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={self._profile}", "about:blank"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            options = webdriver.ChromeOptions()
            options.debugger_address = f"127.0.0.1:{self._port()}"
            options.page_load_strategy = "none"
            options.unhandled_prompt_behavior = "ignore"
            options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
            self.driver: WebDriver = webdriver.Chrome(options=options, service=self._service)
        except (WebDriverException, OSError) as error:
            self.close()
            raise BrowserDidNotStart(str(error).strip().split("\n")[0]) from error
        except BaseException:
            self.close()
            raise
        self.driver.set_script_timeout(30)

    def _port(self) -> int:
        """The port on which the browser can be spoken to, once it has written it down."""
        file, end = self._profile / "DevToolsActivePort", monotonic() + START_PATIENCE_S
        assert self._process is not None
        while monotonic() < end:
            if self._process.poll() is not None:
                raise BrowserDidNotStart(f"it ended at once with code {self._process.returncode}")
            lines = file.read_text().split("\n") if file.exists() else []
            if len(lines) > 1:
                return int(lines[0])
            sleep(0.01)
        raise BrowserDidNotStart(f"it did not answer within {START_PATIENCE_S} s")

    def forget(self, origin: str) -> None:
        """Leave nothing of the last application for the next: cookies, storage, further tabs, history."""
        driver = self.driver
        first, *others = driver.window_handles
        for handle in others:
            driver.switch_to.window(handle)
            driver.close()
        driver.switch_to.window(first)
        self._go_blank()
        for command, arguments in (
            ("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"}),
            ("Network.clearBrowserCookies", {}),
            ("Page.resetNavigationHistory", {}),
        ):
            driver.execute_cdp_cmd(command, arguments)  # type: ignore[attr-defined]

    def _go_blank(self) -> None:
        """An empty page, once it is really there: its predecessor may still be leaving."""
        end = monotonic() + START_PATIENCE_S
        self.driver.execute_script("window.stop(); document.__byfive_left = true")
        self.driver.get("about:blank")
        while monotonic() < end:
            with contextlib.suppress(JavascriptException, TimeoutException):
                if self.driver.execute_script(
                    "return location.href === 'about:blank' && document.readyState === 'complete'"
                    " && !document.__byfive_left"
                ):
                    return
            sleep(0.003)
        raise TimeoutException("the browser did not leave its page")

    @property
    def processes(self) -> list[int]:
        """The process ids of browser and driver with all that they started."""
        started = (self._process, getattr(self._service, "process", None))
        pids = [process.pid for process in started if process is not None]
        return [*pids, *(child for pid in pids for child in _children(pid))]

    def close(self) -> None:
        """End browser and driver, however they are, and remove the profile."""
        for pid in self.processes:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        for process in (self._process, getattr(self._service, "process", None)):
            if process is not None:
                with contextlib.suppress(Exception):
                    process.wait(timeout=5)
        shutil.rmtree(self._profile, ignore_errors=True)


def sweep() -> int:
    """End the browsers, and remove the profiles, of By Five processes that died without closing them.

    A profile's name holds its owner's process id. Returns how many profiles were removed.
    """
    swept = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{PROFILE}*-*"):
        owner = folder.name.removeprefix(PROFILE).split("-")[0]
        if not owner.isdigit() or Path(f"/proc/{owner}").exists():
            continue
        for pid in _using(folder):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)
        swept += 1
    return swept


def _using(folder: Path) -> list[int]:
    """The browser processes that work in this profile folder (Linux)."""
    flag = f"--user-data-dir={folder}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if flag in (entry / "cmdline").read_bytes().split(b"\0"):
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
