"""``byfive keys``: the keys that protect clients' answers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from byfive.cli.output import AsJson, counting, print_json, print_table, progress

if TYPE_CHECKING:
    from byfive.wiring import Parts

app = typer.Typer(
    help="The keys that protect clients' answers: list them, rotate them, retire old ones.",
    epilog="\b\nRotating, from beginning to end:\n"
    "  byfive keys rotate             a new key; everything is sealed with it\n"
    "  byfive keys list               the old key protects nothing any more\n"
    "  byfive keys retire k-1a2b3c4d  and is forgotten\n\n"
    "Keep a safe copy of the key file (BYFIVE_KEY_FILE) before and after: without its keys the answers are lost.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """The keys, oldest first, and how many sealed records each protects. Exit code 3 when a key is missing."""
    from byfive.errors import ExitCode
    from byfive.wiring import parts

    protects, missing = parts().ledger.sealed_with(), _missing(parts())
    keys = parts().keyring.all_keys()
    if as_json:
        print_json({
            "keys": [{"id": key.id, "made_at": datetime.fromtimestamp(key.made_at, UTC), "current": key.is_current,
                      "protects": protects.get(key.id, 0)} for key in keys],
            "missing": [{"id": key, "protects": protects[key]} for key in missing],
        })  # fmt: skip
    else:
        rows = [
            (key.id, datetime.fromtimestamp(key.made_at, UTC).strftime("%Y-%m-%d %H:%M UTC"),
             "current" if key.is_current else "", protects.get(key.id, 0)) for key in keys
        ]  # fmt: skip
        print_table(("key", "made", "", "#protects"), rows)
    if missing:
        count = sum(protects[key] for key in missing)
        progress(f"{count} sealed records need keys that are not here: {', '.join(missing)}. "
                 "Put them back from a safe copy of the key file; nothing else opens these records.")  # fmt: skip
        raise typer.Exit(ExitCode.DISAGREEMENT)


@app.command()
def rotate() -> None:
    """Add a key, make it the current one, and seal everything with it. Robots may go on working meanwhile."""
    from byfive.errors import InputRefused
    from byfive.wiring import parts

    ledger = parts().ledger
    if missing := _missing(parts()):
        raise InputRefused(f"Some records need keys that are not here ({', '.join(missing)}), so they cannot be sealed "
                           "again. This may be another ledger's key file. Nothing was changed.")  # fmt: skip
    current = parts().keyring.rotate()
    progress(f"{current} is the current key now.")
    ledger.events.add("keys_rotated", _me(), {"key": current})
    _rewrap(parts())


@app.command()
def rewrap() -> None:
    """Seal everything with the current key: to go on after a rotation that was interrupted.

    Also after a new key was added to the setting BYFIVE_KEYS, where it cannot be rotated from here.
    """
    from byfive.wiring import parts

    _rewrap(parts())


@app.command()
def retire(key: Annotated[str, typer.Argument(help="The key, as `byfive keys list` names it.")]) -> None:
    """Forget a key for ever. Refused while it is the current one, or still protects anything."""
    from byfive.cli.names import NoSuchName
    from byfive.errors import InputRefused
    from byfive.wiring import parts

    known = [each.id for each in parts().keyring.all_keys()]
    if key not in known:
        raise NoSuchName("key", key, known, "`byfive keys list` shows them.")
    left = parts().ledger.sealed_with().get(key, 0)
    if left and key != parts().keyring.current:
        raise InputRefused(
            f"Key {key} still protects {left} records, which would be lost. First run: byfive keys rewrap"
        )
    parts().keyring.retire(key)
    parts().ledger.events.add("key_retired", _me(), {"key": key})
    progress(f"Key {key} is retired. Copies of the key file that still hold it can be destroyed.")


def _missing(parts: Parts) -> list[str]:
    """The keys that sealed records need and the key ring lacks."""
    return sorted(set(parts.ledger.sealed_with()) - {key.id for key in parts.keyring.all_keys()})


def _rewrap(parts: Parts) -> None:
    with counting("sealing with the current key") as done:
        changed = parts.ledger.rewrap(done)
    protects, current = parts.ledger.sealed_with(), parts.keyring.current
    progress(f"{changed} records were sealed again; {protects.get(current, 0)} are sealed with {current}.")
    old = [key.id for key in parts.keyring.all_keys() if key.id != current and not protects.get(key.id)]
    if old:
        progress("Nothing needs the older keys any more. Retire them with: "
                 + "; ".join(f"byfive keys retire {key}" for key in old))  # fmt: skip


def _me() -> str:
    from byfive.cli.names import me

    return me()
