"""Alder's pages as HTML."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.responses import HTMLResponse

from sandbox.alder.pages import SECTIONS
from sandbox.portal import NOT_KEPT, ZONE
from sandbox.sent import Sent
from sandbox.wizard import Shown

_HERE = Path(__file__).parent
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE / "templates"), autoescape=select_autoescape(), trim_blocks=True, auto_reload=False
)


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


def _html(template: str, status_code: int = 200, **values: object) -> HTMLResponse:
    return HTMLResponse(_TEMPLATES.get_template(template).render(**values), status_code, NOT_KEPT)


def _row(one: Sent) -> tuple[str, str, str, str]:
    return one.number, one.applicant, one.born, one.received_at.astimezone(ZONE).strftime("%m/%d/%Y %I:%M %p")
