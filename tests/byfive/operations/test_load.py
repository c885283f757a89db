"""Applications from JSON lines."""

from __future__ import annotations

import contextlib
import copy
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from adapters import declarations
from byfive.application import Application, Document, DocumentKind
from byfive.counties import County
from byfive.documents import LARGEST
from byfive.errors import InputRefused
from byfive.keys import KeyRing
from byfive.ledger import migrate
from byfive.ledger.documents import UNATTACHED
from byfive.operations.documents import in_folder
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


def loaded(scene: Scene, *lines: bytes, source: str = "test", documents: Path | None = None) -> list[Taken | Refused]:
    """What became of the lines; a little real time passes before, as it does."""
    scene.real.passes(1)
    read = None if documents is None else in_folder(documents)
    found = load(scene.ledger, county_of, lines, clock=scene.clock, by="tester", source=source, documents=read)
    return list(found)


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


LEASE = b"%PDF-1.7 the lease"
PHOTO = b"\xff\xd8\xff\xe0 a photo"


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """A folder of documents."""
    folder = tmp_path / "scans"
    (folder / "17").mkdir(parents=True)
    (folder / "17" / "lease.pdf").write_bytes(LEASE)
    (folder / "photo").write_bytes(PHOTO)
    return folder


def with_documents(*files: str, given: str = "Zorabel", **beside: Any) -> bytes:
    """A line whose documents are these files."""
    documents = [{"name": f"{MARK} {number}.pdf", "stored_as": file} for number, file in enumerate(files)]
    return as_json(household(given), documents=documents, **beside)


def kept_files(scene: Scene) -> int:
    folder = scene.folder / "documents"
    return sum(path.is_file() for path in folder.iterdir()) if folder.exists() else 0


def test_documents_are_kept_under_new_names_with_what_they_are(scene: Scene, scans: Path) -> None:
    [taken] = loaded(scene, with_documents("17/lease.pdf", "photo"), documents=scans)
    assert isinstance(taken, Taken)
    lease, photo = scene.ledger.applications.get(taken.reference).documents
    assert lease == Document(
        name=f"{MARK} 0.pdf", stored_as=lease.stored_as, kind=DocumentKind.PDF, size=len(LEASE)
    )  # fmt: skip
    assert (photo.kind, photo.size) == (DocumentKind.JPG, len(PHOTO))
    assert scene.ledger.documents.read(lease.stored_as) == LEASE
    assert scene.ledger.documents.read(photo.stored_as) == PHOTO
    assert "lease" not in lease.stored_as


def test_what_a_line_says_of_a_documents_kind_is_found_out_anew(scene: Scene, scans: Path) -> None:
    lies = [{"name": "x.pdf", "stored_as": "photo", "kind": "pdf", "size": 1}]
    [taken] = loaded(scene, as_json(documents=lies), documents=scans)
    assert isinstance(taken, Taken)
    (photo,) = scene.ledger.applications.get(taken.reference).documents
    assert (photo.kind, photo.size) == (DocumentKind.JPG, len(PHOTO))


@pytest.mark.parametrize("key", [{}, {"key": "17"}])
def test_a_known_line_keeps_nothing_twice(scene: Scene, scans: Path, key: dict[str, str]) -> None:
    line = with_documents("17/lease.pdf", "photo", **key)
    [first] = loaded(scene, line, documents=scans)
    [again] = loaded(scene, line, documents=scans)
    assert again == Taken(1, first.reference, is_new=False)  # type: ignore[union-attr]
    assert kept_files(scene) == 2


def test_the_content_of_documents_decides_and_not_where_they_lie(scene: Scene, scans: Path) -> None:
    [first] = loaded(scene, with_documents("17/lease.pdf"), documents=scans)
    (scans / "18.pdf").write_bytes(LEASE)
    [moved] = loaded(scene, with_documents("18.pdf"), documents=scans)
    assert moved == Taken(1, first.reference, is_new=False)  # type: ignore[union-attr]
    [other] = loaded(scene, with_documents("photo"), documents=scans)
    assert other.is_new  # type: ignore[union-attr]


def test_a_line_without_documents_is_known_as_ever(scene: Scene, scans: Path) -> None:
    content = json.dumps(household().model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    once = f"load/content/{hashlib.sha256(content.encode()).hexdigest()}"
    reference = scene.received(idempotency=once)
    [again] = loaded(scene, as_json(), documents=scans)
    assert again == Taken(1, reference, is_new=False)


def test_another_document_under_a_known_key_is_refused_not_lost(scene: Scene, scans: Path) -> None:
    [first] = loaded(scene, with_documents("17/lease.pdf", key="17"), documents=scans)
    [other] = loaded(scene, with_documents("photo", key="17"), documents=scans)
    assert isinstance(other, Refused)
    assert first.reference in other.mistakes[0]  # type: ignore[union-attr]
    assert "documents/1/sha256" in other.mistakes[0]
    assert kept_files(scene) == 1


def test_a_load_that_was_interrupted_after_keeping_goes_on(
    scene: Scene, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(type(scene.ledger.applications), "receive", dies)
        with pytest.raises(KeyboardInterrupt):
            loaded(scene, with_documents("photo"), documents=scans)
    [taken] = loaded(scene, with_documents("photo"), documents=scans)
    assert isinstance(taken, Taken)
    assert taken.is_new
    scene.ledger.documents.sweep(scene.clock.now() + UNATTACHED)
    (document,) = scene.ledger.applications.get(taken.reference).documents
    assert scene.ledger.documents.read(document.stored_as) == PHOTO
    assert kept_files(scene) == 1


def test_documents_without_their_folder_are_refused_with_what_to_do(scene: Scene) -> None:
    [bad, good] = loaded(scene, with_documents("photo"), as_json())
    assert isinstance(bad, Refused)
    assert bad.mistakes[0].startswith("documents[1].stored_as: nobody said where its file is")
    assert "--documents FOLDER" in bad.mistakes[0]
    assert isinstance(good, Taken)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (f"{MARK}.pdf", "there is no such file"),
        ("17", "there is no such file"),
        ("pipe", "there is no such file"),
        (f"{MARK}\0.pdf", "there is no such file"),
        (MARK * 30, "cannot be read: File name too long"),
        ("../keys.jsonl", "leads out of the folder"),
        ("/etc/passwd", "leads out of the folder"),
        ("link", "leads out of the folder"),
        ("large", "larger than 25 MB"),
    ],
)
def test_a_document_that_cannot_be_taken_refuses_its_line_and_names_the_place_only(
    scene: Scene, scans: Path, name: str, said: str
) -> None:
    (scans / "link").symlink_to(scene.folder / "keys.jsonl")
    os.mkfifo(scans / "pipe")
    with (scans / "large").open("wb") as file:
        file.truncate(LARGEST + 1)
    [bad] = loaded(scene, with_documents("photo", name), documents=scans)
    assert isinstance(bad, Refused)
    [mistake] = bad.mistakes
    assert mistake.startswith("documents[2].stored_as: ")
    assert said in mistake
    assert MARK not in mistake
    assert kept_files(scene) == 0


def test_the_largest_and_an_empty_document_are_taken_in(scene: Scene, scans: Path) -> None:
    with (scans / "large").open("wb") as file:
        file.truncate(LARGEST)
    (scans / "empty").touch()
    [taken] = loaded(scene, with_documents("large", "empty"), documents=scans)
    assert isinstance(taken, Taken)
    sizes = [document.size for document in scene.ledger.applications.get(taken.reference).documents]
    assert sizes == [LARGEST, 0]


@given(name=st.text(st.sampled_from("./17leasphoto\0"), min_size=1, max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_name_reads_a_file_outside_of_the_folder(scans: Path, name: str) -> None:
    (scans.parent / "photo").write_bytes(b"secret")
    with contextlib.suppress(InputRefused):
        assert in_folder(scans)(name) in (LEASE, PHOTO)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside a JSON document."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from places(item, (*path, key))


WHOLE = json.loads(as_json(documents=[{"name": "x", "stored_as": "y"}])) | {
    "relationships": [{"of": "m1", "to": "m2", "relationship": "parent"}]
}
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
