"""Alder by plain Selenium."""

from __future__ import annotations

from selenium.webdriver.common.by import By

from bench.robot.alder_pages import SIGN_IN
from bench.robot.selenium_hands import SeleniumFiling, within


class SeleniumAtAlder(SeleniumFiling):
    """Signs in, says what computer this is, files."""

    def file(self) -> str:
        self.start(SIGN_IN)
        self.once_there(By.XPATH, within("This computer is", "Private")).click()
        self.button("Continue").click()
        self.once_there(By.LINK_TEXT, "Start a new application").click()
        self.fill_in()
        return self.number()
