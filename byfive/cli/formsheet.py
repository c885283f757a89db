"""A county's declaration as a person reads it, and its mistakes."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from byfive.cli.names import NoSuchName, county_named
from byfive.errors import InputRefused
from byfive.wiring import Parts

if TYPE_CHECKING:
    from adapters.forms.errors import Mistake
    from adapters.forms.fields import Field
    from adapters.forms.form import Each, Form, Page


def pages_of(form: Form) -> list[dict[str, Any]]:
    """Every page in order, as plain words; the pages that may come at any time last."""
    from adapters.forms.form import flat

    any_time = [_page(page, ()) | {"when": "it may come at any time"} for page in form.any_time]
    return [*(_page(page, around) for page, around in flat(form.pages)), *any_time]


def _page(page: Page, around: tuple[Each, ...]) -> dict[str, Any]:
    return {
        "name": page.name,
        "heading": page.heading,
        "mark": page.mark,
        "same_as": page.same_as,
        "says": page.says,
        "each": _turns(page, around),
        "when": _words(page.when),
        "button": page.last_click or page.button,
        "last_click": page.last_click,
        "by_hand": page.by_hand,
        "second_press_accepts": list(page.second_press_accepts),
        "rules": [rule.words for rule in page.rules],
        "fields": [_field(field) for field in page.asked],
    }


def _turns(page: Page, around: tuple[Each, ...]) -> str:
    """For whom a page comes, the loops that it stands in first, each with the pages that come along."""
    told = []
    for group in around:
        others = [each.name for each in group.pages if each is not page and hasattr(each, "name")]
        told.append(_loop(group.each) + (f", each time together with {', '.join(others)}" if others else ""))
    if page.each:
        told.append(_loop(page.each))
    return "; of each, ".join(told)


def _field(field: Field) -> dict[str, Any]:
    longest = getattr(field, "longest", None)
    cleaning = getattr(field, "clean", None)
    return {
        "label": field.label,
        "kind": field.control,
        "source": _words(field.source) or _loop(field.source),
        "required": bool(field.required) if isinstance(field.required, bool | None) else _words(field.required),
        "longest": longest,
        "options": _options(field),
        "private": field.private,
        "told": list(_told(field, longest, cleaning)),
    }


def _told(field: Field, longest: int | None, cleaning: Any) -> list[str]:
    """What else is declared of a field, a few words each."""
    told = []
    if field.required not in (True, False, None):
        told.append(f"the county insists when {_words(field.required)}")
    if field.when is not None:
        told.append(f"only when {_words(field.when)}")
    if field.each is not None:
        told.append(f"for {_loop(field.each)}")
    if longest:
        told.append(f"at most {longest} characters{', cut there' if getattr(field, 'cut', False) else ''}")
    if cleaning is not None:
        takes = cleaning.allows.replace(r"\x20-\x7e", "any plain character").replace("\n", " and line breaks ")
        told.append(f"takes {takes}")
        if lossy := [step.name for step in cleaning.steps if not step.lossless]:
            told.append(f"made to fit by: {', '.join(lossy)}")
    if getattr(field, "then_shows", None) is not None:
        told.append(f"the page then shows it with {field.then_shows.name}")  # type: ignore[attr-defined]
    told += _told_of_files(field)
    for name, words in (("unanswered", "no answer is given as"), ("otherwise", "any other answer is given as")):
        if getattr(field, name, None) is not None:
            told.append(f"{words} {getattr(field, name)!r}" if getattr(field, name) else f"{words} nothing")
    if _words(field.source).startswith("always("):
        told.append("the client is not asked")
    if field.css:
        told.append(f"found by {field.css} because {field.css_because}")
    if field.private:
        told.append("private: masked in pictures")
    return told


def _told_of_files(field: Field) -> Iterator[str]:
    from adapters.forms.fields import File

    if isinstance(field, File):
        yield f"takes {', '.join(field.accepts)}"
        if field.most_mb is not None:
            yield f"at most {field.most_mb:g} MB a file"
        if field.most_files is not None:
            yield f"at most {field.most_files} files"
        if field.listed:
            yield "the page lists the files that it took"


def _loop(loop: Any) -> str:
    """Whose turns they are; a gate is named by what is true of its members."""
    return f"whoever {loop.name}" if hasattr(loop, "who") else str(loop.name)


def _options(field: Field) -> list[str]:
    options = getattr(field, "options", ())
    words = list(options.values()) if isinstance(options, dict) else list(options)
    ending = [getattr(field, name, None) for name in ("nothing", "nobody")]
    return list(dict.fromkeys([*words, *(word for word in ending if word)]))


def _words(source: Any) -> str:
    """A source or condition in the declaration's own words."""
    return "" if source is None else str(getattr(source, "source_path", "") or "")


def mistakes_in(parts: Parts, name: str | None) -> dict[str, tuple[Mistake, ...]]:
    """The mistakes of one declaration (a county, a folder or a module), or of all. Raises NoSuchName."""
    from adapters import declarations
    from adapters.forms.errors import FaultyDeclaration, Mistake

    found: dict[str, tuple[Mistake, ...]] = {}
    for county, folders in places(parts, name).items():
        try:
            declarations.load(county, folders)
            found[county] = ()
        except FaultyDeclaration as faulty:
            found[county] = faulty.mistakes
        except InputRefused as refused:
            found[county] = (Mistake(county, str(refused), ""),)
    return found


def places(parts: Parts, name: str | None) -> dict[str, tuple[Path, ...]]:
    """For each county to check, the folders in which its declaration is looked for."""
    usual = parts.settings.county_folders
    if name is None:
        return dict.fromkeys(parts.county_names, usual)
    if name in parts.county_names:
        return {name: usual}
    folder = _folder(name)
    if folder is None:
        return {county_named(parts, name): usual}
    return {folder.name: (folder.parent,)}


def _folder(name: str) -> Path | None:
    """The folder of a declaration that was named by its path or by its module."""
    path = Path(name)
    if path.name == "__init__.py":
        path = path.parent
    if (path / "__init__.py").is_file():
        return path.resolve()
    if path.exists():
        remedy = "A declaration is a folder, named as its county, with an __init__.py that makes one Form(...)."
        raise NoSuchName("declaration in", name, (), remedy)
    if "." in name and "/" not in name:
        try:
            spec = importlib.util.find_spec(name)
        except (ImportError, ValueError):
            spec = None
        if spec is not None and spec.origin is not None and spec.origin.endswith("__init__.py"):
            return Path(spec.origin).parent
    return None
