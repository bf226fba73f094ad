"""Who a clip is of, cut out of it: by colour, by movement, and by standing in the middle."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz.still.depth import estimate
from rushes.engines.previz.still.foreground import Way, find, followed
from rushes.engines.previz.still.planes import (
    Plane,
    blur,
    box,
    cheapest_way,
    guided,
    ramp,
    resized,
    spread,
    steepness,
)
from rushes.engines.previz.subjects.character.moving import Pixels, moving
from rushes.errors import BadMedia
from rushes.media.pictures import coloured
from rushes.media.probe import probe
from rushes.models.size import Size

#: Cells along the longer side, pictures a second that are looked at, and how many at most.
_LONGER, _RATE, _MOST = 224, 4, 12
#: Colours of what is in front and of what is behind.
_CLUSTERS = 7
_ROUNDS = 4
#: Share of what moves that has to be of who stands out.
_AMONG = 0.6
#: Share of the picture that has to move for it to be somebody, and how bright the brightest has to be.
_LEAST, _BRIGHT = 0.02, 0.7
#: Share of a larger cut that may have a texture which stays.
_STAYS = 0.2
#: Of a plain ground, the deviation of the colours along its edges.
_PLAIN = 0.06
#: How many times as large the other of two cuts has to be for the one to be but a part.
_PART = 1.4


@dataclass(frozen=True)
class Cutout:
    """Its box only; row 0 is the top one."""

    #: R'G'B' 0 to 1, (rows, columns, 3); beyond the outline it goes on with the colours of the edge.
    colours: Pixels
    #: Share of it in each cell, 0 to 1.
    alpha: Plane


def cut_out(clip: Path) -> Cutout:
    """Deterministic; about a second. Raises `BadMedia` for a clip that cannot be decoded."""
    frames = _lit(_frames(clip))
    middle = len(frames) // 2
    pixels = frames[middle]
    moves = moving(frames, middle)
    alpha = _moving_body(pixels, moves)
    still = _still_body(pixels, moves)
    if alpha is None or _more_of_it(pixels, alpha, still, moves):
        alpha = still
    solid = alpha > 0.5
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    if not len(rows) or not len(columns):
        # Nothing stands out: what is in the middle is who it is.
        solid = _central(alpha.shape) > 0.5
        rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
        alpha = solid.astype(np.float32)
    top, bottom = max(rows[0] - 2, 0), min(rows[-1] + 3, len(alpha))
    left, right = max(columns[0] - 2, 0), min(columns[-1] + 3, alpha.shape[1])
    own = _spread_out(pixels, alpha)
    return Cutout(own[top:bottom, left:right], alpha[top:bottom, left:right].astype(np.float32))


def _frames(clip: Path) -> list[Pixels]:
    facts = probe(clip)
    size = facts.size if facts.rotation % 180 == 0 else Size(facts.height, facts.width)
    scale = _LONGER / max(size)
    small = Size(*(max(2, round(side * scale / 2) * 2) for side in size))
    with_alpha = islice(coloured(clip, small, _RATE), _MOST)
    frames = [np.asarray(each[..., :3], np.float32) / 255.0 for each in with_alpha]
    if not frames:
        raise BadMedia("The character's clip holds no picture that can be decoded.")
    return frames


def _lit(frames: list[Pixels]) -> list[Pixels]:
    """What was filmed in the dark, as by day: it will be lit where it plays."""
    brightest = float(np.quantile(frames[len(frames) // 2], 0.99))
    gain = np.float32(np.clip(_BRIGHT / max(brightest, 1e-3), 1.0, 6.0))
    return [np.minimum(gain * each, np.float32(1.0)) for each in frames]


def _more_of_it(pixels: Pixels, body: Plane, still: Plane, moves: Plane) -> bool:
    """Whether the larger cut may be more of the one that moves: an animal that stays and lifts its head. All
    of the rest that has a texture would be seen to stay."""
    if still.sum() < _PART * body.sum() or float((body * still).sum()) < 0.9 * float(body.sum()):
        return False
    if float(pixels[_border(body.shape)].std(axis=0).max()) < _PLAIN:
        return True
    rest = still * (1.0 - spread(body, 3))
    stays = ramp(steepness(pixels), 0.04, 0.1) * (1.0 - moves)
    return float((rest * stays).sum()) < _STAYS * float(rest.sum())


def _moving_body(pixels: Pixels, moves: Plane) -> Plane | None:
    """Who moves, with what within and beside that has the same colours; None where too little does."""
    near = max(2, min(moves.shape) // 24)
    closed = 1.0 - spread(1.0 - spread(moves, near), near)
    body = _largest(closed > 0.5)
    if float(body.mean()) < _LEAST:
        return None
    seed = blur(body.astype(np.float32), 1)
    share, _ = followed(pixels, Way(seed, place=0.25, rounds=3, hold=0.5, kept=1.0))
    if float((share * seed).sum()) < _AMONG * float(seed.sum()):
        return None
    return _softened(pixels, share)


def _still_body(pixels: Pixels, moves: Plane) -> Plane:
    """Who stands out from what is around."""
    alpha = _alpha(pixels, moves)
    other = _standing_out(pixels, moves)
    # A cut is more often a part of somebody than too much.
    return other if other is not None and other.sum() > _PART * alpha.sum() else alpha


def _softened(pixels: Pixels, share: Plane) -> Plane:
    soft = guided(pixels.mean(axis=2), share, 2, 4e-4)
    return np.asarray(np.clip(soft * 1.5 - 0.25, 0.0, 1.0), np.float32)


def _standing_out(pixels: Pixels, moves: Plane) -> Plane | None:
    """Who stands out as a still picture's foreground does before a varied background, if that is also what
    moves."""
    picture = Image.fromarray((pixels * 255.0 + 0.5).astype(np.uint8))
    found = find(picture, estimate(picture), room=False)
    if found is None or found.plain:
        return None
    share = resized(found.share, moves.shape)
    if float((moves * share).sum()) < _AMONG * float(moves.sum()):
        return None
    return _softened(pixels, share)


def _alpha(pixels: Pixels, moves: Plane) -> Plane:
    """First by what the border looks like, then by the colours of what that found."""
    shape = pixels.shape[:2]
    seen = _opponent(pixels)
    unlike = _unlike_sides(seen)
    way = cheapest_way(np.maximum(steepness(pixels) - 0.04, 0.0) + 0.0005, _border(shape))
    score = ramp(unlike, 0.05, 0.22) * 0.75 + ramp(way, 0.05, 0.4) * 0.25
    score = np.maximum(score, 0.9 * moves) * (0.5 + 0.5 * _central(shape))
    front = _largest(score > max(0.25, 0.4 * float(np.quantile(score, 0.97))))
    light = pixels.mean(axis=2)
    strange = 0.6 * (ramp(unlike, 0.03, 0.14) - 0.5)
    for _ in range(_ROUNDS):
        if not front.any() or front.all():
            break
        near = spread(front.astype(np.float32), max(4, min(shape) // 10)) > 0.5
        ours, theirs = _means(seen[front]), _means(seen[~front & near])
        here, there = _nearest(seen, ours), np.minimum(_nearest(seen, theirs), unlike)
        # Who is beside it keeps its own colours; far away nothing is in front.
        lean = (there - here) / (there + here + 0.02) + strange + 0.25 * moves
        lean += 0.30 * (_share_of(front, 4) - 0.5)
        lean = guided(light, np.where(near, lean, -1.0).astype(np.float32), 3, 1e-3)
        front = _largest(lean > 0.0)
    # What only hung on by a thread, a shadow say, is gone now.
    whole = _largest(_closed(front) > 0.5).astype(np.float32)
    return _softened(pixels, whole)


def _opponent(pixels: Pixels) -> Pixels:
    """Colours so that a shadow makes less of a difference than another hue."""
    red, green, blue = np.moveaxis(pixels, 2, 0)
    light = 0.3 * red + 0.6 * green + 0.1 * blue
    # Dark colours have a hue as well.
    hue = np.stack([0.65 * (red - green), 0.5 * (0.5 * (red + green) - blue)]) / (0.25 + light)
    return np.stack([0.65 * light, *hue], axis=2)


def _unlike_sides(seen: Pixels) -> Plane:
    """Distance to the nearest of the colours that lie at the left and the right at about that height, and at
    the upper edge: sky stands behind a head, and grass behind the feet."""
    rows, columns = seen.shape[:2]
    side = max(3, columns // 12)
    unlike = np.empty((rows, columns), np.float32)
    band = max(4, rows // 9)
    for top in range(0, rows, band):
        around = slice(max(0, top - band), min(rows, top + 2 * band))
        sides = np.concatenate([seen[around, :side].reshape(-1, 3), seen[around, -side:].reshape(-1, 3)])
        unlike[top : top + band] = _nearest(seen[top : top + band], _means(sides, least=0.06))
    above = _means(seen[: max(2, rows // 20)].reshape(-1, 3), least=0.06)
    upper = rows // 2
    unlike[:upper] = np.minimum(unlike[:upper], _nearest(seen[:upper], above))
    return unlike


def _share_of(mask: npt.NDArray[np.bool_], radius: int) -> Plane:
    """Share of a square about each cell that is in the mask."""
    return box(mask.astype(np.float32), radius)


def _border(shape: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    """The left, right and upper edge: at the lower one a body may be cut off."""
    width = max(2, min(shape) // 20)
    border = np.zeros(shape, bool)
    border[:width] = border[:, :width] = border[:, -width:] = True
    return border


def _central(shape: tuple[int, ...]) -> Plane:
    across = np.abs(np.linspace(-1.0, 1.0, shape[1], dtype=np.float32))[None, :]
    along = np.abs(np.linspace(-1.0, 1.0, shape[0], dtype=np.float32))[:, None]
    return np.asarray(1.0 - np.clip(np.maximum(across**2, 0.7 * along**3), 0.0, 1.0), np.float32)


def _means(samples: Pixels, least: float = 0.0) -> Pixels:
    """The colours of some pixels (n, 3) in a few clusters, by k-means from evenly spread beginnings; without
    those of which there are fewer than the share ``least``."""
    if len(samples) > 3000:
        samples = samples[:: len(samples) // 3000]
    order = np.argsort(samples @ np.array([0.3, 0.6, 0.1], np.float32))
    starts = np.linspace(0, len(samples) - 1, min(_CLUSTERS, len(samples))).astype(int)
    means = samples[order[starts]]
    nearest = np.zeros(len(samples), int)
    for _ in range(8):
        nearest = ((samples[:, None] - means[None]) ** 2).sum(axis=2).argmin(axis=1)
        means = np.stack(
            [
                samples[nearest == each].mean(axis=0) if (nearest == each).any() else means[each]
                for each in range(len(means))
            ]
        )
    many = np.bincount(nearest, minlength=len(means)) >= least * len(samples)
    return np.asarray(means[many], np.float32)


def _nearest(pixels: Pixels, means: Pixels) -> Plane:
    apart = ((pixels[:, :, None] - means[None, None]) ** 2).sum(axis=3)
    return np.asarray(np.sqrt(apart.min(axis=2)), np.float32)


def _largest(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """What hangs together with the thickest part, without holes."""
    if not mask.any():
        return mask
    heart = np.zeros(mask.shape, bool)
    weight = blur(mask.astype(np.float32), max(2, min(mask.shape) // 16)) * (0.5 + 0.5 * _central(mask.shape))
    heart.flat[int(np.argmax(weight * mask))] = True
    body = _flooded(mask, heart)
    outside = np.zeros(mask.shape, bool)
    outside[0] = outside[:, 0] = outside[:, -1] = True
    return ~_flooded(~body, outside)


def _flooded(mask: npt.NDArray[np.bool_], seeds: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """All of the mask that hangs together with the seeds: run by run, along the rows and the columns."""
    runs = [_runs(mask), _runs(mask.T)]
    reached = seeds & mask
    while True:
        before = int(reached.sum())
        for numbers in runs:
            reached = (np.bincount(numbers.ravel(), weights=reached.ravel()) > 0)[numbers].T
            mask = mask.T
            reached &= mask
        if int(reached.sum()) == before:
            return reached


def _runs(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """A number for each stretch of a row that is all in or all out."""
    begins = np.ones(mask.shape, bool)
    begins[:, 1:] = mask[:, 1:] != mask[:, :-1]
    return np.cumsum(begins.ravel()).reshape(mask.shape)


def _closed(mask: npt.NDArray[np.bool_]) -> Plane:
    """Without notches; and without hairs, which a body cannot be made of."""
    plane = mask.astype(np.float32)
    closed = -spread(-spread(plane, 2), 2)
    return np.asarray(spread(-spread(-closed, 1), 1), np.float32)


def _spread_out(pixels: Pixels, alpha: Plane) -> Pixels:
    """The colours well inside the outline, carried on beyond it: no edge has the background's."""
    inside = ramp(alpha, 0.85, 0.99)
    out, known = pixels * inside[..., None], inside.copy()
    total, weight = out, known
    for radius in (1, 2, 4, 8, 16):
        near = box(known, radius)
        colours = np.stack([box(out[..., channel], radius) for channel in range(3)], axis=2)
        fill = np.clip(1.0 - weight, 0.0, 1.0)
        share = fill * np.minimum(near * 20.0, 1.0)
        total = total + share[..., None] * colours / np.maximum(near, 1e-4)[..., None]
        weight = weight + share
    return np.asarray(total / np.maximum(weight, 1e-4)[..., None], np.float32)
