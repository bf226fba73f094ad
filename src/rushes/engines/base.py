"""The port of an engine: one blocking call that runs in a process of its own and may be killed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from rushes.models.capabilities import Capabilities
from rushes.models.spec import Spec

#: Called with the share that is done, 0.0 to 1.0, at least once every few seconds: an engine that
#: says nothing for longer is taken for hung and killed.
Progress = Callable[[float], None]


@dataclass(frozen=True)
class RenderJob:
    """One render. Paths are local; ``out`` does not exist yet and lies in a folder of the job's own."""

    spec: Spec
    out: Path
    #: The image of ``spec.reference``, as the caller sent it (decoded and judged safe, not yet fitted).
    reference: Path | None = None
    #: The finished MP4 of ``spec.source``.
    source: Path | None = None
    #: The clips of ``spec.characters``, in their order, as they were sent.
    characters: tuple[Path, ...] = ()


@dataclass(frozen=True)
class RenderReport:
    """What was really made; kept with the attempt."""

    #: Name and version, as in the MP4's metadata and the response header (``previz/1``).
    engine: str
    #: Plain JSON: what was understood, guessed and ignored, the graphics device, the timings.
    details: dict[str, Any] = field(default_factory=dict)


class Engine(Protocol):
    name: str
    capabilities: Capabilities

    def render(self, job: RenderJob, progress: Progress) -> RenderReport:
        """Make ``job.out``, a finished MP4 with sound. Raises ``rushes.errors.RenderError``."""
        ...
