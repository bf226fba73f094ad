"""Which engines there are: every folder beside this file that has a ``capabilities`` module.

``capabilities.py`` is data and imports nothing heavy: the server reads it. ``engine.py`` has the engine
itself, as ``ENGINE``, and is imported in render processes only.
"""

from __future__ import annotations

import importlib
import pkgutil

import rushes.engines
from rushes.engines.base import Engine
from rushes.models.capabilities import Capabilities


def capabilities() -> dict[str, Capabilities]:
    """What each engine can do, by its name."""
    return {
        name: importlib.import_module(f"rushes.engines.{name}.capabilities").CAPABILITIES
        for _, name, is_folder in pkgutil.iter_modules(rushes.engines.__path__)
        if is_folder
    }


def load(name: str) -> Engine:
    """The engine of that name, which must be one of `capabilities`."""
    engine: Engine = importlib.import_module(f"rushes.engines.{name}.engine").ENGINE
    return engine
