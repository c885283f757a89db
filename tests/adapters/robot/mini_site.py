"""A county of two pages on a web server of its own, any answer of which a test can replace by something worse."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from adapters.forms import Field, Form, Page, Select, Text, always
from adapters.robot.browsers import start_browser
from adapters.robot.portal import PortalChannel
from tests.adapters.forms.mini import form_of, page, portal
from tests.alder import CLOCK

Answer = Callable[[BaseHTTPRequestHandler], None]

NAME = Text("Name", always("Ana"))
STATE = Select("State", always("CA"), options=["CA", "NV"])
ABOUT = """<h1>One</h1><form action=/sign>
  <label for=n>Name</label><input id=n name=name>
  <label for=s>State</label><select id=s name=state><option value="">Choose<option>CA<option>NV</select>
  <button>Next</button></form>"""
SIGN = "<h1>Sign</h1><form action=/done><label for=g>Sign here</label><input id=g name=signature><button>Send</button></form>"
DONE = "<h1>Thank you</h1><p>Your number is M-000001.</p><p>Keep it: the number is M-000001.</p>"


def html(body: str, *, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    """An answer with this body."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        data = f"<!doctype html><html lang=en><body>{body}</body></html>".encode() if "html" in kind else body.encode()
        handler.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


class MiniSite:
    """The server: what each path answers, and what was asked for."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.clean()

    def clean(self) -> None:
        self.asked: list[tuple[str, dict[str, list[str]]]] = []
        self.over = threading.Event()
        self.answers: dict[str, Answer] = {
            "/": html("<h1>Sign in</h1><form action=/home><label>User <input></label>"
                      "<label>Password <input type=password></label><button>Go</button></form>"),
            "/home": html("<h1>Home</h1><a href=/one>Start</a><a href=/sent>Sent</a>"),
            "/one": html(ABOUT),
            "/sign": html(SIGN),
            "/done": html(DONE),
        }  # fmt: skip

    @property
    def stored(self) -> int:
        """How many applications reached the county: that is what its last page is asked for by."""
        return sum(path == "/done" for path, _ in self.asked)

    def hang(self, *, after: str = "") -> Answer:
        """No answer, or one that breaks off after these bytes, until the test is over."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            if after:
                handler.send_response(200)
                handler.send_header("Content-Type", "text/html")
                handler.send_header("Content-Length", "1000000")
                handler.end_headers()
                handler.wfile.write(after.encode())
                handler.wfile.flush()
            self.over.wait(60)

        return answer


@contextmanager
def mini_site() -> Iterator[MiniSite]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path in site.answers:
                site.asked.append((asked.path, parse_qs(asked.query)))
            site.answers.get(asked.path, html("", status=404))(self)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = MiniSite(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()


def mini_form(*fields: Field, patience_s: float = 1.5, **words: Any) -> Form:
    """Its declaration, with what a test declares instead."""
    pages: list[Page] = words.pop("pages", None) or [page(*(fields or (NAME, STATE)), **words.pop("one", {}))]
    return form_of(*pages, portal=portal(patience_s=patience_s, quiet_s=0.2, **words.pop("site", {})), **words)


def channel_to(site: MiniSite, form: Form, make: str = "chromium") -> PortalChannel:
    return PortalChannel(form, clock=CLOCK, start_browser=lambda: start_browser(make), address=site.url)
