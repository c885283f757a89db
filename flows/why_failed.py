"""The flow ``why_failed``: runs the notebook of that name for one county's day and leaves its report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from prefect import flow, get_run_logger

from byfive.wiring import parts
from flows.guard import references_only
from notebooks.running import FOLDER, NotebookFailed, render, run

NOTEBOOK = FOLDER / "why_failed.ipynb"


@flow(name="why_failed", retries=0)
@references_only
def why_failed(county: str, day: date | None = None) -> Path:
    """Why applications failed at ``county`` on ``day`` (by default today there); returns the HTML report.

    A county that is not declared is refused before anything starts. When a cell fails, what there is until then
    becomes the report all the same, and the flow fails with the cause.
    """
    title = parts().county(county).title
    chosen = day or parts().today(county)
    folder = parts().settings.home / "reports" / chosen.isoformat()
    executed, report = folder / f"why_failed-{county}.ipynb", folder / f"why_failed-{county}.html"
    try:
        run(NOTEBOOK, {"county": county, "day": chosen.isoformat()}, executed)
    except NotebookFailed as failed:
        report.write_text(render(executed, f"Stopped: why did applications fail? {title}, {chosen}"), encoding="utf-8")
        raise NotebookFailed(NOTEBOOK.stem, failed.cause, str(report)) from failed
    report.write_text(render(executed, f"Why did applications fail? {title}, {chosen}"), encoding="utf-8")
    get_run_logger().info("%s %s: %s", county, chosen, report)
    return report
