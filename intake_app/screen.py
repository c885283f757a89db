"""Draws the pages: the templates with the words of one language."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from intake_app import guard
from intake_app.page import GO_ON, Step, Visit
from intake_app.words import ENGLISH, Line

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"


class Screen:
    """The templates, ready to draw."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        digest = hashlib.sha256((STATIC / "intake.css").read_bytes()).hexdigest()[:12]
        self._templates.globals |= {"steps": len(Step), "stylesheet": f"/static/intake.css?{digest}", "GO_ON": GO_ON}

    def draw(self, template: str, *, id: str | None = None, status: int = 200, **shown: Any) -> HTMLResponse:
        """One page. ``id`` is the session whose forms it holds."""
        shown |= {"words": ENGLISH, "say": ENGLISH.say, "token": guard.token(id) if id else None}
        return HTMLResponse(self._templates.get_template(template).render(shown), status_code=status)

    def questions(self, id: str, visited: Visit, *, action: str, back: str, banner: Line | None = None) -> HTMLResponse:
        """A page of questions as it was typed so far. ``banner`` says that something of ours failed (status 503)."""
        return self.draw(
            "page.html",
            id=id,
            status=HTTPStatus.SERVICE_UNAVAILABLE if banner else HTTPStatus.OK,
            visited=visited,
            page=visited.page,
            typed=visited.typed or {},
            problems={problem.question: problem for problem in visited.shown_problems},
            action=action,
            back=back,
            banner=banner,
        )

    def trouble(self, status: int) -> HTMLResponse:
        """What is said when there is no page to show; nothing of the request is repeated."""
        known = status if f"trouble.{status}.title" in ENGLISH.catalogue else 400 if status < 500 else 500
        return self.draw("trouble.html", status=status, kind=known)
