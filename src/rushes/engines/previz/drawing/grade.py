"""The grade of a scene's style and looks: uniforms of grade.frag."""

from __future__ import annotations

from typing import Any

from rushes.engines.previz.scene import Scene
from rushes.models.spec import Style

_STYLES: dict[Style, dict[str, Any]] = {
    Style.NATURAL: {"saturation": 1.08, "contrast": 0.20, "vignette": 0.05},
    Style.CINEMATIC: {
        "saturation": 1.06,
        "contrast": 0.36,
        "vignette": 0.28,
        "shadowTint": (-0.004, 0.006, 0.016),
        "bloomShare": 0.22,
    },
    Style.ANIMATED: {"saturation": 1.35, "contrast": 0.10, "vignette": 0.0},
    Style.DOCUMENTARY: {"saturation": 0.84, "contrast": 0.08, "vignette": 0.03},
}


def style(scene: Scene) -> dict[str, Any]:
    """What stays the same throughout the clip; the hour adds its own."""
    return {
        "bloomShare": 0.16,
        "balance": (1.0 + 0.09 * scene.warmth, 1.0, 1.0 - 0.10 * scene.warmth),
        "shadowTint": (0.0, 0.0, 0.0),
    } | _STYLES[scene.style]
