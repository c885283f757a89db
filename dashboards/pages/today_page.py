"""Today: is it safe? For each county in one sentence and a few figures."""

import html

import streamlit as st

from byfive.counties import County
from byfive.ledger.records import Event
from dashboards import queries, screen, words
from dashboards.markup import literally
from dashboards.queries import CountyDay

screen.signed_in()
screen.heading("Is today safe?")


@st.fragment(run_every=15)
def today() -> None:
    """Every county's day; reads itself anew every quarter of a minute."""
    changes = screen.recent().changes(screen.now())
    for form in screen.forms():
        show(queries.county_day(screen.the_parts().ledger, form.county, screen.now()))
    st.subheader(f"In the last {screen.recent().minutes} minutes", anchor=False)
    if not changes:
        st.caption("Nothing was delivered, failed or corrected. What changes appears here within seconds.")
        return
    st.write(f"{queries.in_short(changes)}.")
    county = screen.forms()[0].county
    st.caption("  \n".join(line(event, county) for event in changes[:5]))


def line(event: Event, county: County) -> str:
    """One change: when, which case, what, and why when a person is needed."""
    said = f"{words.clock_time(event.at, county)} · {event.reference} · {words.event(event.name)}"
    if event.name == "review_asked":
        said += f": {words.code(event.data.get('code') or event.data.get('reason'))}"
    return literally(said)


def show(day: CountyDay) -> None:
    """One county: the sentence, then the figures behind it."""
    look = "safe" if day.is_safe else "missed" if day.is_over else "risk"
    since = "The cut-off was" if day.is_over else "Cut-off in"
    small = f"{day.county.title} · {day.day:%A %-d %B} · {since} {day.time_left} · {screen.as_of(day.county)}"
    said = f"{html.escape(day.sentence)}<small>{html.escape(small)}</small>"
    st.html(f'<div class="verdict {look}" role="status">{said}</div>')
    figures = [
        ("Received", day.received, "Applications that have to arrive by this cut-off."),
        ("Delivered", day.delivered, "The county's number proves that they arrived in time."),
        ("On their way", day.on_the_way, "Waiting for validation or a robot, or being typed."),
        ("In review", day.in_review, "They need a person: see the queue."),
        ("Unknown", day.unknown, "The last click was made and no number was seen; they are looked up at the county."),
        ("Late", day.late, "They could have arrived before the cut-off and did not."),
        ("Protected", words.dollars(day.dollars_protected), "What arriving today instead of a day later is worth."),
        ("At stake", words.dollars(day.dollars_at_stake), "What is lost when the open ones miss this cut-off."),
    ]
    for column, (label, value, help_) in zip(st.columns(len(figures)), figures, strict=True):
        column.metric(label, value, help=help_)
    with st.container(horizontal=True, vertical_alignment="center"):
        if day.in_review:
            st.page_link(screen.QUEUE, label=f"Open the queue ({day.in_review})", icon=":material/list:")
        report = next((each for each in queries.reports(screen.the_parts().settings.home)
                       if (each.day, each.county) == (day.day, day.county.name)), None)  # fmt: skip
        if report is not None:
            st.page_link(
                screen.REPORTS, label="Why did applications fail today?", icon=":material/bar_chart:",
                query_params={"county": report.county, "day": report.day.isoformat()},
            )  # fmt: skip
        if day.left_from_before:
            st.caption(f"{words.many(day.left_from_before, 'application')} of earlier days still open: see the queue.")
        if day.withdrawn:
            st.caption(f"{words.many(day.withdrawn, 'application')} withdrawn.")


today()
