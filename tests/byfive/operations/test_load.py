"""Applications from JSON lines."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from adapters import declarations
from byfive.application import Application
from byfive.counties import County
from byfive.errors import InputRefused
from byfive.keys import KeyRing
from byfive.ledger import migrate
from byfive.operations.load import LineRefused, Refused, Taken, application_in, load, mistakes
from tests.byfive.ledger.scene import Scene, household

MARK = "Xylophonius"


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    url = f"sqlite:///{tmp_path}/ledger.db"
    migrate(url)
    scene = Scene(url, tmp_path, KeyRing.create(tmp_path / "keys.jsonl"))
    yield scene
    scene.close()


def county_of(name: str) -> County:
    return declarations.load(name).county


def as_json(application: Application | None = None, **beside: Any) -> bytes:
    chosen = household() if application is None else application
    return json.dumps({**chosen.model_dump(mode="json"), **beside}).encode() + b"\n"


def loaded(scene: Scene, *lines: bytes, source: str = "test") -> list[Taken | Refused]:
    """What became of the lines; a little real time passes before, as it does."""
    scene.real.passes(1)
    return list(load(scene.ledger, county_of, lines, clock=scene.clock, by="tester", source=source))


def test_an_application_arrives_whole(scene: Scene) -> None:
    [taken] = loaded(scene, as_json())
    assert isinstance(taken, Taken)
    assert scene.ledger.applications.get(taken.reference) == household()


def test_numbers_stay_exact(scene: Scene) -> None:
    line = as_json().replace(b'"1234.56"', b"1234.56").replace(b'"987.65"', b"987.65")
    [taken] = loaded(scene, line)
    assert isinstance(taken, Taken)
    assert scene.ledger.applications.get(taken.reference) == household()


def test_a_known_line_keeps_its_reference(scene: Scene) -> None:
    [first] = loaded(scene, as_json())
    [again, other] = loaded(scene, as_json(), as_json(household("Another")))
    assert again == Taken(1, first.reference, is_new=False)  # type: ignore[union-attr]
    assert isinstance(other, Taken)
    assert other.is_new


def test_the_same_line_twice_in_a_file_is_one_application(scene: Scene) -> None:
    first, second = loaded(scene, as_json(), as_json())
    assert (first.is_new, second.is_new) == (True, False)  # type: ignore[union-attr]


def test_content_decides_without_a_key_whatever_the_order_and_the_source(scene: Scene) -> None:
    turned = json.dumps(dict(reversed(json.loads(as_json()).items()))).encode()
    loaded(scene, as_json(), source="one")
    [again] = loaded(scene, turned, source="two")
    assert not again.is_new  # type: ignore[union-attr]


def test_a_key_belongs_to_its_source(scene: Scene) -> None:
    [one] = loaded(scene, as_json(key="17"), source="one")
    [two] = loaded(scene, as_json(key="17"), source="two")
    assert one.reference != two.reference  # type: ignore[union-attr]


def test_another_application_under_a_known_key_is_refused_not_lost(scene: Scene) -> None:
    [first] = loaded(scene, as_json(key="17"))
    [other] = loaded(scene, as_json(household("Another"), key="17"))
    assert isinstance(other, Refused)
    assert first.reference in other.mistakes[0]  # type: ignore[union-attr]
    assert "members/m1/name/given" in other.mistakes[0]
    assert "Another" not in other.mistakes[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"county": ', "it is not JSON (Expecting value at character 12)"),
        (b"\xff\xfe", "it is not UTF-8 (byte 1)"),
        (b"[1]", "it is a JSON list"),
        (b'"text"', "it is a JSON text"),
        (b"null", "it is a JSON null"),
        (b'{"county": NaN}', "NaN is no JSON number"),
        (b'{"county": "a", "county": "b"}', "names a key twice"),
        (b'{"key": 5}', "its 'key' is not a text"),
        (b"[" * 100_000, "nested too deeply"),
        (b"{}", "county: field required"),
        (b'{"conty": "alder", "members": []}', "is county meant?"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(scene: Scene, line: bytes, said: str) -> None:
    [bad, good] = loaded(scene, line + b"\n", as_json())
    assert isinstance(bad, Refused)
    assert any(said in mistake for mistake in bad.mistakes)
    assert isinstance(good, Taken)


def test_every_mistake_of_a_line_is_told_at_once(scene: Scene) -> None:
    whole = json.loads(as_json())
    whole["members"][0]["birth_date"] = "soon"
    whole["contact"]["phone"] = "12"
    [bad] = loaded(scene, json.dumps(whole).encode())
    assert isinstance(bad, Refused)
    assert [mistake.partition(":")[0] for mistake in bad.mistakes] == ["members[1].birth_date", "contact.phone"]


def test_empty_lines_and_a_byte_order_mark_are_passed_over(scene: Scene) -> None:
    found = loaded(scene, b"\xef\xbb\xbf" + as_json().rstrip() + b"\r\n", b"\r\n", b"  \n", as_json(household("Bo")))
    assert [each.line for each in found] == [1, 4]


def test_a_county_that_is_not_declared_refuses_its_line_only(scene: Scene) -> None:
    def only_alder(name: str) -> County:
        if name != "alder":
            raise InputRefused(f"no {name}")
        return county_of(name)

    found = list(
        load(scene.ledger, only_alder, [as_json(household(county="birch")), as_json()],
             clock=scene.clock, by="t", source="t")
    )  # fmt: skip
    assert found[0] == Refused(1, ("no birch",))
    assert isinstance(found[1], Taken)


def test_a_whole_application_has_no_key() -> None:
    assert application_in(as_json()) == household()
    with pytest.raises(LineRefused, match="only lines to be loaded"):
        application_in(as_json(key="1"))


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside a JSON document."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from places(item, (*path, key))


WHOLE = json.loads(as_json()) | {"relationships": [{"of": "m1", "to": "m2", "relationship": "parent"}]}
WRONG = st.sampled_from([MARK, [MARK], {MARK: MARK}, {"id": MARK}, f"'{MARK}", f"'{MARK}\"", -1, True, 10**9])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(list(places(WHOLE))), WRONG, st.booleans())
def test_no_mistake_repeats_what_was_read(path: tuple[Any, ...], wrong: Any, as_key: bool) -> None:
    broken = copy.deepcopy(WHOLE)
    inside = broken
    for step in path[:-1]:
        inside = inside[step]
    if as_key and isinstance(inside, dict):
        inside[MARK] = wrong
    inside[path[-1]] = wrong
    assert [said for said in mistakes_in(broken) if MARK in said] == []


def mistakes_in(document: Any) -> list[str]:
    """What is said of a document; nothing when it is an application after all."""
    try:
        Application.model_validate(document)
    except ValidationError as error:
        return list(mistakes(error))
    return []
