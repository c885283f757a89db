"""Who may sign in."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest

from byfive.settings import settings
from dashboards import users
from dashboards.users import SignInLocked, SignInRefused, UserRefused, Users, UsersUnreadable, add_user

PASSWORD = "practice-makes-perfect"


class Passing:
    """Seconds that pass when a test says so."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_whoever_was_added_signs_in_with_their_password_and_no_other(tmp_path: Path) -> None:
    add_user(tmp_path, "dana", PASSWORD)
    door = Users(tmp_path)
    assert door.sign_in(" Dana ", PASSWORD) == "dana"
    with pytest.raises(SignInRefused):
        door.sign_in("dana", "something else")
    with pytest.raises(SignInRefused):
        door.sign_in("robin", PASSWORD)


def test_the_file_holds_hashes_only_and_is_its_owners(tmp_path: Path) -> None:
    file = add_user(tmp_path, "dana", PASSWORD)
    assert PASSWORD not in file.read_text()
    assert "$argon2id$" in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_adding_again_changes_the_password_and_keeps_the_others(tmp_path: Path) -> None:
    add_user(tmp_path, "dana", PASSWORD)
    add_user(tmp_path, "robin", PASSWORD)
    add_user(tmp_path, "dana", "another-password")
    door = Users(tmp_path)
    assert door.names == ["dana", "robin"]
    assert door.sign_in("dana", "another-password") == "dana"
    assert door.sign_in("robin", PASSWORD) == "robin"


@pytest.mark.parametrize("name", ["dana", "nobody"])
def test_five_wrong_tries_lock_a_name_for_a_minute_after_the_last(tmp_path: Path, name: str) -> None:
    add_user(tmp_path, "dana", PASSWORD)
    passing = Passing()
    door = Users(tmp_path, seconds=passing)
    for _ in range(users.WRONG_TRIES):
        with pytest.raises(SignInRefused):
            door.sign_in(name, "wrong")
        passing.now += 10
    passing.now += 40
    with pytest.raises(SignInLocked, match="Wait 10 seconds"):
        door.sign_in(name, PASSWORD)
    assert door.sign_in("dana", PASSWORD) == "dana" if name != "dana" else True
    passing.now += 10.1
    if name == "dana":
        assert door.sign_in(name, PASSWORD) == "dana"


def test_a_right_password_forgets_the_wrong_tries(tmp_path: Path) -> None:
    add_user(tmp_path, "dana", PASSWORD)
    door = Users(tmp_path)
    for _ in range(2):
        for _ in range(users.WRONG_TRIES - 1):
            with pytest.raises(SignInRefused):
                door.sign_in("dana", "wrong")
        assert door.sign_in("dana", PASSWORD) == "dana"


@pytest.mark.parametrize(
    ("name", "password"), [("D", PASSWORD), ("da na", PASSWORD), ("", PASSWORD), ("dana", "short")]
)
def test_names_and_passwords_that_are_no_good_are_refused(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(UserRefused):
        add_user(tmp_path, name, password)
    assert not (tmp_path / users.FILE).exists()


def test_a_damaged_file_is_told_and_never_opens_the_door(tmp_path: Path) -> None:
    (tmp_path / users.FILE).write_text("{")
    with pytest.raises(UsersUnreadable):
        Users(tmp_path).sign_in("dana", PASSWORD)


def test_the_command_adds_a_user_with_the_password_from_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BYFIVE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    settings.cache_clear()
    try:
        assert users.main(["add", "dana"]) == 0
        assert users.main(["add", "dana", "x"]) == 2
        monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
        assert users.main(["add", "robin"]) == 2
    finally:
        settings.cache_clear()
    assert Users(tmp_path).names == ["dana"]
    assert "nobody was added" in capsys.readouterr().err
