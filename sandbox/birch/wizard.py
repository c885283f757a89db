"""One session's way through Birch's application."""

from __future__ import annotations

from sandbox import wizard
from sandbox.birch import pages_about_you, pages_money, pages_people, pages_rest
from sandbox.birch.draft import Draft
from sandbox.birch.route import route
from sandbox.draft import PageId
from sandbox.page import Build, Page

PAGES: dict[str, Build] = {
    **pages_about_you.PAGES,
    **pages_people.PAGES,
    **pages_money.PAGES,
    **pages_rest.PAGES,
}


class Wizard(wizard.Wizard):
    """Birch's pages, in Birch's order."""

    draft: Draft

    def build(self, page: PageId) -> Page:
        kind, *turn = page
        return PAGES[str(kind)](self.draft, *(int(number) for number in turn))

    def route(self) -> list[PageId]:
        return route(self.draft)
