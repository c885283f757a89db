"""Pictures of the dashboard as an engineer sees it: signs in with a browser of its own and saves each page as PNG."""

from __future__ import annotations

import base64
import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver

T = TypeVar("T")
WIDTH, HEIGHT = 1280, 720
PATIENCE_S = 60
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    f"--window-size={WIDTH},{HEIGHT}",
)


def take(
    url: str,
    user: str,
    password: str,
    folder: Path,
    *,
    case: str = "",
    binary: str | None = None,
    driver: str | None = None,
) -> list[Path]:
    """Sign in at ``url`` and save pictures of Today, the queue, one case in all its sections and the reports.

    1280 × 720 points each. A case is there only when something needs a person: ``case`` when it does, else the first.
    Returns the files in the order taken. ``binary`` and ``driver`` name the browser's programs when they are not on
    the path.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with browser(binary, driver) as page:
        taken = Camera(page, folder)
        page.get(url)
        _field(page, "Name").send_keys(user)
        _field(page, "Password").send_keys(password)
        taken("sign-in")
        _button(page, "Sign in").click()
        _settled(page, "Is today safe?")
        taken("today")
        _link(page, "Queue").click()
        _settled(page, "What needs a person")
        taken("queue")
        cases = page.find_elements(By.XPATH, "//button[starts-with(normalize-space(.), 'S-')]")
        if cases:
            next((each for each in cases if case and case in each.text), cases[0]).click()
            _settled(page, "Case S-")
            for section in ("What failed", "Side by side", "Timeline", "Correct", "Copy sheet"):
                _button(page, section).click()
                _quiet(page)
                taken(f"case-{section.lower().replace(' ', '-')}")
        _link(page, "Reports").click()
        _settled(page, "Reports")
        taken("reports")
    return taken.files


class Camera:
    """Saves what the page shows under a name."""

    def __init__(self, page: WebDriver, folder: Path) -> None:
        self._page, self._folder = page, folder
        self.files: list[Path] = []

    def __call__(self, name: str) -> None:
        shot = self._page.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})  # type: ignore[attr-defined]
        file = self._folder / f"{name}.png"
        file.write_bytes(base64.b64decode(shot["data"]))
        self.files.append(file)


@contextlib.contextmanager
def browser(binary: str | None = None, driver: str | None = None) -> Iterator[WebDriver]:
    """A browser that shows pictures. It is started first and its driver attaches to it, as headless-shell wants it."""
    program = binary or next((found for name in BROWSERS if (found := shutil.which(name))), None)
    driver = driver or shutil.which("chromedriver")
    if program is None or driver is None:
        raise SystemExit("There is no browser. Install one: apt-get install chromium-headless-shell chromium-driver")
    profile = Path(tempfile.mkdtemp(prefix="byfive-pictures-"))
    process = subprocess.Popen(
        [program, *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    service = Service(driver)
    try:
        options = webdriver.ChromeOptions()
        options.debugger_address = f"127.0.0.1:{_wait(lambda: _port(profile))}"
        page = webdriver.Chrome(options=options, service=service)
        page.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False},
        )
        yield page
    finally:
        service.stop()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        shutil.rmtree(profile, ignore_errors=True)


def _port(profile: Path) -> str:
    """The port that the browser wrote down, once it did."""
    file = profile / "DevToolsActivePort"
    lines = file.read_text().split("\n") if file.exists() else []
    return lines[0] if len(lines) > 1 else ""


def _wait(ask: Callable[[], T]) -> T:
    """What ``ask`` finds, as soon as it finds something."""
    end = monotonic() + PATIENCE_S
    while monotonic() < end:
        with contextlib.suppress(WebDriverException):
            found = ask()
            if found:
                return found
        sleep(0.05)
    raise TimeoutError(f"The dashboard did not show in {PATIENCE_S} s what was waited for.")


def _field(page: WebDriver, label: str) -> Any:
    return _wait(lambda: page.find_element(By.CSS_SELECTOR, f'input[aria-label="{label}"]'))


def _button(page: WebDriver, text: str) -> Any:
    return _wait(lambda: page.find_element(By.XPATH, f"//button[normalize-space(.)='{text}']"))


def _link(page: WebDriver, text: str) -> Any:
    return _wait(lambda: page.find_element(By.XPATH, f"//a[normalize-space(.)='{text}']"))


def _settled(page: WebDriver, title: str) -> None:
    """Wait until the page of that title is there and nothing of it is still being drawn."""
    _wait(lambda: any(each.text.startswith(title) for each in page.find_elements(By.TAG_NAME, "h1")))
    _quiet(page)


def _quiet(page: WebDriver) -> None:
    """Wait until Streamlit runs nothing, and what it shows has been the same for half a second."""
    seen, since = "", monotonic()

    def still() -> bool:
        nonlocal seen, since
        shown = page.execute_script(
            "const app = document.querySelector('[data-testid=stApp]');"
            "return app.getAttribute('data-test-script-state') + document.body.innerText;"
        )
        if shown != seen or not shown.startswith("notRunning"):
            seen, since = shown, monotonic()
        return monotonic() - since > 0.5

    _wait(still)
