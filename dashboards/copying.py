"""The copy sheet: the same texts that a robot would type, page by page, for a person who types them in by hand."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from adapters.forms import Control, FieldText, Note, PageText
from dashboards import actions, screen, words
from dashboards.markup import literally
from dashboards.one_case import Case
from dashboards.showing import the_rendition

HOW = {
    Control.SELECT: "choose from the list",
    Control.RADIO: "choose",
    Control.TICK: "tick the box",
    Control.TICKS: "tick these boxes and no others",
    Control.FILE: "upload the file",
}


def copy_sheet(case: Case) -> None:
    """One page of the county's form at a time, and at the end the place for the county's number."""
    if case.submission.state not in actions.BY_HAND:
        st.info(f"It is {words.state(case.submission.state)}. Only what needs a person is typed in by hand.")
        return
    rendition = the_rendition(case)
    if rendition.findings:
        said = literally("; ".join(each.words for each in rendition.findings))
        st.warning(f"Some answers do not fit the county's form: {said}")
    pages = rendition.pages
    ticked: set[str] = st.session_state.setdefault("ticked", set())
    fields = sum(len(page.fields) for page in pages)
    left, right = st.columns([5, 3])
    with left:
        number = st.session_state.setdefault(f"copy/{case.reference}", 0)
        st.caption(f"Page {number + 1} of {len(pages)} · {len(ticked)} of {fields} fields done")
        with st.container(horizontal=True, vertical_alignment="center"):
            _go("Back", case, number - 1, len(pages))
            _go("Next page", case, number + 1, len(pages))
        page = pages[number]
        whose = words.whose_turn(page.turn)
        st.subheader(literally(page.heading) + (f" ({whose})" if whose else ""), anchor=False)
        if page.page.by_hand:
            st.warning(page.page.by_hand)
        with st.container(height=360, border=False):
            if not page.fields:
                st.caption("Nothing to fill in here.")
            for place, entry in enumerate(page.fields):
                _field(f"{case.reference}/{number}/{place}", entry, ticked)
        st.caption(f"Then press “{page.page.last_click or page.page.button}”.")
    with right:
        _delivered(case, pages)


def _go(label: str, case: Case, to: int, pages: int) -> None:
    def go() -> None:
        st.session_state[f"copy/{case.reference}"] = to

    st.button(label, on_click=go, disabled=not 0 <= to < pages)


def _field(place: str, entry: FieldText, ticked: set[str]) -> None:
    """A tick box with the label, and the exact text with a button that copies it."""

    def tick() -> None:
        (ticked.add if st.session_state[f"tick/{place}"] else ticked.discard)(place)

    left, right = st.columns([2, 3], vertical_alignment="center")
    left.checkbox(literally(entry.label), value=place in ticked, key=f"tick/{place}", on_change=tick)
    with right:
        if entry.control is Control.TICK:
            st.text("tick the box" if entry.texts else "leave it unticked")
        elif not entry.texts:
            st.text("leave it empty")
        elif entry.control is Control.BOXES:
            for column, text in zip(st.columns(len(entry.texts)), entry.texts, strict=True):
                column.code(text, language=None)
        else:
            if entry.control in HOW:
                st.caption(HOW[entry.control])
            for text in entry.shows if entry.control is Control.FILE else entry.texts:
                st.code(text, language=None, wrap_lines=True)
        why = _why(entry.notes)
        if why:
            st.caption(f"Not the client's own words: {why}")


def _why(notes: tuple[Note, ...]) -> str:
    return "; ".join(dict.fromkeys(note.why for note in notes if not note.lossless))


def _delivered(case: Case, pages: tuple[PageText, ...]) -> None:
    """The place for the county's number. Without a number it is not delivered."""
    parts = screen.the_parts()
    county = parts.county(case.submission.county)
    today = parts.today(county.name)
    with st.container(border=True):
        st.markdown("**When the county shows its number**")
        st.caption(f"It comes after “{pages[-1].page.last_click}” on the last page. Only the number proves arrival.")
        with st.form("delivered", border=False):
            number = st.text_input("Confirmation number")
            day = st.date_input("Shown on", today, format="MM/DD/YYYY")
            at = st.time_input("Shown at (leave empty for just now)", None, step=60,
                               help=f"{county.title}'s time. It decides whether it arrived in time.")  # fmt: skip
            if not st.form_submit_button("Record as delivered by hand", type="primary"):
                return
        said = actions.delivered_by_hand(
            parts.ledger, county, case.reference, number, by=screen.signed_in(), clock=parts.clock,
            at=parts.clock.now() if at is None else datetime.combine(day, at, county.zone_info),
        )  # fmt: skip
        if said.done:
            screen.say(said)
        st.warning(said.words)
