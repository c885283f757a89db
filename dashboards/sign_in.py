"""The sign-in form: a name and a password of this By Five's own."""

from __future__ import annotations

import streamlit as st

from byfive.errors import ByFiveError
from dashboards import screen


def sign_in() -> None:
    """Show the form; whoever is let in is kept in the session until they sign out or the page is closed."""
    _, middle, _ = st.columns([1, 1.2, 1])
    with middle:
        st.title("By Five", anchor=False)
        st.caption("Every application arrives at its county before five o'clock. Sign in to see whether today is safe.")
        if not screen.the_users().names:
            st.info(
                "Nobody can sign in yet. On the machine where By Five runs, add somebody:\n\n"
                "`python -m dashboards.users add NAME`"
            )
            return
        with st.form("sign_in"):
            name = st.text_input("Name", autocomplete="username")
            password = st.text_input("Password", type="password", autocomplete="current-password")
            if not st.form_submit_button("Sign in", type="primary"):
                return
        try:
            st.session_state["user"] = screen.the_users().sign_in(name, password)
        except ByFiveError as error:
            st.error(str(error))
            return
        st.rerun()
