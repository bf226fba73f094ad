"""Draws one frame's scene light: ground and sky."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.blocking import Blocking
from rushes.engines.previz.camera import Pose
from rushes.engines.previz.cast import Cast
from rushes.engines.previz.contact import Contact
from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.drawing.view import Matrix, columns, viewing, wedge
from rushes.engines.previz.landscape import mesh
from rushes.engines.previz.landscape.birds import Birds
from rushes.engines.previz.landscape.grid import Grid
from rushes.engines.previz.landscape.grounds import canopy, rock
from rushes.engines.previz.landscape.nest import Nest
from rushes.engines.previz.landscape.road import HALF, Road
from rushes.engines.previz.landscape.rocks import Rocks
from rushes.engines.previz.landscape.sites import Stage
from rushes.engines.previz.landscape.stand import Chosen, Clearing, Stand
from rushes.engines.previz.landscape.trees import Trees
from rushes.engines.previz.landscape.tufts import Tufts, rows_of
from rushes.engines.previz.landscape.water import Water
from rushes.engines.previz.lightning import LEAST_STORM
from rushes.engines.previz.mesh import Mesh as BuiltMesh
from rushes.engines.previz.outdoors.dome import Dome
from rushes.engines.previz.outdoors.fall import Fall
from rushes.engines.previz.outdoors.look import Look
from rushes.engines.previz.outdoors.sky import SkyMap
from rushes.engines.previz.outdoors.storm import Bolt
from rushes.engines.previz.outdoors.wind import Wind
from rushes.engines.previz.scene import Cover, Place, Scene
from rushes.engines.previz.solids import Solids
from rushes.models.spec import Style

#: What stands about, and what of it is seen.
Stood = tuple[Stand, Chosen]
#: Where one map of the nest fades into the next, metres from the eye.
_NEAR = (590.0, 760.0)
_FAR = (2400.0, 3000.0)
#: Metres over the ground below which a camera stands among flowers.
_AMONG = 3.0
#: GL_CLIP_DISTANCE0
_CLIP_DISTANCE = 0x3000


def _features(scene: Scene) -> list[str]:
    """What the shaders of the ground must know about this scene; the rest costs nothing."""
    weather = [beat.weather for beat in scene.beats]
    features = []
    if any(w.mist > 0 for w in weather):
        features.append("MIST")
    if any(0.15 < w.clouds < 0.9 for w in weather):
        features.append("CLOUD_SHADE")
    if scene.place is Place.DUNES:
        features.append(f"RIPPLES {'-1.0' if scene.seed % 2 else '1.0'}")
    if scene.style is Style.ANIMATED:
        features.append("PAINTED")
    if scene.road:
        features.append(f"ROAD {HALF}")
    if scene.cover is Cover.FLOWERS and scene.place is not Place.DUNES:
        features.append(f"BLOOMS {rows_of(scene)}")
    return features


def _nest_bounds() -> list[str]:
    return [f"NEAR_A {_NEAR[0]}", f"NEAR_B {_NEAR[1]}", f"FAR_A {_FAR[0]}", f"FAR_B {_FAR[1]}"]


def _bump(scene: Scene) -> float:
    """How rough the ground looks close by."""
    if scene.style is Style.ANIMATED:
        return 0.15
    return 0.16 if scene.place is Place.DUNES else 0.5


def _stands(
    context: moderngl.Context,
    scene: Scene,
    stage: Stage,
    nest: Nest,
    features: list[str],
    clearings: tuple[Clearing, ...],
) -> list[Stand]:
    """All that stands about in numbers."""
    stands: list[Stand] = []
    if "TREES" in stage.features:
        stands += Trees(context, scene, nest, features, clearings, canopy(scene), stage.water_level).stands
    if Rocks.lie_in(scene):
        rocks = Rocks(context, scene, nest, features, clearings, rock(scene), stage.water_level)
        stands.append(rocks.stand)
    return stands


def _tallest(blocking: Blocking) -> float:
    """Metres of grass that leave the first subject to be seen: one that flies is seen over the flowers."""
    lead = blocking.bodies[0]
    return max(0.3 * lead.actor.height * lead.scale, 0.8 * blocking.rise(0, 0.0))


class World:
    def __init__(
        self,
        context: moderngl.Context,
        scene: Scene,
        stage: Stage,
        nest: Nest,
        size: tuple[int, int],
        blocking: Blocking | None,
        clearings: tuple[Clearing, ...],
        road: Road | None,
        built: BuiltMesh | None = None,
    ) -> None:
        """``built`` stands in the land beside the subjects."""
        self._context = context
        self._road = road
        self._scene = scene
        self._wind = Wind(scene)
        self._stage = stage
        self._nest = nest
        self._levels = mesh.Levels(stage.finest, 26000.0)
        self._coarse = mesh.Levels(4.0 * stage.finest, 26000.0)
        self._grid = Grid(context)
        features = _features(scene)
        self._ground = [self._ground_pass(maps, features) for maps in range(5)]
        self._stands = _stands(context, scene, stage, nest, features + _nest_bounds(), clearings)
        self._water = Water(context, scene, features, self._grid, size) if stage.water_level > -1000 else None
        self._dry = scene.place is not Place.SEA
        self._surfaces = mesh.Levels((2.0 if self._dry else 1.0) * stage.finest, 26000.0)
        self._dome = Dome(context, scene)
        falls = any(beat.weather.rain > 0 or beat.weather.snow > 0 for beat in scene.beats)
        self._fall = Fall(context, scene.seed) if falls else None
        stormy = any(beat.weather.storm >= LEAST_STORM for beat in scene.beats)
        self._bolt = Bolt(context) if stormy else None
        self._birds = Birds(context, scene) if scene.birds else None
        self._size = size
        self._cast: Cast | None = None
        if blocking is not None:
            self._solids = Solids(context, ["AIR", *(each for each in features if each == "MIST")])
            self._cast = Cast(self._solids, blocking)
            self._contact = Contact(context, self._solids)
            self._built = self._solids.still(built) if built is not None else None
        self._blocking = blocking
        among = stage.land.site.low < _AMONG and scene.cover is Cover.FLOWERS
        self._tufts: Tufts | None = None
        if (blocking is not None or among) and self._dry and Tufts.grow_on(scene):
            tallest = _tallest(blocking) if blocking is not None else math.inf
            self._tufts = Tufts(context, scene, nest, stage.water_level, tallest, road)

    def _ground_pass(self, maps: int, features: list[str]) -> moderngl.VertexArray:
        defines = [f"MAPS {maps}", *_nest_bounds(), *features]
        made = program(self._context, "terrain.vert", "terrain.frag", defines)
        return self._grid.array(made)

    def draw(
        self,
        look: Look,
        pose: Pose,
        t: float,
        sky: SkyMap,
        target: moderngl.Framebuffer,
        unseen: Iterable[int] = (),
    ) -> None:
        """Scene light of one frame into ``target``; ``unseen`` are bodies that are not drawn."""
        if self._cast is not None:
            self._cast.step(t, unseen)
        aspect = target.width / target.height
        view = viewing(pose, aspect)
        values = self._values(look, pose, t, view)
        if self._road is not None:
            values |= self._road.values
        values |= {"detailMap": 2, "broadMap": 14} | self._dome.bind(sky) | self._bind_maps()
        seen = wedge(pose, aspect)
        self._grid.face(pose.yaw)
        patches = self._levels.select(pose.eye[0], pose.eye[2], seen)
        stood = [(stand, stand.choose(pose.eye, seen)) for stand in self._stands]
        if self._water is not None and self._dry:
            self._draw_mirror(values, pose, seen, stood)
            patches = patches.only(self._above(patches))
        target.use()
        target.clear()
        if self._dry:
            self._draw_land(values, patches, stood)
        if self._water is not None:
            surface = self._surfaces.select(pose.eye[0], pose.eye[2], seen)
            self._water.draw(values, surface.only(self._below(surface)), t)
        self._draw_near(values, pose, t, seen)
        self._dome.draw(values, look.stars)
        if self._bolt is not None and look.flash is not None:
            self._bolt.draw(values, look.flash, look.exposure)
        for stand, chosen in stood:
            stand.draw_far(chosen, values)
        if self._birds is not None and look.night < 0.5:
            self._birds.draw(values, t)
        if self._fall is not None:
            self._fall.draw(values, look.weather, t)

    def _draw_near(self, values: dict[str, Any], pose: Pose, t: float, seen: NDArray[np.float32]) -> None:
        """The subjects, and what grows about them and the camera."""
        if self._tufts is not None:
            self._tufts.draw(values, seen, self._away(pose, t))
        if self._cast is not None:
            if self._built is not None:
                self._solids.draw(self._built, values)
            self._cast.darken(self._contact, values)
            self._cast.draw(values)

    def _away(self, pose: Pose, t: float) -> float:
        """Metres over the ground from the eye to the first subject."""
        if self._blocking is None:
            return 0.0
        x, z, _ = self._blocking.place(0, t)
        return math.hypot(x - pose.eye[0], z - pose.eye[2])

    def _draw_mirror(
        self, values: dict[str, Any], pose: Pose, wedge: NDArray[np.float32], stood: list[Stood]
    ) -> None:
        """What stands around the water, upside down."""
        if self._water is None or self._water.mirror is None:
            return
        self._water.mirror.use()
        self._water.mirror.clear(0.0, 0.0, 0.0, 0.0)
        coarse = self._coarse.select(pose.eye[0], pose.eye[2], wedge)
        upside_down = values | {"mirrored": True}
        self._draw_land(upside_down, coarse.only(self._above(coarse)), stood)
        if self._cast is not None:
            self._context.enable_direct(_CLIP_DISTANCE)
            self._cast.draw(upside_down)
            self._context.disable_direct(_CLIP_DISTANCE)
        for stand, chosen in stood:
            stand.draw_far(chosen, upside_down)

    def _draw_land(self, values: dict[str, Any], patches: mesh.Patches, stood: list[Stood]) -> None:
        """Near trees and the ground; with water, only what shows above its level or through it."""
        context = self._context
        for stand, chosen in stood:
            stand.draw_near(chosen, values)
        if self._water is not None:
            context.enable_direct(_CLIP_DISTANCE)
        self._draw_ground(values, patches)
        context.disable_direct(_CLIP_DISTANCE)

    def _above(self, patches: mesh.Patches) -> NDArray[np.bool_]:
        """Which patches show land through the water or over it: see terrain.vert."""
        high = self._nest.bounds(patches.rows, mesh.CELLS)[:, 1]
        deep = 8.0 + 0.006 * patches.far + 0.7 * patches.rows[:, 2]
        return np.asarray(high > self._stage.water_level - deep)

    def _below(self, patches: mesh.Patches) -> NDArray[np.bool_]:
        """Which patches of the water's surface the land does not hide altogether."""
        low = self._nest.bounds(patches.rows, mesh.CELLS)[:, 0]
        return np.asarray(low < self._stage.water_level + 2.0 + 0.001 * patches.near)

    def _values(self, look: Look, pose: Pose, t: float, view: Matrix) -> dict[str, Any]:
        pace = 0.2 + 1.6 * self._scene.motion
        clock = t * pace
        blown = self._wind.blown(t) * pace
        return look.uniforms | {
            "eye": pose.eye,
            "view": columns(view),
            "unview": columns(np.linalg.inv(view)),
            "nest": [place.frame for place in self._nest.maps],
            "drift": (0.35 * blown, 0.12 * blown),
            "cloudDrift": (1.6 * blown, 0.5 * blown),
            "mistTop": self._stage.land.mist[0],
            "mistHeight": self._stage.land.mist[1],
            "bump": _bump(self._scene),
            "screen": (float(self._size[0]), float(self._size[1])),
            "starlight": 9.0 * look.stars / look.exposure,
            "sway": 0.25,
            "clock": clock,
            "mirrored": False,
            "waterLevel": self._stage.water_level,
            "flowerColour": self._stage.uniforms["flowerColour"],
            "flowerPatch": self._stage.uniforms["flowerPatch"],
        }

    def _bind_maps(self) -> dict[str, Any]:
        for i, place in enumerate(self._nest.maps):
            place.height.use(3 + i)
            place.ground.use(6 + i)
        middle = self._nest.maps[1]
        middle.shape.use(9)
        middle.sunlit.use(10)
        return {
            "heightMaps": [3, 4, 5],
            "groundMaps": [6, 7, 8],
            "shapeMap": 9,
            "sunMap": 10,
            "share": self._nest.share,
        }

    def _draw_ground(self, values: dict[str, Any], patches: mesh.Patches) -> None:
        context = self._context
        self._dome.tiles.detail.use(2)
        self._dome.tiles.broad.use(14)
        context.enable_only(moderngl.DEPTH_TEST)
        context.depth_func = "<"
        kind = np.select(
            [
                patches.far < _NEAR[0],
                (patches.far < _FAR[0]) & (patches.near < _NEAR[1]),
                (patches.far < _FAR[0]),
                patches.near < _FAR[1],
            ],
            [0, 1, 2, 3],
            4,
        )
        for maps in range(5):
            rows = patches.rows[kind == maps]
            if len(rows):
                assign(self._ground[maps].program, values)
                self._grid.render(self._ground[maps], rows)
