"""A real browser that uses Birch as a person does: by labels, with keys and clicks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from sandbox.screenshots import BROWSERS, browser
from tests.sandbox.birch.walker import matches, places, turn_line

T = TypeVar("T")
MISSING = "" if any(map(shutil.which, BROWSERS)) and shutil.which("chromedriver") else "there is no browser or driver"


class Browser:
    """One person at one browser window."""

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver
        self.url = ""

    def sign_in(self, url: str) -> None:
        """As far as the account's home."""
        self.url = url
        self.driver.get(url)
        self.wait(lambda: self.driver.execute_script("return document.readyState") == "complete")
        self.box("User name").send_keys("partner1")
        self.box("Password").send_keys("birch-practice-1")
        self.press("Sign in")
        self.on("Your organization's applications")

    def wait(self, ask: Callable[[], T], seconds: float = 10) -> T:
        """What ``ask`` finds, as soon as it finds something."""
        waiting = WebDriverWait(self.driver, seconds, 0.02, [WebDriverException])  # pages come and go meanwhile
        return waiting.until(lambda _: ask())  # type: ignore[return-value]

    def on(self, heading: str) -> None:
        """Wait for a page by its heading, and for its button to live where it can."""
        self.wait(lambda: self.text("h1") == heading)

    def text(self, css: str) -> str:
        """The text of the first such element; empty when there is none."""
        return next(iter(self.texts(css)), "")

    def texts(self, css: str) -> list[str]:
        """The texts of all such elements, at one moment."""
        script = "return [...document.querySelectorAll(arguments[0])].map((found) => found.innerText)"
        found: list[str] = self.driver.execute_script(script, css)
        return found

    def boxes(self, label: str) -> list[WebElement]:
        """What the label belongs to, when it is there."""
        labels = self.driver.find_elements(By.XPATH, f'//label[normalize-space(.)="{label}"]')
        return [self.driver.find_element(By.ID, found.get_attribute("for") or "") for found in labels]

    def box(self, label: str) -> WebElement:
        return self.wait(lambda: self.boxes(label))[0]

    def value(self, label: str) -> str:
        return self.box(label).get_attribute("value") or ""

    def choose(self, label: str, option: str) -> None:
        """Choose from a drop-down list, once it is loaded."""
        self.wait(lambda: self.box(label).is_enabled())
        Select(self.box(label)).select_by_visible_text(option)

    def tick(self, legend: str, option: str) -> None:
        """Tick one of a group's boxes."""
        path = f'//fieldset[legend[normalize-space(.)="{legend}"]]//label[normalize-space(.)="{option}"]'
        self.wait(lambda: self.driver.find_elements(By.XPATH, path))[0].click()

    def button(self, text: str) -> WebElement:
        path = f'//button[normalize-space(.)="{text}"]'
        return self.wait(lambda: self.driver.find_elements(By.XPATH, path))[0]

    def press(self, text: str) -> None:
        """Press a button, once it lives."""
        button = self.button(text)
        self.wait(button.is_enabled)
        button.click()

    def fill(self, label: str, answer: str, men: set[str]) -> None:
        """Give the judge's answer to the question of this label (with NAME for names)."""
        boxes = self.wait(lambda: self._asked(label))
        first, kind = boxes[0], boxes[0].get_attribute("type")
        if len(boxes) > 1:
            if kind == "checkbox" and answer.replace(" ", "").isdigit():
                wanted = places(label, answer.split(), men)
            else:
                texts = self.driver.execute_script("return arguments[0].map((box) => box.labels[0].textContent)", boxes)
                wanted = [texts.index(text) + 1 for text in answer.split("; ") if text]
            for place in wanted:
                boxes[place - 1].click()
        elif kind == "checkbox":
            if answer == "yes":
                first.click()
        elif first.tag_name == "select":
            self.wait(first.is_enabled)
            if answer:
                Select(first).select_by_visible_text(answer)
        else:
            first.send_keys(re.sub(r"^(\d{4})-(\d\d)-(\d\d)$", r"\2\3\1", answer))

    def _asked(self, label: str) -> list[WebElement]:
        """The boxes of a question, whose label or legend is this."""
        found: list[list[Any]] = self.driver.execute_script(
            "return [...document.querySelectorAll('main fieldset')]"
            ".map((group) => [group.querySelector('legend').textContent, ...group.querySelectorAll('input')])"
            ".concat([...document.querySelectorAll('main .field > label')].map((one) => [one.textContent, one.control]))"
        )
        return next((boxes for text, *boxes in found if matches(label, text)), [])

    def enter(self, fields: Mapping[str, str], files: Sequence[Path] = ()) -> list[str]:
        """Type what the judge expects, page by page, from the first page to the last click; returns all headings."""
        headings, men = [], set[str]()
        for prefix, keys in groupby(fields, key=lambda key: key.split("/", 1)[0]):
            plain, _, turn = prefix.partition("#")
            others = ("Who lives with you?", "Review your answers", "Where do you live?")
            while not matches(plain, heading := self.new_heading()):
                assert heading in others, (plain, heading, self.text("[role=alert]"))
                headings.append(heading)
                adds = "Add a person" if plain == "About person N" else "Everyone is listed"
                self.go_on({others[0]: adds, others[1]: "Continue to signature"}.get(heading, "Next"))
            headings.append(heading)
            assert self.text(".turn") == turn_line(plain, turn)
            for key in keys:
                label, answer = key.split("/", 1)[1], fields[key]
                if (label, answer) == ("Sex", "Male"):
                    men.add(turn or "1")
                if plain == "Your documents":
                    self.box(label).send_keys("\n".join(str(file) for file in files))
                    self.wait(lambda: len(self.texts(".files li")) == len(files))
                else:
                    self.fill(label, answer, men)
            self.go_on("Send application" if plain == "Sign and send" else "Next")
        return headings

    def new_heading(self) -> str:
        """The heading of the page that came after the last button."""
        return self.wait(lambda: self.text("h1"))

    def go_on(self, button: str) -> None:
        """Press a button and wait until the page was drawn anew."""
        self.driver.execute_script("document.querySelector('h1').classList.add('old')")
        self.press(button)
        self.wait(lambda: self.texts("h1") and not self.texts("h1.old"))


@contextmanager
def window() -> Iterator[Browser]:
    """A browser of its own."""
    with browser() as driver:
        yield Browser(driver)
