"""Playwright as its users write it: locators by label and role, its own actions, its own waiting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Locator, sync_playwright
from playwright.sync_api import Page as Tab

from bench.robot.contender import FLAGS, PATIENCE_S, PROGRAM, Contender
from bench.robot.pages import Field, Kind, Page


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser, started once for many applications."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=PROGRAM, args=list(FLAGS))
        yield started
        started.close()


class PlaywrightFiling(Contender):
    """Files at one county. Each application has a browser context of its own."""

    def __init__(self, browser: Browser, url: str, pages: list[Page]) -> None:
        self.browser, self.url, self.pages = browser, url, pages
        self._context: BrowserContext | None = None

    def prepare(self) -> None:
        """The context of the last application is closed."""
        if self._context is not None:
            self._context.close()
            self._context = None

    def new_tab(self) -> Tab:
        self._context = self.browser.new_context()
        self._context.set_default_timeout(PATIENCE_S * 1000)
        return self._context.new_page()

    def fill_in(self, tab: Tab) -> None:
        """All pages, from the first to the click on the last one's button."""
        for page in self.pages:
            tab.get_by_role("heading", name=page.heading, exact=True).wait_for()
            if page.turn:
                tab.get_by_text(page.turn, exact=True).wait_for()
            for field in page.fields:
                self.put(tab, field)
            tab.get_by_role("button", name=page.button, exact=True).click()

    def put(self, tab: Tab, field: Field) -> None:
        match field.kind:
            case Kind.TEXT:
                tab.get_by_label(field.label, exact=True).fill(field.text)
            case Kind.SELECT:
                tab.get_by_label(field.label, exact=True).select_option(label=field.text)
            case Kind.CHECK:
                tab.get_by_label(field.label, exact=True).check()
            case Kind.RADIO:
                self.radios(tab, field.label).get_by_label(field.text, exact=True).check()
            case Kind.TICKS:
                for text in field.texts:
                    self.group(tab, field.label).get_by_label(text, exact=True).check()
            case Kind.BOXES:
                for box, text in zip(field.boxes, field.texts, strict=True):
                    self.group(tab, field.label).get_by_label(box, exact=True).fill(text)
            case Kind.MASK:
                tab.get_by_label(field.label, exact=True).press_sequentially(field.text)

    def group(self, tab: Tab, legend: str) -> Locator:
        return tab.get_by_role("group", name=legend, exact=True)

    def radios(self, tab: Tab, legend: str) -> Locator:
        return self.group(tab, legend)

    def number(self, tab: Tab) -> str:
        return tab.get_by_text("Your confirmation number is").locator("strong").inner_text()
