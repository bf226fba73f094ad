"""All that is heard in a scene, set against each other and brought to one loudness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from rushes.engines.previz.heard import Music
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sound.air import GROUND, HUSH, LEAVES, WIND
from rushes.engines.previz.sound.animals import animals
from rushes.engines.previz.sound.apart import DEPTH, DRONE, PAD, PULSES, VOID
from rushes.engines.previz.sound.bed import Place
from rushes.engines.previz.sound.city import TRAFFIC, passers
from rushes.engines.previz.sound.dialogue import dialogue
from rushes.engines.previz.sound.echo import LONGEST, echo
from rushes.engines.previz.sound.events import Stage
from rushes.engines.previz.sound.foley import Foley
from rushes.engines.previz.sound.insects import INSECTS
from rushes.engines.previz.sound.mood import mood
from rushes.engines.previz.sound.music import music
from rushes.engines.previz.sound.named import named
from rushes.engines.previz.sound.named import running as named_running
from rushes.engines.previz.sound.premises import premises
from rushes.engines.previz.sound.rain import RAIN, drops
from rushes.engines.previz.sound.rooms import AIR, FANS, FRIDGE, MAINS, MURMUR, THUMP
from rushes.engines.previz.sound.stretch import Chance, Curve, Stereo, Stretch
from rushes.engines.previz.sound.surroundings import drowned, quietness
from rushes.engines.previz.sound.thunder import thunder
from rushes.engines.previz.sound.water import LAKE, SEA, STREAM, SURF
from rushes.engines.previz.subjects.actor import Actor
from rushes.media.aac import SAMPLE_RATE, Audio
from rushes.media.loudness import TARGET_LUFS, integrated_to

BEDS = (
    *(WIND, LEAVES, GROUND, HUSH, SURF, SEA, LAKE, STREAM, RAIN, INSECTS),
    *(TRAFFIC, AIR, FRIDGE, FANS, MURMUR, MAINS, THUMP),
    *(DEPTH, DRONE, VOID, PULSES, PAD),
)

# How far the beds' sum is evened out: 0 leaves a storm as much louder than a still lake as it is, 1 makes
# them equal. The rest of the way keeps a storm that rises within a clip rising.
_EVENED = 0.9
# The clips from time 0, seconds, that a scene's loudness is judged by, so that it suits the short as well
# as the long ones; and the most it is then changed by, decibels.
_JUDGED, _MOST_TRIM = (2.0, 4.0, 10.0), 5.0
#: Decibels that a place steps back by behind music and whoever the picture is of.
_BEHIND = 7.0
#: Decibels that a hush takes away, and those below -23 LUFS below which it takes nothing.
_HUSHED, _QUIETEST = 24.0, 17.0
#: Seconds that a clip's first and last samples are faded over.
_FADE = 0.010
# Below the knee nothing is changed; above it peaks are bent towards the ceiling, which they never reach.
_KNEE, _CEILING = 0.45, 0.8


def compose(
    scene: Scene,
    seconds: float,
    *,
    start: float = 0.0,
    actors: Sequence[Actor] = (),
    length: float | None = None,
    before: float = 0.0,
) -> Audio:
    """The sound of ``scene`` from ``start`` for ``seconds``: float32 (n, 2) at 48 kHz, near -23 LUFS.

    A pure function of the scene and of absolute time: what is composed from 8 s on for 4 s goes on, sample
    for sample, where what was composed from 0 for 8 s ended. So nothing is faded here; use `fade` where a
    finished clip begins and ends.

    ``actors`` are one for each of `Scene.bodies`: they are heard as they move. Without them
    only the place is heard. ``length`` is how long the finished clip lasts, in seconds: the lines hurry a
    little where they would not fit; without it they take the time they take. ``before`` is how long the
    clip has lasted when the scene begins, in seconds: music goes on from there.
    """
    first = round(start * SAMPLE_RATE)
    stretch = Stretch(first, round((start + seconds) * SAMPLE_RATE) - first)
    opening = scene.model_copy(update={"beats": scene.beats[:1]})
    judged, trim = _judged(opening, tuple(actors), before)
    foley = _foley(scene, tuple(actors))
    if scene == opening and stretch.first >= 0 and stretch.end <= judged.shape[1]:
        mixed = judged[:, stretch.first : stretch.end]
    else:
        mixed = _mixed(scene, stretch, foley, before)
    sound = mixed * np.float32(trim)
    if scene.lines:
        lines, beneath = dialogue(
            scene, stretch, length, (lambda speaker, t: 0.0) if foley is None else foley.side_of
        )
        sound = sound * beneath + lines
    return np.ascontiguousarray(_softly_limited(sound).T)


def fade(audio: Audio, *, head: bool = True, tail: bool = True) -> Audio:
    """Raise the first 10 ms of a clip from silence (``head``) and lower the last (``tail``).

    Only for the true start and end of a finished file: an extension keeps the seam to its source unfaded.
    """
    length = min(round(_FADE * SAMPLE_RATE), len(audio) // 2)
    ramp = (np.sin(np.pi / 2 * np.arange(length) / max(length, 1)) ** 2).astype(np.float32)[:, None]
    out = audio.copy()
    if head:
        out[:length] *= ramp
    if tail:
        out[len(out) - length :] *= ramp[::-1]
    return out


def _mixed(scene: Scene, stretch: Stretch, foley: Foley | None, before: float) -> Stereo:
    """The place and what happens in it; near the place's loudness, but for chance and for events."""
    if scene.hush == 1.0:
        silence = np.zeros((2, stretch.length), np.float32)
        return silence if scene.music is None else _music(scene.music, scene, stretch, before)
    chance = Chance(scene.seed, scene.place.value)
    place = _place(scene, stretch, chance)
    out, loudness = _beds(place)
    out += _staged(scene, stretch, chance, _events)
    quiet = _quiet(scene, place.mood.rain)
    if foley is not None or scene.music is not None or scene.sounds:
        quiet = np.maximum(quiet, _BEHIND)
    out *= stretch.samples(loudness**-_EVENED * 10 ** (-quiet / 20))
    here = place.for_layer("named")
    out += named_running(here) + _staged(scene, stretch, here.chance, named)
    if foley is not None:
        here = place.for_layer("foley")
        out += foley.running(here) + _staged(scene, stretch, here.chance, foley.perform)
    if scene.music is not None:
        out += _music(scene.music, scene, stretch, before)
    return out


def _music(mood: Music, scene: Scene, stretch: Stretch, before: float) -> Stereo:
    return music(mood, scene.seed, Stretch(stretch.first + round(before * SAMPLE_RATE), stretch.length))


@lru_cache(maxsize=4)
def _foley(scene: Scene, actors: tuple[Actor, ...]) -> Foley | None:
    """Kept, for it sets up the whole place to know who stands where."""
    return Foley.of(scene, actors)


@lru_cache(maxsize=4)
def _judged(opening: Scene, actors: tuple[Actor, ...], before: float) -> tuple[Stereo, float]:
    """The scene's first seconds, and the gain that brings clips of it to -23 LUFS on the whole, or to the
    place's own quiet: one for all its time, so that every part has the same, however much is rendered."""
    ends = [round(seconds * SAMPLE_RATE) for seconds in _JUDGED]
    sound = _mixed(opening, Stretch(0, max(ends)), _foley(opening, actors), before)
    loudness = np.mean(integrated_to(sound.T, ends))
    rain = opening.beats[0].weather.rain
    least = TARGET_LUFS - float(_quiet(opening, rain))
    # What happens in a quiet place may be louder than the place.
    happens = actors or opening.music or opening.sounds
    target = np.clip(loudness, least, TARGET_LUFS) if happens else least
    return sound, float(10 ** (np.clip(target - loudness, -_MOST_TRIM, _MOST_TRIM) / 20))


def _quiet(scene: Scene, rain: Curve | float) -> Curve | float:
    """Decibels by which the place lies below -23 LUFS."""
    own = quietness(scene.place) * (1 - drowned(scene.place) * rain)
    return own + np.minimum(_HUSHED * scene.hush, _QUIETEST - np.minimum(own, _QUIETEST))


def _place(scene: Scene, stretch: Stretch, chance: Chance) -> Place:
    times = stretch.control_times()
    return Place(scene, stretch, times, mood(scene, times), chance)


def _beds(place: Place) -> tuple[Stereo, Curve]:
    """The sum of the beds, and their common loudness as an amplitude of which 1 is -23 LUFS."""
    out = np.zeros((2, place.stretch.length), np.float32)
    power = np.zeros(len(place.times))
    for bed in BEDS:
        level = bed.level(place.scene, place.mood)
        if level.max() < 1e-3:
            continue
        power += level**2
        out += bed.render(place.for_layer(bed.name)) * place.stretch.samples(level)
    return out, np.sqrt(power)


def _staged(
    scene: Scene, stretch: Stretch, chance: Chance, setting: Callable[[Place, Stage], None]
) -> Stereo:
    """All that begins and ends, with its echo; begun early enough to hear the echoes of what came before."""
    lead = round(LONGEST * SAMPLE_RATE)
    stage = Stage(stretch.earlier(lead))
    setting(_place(scene, stage.stretch, chance), stage)
    heard: Stereo = (stage.dry + echo(stage.wet, scene.place))[:, lead:]
    return heard


def _events(place: Place, stage: Stage) -> None:
    drops(place.for_layer("drops"), stage)
    thunder(place.for_layer("thunder"), stage)
    animals(place.for_layer("animals"), stage)
    passers(place.for_layer("passers"), stage)
    premises(place.for_layer("incidents"), stage)


def _softly_limited(sound: Stereo) -> Stereo:
    """A limiter without memory, so that a stretch does not depend on what was rendered before it."""
    size = np.abs(sound)
    room = _CEILING - _KNEE
    bent = _KNEE + room * np.tanh((size - _KNEE) / room)
    limited: Stereo = np.where(size > _KNEE, np.sign(sound) * bent, sound).astype(np.float32)
    return limited
