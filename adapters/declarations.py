"""Where declarations are found: ``adapters/counties/`` and the folders that a setting names."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from adapters.forms.errors import DeclarationMistake, FaultyDeclaration, Mistake, UnknownCounty
from adapters.forms.form import Form

HERE = Path(__file__).parent / "counties"


def names(folders: Sequence[Path] = ()) -> list[str]:
    """The counties declared, by name, in alphabetical order."""
    return sorted(_folders(folders))


def load(name: str, folders: Sequence[Path] = ()) -> Form:
    """One county's form. Raises UnknownCounty, FaultyDeclaration."""
    found = _folders(folders)
    if name not in found:
        raise UnknownCounty(name, tuple(sorted(found)))
    module = _module(name, found[name])
    forms = [thing for thing in vars(module).values() if isinstance(thing, Form)]
    if len(forms) != 1:
        remedy = "declare one Form(...) in its __init__.py"
        raise FaultyDeclaration(name, (Mistake(name, f"the folder declares {len(forms)} forms", remedy),))
    return forms[0]


def _folders(folders: Sequence[Path]) -> dict[str, Path]:
    return {
        folder.name: folder
        for place in (HERE, *folders)
        if place.is_dir()
        for folder in sorted(place.iterdir())
        if (folder / "__init__.py").is_file()
    }


def _module(name: str, folder: Path) -> ModuleType:
    importing = f"adapters.counties.{name}" if folder.parent == HERE else f"declared_{name}"
    if importing in sys.modules:
        return sys.modules[importing]
    spec = importlib.util.spec_from_file_location(
        importing, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[importing] = module
    try:
        spec.loader.exec_module(module)
    except DeclarationMistake as error:
        del sys.modules[importing]
        mistake = error.mistake
        place = mistake.place or f"{name}, line {_line(error, folder)}"
        raise FaultyDeclaration(name, (Mistake(place, mistake.found, mistake.remedy),)) from error
    except FaultyDeclaration:
        del sys.modules[importing]
        raise
    except Exception as error:
        del sys.modules[importing]
        line = _line(error, folder)
        found = f"{type(error).__name__}: {error}"
        raise FaultyDeclaration(name, (Mistake(f"{name}, line {line}", found, "mend this line"),)) from error
    return module


def _line(error: BaseException, folder: Path) -> str:
    """The last line of the declaration's own files that the error passed through."""
    at = "?"
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(folder):
            at = str(trace.tb_lineno) if file.name == "__init__.py" else f"{trace.tb_lineno} of {file.name}"
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.lineno:
        at = str(error.lineno)
    return at
