"""What beside a cut may well be more of the same thing: a body under a face, a tail behind an animal.

Where it is torn off, the tear is seen as soon as the camera moves. So the background is drawn up to the
foreground there, and both move as one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rushes.engines.previz.still.colours import mixture
from rushes.engines.previz.still.planes import Plane, blur, cheapest_way, ramp, spread
from rushes.engines.previz.still.seeds import strangeness

#: Shares of the longer side: how far beside the cut is looked at, how far what is found there is followed
#: through its own colours, and over which way the background comes up to it.
_BESIDE, _FOLLOWED, _RISE = 0.02, 0.2, 0.03


def joined(pixels: npt.NDArray[np.float32], share: Plane) -> Plane:
    """How far each of the cells (rows, columns, 3) belongs with the foreground that ``share`` cuts out, 0 to
    1; the foreground itself does where it goes on."""
    longer = max(share.shape)
    more = np.maximum(ramp(strangeness(pixels), 0.2, 0.6), _alike(pixels, share))
    inside = (share > 0.5).astype(np.float32)
    beside = spread(inside, max(1, round(_BESIDE * longer))) - inside
    # Much of what is beside it there: specks are none.
    wide = max(1, longer // 96)
    much = blur((more * beside).astype(np.float32), wide) / np.maximum(blur(beside, wide), 0.05)
    starts = (beside > 0.5) & (much > 0.5)
    if not starts.any():
        return np.zeros_like(share)
    cost = (1.0 - more) * (1.0 - inside) + 1.0 / (_FOLLOWED * longer)
    reached = ramp(-cheapest_way(np.asarray(cost, np.float32), starts), -1.0, 0.0)
    rise = max(1, round(_RISE * longer))
    return ramp(blur(spread(reached, rise), rise), 0.0, 0.8)


def _alike(pixels: npt.NDArray[np.float32], share: Plane) -> Plane:
    """How much likelier each colour is within the cut than without, 0 to 1."""
    colours = pixels.reshape(-1, 3)
    odds = mixture(colours, (share**2).ravel()).likelihood(colours)
    odds = odds - mixture(colours, ((1.0 - share) ** 2).ravel()).likelihood(colours)
    return ramp(odds.reshape(share.shape), -0.5, 2.0)
