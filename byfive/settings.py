"""All settings of By Five in one place.

Defaults are overruled by the file ``byfive.toml`` (in the working directory, or wherever ``BYFIVE_SETTINGS`` points),
and that by environment variables (``BYFIVE_ROBOTS=4`` for ``robots``; lists and tables as JSON). A name nobody
knows or a value that is not allowed is refused with its name, where it came from and what is allowed.
Relative paths start from the working directory.
"""

from __future__ import annotations

import difflib
import functools
import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from byfive.clock import clock_from
from byfive.errors import ClockSettingError, SettingsError

PREFIX = "BYFIVE_"
FILE_VARIABLE = "BYFIVE_SETTINGS"
DEFAULT_FILE = "byfive.toml"

_COUNTY_NAME = re.compile(r"[a-z][a-z_]{1,30}")


def _from_json(value: Any) -> Any:
    """Lists and tables come from the environment as JSON."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not JSON ({error.msg} at character {error.pos + 1})") from None


Folder = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]
Port = Annotated[int, Field(ge=1, le=65535)]


class Settings(BaseSettings):
    """The settings, checked and frozen. Made directly, it reads neither file nor environment (see :func:`load`)."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", enable_decoding=False, validate_default=True
    )

    home: Folder = Field(Path("var"), description="the folder where everything that is kept stands")
    ledger_url: str = Field(
        default_factory=lambda data: f"sqlite:///{data['home']}/ledger.db",
        repr=False,  # may hold a password
        description="sqlite:///PATH or postgresql+psycopg://USER@HOST/DATABASE",
    )
    key_file: Folder = Field(
        default_factory=lambda data: data["home"] / "keys.jsonl", description="the file that holds the keys"
    )
    keys: SecretStr | None = Field(None, description="the content of a key file, instead of a file")
    clock: str | None = Field(
        None,
        description="civil time, as 2026-11-23T15:40:00-08:00 or 2026-11-23T15:40:00-08:00@1764000000.5x60; "
        "system time when left out",
    )
    browser: Literal["chromium", "firefox"] = Field("chromium", description="chromium or firefox")
    browser_binary: Folder | None = Field(None, description="the browser's program; looked for when left out")
    driver_binary: Folder | None = Field(None, description="the browser driver's program; looked for when left out")
    browser_most_mb: int = Field(
        1500, ge=200, le=100_000, description="memory in MB above which a browser is replaced, 200 to 100000"
    )
    county_folders: Annotated[tuple[Folder, ...], BeforeValidator(_from_json)] = Field(
        (), description="a list of folders with declarations of counties"
    )
    county_urls: Annotated[dict[str, str], BeforeValidator(_from_json)] = Field(
        default_factory=dict,
        description='where counties\' websites are instead of where declared, as {"alder": "http://127.0.0.1:8601"}',
    )
    evidence_url: str = Field(
        default_factory=lambda data: f"file://{data['home']}/evidence",
        description="where evidence is kept, as fsspec writes it: file:///PATH, s3://BUCKET/PATH, memory://",
    )
    evidence_days: int = Field(90, ge=1, le=3650, description="days that evidence is kept, 1 to 3650")
    documents_url: str = Field(
        default_factory=lambda data: f"file://{data['home']}/documents",
        description="where clients' documents are kept, as fsspec writes it: file:///PATH, s3://BUCKET/PATH, memory://",
    )
    robots: int = Field(2, ge=1, le=64, description="how many robots may work at once, 1 to 64")
    dashboard_port: Port = Field(8501, description="a port, 1 to 65535")
    intake_port: Port = Field(8080, description="a port, 1 to 65535")
    prefect_port: Port = Field(4200, description="a port, 1 to 65535")
    prefect_api_url: str | None = Field(None, description="a Prefect server's API; our own server when left out")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is passed in: :func:`load` reads file and environment itself, to know where a value came from."""
        return (init_settings,)

    @field_validator("clock")
    @classmethod
    def _clock_can_be_read(cls, value: str | None) -> str | None:
        try:
            clock_from(value)
        except ClockSettingError as error:
            raise ValueError(str(error)) from None
        return value

    @field_validator("ledger_url")
    @classmethod
    def _ledger_is_of_a_known_kind(cls, value: str) -> str:
        if not re.match(r"(sqlite:///|postgresql(\+psycopg)?://).", value):
            raise ValueError("it is not the address of a SQLite or PostgreSQL database")
        return re.sub(r"^postgresql://", "postgresql+psycopg://", value)

    @field_validator("county_urls")
    @classmethod
    def _urls_are_web_addresses(cls, value: dict[str, str]) -> dict[str, str]:
        for county, url in value.items():
            if not _COUNTY_NAME.fullmatch(county):
                raise ValueError(f"{county!r} is not a county's name (small letters and _)")
            if not re.match(r"https?://.", url):
                raise ValueError(f"the address of {county} does not begin with http:// or https://")
        return {county: url.rstrip("/") for county, url in value.items()}

    @model_validator(mode="after")
    def _ports_differ(self) -> Self:
        ports = [self.dashboard_port, self.intake_port, self.prefect_port]
        if len(set(ports)) < len(ports):
            raise ValueError(
                f"dashboard_port, intake_port and prefect_port must differ; they are {', '.join(map(str, ports))}"
            )
        return self


def load() -> Settings:
    """The settings of this process, read anew from file and environment. Raises :class:`SettingsError`."""
    path = _file()
    from_file = _read(path) if path else {}
    from_environment = EnvSettingsSource(Settings)()
    problems = _unknown_variables(os.environ) + [_unknown(name, f"in {path}") for name in from_file if not _known(name)]
    try:
        settings = Settings(**{name: v for name, v in (from_file | from_environment).items() if _known(name)})
    except ValidationError as error:
        problems += [
            _problem(refused["loc"], refused["msg"], from_environment, from_file, path)
            for refused in error.errors(include_url=False, include_input=False)
            if refused["type"] != "default_factory_not_called"  # follows from another one: not the reader's mistake
        ]
    if problems:
        raise SettingsError(problems)
    return settings


@functools.cache
def settings() -> Settings:
    """The settings of this process, read once. Raises :class:`SettingsError`."""
    return load()


def _file() -> Path | None:
    """The settings file; the default one need not exist, one that was named must."""
    named = os.environ.get(FILE_VARIABLE)
    if named is None:
        return Path(DEFAULT_FILE) if Path(DEFAULT_FILE).is_file() else None
    if not Path(named).is_file():
        raise SettingsError([f"{FILE_VARIABLE} names the file {named}, which is not there"])
    return Path(named)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError([f"{path} is not TOML: {error}"]) from None
    except OSError as error:
        raise SettingsError([f"{path} cannot be read: {error.strerror}"]) from None


def _known(name: str) -> bool:
    return name in Settings.model_fields


def _unknown_variables(environ: Mapping[str, str]) -> list[str]:
    ours = (name for name in sorted(environ) if name.upper().startswith(PREFIX) and name != FILE_VARIABLE)
    return [_unknown(name, "in the environment", PREFIX) for name in ours if not _known(name[len(PREFIX) :].lower())]


def _unknown(name: str, where: str, prefix: str = "") -> str:
    known = [(prefix + field).upper() if prefix else field for field in Settings.model_fields]
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0)
    return f"{name} {where} is not a setting. Did you mean {nearest[0]}?"


def _problem(
    place: tuple[int | str, ...],
    why: str,
    from_environment: Mapping[str, Any],
    from_file: Mapping[str, Any],
    path: Path | None,
) -> str:
    """One refused value in words. The value itself is left out: it may be a secret."""
    why = why.removeprefix("Value error, ")
    if not place:
        return why
    name = str(place[0])
    if name in from_environment:
        where = f"from the environment variable {PREFIX}{name.upper()}"
    elif name in from_file:
        where = f"from {path}"
    else:
        where = "by default"
    return f"{name} ({where}): {why}. Allowed: {Settings.model_fields[name].description}"
