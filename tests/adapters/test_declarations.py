"""Declarations are found in their folders, and what stops Python from reading one is told as a mistake of its place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters import declarations
from adapters.counties.alder import ALDER
from adapters.forms import FaultyDeclaration, Mistake
from adapters.forms.errors import FolderMissing, UnknownCounty

SMALL = '''"""A county of one page."""

from datetime import date

from adapters.forms import (
    Confirmation, Errors, Form, Home, Page, Portal, SignIn, Signature, Text, applicant, application, member,
)
from byfive.counties import County, HolidayCalendar

FORM = Form(
    County(name="juniper", title="Juniper County", holidays=HolidayCalendar(base=())),
    seen=date(2026, 11, 23),
    people_shown_as=Text("First name", member.name.given, longest=15),
    portal=Portal(
        "https://juniper.example.org/",
        sign_in=SignIn("Sign in", user="User", password="Password", button="Go"),
        home=Home("Home", start="Start", earlier="Sent"),
        errors=Errors("Problem"),
        confirmation=Confirmation("Thank you", number=r"number is (B-[0-9]+)"),
    ),
    pages=[
        Page("about you", heading="About you", fields=[
            Text("First name", applicant.name.given, longest=15),
        ]),
        Page("sign", heading="Sign", last_click="Send", fields=[Signature("Name", application.signature.text)]),
    ],
)
'''

Declare = Callable[..., Path]


@pytest.fixture
def declare(tmp_path: Path) -> Iterator[Declare]:
    """Writes a declaration into a folder; forgets it afterwards."""

    def write(text: str = SMALL, name: str = "juniper", place: str = "counties", **others: str) -> Path:
        folder = tmp_path / place / name
        folder.mkdir(parents=True)
        for file, content in {"__init__": text, **others}.items():
            (folder / f"{file}.py").write_text(content, encoding="utf-8")
        return folder.parent

    yield write
    for known in [name for name in sys.modules if name.startswith("declared_")]:
        del sys.modules[known]


def mistakes_of(place: Path, name: str = "juniper") -> tuple[Mistake, ...]:
    with pytest.raises(FaultyDeclaration) as caught:
        declarations.load(name, [place])
    return caught.value.mistakes


def test_alder_is_declared_without_a_mistake() -> None:
    assert "alder" in declarations.names()
    assert declarations.load("alder") is ALDER


def test_a_folder_of_ones_own_adds_its_counties(declare: Declare) -> None:
    place = declare()
    assert declarations.names([place]) == sorted([*declarations.names(), "juniper"])
    assert declarations.load("juniper", [place]).county.title == "Juniper County"
    assert declarations.load("juniper", [place]) is declarations.load("juniper", [place])


def test_a_county_may_keep_its_words_in_a_module_beside_it(declare: Declare) -> None:
    text = SMALL.replace("FORM =", "from . import words\n\nFORM =").replace("longest=15", "longest=words.LONGEST")
    place = declare(text, words="LONGEST = 9\n")
    assert declarations.load("juniper", [place]).people_shown_as.longest == 9


def test_each_folder_gives_its_own_declaration_and_its_own_words(declare: Declare) -> None:
    text = SMALL.replace("FORM =", "from . import words\n\nFORM =").replace("Juniper County", "{words.T}")
    text = text.replace('"{words.T}"', "words.T")
    here, there = declare(text, words='T = "Here"\n'), declare(text, place="other", words='T = "There"\n')
    titles = [declarations.load("juniper", [place]).county.title for place in (here, there, here)]
    assert titles == ["Here", "There", "Here"]


def test_a_county_that_nobody_declared_is_unknown_and_the_declared_ones_are_named() -> None:
    with pytest.raises(UnknownCounty, match=r"no county 'juniper'. Declared are: alder.*county_folders"):
        declarations.load("juniper")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing, match=r"county_folders names .*/nowhere, which is not there"):
        declarations.names([tmp_path / "nowhere"])


def test_one_county_in_two_folders_is_a_mistake_and_not_a_guess(declare: Declare) -> None:
    places = [declare(), declare(place="other")]
    with pytest.raises(
        FaultyDeclaration, match=r"is declared in two folders. Keep one: .*counties/juniper or .*other/juniper"
    ):
        declarations.load("juniper", places)
    assert declarations.load("juniper", places[:1] * 2).name == "juniper"


def test_a_folder_without_a_form_or_with_two_is_a_mistake(declare: Declare) -> None:
    none, two = (
        declare("X = 1\n"),
        declare(SMALL + "\nimport dataclasses\nTWO = dataclasses.replace(FORM)\n", place="two"),
    )
    assert [str(mistake) for mistake in (*mistakes_of(none), *mistakes_of(two))] == [
        "juniper: the folder declares 0 forms. Declare one Form(...) in its __init__.py.",
        "juniper: the folder declares 2 forms. Declare one Form(...) in its __init__.py.",
    ]


def test_a_folder_is_named_as_its_county(declare: Declare) -> None:
    (mistake,) = mistakes_of(declare(name="larch"), "larch")
    assert str(mistake) == (
        "larch: the folder declares the county 'juniper'. Write County(name=\"larch\", ...), or name the folder juniper."
    )


def test_the_forms_own_mistakes_are_all_told(declare: Declare) -> None:
    text = SMALL.replace("longest=15),\n        ]", "longst=15),\n        ]").replace(
        "member.name.given", "member.name.first"
    )
    told = mistakes_of(declare(text))
    assert [mistake.place for mistake in told] == [
        "juniper, page 'about you', field 'First name'", "juniper, people_shown_as"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "to", "place", "found", "remedy"),
    [
        ("Errors(", "Erors(", "juniper, line 18", "name 'Erors' is not defined", "did you mean Errors?"),
        ("Form, Home", "Form, Homes", "juniper, line 5", "cannot import name 'Homes'", "did you mean Home?"),
        (
            "Errors, Form",
            "Form",
            "juniper, line 18",
            "name 'Errors' is not defined",
            "from adapters.forms import Errors",
        ),
        ('user="User", ', 'user="User" ', "juniper, line 16", "Python cannot read it", "a comma"),
        ("date(2026", "date(20260", "juniper, line 12", "ValueError: year 20260 is out of range", "mend this line"),
        (
            "applicant.name.given, longest",
            "applicant.name.given and application.home, longest",
            "juniper, line 23",
            "applicant.name.given is not known yet",
            "both(...)",
        ),
        (
            'name="juniper"',
            'name="Juniper"',
            "juniper, line 11",
            "its name must be 2 to 31 small letters",
            "mend this line",
        ),
        ("base=()", 'base=(), without={"Eastr"}', "juniper, line 11", "leaves out Eastr", "mend this line"),
    ],
)
def test_what_stops_python_is_told_with_its_line(
    declare: Declare, change: str, to: str, place: str, found: str, remedy: str
) -> None:
    assert change in SMALL
    (mistake,) = mistakes_of(declare(SMALL.replace(change, to, 1)))
    assert mistake.place == place
    assert found in mistake.found
    assert remedy in mistake.remedy


def test_a_mistake_in_a_module_beside_it_is_told_with_that_files_line(declare: Declare) -> None:
    text = SMALL.replace("FORM =", "from . import words\n\nFORM =")
    (mistake,) = mistakes_of(declare(text, words="\nLONGEST = nine\n"))
    assert mistake.place == "juniper, line 2 of words.py"
    (mistake,) = mistakes_of(declare(text, place="other", words="\nLONGEST = (\n"))
    assert mistake.place == "juniper, line 2 of words.py"


def test_a_mended_declaration_loads_in_the_same_process(declare: Declare) -> None:
    text = SMALL.replace("FORM =", "from . import words\n\nFORM =")
    place = declare(text, words="LONGEST = nine\n")
    assert mistakes_of(place)
    (place / "juniper" / "words.py").write_text("LONGEST = 9  # mended\n", encoding="utf-8")
    assert declarations.load("juniper", [place]).name == "juniper"
