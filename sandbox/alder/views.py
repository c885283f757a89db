"""Alder's pages as HTML."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.responses import HTMLResponse

from sandbox.alder.pages import SECTIONS
from sandbox.alder.sent import Sent
from sandbox.alder.wizard import Shown

ZONE = ZoneInfo("America/Los_Angeles")

_HERE = Path(__file__).parent
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE / "templates"), autoescape=select_autoescape(), trim_blocks=True, auto_reload=False
)
_NOT_KEPT = {"Cache-Control": "no-store"}

BROKEN = {
    500: ("Server Error", "The resource cannot be displayed because an internal server error has occurred."),
    503: ("Service Unavailable", "The service is temporarily overloaded or unavailable. Please try again later."),
    504: ("Gateway Timeout", "The upstream server did not answer in time."),
}


def page(shown: Shown, user: str, action: str = "/apply", notice: str = "") -> HTMLResponse:
    """A page with controls. Pages of the wizard (those with a section) have the bar of sections beside them."""
    sections = list(SECTIONS) if shown.section else []
    return _html("page.html", shown=shown, user=user, action=action, notice=notice, sections=sections)


def account(user: str) -> HTMLResponse:
    return _html("account.html", user=user)


def thanks(user: str, number: str) -> HTMLResponse:
    """The confirmation; without a number when there is none to show."""
    return _html("thanks.html", user=user, number=number)


def sent(user: str, listed: list[Sent], name: str, page: int, more: bool) -> HTMLResponse:
    """The list of applications; ``more`` when there are older ones than this page's."""
    older = urlencode({"name": name, "page": page + 1}) if more else ""
    return _html("sent.html", user=user, rows=[_row(one) for one in listed], name=name, older=older)


def words(heading: str, text: str, status: int = 200) -> HTMLResponse:
    """A page that only says something."""
    return _html("words.html", status, heading=heading, text=text)


def broken(status: int) -> HTMLResponse:
    """What the machine in front of the site says when the site does not."""
    title, text = BROKEN[status]
    return _html("broken.html", status, title=title, status=status, text=text)


def _html(template: str, status_code: int = 200, **values: object) -> HTMLResponse:
    return HTMLResponse(_TEMPLATES.get_template(template).render(**values), status_code, _NOT_KEPT)


def _row(one: Sent) -> tuple[str, str, str, str]:
    about = "About you"
    year, month, day = one.fields[f"{about}/Birth date"].split("-")
    name = f"{one.fields[f'{about}/Last name']}, {one.fields[f'{about}/First name']}"
    return one.number, name, f"{month}/{day}/{year}", one.received_at.astimezone(ZONE).strftime("%m/%d/%Y %I:%M %p")
