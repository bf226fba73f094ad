from __future__ import annotations

import functools
import hashlib
import itertools
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rushes.engines.previz import gl
from rushes.engines.previz.drawing.enlarge import Effort, inner_size
from rushes.engines.previz.landscape import Landscape
from rushes.engines.previz.landscape.railway import Railway
from rushes.engines.previz.lightning import strikes
from rushes.engines.previz.scene import (
    Beat,
    Bloom,
    Cover,
    Flora,
    Lighting,
    Move,
    MoveKind,
    Place,
    Scene,
    Weather,
    World,
)
from rushes.models.spec import Style

#: Small enough for the maps of few texels: those of many take seconds to make.
SIZE = (256, 144)
FPS = 24
LUMA = np.array([0.2126, 0.7152, 0.0722])
STILL = Move(kind=MoveKind.STATIC)
SUNRISE = Scene(
    place=Place.VALLEY,
    trees=0.45,
    style=Style.CINEMATIC,
    seed=4,
    beats=(Beat(hour=6.2, move=Move(speed=0.5), weather=Weather(haze=0.4, mist=0.6)),),
)


def opened(scene: Scene, size: tuple[int, int] = SIZE, start: float = 0.0) -> Landscape:
    return Landscape.open(scene, *size, fps=FPS, seconds_from=start, seconds_to=start + 5.0)


def luma(picture: np.ndarray) -> np.ndarray:
    return picture @ LUMA


def simple(hour: float = 12.0, *, motion: float = 0.5, seed: int = 2, **fields: object) -> Scene:
    place = fields.pop("place", Place.MOUNTAINS)
    style = fields.pop("style", Style.NATURAL)
    cover = fields.pop("cover", Cover.GRASS)
    move = fields.pop("move", STILL)
    weather = Weather(**fields)
    beat = Beat(hour=hour, move=move, weather=weather)
    return Scene(place=place, style=style, cover=cover, seed=seed, motion=motion, beats=(beat,))


@pytest.fixture(scope="module")
def sunrise() -> Iterator[Landscape]:
    with opened(SUNRISE) as landscape:
        yield landscape


@pytest.mark.parametrize("place", [place for place in Place if place.landscape])
def test_every_place_by_dawn_noon_and_night(place: Place) -> None:
    hours = (6.3, 12.0, 0.5)
    beats = tuple(Beat(start=10.0 * i, hour=hour, move=STILL) for i, hour in enumerate(hours))
    with opened(Scene(place=place, seed=1, beats=beats)) as landscape:
        dawn, noon, night = (landscape.rgb(round(t * FPS)) for t in (0.0, 13.0, 24.0))
    means = [float(luma(p).mean()) for p in (dawn, noon, night)]
    assert 45 < means[0] < 205
    assert 75 < means[1] < 205
    assert 6 < means[2] < 0.75 * means[1]
    for picture, blown, least in ((dawn, 0.08, 12.0), (noon, 0.03, 5.0), (night, 0.03, 4.0)):
        light = luma(picture)
        assert (light > 253).mean() < blown
        assert (light < 1).mean() < 0.25
        assert light.std() > least
    # Sky above, land or water below, and on the earth a blue noon.
    top, bottom = noon[:14].reshape(-1, 3).mean(0), noon[-36:].reshape(-1, 3).mean(0)
    assert np.abs(top - bottom).max() > 20
    assert top[2] > top[0] or place is Place.PLANET


def test_sunrise_has_a_low_warm_sun_over_the_land(sunrise: Landscape) -> None:
    picture = sunrise.rgb(0).astype(float)
    light = luma(picture)
    rows, columns = np.nonzero(light >= np.quantile(light, 0.995))
    assert light.max() > 240
    assert rows.mean() < 0.45 * SIZE[1]
    assert np.ptp(columns) < 0.5 * SIZE[0]
    beside = picture[light > np.quantile(light, 0.80)].mean(0)
    assert beside[0] > beside[2] + 25


def test_haze_takes_the_far_ridges_and_leaves_what_is_near() -> None:
    contrast = {}
    for haze in (0.0, 0.8):
        scene = simple(9.0, place=Place.VALLEY, haze=haze, clouds=0.0, seed=4, move=Move())
        with opened(scene) as landscape:
            light = luma(landscape.rgb(0).astype(float))
        detail = np.abs(np.diff(light, axis=1))
        # The far end of the valley, between the walls and under the sky; the meadow before the camera.
        contrast[haze] = detail[56:67, 104:152].mean(), detail[-32:].mean()
    assert contrast[0.8][0] < 0.65 * contrast[0.0][0]
    assert contrast[0.8][1] > 0.8 * contrast[0.0][1]


def test_frames_are_the_same_in_every_process_and_window(sunrise: Landscape) -> None:
    code = (
        "import sys, hashlib\n"
        "from rushes.engines.previz.landscape import Landscape\n"
        "from rushes.engines.previz.scene import Scene\n"
        "scene = Scene.model_validate_json(sys.argv[1])\n"
        "with Landscape.open(scene, 256, 144, fps=24, seconds_from=50.0, seconds_to=51.0) as landscape:\n"
        "    for index in (1202, 1203, 30):\n"
        "        print(hashlib.md5(landscape.yuv(index)).hexdigest())\n"
    )
    here = [hashlib.md5(sunrise.yuv(index)).hexdigest() for index in (30, 1203, 1202)]
    run = subprocess.run(
        [sys.executable, "-c", code, SUNRISE.model_dump_json()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert run.stdout.split() == here[::-1]


def test_later_beat_changes_nothing_before_it() -> None:
    calm = Beat(hour=9.0, weather=Weather(clouds=0.0, haze=0.3))
    wild = Weather(clouds=0.9, mist=0.8, rain=0.8, storm=0.9, wind=0.9)
    short = Scene(place=Place.LAKE, seed=3, beats=(calm,))
    longer = short.model_copy(update={"beats": (calm, Beat(start=4.0, hour=19.5, weather=wild))})
    with opened(short) as landscape:
        first = landscape.yuv(60)
    with opened(longer) as landscape:
        assert np.array_equal(landscape.yuv(60), first)
        assert np.abs(landscape.rgb(120).astype(int) - landscape.rgb(60)).mean() > 10


def test_seed_and_scene_change_the_picture(sunrise: Landscape) -> None:
    with opened(SUNRISE.model_copy(update={"seed": 5})) as other:
        assert np.abs(other.rgb(0).astype(int) - sunrise.rgb(0)).mean() > 8


def test_planes_decode_to_the_picture(sunrise: Landscape) -> None:
    width, height = SIZE
    planes = sunrise.yuv(12).astype(float)
    picture = sunrise.rgb(12).astype(float)
    assert planes.shape == (height * 3 // 2, width)
    y = (planes[:height] - 16) / 219
    chroma = planes[height:].reshape(2, height // 2, width // 2)
    cb, cr = ((plane - 128) / 224 for plane in chroma)
    assert np.abs(y * 255 - luma(picture)).mean() < 0.8
    assert np.abs(y * 255 - luma(picture)).max() < 5
    pairs = picture.reshape(height // 2, 2, width // 2, 2, 3).mean((1, 3)) / 255
    own = luma(pairs)
    assert np.abs(cb - (pairs[..., 2] - own) / 1.8556).mean() < 0.006
    assert np.abs(cr - (pairs[..., 0] - own) / 1.5748).mean() < 0.006
    red = own + 1.5748 * cr
    assert np.abs(red - pairs[..., 0]).mean() < 0.008


def test_shape_of_a_portrait_with_an_odd_number_of_chroma_rows() -> None:
    size = (130, 226)
    with opened(simple(10.0, place=Place.SEA), size) as landscape:
        planes, picture = landscape.yuv(3), landscape.rgb(3)
    assert planes.shape == (size[1] * 3 // 2, size[0])
    assert planes.flags["C_CONTIGUOUS"]
    assert planes.dtype == np.uint8
    assert picture.shape == (size[1], size[0], 3)
    # A plane that slipped by half a row would put the sea's blue into the red difference.
    chroma = planes[size[1] :].reshape(2, -1).mean(1)
    assert chroma[0] > 128 > chroma[1]


def test_odd_size_is_refused() -> None:
    with pytest.raises(ValueError, match="even"):
        opened(simple(), (129, 128))


def test_sky_does_not_band() -> None:
    scene = simple(19.0, place=Place.HILLS, clouds=0.0, haze=0.2).model_copy(
        update={"stars": False, "moon": False}
    )
    with opened(scene, (640, 360)) as landscape:
        sky = landscape.yuv(0)[:80].astype(int)
    differ = (np.diff(sky, axis=1) != 0).mean()
    assert differ > 0.2
    smooth = sky.reshape(80, 40, 16).mean(2)
    steps = np.abs(np.diff(smooth, axis=0))
    assert steps.max() < 2.0


def test_still_scene_does_not_flicker() -> None:
    with opened(simple(11.0, motion=0.0, clouds=0.3, wind=0.0)) as landscape:
        frames = [landscape.rgb(index).astype(float) for index in range(5)]
    for a, b in itertools.pairwise(frames):
        assert np.abs(a - b).mean() < 1.3
        # Means of 8 x 8 pixels leave the grain out.
        blocks = (luma(a) - luma(b)).reshape(18, 8, 32, 8).mean((1, 3))
        assert np.abs(blocks).max() < 1.5


def test_flight_moves_evenly_without_popping() -> None:
    scene = simple(9.0, place=Place.VALLEY, clouds=0.2, seed=4, move=Move(speed=0.5))
    with opened(scene) as landscape:
        frames = [luma(landscape.rgb(index).astype(float)) for index in range(40, 64)]
    blocks = np.array([frame.reshape(18, 8, 32, 8).mean((1, 3)) for frame in frames])
    change = np.abs(np.diff(blocks, axis=0)).mean((1, 2))
    assert change.min() > 0.02
    assert change.max() < 1.6 * np.median(change)
    jumps = np.abs(np.diff(blocks, 2, axis=0))
    assert jumps.max() < 14


def test_heavier_weather_is_darker_and_fog_is_flat() -> None:
    weather = {
        "clear": Weather(clouds=0.1),
        "storm": Weather(clouds=0.9, storm=0.9, rain=0.5),
        "fog": Weather(fog=0.9),
    }
    beats = tuple(
        Beat(start=10.0 * i, hour=13.0, move=STILL, weather=w) for i, w in enumerate(weather.values())
    )
    with opened(Scene(seed=2, beats=beats)) as landscape:
        light = {name: luma(landscape.rgb(FPS * (10 * i + 3))) for i, name in enumerate(weather)}
    assert light["storm"].mean() < 0.8 * light["clear"].mean()
    assert light["fog"].std() < 0.6 * light["clear"].std()


def test_lightning_lights_the_picture_when_the_thunder_knows_of_it() -> None:
    scene = simple(15.0, storm=0.9, clouds=0.9, seed=3)
    strike = strikes(scene, 0.0, 5.0)[0]
    with opened(scene) as landscape:
        first = int(np.ceil(strike.time * FPS))
        before, during = (float(luma(landscape.rgb(i)).mean()) for i in (first - 1, first))
    assert during > before * 1.06


def test_styles_differ() -> None:
    def colourfulness(style: Style) -> float:
        scene = simple(10.0, place=Place.HILLS, style=style)
        with opened(scene) as landscape:
            picture = landscape.rgb(0).astype(float)
        return float((picture.max(2) - picture.min(2)).mean())

    assert colourfulness(Style.DOCUMENTARY) < 0.75 * colourfulness(Style.ANIMATED)


def test_snow_falls_and_lies() -> None:
    scene = simple(11.0, motion=0.0, snow=0.9, clouds=0.9, cover=Cover.SNOW, place=Place.HILLS)
    with opened(scene) as landscape:
        a, b = (landscape.rgb(index).astype(float) for index in (0, 1))
    assert (np.abs(luma(a) - luma(b)) > 12).sum() > 40
    ground = a[-48:].reshape(-1, 3).mean(0)
    assert ground.min() > 120
    assert np.ptp(ground) < 15


DRAW = """
import sys
import numpy as np
from rushes.engines.previz import gl
from rushes.engines.previz.landscape import Landscape
from rushes.engines.previz.landscape.railway import Railway
from rushes.engines.previz.drawing.enlarge import Effort, inner_size
from rushes.engines.previz.scene import Scene
opened = gl.open_device((sys.argv[1],))
assert opened.device.software, "no software renderer"
scene = Scene.model_validate_json(sys.argv[2])
with Landscape.open(scene, 256, 144, fps=24, seconds_to=1.0, opened=opened) as landscape:
    np.save(sys.argv[3], landscape.yuv(10))
"""


def test_every_software_device_draws_the_same(tmp_path: Path) -> None:
    scene = simple(6.6, place=Place.COAST, mist=0.4).model_copy(update={"birds": True, "trees": 0.6})
    planes = []
    for link in ("egl", "osmesa"):
        # Two Mesas in one process would get into each other's way.
        out = tmp_path / f"{link}.npy"
        command = [sys.executable, "-c", DRAW, link, scene.model_dump_json(), str(out)]
        drawn = subprocess.run(command, capture_output=True, text=True, timeout=120)
        if "NoOpenGL" in drawn.stderr or "no software renderer" in drawn.stderr:
            pytest.skip(f"{link} draws nothing here, or on a GPU, which rounds in its own way")
        assert drawn.returncode == 0, drawn.stderr
        planes.append(np.load(out).astype(int))
    # A pixel at an edge may fall to either side.
    assert np.abs(planes[0] - planes[1]).mean() < 0.05


def test_birds_cross_the_sky_and_beat_their_wings() -> None:
    scene = simple(10.0, place=Place.SEA, motion=0.0, clouds=0.0).model_copy(update={"birds": True})
    with opened(scene) as landscape:
        frames = [luma(landscape.rgb(index).astype(float)) for index in (24, 28, 60, 110)]
    # Nothing else moves in this sky.
    sky = np.median(frames, axis=0)[: SIZE[1] // 2]
    flocks = [sky - frame[: SIZE[1] // 2] > 12 for frame in frames]
    for flock in flocks:
        assert 8 < flock.sum() < 400
    assert (flocks[0] != flocks[1]).sum() > 8
    columns = [float(np.nonzero(flock)[1].mean()) for flock in flocks]
    assert abs(columns[3] - columns[0]) > 5


def test_large_frames_are_drawn_smaller_and_enlarged() -> None:
    scene = simple(9.0, place=Place.SEA)
    with opened(scene, (1920, 1080)) as landscape:
        large = landscape.yuv(5).astype(float)
        assert landscape.details["internal_size"] == [1280, 720]
    with opened(scene, (1280, 720)) as landscape:
        small = landscape.yuv(5).astype(float)
    assert large.shape == (1620, 1920)
    # The same picture, in every plane where the other has it.
    for rows, of in ((slice(0, 1080), slice(0, 720)), (slice(1080, 1620), slice(720, 1080))):
        a = large[rows].reshape((rows.stop - rows.start) // 12, 12, 160, 12).mean((1, 3))
        b = small[of].reshape((of.stop - of.start) // 8, 8, 160, 8).mean((1, 3))
        assert np.abs(a - b).mean() < 0.5


def test_rays_come_through_the_trees_where_they_are_asked_for() -> None:
    plain = simple(6.2, place=Place.HILLS)
    frames = []
    for lighting in (Lighting.USUAL, Lighting.SHAFTS):
        scene = plain.model_copy(update={"lighting": lighting, "trees": 0.9})
        with opened(scene) as landscape:
            frames.append(luma(landscape.rgb(0).astype(float)))
    added = frames[1] - frames[0]
    assert added.mean() > 2
    # In beams, not as a veil.
    assert added.std() > 4


def test_a_gpu_draws_large_frames_whole() -> None:
    found = gl.open_device()
    on_gpu = replace(found, device=replace(found.device, software=False))
    scene = simple(9.0, place=Place.SEA)
    with Landscape.open(scene, 1920, 1080, fps=FPS, seconds_to=5.0, opened=on_gpu) as landscape:
        assert landscape.details["internal_size"] == [1920, 1080]
        whole = luma(landscape.rgb(5).astype(float))
    with opened(scene, (1920, 1080)) as landscape:
        enlarged = luma(landscape.rgb(5).astype(float))
    # The same picture, finer.
    assert np.abs(whole - enlarged).mean() < 3
    assert np.abs(np.diff(whole)).mean() > 1.05 * np.abs(np.diff(enlarged)).mean()


def test_what_is_costly_is_drawn_smaller_only_where_it_is_enlarged_anyway() -> None:
    assert inner_size(1920, 1080, Effort.MORE) == (1088, 612)
    assert inner_size(1920, 1080, Effort.MOST) == (960, 540)
    assert inner_size(1080, 1920) == (720, 1280)
    assert inner_size(1280, 720, Effort.MOST) == (1280, 720)
    assert inner_size(128, 130, Effort.MOST) == (128, 130)


def test_details_say_what_was_done(sunrise: Landscape) -> None:
    details = sunrise.details
    assert details["internal_size"] == list(SIZE)
    assert "through" in details["device"]


@functools.cache
def one(place: Place, **fields: object) -> np.ndarray:
    """The first frame by day, with nothing in the sky; not to be changed."""
    hour = fields.pop("hour", 10.0)
    beat = Beat(hour=hour, move=STILL, weather=Weather(clouds=0.0, haze=0.15))
    with opened(Scene(place=place, seed=3, beats=(beat,), **fields)) as landscape:
        return landscape.rgb(0).astype(float)


def share(picture: np.ndarray, red: float, green: float, blue: float, within: float = 45.0) -> float:
    """Of the pixels whose hue and lightness are near this colour's."""
    return float((np.abs(picture - (red, green, blue)).max(-1) < within).mean())


def test_a_lake_in_the_woods_has_trees_on_its_shores_in_the_colours_of_the_season() -> None:
    autumn, summer, bare = (
        one(Place.LAKE, trees=trees, cover=cover)
        for trees, cover in ((0.85, Cover.AUTUMN), (0.85, Cover.GRASS), (0.3, Cover.GRASS))
    )
    # The far shore and what mirrors of it.
    shore = slice(int(0.30 * SIZE[1]), int(0.60 * SIZE[1]))
    warmth = [float((picture[shore, :, 0] - picture[shore, :, 2]).mean()) for picture in (autumn, summer)]
    assert warmth[0] > warmth[1] + 8
    assert luma(summer[shore]).mean() < luma(bare[shore]).mean()


def test_other_worlds_have_ground_under_their_own_sky() -> None:
    moon, mars = (one(Place.PLANET, world=world) for world in (World.MOON, World.MARS))
    sky, ground = (slice(0, SIZE[1] // 6), slice(-SIZE[1] // 4, None))
    assert np.median(luma(moon[sky])) < 8
    assert np.ptp(moon[ground].reshape(-1, 3).mean(0)) < 12
    assert luma(moon[ground]).mean() > 40
    red, _, blue = mars[ground].reshape(-1, 3).mean(0)
    assert red > 1.6 * blue
    assert mars[sky, :, 0].mean() > mars[sky, :, 2].mean()


@pytest.mark.parametrize(
    ("bloom", "more", "less"),
    [(Bloom.POPPIES, 0, 1), (Bloom.SUNFLOWERS, 1, 2), (Bloom.LAVENDER, 2, 1)],
)
def test_fields_are_full_of_their_flowers(bloom: Bloom, more: int, less: int) -> None:
    ground = one(Place.HILLS, cover=Cover.FLOWERS, bloom=bloom)[SIZE[1] // 2 :]
    grass = one(Place.HILLS)[SIZE[1] // 2 :]
    shares = [float((each[..., more] > 1.15 * each[..., less]).mean()) for each in (ground, grass)]
    assert shares[0] > 0.15
    assert shares[0] > shares[1] or more == 1


def test_floes_and_bergs_lie_in_open_water() -> None:
    ice = one(Place.ICE)
    assert share(ice, 200, 203, 208) > 0.1
    assert share(ice[SIZE[1] // 3 :], 20, 50, 70) > 0.03


def test_a_savanna_is_yellow_and_flat_with_trees_far_apart() -> None:
    plain = one(Place.HILLS, cover=Cover.DRY, flora=Flora.SAVANNA, trees=0.13)
    red, green, blue = plain[-SIZE[1] // 3 :].reshape(-1, 3).mean(0)
    assert red > green > 1.3 * blue
    horizon = luma(plain)[int(0.38 * SIZE[1]) : int(0.5 * SIZE[1])]
    assert 0.002 < (horizon < 60).mean() < 0.25


def test_starry_ground_is_readable() -> None:
    night = one(Place.HILLS, hour=22.5)
    assert luma(night[SIZE[1] // 2 :]).mean() > 22
    assert (luma(night[: SIZE[1] // 4]) > 120).sum() > 25


def test_a_road_leads_ahead_through_the_green() -> None:
    with_road, without = one(Place.HILLS, road=True), one(Place.HILLS)
    low = slice(int(0.8 * SIZE[1]), SIZE[1])
    middle, side = slice(SIZE[0] * 3 // 7, SIZE[0] * 4 // 7), slice(0, SIZE[0] // 6)
    colourful = [
        float(np.ptp(picture[low, at], axis=-1).mean())
        for picture, at in ((with_road, middle), (with_road, side), (without, middle))
    ]
    assert colourful[0] < 0.6 * colourful[1]
    assert colourful[0] < 0.6 * colourful[2]


def test_rails_lie_on_the_ground_or_over_it_and_nowhere_steep() -> None:
    def hilly(x: np.ndarray, z: np.ndarray) -> np.ndarray:
        return np.asarray(9.0 * np.sin(x / 50.0) + 4.0 * np.cos(z / 31.0))

    railway = Railway(hilly, 12.0, -7.0, 70.0, (0.2, 0.2, 0.1))
    a = np.radians(70.0)
    along = np.arange(-100.0, 300.0, 5.0)
    x, z = 12.0 + along * np.sin(a), -7.0 - along * np.cos(a)
    rails = np.array([railway.floor(float(at_x), float(at_z)) for at_x, at_z in zip(x, z, strict=True)])
    assert (rails > hilly(x, z) + 0.3).all()
    assert np.abs(np.diff(rails)).max() < 0.06 * 5.0
    assert railway.floor(12.0 + 5.0 * np.cos(a), -7.0 + 5.0 * np.sin(a)) is None
    # It stands on something everywhere: a bank, or arches with piers.
    assert (railway.mesh.points[:, 1].min() < hilly(x, z).min()).all()
