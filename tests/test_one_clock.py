"""Only ``byfive/clock.py`` asks the system what time it is (DESIGN, Time)."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("byfive", "adapters", "expectations", "intake_app", "flows", "dashboards", "notebooks")
THE_CLOCK = Path("byfive/clock.py")

FORBIDDEN = {
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    *(f"pandas.Timestamp.{name}" for name in ("now", "utcnow", "today")),
}


def system_times(source: str) -> list[tuple[int, str]]:
    """The lines of a module that name a function of the system clock, under whatever name it was imported."""
    tree = ast.parse(source)
    imported = dict(_imports(tree))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            head, _, rest = ast.unparse(node).partition(".")
            if head in imported:
                name = f"{imported[head]}.{rest}".rstrip(".")
                if name in FORBIDDEN:
                    found.append((node.lineno, name))
    return sorted(set(found))


def _imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """What each imported name stands for: ``pd`` for ``pandas``, ``now_is`` for ``time.time``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield (alias.asname, alias.name) if alias.asname else (alias.name.split(".")[0],) * 2
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def code_of(path: Path) -> str:
    if path.suffix == ".py":
        return path.read_text(encoding="utf-8")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    lines = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code").splitlines()
    return "\n".join("pass" if line.lstrip().startswith(("%", "!")) else line for line in lines)


def modules() -> list[Path]:
    return sorted(
        path.relative_to(ROOT)
        for folder in FOLDERS
        for pattern in ("*.py", "*.ipynb")
        for path in (ROOT / folder).rglob(pattern)
        if path.relative_to(ROOT) != THE_CLOCK and ".ipynb_checkpoints" not in path.parts
    )


def test_nothing_but_the_clock_asks_the_system_what_time_it_is():
    offenders = [
        f"{path}:{line}: {name}; take the instant from byfive.clock instead"
        for path in modules()
        for line, name in system_times(code_of(ROOT / path))
    ]
    assert not offenders, "\n".join(offenders)


def test_the_check_looks_at_modules_and_would_find_the_clock_itself():
    assert Path("byfive/settings.py") in modules()
    assert system_times(code_of(ROOT / THE_CLOCK))


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\ndatetime.datetime.now()",
        "import datetime as dt\ndt.date.today()",
        "from datetime import datetime\ndatetime.now(UTC)",
        "from datetime import datetime as D\nfield(default_factory=D.utcnow)",
        "from datetime import date\ndate.today()",
        "import time\ntime.time()",
        "from time import time as seconds\nseconds()",
        "import time\nclock = time.time_ns",
        "import pandas as pd\npd.Timestamp.now()",
        "from pandas import Timestamp\nTimestamp.today()",
    ],
)
def test_every_way_to_name_the_system_clock_is_found(source: str):
    assert [line for line, _ in system_times(source)] == [2]


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime.fromisoformat('2026-11-23')",
        "import time\ntime.monotonic()",
        "clock.now()",
        "from datetime import time\ntime(17)",
    ],
)
def test_what_only_looks_alike_is_left_alone(source: str):
    assert system_times(source) == []
