"""How it is shown: pictures with words, tables without surprises."""

from __future__ import annotations

import pandas as pd

from notebooks import showing

CAUSES = pd.DataFrame(
    {
        "cause": ["answer refused: <City>", "our robot: browser gone"],
        "kind": ["data", "robot"],
        "applications": [3, 2],
        "arrived": [1, 2],
        "open": [2, 0],
        "dollars_a_day": [30.0, 12.5],
        "open_dollars_a_day": [20.0, 0.0],
    }
)


def test_the_picture_says_in_words_what_it_shows() -> None:
    shown = showing.picture(CAUSES)
    assert shown.startswith('<img alt="Two bar charts of the causes')
    assert "answer refused: &lt;City&gt;: 3 applications, of which 2 have not arrived, $20.00 a day" in shown
    assert 'src="data:image/png;base64,' in shown


def test_nothing_to_draw_and_nothing_to_list_are_said() -> None:
    assert "nothing to draw" in showing.picture(CAUSES.head(0))
    assert showing.table(CAUSES.head(0), "Nothing failed.") == "<p>Nothing failed.</p>"


def test_a_table_has_plain_names_dollars_with_cents_and_no_markup_of_its_texts() -> None:
    shown = showing.table(CAUSES, "")
    assert "<th>open dollars a day</th>" in shown
    assert "<td>$12.50</td>" in shown
    assert "&lt;City&gt;" in shown
