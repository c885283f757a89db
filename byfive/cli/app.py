"""All commands, put together."""

from __future__ import annotations

import typer

from byfive.cli import batches, cases, counties, credentials, keyring, loading, scanning, today
from byfive.cli.guard import Guarded

HELP = "Gets every food-benefit application to its county before five o'clock."
EPILOG = """\b
Examples:
  byfive status                      is every application safe today?
  byfive load households.jsonl       take applications in
  byfive submit alder                file a batch with a county now
  byfive submissions S-7K3QF2M9      what became of one application
  byfive serve                       run everything until Ctrl-C

\b
Environment:
  BYFIVE_HOME       the folder where everything is kept (default: var)
  BYFIVE_SETTINGS   the settings file (default: byfive.toml here, if there is one)
  BYFIVE_CLOCK      civil time, to practise: 2026-11-23T15:40:00-08:00
  Every setting has such a variable: BYFIVE_ROBOTS=4 sets robots.

\b
Exit codes: 0 done, 1 failed, 2 some input was refused, 3 a check found a disagreement.
"""

app = typer.Typer(
    cls=Guarded,
    help=HELP,
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def _root() -> None:
    """The options of all commands: none."""


for module in (today, cases, loading, batches, scanning):
    module.add_to(app)
app.add_typer(counties.app, name="counties", short_help="Which are declared; check declarations.")
app.add_typer(credentials.app, name="credentials", short_help="What robots sign in with.")
app.add_typer(keyring.app, name="keys", short_help="The keys that protect clients' answers.")
