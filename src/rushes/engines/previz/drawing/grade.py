"""The grade of a scene's style and looks: uniforms of grade.frag."""

from __future__ import annotations

from typing import Any

from rushes.engines.previz.scene import Look, Scene
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


#: What a look sets; `_TIMES` multiplies what there is.
_LOOKS: dict[Look, dict[str, Any]] = {
    Look.ANAMORPHIC: {"vignette": 0.30, "bloomShare": 0.24},
    Look.NOIR: {"saturation": 0.0, "contrast": 0.85, "vignette": 0.60, "grainShare": 0.10},
    Look.MONOCHROME: {"saturation": 0.0, "contrast": 0.35},
    Look.PASTEL: {"contrast": -0.05, "lift": 0.26, "fade": (0.98, 0.93, 0.95), "vignette": 0.0},
    Look.WATERCOLOUR: {"contrast": 0.05, "vignette": 0.0},
    Look.GRAIN: {"grainShare": 0.16},
    Look.VINTAGE: {"lift": 0.14, "fade": (0.62, 0.42, 0.30), "vignette": 0.45, "grainShare": 0.10},
}
_TIMES: dict[Look, dict[str, float]] = {
    Look.PASTEL: {"saturation": 0.82},
    Look.WATERCOLOUR: {"saturation": 1.12},
    Look.VINTAGE: {"saturation": 0.72},
}
#: Looks that are more than numbers are definitions of grade.frag.
_DRAWN = {Look.ANAMORPHIC: "ANAMORPHIC", Look.WATERCOLOUR: "WATERCOLOUR"}


def features(scene: Scene) -> tuple[str, ...]:
    """Definitions of grade.frag."""
    values = style(scene)
    drawn = {
        "PAINTED": scene.style is Style.ANIMATED,
        "FADED": values["lift"] > 0.0,
        "GRAINY": values["grainShare"] > 0.0,
        **{name: look in scene.looks for look, name in _DRAWN.items()},
    }
    return tuple(name for name, there in drawn.items() if there)


def style(scene: Scene) -> dict[str, Any]:
    """What stays the same throughout the clip; the hour adds its own."""
    vintage = Look.VINTAGE in scene.looks
    warmth = scene.warmth + (0.8 if vintage else 0.0)
    values: dict[str, Any] = {
        "bloomShare": 0.16,
        "balance": (1.0 + 0.09 * warmth, 1.0, 1.0 - 0.10 * warmth),
        "shadowTint": (0.0, 0.0, 0.0),
        "lift": 0.0,
        "fade": (1.0, 1.0, 1.0),
        "grainShare": 0.0,
    } | _STYLES[scene.style]
    for look in scene.looks:
        values |= _LOOKS[look]
    for look in scene.looks:
        for name, share in _TIMES.get(look, {}).items():
            values[name] *= share
    return values
