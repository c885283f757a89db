"""Birch by bare HTTP calls: those that its pages make, lists included that are loaded for controls on the page."""

from __future__ import annotations

from typing import Any

import httpx

from bench.robot.birch_pages import SIGN_IN
from bench.robot.contender import PATIENCE_S, Contender
from bench.robot.pages import Field, Kind, Page

Json = dict[str, Any]


class HttpAtBirch(Contender):
    """Files over a connection of its own."""

    def __init__(self, url: str, pages: list[Page]) -> None:
        self.url, self.pages = url, pages

    def file(self) -> str:
        with httpx.Client(base_url=self.url, follow_redirects=True, timeout=PATIENCE_S) as client:
            user, password = SIGN_IN.values()
            client.post("/api/sign-in", json={"user": user, "password": password})
            client.get("/start")
            lists: dict[str, dict[str, str]] = {}
            for this in self.pages:
                page = client.get("/api/page").json()
                answers = posted(client, lists, page, this)
                said = client.post("/api/page", json={"token": page["token"], "answers": answers}).json()
                assert "next" in said or "to" in said, said
            return str(client.get("/api/receipt").json()["number"])


def posted(client: httpx.Client, lists: dict[str, dict[str, str]], page: Json, told: Page) -> dict[str, list[str]]:
    """What the page's script would post when these fields are filled in."""
    fields = {field.label: field for field in told.fields}
    answers: dict[str, list[str]] = {}
    for control in page["controls"]:
        if not is_there(control["when"], answers):
            continue
        if name := control.get("list"):
            if name not in lists:
                lists[name] = numbers(client.get(f"/api/lists/{name}").json()["options"])
            options = lists[name]
        else:
            options = numbers(control.get("options", ()))
        if control["kind"] == "buttons":
            answers[control["name"]] = [options[told.button]]
        else:
            answers[control["name"]] = held(control, fields.get(control["label"]), options)
    return answers


def numbers(options: list[list[str]]) -> dict[str, str]:
    """What is posted for each option's text."""
    return {text: number for number, text in options}


def is_there(when: Json | None, answers: dict[str, list[str]]) -> bool:
    """Whether a control is on the page with these answers."""
    if when is None:
        return True
    if when["name"] not in answers:
        return False
    answer = answers[when["name"]]
    if when["values"] is None:
        return any(answer)
    return bool(set(answer) & set(when["values"])) if answer else "" in when["values"]


def held(control: Json, field: Field | None, options: dict[str, str]) -> list[str]:
    """What a control holds once the field is filled in."""
    if control["kind"] in ("check", "radio", "ticks", "select"):
        if field is None:
            return []
        return ["1"] if field.kind is Kind.CHECK else [options[text] for text in field.texts]
    if field is None:
        return [""]
    return [masked(control["mask"], field.text) if field.kind is Kind.MASK else field.text]


def masked(mask: str, digits: str) -> str:
    """The digits with the signs that the page writes between them."""
    left = iter(digits)
    return "".join(next(left) if sign == "0" else sign for sign in mask)
