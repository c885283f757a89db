"""The section of a case in which its answers are corrected: edit, see what will change, say why, save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import groupby
from typing import Any

import streamlit as st

from adapters.forms import render
from byfive.application import Application
from dashboards import actions, answers, screen, words
from dashboards.answers import Answer, AnswersRefused, Group, Kind
from dashboards.markup import literally, table
from dashboards.one_case import Case, in_words
from dashboards.showing import the_application

NOT_ANSWERED = "not answered"
NONE_OF_THEM = "none of these"
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)


def correct(case: Case) -> None:
    """The form, and above it what it would change once that was asked for."""
    if case.submission.state not in actions.CORRECTABLE:
        st.info(f"It is {words.state(case.submission.state)}, so it cannot be corrected now.")
        return
    application = the_application(case)
    proposed: Application | None = st.session_state.get("proposed")
    if proposed is not None:
        _confirm(case, application, proposed)
    groups = answers.groups(application)
    with st.form("correct", border=False):
        given: dict[str, Any] = {}
        titles = [literally(group.title) for group in groups]
        with st.container(height=380):
            for tab, group in zip(st.tabs(titles, default=titles[_first(case, groups)]), groups, strict=True):
                with tab:
                    _ask(case, group, given)
        if not st.form_submit_button("Show what will change", type="primary"):
            return
    try:
        st.session_state["proposed"] = answers.corrected(application, given)
    except AnswersRefused as refused:
        st.session_state.pop("proposed", None)
        st.error("  \n".join(literally(problem) for problem in refused.problems))
        return
    st.rerun()


def _first(case: Case, groups: list[Group]) -> int:
    """The group to begin with: the person of whom validation or the refusing page speaks, if any."""
    page = case.failed.page if case.failed and case.failed.page else ""
    turns = [*(each.subject for each in case.blocking), page.partition("(")[2].rstrip(")")]
    named = [f"members/{turn.split('/')[0]}/" for turn in turns if turn]
    begun = (place for place, group in enumerate(groups) if named and group.answers[0].path.startswith(named[0]))
    return next(begun, 0)


def _confirm(case: Case, application: Application, proposed: Application) -> None:
    """What will change, whether the county's form can then take it, and why it is done."""
    parts = screen.the_parts()
    found = answers.changes(application, proposed)
    with st.container(border=True):
        if not found:
            st.info("Nothing would change. Edit an answer below first.")
            return
        st.markdown(f"**This will change {words.many(len(found), 'answer')}.** {actions.NEXT_BATCH}")
        st.html(table(("Answer", "Now", "Then"), [("", (each.where, each.before, each.after)) for each in found]))
        county = case.submission.county
        left = render(parts.form(county), proposed, parts.today(county)).findings
        if left:
            unfit = literally("; ".join(each.words for each in left))
            st.warning(f"The county's form could still not take it as it is: {unfit}")
        else:
            st.caption("The county's form can take it as corrected.")
        why = st.text_input("Why it is corrected", max_chars=200, key="why",
                            placeholder="the client told us on the phone",
                            help="Kept in the open: write no name, number or address.")  # fmt: skip
        with st.container(horizontal=True):
            save = st.button("Save the correction", type="primary")
            st.button("Drop it", on_click=lambda: st.session_state.pop("proposed", None))
        if save:
            said = actions.correct(
                parts.ledger, parts.county(county), case.reference, proposed,
                based_on=case.submission.version, by=screen.signed_in(), why=why,
            )  # fmt: skip
            if said.done:
                screen.say(said)
            st.warning(said.words)


def _ask(case: Case, group: Group, given: dict[str, Any]) -> None:
    for section, asked in groupby(group.answers, key=lambda answer: answer.section):
        if section:
            st.caption(literally(section))
        columns = st.columns(3)
        for place, answer in enumerate(asked):
            with columns[place % 3]:
                key = f"{case.reference}/{case.submission.version}/{answer.path}"
                given[answer.path] = _WIDGETS[answer.kind](answer, key)


def _text(answer: Answer, key: str) -> str | None:
    return st.text_input(literally(answer.label), answer.value or "", key=key, placeholder=NOT_ANSWERED) or None


def _long_text(answer: Answer, key: str) -> str | None:
    return st.text_area(literally(answer.label), answer.value or "", key=key, placeholder=NOT_ANSWERED) or None


def _choice(answer: Answer, key: str) -> Enum | None:
    index = None if answer.value is None else answer.options.index(answer.value)
    chosen: Enum | None = st.selectbox(
        literally(answer.label), answer.options, index, in_words, key=key, placeholder=NOT_ANSWERED
    )
    return chosen


def _yes_no(answer: Answer, key: str) -> bool | None:
    options = [None, True, False] if answer.may_be_empty else [True, False]
    chosen: bool | None = st.selectbox(literally(answer.label), options, options.index(answer.value), in_words, key=key)
    return chosen


def _several(answer: Answer, key: str) -> tuple[Enum, ...] | None:
    start: list[Enum | str] = [NONE_OF_THEM] if answer.value == () else list(answer.value or ())
    options = [*answer.options, NONE_OF_THEM]
    chosen = st.multiselect(literally(answer.label), options, start, in_words, key=key, placeholder=NOT_ANSWERED)
    if not chosen:
        return None
    picked = tuple(option for option in answer.options if option in chosen)
    return answer.value if answer.value and set(picked) == set(answer.value) else picked


def _number(answer: Answer, key: str) -> Decimal | None:
    start = None if answer.value is None else float(answer.value)
    value = st.number_input(literally(answer.label), 0.0, None, start, 0.01, "%.2f", key=key, placeholder=NOT_ANSWERED)
    if value == start:
        return answer.value  # type: ignore[no-any-return]
    return None if value is None else Decimal(str(value))


def _whole(answer: Answer, key: str) -> int | None:
    value: int | None = st.number_input(
        literally(answer.label), 0, None, answer.value, 1, key=key, placeholder=NOT_ANSWERED
    )
    return value


def _date(answer: Answer, key: str) -> date | None:
    first, last = min(FIRST_DAY, answer.value or FIRST_DAY), max(LAST_DAY, answer.value or LAST_DAY)
    value: date | None = st.date_input(
        literally(answer.label), answer.value, min_value=first, max_value=last, key=key, format="MM/DD/YYYY"
    )
    return value


_WIDGETS: dict[Kind, Callable[[Answer, str], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.SEVERAL: _several,
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.DATE: _date,
}
