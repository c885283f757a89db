"""Saved copies of a county's pages: how they are made, and how a robot fills them without any server.

Beside a declaration stand ``pages/household.json`` (a made-up household and the day on which it applied) and a copy
of each page as that household met it. Filling them proves that the declaration, the robot and the pages still fit,
on any machine; what does not fit is told by page and field.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from adapters.forms.form import Form
from adapters.forms.rendition import PageText, Rendition, render
from adapters.robot.browser import Browser
from adapters.robot.filing import Filing
from adapters.robot.readback import box, disagreements, orders
from adapters.robot.window import Met, Signs, Window
from byfive.application import Application
from byfive.errors import InputRefused
from byfive.ports import AttemptFailed, Credential

PAGES, HOUSEHOLD = "pages", "household.json"
SIGN_IN, HOME = "_sign_in", "_home"
"""Names of the two pages that every site has and no form declares."""

Keep = Callable[[str, str], None]
"""Keeps a page's copy under its key."""


class HouseholdUnreadable(InputRefused):
    """The made-up household beside the saved pages cannot be read."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f'{file}: {why}. Write {{"today": "2026-11-23", "application": {{...}}}}.')


@dataclass(frozen=True)
class Household:
    """A made-up household that walks through the pages, and the county's day on which it does."""

    application: Application
    today: date


@dataclass(frozen=True)
class Difference:
    """What a saved page and the declaration do not agree about."""

    page: str
    field: str
    words: str

    def __str__(self) -> str:
        field = f", field {self.field!r}" if self.field else ""
        return f"page {self.page!r}{field}: {self.words}"


def household_in(folder: Path) -> Household:
    """The household of a folder of saved pages. Raises HouseholdUnreadable."""
    file = folder / HOUSEHOLD
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return Household(Application.model_validate(told["application"]), date.fromisoformat(told["today"]))
    except OSError as error:
        raise HouseholdUnreadable(file, error.strerror or "it is not there") from None
    except (ValueError, KeyError, TypeError) as error:
        raise HouseholdUnreadable(file, f"it holds no household ({type(error).__name__})") from None


class Saving(Filing):
    """A walk through a practice site, up to the last click and no further, that keeps a copy of each page."""

    def __init__(self, *journey: Any, keep: Keep, **rest: Any) -> None:
        super().__init__(*journey, **rest)
        self._keep = keep

    def sign_in(self, credential: Credential) -> None:
        self.window.go(self.address)
        self.meet(Signs(self.form.portal.sign_in.heading), signed_in=False)
        self._keep_as(SIGN_IN)
        super().sign_in(credential)
        self._keep_as(HOME)

    def _meet_page(self, page: PageText, before: PageText | None, *, is_last: bool) -> Met:
        met = self.meet(
            self._signs(page),
            before=before and self._signs(before),
            warnings=before.page.second_press_accepts if before else (),
            fields=orders(page),
        )
        if not met.is_here:
            return met
        self.page = page.place
        self.check(page, met)
        self._keep_as(page.page.key)
        self.window.look_again()
        return super()._meet_page(page, None, is_last=is_last)

    def _pass(self, page: PageText) -> None:
        self.window.look_again()
        self.window.meet(Signs(page.heading), fields=orders(page))
        self._keep_as(page.page.key)
        super()._pass(page)

    def _keep_as(self, key: str) -> None:
        self._keep(key, self.window.ask("snapshot"))


def keeping_in(folder: Path) -> Keep:
    """Copies go into this folder, the first of each page."""
    kept: set[str] = set()

    def keep(key: str, html: str) -> None:
        if key not in kept:
            kept.add(key)
            (folder / f"{key}.html").write_text(html, encoding="utf-8")

    return keep


def missing_pages(form: Form, folder: Path) -> list[str]:
    """The declared pages of which there is no copy."""
    keys = dict.fromkeys(page.key for page in (*form.every_page, *form.any_time))
    return [key for key in keys if not (folder / f"{key}.html").is_file()]


def differences(form: Form, folder: Path, browser: Browser) -> Iterator[Difference]:
    """Fill every saved page with its household's answers and read it back; each thing that does not agree."""
    known = household_in(folder)
    rendition = render(form, known.application, known.today)
    yield from (Difference("household", finding.field, finding.words) for finding in rendition.findings)
    for key in missing_pages(form, folder):
        yield Difference(key, "", "there is no copy of it; make one with byfive counties save")
    window = Window(browser, patience_s=5, quiet_s=0.1)
    yield from _of_the_site(form, folder, window)
    for page in _first_of_each(rendition):
        file = folder / f"{page.page.key}.html"
        if file.is_file():
            yield from _of_page(page, file, window)


def _first_of_each(rendition: Rendition) -> Iterator[PageText]:
    """One page of each key, as it came first."""
    seen: set[str] = set()
    for page in (*rendition.pages, *rendition.any_time):
        if page.page.key not in seen:
            seen.add(page.page.key)
            yield page


def _of_page(page: PageText, file: Path, window: Window) -> Iterator[Difference]:
    # a copy has no scripts: it insists on no keys, and holds what was typed and not what the page would make of it
    told = [
        {**order, "keys": False, "shows": order["shows"] if order["control"] == "file" else order["texts"]}
        for order in orders(page)
    ]
    button = page.page.last_click or page.page.button
    met = _shown(window, file, Signs(page.heading, page.mark, page.says), told, button)
    if met is None or not met.is_here:
        seen = ", ".join(met.seen.headings) if met else ""
        yield Difference(page.page.key, "", f"it is not known by its heading; it shows {seen or 'none'!r}")
        return
    for failure in disagreements(page, told, met.back):
        yield Difference(page.page.key, failure.field, failure.words)
    for label in met.unasked:
        yield Difference(page.page.key, label, "the page insists on an answer, and nothing is declared")
    if met.problem:
        yield Difference(page.page.key, "", f"the button {button!r}: {met.problem.replace('_', ' ')}")


def _of_the_site(form: Form, folder: Path, window: Window) -> Iterator[Difference]:
    """The sign-in page and the account's home."""
    asked, home = form.portal.sign_in, form.portal.home
    fields = [box(asked.user, "somebody"), box(asked.password, "something")]
    for key, heading, told, buttons in (
        (SIGN_IN, asked.heading, fields, [asked.button]),
        (HOME, home.heading, [], [home.start, *([home.earlier] if form.portal.earlier else [])]),
    ):
        file = folder / f"{key}.html"
        if not file.is_file():
            yield Difference(key, "", "there is no copy of it; make one with byfive counties save")
            continue
        met = _shown(window, file, Signs(heading), told, "")
        if met is None or not met.is_here:
            yield Difference(key, "", f"it is not known by its heading {heading!r}")
            continue
        for order, answer in zip(told, met.back, strict=True):
            if answer["problem"]:
                yield Difference(key, order["label"], answer["problem"].replace("_", " "))
        for name in buttons:
            if not window.ask("has", name=name):
                yield Difference(key, "", f"there is no button {name!r}")


def _shown(window: Window, file: Path, signs: Signs, fields: list[dict[str, Any]], button: str) -> Met | None:
    window.go(file.resolve().as_uri())
    try:
        return window.meet(signs, fields=fields, button=button)
    except AttemptFailed:
        return None
