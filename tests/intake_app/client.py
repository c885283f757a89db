"""A client with a browser: reads headings and labels, fills in by label, presses buttons. Keeps no script running."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
from bs4 import BeautifulSoup, Tag
from starlette.applications import Starlette

from byfive.application import Application
from byfive.clock import FixedClock
from byfive.keys import KeyRing
from intake_app.drafts import SealedDrafts
from intake_app.web import create_app

NOON = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)  # Monday noon in California
FIVE = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
COUNTIES = [("alder", "Alder County"), ("birch", "Birch County")]


@dataclass(frozen=True)
class Receipt:
    reference: str
    deadline: datetime = FIVE
    zone: str = "America/Los_Angeles"


@dataclass
class Receiver:
    """Receives like the real one: a key once. ``fails`` is raised instead, as often as it stands there."""

    received: dict[str, Application] = field(default_factory=dict)
    calls: int = 0
    fails: list[Exception] = field(default_factory=list)

    def __call__(self, application: Application, key: str) -> Receipt:
        self.calls += 1
        if self.fails:
            raise self.fails.pop()
        self.received.setdefault(key, application)
        return Receipt(f"S-TEST{list(self.received).index(key):03}")

    @property
    def only(self) -> Application:
        (application,) = self.received.values()
        return application


@dataclass
class Site:
    """The site with its parts in the test's hands."""

    app: Starlette
    receiver: Receiver
    folder: Path
    drafts: SealedDrafts
    clock: FixedClock


def site(folder: Path, counties: list[tuple[str, str]] | None = None) -> Site:
    receiver, clock = Receiver(), FixedClock(NOON)
    drafts = SealedDrafts(folder / "drafts", KeyRing.create(folder / "keys.jsonl"))
    app = create_app(receive=receiver, drafts=drafts, counties=counties or COUNTIES, clock=clock)
    return Site(app, receiver, folder / "drafts", drafts, clock)


class Browser:
    """One phone. What is on the page when a button is pressed is what is sent, as in a browser."""

    def __init__(self, app: Starlette, base: str = "http://intake.test") -> None:
        self._runner = asyncio.Runner()
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self.http = httpx.AsyncClient(transport=transport, base_url=base, follow_redirects=True)
        self.response = httpx.Response(200)
        self.soup = BeautifulSoup("", "html.parser")
        self.typed: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.run(self.http.aclose())
        self._runner.close()

    def run(self, coroutine: Any) -> Any:
        return self._runner.run(coroutine)

    def open(self, address: str) -> None:
        self._show(self.run(self.http.get(address)))

    def post(self, address: str, data: dict[str, str]) -> None:
        self._show(self.run(self.http.post(address, data=data)))

    def post_twice_at_once(self) -> None:
        """A double tap on the page's button."""
        address, data = self._form()

        async def both() -> list[httpx.Response]:
            return await asyncio.gather(*(self.http.post(address, data=data) for _ in range(2)))

        self._show(self.run(both())[0])

    def press(self, button: str, **answers: Any) -> None:
        self.fill(**answers)
        self.post(*self._form(button))

    def follow(self, text: str) -> None:
        link = next(link for link in self.soup.select("a") if _words(link) == text)
        self.open(str(link["href"]))

    def answer(self, answers: dict[str, Any]) -> None:
        """Fill in by label and press Next."""
        for label, answer in answers.items():
            self.fill_one(label, answer)
        self.press("Next")

    def fill(self, **answers: Any) -> None:
        for label, answer in answers.items():
            self.fill_one(label, answer)

    def fill_one(self, label: str, answer: Any) -> None:
        group = next((legend.parent for legend in self.soup.select("legend") if _label(legend) == label), None)
        if group is not None:
            self._fill_group(group, str(answer))
            return
        control = self._labelled(self.soup, label)
        if control.get("type") == "checkbox":
            if answer:
                self.typed[str(control["name"])] = str(control["value"])
            else:
                self.typed.pop(str(control["name"]), None)
        elif control.name == "select":
            option = next(option for option in control.select("option") if _words(option) == str(answer))
            self.typed[str(control["name"])] = str(option["value"])
        else:
            self.typed[str(control["name"])] = str(answer)

    @property
    def heading(self) -> str:
        (heading,) = self.soup.select("h1")
        return _words(heading)

    @property
    def path(self) -> str:
        return self.response.url.path

    @property
    def text(self) -> str:
        return _words(self.soup.select_one("main"))

    @property
    def problems(self) -> dict[str, str]:
        """The summary: what is wrong, by the id that its link goes to."""
        return {str(link["href"]).removeprefix("#"): _words(link) for link in self.soup.select(".problems a")}

    @property
    def labels(self) -> list[str]:
        return [_label(label) for label in self.soup.select("main label, main legend")]

    @property
    def answers(self) -> dict[str, str]:
        """On the page of all answers: label and answer; page titles before those that repeat."""
        found = {}
        for section in self.soup.select("section"):
            title = _words(section.select_one("h2"))
            for label, answer in zip(section.select("dt"), section.select("dd"), strict=True):
                found[f"{title} / {_words(label)}"] = _words(answer)
        return found

    @property
    def token(self) -> str:
        return self.typed["token"]

    def _show(self, response: httpx.Response) -> None:
        self.response, self.soup = response, BeautifulSoup(response.text, "html.parser")
        self.typed = {}
        for control in self.soup.select("main input, main select"):
            name = str(control["name"])
            if control.name == "select":
                chosen = control.select_one("option[selected]") or control.select_one("option")
                self.typed[name] = str(chosen["value"]) if chosen else ""
            elif control.get("type") not in ("radio", "checkbox"):
                self.typed[name] = str(control.get("value", ""))
            elif control.has_attr("checked"):
                self.typed[name] = str(control["value"])

    def _form(self, button: str | None = None) -> tuple[str, dict[str, str]]:
        """The form with that button (or the only one) as it would be sent now."""
        (form,) = (f for f in self.soup.select("form") if button is None or _words(f.select_one("button")) == button)
        names = {str(control["name"]) for control in form.select("input, select")}
        return str(form["action"]), {name: text for name, text in self.typed.items() if name in names}

    def _fill_group(self, group: Tag, answer: str) -> None:
        texts = [control for control in group.select("input") if control.get("type") != "radio"]
        if texts:
            for control, part in zip(texts, answer.split(), strict=True):
                self.typed[str(control["name"])] = part
        else:
            control = self._labelled(group, answer)
            self.typed[str(control["name"])] = str(control["value"])

    def _labelled(self, within: Tag, label: str) -> Tag:
        found = [mark for mark in within.select("label") if _label(mark) == label]
        if len(found) != 1:
            raise LookupError(f"{len(found)} labels read {label!r}; there are {self.labels}")
        control = self.soup.find(id=found[0]["for"])
        assert isinstance(control, Tag)
        return control


def _words(tag: Tag | None) -> str:
    return "" if tag is None else " ".join(tag.get_text().split())


def _label(tag: Tag) -> str:
    """A label without its remark (that it can be skipped)."""
    own = BeautifulSoup(str(tag), "html.parser")
    for remark in own.select(".optional"):
        remark.decompose()
    return _words(own).replace(" :", ":")
