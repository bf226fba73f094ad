"""What a render process calls: JSON in, JSON out (see ``rushes.processes.child``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rushes.engines import registry
from rushes.engines.base import Progress, RenderJob
from rushes.models.spec import Spec


def run(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Render one video.

    ``args``: ``engine`` (a name of `registry.capabilities`), ``spec`` (JSON of a `Spec`), ``out``, the local
    paths ``reference`` and ``source`` or None, and those of ``characters``. Returns ``engine`` ("previz/1")
    and ``details``. Raises ``rushes.errors.RenderError``. May be called again and again, and killed at any
    moment: all that it leaves then lies beside ``out``.
    """
    job = RenderJob(
        spec=Spec.model_validate(args["spec"]),
        out=Path(args["out"]),
        reference=_path(args.get("reference")),
        source=_path(args.get("source")),
        characters=tuple(Path(each) for each in args.get("characters", ())),
    )
    report = registry.load(args["engine"]).render(job, progress)
    return {"engine": report.engine, "details": report.details}


def _path(value: str | None) -> Path | None:
    return None if value is None else Path(value)
