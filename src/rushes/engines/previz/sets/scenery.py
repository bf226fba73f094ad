"""Draws one frame's scene light: the place, its subjects, the air between."""

from __future__ import annotations

from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.blocking import Blocking
from rushes.engines.previz.camera import Pose
from rushes.engines.previz.cast import Cast
from rushes.engines.previz.drawing.focus import Focus
from rushes.engines.previz.drawing.post import Post
from rushes.engines.previz.drawing.programs import assign, fullscreen
from rushes.engines.previz.drawing.view import columns, projection, turning
from rushes.engines.previz.mesh import Floats, Matrix
from rushes.engines.previz.outdoors.dome import Dome
from rushes.engines.previz.outdoors.fall import Fall
from rushes.engines.previz.outdoors.rays import Rays
from rushes.engines.previz.outdoors.sky import SkyMap
from rushes.engines.previz.outdoors.wind import Wind
from rushes.engines.previz.scene import Lighting, Place, Scene
from rushes.engines.previz.sets import light
from rushes.engines.previz.sets.corners import Corners
from rushes.engines.previz.sets.dust import DustCloud
from rushes.engines.previz.sets.headlights import headlights, lit
from rushes.engines.previz.sets.layout import Layout
from rushes.engines.previz.sets.light import Light
from rushes.engines.previz.sets.mirror import Mirror
from rushes.engines.previz.sets.shadow import ShadowMap
from rushes.engines.previz.sets.shafts import Shafts
from rushes.engines.previz.sets.starfield import Starfield
from rushes.engines.previz.solids import Body, Solids
from rushes.models.spec import Style

_SHADOW_SIZE = 1536
#: Metres to what is farthest, indoors and out.
_INDOORS, _OUTDOORS = 200.0, 6000.0
Moving = list[tuple[Body, Matrix, Floats | None]]


class Scenery:
    def __init__(
        self,
        context: moderngl.Context,
        scene: Scene,
        layout: Layout,
        blocking: Blocking | None,
        size: tuple[int, int],
    ) -> None:
        self._context = context
        self._scene = scene
        self._layout = layout
        self._size = size
        self._farthest = _OUTDOORS if layout.outdoors else _INDOORS
        self._blocking = blocking
        self._driven = lit(scene, blocking)
        self._lamps = light.lamp_count(layout, scene, len(self._driven))
        features = ["SHADOW", *([f"LAMPS {self._lamps}"] if self._lamps else [])]
        features += ["SPOTS"] if self._driven or any(lamp.towards for lamp in layout.lamps) else []
        features += light.seen_outside(scene)
        self._solids = Solids(context, [*features, *(["CAUSTICS"] if layout.caustics else [])])
        level = layout.mirror[0] if layout.mirror else None
        self._still = self._solids.still(layout.mesh, mirror=level, eye=layout.eye)
        self._parts = [
            self._solids.boned(part.mesh) if part.pose else self._solids.still(part.mesh)
            for part in layout.parts
        ]
        self._cast = Cast(self._solids, blocking) if blocking is not None else None
        self._shadow = ShadowMap(context, layout, _SHADOW_SIZE)
        self._mirror = Mirror(context, size) if layout.mirror else None
        self._dome = Dome(context, scene) if layout.outdoors else None
        self._wind = Wind(scene)
        self._backdrop = fullscreen(context, "backdrop.frag")
        self._corners = Corners(context, size, layout.corners)
        watery = scene.place is Place.UNDERWATER
        self._shafts = Shafts(context, size, water=watery) if layout.shafts > 0 else None
        rays = layout.outdoors and scene.lighting is Lighting.SHAFTS
        self._rays = Rays(context, size) if rays else None
        falls = any(beat.weather.rain > 0 or beat.weather.snow > 0 for beat in scene.beats)
        self._fall = Fall(context, scene.seed) if falls and layout.outdoors else None
        self._focus = Focus(context, size) if scene.softness > 0 else None
        # In a drawing they would be dirt.
        dust = layout.dust if scene.style is not Style.ANIMATED else None
        self._dust = DustCloud(context, dust, scene.seed) if dust else None
        self._stars = Starfield(context, scene.seed) if layout.stars > 0 else None

    def draw(self, now: Light, pose: Pose, t: float, sky: SkyMap, post: Post, *, hidden: bool) -> None:
        """Scene light of one frame. ``hidden``: the camera is in the first subject's head."""
        moving = self._moving(t)
        if self._cast is not None:
            self._cast.step(t, [0] if hidden else [])
        values = self._values(now, pose, t, sky)
        values |= self._shadow.update(
            now.key.towards,
            now.key.at,
            lambda view: self._solids.shade(self._still, view),
            (lambda view: self._shade(moving, view)) if moving or self._cast else None,
        )
        if self._mirror is not None and self._layout.mirror is not None:
            self._reflect(now, values, moving, self._layout.mirror)
        post.scene.clear()
        if self._layout.crowded:
            post.shape.use()
            self._solids.shade(self._still, values)
        post.scene.use()
        self._put(values, moving, clear=False)
        self._behind(values, now)
        self._corners.draw(post.depth, post.light, pose, self._farthest)
        post.scene.use()
        self._put(values, moving, clear=True)
        if self._shafts is not None:
            self._shafts.draw(post.depth, post.light, values, now.shafts)
            post.scene.use()
        if self._rays is not None:
            self._rays.draw(post, pose, values, now.night, self._farthest)
            post.scene.use()
        if self._focus is not None:
            self._focus.draw(post, pose, self._farthest, self._scene.softness)
            post.scene.use()
        if self._dust is not None:
            self._dust.draw(values, t)
        if self._fall is not None:
            self._fall.draw(values, now.weather, t)

    def _moving(self, t: float) -> Moving:
        """What moves by itself."""
        moving: Moving = []
        own = t * self._scene.tempo * (0.2 + 1.6 * self._scene.motion)
        for part, body in zip(self._layout.parts, self._parts, strict=True):
            moving.append((body, part.matrix(own), part.pose(own) if part.pose else None))
        return moving

    def _put(self, values: dict[str, Any], moving: Moving, *, clear: bool) -> None:
        """Subjects mostly stand before all else: they come first, as what they hide is not shaded then; of
        glass they come last."""
        if clear:
            self._solids.draw(self._still, values, clear=True)
        if self._cast is not None:
            self._cast.draw(values | values["filled"] | {"snowed": 0.0}, clear=clear)
        for body, matrix, pose in moving:
            self._solids.draw(body, values, matrix, pose, clear=clear)
        if not clear:
            self._solids.draw(self._still, values, clear=False)

    def _shade(self, moving: Moving, view: dict[str, Any]) -> None:
        for body, matrix, pose in moving:
            self._solids.shade(body, view, matrix, pose)
        if self._cast is not None:
            self._cast.shade(view)

    def _reflect(
        self, now: Light, values: dict[str, Any], moving: Moving, mirror: tuple[float, float]
    ) -> None:
        level, share = mirror
        assert self._mirror is not None
        wet = float(now.uniforms["wet"])
        if self._layout.outdoors:
            share = min(1.0, share + wet)
        values["mirrorShare"] = share
        values["ripple"] = self._layout.ripple
        if share <= 0.01:
            return
        flip = np.diag([1.0, -1.0, 1.0, 1.0])
        upside_down = {
            **values,
            "mirrored": True,
            "waterLevel": level,
            "unview": columns(flip @ values["unviewed"]),
            "mirrorShare": 0.0,
        }
        with self._mirror.drawing():
            self._put(upside_down, moving, clear=False)
        self._behind(upside_down, now, stars=False)
        self._mirror.finish()

    def _behind(self, values: dict[str, Any], now: Light, *, stars: bool = True) -> None:
        context = self._context
        if self._dome is not None:
            self._dome.draw(values, now.night if stars else 0.0)
            return
        context.enable_only(moderngl.DEPTH_TEST)
        context.depth_func = "<="
        below, above = now.backdrop
        assign(self._backdrop.program, {**values, "below": below, "above": above})
        self._backdrop.render(vertices=3)
        if self._stars is not None and stars:
            self._stars.draw(values, self._layout.stars)

    def _values(self, now: Light, pose: Pose, t: float, sky: SkyMap) -> dict[str, Any]:
        aspect = self._size[0] / self._size[1]
        turn = np.eye(4)
        turn[:3, :3] = turning(pose)
        view = projection(pose.fov, aspect, pose.near, self._farthest) @ turn
        unview = np.linalg.inv(view)
        pace = (0.2 + 1.6 * self._scene.motion) * self._scene.tempo
        blown = self._wind.blown(t) * pace
        values = {
            **now.uniforms,
            "eye": pose.eye,
            "view": columns(view),
            "unview": columns(unview),
            "unviewed": unview,
            "screen": (float(self._size[0]), float(self._size[1])),
            "range": (pose.near, self._farthest),
            "clock": t * pace,
            "tide": t * pace,
            "time": t,
            "caustics": self._layout.caustics,
            "patternMap": 12,
            "mirrorMap": 15,
            "drift": (0.35 * blown, 0.12 * blown),
            "cloudDrift": (1.6 * blown, 0.5 * blown),
            "mistTop": 2.0,
            "mistHeight": 6.0,
            "starlight": 9.0 * now.night / now.exposure,
        }
        gain = float(now.uniforms["lightsOn"]) * float(now.uniforms["lightGain"])
        own = headlights(self._blocking, self._driven, t) if self._blocking is not None else []
        there = (*own, *now.lamps)
        values |= light.lamps(there, self._lamps, pose, t, self._scene.seed, gain)
        values["filled"] = light.filled(pose, gain) if self._layout.outdoors and gain else {}
        if self._dome is not None:
            values |= self._dome.bind(sky)
        return values
