"""Landscapes: the picture of a ``Scene``, frame by frame.

::

    with Landscape.open(scene, 1920, 1080, fps=24, seconds_from=0.0, seconds_to=5.0) as landscape:
        for index in landscape.frames:          # absolute frame numbers: range(0, 120)
            buffer = landscape.yuv(index)       # uint8, (1080 * 3 // 2, 1920): Y, U and V planes
        picture = landscape.rgb(0)              # uint8, (1080, 1920, 3)
        landscape.details                       # plain JSON for the render report

A frame is a function of scene, size, fps and its absolute number alone, so that frames 48 to 95 drawn
by themselves are the frames 48 to 95 of a longer clip.
"""

from __future__ import annotations

from rushes.engines.previz.landscape.picture import Landscape

__all__ = ["Landscape"]
