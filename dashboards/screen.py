"""What the pages share: the parts of this process, who is signed in, what was looked at, the frame of a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from adapters.forms import Form
from byfive.counties import County
from byfive.wiring import Parts, parts
from dashboards import words
from dashboards.actions import Said
from dashboards.queries import Recent
from dashboards.users import Users

T = TypeVar("T")
PAGES = Path(__file__).parent / "pages"
TODAY, QUEUE, CASE, REPORTS = (PAGES / f"{name}_page.py" for name in ("today", "queue", "case", "reports"))
STYLE = Path(__file__).with_name("style.css")


@st.cache_resource(show_spinner="Opening the ledger …")
def the_parts() -> Parts:
    """The ledger, the clock and the counties of this process."""
    return parts()


@st.cache_resource
def the_users() -> Users:
    """Who may sign in, and the wrong tries so far."""
    return Users(the_parts().settings.home)


@st.cache_resource
def recent() -> Recent:
    """What happened in the last minutes."""
    return Recent(the_parts().ledger)


def forms() -> list[Form]:
    """The forms of all counties."""
    return [the_parts().form(name) for name in the_parts().county_names]


def now() -> datetime:
    return the_parts().clock.now()


def user() -> str | None:
    """Who is signed in here."""
    return st.session_state.get("user")


def sign_out() -> None:
    """Forget who it was and everything that was looked at."""
    st.session_state.clear()


def signed_in() -> str:
    """Who is signed in; a page that nobody is signed in to ends here."""
    name = user()
    if name is None:
        st.info("Sign in first.")
        st.stop()
    return str(name)


def heading(title: str, *, as_of: str = "") -> None:
    """The top of a page: its title, as of when it is, and the way out. What was just done is said below it."""
    left, right = st.columns([5, 3], vertical_alignment="bottom")
    left.title(title, anchor=False)
    with right.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        if as_of:
            st.caption(as_of, width="content")
        st.button(f"Sign out {user()}", on_click=sign_out, type="tertiary")
    said: Said | None = st.session_state.pop("said", None)
    if said is not None:
        (st.success if said.done else st.warning)(said.words)


def as_of(county: County) -> str:
    """As of when the figures are, by the county's clock."""
    return f"as of {words.clock_time(now(), county, seconds=True)}"


def say(said: Said) -> None:
    """Say what came of an action at the top of the next page, and show it."""
    st.session_state["said"] = said
    st.rerun()


def looked(what: str, fetch: Callable[[], T]) -> T:
    """What was looked at in this sitting, fetched (and recorded as a look) the first time only."""
    kept: dict[str, Any] = st.session_state.setdefault("looked", {})
    if what not in kept:
        kept[what] = fetch()
    return kept[what]  # type: ignore[no-any-return]


def forget_looks() -> None:
    """Keep nothing of a case's answers once another case or another version is opened."""
    st.session_state.pop("looked", None)
    st.session_state.pop("proposed", None)
    st.session_state.pop("ticked", None)


def open_case(reference: str) -> None:
    """Go to the page of one case."""
    st.switch_page(CASE, query_params={"reference": reference})
