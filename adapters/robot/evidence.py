"""What is kept of a failed attempt: picture, page, console, trace. All but the trace are personal data."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable

from adapters.robot.trace import Trace
from adapters.robot.window import Window
from byfive.ports import Piece

MASK = """
const squeeze = (text) => (text || '').replace(/\\s+/g, ' ').trim();
const labels = new Set(arguments[0]);
for (const element of document.querySelectorAll('label, legend')) {
  if (!labels.has(squeeze(element.textContent))) continue;
  const controls = element.tagName === 'LEGEND'
    ? element.parentElement.querySelectorAll('input, textarea, select') : [element.control];
  for (const control of controls) if (control) control.style.filter = 'blur(6px)';
}
"""


def gather(window: Window, trace: Trace, private_labels: list[str]) -> list[Piece]:
    """Whatever of the evidence can still be had; a browser that is gone gives none but the trace."""
    pieces = [Piece("trace", trace.to_json())]

    def mask_and_look() -> bytes:
        window.browser.run(MASK, private_labels)
        return window.screenshot()

    takes: dict[str, Callable[[], bytes]] = {
        "html": lambda: window.html().encode(),
        "console": lambda: json.dumps(window.console()).encode(),
        "screenshot": mask_and_look,
    }
    for kind, take in takes.items():
        with contextlib.suppress(Exception):
            pieces.append(Piece(kind, take()))
    return pieces
