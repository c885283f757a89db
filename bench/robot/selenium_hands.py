"""Selenium as its users write it: find an element, send it keys, click it; wait for a condition where one must."""

from __future__ import annotations

import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as seen
from selenium.webdriver.support.ui import Select, WebDriverWait
from selenium.webdriver.support.wait import POLL_FREQUENCY

from bench.robot.contender import FLAGS, PATIENCE_S, PROGRAM, Contender
from bench.robot.pages import Field, Kind, Page

DRIVER = "/usr/bin/chromedriver"
EAGER_S = 0.05
"""How often an impatient user lets WebDriverWait look; left alone it looks every half second."""


@contextmanager
def driver() -> Iterator[Chrome]:
    """A browser, started once for many applications, with its driver (docs/decisions/0004 says why in this order)."""
    port = _free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [PROGRAM, "--headless=new", *FLAGS, f"--remote-debugging-port={port}", f"--user-data-dir={profile}"]
        browser = subprocess.Popen(
            [*command, "about:blank"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            _wait_for(port)
            options = ChromeOptions()
            options.debugger_address = f"127.0.0.1:{port}"
            attached = Chrome(options=options, service=Service(DRIVER))
            try:
                yield attached
            finally:
                attached.quit()
        finally:
            browser.kill()
            browser.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(PATIENCE_S * 20):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise RuntimeError("the browser for plain Selenium did not start")


class SeleniumFiling(Contender):
    """Files at one county. Cookies are deleted before each application.

    ``looks_every_s`` is how often it looks again while it waits.
    """

    def __init__(self, driver: Chrome, url: str, pages: list[Page], looks_every_s: float = POLL_FREQUENCY) -> None:
        self.driver, self.url, self.pages = driver, url, pages
        self.wait = WebDriverWait(driver, PATIENCE_S, looks_every_s)

    def start(self, sign_in: dict[str, str]) -> None:
        """From nothing signed in to the answer of the sign-in page."""
        self.driver.delete_all_cookies()
        self.driver.get(self.url)
        for label, text in sign_in.items():
            self.box(label).send_keys(text)
        self.button("Sign in").click()

    def fill_in(self) -> None:
        """All pages, from the first to the click on the last one's button."""
        for page in self.pages:
            turn = f'[following-sibling::p[.="{page.turn}"]]' if page.turn else ""
            self.wait.until(seen.presence_of_element_located((By.XPATH, f'//h1[.="{page.heading}"]{turn}')))
            for field in page.fields:
                self.put(field)
            self.go_on(page.button)

    def go_on(self, button: str) -> None:
        self.button(button).click()

    def put(self, field: Field) -> None:
        match field.kind:
            case Kind.TEXT | Kind.MASK:
                self.box(field.label).send_keys(field.text)
            case Kind.SELECT:
                self.list(field.label).select_by_visible_text(field.text)
            case Kind.CHECK:
                self.box(field.label).click()
            case Kind.RADIO | Kind.TICKS:
                for text in field.texts:
                    self.choice(field.label, text).click()
            case Kind.BOXES:
                for box, text in zip(field.boxes, field.texts, strict=True):
                    self.choice(field.label, box).send_keys(text)

    def box(self, label: str) -> WebElement:
        return self.driver.find_element(By.XPATH, labelled(label))

    def list(self, label: str) -> Select:
        return Select(self.box(label))

    def choice(self, legend: str, label: str) -> WebElement:
        return self.driver.find_element(By.XPATH, within(legend, label))

    def once_there(self, by: str, place: str) -> WebElement:
        """What stands on a page that is still on its way, or is not to be used yet."""
        return self.wait.until(seen.element_to_be_clickable((by, place)))

    def button(self, name: str) -> WebElement:
        return self.driver.find_element(By.XPATH, f'//button[.="{name}"]')

    def number(self) -> str:
        place = (By.XPATH, '//p[starts-with(., "Your confirmation number is")]/strong')
        return self.wait.until(seen.visibility_of_element_located(place)).text


def within(legend: str, label: str) -> str:
    """Where the control with this label stands, under that legend."""
    return f'//fieldset[legend="{legend}"]{labelled(label)}'


def labelled(label: str) -> str:
    """Where the control with this label stands."""
    return f'//*[@id=//label[.="{label}"]/@for]'
