"""Which engines there are: every folder beside this file that has a ``capabilities`` module.

``capabilities.py`` is data and imports nothing heavy: the server reads it. ``engine.py`` has the engine
itself, as ``ENGINE``, and is imported in render processes only. One that takes uploaded clips has an
``edits.py`` as well, whose ``edit_of_clip`` reads a prompt at acceptance.
"""

from __future__ import annotations

import importlib
import pkgutil

import rushes.engines
from rushes.engines.base import Engine
from rushes.models.capabilities import Capabilities
from rushes.models.clip_edit import ClipEdit
from rushes.models.spec import Spec


def capabilities() -> dict[str, Capabilities]:
    """What each engine can do, by its name."""
    return {
        name: importlib.import_module(f"rushes.engines.{name}.capabilities").CAPABILITIES
        for _, name, is_folder in pkgutil.iter_modules(rushes.engines.__path__)
        if is_folder
    }


def edit_of_clip(name: str, spec: Spec) -> ClipEdit:
    """What the engine of that name, which takes uploaded clips, will make of an edit of one."""
    module = importlib.import_module(f"rushes.engines.{name}.edits")
    planned: ClipEdit = module.edit_of_clip(spec)
    return planned


def load(name: str) -> Engine:
    """The engine of that name, which must be one of `capabilities`."""
    engine: Engine = importlib.import_module(f"rushes.engines.{name}.engine").ENGINE
    return engine
