"""The one thing that a picture is of: found by its colours and outlines, or said not to be there.

Several guesses are followed up: from each, the colours of what is inside and outside are learnt in turns with
what belongs together, as GrabCut does (Rother, Kolmogorov, Blake, SIGGRAPH 2004), and the result is judged.
A wrong cut shows; so what does not convince is not separated at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz.still.colours import mixture
from rushes.engines.previz.still.depth import Depth
from rushes.engines.previz.still.fill import grown
from rushes.engines.previz.still.joined import joined
from rushes.engines.previz.still.judged import conviction, conviction_on_plain
from rushes.engines.previz.still.planes import Plane, blur, cells, cheapest_way, ramp, resized
from rushes.engines.previz.still.seeds import bust, odd_one_out, strangeness, unreached
from rushes.engines.previz.still.walker import walk

#: Cells along the longer side while guesses compete, and for the one that is believed.
_ROUGH, _FINE = 144, 288
#: What has to convince so much, to be separated, and so much for no other guess to be followed.
_BELIEVED, _SURE = 0.53, 0.9
#: What half convinces moves before its background by so much less.
_HELD = 0.5
#: Share of what alone is sharp that a cut has to have.
_WHOLE = 0.6


@dataclass(frozen=True, slots=True)
class Foreground:
    #: How far each cell (rows, columns) belongs to it, 0 to 1; row 0 is the top one.
    share: Plane
    #: The same without what has the background's colour, and may be seen through it: what light falls on.
    body: Plane
    #: 0.6 to 1.
    confidence: float
    #: It stands before a plain background, as products do.
    plain: bool
    #: How far what is around it may be more of it, and must not be torn from it; see `joined`.
    joined: Plane


@dataclass(frozen=True, slots=True)
class Way:
    """How a guess is followed up."""

    seed: Plane
    #: How far colours are expected where they were found.
    place: float
    rounds: int
    #: How much what was found before holds.
    hold: float
    #: How much the guess itself does, to the last.
    kept: float = 0.0


def find(image: Image.Image, depth: Depth, *, room: bool) -> Foreground | None:
    """The foreground of an RGB picture, None where there is no clear one; in a ``room`` that is itself what
    the picture is of, furniture is none. Deterministic; about a second."""
    finer = cells(image, _FINE)
    apart = unreached(finer)
    convincing = conviction_on_plain(finer, apart)
    if convincing >= _BELIEVED:
        behind = grown(finer, (apart < 0.02).astype(np.float32))
        differs = blur(np.abs(finer - behind).max(axis=2), 2)
        return Foreground(apart, apart * ramp(differs, 0.03, 0.1), convincing, True, joined(finer, apart))
    if room:
        return None
    share, confidence = _best(cells(image, _ROUGH), depth.guess)
    if confidence < _BELIEVED or _partial(share, depth.looked_at):
        return None
    share, _ = followed(finer, Way(resized(share, finer.shape), 0.1, 1, 1.5))
    held = _HELD * np.clip((_SURE - confidence) / (_SURE - _BELIEVED), 0.0, 1.0)
    together = held + (1.0 - held) * joined(finer, share)
    return Foreground(share, share, confidence, False, together.astype(np.float32))


def _partial(share: Plane, looked_at: Plane) -> bool:
    """Whether much of what alone is sharp was left out: of two people a head was cut."""
    seen = resized(looked_at, share.shape)
    return float((share * seen).sum()) < _WHOLE * float((seen**2).sum())


def _best(pixels: npt.NDArray[np.float32], guess: Plane) -> tuple[Plane, float]:
    """The most convincing cut, and how far it convinces."""
    strange = strangeness(pixels)
    ways = (
        Way(odd_one_out(strange), 0.25, 4, 0.7),
        Way(resized(guess, pixels.shape), 0.25, 4, 0.7),
        Way(bust(pixels.shape), 0.1, 6, 0.5),
    )
    best, confidence = guess, 0.0
    for way in ways:
        share, sure = followed(pixels, way)
        convincing = conviction(pixels, share, sure, strange)
        if convincing > confidence:
            best, confidence = share, convincing
        if confidence >= _SURE:
            break
    return best, confidence


def followed(pixels: npt.NDArray[np.float32], way: Way) -> tuple[Plane, Plane]:
    """What the guess leads to, and the same before it was made to decide."""
    rows, columns, _ = pixels.shape
    longer = max(rows, columns)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32) * np.float32(way.place / longer)
    features = np.dstack([pixels, x, y]).reshape(-1, 5)
    share = sure = way.seed
    kept = way.kept * _odds(way.seed)
    for _ in range(way.rounds):
        inside = mixture(features, (share**2).ravel()).likelihood(features)
        outside = mixture(features, ((1.0 - share) ** 2).ravel()).likelihood(features)
        before = blur(share, max(2, columns // 24))
        odds = np.clip(inside - outside, -6.0, 6.0).reshape(rows, columns)
        odds = odds + way.hold * _odds(before) + kept
        likely = (1.0 / (1.0 + np.exp(-odds / 1.5))).astype(np.float32)
        trust = (0.002 + 0.03 * np.abs(2.0 * likely - 1.0)).astype(np.float32)
        sure = walk(pixels, likely, trust)
        share = _largest(ramp(sure, 0.3, 0.7))
    return share, sure


def _odds(share: Plane) -> Plane:
    return np.asarray(2.0 * np.log((share + 0.04) / (1.04 - share)), np.float32)


def _largest(share: Plane) -> Plane:
    """Only what hangs together with the thickest part."""
    heart = np.zeros(share.shape, bool)
    heart.flat[int(np.argmax(blur(share, max(2, share.shape[1] // 20))))] = True
    way = cheapest_way(np.asarray(1.0 - share, np.float32) + np.float32(1e-5), heart)
    return np.asarray(share * ramp(-way, -1.5, -0.7), np.float32)
