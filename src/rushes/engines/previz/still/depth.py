"""A plausible depth for a picture that comes without one. No model: position, sky, and what stands out.

What a picture of the world usually looks like, in the order in which it is believed:

* sky is smooth, bright and touches the upper edge: infinitely far;
* what alone is sharp is what the lens looks at, and lies before the rest;
* one thing in the middle that differs from all that touches the left, right and upper edge is a subject:
  it stands upright, as near as the ground under its lowest point;
* the ground is nearer the lower it lies in the picture, and what stands on it stands upright; where neither
  ground nor sky is seen, there may be walls and a ceiling, which come nearer towards the edges as well.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz.still.floor import Floor, floor
from rushes.engines.previz.still.planes import (
    Plane,
    blur,
    cells,
    cheapest_way,
    guided,
    ramp,
    spread,
    steepness,
)
from rushes.engines.previz.still.sharp import in_focus

#: Cells along the longer side: enough for outlines, since the result is smoothed anyway.
_LONGER_SIDE = 160
#: Cells by which a subject's distance reaches beyond its outline.
_MARGIN = 7
#: How near is what alone is sharp.
_LOOKED_AT = 0.75


@dataclass(frozen=True, slots=True)
class Depth:
    """Planes (rows, columns); row 0 is the top one."""

    #: From 0, farthest, to 1, nearest.
    nearness: Plane
    #: The same without a subject that stands out.
    ground: Plane
    #: How far each cell may be a subject, and how far it is what alone is sharp; 0 to 1.
    guess: Plane
    looked_at: Plane
    #: Shares of the picture that are taken for sky and for a subject, for the report.
    sky: float
    subject: float


def estimate(image: Image.Image) -> Depth:
    """Depth of an RGB picture of any size. Deterministic; some 50 ms."""
    pixels = cells(image, _LONGER_SIDE)
    light = (pixels @ np.array([0.2126, 0.7152, 0.0722], np.float32)).astype(np.float32)
    edges = steepness(pixels)
    rows, columns = light.shape
    down = np.repeat(np.linspace(0.0, 1.0, rows, dtype=np.float32)[:, None], columns, axis=1)

    sky = _sky(pixels, light, edges, down)
    has_sky = float(np.clip((float(sky.mean()) - 0.04) / 0.2, 0.0, 1.0))
    subject, confidence = _subject(pixels, edges, sky)
    nearness = _ground(down, floor(pixels), sky, has_sky)
    foot, lift = _standing(subject, nearness, down)
    nearness = nearness * (1.0 + confidence * (lift - 1.0)) * (1.0 - sky)
    nearness = np.clip(guided(light, nearness.astype(np.float32), max(3, rows // 14), 0.004), 0.0, 1.0)
    nearness = blur(nearness, 2)
    # The step lies well outside the outline, so that the background stretches there and the subject, all
    # at one distance, keeps its shape.
    body = _reaching(subject, 3) * (confidence * foot)
    looked_at, sharply = in_focus(image, light.shape)
    # Land under the sky is sharper than that, however far it lies.
    sharply *= 1.0 - has_sky
    # Where its outline is, blur tells only roughly.
    body = np.maximum(body, _reaching(looked_at, _MARGIN) * (sharply * _LOOKED_AT))
    # What is only guessed gets less depth: a wrong one bends straight lines, a shallow one just moves less.
    certain = 0.5 + 0.5 * max(has_sky, confidence, 0.5 * sharply)
    return Depth(
        _stretched(np.maximum(nearness, body), certain),
        _stretched(nearness, 0.55 + 0.2 * has_sky),
        subject,
        np.asarray(looked_at * sharply, np.float32),
        float(sky.mean()),
        float((subject * confidence).mean()),
    )


def _reaching(subject: Plane, soft: int) -> Plane:
    return blur(spread(ramp(subject, 0.35, 0.65), _MARGIN), soft)


def _stretched(nearness: Plane, most: float) -> Plane:
    low, high = float(nearness.min()), float(nearness.max())
    return np.asarray((nearness - low) / max(high - low, 0.25) * most, np.float32)


def _sky(pixels: npt.NDArray[np.float32], light: Plane, edges: Plane, down: Plane) -> Plane:
    top = np.zeros(light.shape, bool)
    top[0] = True
    way = cheapest_way(edges + 0.002, top)
    reach = ramp(-way, -0.5, -0.25)
    blue = pixels[..., 2] - pixels[..., 0]
    upper = light[: max(1, len(light) // 10)]
    # Against the sky the land is darker; a wall or a studio backdrop has no darker land below it.
    darker_below = float(np.median(upper) - np.median(light[-len(light) // 3 :]))
    # Blue by day, orange at its ends; a grey one may as well be a ceiling.
    coloured = abs(float(np.median(blue[: len(upper)])))
    believable = np.clip(0.05 + min(0.65, 4.0 * darker_below) + 1.5 * coloured, 0.0, 1.0)
    sky = reach * ramp(-down, -0.85, -0.5)
    # A ceiling narrows downwards; the sky is as deep at the sides as in the middle.
    side = max(1, sky.shape[1] // 20)
    at_sides = min(float(sky[:, :side].mean()), float(sky[:, -side:].mean()))
    as_deep = float(np.clip((at_sides / max(float(sky.mean()), 1e-6) - 0.25) / 0.35, 0.0, 1.0))
    return np.asarray(sky * (believable * as_deep), np.float32)


def _subject(pixels: npt.NDArray[np.float32], edges: Plane, sky: Plane) -> tuple[Plane, float]:
    """What is cut off from the left, right and upper edge, and how sure that it is one thing."""
    border = np.zeros(edges.shape, bool)
    border[0] = border[:, 0] = border[:, -1] = True
    cost = np.maximum(edges - 0.03, 0.0) + 0.0005
    way = cheapest_way(cost, border)
    away = blur(np.minimum(way + _unlike_border(pixels, border), 2.0), 1)
    rows, columns = edges.shape
    across = np.abs(np.linspace(-1.0, 1.0, columns, dtype=np.float32))[None, :]
    central = np.broadcast_to(1.0 - 0.6 * across**2, (rows, columns))
    score = away * central * (1.0 - sky)
    threshold, clarity = _two_classes(score)
    seed = ramp(score, 0.75 * threshold, 1.35 * threshold)
    subject = _largest(_closed(_grown(seed, score, 0.45 * threshold), max(2, columns // 20)))
    return subject, _oneness(subject) * float(np.clip((clarity - 0.45) / 0.25, 0.0, 1.0))


def _oneness(subject: Plane) -> float:
    """How much this looks like one thing: neither tiny nor huge, narrow, in the middle, off the edges."""
    area = float(subject.mean())
    sized = float(np.clip((area - 0.01) / 0.03, 0.0, 1.0) * np.clip((0.6 - area) / 0.2, 0.0, 1.0))
    share = np.cumsum(subject.sum(axis=0)) / max(float(subject.sum()), 1e-6)
    width = float(np.searchsorted(share, 0.92) - np.searchsorted(share, 0.08)) / subject.shape[1]
    narrow = float(np.clip((0.62 - width) / 0.17, 0.0, 1.0))
    outside = float(subject[0].mean() + subject[:, 0].mean() + subject[:, -1].mean())
    return sized * narrow * float(np.clip(1.0 - 2.0 * outside, 0.0, 1.0))


def _grown(seed: Plane, score: Plane, low: float) -> Plane:
    """The seed and what hangs together with it at a lower score: the body that belongs to a face."""
    weak = ramp(score, 0.8 * low, 1.3 * low)
    way = cheapest_way((1.0 - weak).astype(np.float32) + 1e-5, seed > 0.6)
    return np.asarray(np.maximum(seed, weak * ramp(-way, -1.0, -0.3)), np.float32)


def _largest(subject: Plane) -> Plane:
    """Only what hangs together with the thickest part: lights in the background are not the subject."""
    heart = np.zeros(subject.shape, bool)
    heart.flat[int(np.argmax(blur(subject, max(2, subject.shape[1] // 20))))] = True
    way = cheapest_way(np.asarray(1.0 - subject, np.float32) + 1e-5, heart)
    return np.asarray(subject * ramp(-way, -1.5, -0.7), np.float32)


def _closed(subject: Plane, radius: int) -> Plane:
    """Without holes and notches smaller than ``radius``: a label belongs to its bottle."""
    return np.maximum(subject, -spread(-spread(subject, radius), radius))


def _unlike_border(pixels: npt.NDArray[np.float32], border: npt.NDArray[np.bool_]) -> Plane:
    """Distance of each colour to the nearest of the colours along the border."""
    samples = pixels[border][:: max(1, int(border.sum()) // 64)]
    distances = np.sqrt(((pixels[:, :, None, :] - samples[None, None]) ** 2).sum(axis=3))
    return np.asarray(distances.min(axis=2), np.float32)


def _two_classes(score: Plane) -> tuple[float, float]:
    """Otsu's threshold, and how clearly it parts the scores (share of the variance, 0 to 1)."""
    counts, bounds = np.histogram(score, bins=64)
    share = counts / counts.sum()
    centres = (bounds[1:] + bounds[:-1]) / 2.0
    below = np.cumsum(share)
    mass = np.cumsum(share * centres)
    between = (mass[-1] * below - mass) ** 2 / np.maximum(below * (1.0 - below), 1e-9)
    best = int(np.argmax(between[:-1]))
    return float(bounds[best + 1]), float(between[best] / max(float(score.var()), 1e-9))


def _standing(subject: Plane, ground: Plane, down: Plane) -> tuple[float, float]:
    """How near the subject stands, and the factor that brings the ground under its foot to it."""
    solid = subject > 0.5
    if not solid.any():
        return 0.0, 1.0
    row = int(np.flatnonzero(solid.any(axis=1)).max())
    foot = float(np.clip(0.45 + 0.6 * float(down[row, 0]), 0.7, 1.0))
    return foot, float(np.clip(0.95 * foot / max(float(ground[row].mean()), 0.1), 0.6, 2.0))


def _ground(down: Plane, floor: Floor, sky: Plane, has_sky: float) -> Plane:
    rows, columns = down.shape
    horizon = float(np.clip(sky.mean(axis=1).sum() / rows, 0.05, 0.6)) if has_sky else 0.3
    foot = down + floor.firm * (floor.foot - down)
    outdoors = np.clip((foot - horizon) / (1.0 - horizon), 0.0, 1.0) ** 1.25
    x = np.abs(np.linspace(-1.0, 1.0, columns, dtype=np.float32))[None, :]
    y = np.abs(down * 2.0 - 0.9)
    # Floor, walls and ceiling of a box that is looked into.
    box = np.maximum(np.maximum(x * 0.75, y * 0.6), np.clip(down * 1.6 - 0.6, 0.0, 1.0)) ** 1.4
    indoors = 0.8 * box + 0.2 * down
    upright = np.clip((floor.foot - floor.horizon) / max(1.0 - floor.horizon, 0.1), 0.0, 1.0)
    indoors = indoors + floor.firm * (upright - indoors)
    return np.asarray(has_sky * outdoors + (1.0 - has_sky) * indoors, np.float32)
