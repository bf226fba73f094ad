"""What somebody rides, holds, sits on or works at: how it is read, and where hands and feet are."""

from __future__ import annotations

import numpy as np
import pytest
from tests.engines.prompts import changed, scene_of, spec

from rushes.engines.previz.blocking import Blocking, Ground
from rushes.engines.previz.formation import formation
from rushes.engines.previz.mesh import Floats
from rushes.engines.previz.scene import Action, Framing, Prop, Scene, Subject, Tie
from rushes.engines.previz.staging import cast_for
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.person.fingers import FINGER_BONES
from rushes.engines.previz.subjects.person.frame import ARMS, BONES, FINGERED, LEGS
from rushes.engines.previz.subjects.quadruped.frame import HEAD
from rushes.engines.previz.understand import understand
from rushes.engines.previz.understand.lexicon.colours import COLOURS

TIED: list[tuple[str, list[str]]] = [
    ("a woman riding a red bicycle", ["woman drive; rides bicycle #c0282d"]),
    ("a woman riding a horse across a meadow", ["woman walk; rides horse"]),
    ("a knight on a white horse", ["knight stand; rides white horse"]),
    ("three cyclists racing down a road", ["3 cyclist drive; rides bicycle"]),
    ("a bicycle rider on a country road", ["cyclist drive; rides bicycle"]),
    ("a motorcycle speeding along a highway", ["biker drive; rides motorcycle"]),
    ("a red bicycle leaning against a wall", ["bicycle stand"]),
    ("a dog riding a skateboard", ["dog drive; rides skateboard"]),
    ("a man holding an umbrella", ["man stand; holds umbrella"]),
    ("a girl holding flowers", ["girl stand; holds bouquet"]),
    ("a woman with a red hat reading a book", ["woman sit; holds book; sits on chair"]),
    ("a dog carrying a stick", ["dog walk; holds stick"]),
    ("a girl hugging a cat", ["girl stand; holds cat"]),
    ("a man sitting on a bench in a park", ["man sit; sits on bench"]),
    ("a chef cutting vegetables", ["chef stand; works at broccoli"]),
    ("a barista pouring coffee into a cup", ["barista pour; holds teapot; works at coffee"]),
    ("a person pouring water into a glass", ["person pour; works at glass; holds teapot"]),
    ("a man working at a desk", ["man sit; works at desk; sits on office chair"]),
    ("a child playing with a ball", ["child play; plays with ball"]),
    ("a boy flying a kite on the beach", ["boy stand; holds kite"]),
    ("an old woman in a rocking chair", ["old woman sit; sits on armchair"]),
    ("a woman using a laptop", ["woman sit; works at laptop; sits on office chair"]),
    ("a photographer in a forest", ["hiker walk; holds camera"]),
    ("two fishermen in a boat", ["rowing boat swim; carries hiker"]),
    ("a man and a woman in a speedboat", ["speedboat swim; carries man; carries woman"]),
    ("a bus full of passengers drives through the city", ["bus drive; carries person"]),
    ("inside a car, a woman drives at night", ["car drive; carries woman"]),
    ("a taxi with its driver", ["taxi drive; carries person"]),
    ("a car on a country road", ["car drive; carries person"]),
    # Nobody has these.
    ("an empty boat drifting on a lake", ["rowing boat drive"]),
    ("a woman walks past a car", ["woman walk", "car stand"]),
    ("a man next to a bicycle", ["man stand", "bicycle stand"]),
    ("a woman walking a dog", ["woman walk", "dog walk"]),
    ("a woman sleeping on a sofa", ["woman sleep"]),
    ("a man standing on a rock", ["man stand", "rock stand"]),
    ("a man driving a car", ["car drive; carries man"]),
    ("a dog playing with a cat", ["dog play", "cat play"]),
]  # fmt: skip


def told(scene: Scene) -> list[str]:
    made = []
    for subject in scene.subjects:
        count = f"{subject.count} " if subject.count > 1 else ""
        props = [f"{p.tie.value} {p.kind}{' ' + p.colour if p.colour else ''}" for p in subject.props]
        made.append("; ".join([f"{count}{subject.kind} {subject.action.value}", *props]))
    return made


@pytest.mark.parametrize(("prompt", "expected"), TIED, ids=[prompt[:40] for prompt, _ in TIED])
def test_ties(prompt: str, expected: list[str]) -> None:
    assert told(scene_of(prompt)) == expected


def test_what_is_said_of_the_horse_is_said_of_both_and_explain_tells_it() -> None:
    understood = understand(spec("A cowboy rides a brown horse. Then the horse gallops."))
    (rider,) = understood.scene.subjects
    assert [beat.actions for beat in understood.scene.beats] == [(), (Action.RUN,)]
    assert ("cowboy", "subject farmer, rides horse") in understood.understood
    assert understood.ignored == ()
    assert Scene.model_validate_json(understood.scene.model_dump_json()) == understood.scene
    assert rider.prop(Tie.RIDES) is not None


def test_a_remix_changes_the_thing_and_takes_it_away() -> None:
    blue = changed(spec("a woman riding a red bicycle"), "make the bicycle blue")
    assert told(blue.scene) == [f"woman drive; rides bicycle {COLOURS['blue']}"]
    bare = changed(spec("a man holding an umbrella"), "remove the umbrella")
    assert told(bare.scene) == ["man stand"]


def body(kind: str, action: Action, *props: tuple[Tie, str]) -> Actor:
    tied = tuple(Prop(tie=tie, kind=thing) for tie, thing in props)
    return cast_for(Scene(seed=4, subjects=(Subject(kind=kind, action=action, props=tied),)))[0]


def points(actor: Actor, action: Action, t: float) -> Floats:
    mesh, pose = actor.mesh, actor.pose(action, t)
    blended = (pose[mesh.bones] * mesh.weights[..., None, None]).sum(axis=1)
    moved: Floats = np.einsum("nij,nj->ni", blended[:, :3, :3], mesh.points) + blended[:, :3, 3]
    return moved


def of(actor: Actor, *bones: int) -> np.ndarray:
    """Which vertices mostly follow these bones."""
    return np.isin(actor.mesh.bones[:, 0], bones) & (actor.mesh.weights[:, 0] > 0.6)


def gap(actor: Actor, action: Action, t: float, bone: int) -> float:
    """Metres from the flesh of a bone to the nearest thing that is none of the person."""
    now = points(actor, action, t)
    flesh, things = now[of(actor, bone)], now[actor.mesh.bones[:, 0] >= FINGERED]
    apart = np.linalg.norm(flesh[::3, None] - things[None, ::2], axis=-1)
    return float(apart.min())


@pytest.mark.parametrize("t", [0.0, 0.37, 1.3])
def test_a_cyclist_has_hands_on_the_bar_and_feet_on_the_pedals(t: float) -> None:
    rider = body("woman", Action.DRIVE, (Tie.RIDES, "bicycle"))
    for bone in (ARMS[0] + 2, ARMS[1] + 2, LEGS[0] + 2, LEGS[1] + 2):
        assert gap(rider, Action.DRIVE, t, bone) < 0.06
    assert rider.pace(Action.DRIVE) > 3.0
    assert rider.height < 1.9


def test_a_rider_goes_as_the_horse_does_and_sits_on_it() -> None:
    rider, horse = body("man", Action.WALK, (Tie.RIDES, "horse")), body("horse", Action.WALK)
    for action in (Action.WALK, Action.RUN):
        assert rider.pace(action) == horse.pace(action)
        assert rider.footfalls(action) == horse.footfalls(action)
    now = points(rider, Action.RUN, 0.4)
    person = rider.mesh.bones[:, 0] < FINGERED
    assert now[person, 1].max() > now[~person, 1].max()
    assert now[person, 1].min() > 0.4


@pytest.mark.parametrize(
    ("kind", "thing", "action"),
    [
        ("woman", "umbrella", Action.WALK),
        ("man", "coffee", Action.EAT),
        ("boy", "balloon", Action.STAND),
        ("man", "box", Action.WALK),
        ("woman", "suitcase", Action.STAND),
    ],
)
def test_what_is_held_is_at_a_hand_all_the_time(kind: str, thing: str, action: Action) -> None:
    holder = body(kind, action, (Tie.HOLDS, thing))
    for t in (0.0, 0.8, 1.7):
        assert min(gap(holder, action, t, ARMS[side] + 2) for side in range(2)) < 0.07


def test_who_sits_has_a_seat_below_and_none_when_up() -> None:
    sitter = body("man", Action.SIT, (Tie.SITS_ON, "chair"))
    now, up = points(sitter, Action.SIT, 0.5), points(sitter, Action.WALK, 0.5)
    hips = now[of(sitter, 0)]
    assert 0.4 < hips[:, 1].min() < 0.56
    assert np.ptp(now[sitter.mesh.bones[:, 0] >= FINGERED], axis=0).max() > 0.5
    assert np.ptp(up[sitter.mesh.bones[:, 0] >= FINGERED], axis=0).max() < 0.01


def test_a_stream_falls_only_while_it_is_poured() -> None:
    barista = body("barista", Action.POUR, (Tie.HOLDS, "teapot"), (Tie.WORKS_AT, "coffee"))
    stream = barista.mesh.bones[:, 0] == FINGERED + 1
    falls = points(barista, Action.POUR, 0.5)[stream]
    assert np.ptp(falls[:, 1]) > 0.1
    assert 0.9 < falls[:, 1].min() < 1.1
    assert np.ptp(points(barista, Action.STAND, 0.5)[stream][:, 1]) < 0.01


def test_a_dog_carries_its_stick_at_its_muzzle() -> None:
    dog = body("dog", Action.RUN, (Tie.HOLDS, "stick"))
    plain = body("dog", Action.RUN)
    now = points(dog, Action.RUN, 0.3)
    stick = now[len(plain.mesh.points) :]
    head = now[: len(plain.mesh.points)][of(plain, HEAD)]
    assert np.linalg.norm(stick.mean(axis=0) - head[head[:, 2].argmax()]) < 0.12


@pytest.mark.parametrize("t", [0.0, 0.8, 1.7])
def test_who_rows_has_both_hands_on_the_oars(t: float) -> None:
    boat = body("rowing boat", Action.SWIM, (Tie.CARRIES, "man"))
    oars = 3
    now = points(boat, Action.SWIM, t)
    for side in range(2):
        hand, oar = now[of(boat, oars + ARMS[side] + 2)], now[of(boat, 2 - side)]
        assert np.linalg.norm(hand[::3, None] - oar[None], axis=-1).min() < 0.12


def test_a_full_bus_has_people_on_its_seats_under_its_roof() -> None:
    seats = Prop(tie=Tie.CARRIES, kind="man", count=12)
    bus = cast_for(Scene(subjects=(Subject(kind="bus", action=Action.DRIVE, props=(seats,)),)))[0]
    empty = body("bus", Action.DRIVE)
    people = points(bus, Action.DRIVE, 1.0)[len(empty.mesh.points) :]
    assert bus.height == empty.height
    assert float(people[:, 1].max()) < bus.height
    assert len(np.unique(np.round(people[people[:, 1] > 2.1][:, 2]))) > 5


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("close-up of hands kneading dough on a wooden table", "person stand; works at dough"),
        ("hands typing on a laptop keyboard", "person sit; works at laptop; sits on office chair"),
        ("a barista's hands pouring latte art", "barista pour; holds teapot; works at coffee"),
        ("a man playing the guitar, close-up of his fingers", "man play; holds guitar"),
        ("An old woman's wrinkled hands holding a cup of tea", "old woman stand; holds coffee"),
    ],
)
def test_hands_that_are_shown_are_somebody_s(prompt: str, expected: str) -> None:
    scene = scene_of(prompt)
    assert told(scene) == [expected]
    assert scene.beats[0].framing is Framing.HANDS


@pytest.mark.parametrize(
    "prompt", ["a phone in a woman's hand", "a man with his hands in his pockets", "a couple holding hands"]
)
def test_hands_beside_the_point_are_not_shown(prompt: str) -> None:
    assert scene_of(prompt).beats[0].framing is None


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("a child waving at the camera", Action.WAVE),
        ("a clapping audience", Action.CLAP),
        ("two people shaking hands in an office", Action.SHAKE),
        ("a man giving a thumbs up", Action.APPROVE),
        ("a worker putting on gloves", Action.DON),
        ("a worker putting on a safety helmet", Action.DON),
    ],
)
def test_gestures(prompt: str, action: Action) -> None:
    (subject,) = scene_of(prompt).subjects
    assert subject.action is action


def test_hands_that_shake_meet() -> None:
    scene = scene_of("two people shaking hands in an office")
    actors = cast_for(scene)
    ground = Ground((0.0, 0.0), lambda x, z: 0.0, heading=150.0)
    blocking = Blocking(scene, ground, formation(scene, actors, ground))
    met = []
    for number, actor in enumerate(actors):
        standing = blocking.standing(number, 1.0)
        hand = points(actor, Action.SHAKE, blocking.rate)[of(actor, ARMS[1] + 2)].mean(axis=0)
        met.append((standing.matrix @ np.array([*hand, 1.0]))[:3])
    assert np.linalg.norm(met[0] - met[1]) < 0.11


def test_fingers_go_around_a_cup_and_up_and_down_on_keys() -> None:
    holder = body("woman", Action.STAND, (Tie.HOLDS, "coffee"))
    last = BONES + FINGER_BONES + 8
    assert gap(holder, Action.STAND, 0.5, last) < 0.026
    typist = body("man", Action.SIT, (Tie.WORKS_AT, "laptop"), (Tie.SITS_ON, "chair"))
    tips = [points(typist, Action.SIT, t)[of(typist, last)].mean(axis=0)[1] for t in np.arange(0.0, 1.0, 0.1)]
    assert 0.008 < np.ptp(tips) < 0.05
    assert gap(typist, Action.SIT, 0.3, last) < 0.03


def test_a_crowd_has_mittens() -> None:
    few, many = (cast_for(Scene(subjects=(Subject(kind="man", count=n),)))[0] for n in (2, 9))
    assert int(few.mesh.bones.max()) == FINGERED - 1
    assert int(many.mesh.bones.max()) < BONES
    assert len(many.mesh.triangles) < 0.8 * len(few.mesh.triangles)
