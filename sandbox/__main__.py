"""``python -m sandbox``: starts the practice counties, says where they are, and runs until it is told to stop."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from contextlib import ExitStack

from sandbox.clock import ClockRefused, instant
from sandbox.server import COUNTIES, PortTaken, running


def main(arguments: list[str] | None = None) -> int:
    """Run the counties; returns the exit code (0 stopped when told to, 1 could not start, 2 an option is wrong)."""
    options = _options(arguments)
    stop = threading.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, lambda *_: stop.set())
    try:
        now = instant(options.clock) if options.clock else None
        with ExitStack() as stack:
            places = {
                name: stack.enter_context(
                    running(
                        name,
                        port=getattr(options, name),
                        now=now,
                        speed=options.speed,
                        credentials=options.credentials,
                        shared_list=not options.own_lists,
                    )
                )
                for name in COUNTIES
            }
            print(json.dumps(places), flush=True)
            stop.wait()
    except (PortTaken, ClockRefused) as refused:
        print(refused, file=sys.stderr)
        return 1 if isinstance(refused, PortTaken) else 2
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="Starts the practice counties.")
    for name in COUNTIES:
        parser.add_argument(f"--{name}", type=int, default=0, metavar="PORT", help="its port; 0 takes a free one")
    parser.add_argument("--clock", metavar="ISO", help="what time it is there, like 2026-11-23T15:00:00-08:00")
    parser.add_argument("--speed", type=float, default=1, help="civil seconds for each real one")
    parser.add_argument("--credentials", type=_credentials, help="user:password,user:password,... in each county")
    parser.add_argument("--own-lists", action="store_true", help="each partner sees only what it sent itself")
    return parser.parse_args(arguments)


def _credentials(text: str) -> dict[str, str]:
    pairs = [part.partition(":") for part in text.split(",")]
    if any(not (user and colon and password) for user, colon, password in pairs):
        raise argparse.ArgumentTypeError("write them as user:password,user:password")
    return {user: password for user, _, password in pairs}


if __name__ == "__main__":
    sys.exit(main())
