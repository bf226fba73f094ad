"""Every setting, once: its name, default and help. The only module that reads the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from rushes.errors import Fatal
from rushes.models.spec import Fit

PREFIX = "RUSHES_"


class Settings(BaseSettings):
    """Read from ``RUSHES_*``; command-line options of the same name win."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    home: Path = Field(
        default=Path("~/.rushes"),
        description="The one folder that holds everything a server keeps: database, videos, scratch, config.",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="Port to listen on; 0 picks a free one and prints it."
    )
    database_url: str = Field(
        default="",
        description="`postgresql://user:password@host/name`; empty means SQLite in the home folder.",
    )
    storage: str = Field(
        default="", description="Where videos are kept, `file:///a/folder`; empty means the home folder."
    )
    config: Path | None = Field(
        default=None, description="The file with model aliases; default is `rushes.toml` in the home folder."
    )
    bootstrap_key: str = Field(
        default="", description="The first API key, instead of a made one. Only used while there are no keys."
    )
    operator_key: str = Field(
        default="",
        description="The key of the operator's API, 32 random characters or more; empty means one that is "
        "made at the first start.",
    )
    render_workers: int = Field(
        default_factory=lambda: max(1, (os.cpu_count() or 1) // 2),
        ge=1,
        le=64,
        description="Render processes, and so videos rendered at once; default is half the cores.",
    )
    stall_seconds: float = Field(
        default=60.0, gt=0, description="A render that makes no progress for this long is killed and retried."
    )
    lease_seconds: float = Field(
        default=10.0,
        gt=0,
        description="After a crash another server takes a video over when this much time has passed.",
    )
    max_attempts: int = Field(
        default=5, ge=1, description="Tries before a video whose render crashes or hangs is failed."
    )
    drain_seconds: float = Field(
        default=600.0, ge=0, description="How long SIGTERM waits for running renders; a second one does not."
    )
    min_free_mb: int = Field(
        default=256,
        ge=0,
        description="With less free disk than this nothing new is accepted or rendered until there is more.",
    )
    max_upload_mb: int = Field(default=128, ge=1, description="Largest request body in MiB.")
    retry_window_seconds: float = Field(
        default=900.0,
        ge=0,
        description="How long a POST that an SDK repeats is answered with the video it made the first time.",
    )
    image_fit: Fit = Field(
        default="crop",
        description="How a reference image of another shape is brought to size: `crop`, `pad` or `stretch`.",
    )
    public_url: str = Field(
        default="",
        description="Where callers reach this server, `https://video.example.com`; empty means what each "
        "request says in its `Host`.",
    )
    link_seconds: float = Field(
        default=86_400.0, ge=1, le=31_536_000, description="How long a signed link (`video_url`) works."
    )
    webhook_timeout_seconds: float = Field(
        default=10.0, gt=0, le=60, description="A webhook that is not answered by then is sent again later."
    )
    webhook_allow_private: bool = Field(
        default=False,
        description="Webhooks may go to plain http and to this server's own network. For development only.",
    )
    webhook_key: str = Field(
        default="",
        description="What webhook secrets and signed links are derived from, 32 random characters or more; "
        "empty means a key made in the home folder. Servers that share a database must share it.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least severe event that is logged."
    )
    log_format: Literal["auto", "console", "json"] = Field(
        default="auto", description="`auto` is coloured text on a terminal and JSON elsewhere."
    )

    @field_validator("home", "config")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return path.expanduser().absolute() if path is not None else None

    @field_validator("public_url")
    @classmethod
    def _address(cls, url: str) -> str:
        parsed = urlsplit(url)
        if url and not (parsed.scheme in ("http", "https") and parsed.hostname and not parsed.query):
            raise ValueError("it must be an http or https URL")
        return url.rstrip("/")

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.home / 'rushes.db'}"

    @property
    def storage_url(self) -> str:
        return self.storage or (self.home / "storage").as_uri()

    @property
    def config_path(self) -> Path:
        return self.config or self.home / "rushes.toml"

    @property
    def scratch(self) -> Path:
        return self.home / "scratch"


def load(**overrides: object) -> Settings:
    """The settings of this process; overrides that are None count as not given. Raises Fatal in one line."""
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise Fatal(f"{name}: {first['msg']} (it is {first['input']!r})") from None


def child_environment() -> dict[str, str]:
    """What a render process inherits: all but our own settings, which hold secrets it has no need of."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    # Its matrices are small: threads would wait for each other longer than they reckon, and the last digits
    # would depend on how many cores there are.
    return {"OPENBLAS_NUM_THREADS": "1"} | inherited


def secret(name: str) -> str | None:
    """An environment variable that rushes.toml names: secrets stand in no file."""
    return os.environ.get(name)
