"""Reports: what the notebooks found, day by day."""

import streamlit as st

from dashboards import queries, screen

screen.signed_in()
screen.heading("Reports")
found = queries.reports(screen.the_parts().settings.home)
if not found:
    st.info("No report yet. The notebook “Why did applications fail today?” runs an hour before each county's cut-off.")
    st.stop()

asked = (st.query_params.get("day"), st.query_params.get("county"))
start = next((place for place, each in enumerate(found) if (each.day.isoformat(), each.county) == asked), 0)
with st.container(horizontal=True, vertical_alignment="bottom"):
    report = st.selectbox(
        "Report", found, index=start, width=420,
        format_func=lambda each: f"Why applications failed · {each.county.title()} · {each.day:%a %-d %B %Y}",
    )  # fmt: skip
    page = report.file.read_text(encoding="utf-8")
    st.download_button("Download", page, file_name=report.file.name, mime="text/html")
st.iframe(page, height=560)
