"""``byfive credentials``: what robots sign in with."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from byfive.cli.output import AsJson, print_json, print_table, progress

app = typer.Typer(
    help="What robots sign in with at counties. Passwords are kept encrypted and never shown.",
    epilog="\b\nExamples:\n  byfive credentials add alder --label 'account 1' --user partner1\n"
    "  pass show alder | byfive credentials add alder --label 'account 1' --user partner1 --password-stdin\n"
    "  byfive credentials list\n  byfive credentials stop alder 'account 1' --reason 'password expired'",
    no_args_is_help=True,
    rich_markup_mode=None,
)
CHANNEL = "portal"


@app.command()
def add(
    county: Annotated[str, typer.Argument(metavar="COUNTY", help="The county.")],
    label: Annotated[str, typer.Option(help="A name that tells it from the county's others.", prompt=True)],
    user: Annotated[str, typer.Option(help="The user name at the county.", prompt=True)],
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input instead of asking.")
    ] = False,
) -> None:
    """Keep a credential. Its password is asked for, or read from standard input; it is never an argument."""
    from byfive.cli.names import county_named, me
    from byfive.errors import InputRefused
    from byfive.wiring import parts

    name = county_named(parts(), county)
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    if not password:
        raise InputRefused("The password is empty. Nothing was kept; give it again.")
    number = parts().ledger.credentials.add(name, CHANNEL, label, user, password, by=me())
    progress(f"Kept as credential {number} of {name}. As many robots work there at once as it has credentials.")


@app.command("list")
def list_(
    county: Annotated[str | None, typer.Argument(metavar="COUNTY", help="A county; all when left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """The credentials, without their secrets: which are in use, which were stopped and why."""
    from byfive.cli.names import county_named
    from byfive.wiring import parts

    name = None if county is None else county_named(parts(), county)
    found = parts().ledger.credentials.list(name)
    if as_json:
        print_json({"credentials": found})
        return
    if not found:
        typer.echo("There are none, so robots cannot sign in. `byfive credentials add COUNTY` keeps one.")
        return
    print_table(
        ("number", "county", "channel", "label", "may be used", "stopped because", "used now by"),
        [(e.id, e.county, e.channel, e.label, e.enabled, e.stopped_reason, e.leased_to) for e in found],
    )


@app.command()
def stop(
    county: Annotated[str, typer.Argument(metavar="COUNTY", help="The county.")],
    label: Annotated[str, typer.Argument(help="The credential's label, as `byfive credentials list` shows it.")],
    reason: Annotated[str, typer.Option(help="Why it must not be used any more.")],
) -> None:
    """Let no robot sign in with a credential any more. A robot that is using it now finishes its batch."""
    from byfive.cli.names import NoSuchName, county_named, me
    from byfive.wiring import parts

    name = county_named(parts(), county)
    known = {each.label: each.id for each in parts().ledger.credentials.list(name)}
    if label not in known:
        raise NoSuchName("credential", label, known, f"`byfive credentials list {name}` shows those of {name}.")
    parts().ledger.credentials.stop(known[label], reason, by=me())
    progress(f"Credential {known[label]} of {name} is stopped.")
