"""A scene's frames, where its place is land or sea."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz import gl
from rushes.engines.previz.camera import BLEND, Path, Pose, weights
from rushes.engines.previz.drawing.focus import Focus
from rushes.engines.previz.drawing.grade import features
from rushes.engines.previz.drawing.post import Post
from rushes.engines.previz.drawing.view import FARTHEST
from rushes.engines.previz.landscape.marks import find_mark
from rushes.engines.previz.landscape.nest import Nest
from rushes.engines.previz.landscape.railway import Railway
from rushes.engines.previz.landscape.road import Road
from rushes.engines.previz.landscape.sites import Stage, afloat, by_the_sea, stage
from rushes.engines.previz.landscape.stand import Clearing
from rushes.engines.previz.landscape.swell import Swell
from rushes.engines.previz.landscape.waves import salt
from rushes.engines.previz.landscape.world import World
from rushes.engines.previz.open_scene import OpenScene
from rushes.engines.previz.outdoors.daylight import bearings, key_light, open_to
from rushes.engines.previz.outdoors.look import Look, look
from rushes.engines.previz.outdoors.rays import Rays
from rushes.engines.previz.outdoors.sky import SkyMap
from rushes.engines.previz.rig import Rig
from rushes.engines.previz.scene import Lighting, Place
from rushes.engines.previz.staging import facing, on_open_ground
from rushes.engines.previz.subjects.actor import Actor

#: Metres over the ground below which a camera goes among trees, and how far to each side they leave it room.
_AMONG, _PASSAGE = 12.0, 7.0
#: Metres of height beyond which a subject needs no more room among the trees.
_CLEARED = 12.0


class Landscape(OpenScene):
    """An open scene over land or sea; `sets.picture.FilmSet` is one that is built."""

    antialiasing = "edges smoothed along their direction (FXAA); trees and stars blended"

    def _make(self, actors: list[Actor], opened: gl.Opened) -> None:
        scene = self._scene
        self._stage: Stage = stage(scene)
        self._bearings = bearings(scene)
        self._albedo = np.array(self._stage.uniforms["lowColour"])
        self._sky = SkyMap(self._context)
        ground = self._stage.uniforms | {"openTo": open_to(scene, self._bearings)}
        seen = scene.place is not Place.SEA
        self._nest = Nest(
            self._context,
            self._stage.shapes,
            self._stage.carving,
            ground,
            self._stage.features,
            lines=self._size[1],
            seen=seen,
        )
        self._post = Post(opened, *self._size, features=features(scene), effort=self._stage.effort)
        self._railway: Railway | None = None
        self._rig = self._staged(actors) if actors else None
        self._path = Path(scene, self._stage.site, self._aspect)
        road = self._road()
        self._world = World(
            self._context,
            scene,
            self._stage,
            self._nest,
            self._post.inner,
            self._rig.blocking if self._rig is not None else None,
            (*self._clearings(), *(each for way in (road, self._railway) if way for each in way.clearings)),
            road,
            self._railway.mesh if self._railway is not None else None,
        )
        self._focus = Focus(self._context, self._post.inner) if scene.softness > 0 else None
        shafts = scene.lighting is Lighting.SHAFTS
        self._rays = Rays(self._context, self._post.inner) if shafts else None
        self._prepare(self.frames.start / self._fps)

    def pose(self, index: int) -> Pose:
        t = index / self._fps
        with self._context:
            self._nest.follow(*self._where(t))
            return self._pose(t)

    def _staged(self, actors: list[Actor]) -> Rig:
        """The subjects on their marks, and a camera for them."""
        self._nest.follow(0.0, 0.0)
        level = self._stage.water_level
        water = level > -1000 and afloat(self._scene)
        # A lake lies flat.
        swell = Swell(self._scene) if salt(self._scene) else lambda points, t: np.zeros(len(points))
        mark = find_mark(
            self._nest,
            level,
            afloat=water,
            ashore=by_the_sea(self._scene),
        )
        if Railway.leads(self._scene):
            heading = facing(self._scene, actors[0])
            self._railway = Railway(self._ground, *mark, heading, tuple(self._albedo))
        blocking, sight = on_open_ground(
            self._scene, actors, mark, self._floor, swell=swell if water else None
        )
        return Rig(self._scene, sight, blocking, self._aspect)

    def _clearings(self) -> tuple[Clearing, ...]:
        """For the subjects; without any for the camera, where it goes among the trees."""
        if self._rig is None or self._rig.blocking is None:
            return (
                (Clearing(*self._stage.site.start, 0.0, _PASSAGE),) if self._stage.site.low < _AMONG else ()
            )
        ground = self._rig.blocking.ground
        clearing = Clearing(
            *ground.mark, ground.heading, half=14.0 + 2.5 * min(self._rig.sight.height, _CLEARED)
        )
        # A camera that stands farther off than that sees them down an aisle of its own.
        sight = self._rig.sight
        aisle = Clearing(*sight.target, sight.heading + 180.0, half=0.5 * sight.breadth + sight.height)
        beyond = [body.actor.length for body in self._rig.blocking.bodies if body.far]
        return (clearing, aisle, *([Clearing(*ground.mark, 0.0, half=max(beyond))] if beyond else []))

    def _road(self) -> Road | None:
        if self._railway is not None or not self._scene.road or self._scene.place is Place.SEA:
            return None
        if self._rig is None or self._rig.blocking is None:
            return Road(self._scene, *self._stage.site.start, 0.0)
        ground = self._rig.blocking.ground
        return Road(self._scene, *ground.mark, ground.heading)

    def _where(self, t: float) -> tuple[float, float]:
        return self._rig.where(t) if self._rig is not None else self._path.where(t)

    def _pose(self, t: float) -> Pose:
        return self._rig.pose(t) if self._rig is not None else self._path.pose(t, self._ground)

    def _floor(self, x: float, z: float) -> float:
        rails = self._railway.floor(x, z) if self._railway is not None else None
        if rails is not None:
            return rails
        high = float(self._nest.sample_near(np.array([x]), np.array([z]))[0])
        return max(high, self._stage.water_level)

    def _ground(self, x: NDArray[np.float64], z: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.maximum(self._nest.sample(x, z), self._stage.water_level)

    def _prepare(self, t: float) -> tuple[Look, Pose]:
        self._nest.follow(*self._where(t))
        now = look(self._scene, self._bearings, self._albedo, t, self._sky)
        beats = self._scene.beats
        current = sum(1 for beat in beats[1:] if beat.start <= t + BLEND / 2)
        before = max(current - 1, 0)
        keys = [key_light(self._bearings, beats[i].hour) for i in (before, current)]
        share = weights(beats, t)[current] if current else 0.0
        self._nest.light((keys[0], keys[1]), share, now.relief)
        return now, self._pose(t)

    def _draw(self, index: int) -> None:
        t = index / self._fps
        now, pose = self._prepare(t)
        unseen = (0,) if self._rig is not None and self._rig.hides(t) else ()
        self._world.draw(now, pose, t, self._sky, self._post.scene, unseen)
        if self._rays is not None:
            self._rays.draw(self._post, pose, now.uniforms, now.night, FARTHEST)
        if self._rig is not None and self._rig.blocking is not None and not unseen:
            self._shown.count(self._rig.blocking, t, pose, self._aspect)
        if self._focus is not None:
            self._focus.draw(self._post, pose, FARTHEST, self._scene.softness)
        self._post.finish(index, self._grade | now.grade | {"exposure": now.exposure})
