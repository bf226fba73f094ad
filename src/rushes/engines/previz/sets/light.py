"""A set's light at a time: from its layout, the hour and the scene's lighting to the shaders' numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from rushes.engines.previz.camera import Pose, wander
from rushes.engines.previz.mesh import Point
from rushes.engines.previz.outdoors.daylight import Bearings, Colour, luma
from rushes.engines.previz.outdoors.look import look, moment
from rushes.engines.previz.outdoors.sky import SkyMap, sun_elevation
from rushes.engines.previz.outdoors.storm import flash
from rushes.engines.previz.scene import Cover, Lighting, Place, Scene, Weather
from rushes.engines.previz.sets.layout import Key, Lamp, Layout, Rim
from rushes.engines.previz.sets.window import lamps_at, view_at

#: As many lamps light a point; of more, the nearest to what is seen.
MOST_LAMPS = 6
#: Light that is brought for a subject by night, on white.
_FILL, _OUTLINE = (0.42, 0.36, 0.30), (0.9, 1.0, 1.2)
_GROUND = np.array([0.16, 0.155, 0.15])
#: Of a bolt at its brightest, in a window.
_LIGHTNING = np.array([1.9, 2.2, 2.9])
#: Metres between a candle and a wall.
_CLEAR = 1.0


@dataclass(frozen=True)
class Light:
    """Uniforms of everything that is drawn, and what the drawing itself has to know."""

    uniforms: dict[str, Any]
    key: Key
    exposure: float
    weather: Weather
    #: What may be lit now, and what is beyond everything where there is no sky (see `Layout`).
    lamps: tuple[Lamp, ...]
    backdrop: tuple[Point, Point]
    shafts: float
    #: 0 by day to 1.
    night: float = 0.0
    grade: dict[str, Any] = field(default_factory=dict)


#: Places that have beams of their own.
_BEAMED = (Place.CONCERT, Place.NIGHTCLUB)


def arranged(scene: Scene, layout: Layout) -> Layout:
    """The layout with the scene's own lighting in place of the usual."""
    x, y, z = layout.mark
    lighting = scene.lighting
    tall = min(layout.largest, 1.7)
    if lighting is Lighting.SHAFTS and not layout.outdoors and scene.place not in _BEAMED:
        key = layout.key and replace(layout.key, colour=_times(layout.key.colour, 1.4))
        return replace(
            layout, key=key, shafts=max(layout.shafts, 0.095), ambient=_times(layout.ambient, 0.55)
        )
    if lighting is Lighting.STUDIO and not layout.outdoors:
        away = max(1.2 * tall, 0.7)
        return replace(
            layout,
            key=Key((-0.55, 0.62, 0.56), (2.6, 2.5, 2.35), soft_box=0.88),
            rim=Rim((0.5, 0.45, -0.75), (2.2, 2.3, 2.6)),
            lamps=(
                Lamp(
                    (x + 1.6 * away, y + 0.9 * away, z + 1.2 * away),
                    _times((0.35, 0.4, 0.5), away**2),
                    6 * away,
                ),
            ),
            ambient=(0.20, 0.20, 0.22),
            bounce=(0.13, 0.13, 0.13),
        )
    dim = 0.16 if lighting is Lighting.NEON else 0.10
    key = replace(layout.key, colour=_times(layout.key.colour, dim)) if layout.key else None
    if lighting is Lighting.NEON:
        away = max(1.5 * tall, 0.5)
        pink = Lamp(
            (x - 1.3 * away, y + 1.1 * away, z + 0.5 * away), _times((2.6, 0.25, 1.5), away**2), 8 * away
        )
        blue = Lamp(
            (x + 1.4 * away, y + 0.9 * away, z + 0.1 * away), _times((0.15, 1.0, 2.6), away**2), 8 * away
        )
        return replace(
            layout,
            key=key,
            rim=Rim((0.6, 0.3, -0.7), (0.4, 1.4, 3.0)),
            lamps=(pink, blue, *layout.lamps[:4]) if layout.outdoors else (pink, blue),
            ambient=(0.05, 0.03, 0.09),
            bounce=(0.06, 0.03, 0.08),
        )
    if lighting is Lighting.CANDLE:
        away = max(0.9 * tall, 0.35)
        warm = _times((3.2, 1.45, 0.42), away**2)
        lamps = tuple(
            Lamp(
                (_off_walls(layout, x + side * away), y + 0.45 * tall, z + 0.75 * away),
                _times(warm, share),
                7 * away,
                flicker=0.5,
            )
            for side, share in ((0.7, 1.0), (-1.1, 0.35))
        )
        return replace(
            layout, key=key, lamps=lamps, ambient=(0.035, 0.022, 0.016), bounce=(0.03, 0.018, 0.01)
        )
    return layout


def _off_walls(layout: Layout, x: float) -> float:
    """A candle right beside a wall would be a white spot on it."""
    low, high = layout.free[0][0] + _CLEAR, layout.free[1][0] - _CLEAR
    return min(max(x, low), high) if low < high else x


def along(places: Bearings, scene: Scene) -> Bearings:
    """The sun no farther to the side than that it shines into the street that the camera looks along."""
    turned = scene.beats[0].hour * 15.0
    apart = places.turn + turned
    return replace(places, turn=max(-38.0, min(38.0, apart)) - turned)


def inside(layout: Layout, scene: Scene, t: float) -> Light:
    """Where there is no sky but in the windows."""
    now = moment(scene, t)
    key = layout.key or Key((0.0, 1.0, 0.0), (0.0, 0.0, 0.0))
    ambient, view = np.array(layout.ambient), np.array(view_at(now.hour, now.weather))
    struck = flash(scene, t) if layout.key is not None else None
    if struck is not None:
        burst = struck.power * _LIGHTNING
        key = replace(key, colour=_point(np.array(key.colour) + 1.5 * burst))
        ambient, view = ambient + 0.3 * burst, view + 2.0 * burst
    rim = layout.rim or Rim((0.0, 0.0, -1.0), (0.0, 0.0, 0.0))
    unit = np.array(key.towards) / np.linalg.norm(key.towards)
    uniforms = {
        "keyDir": tuple(float(x) for x in unit),
        "keyColour": key.colour,
        "skyAbove": _point(ambient),
        "skySide": (0.0, 0.0, 0.0),
        "groundBounce": layout.bounce,
        "softBox": key.soft_box,
        "rimDir": tuple(float(x) for x in np.array(rim.towards) / np.linalg.norm(rim.towards)),
        "rimColour": rim.colour,
        "fogColour": layout.fog[0],
        "fogLit": layout.fog[0],
        "fogBeta": (layout.fog[1],) * 3,
        "lightsOn": 1.0,
        "lampsOn": lamps_at(now.hour),
        "lightGain": 1.0,
        "wet": now.weather.wet,
        "outside": _point(view),
        "dusk": lamps_at(now.hour),
        "raining": now.weather.rain,
        "snowing": now.weather.snow,
        "whitened": 1.0 if scene.cover is Cover.SNOW else now.weather.snow,
    }
    return Light(
        uniforms,
        key,
        layout.exposure,
        now.weather,
        layout.lamps,
        layout.backdrop,
        layout.shafts,
        grade={"nightShare": 0.0, "richness": 1.0},
    )


def outside(layout: Layout, scene: Scene, places: Bearings, t: float, sky: SkyMap) -> Light:
    """Under the sky: by day as a landscape, by night with the town's own lights."""
    now = look(scene, places, _GROUND, t, sky)
    hour = moment(scene, t).hour
    elevation = sun_elevation(hour)
    dark = now.weather.storm * 0.6 + now.weather.fog * 0.3
    lights = float(np.interp(elevation, [-5.0, 3.0 + 20.0 * dark], [1.0, 0.0]))
    # By night the lamps are what a camera is set for, not the moon.
    night = float(np.interp(elevation, [-9.0, -1.0], [1.0, 0.0]))
    # A street lies in the shade of its houses more than a valley does.
    day = 1.3 * now.exposure
    exposure = math.exp((1.0 - night) * math.log(day) + night * math.log(layout.exposure))
    exposure = min(exposure, 1.6 * layout.exposure) if lights > 0 else exposure
    gain = layout.exposure / exposure
    town = np.array(layout.ambient) * (lights * gain)
    own = dict(now.uniforms)
    snow = 1.0 if scene.cover is Cover.SNOW else min(1.0, now.weather.snow)
    # House fronts all around send back what the sky sends, and take the blue out of it.
    above = np.array(own["skyAbove"])
    own["skyAbove"] = tuple(1.2 * (0.6 * above + 0.4 * luma(above)) + town)
    own["groundBounce"] = tuple(np.array(own["groundBounce"]) + town * 0.8)
    own["skyLift"] = tuple(np.array(own["skyLift"]) + town * 0.30)
    own["overcastColour"] = tuple(np.array(own["overcastColour"]) + town * 0.35)
    own["moonColour"] = tuple(np.array(own["moonColour"]) * (now.exposure / exposure))
    own |= {
        # The landscape's haze, without what makes it differ from place to place.
        "fogColour": own["mistColour"],
        "fogLit": own["mistLit"],
        "fogBeta": own["hazeBeta"],
        "softBox": 0.9995,
        "rimDir": (0.0, 0.0, -1.0) if layout.rim is None else layout.rim.towards,
        "rimColour": (0.0, 0.0, 0.0) if layout.rim is None else _times(layout.rim.colour, gain),
        "lightsOn": lights,
        "lampsOn": lights,
        "lightGain": gain,
        "wet": 0.0 if snow else max(now.weather.wet, min(1.0, 1.6 * now.weather.rain)),
        "snowed": snow,
        "stir": now.weather.rain,
    }
    grade = {**now.grade, "nightShare": now.grade["nightShare"] * 0.25}
    return Light(
        own,
        Key(own["keyDir"], own["keyColour"]),
        exposure,
        now.weather,
        layout.lamps,
        layout.backdrop,
        layout.shafts,
        now.night,
        grade,
    )


def filled(pose: Pose, gain: float) -> dict[str, Any]:
    """Uniforms in which a subject differs from its place by night: a crew brings a soft light to the camera's
    left, and one behind whoever is filmed."""
    yaw = math.radians(pose.yaw)
    side = math.radians(pose.yaw - 125.0)
    return {
        "keyDir": (math.sin(side) * 0.86, 0.5, -math.cos(side) * 0.86),
        "skySide": _times(_FILL, gain),
        "rimDir": (math.sin(yaw) * 0.85, 0.5, -math.cos(yaw) * 0.85),
        "rimColour": _times(_OUTLINE, gain),
    }


def seen_outside(scene: Scene) -> list[str]:
    """What of outlook.glsl a room's windows need."""
    seen = {
        "RAIN": any(beat.weather.rain > 0.0 for beat in scene.beats),
        "SNOW": any(beat.weather.snow > 0.0 for beat in scene.beats),
        "DUSK": any(lamps_at(beat.hour) > 0.0 for beat in scene.beats),
    }
    return [name for name, needed in seen.items() if needed]


def lamp_count(layout: Layout, scene: Scene, brought: int = 0) -> int:
    """How many lamps light a point at most, with those ``brought`` by subjects; none where it is day."""
    dark = any(sun_elevation(beat.hour) < 26.0 for beat in scene.beats)
    return min(MOST_LAMPS, len(layout.lamps) + brought) if dark or not layout.outdoors else 0


def lamps(lit: Sequence[Lamp], most: int, pose: Pose, t: float, seed: int, gain: float) -> dict[str, Any]:
    """The uniforms of those ``most`` lamps that matter most to what the camera sees."""
    if not most:
        return {}
    yaw = math.radians(pose.yaw)
    ahead = np.array(pose.eye) + 4.0 * np.array([math.sin(yaw), 0.0, -math.cos(yaw)])

    def far(lamp: Lamp) -> float:
        return math.dist(lamp.at, ahead) / (lamp.reach * max(lamp.on, 1e-3))

    chosen = sorted(lit, key=far)[:most]
    # The last ones come and go without a jump.
    end = sorted(far(lamp) for lamp in lit)[most] if len(lit) > most else math.inf
    at: list[tuple[float, ...]] = []
    colours: list[Point] = []
    towards: list[tuple[float, ...]] = []
    for number, lamp in enumerate(chosen):
        share = min(1.0, max(0.0, (end - far(lamp)) * 3.0)) if math.isfinite(end) else 1.0
        share *= lamp.on
        if lamp.flicker:
            share *= 1.0 + lamp.flicker * 0.35 * wander(t, seed + 11 + number, 0.31, 0.83, 0.13)
        at.append((*lamp.at, 1.0 / lamp.reach**2))
        colours.append(_times(lamp.colour, share * gain))
        towards.append((*lamp.towards, 1.0) if lamp.towards is not None else (0.0, 0.0, 0.0, 0.0))
    for _ in range(most - len(chosen)):
        at.append((0.0, 0.0, 0.0, 1.0))
        colours.append((0.0, 0.0, 0.0))
        towards.append((0.0, 0.0, 0.0, 0.0))
    return {"lampAt": at, "lampColour": colours, "lampTowards": towards}


def _point(colour: Colour) -> Point:
    red, green, blue = (float(x) for x in colour)
    return red, green, blue


def _times(colour: Point, share: float) -> Point:
    return colour[0] * share, colour[1] * share, colour[2] * share
