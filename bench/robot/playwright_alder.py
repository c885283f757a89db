"""Alder by Playwright."""

from __future__ import annotations

from bench.robot.alder_pages import SIGN_IN
from bench.robot.playwright_hands import PlaywrightFiling


class PlaywrightAtAlder(PlaywrightFiling):
    """Signs in, says what computer this is, files."""

    def file(self) -> str:
        tab = self.new_tab()
        tab.goto(self.url)
        for label, text in SIGN_IN.items():
            tab.get_by_label(label, exact=True).fill(text)
        tab.get_by_role("button", name="Sign in", exact=True).click()
        self.group(tab, "This computer is").get_by_label("Private", exact=True).check()
        tab.get_by_role("button", name="Continue", exact=True).click()
        tab.get_by_role("link", name="Start a new application", exact=True).click()
        self.fill_in(tab)
        return self.number(tab)
