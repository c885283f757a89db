"""Chromium, full or as chromium-headless-shell, which loads short pages about twice as fast."""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
import threading
from collections.abc import Iterator
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
DELETE = {"key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8}
LEFT = ("context was destroyed", "navigated or closed", "cannot find context", "target navigated", "not attached")


class Line:
    """A DevTools connection to one page."""

    def __init__(self, address: str) -> None:
        self._socket = websocket.create_connection(address, timeout=PICTURE_PATIENCE_S, suppress_origin=True)

    def ask(self, *commands: tuple[str, dict[str, Any]]) -> dict[str, Any]:
        """Send all commands at once; the answer to the last of them."""
        for number, (command, arguments) in enumerate(commands, start=1):
            self._socket.send(json.dumps({"id": number, "method": command, "params": arguments}))
        while True:
            answer: dict[str, Any] = json.loads(self._socket.recv())
            if answer.get("id") == len(commands):
                return answer

    def close(self) -> None:
        self._socket.close(timeout=0)


def _key(char: str) -> dict[str, Any]:
    """A key as DevTools' ``Input.dispatchKeyEvent`` wants it told."""
    if char == "\n":
        return {"key": "Enter", "code": "Enter", "text": "\r", "windowsVirtualKeyCode": 13}
    plain = char.isascii() and char.isalnum()
    code = f"{'Digit' if char.isdigit() else 'Key'}{char.upper()}" if plain else ""
    return {"key": char, "code": code, "text": char, "windowsVirtualKeyCode": ord(char.upper()) if plain else 0}


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

    def type(self, text: str) -> None:
        """All keys in one go: through the driver each of them is two questions and two answers."""
        keys = [_key(char) for char in text] or [DELETE]
        with self._line() as line:
            line.ask(
                *(("Input.dispatchKeyEvent", {"type": kind, **key}) for key in keys for kind in ("keyDown", "keyUp"))
            )

    def screenshot(self) -> bytes:
        end = monotonic() + PICTURE_PATIENCE_S
        with self._line() as line:
            while True:  # a page that has only just come cannot be pictured yet
                answer = line.ask(("Page.captureScreenshot", {"format": "png"}))
                if "result" in answer:
                    return base64.b64decode(answer["result"]["data"])
                if monotonic() > end:
                    raise WebDriverException(f"no picture: {answer['error']['message']}")
                sleep(0.05)

    def _stop_loading(self) -> None:
        """End a navigation to which no answer comes: until then the browser keeps every script waiting."""
        with contextlib.suppress(WebDriverException), self._line() as line:
            line.ask(("Page.stopLoading", {}))

    @contextlib.contextmanager
    def _line(self) -> Iterator[Line]:
        """A DevTools line of our own, past the driver: for what that would wait for in vain, or ask too often."""
        try:
            with contextlib.closing(Line(f"ws://{self._address}/devtools/page/{self._tab}")) as line:
                yield line
        except (websocket.WebSocketException, OSError) as error:
            raise WebDriverException(f"disconnected: {error}") from error

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
