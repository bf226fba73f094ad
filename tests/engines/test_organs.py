"""Organs at work: what a lesson shows of them moves as they do."""

from __future__ import annotations

import numpy as np
import pytest

from rushes.engines.previz.mesh import Material
from rushes.engines.previz.place import Place
from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.making import make
from rushes.engines.previz.understand import understand
from rushes.models.spec import Spec

TIMES = np.linspace(0.0, 6.0, 73)


def broad(kind: str, bone: int) -> list[float]:
    """Metres across of what moves with a bone, over six seconds."""
    body = make(kind)
    part = body.mesh.bones[:, 0] == bone
    return [float(np.ptp(body.mesh.posed(body.pose(Action.STAND, t))[part][:, 0])) for t in TIMES]


def test_a_heart_draws_in_and_lungs_fill() -> None:
    for kind, least, most in (("human heart", 5, 9), ("lungs", 1, 2)):
        wide = np.array(broad(kind, 1))
        assert wide.min() < 0.95 * wide.max()
        middle = wide > wide.mean()
        # So many times in six seconds.
        assert least <= int((middle[1:] & ~middle[:-1]).sum()) <= most


def test_pulses_run_along_a_nerve() -> None:
    body = make("neuron")
    glow = (body.mesh.materials == Material.LIGHT) & (body.mesh.bones[:, 0] == 1)
    along = [
        float(body.mesh.posed(body.pose(Action.GLOW, t))[glow][:, 0].mean()) for t in (0.2, 0.7, 1.2, 1.7)
    ]
    assert (np.diff(along) > 0.05).all()


@pytest.mark.parametrize(
    ("prompt", "kinds", "place"),
    [
        ("a beating human heart", ["human heart"], Place.STUDIO),
        ("lungs breathing", ["lungs"], Place.STUDIO),
        ("a neuron fires", ["neuron"], Place.CELL),
        ("an atom with electrons", ["atom"], Place.STUDIO),
        ("a red heart on a white background", ["heart"], Place.STUDIO),
    ],
)
def test_they_are_understood(prompt: str, kinds: list[str], place: Place) -> None:
    made = understand(Spec(model="sora-2", prompt=prompt, width=640, height=360, seconds=4, fps=24, seed=1))
    assert [subject.kind for subject in made.scene.subjects] == kinds
    assert made.scene.place is place
