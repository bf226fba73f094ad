"""Every kind of subject has a body that is whole, stands on the ground and moves without jumps."""

from __future__ import annotations

import numpy as np
import pytest

from rushes.engines.previz.mesh import Material
from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.catalogue import KINDS, NOUNS, Home
from rushes.engines.previz.subjects.making import FAMILIES, make
from rushes.engines.previz.subjects.quadruped.frame import HEAD

#: Made as the catalogue says; a family may also need what a project holds.
NAMES = sorted(name for name, kind in KINDS.items() if kind.family in FAMILIES)


def _posed(actor: Actor, action: Action, t: float) -> np.ndarray:
    return actor.mesh.posed(actor.pose(action, t))


def test_every_noun_means_one_kind() -> None:
    words = [noun for kind in KINDS.values() for noun in kind.nouns]
    assert len(words) == len(set(words)) == len(NOUNS)
    assert all(noun == noun.strip().lower() for noun in words)
    assert all(kind.action in kind.actions and kind.nouns[0] == kind.name for kind in KINDS.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_body_is_whole_and_moves_without_jumps(name: str) -> None:
    kind = KINDS[name]
    actor = make(name)
    mesh = actor.mesh
    assert 8 <= len(mesh.triangles) <= 18_000
    assert mesh.triangles.max() < len(mesh.points)
    for part in (mesh.points, mesh.normals, mesh.colours, mesh.weights, mesh.openness):
        assert np.isfinite(part).all()
    np.testing.assert_allclose(mesh.weights.sum(axis=1), 1.0, atol=1e-4)
    assert min(actor.height, actor.length) > 0
    a, b, c = (mesh.points[mesh.triangles[:, i]] for i in range(3))
    across = np.cross(b - a, c - a)
    facing = np.einsum("ij,ij->i", across, mesh.normals[mesh.triangles].sum(axis=1))
    assert np.abs(facing[facing < 0]).sum() <= 0.06 * np.abs(facing).sum(), "triangles face inwards"
    size = max(actor.height, actor.length, float(np.ptp(mesh.points[:, 0])))
    bones = actor.pose(kind.action, 0.0)
    assert bones.shape[1:] == (4, 4)
    assert len(bones) > mesh.bones.max()
    # What turns fast (a rotor, a drill) turns by less than a half in a sixtieth; nothing leaves the body.
    before, after = _posed(actor, kind.action, 1.0), _posed(actor, kind.action, 1.0 + 1e-4)
    assert np.abs(after - before).max() < 0.03 * size
    if kind.home in (Home.GROUND, Home.TABLE):
        assert abs(float(_posed(actor, Action.STAND, 0.9)[:, 1].min())) < 0.15 * size


@pytest.mark.parametrize("name", ["fox", "horse", "man", "woman"])
@pytest.mark.parametrize("action", [Action.WALK, Action.RUN])
def test_feet_on_the_ground_stay_where_they_are(name: str, action: Action) -> None:
    actor = make(name)
    pace = actor.pace(action)
    assert pace > 0
    step = 1e-3
    slid = []
    for t in np.linspace(0.1, 2.1, 23):
        here, there = _posed(actor, action, float(t)), _posed(actor, action, float(t) + step)
        lowest = int(here[:, 1].argmin())
        if here[lowest, 1] < 0.012 * actor.height:
            slid.append(abs((there - here)[lowest, 2] / step + pace))
    assert len(slid) > 11
    # A heel or a toe that rolls is the lowest point now and then.
    assert np.median(slid) < 0.02 * pace


def test_the_same_again_is_the_same() -> None:
    one, other = make("fox", seed=3), make("fox", seed=3)
    assert (one.mesh.points == other.mesh.points).all()
    assert (one.mesh.colours == other.mesh.colours).all()
    assert (one.pose(Action.RUN, 0.4) == other.pose(Action.RUN, 0.4)).all()


def test_colour_and_size_are_the_prompts() -> None:
    plain, blue = make("car"), make("car", colour="#0000ff", size=2.0)
    assert blue.height == pytest.approx(2 * plain.height)
    assert blue.pace(Action.DRIVE) == pytest.approx(2 * plain.pace(Action.DRIVE))
    assert (blue.mesh.colours == (0.0, 0.0, 1.0)).all(axis=1).mean() > 0.15


def test_wheels_turn_as_far_as_the_car_goes() -> None:
    car, step = make("car"), 1e-3
    first, then = (_posed(car, Action.DRIVE, t) for t in (1.0, 1.0 + step))
    rolling = car.mesh.bones[:, 0] == 1
    lowest = np.flatnonzero(rolling)[first[rolling, 1].argmin()]
    assert (then - first)[lowest, 2] / step == pytest.approx(-car.pace(Action.DRIVE), rel=0.05)


def test_flames_run_upwards_and_stay_at_their_roots() -> None:
    fire = make("campfire")
    light = fire.mesh.materials == Material.LIGHT
    now, then = _posed(fire, Action.STAND, 1.0)[light], _posed(fire, Action.STAND, 1.2)[light]
    moved, high = np.linalg.norm(now - then, axis=1), fire.mesh.points[light][:, 1]
    assert moved[(high > 0.5) & (high < 1.0)].mean() > 4.0 * moved[high < 0.12].mean()


def test_one_sees_through_water_and_not_through_milk() -> None:
    clear = [(make(name).mesh.materials == Material.GLASS).mean() for name in ("glass", "milk")]
    assert clear[0] > 0.7 > 0.65 > clear[1]


@pytest.mark.parametrize("name", ["cat", "dog", "rabbit", "hamster", "horse"])
def test_who_sleeps_has_its_head_on_the_ground_not_in_it(name: str) -> None:
    animal = make(name)
    head = animal.mesh.bones[:, 0] == HEAD
    low = _posed(animal, Action.SLEEP, 0.5)[head, 1].min()
    assert -0.06 * animal.height < low < 0.3 * animal.height


@pytest.mark.parametrize("name", ["man", "robot", "apple", "hammer"])
def test_who_falls_comes_to_lie_on_the_ground_not_in_it(name: str) -> None:
    body = make(name)
    ways = [_posed(body, Action.FALL, float(t))[:, 1] for t in np.arange(0.0, 3.2, 0.1)]
    assert min(float(way.min()) for way in ways) > -0.08 * body.height
    assert abs(float(ways[-1].min())) < 0.08 * body.height
    assert ways[-1].mean() < 0.6 * ways[0].mean()
    struck = body.footfalls(Action.FALL)
    assert struck is not None
    assert 0.3 < struck.times[0] < 1.5
