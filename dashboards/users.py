"""Who may sign in: a small file of names and argon2 hashes, and the lock after wrong tries.

    python -m dashboards.users add NAME

asks for the password (or reads it from a pipe) and keeps its hash in ``users.json`` in the home folder.
"""

from __future__ import annotations

import getpass
import json
import os
import re
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from byfive.clock import monotonic
from byfive.errors import ByFiveError, InputRefused

FILE = "users.json"
SHORTEST_PASSWORD = 10
WRONG_TRIES = 5
LOCKED_S = 60.0

_NAME = re.compile(r"[a-z][a-z0-9._-]{1,39}")
_hasher = PasswordHasher()


class UserRefused(InputRefused):
    """A user's name or password cannot be taken."""


class SignInRefused(ByFiveError):
    """Name and password do not belong together. Check both and try again."""


class SignInLocked(ByFiveError):
    """Too many wrong tries."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Too many wrong tries. Wait {max(1, round(seconds))} seconds, then try again.")


class UsersUnreadable(ByFiveError):
    """The file of users is damaged."""

    def __init__(self, path: str) -> None:
        super().__init__(f"The file of users {path} cannot be read. Mend it, or delete it and add the users anew.")


def add_user(home: Path, name: str, password: str) -> Path:
    """Let ``name`` sign in with ``password``; somebody who is there already gets the new password. Return the file.

    Raises UserRefused, UsersUnreadable.
    """
    if not _NAME.fullmatch(name):
        raise UserRefused(f"The name {name!r} is not 2 to 40 small letters, digits, dots, _ or - after a letter.")
    if len(password) < SHORTEST_PASSWORD:
        raise UserRefused(f"The password must have at least {SHORTEST_PASSWORD} characters; nobody was added.")
    file = home / FILE
    users = _read(file) | {name: _hasher.hash(password)}
    home.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=home, prefix=".users-")  # readable by its owner only
    with os.fdopen(descriptor, "w", encoding="utf-8") as new:
        json.dump(users, new, indent=1)
    os.replace(temporary, file)
    return file


class Users:
    """The users of one home folder, as the sign-in page asks them. One object serves every session."""

    def __init__(self, home: Path, *, seconds: Callable[[], float] = monotonic) -> None:
        self._file = home / FILE
        self._seconds = seconds
        self._wrong: dict[str, list[float]] = {}
        self._lock = threading.Lock()
        self._nobody = _hasher.hash("nobody signs in with this")

    @property
    def names(self) -> list[str]:
        """Who may sign in."""
        return sorted(_read(self._file))

    def sign_in(self, name: str, password: str) -> str:
        """The name to record, when the password is right. Raises SignInRefused, SignInLocked, UsersUnreadable.

        Five wrong tries lock a name for a minute, one that nobody has no less than others.
        """
        name = name.strip().lower()
        with self._lock:
            self._refuse_if_locked(name)
            known = _read(self._file).get(name)
            try:
                _hasher.verify(known or self._nobody, password)
            except (Argon2Error, InvalidHashError):
                known = None
            if known is None:
                self._wrong.setdefault(name, []).append(self._seconds())
                raise SignInRefused
            self._wrong.pop(name, None)
            return name

    def _refuse_if_locked(self, name: str) -> None:
        now = self._seconds()
        self._wrong = {who: tries for who, tries in self._wrong.items() if now - tries[-1] < LOCKED_S}
        tries = self._wrong.get(name, [])
        if len(tries) >= WRONG_TRIES:
            raise SignInLocked(LOCKED_S - (now - tries[-1]))


def _read(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    try:
        users = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): str(hashed) for name, hashed in users.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise UsersUnreadable(str(file)) from error


def main(arguments: list[str]) -> int:
    """The command ``python -m dashboards.users add NAME``."""
    from byfive.settings import settings

    if len(arguments) != 2 or arguments[0] != "add":
        print("Usage: python -m dashboards.users add NAME", file=sys.stderr)
        return 2
    try:
        file = add_user(settings().home, arguments[1], _asked_password())
    except ByFiveError as error:
        print(error, file=sys.stderr)
        return int(error.exit_code)
    print(f"{arguments[1]} may sign in to the dashboard now ({file}).")
    return 0


def _asked_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise UserRefused("The two passwords differ; nobody was added.")
    return password


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
