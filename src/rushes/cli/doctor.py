"""``rushes doctor``: what this machine has, in plain words, and how to mend what is missing."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

import typer

from rushes import settings
from rushes.app import open_database, prepare_home
from rushes.errors import RushesError
from rushes.providers.routes import Routes
from rushes.settings import Settings
from rushes.storage.schemes import open_storage

_GIB = 1024**3


@dataclass(frozen=True)
class Finding:
    fine: bool
    words: str


def doctor() -> None:
    """Check graphics, codecs, folders, database and disk. Exit status 1 if something must be mended."""
    chosen = settings.load()
    checks: dict[str, Callable[[Settings], Finding]] = {
        "python": _python,
        "graphics": _graphics,
        "codecs": _codecs,
        "home": _home,
        "database": _database,
        "storage": _storage,
        "disk": _disk,
        "models": _models,
    }
    sound = True
    for name, check in checks.items():
        finding = _found(check, chosen)
        sound = sound and finding.fine
        mark = typer.style("ok  ", fg="green") if finding.fine else typer.style("MEND", fg="red")
        typer.echo(f"{mark} {name:<9} {finding.words}")
    if not sound:
        raise typer.Exit(1)


def _found(check: Callable[[Settings], Finding], chosen: Settings) -> Finding:
    try:
        return check(chosen)
    except RushesError as error:
        return Finding(False, error.message)


def _python(_chosen: Settings) -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding((3, 11) <= sys.version_info[:2] <= (3, 13), f"Python {version}; 3.11 to 3.13 will do.")


# What draws and encodes is imported for that alone: every server would carry its 20 MiB.
def _graphics(_chosen: Settings) -> Finding:
    from rushes.engines.previz import gl

    device = gl.describe()
    tried = "".join(f"\n               not used: {why}" for why in device.refused)
    return Finding(True, f"{device}.{tried}")


def _codecs(_chosen: Settings) -> Finding:
    from rushes.media import codecs

    missing = codecs.missing()
    if missing:
        return Finding(
            False, f"Missing: {', '.join(missing)}. Reinstall PyAV: pip install --force-reinstall av"
        )
    return Finding(True, f"{codecs.library()} with {', '.join(codecs.NEEDED)}.")


def _home(chosen: Settings) -> Finding:
    prepare_home(chosen.home)
    return Finding(True, f"{chosen.home} can be written (RUSHES_HOME).")


def _database(chosen: Settings) -> Finding:
    async def look() -> str:
        async with open_database(chosen, lambda _error: None) as db:
            return type(db).__name__.removesuffix("Database")

    return Finding(True, f"{asyncio.run(look())} answers and has this version's tables.")


def _storage(chosen: Settings) -> Finding:
    open_storage(chosen.storage_url)
    return Finding(True, f"{chosen.storage_url} can be written (RUSHES_STORAGE).")


def _disk(chosen: Settings) -> Finding:
    free = shutil.disk_usage(chosen.home).free
    fine = free >= chosen.min_free_mb * 1024**2
    hint = (
        ""
        if fine
        else f" Free some: below {chosen.min_free_mb} MiB nothing is rendered (RUSHES_MIN_FREE_MB)."
    )
    return Finding(fine, f"{free / _GIB:.1f} GiB are free at {chosen.home}.{hint}")


def _models(chosen: Settings) -> Finding:
    aliases = Routes.names(chosen.config_path)
    return Finding(True, f"{', '.join(aliases)} ({chosen.config_path}).")
