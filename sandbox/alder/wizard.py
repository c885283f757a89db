"""One session's way through Alder's application."""

from __future__ import annotations

from sandbox import wizard
from sandbox.alder.draft import Draft
from sandbox.alder.pages import build, section
from sandbox.alder.route import route
from sandbox.draft import PageId
from sandbox.page import Page


class Wizard(wizard.Wizard):
    """Alder's pages, in Alder's order."""

    draft: Draft

    def build(self, page: PageId) -> Page:
        return build(page, self.draft)

    def route(self) -> list[PageId]:
        return route(self.draft)

    def section(self, page: PageId) -> str:
        return section(page)
