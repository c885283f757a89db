"""docs/onboarding.md is true: its county loads, each of its examples is faultless, its messages are the real ones."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from adapters import declarations, forms
from adapters.forms import (
    Each,
    FaultyDeclaration,
    Field,
    Form,
    Must,
    Page,
    TickMembers,
    all_but_the_last,
    application,
    at_least,
    everyone,
    items_of,
    jobs_of,
    render,
)
from adapters.forms.sources import ITEM, JOB, OTHER, Source
from byfive.application import Job, PayPeriod, Sex
from byfive.cli import app as command_line
from tests.adapters.forms.mini import form_of, page
from tests.expectations.applications import TODAY, household, person

TEXT = (Path(__file__).parents[3] / "docs" / "onboarding.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w[^\n]*)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
JUNIPER, *EXAMPLES = [text for kind, text in BLOCKS if kind == "python"]
NOT_FOR_DECLARATIONS = {
    "AS_IT_IS", "Control", "DeclarationMistake", "FaultyDeclaration", "Field", "FieldText", "Mistake", "Note",
    "PageText", "People", "Rendition", "render",
}  # fmt: skip


@pytest.fixture
def juniper(tmp_path: Path) -> Iterator[Form]:
    (tmp_path / "juniper").mkdir()
    (tmp_path / "juniper" / "__init__.py").write_text(JUNIPER, encoding="utf-8")
    yield declarations.load("juniper", [tmp_path])
    del sys.modules["declared_juniper"]


def test_the_county_in_the_text_loads_and_can_be_filed_with(juniper: Form) -> None:
    job = Job(employer="Valley Packing", pay=412, pay_period=PayPeriod.WEEKLY)  # type: ignore[arg-type]
    rendition = render(juniper, household(person(jobs=(job,), sex=Sex.FEMALE), person(2, jobs=())), TODAY)
    assert rendition.findings == ()
    assert [text.place for text in rendition.pages] == [
        "people (m1)",
        "people (m2)",
        "home",
        "work",
        "job (m1/job 1)",
        "sign",
    ]
    assert rendition.pages[3].fields[0].texts == ("Ana",)


def made() -> Iterator[tuple[str, Any]]:
    """Every field, page and rule in the text's examples, with the line that makes it."""
    known: dict[str, Any] = {name: getattr(forms, name) for name in forms.__all__}
    known["has_others"] = at_least(2, application.members)
    for example in EXAMPLES:
        for statement in ast.parse(example).body:
            line = ast.unparse(statement)
            if isinstance(statement, ast.Expr):
                yield line, eval(line, known)
            else:
                exec(line, known)


def around(thing: Any) -> Iterator[Page | Each]:
    """A page on which this field or rule can stand; a page that looks like another comes after that one."""
    if isinstance(thing, Each):
        yield thing
        return
    if isinstance(thing, Page):
        if thing.same_as:
            yield Page(thing.same_as, heading=thing.heading)
        yield thing
        return
    source = thing.source if isinstance(thing, Field) and not isinstance(thing, TickMembers) else None
    needs = source.needs if isinstance(source, Source) else frozenset()
    loops = {JOB: jobs_of(everyone), ITEM: items_of(everyone), OTHER: all_but_the_last}
    each = next((loops[need] for need in needs if need in loops), None)
    yield page(thing, each=each)


@pytest.mark.parametrize(("line", "thing"), list(made()), ids=lambda it: it[:40] if isinstance(it, str) else "")
def test_each_example_is_without_a_mistake(line: str, thing: Any) -> None:
    assert isinstance(thing, Field | Page | Each | Must), line
    form_of(*around(thing))


def test_the_messages_in_the_text_are_the_real_ones() -> None:
    (faulty,) = [text for kind, text in BLOCKS if kind == "python faulty"]
    (told,) = [text for kind, text in BLOCKS if kind == "text"]
    broken = eval(faulty, {name: getattr(forms, name) for name in forms.__all__})
    with pytest.raises(FaultyDeclaration) as caught:
        form_of(broken)
    real = [str(mistake).replace("mini, ", "juniper, ", 1) for mistake in caught.value.mistakes]
    assert told.splitlines() == [it for it in real if "has the turn" not in it]


def test_every_word_of_the_language_stands_in_the_text() -> None:
    wanted = set(forms.__all__) - NOT_FOR_DECLARATIONS
    assert [word for word in sorted(wanted) if not re.search(rf"\b{word}\b", TEXT)] == []


def test_every_command_in_the_text_exists() -> None:
    main = typer.main.get_command(command_line.app)
    named = set(re.findall(r"\bbyfive ([a-z][a-z-]+)", TEXT))
    assert len(named) > 7
    assert named <= set(main.commands)  # type: ignore[attr-defined]


def test_it_stays_short() -> None:
    assert len(TEXT.splitlines()) < 450
