"""The sections of a case that are only looked at: what failed, side by side, the timeline."""

from __future__ import annotations

import base64
from collections.abc import Callable
from html import escape

import streamlit as st

from adapters.forms import Rendition, render
from byfive.application import Application
from byfive.errors import ByFiveError
from byfive.findings import Finding
from byfive.states import State
from dashboards import one_case, screen, words
from dashboards.markup import literally, table
from dashboards.one_case import Case, PageSides, Side

WHY = "review"
"""Why a case is looked at, for the event that each look leaves."""


def the_application(case: Case) -> Application:
    """The client's answers; the look is recorded once a sitting."""
    ledger, by = screen.the_parts().ledger, screen.signed_in()
    return screen.looked("application", lambda: ledger.applications.look(case.reference, by, WHY))


def the_rendition(case: Case) -> Rendition:
    """The answers in the county's form, as they would be typed today."""
    parts, county = screen.the_parts(), case.submission.county
    return render(parts.form(county), the_application(case), parts.today(county))


def what_failed(case: Case) -> None:
    """The sentence, the county's own words and the findings on the left, the picture on the right."""
    form = screen.the_parts().form(case.submission.county)
    left, right = st.columns([1, 1])
    with left:
        helps = one_case.what_helps(case)
        small = f"<small>{escape(helps)}</small>" if helps else ""
        st.html(f'<div class="failed">{escape(one_case.what_failed(case, form))}{small}</div>')
        said = _words(case)
        if said:
            st.caption(f"{form.county.title} says")
            st.html(f'<div class="county-words">{escape(said)}</div>')
        _findings("Validation stops it", case.blocking)
        _findings("Validation warns", case.warnings)
        if not case.findings:
            waits = case.submission.state is State.RECEIVED
            st.caption("Validation has not looked at this version yet." if waits else "Validation found nothing in it.")
    with right:
        _picture(case)


def _words(case: Case) -> str:
    attempt = case.failed
    if attempt is None:
        return ""
    ledger, by = screen.the_parts().ledger, screen.signed_in()
    return screen.looked(f"words/{attempt.id}", lambda: ledger.attempts.words(attempt.id, by, WHY))


def _findings(title: str, findings: list[Finding]) -> None:
    if not findings:
        return
    st.caption(title)
    said = [each.words + (f" ({words.whose_turn(each.subject)})" if each.subject else "") for each in findings]
    st.markdown("\n".join(f"- {literally(each)}" for each in said))


def _picture(case: Case) -> None:
    kept = case.screenshot
    if kept is None:
        st.caption("No page was reached, so there is no picture. What happened last:")
        st.html(_moments(case, most=8, days=False))
        return
    ledger, by = screen.the_parts().ledger, screen.signed_in()
    try:
        picture = screen.looked(f"evidence/{kept.id}", lambda: ledger.evidence.open(kept.id, by, WHY))
    except ByFiveError as error:
        st.warning(str(error))
        return
    st.caption("The page as the robot left it")
    with st.container(height=430, border=False):
        # within the page and never at an address of its own, which anybody could ask for
        coded = base64.b64encode(picture).decode()
        alt = "The county's page as the robot left it"
        st.html(f'<img class="evidence" alt="{alt}" src="data:image/png;base64,{coded}">')


def side_by_side(case: Case) -> None:
    """Every page of the form: the client's own words, what is typed, and why they differ."""
    application, rendition = the_application(case), the_rendition(case)
    pages = one_case.side_by_side(rendition, application, screen.the_parts().today(case.submission.county))
    if rendition.findings:
        said = literally("; ".join(each.words for each in rendition.findings))
        st.warning(f"The county's form cannot hold everything: {said}")
    sides = [side for page in pages for side in page.sides]
    choices: dict[str, Callable[[Side], bool]] = {
        f"≠ changed or added ({sum(side.lost for side in sides)})": lambda side: side.lost,
        f"≈ written otherwise, too ({sum(side.is_changed for side in sides)})": lambda side: side.is_changed,
        f"every field ({len(sides)})": lambda side: True,
    }
    chosen = st.segmented_control("Show", list(choices), default=next(iter(choices)), key=f"sides/{case.reference}",
                                  label_visibility="collapsed", required=True)  # fmt: skip
    tables = "".join(_table(page, choices[chosen]) for page in pages if any(map(choices[chosen], page.sides)))
    st.html(f'<div class="sides">{tables or "<p>Nothing: what is typed says what the client said.</p>"}</div>')


def _table(page: PageSides, is_shown: Callable[[Side], bool]) -> str:
    rows = [
        (
            "lost" if side.lost else "noted" if side.is_changed else "",
            (side.label, side.own, side.typed or "(left empty)", "; ".join(side.why)),
        )
        for side in page.sides
        if is_shown(side)
    ]
    title = page.heading + (f" ({page.whose})" if page.whose else "")
    return table(("The county's field", "The client's own words", "What is typed", "Why it differs"), rows, title=title)


def timeline(case: Case) -> None:
    """Everything that happened to the submission, newest first."""
    st.html(_moments(case))


def _moments(case: Case, most: int | None = None, *, days: bool = True) -> str:
    parts = screen.the_parts()
    county = parts.county(case.submission.county)
    moments = one_case.timeline(case, parts.form(case.submission.county))[:most]
    shown = words.day_and_time if days else words.clock_time
    rows = [("", (shown(each.at, county), each.what, each.by, each.more)) for each in moments]
    return table(("When", "What", "By", "More"), rows)
