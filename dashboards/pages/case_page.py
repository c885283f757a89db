"""Case: one submission, what failed, and what can be done about it."""

import streamlit as st

from byfive.ledger.errors import NotInLedger
from dashboards import actions, copying, correcting, one_case, screen, showing, words
from dashboards.one_case import Case

SECTIONS = ("What failed", "Side by side", "Timeline", "Correct", "Copy sheet")


def header(case: Case) -> None:
    """The way back, the state, what it is worth, how long is left, and the two actions that need no form."""
    submission, county = case.submission, screen.the_parts().county(case.submission.county)
    left = submission.deadline - screen.now()
    due = f"cut-off in {words.span(left)}" if left.total_seconds() > 0 else f"cut-off passed {words.span(left)} ago"
    screen.heading(f"Case {case.reference}", as_of=screen.as_of(county))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(screen.QUEUE, label="Back to the queue", icon=":material/arrow_back:")
        st.markdown(f"**{words.state(submission.state).capitalize()}** · {county.title} · {due} · "
                    f"{words.dollars(submission.value_of_day).replace('$', chr(92) + '$')} a day · "
                    f"version {submission.version}")  # fmt: skip
        st.space("stretch")
        send_again(case)
        withdraw(case)


def send_again(case: Case) -> None:
    can = case.submission.state in actions.RESENDABLE
    help_ = None if can else "Only what needs a person can be sent again."
    with st.popover("Send again", disabled=not can, help=help_):
        st.write("A robot files it again as it is, with the next batch.")
        if case.blocking:
            st.warning("What validation found still stands, so it will most likely fail again. Correct it first.")
        if st.button("Yes, send it again", type="primary"):
            screen.say(actions.resend(screen.the_parts().ledger, case.reference, by=screen.signed_in()))


def withdraw(case: Case) -> None:
    can = case.submission.state in actions.WITHDRAWABLE
    with st.popover("Withdraw", disabled=not can, help=None if can else "It is with a robot, or it has ended."):
        st.write("It is then never filed. This cannot be undone.")
        reason = st.selectbox("Because", actions.WITHDRAWN_BECAUSE, index=None, placeholder="Choose why")
        if st.button("Yes, withdraw it"):
            screen.say(actions.withdraw(screen.the_parts().ledger, case.reference, by=screen.signed_in(),
                                        reason=reason or ""))  # fmt: skip


def case_page() -> None:
    reference = st.query_params.get("reference") or st.session_state.get("case", ("",))[0]
    if not reference:
        screen.heading("Case")
        st.info("Open a case from the queue.")
        st.page_link(screen.QUEUE, label="To the queue", icon=":material/arrow_back:")
        return
    try:
        case = one_case.read_case(screen.the_parts().ledger, reference.strip().upper())
    except NotInLedger as error:
        screen.heading("Case")
        st.error(str(error))
        st.page_link(screen.QUEUE, label="Back to the queue", icon=":material/arrow_back:")
        return
    this = (case.reference, case.submission.version)
    if st.session_state.get("case") != this:
        screen.forget_looks()
        st.session_state["case"] = this
    header(case)
    section = st.segmented_control("Show", SECTIONS, default=SECTIONS[0], key=f"section/{case.reference}",
                                   label_visibility="collapsed", required=True)  # fmt: skip
    {
        "What failed": showing.what_failed,
        "Side by side": showing.side_by_side,
        "Timeline": showing.timeline,
        "Correct": correcting.correct,
        "Copy sheet": copying.copy_sheet,
    }[section](case)


screen.signed_in()
case_page()
