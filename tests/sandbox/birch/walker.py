"""Walks through Birch as its script does: asks for pages as JSON, fills them by their labels, posts the answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import httpx

from sandbox.documents import content

Json = dict[str, Any]
HUB, REVIEW = "Who lives with you?", "Review your answers"


class Walker:
    """One person at one browser. ``page`` is the page that is shown, ``said`` what the last post was answered."""

    def __init__(self, url: str, user: str = "partner1", password: str = "birch-practice-1") -> None:
        self.client = httpx.Client(base_url=url, follow_redirects=True, timeout=20, verify=False)
        self.user, self.password = user, password
        self.page: Json = {}
        self.said: Json = {}
        self.men: set[str] = set()
        self.was_warned = False

    def call(self, path: str, body: Json | None = None) -> Json:
        """One call of the script's."""
        answer = self.client.get(f"/api/{path}") if body is None else self.client.post(f"/api/{path}", json=body)
        assert answer.status_code == 200, (answer.status_code, answer.text)
        said: Json = answer.json()
        return said

    def sign_in(self) -> None:
        assert self.call("sign-in", {"user": self.user, "password": self.password}) == {"to": "/home"}

    def start(self) -> Json:
        """As far as the first page of a new application."""
        if not self.client.cookies:
            self.sign_in()
        assert self.client.get("/start").url.path == "/apply"
        self.men, self.was_warned = set(), False
        return self.load()

    def load(self) -> Json:
        """Look at the page that the session is on."""
        self.page = self.call("page")
        return self.page

    @property
    def heading(self) -> str:
        return str(self.page.get("heading", ""))

    def shown(self, answers: Mapping[str, list[str]]) -> list[Json]:
        """The controls that are on the page when it holds these answers, by name."""
        there: list[Json] = []
        for control in self.page["controls"]:
            when, names = control["when"], [other["name"] for other in there]
            if when is None or (when["name"] in names and _holds(when["values"], answers.get(when["name"], []))):
                there.append(control)
        return there

    def labels(self, answers: Mapping[str, str] | None = None) -> list[str]:
        """What is asked once the page holds these answers, by label."""
        return [control["label"] for control in self.shown(self.raws(answers or {}))]

    def options(self, control: Json) -> list[str]:
        """The texts that a control lets one choose from."""
        listed = control.get("options") or self.call(f"lists/{control['list']}")["options"]
        return [text for _, text in listed]

    def raws(self, answers: Mapping[str, str]) -> dict[str, list[str]]:
        """What the script would post for answers by label; what is not named stays as it is."""
        left = dict(answers)
        raws = {}
        for control in self.page["controls"]:
            label = next((label for label in left if matches(label, control["label"])), None)
            raws[control["name"]] = control["value"] if label is None else self._raw(control, left.pop(label))
        assert not left, f"{self.heading} does not ask {left}"
        return raws

    def send(self, answers: Mapping[str, str] | None = None) -> Json:
        """Post these answers, by label, beside what the page holds already, and go on when they are taken."""
        raws = self.raws(answers or {})
        names = [control["name"] for control in self.shown(raws)]
        self.said = self.call("page", {"token": self.page["token"], "answers": {name: raws[name] for name in names}})
        if self.said.get("next"):
            self.load()
        return self.said

    def rest(self, fields: Mapping[str, str]) -> dict[str, str]:
        """Those of the fields that are still to be entered, from the page that is shown (the first of its kind)."""
        keys = list(fields)
        return {key: fields[key] for key in keys[[self.is_here(key) for key in keys].index(True) :]}

    def is_here(self, key: str) -> bool:
        """Whether one of the judge's keys is of the page that is shown (of the first of its kind)."""
        page, _, turn = key.split("/", 1)[0].partition("#")
        return matches(page, self.heading) and turn in ("", "2", "1.1")

    def errors(self) -> list[str]:
        """What the county said against the last answers."""
        return [f"{label}: {words}" for label, words in self.said.get("errors", ())]

    def press(self, button: str) -> Json:
        """One of the two buttons under the list of people."""
        (control,) = self.page["controls"]
        (number,) = [number for number, text in control["options"] if text == button]
        self.said = self.call("page", {"token": self.page["token"], "answers": {control["name"]: [number]}})
        return self.load()

    def add_file(self, name: str, file: bytes) -> Json:
        """Upload one document."""
        answer = self.client.post("/api/files", files={"file": (name, file)})
        assert answer.status_code == 200, answer.text
        said: Json = answer.json()
        return said

    def enter(self, fields: Mapping[str, str], documents: Iterable[Json] = (), until: str = "") -> list[str]:
        """Type what the judge expects, page by page, from the page that is shown; returns all headings on the way.

        Uploads all ``documents`` where they are asked for, whether the county takes them or not. Stops before the
        page whose heading, with NAME for names, is ``until`` (else at the end).
        """
        headings = []
        for prefix, keys in groupby(fields, key=lambda key: key.split("/", 1)[0]):
            plain, _, turn = prefix.partition("#")
            if self.heading == HUB:
                headings.append(HUB)
                self.press("Add a person" if plain == "About person N" else "Everyone is listed")
            if self.heading == REVIEW:
                headings.append(REVIEW)
                self.send()
            if plain == until:
                break
            answers = {key.split("/", 1)[1]: fields[key] for key in keys}
            assert matches(plain, self.heading), (prefix, self.heading, self.said)
            assert self.page["turn"] == turn_line(plain, turn), prefix
            headings.append(self.heading)
            if answers.get("Sex") == "Male":
                self.men.add(turn or "1")
            self._fill(answers, documents)
        return headings

    def _fill(self, answers: dict[str, str], documents: Iterable[Json]) -> None:
        if self.heading == "Your documents":
            for document in documents:
                self.add_file(document["name"], content(document["stored_as"]))
            answers = {}
        missing = [label for label in self.labels(answers) if not any(matches(key, label) for key in answers)]
        assert self.heading == "Your documents" or not missing, (self.heading, missing)
        self.send(answers)
        if self.said.get("warning"):
            self.was_warned = True
            self.send(answers)

    def _raw(self, control: Json, answer: str) -> list[str]:
        match control["kind"]:
            case "check":
                return ["1"] if answer == "yes" else []
            case "mask":
                year_last = re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\2\3\1", answer)
                return [_masked(control["mask"], year_last)]
            case "radio" | "select" | "ticks":
                wanted = set(answer.split("; ")) if answer else set()
                if control["kind"] == "ticks" and re.fullmatch(r"[0-9 ]+", answer):
                    return [str(place) for place in places(control["label"], answer.split(), self.men)]
                texts = self.options(control)
                assert wanted <= set(texts), (wanted, texts)
                return [str(number) for number, text in enumerate(texts, 1) if text in wanted]
            case _:
                return [answer]


def _holds(values: list[str] | None, held: list[str]) -> bool:
    if values is None:
        return any(held)
    return bool(set(held) & set(values)) if held else "" in values


def _masked(mask: str, digits: str) -> str:
    """The digits as the mask writes them."""
    if not digits.isdigit():
        return digits
    left = iter(digits)
    return "".join(next(left, "") if sign == "0" else sign for sign in mask)


def places(question: str, people: list[str], men: set[str]) -> list[int]:
    """The boxes of these people, counted from 1; men are not in the list of those who may be pregnant."""
    listed = [str(number) for number in range(1, 21) if question != "Who is pregnant?" or str(number) not in men]
    return [listed.index(number) + 1 for number in people]


def matches(plain: str, text: str) -> bool:
    """Whether a heading or label is this one, with a name for NAME."""
    pattern = re.escape(plain).replace("NAME", "[A-Za-z '.-]+").replace("person\\ N", "person\\ [0-9]+")
    return bool(re.fullmatch(pattern, text))


def turn_line(plain: str, turn: str) -> str:
    """What the page says of whose turn it is."""
    if plain == "About person N":
        return f"Person {turn}"
    item = turn.partition(".")[2]
    return "" if not item else f"{'Job' if plain.endswith('job') else 'Income'} {item}"
