"""A browser of our own: started once, reused for many applications, nothing of one left for the next."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webdriver import WebDriver

from byfive.errors import ByFiveError

BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
DRIVER = "chromedriver"
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
    "--disable-features=AutofillServerCommunication",
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
    """One Chromium with its driver and a profile folder of its own, gone when closed."""

    def __init__(self, binary: Path | None = None, driver: Path | None = None) -> None:
        browser, chromedriver = find_browser(binary, driver)
        self._profile = tempfile.mkdtemp(prefix="byfive-browser-")
        options = webdriver.ChromeOptions()
        options.binary_location = browser
        options.page_load_strategy = "none"
        options.unhandled_prompt_behavior = "ignore"
        for flag in (*FLAGS, f"--user-data-dir={self._profile}"):
            options.add_argument(flag)
        options.add_experimental_option("prefs", {
            "autofill.profile_enabled": False,
            "credentials_enable_service": False,
            "profile.password_manager_enabled": False,
            "profile.managed_default_content_settings.images": 2,
        })  # fmt: skip
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self._service = Service(chromedriver, popen_kw={"start_new_session": True})
        try:
            self.driver: WebDriver = webdriver.Chrome(options=options, service=self._service)
        except (WebDriverException, OSError) as error:
            self.close()
            raise BrowserDidNotStart(str(error).strip().split("\n")[0]) from error
        self.driver.set_script_timeout(30)

    def forget(self, origin: str) -> None:
        """Leave nothing of the last application for the next: cookies, storage, further tabs, history."""
        driver = self.driver
        first, *others = driver.window_handles
        for handle in others:
            driver.switch_to.window(handle)
            driver.close()
        driver.switch_to.window(first)
        driver.get("about:blank")
        for command, arguments in (
            ("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"}),
            ("Network.clearBrowserCookies", {}),
            ("Page.resetNavigationHistory", {}),
        ):
            driver.execute_cdp_cmd(command, arguments)  # type: ignore[attr-defined]

    @property
    def processes(self) -> list[int]:
        """The process ids of driver and browser, driver first."""
        pid = getattr(getattr(self._service, "process", None), "pid", None)
        return [] if pid is None else [pid, *_children(pid)]

    def close(self) -> None:
        """End browser and driver, however they are, and remove the profile."""
        pids = self.processes
        with contextlib.suppress(Exception):
            self.driver.quit()
        for pid in pids:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(Exception):
            self._service.stop()
        shutil.rmtree(self._profile, ignore_errors=True)


def _children(pid: int) -> list[int]:
    """All processes below ``pid`` (Linux)."""
    below: list[int] = []
    with contextlib.suppress(OSError, ValueError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                below += [int(child), *_children(int(child))]
    return below
