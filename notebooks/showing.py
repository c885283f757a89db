"""How the notebooks show what was found: lists, tables and a picture, as HTML that refers to nothing outside itself."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from html import escape

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

OPEN, ARRIVED = "#0072B2", "#E69F00"  # from Okabe and Ito's palette: told apart by colour-blind readers, too
MOST_BARS = 10


def sentences(said: Iterable[str]) -> str:
    """Sentences as a list."""
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in said)}</ul>"


def table(frame: pd.DataFrame, nothing: str) -> str:
    """A frame as a table; ``nothing`` is said when it is empty. Dollars have two places."""
    if frame.empty:
        return f"<p>{escape(nothing)}</p>"
    names = {name: name.replace("_", " ") for name in frame.columns}
    money = {names[name]: "${:,.2f}".format for name in frame.columns if "dollars" in name}
    return frame.rename(columns=names).to_html(index=False, border=0, justify="left", formatters=money, escape=True)


def picture(causes: pd.DataFrame) -> str:
    """The causes by applications and by dollars a day, as one picture with its words for those who do not see it."""
    if causes.empty:
        return "<p>There is nothing to draw: nothing stood in the way of any application.</p>"
    shown = causes.head(MOST_BARS).iloc[::-1]
    figure = Figure(figsize=(10, 1.6 + 0.45 * len(shown)), layout="constrained")
    left, right = figure.subplots(1, 2, sharey=True)
    labels = [each if len(each) <= 60 else f"{each[:59]}…" for each in shown["cause"]]
    arrived_dollars = shown["dollars_a_day"] - shown["open_dollars_a_day"]
    _bars(left, labels, shown["open"], shown["arrived"], "applications")
    _bars(right, labels, shown["open_dollars_a_day"], arrived_dollars, "dollars a day")
    left.xaxis.get_major_locator().set_params(integer=True)
    figure.legend(*left.get_legend_handles_labels(), loc="outside upper center", ncols=2, frameon=False)
    return as_image(figure, in_words(causes))


def in_words(causes: pd.DataFrame) -> str:
    """What the picture shows."""
    told = "; ".join(
        f"{row.cause}: {row.applications} applications, of which {row.open} have not arrived, "
        f"${row.open_dollars_a_day:,.2f} a day"
        for row in causes.head(MOST_BARS).itertuples()
    )
    return f"Two bar charts of the causes, by applications and by dollars a day. {told}."


def as_image(figure: Figure, words: str) -> str:
    """A figure as an image within the page, with alternative text."""
    held = io.BytesIO()
    figure.savefig(held, format="png", dpi=110)
    coded = base64.b64encode(held.getvalue()).decode()
    return f'<img alt="{escape(words, quote=True)}" src="data:image/png;base64,{coded}">'


def _bars(axes: Axes, labels: list[str], still_open: pd.Series, arrived: pd.Series, what: str) -> None:
    axes.barh(labels, still_open, color=OPEN, label="not arrived so far")
    axes.barh(
        labels, arrived, left=still_open, color=ARRIVED, hatch="//", edgecolor="white", label="arrived all the same"
    )
    axes.set_xlabel(what)
    axes.spines[["top", "right"]].set_visible(False)
