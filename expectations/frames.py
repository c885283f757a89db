"""Rows as pandas frames."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from expectations.rules import REFERENCE, SUBJECT, Row, Sheet


def frame(sheet: Sheet, rows: Sequence[Row]) -> pd.DataFrame:
    """The rows of one sheet: reference and subject, then every column that its rules check.

    Cells stay Python objects: a date is a date, a missing answer is ``None``.
    """
    return pd.DataFrame(rows, columns=[REFERENCE, SUBJECT, *sheet.columns], dtype=object)
