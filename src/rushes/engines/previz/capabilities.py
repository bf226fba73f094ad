"""What previz can do, as data."""

from __future__ import annotations

from rushes.models.capabilities import Capabilities, SizeRange
from rushes.models.size import Size
from rushes.models.spec import Operation, Style

CAPABILITIES = Capabilities(
    operations=frozenset(Operation),
    sizes=(
        # Sora's own sizes first: errors and forms list them in this order.
        Size(720, 1280),
        Size(1280, 720),
        Size(1024, 1792),
        Size(1792, 1024),
        Size(1080, 1920),
        Size(1920, 1080),
        Size(1024, 1024),
        Size(1080, 1080),
        Size(480, 854),
        Size(854, 480),
        Size(480, 480),
    ),
    size_range=SizeRange(shortest=128, longest=1920, max_pixels=1920 * 1080),
    min_seconds=1,
    max_seconds=25,
    max_total_seconds=120,
    fps=(24, 25, 30, 60),
    styles=frozenset(Style),
    seed=True,
    motion_intensity=True,
    negative_prompt=True,
    audio=True,
    characters=True,
    uploaded_source=True,
)
