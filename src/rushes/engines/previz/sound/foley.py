"""What the subjects of a scene are heard to do: steps, calls, engines."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from rushes.engines.previz.blocking import Blocking
from rushes.engines.previz.camera import weights
from rushes.engines.previz.heard import Floor
from rushes.engines.previz.rig import Sight
from rushes.engines.previz.scene import Action, Framing, Place, Scene, Subject, Tie
from rushes.engines.previz.sets.places import layout
from rushes.engines.previz.sets.tabletop import with_table
from rushes.engines.previz.sound.bed import Place as Hearing
from rushes.engines.previz.sound.cries import utterance
from rushes.engines.previz.sound.ear import Ear
from rushes.engines.previz.sound.events import Stage
from rushes.engines.previz.sound.floors import floor_of, footfalls
from rushes.engines.previz.sound.incidents import knock
from rushes.engines.previz.sound.motors import MOTORS, motor
from rushes.engines.previz.sound.playing import PLAYED, play
from rushes.engines.previz.sound.stretch import Chance, Curve, Mono, Stereo
from rushes.engines.previz.sound.turns import Caller, take_turns
from rushes.engines.previz.staging import in_set, on_open_ground
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.catalogue import KINDS, Kind
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.tied.held import BEAT, STRUMS
from rushes.engines.previz.subjects.tied.work import CUTS
from rushes.media.aac import SAMPLE_RATE

#: The nearest bodies only: more feet than these are a crowd's patter.
_HEARD = 6
#: How loud and how far a subject is by how much of the picture it fills.
_NEAR = {
    Framing.WIDE: 0.5,
    Framing.FULL: 0.8,
    Framing.MEDIUM: 1.0,
    Framing.CLOSE: 1.0,
    Framing.MACRO: 1.0,
    Framing.HANDS: 1.0,
}
_LEGGED = frozenset({"person", "quadruped", "bird", "toy"})
_HOOFED = frozenset({"neigh", "bray", "moo", "bleat", "oink"})
#: Kinds whose sound the catalogue does not name: how they run and what they say now and then.
_RUNS = {"bicycle": "freewheel", "fan": "hum", "blender": "buzz", "drill": "buzz"}
_SAYS = {
    **dict.fromkeys(("child", "boy", "girl"), "squeal"),
    "baby": "wail",
    "bicycle": "ting",
    "clock": "tick",
    "watch": "tick",
    "keyboard": "typing",
}
#: Sounds that come with one action alone.
_ONLY = {"pour": Action.POUR, "creak": Action.OPEN, "squeal": Action.PLAY, "wail": Action.TALK}
#: What hands that work at it type on.
_TYPED = frozenset({"laptop", "keyboard", "monitor"})
#: Metres of height at which a throat is as deep as it was written.
_THROATS = {"bark": 0.6, "meow": 0.28, "moo": 1.45, "neigh": 1.6, "bleat": 0.9, "roar": 1.1, "growl": 1.1}
#: Chance that a beast whose turn it is calls while it does this.
_VOCAL = {Action.TALK: 1.0, Action.PLAY: 0.85, Action.SLEEP: 0.0, Action.EAT: 0.2, Action.RUN: 0.5}
_QUIET = {"hum": 0.2, "leaves": 0.5, "waves": 0.6, "splash": 0.5, "freewheel": 0.4, "whoosh": 0.6}
#: Times as loud as a step at a walk.
_HARD = {Action.RUN: 1.6, Action.JUMP: 1.8, Action.DANCE: 0.8}
#: Subject's own seconds for one of the clip's beyond which steps would be a rattle.
_FASTEST = 4.0
_PHRASES = 3
_LOUD = {
    "tick": 0.3,
    "typing": 0.2,
    "servo": 0.06,
    "bubbles": 0.1,
    "sonar": 0.12,
    "bell": 0.16,
    "chirp": 0.1,
}


@dataclass(frozen=True)
class Foley:
    """The subjects of a scene as a source of sound: a function of scene and time."""

    scene: Scene
    blocking: Blocking
    ear: Ear

    @classmethod
    def of(cls, scene: Scene, actors: Sequence[Actor]) -> Foley | None:
        """``actors`` one for each body, or none where nobody is seen."""
        if not actors:
            return None
        blocking, sight = _staged(scene, list(actors))
        return cls(scene, blocking, Ear(scene, blocking, sight))

    def perform(self, place: Hearing, stage: Stage) -> None:
        """Set steps and calls on the stage."""
        floor = floor_of(self.scene)
        for number in range(min(len(self.blocking.bodies), _HEARD)):
            if floor is not None:
                self._step(number, floor, place, stage)
        for number, _ in enumerate(self.scene.subjects):
            self._call(number, place, stage)
            self._work(number, place, stage)
            # Music that is asked for is what musicians are heard to play.
            if self.scene.music is None:
                self._play(number, stage)

    def running(self, place: Hearing) -> Stereo:
        """Engines, water and fire."""
        out = np.zeros((2, place.stretch.length), np.float32)
        for number, subject in enumerate(self.scene.subjects):
            kind = _goes_by(subject)
            sound = _RUNS.get(kind.name, kind.sound or "")
            here = place.for_layer(f"subject{number}")
            if sound in MOTORS:
                body = self._body(number)
                level = _QUIET.get(sound, 1.0) * self._near(place.times) * self.ear.near(body, place.times)
                if sound in _ONLY:
                    level = level * self._share(number, _ONLY[sound], place.times)
                higher = 1.5 if kind.name in {"motorcycle", "go-kart"} else 1.0
                run = motor(here, sound, partial(self._speed, number), partial(self._pitch, body, higher))
                out += self._panned(run * place.stretch.samples(level), body, place)
            elif kind.family in _LEGGED and self.scene.place is not Place.UNDERWATER:
                swims = 0.5 * self._share(number, Action.SWIM, place.times)
                if swims.any():
                    out += motor(here, "splash", lambda times: 0.0 * times) * place.stretch.samples(swims)
        return out

    def _step(self, number: int, floor: Floor, place: Hearing, stage: Stage) -> None:
        body = self.blocking.bodies[number]
        kind = _goes_by(self.scene.subjects[body.subject])
        rate = self.blocking.rate
        if rate > _FASTEST:
            return
        bounces = kind.sound == "bounce"
        # Air in a ball makes more of it than it weighs.
        heavy = max(body.actor.height * body.scale, 0.6 if bounces else 0.05) / 1.7
        sounds = footfalls(Floor.WOOD if bounces else floor, kind.sound in _HOOFED, round(heavy, 2))
        loud = 0.26 * min(heavy, 2.5) ** 0.6 * (0.7 if number else 1.0)
        begin, end = stage.stretch.start_time - 0.6, stage.stretch.end_time
        for action in self._actions(body.subject):
            falls = body.actor.footfalls(action)
            if falls is None:
                continue
            quick = rate * self.blocking.quick(number, action)
            for own in falls.between(quick * begin + body.phase, quick * end + body.phase):
                t = (own - body.phase) / quick
                share = self.blocking.shares(body.subject, max(t, 0.0)).get(action, 0.0)
                if share < 0.15:
                    continue
                key = round(own * 50)
                pick, soft = place.chance.named(f"step{number}").uniform(np.array([key, -key]))
                hard = _HARD.get(action, 1.0)
                near = self._loud(number, t)
                stage.place(
                    sounds[int(pick * len(sounds))],
                    t,
                    gain=loud * hard * share * near * (0.75 + 0.25 * float(soft)),
                    side=self.side(number, t),
                    echo=0.6,
                )

    def _call(self, number: int, place: Hearing, stage: Stage) -> None:
        subject = self.scene.subjects[number]
        kind = _goes_by(subject)
        sound = _SAYS.get(kind.name, kind.sound or "")
        made = _callers(self.scene, place.chance, number, sound, self._higher(number, sound))
        if not made:
            return
        heard = np.zeros(len(place.times))
        for action in self._actions(number):
            chance = float(sound in _SAYS.values()) or _VOCAL.get(action, 0.6)
            if sound in _ONLY:
                chance = float(action is _ONLY[sound])
            heard += chance * self._share(number, action, place.times)
        take_turns(place, stage, f"calls{number}", heard, lambda scene, chance: made)

    def _work(self, number: int, place: Hearing, stage: Stage) -> None:
        """What hands do to what lies before them: a knife's cuts as they are seen, keys that are typed on."""
        before = self.scene.subjects[number].prop(Tie.WORKS_AT)
        if before is None:
            return
        body = self._body(number)
        if before.kind in _TYPED:
            made = _callers(self.scene, place.chance, number, "typing", 1.0)
            heard = 0.9 * np.ones(len(place.times))
            take_turns(place, stage, f"work{number}", heard, lambda scene, chance: made[:1])
        elif KINDS[before.kind].family == "food" and Action.POUR not in self._actions(number):
            cuts = Footfalls(1.0 / CUTS, (0.1 / CUTS,))
            rate = self.blocking.rate
            for own in cuts.between(rate * (stage.stretch.start_time - 0.2), rate * stage.stretch.end_time):
                sound = knock(place.chance.named("cut").at(round(own * 50)), 420.0, 0.018)
                t = own / rate
                stage.place(sound, t, gain=0.22 * self._loud(body, t), side=self.side(body, t), echo=0.5)

    def _play(self, number: int, stage: Stage) -> None:
        """On the beat of the hand."""
        subject = self.scene.subjects[number]
        held, before = subject.prop(Tie.HOLDS), subject.prop(Tie.WORKS_AT)
        instrument = before if before is not None and before.kind in PLAYED else held
        if instrument is None or instrument.kind not in PLAYED:
            return
        body = self._body(number)

        def loud(t: float) -> tuple[float, float]:
            shares = self.blocking.shares(number, max(t, 0.0))
            plays = sum(share for each, share in shares.items() if instrument is before or each in STRUMS)
            return 0.9 * plays * self._loud(body, t), self.side(body, t)

        beat = float(np.clip(BEAT / self.blocking.rate, 0.35, 0.8))
        play(stage, instrument.kind, self.scene.seed, beat, loud)

    def _higher(self, number: int, sound: str) -> float:
        body = self.blocking.bodies[self._body(number)]
        usual = _THROATS.get(sound)
        if usual is None:
            return math.pow(self.scene.subjects[number].size, -0.4)
        return min(max(math.pow(usual / max(body.actor.height, 0.05), 0.4), 0.6), 1.7)

    def _actions(self, subject: int) -> set[Action]:
        return set(self.scene.deeds(subject))

    def _share(self, subject: int, action: Action, times: Curve) -> Curve:
        return self._over(times, lambda t: self.blocking.shares(subject, t).get(action, 0.0))

    def _speed(self, subject: int, times: Curve) -> Curve:
        return self._over(times, lambda t: self.blocking.pace(subject, t))

    def _near(self, times: Curve) -> Curve:
        beats = self.scene.beats
        near = [_NEAR[beat.framing or Framing.FULL] for beat in beats]
        return self._over(times, lambda t: float(np.dot(weights(beats, t), near)))

    def _loud(self, body: int, t: float) -> float:
        at = np.array([t])
        return float(self._near(at)[0] * self.ear.near(body, at)[0])

    def _pitch(self, body: int, higher: float, times: Curve) -> Curve:
        return higher * self.ear.pitch(body, times)

    def _over(self, times: Curve, value: Callable[[float], float]) -> Curve:
        """A curve that changes with the beats alone: they take two seconds, so ten looks a second will do."""
        if len(self.scene.beats) == 1:
            return np.full(len(times), value(0.0))
        coarse = np.arange(math.floor(times[0] * 10), math.ceil(times[-1] * 10) + 1) / 10
        return np.interp(times, coarse, [value(max(float(t), 0.0)) for t in coarse])

    def _body(self, subject: int) -> int:
        """The first one of a subject."""
        return self.scene.bodies.index(subject)

    def side_of(self, subject: int, t: float) -> float:
        return self.side(self._body(subject), t)

    def side(self, body: int, t: float) -> float:
        return float(self.ear.side(body, np.array([t]))[0])

    def _panned(self, sound: Stereo, body: int, place: Hearing) -> Stereo:
        angle = (self.ear.side(body, place.times) + 1) * (math.pi / 4)
        ears = np.stack([place.stretch.samples(math.sqrt(2) * ear(angle)) for ear in (np.cos, np.sin)])
        return np.asarray(sound * ears, np.float32)


def _goes_by(subject: Subject) -> Kind:
    """Of who rides, what is ridden is heard."""
    ridden = subject.prop(Tie.RIDES)
    return KINDS[subject.kind if ridden is None else ridden.kind]


@lru_cache(maxsize=16)
def _callers(scene: Scene, chance: Chance, number: int, sound: str, higher: float) -> tuple[Caller, ...]:
    subject = scene.subjects[number]
    callers = []
    for one in range(min(subject.count, 3)):
        rng = chance.named(f"voice{number}").at(one)
        phrases: list[Mono] = []
        for _ in range(_PHRASES):
            made = utterance(sound, rng, higher)
            if made is None:
                return ()
            phrases.append(made)
        period = rng.uniform(2.6, 3.6) + 0.6 * len(phrases[0]) / SAMPLE_RATE
        side = 0.0 if one == 0 and number == 0 else rng.uniform(-0.6, 0.6)
        callers.append(Caller(tuple(phrases), period, side, _LOUD.get(sound, 0.34), 0.6, soon=one == 0))
    return tuple(callers)


def _staged(scene: Scene, actors: list[Actor]) -> tuple[Blocking, Sight]:
    """As in the picture; over land without its ups and downs, which nobody hears."""
    if scene.place.landscape:
        return on_open_ground(scene, actors, (0.0, 0.0), lambda x, z: 0.0)
    staged, sight = in_set(scene, with_table(scene, layout(scene), actors), actors)
    assert staged is not None
    return staged, sight
