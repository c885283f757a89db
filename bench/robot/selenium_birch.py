"""Birch by plain Selenium."""

from __future__ import annotations

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from bench.robot.birch_pages import SIGN_IN
from bench.robot.selenium_hands import SeleniumFiling, labelled


class SeleniumAtBirch(SeleniumFiling):
    """Signs in, files. Lists may load late, and buttons are dead until they have."""

    def file(self) -> str:
        self.start(SIGN_IN)
        self.once_there(By.LINK_TEXT, "Start an application").click()
        self.fill_in()
        return self.number()

    def list(self, label: str) -> Select:
        return Select(self.once_there(By.XPATH, labelled(label)))

    def go_on(self, button: str) -> None:
        self.once_there(By.XPATH, f'//button[.="{button}"]').click()
