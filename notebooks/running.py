"""Running a notebook with its parameters, and turning what came of it into one HTML page that stands by itself."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from byfive.errors import ByFiveError, InputRefused

FOLDER = Path(__file__).parent
STYLE = FOLDER / "report.css"
_LAUNCH = (sys.executable, "-m", "ipykernel_launcher", "--HistoryManager.enabled=False")
_OUTSIDE = re.compile(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//|url\(\s*["']?\s*(?:https?:)?//|@import""", re.I)


class ParametersRefused(InputRefused):
    """A notebook was given parameters that it does not have, or was not given all that it has."""

    def __init__(self, notebook: str, given: list[str], known: list[str]) -> None:
        super().__init__(
            f"The notebook {notebook} was given {', '.join(given) or 'no parameters'}, and it takes "
            f"{', '.join(known) or 'none'}. Its parameters stand in the cell that is tagged `parameters`."
        )


class NotebookFailed(ByFiveError):
    """A cell of a notebook failed. What it had worked out until then was kept."""

    def __init__(self, notebook: str, cause: str, report: str) -> None:
        self.cause = cause
        super().__init__(f"The notebook {notebook} stopped: {cause}. What it had until then: {report}")


class ReportRefersOutside(ByFiveError):
    """A report would load something from elsewhere, so it was not written."""

    def __init__(self, notebook: str, what: str) -> None:
        super().__init__(
            f"The report of {notebook} refers to something outside itself ({what}). Put it into the page instead."
        )


class ThisInterpreter(AsyncKernelManager):  # type: ignore[misc]
    """A kernel of the interpreter that runs now, whatever kernels its user has; the user's home stays untouched."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._folder = tempfile.TemporaryDirectory(prefix="byfive-kernel-")
        self.connection_file = str(Path(self._folder.name) / "connection.json")
        self.transport, self.ip = "ipc", str(Path(self._folder.name) / "socket")  # no port that others could reach

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(
            argv=[*_LAUNCH, "-f", "{connection_file}"],
            env={"IPYTHONDIR": self._folder.name, "PYTHONPATH": str(FOLDER.parent), "MPLBACKEND": "Agg"},
            display_name="By Five",
            language="python",
        )


def run(notebook: Path, parameters: Mapping[str, str], output: Path) -> None:
    """Execute ``notebook`` with all of its ``parameters`` (references only), keeping it as ``output`` cell by cell.

    Raises ParametersRefused before anything starts; NotebookFailed when a cell does, with what there is until then.
    """
    import papermill
    from papermill.exceptions import PapermillExecutionError

    known = list(papermill.inspect_notebook(str(notebook)))
    if set(parameters) != set(known):
        raise ParametersRefused(notebook.stem, sorted(parameters), known)
    output.parent.mkdir(parents=True, exist_ok=True)
    try:
        papermill.execute_notebook(
            str(notebook),
            str(output),
            parameters=dict(parameters),
            progress_bar=False,
            kernel_manager_class=ThisInterpreter,
            start_timeout=120,
            execution_timeout=600,
        )
    except PapermillExecutionError as error:
        raise NotebookFailed(notebook.stem, f"{error.ename}: {error.evalue}", str(output)) from None


def render(executed: Path, title: str) -> str:
    """The executed notebook as one HTML page, without its code. Raises ReportRefersOutside."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        template_name="basic", exclude_input=True, exclude_input_prompt=True, exclude_output_prompt=True
    )
    body, _ = exporter.from_filename(str(executed))
    page = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{STYLE.read_text(encoding='utf-8')}</style></head><body><main>{body}</main></body></html>\n"
    )
    outside = _OUTSIDE.search(page)
    if outside is not None:
        raise ReportRefersOutside(executed.stem, page[outside.start() : outside.start() + 60])
    return page
