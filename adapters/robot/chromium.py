"""Chromium, full or as chromium-headless-shell, which loads short pages about twice as fast."""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
import threading
from pathlib import Path
from time import sleep
from typing import Any

import websocket
from selenium import webdriver
from selenium.common.exceptions import JavascriptException, TimeoutException, WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webdriver import WebDriver

from adapters.robot.browser import (
    SCRIPT_PATIENCE_S,
    START_PATIENCE_S,
    Browser,
    BrowserDidNotStart,
    Interrupted,
    named_or_found,
)
from byfive.clock import monotonic

PROGRAMS = (
    "/usr/lib/chromium/chromium-headless-shell",  # Debian's command of that name is a script around this program
    "chromium-headless-shell",
    "chromium",
    "google-chrome",
)
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
PICTURE_PATIENCE_S = 5
LEFT = ("context was destroyed", "navigated or closed", "cannot find context", "target navigated", "not attached")


class Chromium(Browser):
    """We start the browser and its driver attaches to it: chromium-headless-shell opens no page unless it is
    told to, and a driver that starts it waits for one in vain (docs/decisions/0004).

    Scripts go through the driver's DevTools door: a call costs a third of the WebDriver command for the same, and
    one that waits is taken along into the next document, so that its arrival is an event and not a question.
    """

    make = "chromium"
    install = "apt-get install chromium-headless-shell chromium-driver"

    @classmethod
    def find(cls, binary: Path | None = None, driver: Path | None = None) -> tuple[str, str]:
        return (
            named_or_found(binary, PROGRAMS, "Chromium", cls.install),
            named_or_found(driver, ("chromedriver",), "ChromeDriver", cls.install),
        )

    def _start(self, browser: str, program: str) -> WebDriver:
        self._process = subprocess.Popen(
            [browser, *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={self.folder / 'profile'}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._started.append(self._process)
        options = webdriver.ChromeOptions()
        self._address = f"127.0.0.1:{self._port()}"
        options.debugger_address = self._address
        options.page_load_strategy = "none"
        options.unhandled_prompt_behavior = "ignore"
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        arguments = [f"--log-path={self.folder / 'driver.log'}", "--log-level=OFF"]  # named so that it can be swept
        service = Service(program, service_args=arguments, popen_kw={"start_new_session": True})
        try:
            driver = webdriver.Chrome(options=options, service=service)
        finally:
            if getattr(service, "process", None) is not None:
                self._started.append(service.process)
        self._tab = driver.current_window_handle
        return driver

    def _port(self) -> int:
        """The port on which the browser can be spoken to, once it has written it down."""
        file, end = self.folder / "profile" / "DevToolsActivePort", monotonic() + START_PATIENCE_S
        while monotonic() < end:
            if self._process.poll() is not None:
                raise BrowserDidNotStart(f"it ended at once with code {self._process.returncode}", self.install)
            lines = file.read_text().split("\n") if file.exists() else []
            if len(lines) > 1:
                return int(lines[0])
            sleep(0.01)
        raise BrowserDidNotStart(f"it did not answer within {START_PATIENCE_S} s", self.install)

    def run(self, script: str, *arguments: Any, within_s: float = SCRIPT_PATIENCE_S) -> Any:
        told = ", ".join(json.dumps(argument) for argument in arguments)
        giving_up = threading.Timer(max(0.0, within_s), self._stop_loading)
        giving_up.daemon = True
        giving_up.start()
        try:
            answer = self._devtools(
                "Runtime.evaluate",
                expression=f"(function () {{{script}\n}})({told})",
                awaitPromise=True,
                returnByValue=True,
                userGesture=True,
            )
        except WebDriverException as error:
            if any(words in str(error.msg or "").lower() for words in LEFT):
                raise Interrupted from error
            raise
        finally:
            giving_up.cancel()
        if answer is None:  # a dialog is in the way: the next command says which
            self.driver.execute_script("return 1")
            raise Interrupted
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise JavascriptException(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def forget(self, origin: str) -> None:
        driver = self.driver
        first, *others = driver.window_handles
        for handle in others:
            driver.switch_to.window(handle)
            driver.close()
        driver.switch_to.window(first)
        self._go_blank()
        self._devtools("Storage.clearDataForOrigin", origin=origin, storageTypes="all")
        self._devtools("Network.clearBrowserCookies")
        self._devtools("Page.resetNavigationHistory")
        self._forget_files()
        self._devtools("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))

    def screenshot(self) -> bytes:
        end = monotonic() + PICTURE_PATIENCE_S
        while True:  # a page that has only just come cannot be pictured yet
            answer = self._past_the_driver("Page.captureScreenshot", {"format": "png"})
            if "result" in answer:
                return base64.b64decode(answer["result"]["data"])
            if monotonic() > end:
                raise WebDriverException(f"no picture: {answer['error']['message']}")
            sleep(0.05)

    def _stop_loading(self) -> None:
        """End a navigation to which no answer comes: until then the browser keeps every script waiting."""
        with contextlib.suppress(Exception):
            self._past_the_driver("Page.stopLoading", {})

    def _past_the_driver(self, command: str, arguments: dict[str, Any]) -> Any:
        """One DevTools command on a line of its own, for what the driver might wait for in vain.

        Raises what the line raises, a time-out among it.
        """
        place = f"ws://{self._address}/devtools/page/{self._tab}"
        line = websocket.create_connection(place, timeout=PICTURE_PATIENCE_S, suppress_origin=True)
        with contextlib.closing(line):
            line.send(json.dumps({"id": 1, "method": command, "params": arguments}))
            return json.loads(line.recv())

    def _devtools(self, command: str, **arguments: Any) -> Any:
        return self.driver.execute_cdp_cmd(command, arguments)  # type: ignore[attr-defined]

    def _go_blank(self) -> None:
        """An empty page, once it is really there: its predecessor may still be leaving."""
        end = monotonic() + START_PATIENCE_S
        self.run(
            "window.stop(); window.name = ''; document.__byfive_left = true"
        )  # WebDriver's own commands wait for a page to come
        self.driver.get("about:blank")
        while monotonic() < end:
            with contextlib.suppress(Interrupted):
                if self.run(
                    "return location.href === 'about:blank' && document.readyState === 'complete'"
                    " && !document.__byfive_left"
                ):
                    return
            sleep(0.003)
        raise TimeoutException("the browser did not leave its page")
