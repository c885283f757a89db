from __future__ import annotations

import os
import pickle
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from byfive.errors import (
    KeyFileExists,
    KeyFileMissing,
    KeyFileUnreadable,
    KeyFileUnsafe,
    KeyFileUnwritable,
    KeyNotHere,
    KeysAreFixed,
    KeyStillCurrent,
    KeyUnknown,
    SealBroken,
    SealMoved,
)
from byfive.keys import KeyRing

PLACE = "applications/S-7K3QF2M9/2"
RING = KeyRing.from_value('{"id": "k-fixed", "key": "' + "A" * 43 + '=", "made_at": 0}')

places = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "keys.jsonl"


@pytest.fixture
def ring(path: Path) -> KeyRing:
    return KeyRing.create(path)


@given(st.binary(max_size=2000), places)
def test_what_was_sealed_opens_at_its_place(plaintext: bytes, place: str):
    assert RING.open(RING.seal(plaintext, place), place) == plaintext


@given(st.binary(min_size=8, max_size=200), places)
def test_the_plaintext_is_not_in_the_record(plaintext: bytes, place: str):
    assert plaintext not in RING.seal(plaintext, place)


def test_the_same_text_is_never_sealed_alike():
    assert RING.seal(b"Ana", PLACE) != RING.seal(b"Ana", PLACE)


@given(places, places)
def test_a_record_does_not_open_at_another_place(place: str, other: str):
    if place == other:
        return
    with pytest.raises(SealMoved, match="made for another place"):
        RING.open(RING.seal(b"Ana", place), other)


@settings(deadline=None)
@given(st.data(), st.binary(max_size=40))
def test_a_record_with_any_byte_changed_does_not_open(data: st.DataObject, plaintext: bytes):
    blob = bytearray(RING.seal(plaintext, PLACE))
    position = data.draw(st.integers(0, len(blob) - 1))
    blob[position] ^= data.draw(st.integers(1, 255))
    with pytest.raises((SealBroken, SealMoved, KeyUnknown)):
        RING.open(bytes(blob), PLACE)


@given(st.data())
def test_a_record_cut_short_does_not_open(data: st.DataObject):
    blob = RING.seal(b"Ana", PLACE)
    with pytest.raises(SealBroken, match="changed or cut"):
        RING.open(blob[: data.draw(st.integers(0, len(blob) - 1))], PLACE)


@given(st.binary(max_size=300))
def test_what_was_never_sealed_is_refused(noise: bytes):
    with pytest.raises((SealBroken, SealMoved, KeyUnknown)):
        RING.open(noise, PLACE)


def test_the_body_of_one_record_cannot_be_put_under_the_header_of_another():
    one, other = RING.seal(b"A" * 10, PLACE), RING.seal(b"B" * 10, PLACE)
    with pytest.raises(SealBroken):
        RING.open(one[:-38] + other[-38:], PLACE)


def test_a_ring_with_other_keys_says_that_the_key_is_not_there(ring: KeyRing):
    with pytest.raises(KeyUnknown, match="k-fixed, which is not in the key ring"):
        ring.open(RING.seal(b"Ana", PLACE), PLACE)


def test_other_bytes_under_the_same_name_do_not_open():
    imposter = KeyRing.from_value('{"id": "k-fixed", "key": "' + "B" * 43 + '=", "made_at": 0}')
    with pytest.raises(SealBroken, match="other bytes"):
        imposter.open(RING.seal(b"Ana", PLACE), PLACE)


def test_a_new_key_file_is_its_owners_only_and_is_read_back(ring: KeyRing, path: Path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert KeyRing.load(path).open(ring.seal(b"Ana", PLACE), PLACE) == b"Ana"
    assert list(path.parent.iterdir()) == [path]


def test_a_key_file_is_never_overwritten(ring: KeyRing, path: Path):
    before = path.read_bytes()
    with pytest.raises(KeyFileExists):
        KeyRing.create(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_after_a_rotation_old_records_open_and_new_ones_use_the_new_key(ring: KeyRing):
    old_key, old = ring.current, ring.seal(b"Ana", PLACE)
    new_key = ring.rotate()
    assert ring.current == new_key != old_key
    assert [key.id for key in ring.all_keys()] == [old_key, new_key]
    assert ring.key_id(ring.seal(b"Ana", PLACE)) == new_key
    assert ring.open(old, PLACE) == b"Ana"


def test_a_rewrapped_record_outlives_the_retired_key(ring: KeyRing):
    old_key, old = ring.current, ring.seal(b"Ana", PLACE)
    ring.rotate()
    again = ring.rewrap(old, PLACE)
    ring.retire(old_key)
    assert ring.key_id(again) == ring.current
    assert ring.open(again, PLACE) == b"Ana"
    with pytest.raises(KeyUnknown, match="retired too early"):
        ring.open(old, PLACE)


def test_rewrapping_leaves_the_encrypted_answers_as_they_are(ring: KeyRing):
    old = ring.seal(b"Ana" * 100, PLACE)
    ring.rotate()
    assert ring.rewrap(old, PLACE)[-300:] == old[-300:]


def test_a_broken_record_is_not_rewrapped(ring: KeyRing):
    blob = bytearray(ring.seal(b"Ana", PLACE))
    blob[-1] ^= 1
    with pytest.raises(SealBroken):
        ring.rewrap(bytes(blob), PLACE)


def test_another_process_sees_a_rotation_and_never_seals_with_a_retired_key(ring: KeyRing, path: Path):
    elsewhere = KeyRing.load(path)
    old_key = ring.current
    ring.rotate()
    assert elsewhere.open(ring.seal(b"Ana", PLACE), PLACE) == b"Ana"
    ring.rotate()
    ring.retire(old_key)
    assert elsewhere.key_id(elsewhere.seal(b"Ana", PLACE)) == ring.current


def test_two_processes_that_rotate_keep_each_others_keys(ring: KeyRing, path: Path):
    elsewhere = KeyRing.load(path)
    names = {ring.current, ring.rotate(), elsewhere.rotate(), ring.rotate()}
    assert {key.id for key in ring.all_keys()} == {key.id for key in elsewhere.all_keys()} == names
    assert len(names) == 4


def test_the_current_key_is_not_retired(ring: KeyRing):
    with pytest.raises(KeyStillCurrent, match="Rotate and rewrap"):
        ring.retire(ring.current)


def test_a_key_that_is_not_there_is_not_retired(ring: KeyRing):
    with pytest.raises(KeyNotHere, match="no key k-none"):
        ring.retire("k-none")


def test_keys_from_a_setting_are_not_changed():
    with pytest.raises(KeysAreFixed, match="setting"):
        RING.rotate()
    with pytest.raises(KeysAreFixed):
        RING.retire("k-fixed")


def test_a_setting_holds_what_a_file_holds(ring: KeyRing, path: Path):
    assert KeyRing.from_value(path.read_text()).open(ring.seal(b"Ana", PLACE), PLACE) == b"Ana"


def test_a_missing_key_file_is_not_silently_made_anew(path: Path):
    with pytest.raises(KeyFileMissing, match="Put it back from its safe copy"):
        KeyRing.load(path)
    assert not path.exists()


def test_a_key_file_that_vanishes_is_said_to_be_missing(ring: KeyRing, path: Path):
    path.unlink()
    with pytest.raises(KeyFileMissing):
        ring.seal(b"Ana", PLACE)


def test_a_key_file_that_others_may_read_is_refused(ring: KeyRing, path: Path):
    path.chmod(0o640)
    with pytest.raises(KeyFileUnsafe, match="chmod 600"):
        KeyRing.load(path)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it holds no key"),
        ("hello", "line 1 is not a key"),
        ('{"id": "k-1", "key": "QUJD", "made_at": 0}', "line 1 is not a key of 32 bytes"),
        ('{"id": "k-1", "key": "***", "made_at": 0}', "line 1 is not a key"),
        ('{"id": "k-1", "made_at": 0}', "line 1 is not a key"),
        ('["k-1"]', "line 1 is not a key"),
        (('{"id": "k-1", "key": "' + "A" * 43 + '=", "made_at": 0}\n') * 2, "line 2 names a key"),
    ],
)
def test_unreadable_keys_are_refused_with_their_line(text: str, why: str):
    with pytest.raises(KeyFileUnreadable, match="safe copy") as refused:
        KeyRing.from_value(text)
    assert why in str(refused.value)


def test_a_key_is_in_no_message_repr_or_pickle(ring: KeyRing, path: Path):
    material = path.read_text().split('"key": "')[1].split('"')[0]
    assert material not in repr(ring) + repr(ring.all_keys()) + repr(vars(ring))
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(ring)
    path.write_text(path.read_text().replace('"made_at"', '"made'))
    with pytest.raises(KeyFileUnreadable) as refused:
        KeyRing.load(path)
    assert material not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_full_disk_leaves_the_keys_as_they_were(ring: KeyRing, path: Path, monkeypatch: pytest.MonkeyPatch):
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeyFileUnwritable, match="No space left on device"):
        ring.rotate()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
