"""A scene's frames, where its place is built of meshes."""

from __future__ import annotations

from typing import Any

from rushes.engines.previz import gl
from rushes.engines.previz.camera import Pose
from rushes.engines.previz.drawing.grade import features
from rushes.engines.previz.drawing.post import Post
from rushes.engines.previz.open_scene import OpenScene
from rushes.engines.previz.outdoors.daylight import bearings
from rushes.engines.previz.outdoors.sky import SkyMap
from rushes.engines.previz.rig import Rig
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.course import Course
from rushes.engines.previz.sets.effort import expected
from rushes.engines.previz.sets.fireworks import with_fireworks
from rushes.engines.previz.sets.layout import Layout
from rushes.engines.previz.sets.light import Light, along, arranged, inside, outside
from rushes.engines.previz.sets.outlook import before_window
from rushes.engines.previz.sets.places import layout
from rushes.engines.previz.sets.scenery import Scenery
from rushes.engines.previz.sets.splash import with_splash
from rushes.engines.previz.sets.tabletop import with_table
from rushes.engines.previz.staging import in_set
from rushes.engines.previz.subjects.actor import Actor


class FilmSet(OpenScene):
    """An open scene whose place is built, as `landscape.Landscape` is one over land."""

    def _make(self, actors: list[Actor], opened: gl.Opened) -> None:
        scene = self._scene

        def lay_out(seen: Scene) -> Layout:
            dressed = with_splash(seen, with_table(seen, layout(seen), actors), actors)
            return before_window(seen, with_fireworks(seen, arranged(seen, dressed)))

        self._course = Course(scene, lay_out)
        self._layout = self._course.layout
        self._bearings = along(bearings(scene), scene)
        blocking, sight = in_set(scene, self._layout, actors)
        self._rig = Rig(scene, sight, blocking, self._aspect)
        self._sky = SkyMap(self._context)
        effort = expected(self._course.opening, scene)
        self._post = Post(opened, *self._size, features=features(scene), effort=effort)
        self._scenery = Scenery(self._context, scene, self._layout, blocking, self._post.inner)

    @property
    def details(self) -> dict[str, Any]:
        return super().details | {"triangles": len(self._layout.mesh.triangles)}

    def pose(self, index: int) -> Pose:
        return self._rig.pose(index / self._fps)

    def _light(self, t: float) -> Light:
        if self._layout.outdoors:
            return outside(self._layout, self._scene, self._bearings, t, self._sky)
        return inside(self._course.at(t), self._scene, t)

    def _draw(self, index: int) -> None:
        t = index / self._fps
        now = self._light(t)
        pose = self._rig.pose(t)
        hidden = self._rig.hides(t)
        self._scenery.draw(now, pose, t, self._sky, self._post, hidden=hidden)
        if self._rig.blocking is not None and not hidden:
            self._shown.count(self._rig.blocking, t, pose, self._aspect)
        self._post.finish(index, self._grade | now.grade | {"exposure": now.exposure})
