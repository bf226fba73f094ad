"""What sounds as long as it runs: engines by their speed, rotors, fire, running water, sirens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from rushes.engines.previz.sound.bed import Place
from rushes.engines.previz.sound.noise import Spectrum, band, noise
from rushes.engines.previz.sound.stretch import Curve, Mono, Stereo, Stretch
from rushes.media.aac import SAMPLE_RATE

#: A value for each of some times, seconds.
Over = Callable[[Curve], Curve]
#: Metres a second at which an engine runs at its usual speed.
_CRUISE = 12.0


@dataclass(frozen=True)
class Motor:
    """At rest and at speed; between them by the speed, and a little by chance."""

    #: Firings a second.
    idle: float
    full: float
    #: Falling off of its overtones: 1 is bright, 2 dull.
    dull: float = 1.2
    #: Shares of the note and of the rush beside it, and the rush's band of hertz.
    note: float = 1.0
    rush: float = 0.3
    low: float = 200.0
    high: float = 2500.0
    #: Beats a second that cut it into pieces (a rotor's blades, a rail's joints), and how deep.
    beat: float = 0.0
    deep: float = 0.0


_CAR = Motor(32.0, 95.0)
MOTORS: Mapping[str, Motor] = {
    "engine": _CAR,
    "siren": _CAR,
    "diesel": Motor(17.0, 46.0, 1.0, rush=0.5, high=1600.0, beat=17.0, deep=0.25),
    "train": Motor(44.0, 62.0, 1.7, 0.4, 1.0, 90.0, 1500.0, 2.1, 0.5),
    "jet": Motor(320.0, 520.0, 1.8, 0.18, 1.0, 120.0, 2600.0),
    "rocket": Motor(30.0, 30.0, 2.0, 0.2, 1.2, 60.0, 1500.0),
    "burner": Motor(40.0, 40.0, 2.0, 0.1, 1.0, 150.0, 1900.0),
    "propeller": Motor(62.0, 88.0, 0.9, 1.0, 0.35, beat=22.0, deep=0.35),
    "rotor": Motor(22.0, 24.0, 1.1, 0.5, 1.0, 70.0, 900.0, 10.5, 0.85),
    "drone": Motor(190.0, 245.0, 0.8, 0.9, 0.3, 900.0, 5000.0),
    "outboard": Motor(48.0, 90.0, 1.0, 1.0, 0.6, 250.0, 3800.0),
    "machines": Motor(25.0, 25.0, 1.4, 0.6, 0.8, 100.0, 2000.0, 1.6, 0.6),
    "hum": Motor(55.0, 55.0, 1.8, 1.0, 0.1, 100.0, 600.0),
    "buzz": Motor(215.0, 225.0, 0.7, 1.0, 0.1, 400.0, 3000.0),
    "wheels": Motor(20.0, 40.0, 1.5, 0.15, 1.0, 250.0, 1900.0, 5.0, 0.35),
    "whoosh": Motor(20.0, 20.0, 2.0, 0.0, 1.0, 120.0, 900.0, 0.55, 0.8),
    "rumble": Motor(24.0, 24.0, 1.5, 0.4, 1.0, 60.0, 260.0),
    "fire": Motor(20.0, 20.0, 2.0, 0.0, 1.0, 90.0, 900.0),
    "sizzle": Motor(20.0, 20.0, 2.0, 0.0, 1.0, 2200.0, 11000.0, 0.7, 0.35),
    "splash": Motor(20.0, 20.0, 2.0, 0.0, 1.0, 500.0, 6000.0),
    "waves": Motor(20.0, 20.0, 2.0, 0.0, 1.0, 150.0, 1800.0, 0.16, 0.7),
    "leaves": Motor(20.0, 20.0, 2.0, 0.0, 1.0, 1700.0, 6500.0, 0.3, 0.5),
    "pour": Motor(20.0, 20.0, 2.0, 0.0, 1.0, 500.0, 2600.0),
    "freewheel": Motor(24.0, 30.0, 0.4, 0.25, 0.5, 2500.0, 8000.0),
}


def motor(place: Place, sound: str, speed: Over, pitch: Over = np.ones_like) -> Stereo:
    """It runs, at about -23 LUFS; ``speed`` gives metres a second at given seconds,
    ``pitch`` what its notes are multiplied by."""
    made = MOTORS[sound]
    share = np.clip(speed(place.times) / _CRUISE, 0.0, 1.3)
    out = np.zeros((2, place.stretch.length), np.float32)
    if made.rush:
        colour: Spectrum = band(made.low, made.high, slope=0.5)
        out += np.float32(made.rush) * noise(place.stretch, place.chance, colour, width=0.6)
    if made.note:
        out += np.float32(0.09 * made.note) * _note(place, made, speed, pitch)
    if made.beat:
        hertz = made.beat * (0.85 + 0.15 * place.pace)
        pulse = 1 - made.deep * (0.5 + 0.5 * np.sin(2 * np.pi * hertz * _own(place.stretch))) ** 2
        out *= pulse.astype(np.float32)
    out *= place.stretch.samples((0.75 + 0.5 * share) * (0.85 + 0.3 * place.chance.wander(place.times, 0.9)))
    if sound == "siren":
        out += _siren(place)
    return out


def _note(place: Place, made: Motor, speed: Over, pitch: Over) -> Mono:
    """Firings and their overtones; the phase is summed from the scene's start, however late it is heard."""
    end = place.stretch.end_time + 0.02
    times = np.arange(0.0, end, 0.01)
    share = np.clip(speed(times) / _CRUISE, 0.0, 1.3)
    # A hand on the throttle, and gears: it never holds a note.
    throttle = 1 + 0.05 * (place.chance.named("throttle").wander(times, 1.3) - 0.5)
    higher = pitch(times)
    hertz = higher * (made.idle + (made.full - made.idle) * share) * throttle
    cycles = np.concatenate(([0.0], np.cumsum(hertz) * 0.01))
    at = np.interp(_own(place.stretch), np.arange(len(cycles)) * 0.01, cycles)
    phase = 2 * np.pi * (at - np.floor(at))
    sound = np.zeros(place.stretch.length)
    top = max(1, min(24, int(7000.0 / (float(higher.max()) * max(made.full, made.idle)))))
    for number in range(1, top + 1):
        # Cylinders differ: the halves and thirds of the row are louder.
        loud = (1.0 if number % 2 == 0 else 0.6) / number**made.dull
        sound += loud * np.sin(number * phase + 0.7 * number * number)
    return sound.astype(np.float32)


def _siren(place: Place) -> Mono:
    """Two tones by turns, soft enough to bear."""
    t = _own(place.stretch)
    # Integral of a slow wail between 650 and 1350 Hz.
    cycles = 1000.0 * t - 350.0 / (2 * np.pi * 0.5) * np.cos(2 * np.pi * 0.5 * t)
    wail = np.sin(2 * np.pi * cycles) + 0.3 * np.sin(6 * np.pi * cycles)
    return np.asarray(0.045 * wail, np.float32)


def _own(stretch: Stretch) -> Curve:
    return np.asarray((stretch.first + np.arange(stretch.length)) / SAMPLE_RATE)
