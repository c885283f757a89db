"""Birch by Playwright."""

from __future__ import annotations

from playwright.sync_api import Locator
from playwright.sync_api import Page as Tab

from bench.robot.birch_pages import SIGN_IN
from bench.robot.playwright_hands import PlaywrightFiling


class PlaywrightAtBirch(PlaywrightFiling):
    """Signs in, files."""

    def file(self) -> str:
        tab = self.new_tab()
        tab.goto(self.url)
        for label, text in SIGN_IN.items():
            tab.get_by_label(label, exact=True).fill(text)
        tab.get_by_role("button", name="Sign in", exact=True).click()
        tab.get_by_role("link", name="Start an application", exact=True).click()
        self.fill_in(tab)
        return self.number(tab)

    def radios(self, tab: Tab, legend: str) -> Locator:
        return tab.get_by_role("radiogroup", name=legend, exact=True)
