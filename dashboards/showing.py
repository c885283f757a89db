"""The sections of a case that are only looked at: what failed, side by side, the timeline."""

from __future__ import annotations

import base64
from html import escape

import streamlit as st

from adapters.forms.rendition import Rendition, render
from byfive.application import Application
from byfive.errors import ByFiveError
from byfive.findings import Finding
from dashboards import one_case, screen, words
from dashboards.markup import literally, table
from dashboards.one_case import Case, PageSides

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
        st.html(f'<div class="failed">{escape(one_case.what_failed(case, form))}</div>')
        said = _words(case)
        if said:
            st.caption(f"{form.county.title} says")
            st.html(f'<div class="county-words">{escape(said)}</div>')
        _findings("Validation stops it", case.blocking)
        _findings("Validation warns", case.warnings)
        if not case.findings:
            st.caption("Validation found nothing in this version.")
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
        st.caption("There is no picture: no page had been reached, or the browser was gone.")
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
        st.html(f'<img class="evidence" alt="The county\'s page as the robot left it" src="data:image/png;base64,{coded}">')


def side_by_side(case: Case) -> None:
    """Every page of the form: the client's own words, what is typed, and why they differ."""
    parts = screen.the_parts()
    application, rendition = the_application(case), the_rendition(case)
    pages = one_case.side_by_side(rendition, application, parts.today(case.submission.county))
    changed = sum(page.changed for page in pages)
    only = st.toggle(f"Only the {words.many(changed, 'field')} that differ from the client's words", value=changed > 0)
    if rendition.findings:
        st.warning(f"The county's form cannot hold everything: {literally('; '.join(e.words for e in rendition.findings))}")
    st.caption("≠ something is lost by it · ≈ nothing is lost by it")
    tables = "".join(_table(page, only) for page in pages if page.changed or not only)
    st.html(f'<div class="sides">{tables or "<p>Every field is typed just as the client wrote it.</p>"}</div>')


def _table(page: PageSides, only_changed: bool) -> str:
    rows = [
        (
            "lost" if side.lost else "noted" if side.is_changed else "",
            (side.label, side.own, side.typed or "(left empty)", "; ".join(side.why)),
        )
        for side in page.sides
        if side.is_changed or not only_changed
    ]
    title = page.heading + (f" ({page.whose})" if page.whose else "")
    return table(("The county's field", "The client's own words", "What is typed", "Why it differs"), rows, title=title)


def timeline(case: Case) -> None:
    """Everything that happened to the submission, newest first."""
    parts = screen.the_parts()
    county = parts.county(case.submission.county)
    moments = one_case.timeline(case, parts.form(case.submission.county))
    rows = [("", (words.day_and_time(each.at, county), each.what, each.by, each.more)) for each in moments]
    st.html(table(("When", "What", "By", "More"), rows))
