"""Where declarations are found: ``adapters/counties/`` and the folders that the setting ``county_folders`` names."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from types import ModuleType

from adapters import forms
from adapters.forms.errors import DeclarationMistake, FaultyDeclaration, FolderMissing, Mistake, UnknownCounty
from adapters.forms.form import Form
from byfive.errors import InputRefused

HERE = Path(__file__).resolve().parent / "counties"


def names(folders: Sequence[Path] = ()) -> list[str]:
    """The counties declared, by name, in alphabetical order. Raises FolderMissing."""
    return sorted(_folders(folders))


def load(name: str, folders: Sequence[Path] = ()) -> Form:
    """One county's form. Raises UnknownCounty, FaultyDeclaration, FolderMissing."""
    found = _folders(folders)
    if name not in found:
        raise UnknownCounty(name, tuple(sorted(found)))
    folder, *others = found[name]
    if others:
        remedy = f"keep one: {' or '.join(str(each) for each in found[name])}"
        raise FaultyDeclaration(name, (Mistake(name, "is declared in two folders", remedy),))
    made = [thing for thing in vars(_module(name, folder)).values() if isinstance(thing, Form)]
    if len(made) != 1:
        remedy = "declare one Form(...) in its __init__.py"
        raise FaultyDeclaration(name, (Mistake(name, f"the folder declares {len(made)} forms", remedy),))
    if made[0].name != name:
        remedy = f'write County(name="{name}", ...), or name the folder {made[0].name}'
        raise FaultyDeclaration(name, (Mistake(name, f"the folder declares the county {made[0].name!r}", remedy),))
    return made[0]


def place(name: str, folders: Sequence[Path] = ()) -> Path:
    """The folder in which a county is declared. Raises UnknownCounty, FolderMissing."""
    found = _folders(folders)
    if name not in found:
        raise UnknownCounty(name, tuple(sorted(found)))
    return found[name][0]


def _folders(folders: Sequence[Path]) -> dict[str, list[Path]]:
    """Where each county is declared; more than one folder is a mistake of the one who names folders."""
    found: dict[str, list[Path]] = {}
    for place in dict.fromkeys((HERE, *(folder.resolve() for folder in folders))):
        if not place.is_dir():
            raise FolderMissing(place)
        for folder in sorted(place.iterdir()):
            if (folder / "__init__.py").is_file():
                found.setdefault(folder.name, []).append(folder)
    return found


def _module(name: str, folder: Path) -> ModuleType:
    importing = f"adapters.counties.{name}" if folder.parent == HERE else f"declared_{name}"
    file = folder / "__init__.py"
    known = sys.modules.get(importing)
    if known is not None and Path(known.__file__ or "").resolve() == file:
        return known
    _forget(importing)
    spec = importlib.util.spec_from_file_location(importing, file, submodule_search_locations=[str(folder)])
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[importing] = module
    try:
        spec.loader.exec_module(module)
    except FaultyDeclaration:
        _forget(importing)
        raise
    except Exception as error:
        _forget(importing)
        raise FaultyDeclaration(name, (_as_mistake(error, name, folder),)) from error
    return module


def _forget(importing: str) -> None:
    """Take a declaration and the modules beside it out of Python's memory."""
    for known in list(sys.modules):
        if known == importing or known.startswith(f"{importing}."):
            del sys.modules[known]


def _as_mistake(error: Exception, name: str, folder: Path) -> Mistake:
    """What stopped Python from reading on: only the first of these can be told."""
    place = f"{name}, line {_line(error, folder)}"
    if isinstance(error, DeclarationMistake):
        return Mistake(error.mistake.place or place, error.mistake.found, error.mistake.remedy)
    if isinstance(error, InputRefused):
        return Mistake(place, str(error).rstrip("."), "mend this line")
    if isinstance(error, NameError | ImportError):
        missing = re.findall(r"'(\w+)'", str(error))[:1]
        near = get_close_matches(missing[0], forms.__all__, n=1) if missing else []
        if missing and missing[0] in forms.__all__:
            return Mistake(place, str(error), f"import it: from adapters.forms import {missing[0]}")
        return Mistake(place, str(error), f"did you mean {near[0]}?" if near else "mend this line")
    if isinstance(error, SyntaxError):
        remedy = "look for a comma, a quotation mark or a parenthesis that is missing in this line or the one before"
        return Mistake(place, f"Python cannot read it: {error.msg}", remedy)
    return Mistake(place, f"{type(error).__name__}: {error}", "mend this line")


def _line(error: BaseException, folder: Path) -> str:
    """The last line of the declaration's own files that the error passed through."""
    if isinstance(error, SyntaxError) and error.lineno:
        return _in_words(error.lineno, Path(error.filename or "__init__.py"))
    at, trace = "?", error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(folder):
            at = _in_words(trace.tb_lineno, file)
        trace = trace.tb_next
    return at


def _in_words(line: int, file: Path) -> str:
    return str(line) if file.name == "__init__.py" else f"{line} of {file.name}"
