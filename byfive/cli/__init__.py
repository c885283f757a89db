"""The command line. ``main`` is the entry point; :mod:`byfive.cli.app` puts the commands together.

Commands load what they need when they run, so that ``byfive --help`` starts at once.
"""

from __future__ import annotations


def main() -> None:
    """Run the command that was typed; ends the process with DESIGN's exit codes."""
    from byfive.cli.app import app

    app(prog_name="byfive")
