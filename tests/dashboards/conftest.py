"""A practice day of its own for each test, and the dashboard over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import dashboards
from dashboards.users import add_user
from tests.dashboards.practice_day import ENGINEER, PracticeDay, practice_parts

PASSWORD = "practice-makes-perfect"
APP = Path(dashboards.__file__).parent / "app.py"


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticeDay]:
    """An empty ledger at Alder, at twenty to four."""
    with practice_parts(monkeypatch, tmp_path) as parts:
        yield PracticeDay(parts)


@pytest.fixture
def door(day: PracticeDay) -> Iterator[AppTest]:
    """The dashboard in front of somebody who has not signed in; dana may."""
    st.cache_resource.clear()
    add_user(day.parts.settings.home, ENGINEER, PASSWORD)
    yield AppTest.from_file(str(APP), default_timeout=60)
    st.cache_resource.clear()


@pytest.fixture
def app(door: AppTest) -> AppTest:
    """The dashboard with dana signed in, not yet run."""
    door.session_state["user"] = ENGINEER
    return door
