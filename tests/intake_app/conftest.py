from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake_app.client import Browser, Site, site


@pytest.fixture
def made(tmp_path: Path) -> Site:
    return site(tmp_path)


@pytest.fixture
def browser(made: Site) -> Iterator[Browser]:
    with Browser(made.app) as opened:
        yield opened
