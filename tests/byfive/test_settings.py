from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from byfive.errors import SettingsError
from byfive.settings import Settings, load, settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory and no variable of ours."""
    for name in list(os.environ):
        if name.upper().startswith("BYFIVE_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refusal() -> str:
    with pytest.raises(SettingsError) as refused:
        load()
    assert refused.value.exit_code == 2
    return str(refused.value)


def test_everything_has_a_default_under_the_home_folder(folder: Path):
    found = load()
    assert found.home == folder / "var"
    assert found.ledger_url == f"sqlite:///{folder}/var/ledger.db"
    assert found.key_file == folder / "var" / "keys.jsonl"
    assert found.evidence_url == f"file://{folder}/var/evidence"
    assert found.documents_url == f"file://{folder}/var/documents"
    assert (found.robots, found.evidence_days, found.clock) == (2, 90, None)


def test_moving_the_home_moves_what_is_under_it(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BYFIVE_HOME", "/srv/byfive")
    assert load().key_file == Path("/srv/byfive/keys.jsonl")


def test_the_environment_overrules_the_file_and_the_file_the_default(folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "byfive.toml").write_text('robots = 4\nevidence_days = 30\n[county_urls]\nalder = "http://localhost:1/"')
    monkeypatch.setenv("BYFIVE_ROBOTS", "8")
    found = load()
    assert (found.robots, found.evidence_days, found.intake_port) == (8, 30, 8080)
    assert found.county_urls == {"alder": "http://localhost:1"}


def test_a_variable_may_name_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "other.toml").write_text("robots = 5")
    (folder / "byfive.toml").write_text("robots = 4")
    monkeypatch.setenv("BYFIVE_SETTINGS", str(folder / "other.toml"))
    assert load().robots == 5


def test_lists_and_tables_come_from_the_environment_as_json(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BYFIVE_COUNTY_FOLDERS", '["/srv/counties"]')
    monkeypatch.setenv("BYFIVE_COUNTY_URLS", '{"alder": "http://127.0.0.1:8601"}')
    found = load()
    assert found.county_folders == (Path("/srv/counties"),)
    assert found.county_urls == {"alder": "http://127.0.0.1:8601"}


def test_a_named_file_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BYFIVE_SETTINGS", "nowhere.toml")
    assert "BYFIVE_SETTINGS names the file nowhere.toml, which is not there" in refusal()


def test_a_file_that_is_not_toml_is_refused_with_its_name(folder: Path):
    (folder / "byfive.toml").write_text("robots: 4")
    assert "byfive.toml is not TOML" in refusal()


def test_a_wrong_value_from_the_environment_is_refused_with_what_is_allowed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BYFIVE_ROBOTS", "many")
    message = refusal()
    assert "robots (from the environment variable BYFIVE_ROBOTS)" in message
    assert "Allowed: how many robots may work at once, 1 to 64" in message


def test_a_wrong_value_from_the_file_is_refused_with_the_file(folder: Path):
    (folder / "byfive.toml").write_text("evidence_days = 0")
    message = refusal()
    assert "evidence_days (from byfive.toml)" in message
    assert "Allowed: days that evidence is kept, 1 to 3650" in message


def test_all_mistakes_are_told_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "byfive.toml").write_text("evidence_days = 0\nrobot = 3")
    monkeypatch.setenv("BYFIVE_CLOCK", "teatime")
    monkeypatch.setenv("BYFIVE_ROBTS", "3")
    message = refusal()
    assert message.count("\n- ") == 4
    assert "robot in byfive.toml is not a setting. Did you mean robots?" in message
    assert "BYFIVE_ROBTS in the environment is not a setting. Did you mean BYFIVE_ROBOTS?" in message
    assert "clock (from the environment variable BYFIVE_CLOCK)" in message


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("COUNTY_URLS", "{", "it is not JSON"),
        ("COUNTY_URLS", '{"alder": "127.0.0.1"}', "does not begin with http:// or https://"),
        ("COUNTY_URLS", '{"Alder": "http://127.0.0.1"}', "is not a county's name"),
        ("LEDGER_URL", "mysql://here", "not the address of a SQLite or PostgreSQL database"),
        ("INTAKE_PORT", "70000", "65535"),
        ("INTAKE_PORT", "8501", "must differ"),
    ],
)
def test_values_that_cannot_work_are_refused(name: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(f"BYFIVE_{name}", value)
    assert words in refusal()


def test_secrets_are_in_no_repr(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BYFIVE_KEYS", "hunter2")
    monkeypatch.setenv("BYFIVE_LEDGER_URL", "postgresql://byfive:hunter2@db/byfive")
    assert "hunter2" not in repr(load())


def test_postgresql_is_reached_through_our_driver():
    assert Settings(ledger_url="postgresql://db/byfive").ledger_url == "postgresql+psycopg://db/byfive"


def test_made_directly_it_reads_neither_file_nor_environment(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BYFIVE_ROBOTS", "8")
    (folder / "byfive.toml").write_text("evidence_days = 30")
    made = Settings(home=folder / "elsewhere")
    assert (made.robots, made.evidence_days) == (2, 90)
    assert made.key_file == folder / "elsewhere" / "keys.jsonl"


def test_settings_do_not_change():
    with pytest.raises(ValidationError, match="frozen"):
        Settings().robots = 3


def test_settings_are_read_once(monkeypatch: pytest.MonkeyPatch):
    settings.cache_clear()
    first = settings()
    monkeypatch.setenv("BYFIVE_ROBOTS", "9")
    assert settings() is first
    settings.cache_clear()
    assert settings().robots == 9
    settings.cache_clear()


def test_every_setting_says_what_is_allowed():
    assert all(field.description for field in Settings.model_fields.values())
