"""``python -m intake_app``: the public web forms, filing into the ledger that settings name."""

from __future__ import annotations

import sys

from byfive.errors import ByFiveError


def main() -> int:
    """Serve until told to stop; returns the exit code."""
    from byfive.wiring import parts
    from intake_app.drafts import SealedDrafts
    from intake_app.run import serve
    from intake_app.web import create_app

    try:
        all_parts = parts()
        home = all_parts.settings.home
        app = create_app(
            receive=all_parts.receive("intake", "client"),
            drafts=SealedDrafts(home / "drafts", all_parts.keyring),
            counties=[(name, all_parts.county(name).title) for name in all_parts.county_names],
            clock=all_parts.clock,
        )
        serve(app, all_parts.settings.intake_port)
    except ByFiveError as error:
        print(error, file=sys.stderr)
        return int(error.exit_code)
    return 0


if __name__ == "__main__":
    sys.exit(main())
