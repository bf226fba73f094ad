"""What grows, blooms, swells, is built, melts and burns down: from words to bodies."""

from __future__ import annotations

import numpy as np
import pytest

from rushes.engines.previz.mesh import Material
from rushes.engines.previz.scene import Action, Becoming, Framing, Subject
from rushes.engines.previz.solids import MOST_BONES
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.alike import bodies
from rushes.engines.previz.understand import understand
from rushes.models.spec import Spec

#: Seconds of a clip before, within and after the change.
BEFORE, AFTER = 0.5, 6.5
WITHIN = (2.0, 3.0, 4.0, 5.0)


def actor(kind: str, action: Action, **fields: float) -> Actor:
    change = Becoming(action=action, start=1.0, seconds=5.0)
    return bodies(Subject(kind=kind, becoming=change, **fields), 3, None)[0]


def extent(one: Actor, t: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Metres along x, y and z."""
    points = one.mesh.posed(one.pose(Action.STAND, t))
    return np.ptp(points, axis=0)


@pytest.mark.parametrize(
    ("kind", "action", "small"),
    [
        ("sunflower", Action.GROW, 0.1),
        ("tree", Action.GROW, 0.1),
        ("balloon", Action.SWELL, 0.3),
        ("house", Action.BUILD, 0.1),
    ],
)
def test_it_becomes_what_it_is(kind: str, action: Action, small: float) -> None:
    one = actor(kind, action)
    whole = bodies(Subject(kind=kind), 3, None)[0]
    heights = [float(extent(one, t)[1]) for t in (BEFORE, *WITHIN, AFTER)]
    assert heights[0] < small * whole.height
    assert (np.diff(heights) > 0.0).all()
    assert heights[-1] == pytest.approx(float(extent(whole, AFTER)[1]), rel=0.05)
    # The camera is set for what it becomes.
    assert one.height == whole.height
    assert int(one.mesh.bones.max()) < MOST_BONES


def test_a_flower_opens_its_petals() -> None:
    for kind in ("flower", "rose", "tulip", "sunflower"):
        one = actor(kind, Action.BLOOM, size=1.5)
        petals = one.mesh.bones[:, 0] > 1
        wide = [
            float(np.ptp(one.mesh.posed(one.pose(Action.STAND, t))[petals][:, 0]))
            for t in (BEFORE, 3.0, AFTER)
        ]
        assert wide[0] < 0.75 * wide[2]
        assert wide[0] < wide[1] < wide[2]


def test_ice_ends_as_a_puddle_and_a_candle_keeps_its_flame() -> None:
    ice, candle = actor("ice cube", Action.MELT), actor("candle", Action.DWINDLE)
    before, after = extent(ice, BEFORE), extent(ice, AFTER)
    assert after[1] < 0.1 * before[1]
    assert after[0] > before[0]
    flame = candle.mesh.materials == Material.LIGHT
    heights = []
    for t in (BEFORE, AFTER):
        points = candle.mesh.posed(candle.pose(Action.STAND, t))
        heights.append((float(np.ptp(points[flame][:, 1])), float(points[flame][:, 1].min())))
    (tall, high), (later, low) = heights
    assert later == pytest.approx(tall, rel=0.4)
    assert low < 0.5 * high


@pytest.mark.parametrize(
    ("prompt", "kind", "action"),
    [
        ("a seed sprouts and grows into a sunflower, time lapse", "sunflower", Action.GROW),
        ("a flower blooms", "flower", Action.BLOOM),
        ("an ice cream melts", "ice cream", Action.MELT),
        ("a candle burns down", "candle", Action.DWINDLE),
        ("a balloon inflates", "balloon", Action.SWELL),
        ("a house is being built, time lapse", "house", Action.BUILD),
    ],
)
def test_the_words_say_so_and_so_does_the_explanation(prompt: str, kind: str, action: Action) -> None:
    made = understand(Spec(model="sora-2", prompt=prompt, width=640, height=360, seconds=8, fps=24, seed=1))
    (subject,) = made.scene.subjects
    assert subject.kind == kind
    assert subject.becoming is not None
    assert subject.becoming.action is action
    # It is seen to end within the clip.
    assert 4.0 < subject.becoming.start + subject.becoming.seconds < 8.0
    assert any(f"{kind}: {action.value} from" in guess for guess in made.guessed)
    assert (made.scene.beats[0].framing is Framing.MACRO) is (action is Action.BLOOM)
