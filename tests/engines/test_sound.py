"""A scene's sound, judged by measuring it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from rushes.engines.previz.heard import Music, Sound
from rushes.engines.previz.lightning import lightning_times, strikes
from rushes.engines.previz.scene import (
    Action,
    Beat,
    Cover,
    Feature,
    Move,
    MoveKind,
    Place,
    Prop,
    Scene,
    Subject,
    Tie,
    Weather,
)
from rushes.engines.previz.sets.fireworks import FAR, bursts
from rushes.engines.previz.sound import compose, fade
from rushes.engines.previz.sound.bed import Place as Hearing
from rushes.engines.previz.sound.cries import CRIES, OTHERS, utterance
from rushes.engines.previz.sound.events import Stage
from rushes.engines.previz.sound.foley import Foley
from rushes.engines.previz.sound.mood import mood
from rushes.engines.previz.sound.motors import MOTORS
from rushes.engines.previz.sound.named import named
from rushes.engines.previz.sound.playing import PLAYED
from rushes.engines.previz.sound.premises import PREMISES
from rushes.engines.previz.sound.stretch import Chance, Stretch
from rushes.engines.previz.sound.surroundings import open_air
from rushes.engines.previz.sound.throat import Cry, cry
from rushes.engines.previz.staging import cast_for
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.catalogue import KINDS
from rushes.engines.previz.understand.lexicon.props import FIXED
from rushes.media.loudness import integrated, true_peak

RATE = 48_000


def scene(
    place: Place, *, hour: float = 9.0, seed: int = 1, weather: Weather | None = None, **more: Any
) -> Scene:
    return Scene(place=place, seed=seed, beats=(Beat(weather=weather or Weather(), hour=hour),), **more)


def share(audio: np.ndarray, low: float, high: float) -> float:
    """Power between two frequencies as a share of all, in decibels."""
    power = np.abs(np.fft.rfft(audio.mean(axis=1))) ** 2
    hertz = np.fft.rfftfreq(len(audio), 1 / RATE)
    return float(10 * np.log10(power[(hertz >= low) & (hertz < high)].sum() / power.sum()))


def roughest_step(audio: np.ndarray) -> float:
    """The largest step from sample to sample over the usual step nearby: a click is a step of its own.

    Gaussian noise stays below 6; a single sample out of place reaches 20 and more.
    """
    step = np.abs(np.diff(audio.astype(float), axis=0))
    usual = [np.sqrt(np.convolve(channel**2, np.full(960, 1 / 960), "same")) for channel in step.T]
    return float((step / (np.stack(usual, axis=1) + 1e-4)).max())


WEATHERS = {
    "clear day": (Weather(), 9.0),
    "still night": (Weather(wind=0.0), 23.0),
    "rain": (Weather(rain=0.8, clouds=1.0, wind=0.4), 15.0),
    "storm": (Weather(storm=0.9, rain=0.6, wind=0.8), 17.0),
    "snow": (Weather(snow=0.8, wind=0.2), 8.0),
}


LANDSCAPES = [place for place in Place if place.landscape and open_air(place)]
# The quietest and the loudest everywhere; what lies between changes the same layers everywhere.
TABLE = [(place, weather) for place in LANDSCAPES for weather in ("still night", "storm")]
TABLE += [(place, "clear day") for place in (Place.VALLEY, Place.FOREST, Place.COAST)]
TABLE += [(place, "rain") for place in (Place.DUNES, Place.HILLS, Place.SEA)]
TABLE += [(place, "snow") for place in (Place.MOUNTAINS, Place.FOREST, Place.LAKE)]


@pytest.mark.parametrize(("place", "weather"), TABLE)
def test_every_scene_is_as_loud_as_the_others_and_clean(place: Place, weather: str) -> None:
    conditions, hour = WEATHERS[weather]
    audio = compose(scene(place, weather=conditions, hour=hour), 4.0)

    assert (audio.dtype, audio.shape) == (np.float32, (4 * RATE, 2))
    assert integrated(audio) == pytest.approx(-23.0, abs=2.0)
    assert true_peak(audio) < -1.5
    assert roughest_step(audio) < 8
    assert np.abs(audio.mean(axis=0)).max() < 1e-3, "no offset"
    assert 0.0 < np.corrcoef(audio.T)[0, 1] < 0.95, "wide, but not out of phase"


BUILT = [place for place in Place if not place.landscape]
#: Rooms where nothing happens sound alike.
BARE = Place.STUDIO
#: Hertz of the bands by which a place is known, and what lies between them.
EDGES = np.geomspace(50.0, 12_000.0, 17)


def test_every_built_place_is_clean_and_those_where_something_happens_are_told_from_a_bare_room() -> None:
    heard = {}
    for place in BUILT:
        audio = compose(scene(place, hour=11.0), 2.0)
        # Still places are not blown up to the loudness of a storm: that would be hiss.
        assert -40.0 < integrated(audio) < -21.5, place
        assert true_peak(audio) < -1.5, place
        assert np.abs(audio.mean(axis=0)).max() < 1e-3, place
        heard[place] = [share(audio, low, high) for low, high in pairwise(EDGES)]
    for place in PREMISES:
        apart = np.abs(np.subtract(heard[place], heard[BARE])).max()
        assert apart > 3.0, f"{place} sounds like a bare room"


def test_a_storm_is_heard_through_the_window_and_not_under_water() -> None:
    def louder(place: Place) -> float:
        storm = Weather(storm=0.9, rain=0.8)
        stormy, still = (compose(scene(place, weather=weather), 2.0) for weather in (storm, Weather()))
        return integrated(stormy) - integrated(still)

    assert louder(Place.BEDROOM) > 4.0
    assert louder(Place.UNDERWATER) == 0.0


def test_a_click_would_be_noticed() -> None:
    audio = compose(scene(Place.HILLS), 1.0)
    audio[20_000] += 0.1
    assert roughest_step(audio) > 8


def test_the_same_scene_sounds_the_same_and_another_seed_does_not() -> None:
    # Later than what a scene's loudness is judged by, which is kept.
    first = compose(scene(Place.COAST), 2.0, start=11.0)
    assert np.array_equal(first, compose(scene(Place.COAST), 2.0, start=11.0))
    assert not np.allclose(first, compose(scene(Place.COAST, seed=2), 2.0, start=11.0), atol=0.01)


@pytest.mark.parametrize("place", [Place.FOREST, Place.COAST, Place.LAKE])
def test_an_extension_goes_on_sample_for_sample(place: Place) -> None:
    stormy = Beat(start=5.0, weather=Weather(storm=0.9, rain=0.7, wind=0.8), hour=19.0)
    changing = scene(place).model_copy(update={"beats": (Beat(), stormy)})
    whole = compose(changing, 9.0)
    parts = np.concatenate([compose(changing, 3.5), compose(changing, 5.5, start=3.5)])
    assert np.abs(whole - parts).max() < 1e-6


@pytest.mark.parametrize("seconds", [1.0, 25 / 24, 7.5])
def test_it_lasts_as_long_as_asked(seconds: float) -> None:
    assert len(compose(scene(Place.DUNES), seconds)) == round(seconds * RATE)


def test_rain_hisses() -> None:
    dry, wet = (compose(scene(Place.HILLS, weather=Weather(rain=rain)), 3.0) for rain in (0.0, 0.9))
    assert share(wet, 3000, 12000) > share(dry, 3000, 12000) + 8


def test_rain_that_sets_in_is_heard_from_then_on() -> None:
    rain = Beat(start=4.0, weather=Weather(rain=0.9))
    audio = compose(scene(Place.HILLS).model_copy(update={"beats": (Beat(), rain)}), 8.0)
    assert share(audio[: 3 * RATE], 3000, 12000) < share(audio[5 * RATE :], 3000, 12000) - 8


def test_crickets_sing_on_a_warm_night_only() -> None:
    def crickets(hour: float, cover: Cover) -> float:
        # Dunes, because no bird sings there at noon, in the same band.
        still = scene(Place.DUNES, hour=hour, weather=Weather(wind=0.05), cover=cover)
        return share(compose(still, 4.0), 3800, 5200)

    assert crickets(23.0, Cover.GRASS) > max(crickets(12.0, Cover.GRASS), crickets(23.0, Cover.SNOW)) + 6


def test_birds_sing_at_sunrise_and_not_at_night() -> None:
    def liveliness(hour: float) -> float:
        """How far single tones stand out of the steady sound between 1.5 and 6 kHz."""
        audio = compose(scene(Place.FOREST, hour=hour, weather=Weather(wind=0.1), cover=Cover.ROCK), 10.0)
        blocks = audio.mean(axis=1)[: 10 * RATE // 2048 * 2048].reshape(-1, 2048) * np.hanning(2048)
        power = np.abs(np.fft.rfft(blocks, axis=1))[:, 64:256] ** 2
        return float(np.percentile(power.max(axis=1) / power.mean(axis=1), 90))

    assert liveliness(6.0) > 2 * liveliness(0.0)


def test_gusts_come_and_go_more_in_a_gale() -> None:
    def restlessness(wind: float) -> float:
        audio = compose(scene(Place.DUNES, weather=Weather(wind=wind)), 12.0)
        level = np.sqrt(np.mean(audio.reshape(-1, RATE // 2, 2) ** 2, axis=(1, 2)))
        return float(np.std(20 * np.log10(level)))

    assert restlessness(0.9) > restlessness(0.05) + 0.8


def test_waves_break_again_and_again() -> None:
    audio = compose(scene(Place.COAST, weather=Weather(wind=0.2)), 30.0)
    level = np.sqrt(np.mean(audio.reshape(-1, RATE // 4, 2) ** 2, axis=(1, 2)))
    loud = level > 1.25 * np.median(level)
    assert 3 <= np.count_nonzero(loud[1:] & ~loud[:-1]) <= 10


def test_nothing_repeats() -> None:
    """No loop: the sound is not like itself at any later time."""
    audio = compose(scene(Place.VALLEY, weather=Weather(rain=0.3)), 20.0).mean(axis=1)
    spectrum = np.abs(np.fft.rfft(audio, 1 << 21)) ** 2
    likeness = np.fft.irfft(spectrum)[: len(audio)]
    assert np.abs(likeness[RATE // 2 :]).max() / likeness[0] < 0.1


STORM = Weather(storm=1.0, wind=0.1)


def test_lightning_is_the_same_however_it_is_asked_for() -> None:
    stormy = scene(Place.HILLS, weather=STORM)
    times = lightning_times(stormy, 0.0, 60.0)
    assert 6 <= len(times) <= 15
    assert list(times) == sorted(times)
    assert times[0] < 2.0
    assert times == lightning_times(stormy, 0.0, 21.3) + lightning_times(stormy, 21.3, 60.0)
    assert lightning_times(scene(Place.HILLS, weather=Weather(storm=0.5)), 0.0, 60.0) == ()


def test_lightning_waits_for_the_storm() -> None:
    rising = scene(Place.HILLS).model_copy(update={"beats": (Beat(), Beat(start=12.0, weather=STORM))})
    assert lightning_times(rising, -20.0, 11.0) == ()
    assert lightning_times(rising, 13.0, 40.0)


def test_thunder_follows_lightning_after_the_sound_s_way() -> None:
    stormy = scene(Place.DUNES, weather=STORM, seed=4)
    first = strikes(stormy, -20.0, 8.0)
    near = next(strike for strike in first if strike.time >= 0)
    assert near.thunder == pytest.approx(near.time + near.metres / 343.0)
    audio = compose(stormy, 8.0).mean(axis=1)
    blocks = audio[: len(audio) // 2400 * 2400].reshape(-1, 2400)
    spectrum = np.abs(np.fft.rfft(blocks * np.hanning(2400), axis=1)) ** 2
    rumble = spectrum[:, 3:12].sum(axis=1)
    heard = round(near.thunder * 20)
    assert rumble[heard : heard + 20].mean() > 3 * rumble[heard - 15 : heard - 2].mean()


def test_fading_touches_ten_milliseconds_at_the_ends_alone() -> None:
    audio = compose(scene(Place.SEA), 1.0)
    both, head = fade(audio), fade(audio, tail=False)
    assert not both[0].any()
    assert not both[-1].any()
    assert np.array_equal(both[480:-480], audio[480:-480])
    assert np.array_equal(head[480:], audio[480:])


def performed(seen: Scene, seconds: float) -> tuple[np.ndarray, Foley]:
    """How loud what its bodies do is at every sample, without the place and its echo."""
    stretch = Stretch(0, round(seconds * RATE))
    stage = Stage(stretch)
    foley = Foley.of(seen, cast_for(seen))
    assert foley is not None
    times = stretch.control_times()
    foley.perform(Hearing(seen, stretch, times, mood(seen, times), Chance(1, "test")), stage)
    return np.abs(stage.dry).max(axis=0), foley


@pytest.mark.parametrize("work", ["carrot", "laptop"])
def test_work_of_hands_is_heard(work: str) -> None:
    def heard(*props: Prop) -> float:
        cook = Subject(kind="man", action=Action.STAND, props=props)
        return float(performed(scene(Place.STUDIO, subjects=(cook,)), 3.0)[0].max())

    assert heard(Prop(tie=Tie.WORKS_AT, kind=work)) > 0.05
    assert heard() == 0.0


@pytest.mark.parametrize("instrument", sorted(PLAYED))
def test_an_instrument_is_heard_while_it_is_played(instrument: str) -> None:
    tie = Tie.WORKS_AT if instrument in FIXED else Tie.HOLDS

    def heard(action: Action, music: Music | None = None) -> float:
        player = Subject(kind="man", action=action, props=(Prop(tie=tie, kind=instrument),))
        return float(performed(scene(Place.STUDIO, subjects=(player,), music=music), 2.0)[0].max())

    assert 0.05 < heard(Action.PLAY) < 0.8
    assert heard(Action.PLAY, Music.JAZZ) == 0.0, "it plays the music that is asked for"
    assert tie is Tie.WORKS_AT or heard(Action.STAND) == 0.0


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        ("camel", Action.WALK),
        ("woman", Action.RUN),
        ("boy", Action.JUMP),
        ("man", Action.DANCE),
        ("dog", Action.PLAY),
        ("ball", Action.JUMP),
    ],
)
def test_steps_are_heard_when_feet_come_down(kind: str, action: Action) -> None:
    seen = scene(Place.STREET, subjects=(Subject(kind=kind, action=action),))
    (actor,) = cast_for(seen)
    falls = actor.footfalls(action)
    assert falls is not None
    # In the picture: at a footfall a foot that was on its way down stands still on the ground.
    rest = actor.mesh.points
    for moment in falls.between(0.5, 0.5 + falls.period):
        sinking, down, after = (
            _soles(rest, actor, action, moment + late)
            for late in (-0.09 * falls.period, 0.0, 0.04 * falls.period)
        )
        fell = sinking - down
        landed = int(fell.argmax())
        assert fell[landed] > 0.004 * actor.height
        assert abs(after[landed] - down[landed]) < 0.5 * fell[landed] + 0.01 * actor.height

    # In the sound: with the bodies it is the same but for steps, and those begin at the footfalls.
    level, foley = performed(seen, 3.0)
    rate = foley.blocking.rate
    for moment in falls.between(0.3 * rate, 2.5 * rate):
        at = round(moment / rate * RATE)
        assert level[at : at + RATE // 50].max() > 4 * level[at - RATE // 100 : at].max()


def _soles(rest: np.ndarray, actor: Actor, action: Action, t: float) -> np.ndarray:
    """Lowest point of each bone that reaches the ground, metres."""
    pose = actor.pose(action, t)
    bones = actor.mesh.bones[np.arange(len(rest)), actor.mesh.weights.argmax(axis=1)]
    high = np.einsum("nk,nk->n", pose[bones, 1, :3], rest) + pose[bones, 1, 3]
    feet = [bone for bone in np.unique(bones) if rest[bones == bone, 1].min() < 0.03 * actor.height]
    return np.array([high[bones == bone].min() for bone in feet])


def test_whoever_is_in_the_picture_is_heard_over_the_place() -> None:
    seen = scene(Place.SUBURB, hour=12.0, subjects=(Subject(kind="police car", action=Action.DRIVE),))
    actors = cast_for(seen)
    with_them = compose(seen, 2.0, actors=actors)
    assert true_peak(with_them) < -1.5
    assert -27.0 < integrated(with_them) < -20.0
    halves = [compose(seen, 1.0, start=start, actors=actors) for start in (9.0, 10.0)]
    later = compose(seen, 2.0, start=9.0, actors=actors)
    assert np.abs(np.concatenate(halves) - later).max() < 1e-6
    assert share(with_them, 600, 1400) > share(compose(seen, 2.0), 600, 1400) + 2.5


def test_who_passes_a_camera_that_stays_is_heard_to_come_and_go() -> None:
    still = Beat(move=Move(kind=MoveKind.STATIC))
    car = Subject(kind="motorcycle", action=Action.DRIVE)
    passes = Scene(place=Place.HILLS, seed=7, beats=(still,), subjects=(car,))
    foley = Foley.of(passes, cast_for(passes))
    assert foley is not None
    near, pitch = (of(0, np.array([0.5, 1.5, 6.0])) for of in (foley.ear.near, foley.ear.pitch))
    assert near.max() > 2.0 * near[-1]
    assert pitch[0] > pitch[-1] + 0.01
    assert np.ptp([foley.side(0, t) for t in (0.0, 2.0, 4.0, 6.0)]) > 0.03


def test_fireworks_are_heard_as_they_burst() -> None:
    night = scene(Place.SKYLINE, hour=22.0, sounds=(Sound.FIREWORKS,), features=(Feature.FIREWORKS,))
    stage = Stage(Stretch(0, 3 * RATE))
    times = stage.stretch.control_times()
    named(Hearing(night, stage.stretch, times, mood(night, times), Chance(1, "test")), stage)
    level = np.abs(stage.dry).max(axis=0)
    for time, _, _ in bursts(0.5, 2.5):
        heard = round((time + FAR / 343.0) * RATE)
        assert level[heard : heard + RATE // 20].max() > 2 * level[heard - RATE // 50 : heard].max()


@pytest.mark.parametrize("sound", list(Sound))
def test_what_is_said_to_be_heard_is_heard_in_the_shortest_clip(sound: Sound) -> None:
    bare = scene(Place.STUDIO)
    audio = compose(bare.model_copy(update={"sounds": (sound,)}), 4.0)
    assert true_peak(audio) < -1.5
    assert roughest_step(audio) < 40
    loudest = max(integrated(part) for part in np.split(audio, 10))
    assert loudest > integrated(compose(bare, 4.0)) + 6.0


def test_a_crowd_is_heard_to_talk_and_nobody_where_there_is_none() -> None:
    many, few = (Subject(kind="person", count=count) for count in (8, 1))
    crowd, one = (compose(scene(Place.STUDIO, subjects=(who,)), 2.0) for who in (many, few))
    assert integrated(crowd) > integrated(one) + 4.0


def test_a_hush_is_quieter_and_no_sound_is_none() -> None:
    usual, hushed, none = (scene(Place.STREET, hush=hush) for hush in (0.0, 0.5, 1.0))
    assert integrated(compose(hushed, 2.0)) < integrated(compose(usual, 2.0)) - 6.0
    assert not compose(none, 2.0).any()
    assert compose(none.model_copy(update={"music": Music.CALM}), 2.0).any()


@pytest.mark.parametrize("sound", sorted(CRIES | OTHERS))
def test_calls_are_short_and_clean(sound: str) -> None:
    call = utterance(sound, np.random.default_rng(1))
    assert call is not None
    assert 0.05 < len(call) / RATE < 6.0
    assert np.abs(call).max() < 1.2
    assert abs(float(call[0])) < 0.1


def test_every_sound_that_the_catalogue_names_is_made() -> None:
    named = {kind.sound for kind in KINDS.values() if kind.sound}
    # Steps and bounces come of the motion itself.
    assert named <= CRIES.keys() | OTHERS.keys() | MOTORS.keys() | {"steps", "bounce"}


def test_who_was_walking_before_the_clip_began_is_heard_from_its_start() -> None:
    walked = scene(Place.VALLEY, subjects=(Subject(kind="man", action=Action.WALK),))
    audio = compose(walked, 1.0, actors=cast_for(walked))
    assert np.isfinite(audio).all()
    assert true_peak(audio) < -1.5


def test_a_cry_may_be_of_any_length() -> None:
    call = Cry((300.0, 400.0), 0.01, mouth=(700.0, 1200.0, 800.0, 1300.0))
    lengths = {len(cry(np.random.default_rng(seed), (call,))) for seed in range(300)}
    assert len(lengths) > 50
