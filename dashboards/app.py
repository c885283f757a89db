"""The dashboard's entry: who is signed in, and which page is shown. ``byfive serve`` starts it."""

from __future__ import annotations

import streamlit as st

from byfive.errors import ByFiveError
from dashboards import screen
from dashboards.sign_in import sign_in

st.set_page_config(page_title="By Five", page_icon=":material/schedule:", layout="wide")
st.html(screen.STYLE)
signed_in = screen.user() is not None
page = st.navigation(
    [
        st.Page(screen.TODAY, title="Today", url_path="today", default=True),
        st.Page(screen.QUEUE, title="Queue", url_path="queue"),
        st.Page(screen.REPORTS, title="Reports", url_path="reports"),
        st.Page(screen.CASE, title="Case", url_path="case", visibility="hidden"),
    ],
    position="top" if signed_in else "hidden",
)
try:
    if signed_in:
        page.run()
    else:
        sign_in()
except ByFiveError as error:
    st.error(str(error))
