"""Text as Streamlit shows it literally: in Markdown, and in tables of our own (Streamlit's read Markdown in cells)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!$:|~])")


def literally(text: str) -> str:
    """The text so that Markdown changes nothing of it."""
    return _MARKS.sub(r"\\\1", text)


def table(head: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]], *, title: str = "") -> str:
    """A table of plain texts as HTML; each row comes with the class that says how it looks."""
    body = "".join(
        f'<tr class="{look}">' + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>" for look, cells in rows
    )
    top = "".join(f"<th>{escape(name)}</th>" for name in head)
    caption = f"<caption>{escape(title)}</caption>" if title else ""
    return f'<table class="plain">{caption}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'
