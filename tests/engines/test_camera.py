from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from rushes.engines.previz.camera import Path, Pose, Site, weights
from rushes.engines.previz.scene import Beat, Move, MoveKind, Scene

RATE = 24


def hills(x: np.ndarray, z: np.ndarray) -> np.ndarray:
    return 60.0 * np.sin(x / 90.0) * np.cos(z / 130.0) + 25.0 * np.sin(z / 37.0)


def one(kind: MoveKind, **move: float) -> Scene:
    return Scene(seed=4, beats=(Beat(move=Move(kind=kind, **move)),))


def poses(scene: Scene, seconds: float = 6.0, start: float = 0.0, site: Site | None = None) -> list[Pose]:
    path = Path(scene, site or Site(), 16 / 9)
    return [path.pose(start + i / RATE, hills) for i in range(round(seconds * RATE))]


def ways(clip: list[Pose]) -> np.ndarray:
    return np.array([(*p.eye, p.yaw, p.pitch, p.roll) for p in clip])


@pytest.mark.parametrize("kind", MoveKind)
def test_never_in_the_ground(kind: MoveKind) -> None:
    for pose in poses(one(kind, speed=2.0), seconds=8.0):
        x, y, z = pose.eye
        assert y > hills(np.array([x]), np.array([z]))[0] + 3.0


@pytest.mark.parametrize("kind", MoveKind)
def test_window_of_a_path_is_the_path(kind: MoveKind) -> None:
    scene = one(kind, shake=0.3)
    assert poses(scene, seconds=3.0)[48:] == poses(scene, seconds=1.0, start=2.0)


@pytest.mark.parametrize("kind", MoveKind)
def test_what_comes_later_does_not_change_the_path_before_it(kind: MoveKind) -> None:
    """An extension adds a beat at the source's end; it blends in from one second before its start."""
    source = one(MoveKind.FLIGHT)
    extended = source.model_copy(
        update={"beats": (*source.beats, Beat(start=4.0, move=Move(kind=kind, direction=-1.0)))}
    )
    assert poses(extended, seconds=3.0) == poses(source, seconds=3.0)


@pytest.mark.parametrize(
    ("kind", "direction", "column", "sign"),
    [
        (MoveKind.FLIGHT, 1.0, 2, -1),
        (MoveKind.FLIGHT, -1.0, 2, 1),
        (MoveKind.DOLLY, 1.0, 2, -1),
        (MoveKind.TRUCK, 1.0, 0, 1),
        (MoveKind.TRUCK, -1.0, 0, -1),
        (MoveKind.CRANE, 1.0, 1, 1),
        (MoveKind.PAN, 1.0, 3, 1),
        (MoveKind.PAN, -1.0, 3, -1),
        (MoveKind.TILT, 1.0, 4, 1),
        (MoveKind.TILT, -1.0, 4, -1),
    ],
)
def test_moves_go_where_they_say(kind: MoveKind, direction: float, column: int, sign: int) -> None:
    path = Path(one(kind, direction=direction), Site(), 16 / 9)
    level = [path.pose(i / RATE, lambda x, z: 0.0 * x) for i in range(4 * RATE)]
    moved = ways(level)[-1] - ways(level)[0]
    assert moved[column] * sign > 1.0


def test_orbit_keeps_looking_at_its_point() -> None:
    site = Site()
    path = Path(one(MoveKind.ORBIT), site, 16 / 9)
    centres = []
    for t in (0.0, 4.0, 8.0):
        pose = path.pose(t, lambda x, z: 0.0 * x)
        radius = 4.0 * site.orbit
        yaw = math.radians(pose.yaw)
        centres.append((pose.eye[0] + math.sin(yaw) * radius, pose.eye[2] - math.cos(yaw) * radius))
    for a, b in itertools.pairwise(centres):
        assert math.dist(a, b) < 12.0


def test_faster_words_go_farther_and_still_ones_hardly_at_all() -> None:
    def length(**changes: float) -> float:
        scene = one(MoveKind.FLIGHT, speed=changes.get("speed", 1.0))
        clip = poses(scene.model_copy(update={"motion": changes.get("motion", 0.5)}), seconds=4.0)
        return math.dist(clip[0].eye, clip[-1].eye)

    assert length(speed=0.5) < 0.6 * length() < 0.4 * length(speed=2.0)
    assert length(motion=0.0) < 0.15 * length()


@pytest.mark.parametrize("kind", [MoveKind.FLIGHT, MoveKind.ORBIT, MoveKind.PAN, MoveKind.CRANE])
def test_smooth(kind: MoveKind) -> None:
    """No jerk from frame to frame: the second difference stays far below the speed."""
    track = ways(poses(one(kind), seconds=8.0))
    jerk = np.abs(np.diff(track, 2, axis=0)).max(axis=0)
    assert (jerk[:3] < 0.06).all(), jerk
    assert (jerk[3:] < 0.06).all(), jerk


def test_beats_flow_into_each_other() -> None:
    scene = Scene(
        beats=(
            Beat(move=Move(kind=MoveKind.FLIGHT)),
            Beat(start=4.0, move=Move(kind=MoveKind.PAN)),
            Beat(start=8.0, move=Move(kind=MoveKind.CRANE)),
        )
    )
    track = ways(poses(scene, seconds=11.0))
    speed = np.linalg.norm(np.diff(track[:, :3], axis=0), axis=1)
    # At the pan nothing flies any more, and braking takes its time.
    assert speed[6 * RATE] < 0.2 * speed[2 * RATE]
    assert np.abs(np.diff(speed)).max() < 0.12 * speed.max()


def test_shares_of_beats_add_up() -> None:
    beats = (Beat(), Beat(start=3.0), Beat(start=3.5), Beat(start=9.0))
    for t in np.linspace(0.0, 12.0, 97):
        shares = weights(beats, float(t))
        assert sum(shares) == pytest.approx(1.0)
        assert min(shares) >= 0.0
    assert weights(beats, 12.0)[-1] == 1.0


def test_handheld_shakes_and_static_does_not() -> None:
    still = ways(poses(one(MoveKind.STATIC), seconds=2.0))
    hand = ways(poses(one(MoveKind.HANDHELD), seconds=2.0))
    assert np.ptp(still, axis=0).max() < 1e-9
    assert np.ptp(hand[:, 3]) > 0.2


def test_portrait_sees_more_above_and_below() -> None:
    tall, wide = (Path(Scene(), Site(), aspect).pose(0.0, hills).fov for aspect in (9 / 16, 16 / 9))
    assert tall > wide


def test_a_later_beat_moves_nothing_before_it_and_joins_smoothly() -> None:
    first = Beat(move=Move(speed=2.0))
    later = Beat(start=3.0, move=Move(kind=MoveKind.PAN))
    alone = poses(Scene(seed=4, beats=(first,)), seconds=2.0)
    both = poses(Scene(seed=4, beats=(first, later)), seconds=12.0)
    assert both[: len(alone)] == alone
    change = np.abs(np.diff(ways(both), 2, axis=0))
    # Metres from frame to frame; the descent to the lower shot ends within one second.
    assert change[:, :3].max() < 0.3


def test_a_calm_drone_is_calmer_than_a_lively_one() -> None:
    """Its sway, too, not its way ahead alone."""

    def unrest(motion: float) -> float:
        made = Scene(seed=1, motion=motion, beats=(Beat(move=Move(kind=MoveKind.FLIGHT)),))
        path = Path(made, Site(), 16 / 9)
        poses = [path.pose(t, hills) for t in np.arange(0.0, 6.0, 0.5)]
        return float(np.abs(np.diff([(p.pitch, p.roll, p.yaw) for p in poses], axis=0)).sum())

    assert unrest(0.1) < 0.5 * unrest(0.5)
