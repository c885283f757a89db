"""Birch's documents as HTML: around the application, before it and after it."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.responses import HTMLResponse

from sandbox.page import Page
from sandbox.portal import NOT_KEPT, ZONE
from sandbox.sent import Sent

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(),
    trim_blocks=True,
    auto_reload=False,
)
CHAT = HTMLResponse(_TEMPLATES.get_template("chat.html").render(), headers={"Cache-Control": "max-age=86400"})
"""The form in the frame at the foot of the application."""


def sign_in(page: Page, notice: str, script: str) -> HTMLResponse:
    """The sign-in document; ``script`` is the file that makes its button work."""
    user, password = page.controls
    labels = {"user_label": user.label, "password_label": password.label}
    return _html("sign_in.html", heading=page.heading, notice=notice, script=script, **labels)


def home(user: str) -> HTMLResponse:
    return _html("home.html", user=user)


def apply(user: str, script: str) -> HTMLResponse:
    """The document in which ``script`` runs the application."""
    return _html("apply.html", user=user, script=script)


def received(user: str) -> HTMLResponse:
    return _html("received.html", user=user)


def sent(user: str) -> HTMLResponse:
    return _html("sent.html", user=user)


def words(heading: str, text: str, status: int = 200) -> HTMLResponse:
    """A document that only says something."""
    return _html("words.html", status, heading=heading, text=text)


def row(one: Sent) -> tuple[str, str, str, str]:
    """An application as its list shows it."""
    at = one.received_at.astimezone(ZONE)
    return one.number, one.applicant, one.born, f"{at:%b} {at.day}, {at:%Y} {at.hour % 12 or 12}:{at:%M %p}"


def _html(template: str, status_code: int = 200, **values: object) -> HTMLResponse:
    return HTMLResponse(_TEMPLATES.get_template(template).render(**values), status_code, NOT_KEPT)
