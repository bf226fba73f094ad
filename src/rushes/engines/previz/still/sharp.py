"""Where a picture is sharp: a lens shows what it looks at with all its detail, and blurs the rest."""

from __future__ import annotations

import numpy as np
from PIL import Image

from rushes.engines.previz.still.planes import Plane, blur, box, cells, cheapest_way, ramp, resized, spread

#: Cells along the longer side in which detail is looked for, and cells around that it is measured against.
_LONGER, _AROUND = 576, 6
#: Contrasts, as standard deviations, from which on something can be said.
_LEAST, _ENOUGH = 0.01, 0.06


def in_focus(image: Image.Image, shape: tuple[int, ...]) -> tuple[Plane, float]:
    """How far each of (rows, columns) cells may be what the lens looks at, with what that surrounds, and how
    much it stands out from a blurred rest; both 0 to 1."""
    sharp = _sharpness(image, shape)
    near = max(1, max(shape) // 48)
    much = blur(sharp, near)
    level = float(much.max())
    closed = 1.0 - spread(1.0 - spread(much, 2 * near), 2 * near)
    seen = ramp(closed, 0.3 * level, 0.6 * level)
    edge = np.zeros(seen.shape, bool)
    edge[0] = edge[-1] = edge[:, 0] = edge[:, -1] = True
    seen = np.maximum(seen, ramp(cheapest_way(seen + np.float32(1e-5), edge), 0.5, 1.0))
    inside, rest = seen > 0.5, spread(seen, 2 * near) < 0.5
    if not inside.any() or not rest.any():
        return seen, 0.0
    blurred = float(sharp[rest].mean() / max(float(sharp[inside].mean()), 1e-6))
    rows, columns = shape[:2]
    # One looks at the middle; what is sharp along the upper edge is the rest.
    middle = float(seen[rows // 4 : 3 * rows // 4, columns // 3 : 2 * columns // 3].mean())
    apart = (0.35 - blurred) / 0.15, (middle - 0.45) / 0.2, (0.55 - float(seen[0].mean())) / 0.15
    return seen, float(np.prod(np.clip(apart, 0.0, 1.0)))


def _sharpness(image: Image.Image, shape: tuple[int, ...]) -> Plane:
    """How sharp each of (rows, columns) cells of the picture is, against its sharpest: 0 to 1; 0 where there
    is nothing to be sharp."""
    light = cells(image, _LONGER) @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    fine = np.abs(light - box(light, 1))
    variance = box(light * light, _AROUND) - box(light, _AROUND) ** 2
    contrast = resized(np.sqrt(np.maximum(variance, 0.0)).astype(np.float32), shape)
    share = resized(box(fine, 4), shape) / (contrast + 0.01)
    told = ramp(contrast, _LEAST, _ENOUGH)
    if not (told > 0.3).any():
        return np.zeros_like(told)
    sharpest = float(np.quantile(share[told > 0.3], 0.9))
    return np.asarray(np.clip(share / sharpest, 0.0, 1.0) * told, np.float32)
