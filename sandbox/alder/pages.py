"""Every page of Alder's wizard, built for one draft. The order stands in :mod:`sandbox.alder.route`."""

from __future__ import annotations

from sandbox.alder import pages_about_you, pages_money, pages_people, pages_rest
from sandbox.alder.draft import Draft
from sandbox.draft import PageId
from sandbox.page import Build, Page

PAGES: dict[str, Build] = {
    **pages_about_you.PAGES,
    **pages_people.PAGES,
    **pages_money.PAGES,
    **pages_rest.PAGES,
}

SECTIONS = {
    "Start": ("partner", "rights", "programs"),
    "About you": tuple(pages_about_you.PAGES)[3:],
    "People": tuple(pages_people.PAGES),
    "Money": tuple(pages_money.PAGES),
    "Housing and bills": ("child_support", "housing", "bills", "things"),
    "Other questions": ("emergency", "legal", "spokesperson", "interview", "anything"),
    "Sign": ("summary_all", "sign"),
}


def build(page: PageId, draft: Draft) -> Page:
    """The page as this household sees it."""
    kind, *turn = page
    return PAGES[str(kind)](draft, *(int(number) for number in turn))


def section(page: PageId) -> str:
    """The part of the application that the page belongs to, as the side bar names it."""
    return next(name for name, kinds in SECTIONS.items() if page[0] in kinds)
