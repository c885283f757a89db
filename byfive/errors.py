"""Every error that By Five raises on purpose has one base, says what happened and what to do next.

The first paragraph of an error's docstring is its message, unless the error builds a better one from its
arguments. Errors travel between processes (workers, flows, notebooks), so each can be pickled with
exactly the arguments it was made with. No message carries a client's answers: references only.

Errors of a whole area stand in a section here; a package may keep its own beside its code, derived from
:class:`ByFiveError`.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, ClassVar, Self


class ExitCode(IntEnum):
    """What a command's exit code says."""

    DONE = 0
    FAILED = 1
    REFUSED = 2  # some input was refused; the rest was done
    DISAGREEMENT = 3  # a check of ours found that two records disagree


class ByFiveError(Exception):
    """Something in By Five failed, and nobody gave it a better name."""

    exit_code: ClassVar[ExitCode] = ExitCode.FAILED

    _made_with: tuple[tuple[Any, ...], dict[str, Any]]

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        error = super().__new__(cls)
        error._made_with = (args, kwargs)
        return error

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).default_message())

    @classmethod
    def default_message(cls) -> str:
        """The first paragraph of the class docstring, on one line."""
        return " ".join((inspect.getdoc(cls) or cls.__name__).split("\n\n")[0].split())

    def __reduce__(self) -> tuple[Any, ...]:
        args, kwargs = self._made_with
        return _made_again, (type(self), args, kwargs), self.__dict__


def _made_again(cls: type[ByFiveError], args: tuple[Any, ...], kwargs: dict[str, Any]) -> ByFiveError:
    """An error as it was made (pickle calls this: an error's own ``args`` hold only its message)."""
    return cls(*args, **kwargs)


class InputRefused(ByFiveError):
    """Some input was refused. Correct it and run the command again."""

    exit_code = ExitCode.REFUSED


class Disagreement(ByFiveError):
    """Two records that must agree do not. Look at both before anything is sent again."""

    exit_code = ExitCode.DISAGREEMENT


# --- settings and clock -----------------------------------------------------------------------------


class SettingsError(InputRefused):
    """Some settings are wrong. Correct them in the settings file or in the environment.

    ``problems`` holds one sentence for each wrong setting: its name, where it came from, what is allowed.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("Settings are wrong. Correct them and run again:\n" + "\n".join(f"- {p}" for p in problems))


class ClockSettingError(InputRefused):
    """A clock setting cannot be read."""

    def __init__(self, setting: str, why: str) -> None:
        super().__init__(
            f"The clock setting {setting!r} cannot be read: {why}. Write an instant with its offset from UTC, and if "
            "several processes share it the real second it is anchored to and a speed: "
            "2026-11-23T15:40:00-08:00 or 2026-11-23T15:40:00-08:00@1764000000.5x60"
        )


# --- counties, calendars, benefits ------------------------------------------------------------------


class CountyRefused(InputRefused):
    """A county's name, time zone, cut-off or calendar is wrong in its declaration."""

    def __init__(self, county: str, why: str) -> None:
        super().__init__(f"The declaration of county {county} is refused: {why}")


class NoCalendarForYear(ByFiveError):
    """A county's calendar names no holidays for a year, so its business days there are not known."""

    def __init__(self, county: str, year: int) -> None:
        super().__init__(
            f"The calendar of county {county} has no holidays for {year}, so its business days are not known. "
            "Add that year's holidays to the county's HolidayCalendar in its declaration."
        )


class NoBenefitTable(ByFiveError):
    """There is no table of allotments for a day."""

    def __init__(self, day: str, first: str) -> None:
        super().__init__(
            f"There is no table of allotments for {day}: the oldest one begins on {first}. "
            "Add the table of that year to byfive/benefit.py."
        )


# --- keys -------------------------------------------------------------------------------------------


class KeysError(ByFiveError):
    """Something is wrong with the keys that protect clients' answers."""


class KeyFileMissing(KeysError):
    """The key file is not there."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"The key file {path} is not there. Put it back from its safe copy, or point the setting key_file at it. "
            "Only for a new, empty ledger make a new one: nothing sealed before can be opened with a new key."
        )


class KeyFileExists(KeysError):
    """A key file is already there and is never overwritten."""

    def __init__(self, path: str) -> None:
        super().__init__(f"The key file {path} is already there and is not overwritten. Rotate its key instead.")


class KeyFileUnsafe(KeysError):
    """Others than its owner may read the key file."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Others than its owner may read the key file {path}. Run: chmod 600 {path}")


class KeyFileUnreadable(KeysError):
    """A key file or the setting that holds the keys cannot be read."""

    def __init__(self, source: str, why: str) -> None:
        super().__init__(
            f"The keys in {source} cannot be read: {why}. Each line is a JSON object with id, key (base64 of 32 bytes) "
            "and made_at (seconds since 1970); the last one is current. Put the file back from its safe copy."
        )


class KeyFileUnwritable(KeysError):
    """The key file cannot be written."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"The key file {path} cannot be written: {why}. The keys are as they were. "
            "Make room or set the folder's permissions, then try again."
        )


class KeyUnknown(KeysError):
    """A record was sealed with a key that is not in the key ring."""

    def __init__(self, key_id: str, place: str) -> None:
        super().__init__(
            f"The record at {place} was sealed with key {key_id}, which is not in the key ring: this is the key file "
            "of another ledger, or the key was retired too early. Put that key back from a safe copy of the key file."
        )


class SealMoved(KeysError):
    """A sealed record was found in another place than the one it was sealed for."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The sealed record at {place} was made for another place: it was copied or swapped there. "
            "Restore this record from a backup and find out who wrote it."
        )


class SealBroken(KeysError):
    """A sealed record was changed or cut since it was sealed, or its key's bytes are wrong."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The sealed record at {place} was changed or cut since it was sealed, or the key ring holds other bytes "
            "under its key's name. Check that the key file is this ledger's; if so, restore the record from a backup."
        )


class KeyStillCurrent(KeysError):
    """The current key cannot be retired."""

    def __init__(self, key_id: str) -> None:
        super().__init__(f"Key {key_id} is the current one and cannot be retired. Rotate and rewrap everything first.")


class KeyNotHere(KeysError):
    """The key ring has no key of that name."""

    def __init__(self, key_id: str) -> None:
        super().__init__(f"The key ring has no key {key_id}. List its keys and name one of them.")


class KeysAreFixed(KeysError):
    """Keys that came from a setting cannot be changed here."""

    def __init__(self) -> None:
        super().__init__(
            "The keys came from the setting `keys`, so they cannot be rotated or retired here. "
            "Change the setting where it is kept (add a line for a new key, remove one to retire it) and start again."
        )
