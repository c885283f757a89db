"""Alder by bare HTTP calls: each page is got and posted as a browser without styles and scripts would."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import httpx

from bench.robot.alder_pages import SIGN_IN
from bench.robot.contender import PATIENCE_S, Contender
from bench.robot.pages import Field, Kind, Page

LABEL = re.compile(r'<label(?: class="tick")? for="([^"]+)">([^<]*)</label>')
GROUP = re.compile(r"<legend>(.*?)</legend>(.*?)</fieldset>", re.S)
EMPTY = re.compile(r'<(?:input type="text"|textarea|select)[^>]* name="([^"]+)"')
TOKEN = re.compile(r'name="page" value="([^"]+)"')
NUMBER = re.compile(r"Your confirmation number is <strong>([^<]+)</strong>")


class HttpAtAlder(Contender):
    """Files over a connection of its own."""

    def __init__(self, url: str, pages: list[Page]) -> None:
        self.url, self.pages = url, pages

    def file(self) -> str:
        with httpx.Client(base_url=self.url, follow_redirects=True, timeout=PATIENCE_S) as client:
            page = client.get("/").text
            names = {label: name for name, label in LABEL.findall(page)}
            page = client.post("/sign-in", data={names[label]: text for label, text in SIGN_IN.items()}).text
            computer = Page("", fields=(Field(Kind.RADIO, "This computer is", ("Private",)),))
            client.post("/computer", data=form(page, computer))
            html = client.get("/start").text
            for this in self.pages:
                html = client.post("/apply", data=form(html, this)).text
            found = NUMBER.search(html)
            assert found is not None, html
            return found[1]


def form(html: str, page: Page) -> Mapping[str, str | list[str]]:
    """What a browser would post for the page when these fields are filled in."""
    html = unescape(html)
    posted: dict[str, str | list[str]] = dict.fromkeys(EMPTY.findall(html), "")
    if token := TOKEN.search(html):
        posted["page"] = token[1]
    names = {label: name for name, label in LABEL.findall(html)}
    groups = dict(GROUP.findall(html))
    for field in page.fields:
        match field.kind:
            case Kind.TEXT:
                posted[names[field.label]] = field.text
            case Kind.CHECK:
                posted[names[field.label]] = "1"
            case Kind.SELECT:
                posted[names[field.label]] = option(html, names[field.label], field.text)
            case Kind.BOXES:
                boxes = {label: name for name, label in LABEL.findall(groups[field.label])}
                posted |= {boxes[box]: text for box, text in zip(field.boxes, field.texts, strict=True)}
            case _:
                marks = {label: mark.rsplit("_", 1) for mark, label in LABEL.findall(groups[field.label])}
                posted[marks[field.texts[0]][0]] = [marks[text][1] for text in field.texts]
    return posted


def option(html: str, name: str, text: str) -> str:
    """The value of the option with this text in the list of that name."""
    start = html.index(f'<select id="{name}"')
    end = html.index(f">{text}</option>", start)
    return html[html.rindex('value="', start, end) + len('value="') : end].partition('"')[0]
