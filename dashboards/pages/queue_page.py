"""Queue: what needs a person, the most dollars first."""

from decimal import Decimal

import streamlit as st

from dashboards import queries, screen, words

AT_ONCE = 25
WIDTHS = [1.2, 1.2, 4.4, 0.8, 1.4, 0.6]

screen.signed_in()
screen.heading("What needs a person", as_of=screen.as_of(screen.forms()[0].county))
now = screen.now()
waiting = queries.queue(screen.the_parts().ledger, screen.forms(), now)
if not waiting:
    st.success("Nothing waits for a person.")
    st.caption("A case appears here when validation blocks it, a county refuses it, or a robot cannot go on.")
    st.stop()

counties = sorted({each.county.title for each in waiting})
reasons = sorted({each.why for each in waiting})
with st.container(horizontal=True, vertical_alignment="bottom"):
    county = st.selectbox("County", counties, index=None, placeholder="All counties", key="county", width=240)
    reason = st.selectbox("Reason", reasons, index=None, placeholder="All reasons", key="reason", width=420)
    shown = [each for each in waiting if county in (None, each.county.title) and reason in (None, each.why)]
    worth = words.dollars(sum((each.submission.value_of_day for each in shown), Decimal(0)))
    st.caption(f"{words.many(len(shown), 'case')}, {worth} a day")

TITLES = ("Case", "County", "Why it waits", "A day is", "Cut-off", "Tries")
for column, title in zip(st.columns(WIDTHS), TITLES, strict=True):
    column.caption(title)
for each in shown[:AT_ONCE]:
    submission = each.submission
    left = submission.deadline - now
    passed = left.total_seconds() <= 0
    columns = st.columns(WIDTHS, vertical_alignment="center")
    if columns[0].button(each.reference, key=f"open/{each.reference}", type="primary" if not passed else "secondary"):
        screen.open_case(each.reference)
    where = f" · {each.where}" if each.where else ""
    columns[1].text(each.county.title.removesuffix(" County"))
    columns[2].text(f"{each.why[:1].upper()}{each.why[1:]}{where}")
    columns[3].text(words.dollars(submission.value_of_day))
    columns[4].text(f"passed {words.span(left)} ago" if passed else f"in {words.span(left)}")
    columns[5].text(str(submission.attempts))
if len(shown) > AT_ONCE:
    st.caption(f"{len(shown) - AT_ONCE} more follow as these are done. The filters above narrow them down.")
