"""Sea, lakes and rivers: one level surface with waves, the light on it and what mirrors in it."""

from __future__ import annotations

from typing import Any

import moderngl

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.landscape.grid import Grid
from rushes.engines.previz.landscape.mesh import Patches
from rushes.engines.previz.landscape.waves import salt, steep, waves_of
from rushes.engines.previz.outdoors.look import moment
from rushes.engines.previz.scene import Cover, Place, Scene, Weather

#: Metres of water over which it breaks: on sand, among rocks.
_SURF = (1.3, 4.5)
_UNITS = {"waveMap": 2, "slopeMap": 12, "mirrorMap": 13}


def _whitecaps(weather: Weather) -> float:
    """Share of the crests that break, 0 to 1."""
    return min(1.0, max(0.0, 1.5 * (weather.wind + weather.storm) - 0.45))


class Water:
    """Draws the surface. ``mirror`` is the target for what stands around it, none on the open sea."""

    def __init__(
        self,
        context: moderngl.Context,
        scene: Scene,
        features: list[str],
        grid: Grid,
        size: tuple[int, int],
    ) -> None:
        self._grid = grid
        self._context = context
        open_sea = scene.place is Place.SEA
        coast = scene.place is Place.COAST
        self._scene = scene
        self._salt = brine = salt(scene)
        self._waves = waves_of(scene)
        self._extent = self._waves.extent
        self._deep = (0.008, 0.030, 0.040) if brine else (0.010, 0.026, 0.026)
        self._shallow = (0.030, 0.150, 0.150) if coast else (0.050, 0.085, 0.060)
        defines = [*features]
        if brine and any(_whitecaps(beat.weather) > 0 for beat in scene.beats):
            defines.append("WHITECAPS")
        if brine:
            defines.append("WAVES")
        if coast:
            defines.append(f"SURF {_SURF[scene.cover is Cover.ROCK]}")
        if not open_sea:
            defines += ["SHORE", "MIRROR"]
        made = program(context, "water.vert", "water.frag", defines)
        self._surface = grid.array(made)
        self._wave = self._tile("f2")
        self._slope = self._tile("f1")
        self._size = size
        self.mirror: moderngl.Framebuffer | None = None
        if not open_sea:
            half = (max(size[0] // 4, 2), max(size[1] // 4, 2))
            self._mirror_map = context.texture(half, 4, dtype="f2")
            self._mirror_map.repeat_x = self._mirror_map.repeat_y = False
            self._mirror_map.filter = (moderngl.LINEAR, moderngl.LINEAR)
            self.mirror = context.framebuffer([self._mirror_map], context.depth_renderbuffer(half))

    def _tile(self, dtype: str) -> moderngl.Texture:
        texture = self._context.texture((self._waves.size,) * 2, 4, dtype=dtype)
        # The nearer of two mipmaps is enough for what moves, at two thirds of the cost.
        texture.filter = (moderngl.LINEAR_MIPMAP_NEAREST, moderngl.LINEAR)
        return texture

    def draw(self, values: dict[str, Any], patches: Patches, t: float) -> None:
        """At ``t`` seconds; ``values`` are the ground's uniforms, its height maps bound."""
        self._move(t * (0.3 + 1.4 * self._scene.motion))
        context = self._context
        flags = moderngl.DEPTH_TEST
        if self.mirror is not None:
            self._mirror_map.use(_UNITS["mirrorMap"])
            flags |= moderngl.BLEND
        context.enable_only(flags)
        context.blend_func = moderngl.SRC_ALPHA, moderngl.ONE_MINUS_SRC_ALPHA
        context.depth_func = "<"
        weather = moment(self._scene, t).weather
        wind, storm = weather.wind, weather.storm
        slope = steep(weather) if self._salt else 0.018 + 0.035 * wind
        chop = (0.00062 if self._salt else 0.00050) * (0.5 + 1.4 * wind + storm)
        own = {
            "waveSize": self._extent,
            # Mean height in metres, from how steep such water is on the whole.
            "waveHeight": slope / self._waves.steepness,
            "chop": chop,
            # The same waves again, smaller and turned, are the ripples on them.
            "slopes": (8.0 * slope, 8.0 * self._waves.steepness * chop * self._extent),
            "whitecaps": _whitecaps(weather) if self._salt else 0.0,
            "deepColour": self._deep,
            "shallowColour": self._shallow,
            "screen": (float(self._size[0]), float(self._size[1])),
        }
        assign(self._surface.program, values | _UNITS | own)
        self._grid.render(self._surface, patches.rows)

    def _move(self, t: float) -> None:
        """Water of a lake lies flat, but mirrors as if it had waves."""
        if self._salt:
            wave, slope = self._waves.high(t)
            self._wave.write(wave)
            self._wave.build_mipmaps()
            self._wave.use(_UNITS["waveMap"])
        else:
            slope = self._waves.calm(t)
        self._slope.write(slope)
        self._slope.build_mipmaps()
        self._slope.use(_UNITS["slopeMap"])
