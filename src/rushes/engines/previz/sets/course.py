"""A room's light over a clip in which the hour or the weather changes: the room is laid out as it is at a few
times, and its light is blended between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from rushes.engines.previz.camera import BLEND
from rushes.engines.previz.mesh import Point
from rushes.engines.previz.outdoors.look import moment
from rushes.engines.previz.outdoors.sky import sun_elevation
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Key, Lamp, Layout

#: Between these elevations of the sun a room's light changes evenly enough.
_MARKS = (14.0, 4.0, -4.0)
_STEP = 0.1


class Course:
    """``lay_out`` makes the place as it is at the opening of the scene that it is given."""

    def __init__(self, scene: Scene, lay_out: Callable[[Scene], Layout]) -> None:
        self._scene = scene
        #: As it opens.
        self.opening = lay_out(scene)
        self._times = [0.0] if self.opening.outdoors or self.opening.key is None else _times(scene)
        self._made = [self.opening, *(lay_out(_as_at(scene, t)) for t in self._times[1:])]
        lit = {lamp.at: lamp for made in reversed(self._made) for lamp in made.lamps}
        #: With all lamps that are ever lit.
        self.layout = replace(self.opening, lamps=tuple(lit.values())) if self._changes else self.opening

    @property
    def _changes(self) -> bool:
        return len(self._times) > 1

    def at(self, t: float) -> Layout:
        """The place with its light at ``t`` seconds; its mesh is that of the opening."""
        if not self._changes:
            return self.layout
        after = bisect_right(self._times, t)
        if after in (0, len(self._times)):
            return _lit(self.opening, self._made[0], self._made[-1], 0.0 if after == 0 else 1.0)
        share = (t - self._times[after - 1]) / (self._times[after] - self._times[after - 1])
        return _lit(self.opening, self._made[after - 1], self._made[after], share)


def _as_at(scene: Scene, t: float) -> Scene:
    now = moment(scene, t)
    opening = scene.beats[0].model_copy(update={"hour": now.hour, "weather": now.weather})
    return scene.model_copy(update={"beats": (opening,)})


def _times(scene: Scene) -> list[float]:
    """When the light begins to change, ends to change, or passes one of the marks; seconds, from 0."""
    times = np.arange(0.0, scene.beats[-1].start + BLEND, _STEP)
    rows = []
    for t in times:
        now = moment(scene, float(t))
        rows.append((sun_elevation(now.hour), *now.weather.model_dump().values()))
    values = np.array(rows)
    moves = np.r_[False, np.abs(np.diff(values, axis=0)).max(axis=1) > 1e-6, False]
    kept = {0.0}
    kept.update(float(times[i]) for i in np.flatnonzero(np.diff(moves)))
    for mark in _MARKS:
        kept.update(float(times[i]) for i in np.flatnonzero(np.diff(values[:, 0] > mark)))
    return sorted(kept)


def _lit(place: Layout, before: Layout, after: Layout, share: float) -> Layout:
    key = place.key
    if before.key is not None and after.key is not None:
        towards = _mix(before.key.towards, after.key.towards, share)
        key = Key(
            towards, _mix(before.key.colour, after.key.colour, share), before.key.at, before.key.soft_box
        )
    return replace(
        place,
        key=key,
        lamps=_lamps(before.lamps, after.lamps, share),
        ambient=_mix(before.ambient, after.ambient, share),
        bounce=_mix(before.bounce, after.bounce, share),
        exposure=before.exposure + (after.exposure - before.exposure) * share,
        backdrop=(
            _mix(before.backdrop[0], after.backdrop[0], share),
            _mix(before.backdrop[1], after.backdrop[1], share),
        ),
        fog=(
            _mix(before.fog[0], after.fog[0], share),
            before.fog[1] + (after.fog[1] - before.fog[1]) * share,
        ),
        shafts=before.shafts + (after.shafts - before.shafts) * share,
    )


def _lamps(before: tuple[Lamp, ...], after: tuple[Lamp, ...], share: float) -> tuple[Lamp, ...]:
    """One that only one of them has comes on or goes out."""
    old, new = {lamp.at: lamp for lamp in before}, {lamp.at: lamp for lamp in after}
    lamps = []
    for at in old | new:
        if at not in new:
            lamps.append(replace(old[at], on=1.0 - share))
        elif at not in old:
            lamps.append(replace(new[at], on=share))
        else:
            lamps.append(replace(new[at], colour=_mix(old[at].colour, new[at].colour, share)))
    return tuple(lamps)


def _mix(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)
