"""Reads a practice county's page as a person does: heading, labels, legends, buttons, links; never names or ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = dict[str, str | None]


@dataclass
class Box:
    """One input, select or textarea: what it posts as, what is in it, and the texts that speak of it."""

    name: str
    kind: str
    value: str = ""
    checked: bool = False
    label: str = ""
    legend: str = ""
    longest: int | None = None
    options: list[tuple[str, str]] = field(default_factory=list)


class Seen(HTMLParser):
    """A page as seen. ``boxes`` are in order; labels of radios and ticks are the options' texts."""

    def __init__(self, html: str, status: int = 200) -> None:
        super().__init__()
        self.html, self.status = html, status
        self.headings: list[str] = []
        self.turn = ""
        self.errors: list[str] = []
        self.links: dict[str, str] = {}
        self.button = ""
        self.action = ""
        self.hidden: dict[str, str] = {}
        self.boxes: list[Box] = []
        self.cells: list[str] = []
        self.strong = ""
        self._by_id: dict[str, Box] = {}
        self._labels: dict[str, str] = {}
        self._legend = ""
        self._collecting: list[tuple[str, Attributes, list[str]]] = []
        self._alert = 0
        self.feed(html)
        for ident, box in self._by_id.items():
            box.label = self._labels.get(ident, "")

    @property
    def heading(self) -> str:
        (only,) = self.headings
        return only

    def labels(self) -> list[str]:
        """What is asked, in order: legends of groups, labels of all else."""
        return list(dict.fromkeys(box.legend or box.label for box in self.boxes))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form":
            self.action = found.get("action") or ""
        if found.get("role") == "alert":
            self._alert = 1
        elif tag == "div" and self._alert:
            self._alert += 1
        if tag == "input" and found.get("type") == "hidden":
            self.hidden[found["name"] or ""] = found.get("value") or ""
        elif tag in ("input", "select", "textarea"):
            kind = (found.get("type") or "text") if tag == "input" else tag
            box = Box(found["name"] or "", kind, found.get("value") or "", "checked" in found, legend=self._legend)
            box.longest = int(found["maxlength"] or 0) if "maxlength" in found else None
            self.boxes.append(box)
            self._by_id[found["id"] or ""] = box
        if tag == "option" and "selected" in found:
            self.boxes[-1].value = found.get("value") or ""
        if tag in ("h1", "label", "legend", "option", "button", "a", "p", "li", "textarea", "td", "strong"):
            self._collecting.append((tag, found, []))

    def handle_data(self, data: str) -> None:
        for _, _, texts in self._collecting:
            texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "fieldset":
            self._legend = ""
        if tag == "div" and self._alert:
            self._alert -= 1
        if not self._collecting or self._collecting[-1][0] != tag:
            return
        _, found, texts = self._collecting.pop()
        text = "".join(texts)
        match tag:
            case "h1":
                self.headings.append(text)
            case "label":
                self._labels[found["for"] or ""] = text
            case "legend":
                self._legend = text
            case "option":
                self.boxes[-1].options.append((found.get("value") or "", text))
            case "button":
                self.button = text
            case "a":
                self.links[text] = found["href"] or ""
            case "p" if found.get("class") == "turn":
                self.turn = text
            case "li" if self._alert:
                self.errors.append(text)
            case "textarea":
                self.boxes[-1].value = text.removeprefix("\n")
            case "td":
                self.cells.append(text)
            case "strong":
                self.strong = text


def filled(page: Seen, answers: dict[str, object]) -> dict[str, list[str]]:
    """The post that a browser sends once the page holds these answers, by label or legend.

    An answer is a text, the text of an option, a tuple of texts (boxes of a date; ticked options), True or False.
    For lists with equal texts (two people of one shown name) ticks may be numbers, counted from 1. Where several
    controls have one label, a list gives the answers of each in order. What is not named stays as it is.
    """
    posted: dict[str, list[str]] = {name: [value] for name, value in page.hidden.items()}
    unused = {label: list(answer) if isinstance(answer, list) else [answer] for label, answer in answers.items()}
    groups: list[tuple[str, list[Box]]] = []
    for box in page.boxes:
        label = box.legend or box.label
        if box.legend and groups and groups[-1][0] == label:
            groups[-1][1].append(box)
        else:
            groups.append((label, [box]))
    for label, boxes in groups:
        if unused.get(label):
            _put(boxes, unused[label].pop(0))
        for box in boxes:
            if box.kind not in ("checkbox", "radio") or box.checked:
                posted.setdefault(box.name, []).append(box.value)
    left = [label for label, answer in unused.items() if answer]
    assert not left, f"the page {page.heading!r} does not ask {left}; it asks {page.labels()}"
    return posted


def _put(boxes: list[Box], answer: object) -> None:
    first = boxes[0]
    if first.kind == "select":
        (first.value,) = [value for value, text in first.options if text == (answer or "Choose")]
    elif first.kind in ("checkbox", "radio") and first.legend:
        wanted = answer if isinstance(answer, tuple) else (answer,)
        for number, box in enumerate(boxes, 1):
            box.checked = box.label in wanted or number in wanted
        assert all(w in [b.label for b in boxes] or w in range(1, len(boxes) + 1) for w in wanted if w != ""), wanted
    elif first.kind == "checkbox":
        first.checked = bool(answer)
    elif isinstance(answer, tuple):
        for box, text in zip(boxes, answer, strict=True):
            box.value = text
    else:
        first.value = str(answer)
