"""The dashboard's process stays light, and calls nobody."""

from __future__ import annotations

import subprocess
import sys
import tomllib

from tests.dashboards.conftest import APP

LOADED = """
import importlib, pkgutil, sys, dashboards
for each in pkgutil.walk_packages(dashboards.__path__, "dashboards."):
    if ".pages" not in each.name:
        importlib.import_module(each.name)
from byfive.wiring import parts
parts().form("alder")
print([name for name in ("great_expectations", "prefect", "papermill", "selenium") if name in sys.modules])
"""


def test_no_heavy_library_is_loaded_into_the_dashboard() -> None:
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, cwd=APP.parents[1], check=True)
    assert ran.stdout.strip() == "[]"


def test_streamlit_reports_to_nobody_and_shows_no_tracebacks() -> None:
    config = tomllib.loads((APP.parents[1] / ".streamlit" / "config.toml").read_text())
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
