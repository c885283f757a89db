"""How commands end when something goes wrong: in a sentence and an exit code, never in a traceback."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from byfive.clock import SystemClock
from byfive.errors import ByFiveError, ExitCode

ERRORS_LOG = "errors.log"


class Guarded(TyperGroup):
    """The root of all commands: every error that reaches it becomes words on standard error."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command. What was typed wrongly is left to Typer, which explains it and ends with 2."""
        try:
            return super().invoke(ctx)
        except (TyperException, typer.Exit, typer.Abort):
            raise
        except KeyboardInterrupt:
            ending = _told("Stopped. What was confirmed is in the ledger.", ExitCode.FAILED)
        except ByFiveError as error:
            ending = _told(str(error), error.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read our output (`| head`) has seen enough
                raise
            ending = _told(_of_the_system(error), ExitCode.FAILED)
        except Exception as error:
            ending = _told(_unexpected(error), ExitCode.FAILED)
        raise ending


def _told(words: str, code: ExitCode) -> typer.Exit:
    typer.echo(words, err=True)
    return typer.Exit(int(code))


def _of_the_system(error: OSError) -> str:
    """The system refused a file, a folder or a connection."""
    why = error.strerror or type(error).__name__
    where = f" ({error.filename})" if error.filename else ""
    todo = "Make room (df -h shows where)" if error.errno == errno.ENOSPC else "Look at that place"
    return f"The system refused{where}: {why}. {todo}, then run the command again; what was confirmed is kept."


def _unexpected(error: Exception) -> str:
    """A mistake of ours: what it was called, and where its traceback is."""
    kind = type(error).__name__
    said = f"Something unexpected happened ({kind}). This is a mistake in By Five; the ledger keeps what was confirmed."
    try:
        path = _errors_log()
        note(error, path)
    except (ByFiveError, OSError):
        return f"{said} Where it happened could not be written down: {_last_frame(error)}."
    return f"{said} Report it with the end of {path}, which holds places in the program and no personal data."


def _errors_log() -> Path:
    from byfive.settings import settings

    return settings().home / ERRORS_LOG


def note(error: BaseException, path: Path) -> None:
    """Add an error to a file: types and frames only, because messages and values may hold a client's answers."""
    lines = [f"--- {SystemClock().now().isoformat(timespec='seconds')}"]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [f"  {_frame(frame)}" for frame in traceback.extract_tb(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def _last_frame(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return _frame(frames[-1]) if frames else "nowhere"


def _frame(frame: traceback.FrameSummary) -> str:
    return f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
