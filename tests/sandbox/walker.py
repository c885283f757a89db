"""Walks through Alder over HTTP, reading labels and filling by them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

import httpx

from tests.sandbox.reading import Seen, filled


class Walker:
    """One person at one browser."""

    def __init__(self, url: str, user: str = "partner1", password: str = "alder-practice-1") -> None:
        self.client = httpx.Client(base_url=url, follow_redirects=True, timeout=20, verify=False)
        self.user, self.password = user, password
        self.page = Seen("")

    def get(self, path: str) -> Seen:
        self.page = _seen(self.client.get(path))
        return self.page

    def send(self, **answers: object) -> Seen:
        """Fill the page by label and press its button."""
        return self.fill(answers)

    def fill(self, answers: dict[str, Any]) -> Seen:
        """The same, with the labels as keys."""
        self.page = _seen(self.client.post(self.page.action, data=filled(self.page, answers)))
        return self.page

    def follow(self, link: str) -> Seen:
        return self.get(self.page.links[link])

    def sign_in(self) -> Seen:
        """As far as the account page."""
        self.get("/")
        self.fill({"User ID": self.user, "Password": self.password})
        return self.fill({"This computer is": "Private"})

    def start(self) -> Seen:
        self.sign_in()
        return self.follow("Start a new application")

    def answers_here(self, fields: dict[str, str]) -> dict[str, Any]:
        """What these fields would have one type on the page that is shown (the first of its kind)."""
        page = next(_page_of(key) for key in fields if _is(key.split("/", 1)[0].split("#")[0], self.page.heading))
        return typed(self.page, {key: value for key, value in fields.items() if _page_of(key) == page})

    def enter(self, fields: dict[str, str], until: str = "") -> list[str]:
        """Type what the judge expects, page by page, from the page that is shown; returns all headings on the way.

        Stops before the page whose heading, with NAME for names, is ``until`` (else at the end).
        """
        headings = []
        for prefix, keys in groupby(fields, key=_page_of):
            plain, _, turn = prefix.partition("#")
            while self.page.heading.startswith("Summary"):
                headings.append(self.page.heading)
                self.send()
            if plain == until:
                break
            assert _is(plain, self.page.heading), (prefix, self.page.heading, self.page.errors)
            assert self.page.turn == _turn(plain, turn), prefix
            headings.append(self.page.heading)
            self.fill(typed(self.page, {key: fields[key] for key in keys}))
        return headings


def _page_of(key: str) -> str:
    """Which page, and the turn that it is for: relationships of one person are asked on one page."""
    return key.split("/", 1)[0].split("-")[0] if key.startswith("How NAME") else key.split("/", 1)[0]


def _is(plain: str, heading: str) -> bool:
    return bool(re.fullmatch(re.escape(plain).replace("NAME", "[A-Z -]+"), heading))


def _turn(plain: str, turn: str) -> str:
    if plain == "Another person in your home":
        return f"Person {turn}"
    item = turn.partition(".")[2]
    return "" if not item else f"{'Job' if plain.endswith('job') else 'Item'} {item}"


def typed(page: Seen, answers: dict[str, str]) -> dict[str, Any]:
    """The judge's values as one types them, by the labels that the page shows (in the order of the keys)."""
    shown = page.labels()
    found: dict[str, Any] = {}
    for key, value in answers.items():
        label = key.split("/", 1)[1]
        (match,) = [one for one in shown if _is(label, one)] if "#" not in key or "is the" not in key else [""]
        if not match:
            of, to = (int(number) for number in key.split("#")[1].split("/")[0].split("-"))
            boxes = [box for box in page.boxes if _is(label, box.label)]
            found.setdefault(boxes[to - of - 1].label, []).append(value)
            continue
        boxes = [box for box in page.boxes if match in (box.legend, box.label)]
        found[match] = _split(boxes, value)
    return found


def _split(boxes: list[Any], value: str) -> Any:
    first = boxes[0]
    if first.kind == "checkbox" and first.legend:
        texts = [box.label for box in boxes]
        if all(part in texts for part in value.split("; ")):
            return tuple(value.split("; "))
        if re.fullmatch(r"[0-9 ]+", value):
            offset = 2 if first.legend == "Who buys and prepares food with you?" else 1
            return tuple(int(number) - offset + 1 for number in value.split())
        return ()
    if first.kind == "checkbox":
        return value == "yes"
    if first.legend and first.kind == "text":
        if first.label == "Month":
            year, month, day = value.split("-")
            return month, day, year
        cuts = (3, 6) if first.label == "Area code" else (3, 5)
        return value[: cuts[0]], value[cuts[0] : cuts[1]], value[cuts[1] :]
    return value


def _seen(response: httpx.Response) -> Seen:
    return Seen(response.text, response.status_code)
