"""Where bodies stand and how the camera keeps them in its picture. No drawing."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest
from tests.engines.prompts import scene_of

from rushes.engines.previz.blocking import Blocking, Ground
from rushes.engines.previz.camera import Pose
from rushes.engines.previz.drawing.view import viewing
from rushes.engines.previz.formation import formation
from rushes.engines.previz.rig import Rig
from rushes.engines.previz.scene import Action, Beat, Framing, Move, MoveKind, Place, Scene, Subject
from rushes.engines.previz.sets.layout import Layout
from rushes.engines.previz.sets.places import layout
from rushes.engines.previz.shapes import box
from rushes.engines.previz.staging import cast_for, in_set, on_open_ground
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.catalogue import KINDS as CATALOGUE

DOG = Scene(seed=3, subjects=(Subject(kind="dog"),))
WIDE, TALL = 16 / 9, 9 / 16
#: The bodies' own looks are not what is tested here.
KIND = "dog"


def scene(action: Action, move: MoveKind, **more: object) -> Scene:
    beat = Beat(move=Move(kind=move), framing=more.pop("framing", None))
    fields = {"place": Place.HILLS, "seed": 3, "subjects": (Subject(kind=KIND, action=action),)}
    return Scene.model_validate(fields | {"beats": (beat,)} | more)


@cache
def actors(made: Scene) -> list[Actor]:
    return cast_for(made)


def rig(made: Scene, aspect: float = WIDE) -> Rig:
    blocking, sight = on_open_ground(made, actors(DOG), (40.0, -30.0), lambda x, z: 2.0 + 0.02 * x)
    return Rig(made, sight, blocking, aspect)


def in_picture(pose: Pose, points: np.ndarray, aspect: float) -> np.ndarray:
    """Across and up, -1 to 1 at the picture's edges: of one point, or of each row."""
    away = points - np.array(pose.eye)
    x, y, _, w = viewing(pose, aspect) @ np.concatenate([away, np.ones((*away.shape[:-1], 1))], axis=-1).T
    assert (w > 0).all()
    return np.stack([x / w, y / w], axis=-1)


def middle(blocking: Blocking, number: int, t: float) -> np.ndarray:
    body, standing = blocking.bodies[number], blocking.standing(number, t)
    return (standing.matrix @ np.array([0.0, 0.5 * body.actor.height, 0.0, 1.0]))[:3]


@pytest.mark.parametrize("move", [m for m in MoveKind if m is not MoveKind.FIRST_PERSON])
@pytest.mark.parametrize("action", [Action.STAND, Action.RUN])
def test_the_subject_stays_in_the_picture_whatever_the_camera_does(move: MoveKind, action: Action) -> None:
    for aspect in (WIDE, TALL):
        made = rig(scene(action, move), aspect)
        assert made.blocking is not None
        for t in np.arange(0.0, 8.0, 0.5):
            x, y = in_picture(made.pose(t), middle(made.blocking, 0, t), aspect)
            assert max(abs(x), abs(y)) < 0.97, (t, x, y)


KINDS = [
    "man",
    "woman",
    "robot",
    "horse",
    "elephant",
    "penguin",
    "eagle",
    "butterfly",
    "shark",
    "car",
    "rose",
]


@pytest.mark.parametrize("aspect", [WIDE, TALL])
@pytest.mark.parametrize("kind", KINDS)
def test_bodies_are_whole_in_pictures_that_show_them_whole(kind: str, aspect: float) -> None:
    for framing in (None, Framing.FULL, Framing.WIDE):
        made = Scene(
            seed=4,
            subjects=(Subject(kind=kind, action=CATALOGUE[kind].action),),
            beats=(Beat(framing=framing),),
        )
        blocking, sight = on_open_ground(made, actors(made), (0.0, 0.0), lambda x, z: 0.0)
        camera = Rig(made, sight, blocking, aspect)
        for t in (0.0, 0.6, 1.7):
            seen = _whole(camera, blocking, t, aspect)
            assert np.abs(seen).max() < 1.03, (framing, t)
            # And no larger than the picture, nor lost in it.
            assert np.ptp(seen, axis=0).max() > (0.1 if framing is Framing.WIDE else 0.25), (framing, t)


def test_a_product_that_floats_is_in_the_middle_of_its_picture() -> None:
    made = Scene(place=Place.STUDIO, seed=30, subjects=(Subject(kind="phone", action=Action.FLOAT),))
    blocking, sight = in_set(made, layout(made), cast_for(made))
    assert blocking is not None
    camera = Rig(made, sight, blocking, WIDE)
    for t in (0.0, 1.0, 2.0, 3.0):
        standing = blocking.standing(0, t)
        points = blocking.bodies[0].actor.mesh.posed(standing.pose, 5) @ standing.matrix[:3, :3].T
        seen = [in_picture(camera.pose(t), point + standing.matrix[:3, 3], WIDE) for point in points]
        assert np.abs(seen).max() < 0.95
        assert abs(float(np.mean(seen, axis=0)[1])) < 0.3


def test_a_product_that_falls_is_seen_from_where_it_hangs_to_where_it_lies() -> None:
    made = Scene(place=Place.STUDIO, seed=7, tempo=0.5, subjects=(Subject(kind="phone", action=Action.FALL),))
    blocking, sight = in_set(made, layout(made), cast_for(made))
    assert blocking is not None
    camera = Rig(made, sight, blocking, WIDE)
    for t in np.arange(0.0, 4.0, 0.5):
        assert np.abs(_whole(camera, blocking, float(t), WIDE)).max() < 1.0


@pytest.mark.parametrize("aspect", [WIDE, TALL])
@pytest.mark.parametrize("place", [Place.LIVING_ROOM, Place.BEDROOM, Place.OFFICE])
def test_in_a_room_the_lens_is_as_wide_as_shows_people_whole(place: Place, aspect: float) -> None:
    truck = Beat(move=Move(kind=MoveKind.TRUCK))
    made = Scene(place=place, seed=7, subjects=(Subject(kind="man"),), beats=(truck,))
    blocking, sight = in_set(made, layout(made), cast_for(made))
    assert blocking is not None
    camera = Rig(made, sight, blocking, aspect)
    for t in (0.0, 2.0, 4.0):
        assert np.abs(_whole(camera, blocking, t, aspect)).max() < 1.15, t


def _whole(camera: Rig, blocking: Blocking, t: float, aspect: float) -> np.ndarray:
    """Where a good many points of the first body are in the picture."""
    standing = blocking.standing(0, t)
    points = blocking.bodies[0].actor.mesh.posed(standing.pose, 7) @ standing.matrix[:3, :3].T
    return in_picture(camera.pose(t), points + standing.matrix[:3, 3], aspect)


def test_between_walls_nothing_near_is_cut_away() -> None:
    made = Scene(
        place=Place.HALLWAY, seed=5, subjects=(Subject(kind="man", action=Action.WALK, count=4),), tempo=8.0
    )
    room = layout(made)
    blocking, sight = in_set(made, room, cast_for(made))
    assert blocking is not None
    camera = Rig(made, sight, blocking, WIDE)
    for t in np.arange(0.0, 4.0, 0.25):
        pose = camera.pose(t)
        # The corners of what is nearest to be seen are farther from the lens than its middle.
        corner = pose.near * math.hypot(1.0, *(math.tan(math.radians(pose.fov) / 2) * a for a in (1.0, WIDE)))
        assert corner < 0.15
        x, _, _ = blocking.place(0, t)
        assert abs(x) < 1.25, "through the wall"


@pytest.mark.parametrize("framing", [Framing.MEDIUM, Framing.CLOSE])
@pytest.mark.parametrize("kind", ["man", "woman", "robot", "horse", "penguin", "cat"])
def test_faces_are_in_closer_pictures(kind: str, framing: Framing) -> None:
    made = Scene(seed=4, subjects=(Subject(kind=kind),), beats=(Beat(framing=framing),))
    blocking, sight = on_open_ground(made, actors(made), (0.0, 0.0), lambda x, z: 0.0)
    camera = Rig(made, sight, blocking, WIDE)
    for t in (0.0, 1.7):
        x, y, z = blocking.place(0, t)[0], 0.0, blocking.place(0, t)[1]
        across, up = in_picture(camera.pose(t), np.array([x, y, z]) + blocking.face(0, t), WIDE)
        assert abs(across) < 0.8
        assert -0.4 < up < 0.8


@pytest.mark.parametrize("move", list(MoveKind))
def test_no_move_jumps(move: MoveKind) -> None:
    made = rig(scene(Action.RUN, move))
    poses = [made.pose(t) for t in np.arange(0.0, 3.0, 1 / 24)]
    eyes = np.array([pose.eye for pose in poses])
    assert np.abs(np.diff(eyes, axis=0)).max() < 0.6
    assert np.abs(np.diff([pose.yaw for pose in poses])).max() < 2.0


@pytest.mark.parametrize("move", [MoveKind.ORBIT, MoveKind.FOLLOW, MoveKind.DOLLY, MoveKind.HANDHELD])
def test_a_part_of_the_clip_is_that_part_of_a_longer_one(move: MoveKind) -> None:
    made = scene(Action.WALK, move)
    whole, later = rig(made), rig(made)
    for t in (0.0, 1.0, 2.0):
        whole.pose(t)
    assert whole.pose(5.25) == later.pose(5.25)


def test_a_close_shot_is_of_the_face_and_a_wide_one_of_the_place() -> None:
    heights = []
    for framing in (Framing.WIDE, Framing.FULL, Framing.MEDIUM, Framing.CLOSE):
        made = rig(scene(Action.STAND, MoveKind.STATIC, framing=framing))
        assert made.blocking is not None
        body, standing = made.blocking.bodies[0], made.blocking.standing(0, 0.0)
        foot, head = ((standing.matrix @ np.array([0.0, h, 0.0, 1.0]))[:3] for h in (0.0, body.actor.height))
        pose = made.pose(0.0)
        heights.append(in_picture(pose, head, WIDE)[1] - in_picture(pose, foot, WIDE)[1])
    assert heights == sorted(heights)
    assert heights[0] < 0.8 < heights[1] < 2.0 < heights[3]


@pytest.mark.parametrize(
    ("above", "low", "high"), [(-7.0, -20.0, 0.5), (None, 0.0, 12.0), (74.0, 60.0, 85.0)]
)
def test_an_angle_that_is_asked_for_is_the_cameras(above: float | None, low: float, high: float) -> None:
    path = rig(scene(Action.STAND, MoveKind.STATIC, above=above))
    assert low <= -path.pose(1.0).pitch <= high


def test_a_dolly_zoom_keeps_the_subject_as_large() -> None:
    made = rig(scene(Action.STAND, MoveKind.DOLLY_ZOOM))
    assert made.blocking is not None
    sizes, lenses = [], []
    for t in (0.0, 2.0, 4.0):
        pose = made.pose(t)
        low = middle(made.blocking, 0, t)
        high = low + np.array([0.0, 0.3, 0.0])
        sizes.append(in_picture(pose, high, WIDE)[1] - in_picture(pose, low, WIDE)[1])
        lenses.append(pose.fov)
    assert max(sizes) / min(sizes) < 1.15
    assert max(lenses) / min(lenses) > 1.2


def test_first_person_looks_along_the_way_that_is_gone() -> None:
    made = rig(scene(Action.WALK, MoveKind.FIRST_PERSON))
    assert made.blocking is not None
    before, after = made.pose(1.0), made.pose(2.0)
    went = np.array(after.eye) - np.array(before.eye)
    course = math.degrees(math.atan2(went[0], -went[2]))
    assert abs((before.yaw - course + 180.0) % 360.0 - 180.0) < 5.0
    assert made.hides(1.0)


def test_people_at_ease_stand_closer_than_people_who_dance() -> None:
    def apart(action: Action) -> float:
        made = Scene(place=Place.CAFE, seed=3, subjects=(Subject(kind="man", count=3, action=action),))
        place = layout(made)
        blocking, _ = in_set(made, place, cast_for(made))
        assert blocking is not None
        at = [blocking.place(n, 0.0)[:2] for n in range(3)]
        assert all(place.free[0][2] < z < place.free[1][2] for _, z in at)
        return max(math.dist(at[0], other) for other in at[1:])

    assert apart(Action.TALK) < 0.75 * apart(Action.DANCE)
    assert apart(Action.TALK) < 1.8


def test_bodies_of_a_group_keep_apart_and_on_the_floor() -> None:
    made = scene(Action.WALK, MoveKind.DOLLY).model_copy(
        update={"subjects": (Subject(kind=KIND, count=7, action=Action.WALK), Subject(kind="horse"))}
    )
    floor = lambda x, z: 0.1 * math.sin(x)  # noqa: E731
    ground = Ground((0.0, 0.0), floor, heading=90.0)
    blocking = Blocking(made, ground, formation(made, actors(made), ground))
    assert len(blocking.bodies) == 8
    places = np.array([blocking.standing(n, 1.5).at for n in range(8)])
    apart = np.linalg.norm(places[:, None, ::2] - places[None, :, ::2], axis=-1)
    assert apart[~np.eye(8, dtype=bool)].min() > 0.3
    assert all(y == pytest.approx(floor(x, z)) for x, y, z in places)


def test_in_a_small_room_a_walk_goes_round_and_the_camera_stays_inside() -> None:
    layout = Layout(
        mesh=box(1.0, 1.0, 1.0),
        mark=(0.0, 0.0, 0.0),
        way=3.0,
        beside=1.2,
        eye=(0.0, 1.5, 3.5),
        target=(0.0, 0.9, 0.0),
        free=((-2.0, 0.3, -3.0), (2.0, 2.3, 3.6)),
        largest=2.2,
    )
    made = scene(Action.WALK, MoveKind.ORBIT)
    blocking, sight = in_set(made, layout, actors(DOG))
    assert blocking is not None
    room = Rig(made, sight, blocking, WIDE)
    before = blocking.place(0, 0.0)
    for t in np.arange(0.0, 20.0, 0.1):
        x, z, _ = blocking.place(0, t)
        assert math.hypot(x - before[0], z - before[1]) < 0.1
        assert abs(x) < 3.0
        assert abs(z) < 4.0
        eye = room.pose(t).eye
        assert all(
            low <= at <= high for low, at, high in zip(layout.free[0], eye, layout.free[1], strict=True)
        )
        before = (x, z, 0.0)


def test_a_group_that_walks_to_and_fro_does_not_walk_through_itself() -> None:
    made = Scene(
        place=Place.OFFICE, seed=22, subjects=(Subject(kind="man", action=Action.WALK, count=3),), tempo=2.0
    )
    blocking, _ = in_set(made, layout(made), cast_for(made))
    assert blocking is not None
    for t in np.arange(0.0, 6.0, 0.2):
        places = [blocking.place(number, t)[:2] for number in range(3)]
        apart = [math.dist(one, other) for at, one in enumerate(places) for other in places[:at]]
        assert min(apart) > 0.3, t


def test_a_castle_behind_somebody_is_seen_whole() -> None:
    made = scene(Action.STAND, MoveKind.STATIC, subjects=(Subject(kind="knight"), Subject(kind="castle")))
    blocking, sight = on_open_ground(made, cast_for(made), (0.0, 0.0), lambda x, z: 0.0)
    castle = blocking.bodies[1].actor
    for up in (0.0, castle.height):
        at = np.array(blocking.standing(1, 0.0).at) + np.array([0.0, up, 0.0])
        assert abs(in_picture(Rig(made, sight, blocking, WIDE).pose(0.0), at, WIDE)).max() < 1.0


def test_what_flies_over_somebody_is_seen_with_them() -> None:
    made = Scene(seed=3, subjects=(Subject(kind="dragon", action=Action.FLY), Subject(kind="man")))
    blocking, sight = on_open_ground(made, cast_for(made), (0.0, 0.0), lambda x, z: 0.0)
    pose = Rig(made, sight, blocking, WIDE).pose(0.0)
    for number in range(2):
        assert abs(in_picture(pose, middle(blocking, number, 0.0), WIDE)).max() < 1.0


def test_boats_go_up_and_down_with_the_waves() -> None:
    made = Scene(seed=3, place=Place.SEA, subjects=(Subject(kind="rowing boat", action=Action.SWIM),))
    blocking, _ = on_open_ground(
        made, cast_for(made), (0.0, 0.0), lambda x, z: 0.0, swell=lambda points, t: np.full(len(points), t)
    )
    assert blocking.standing(0, 2.0).at[1] - blocking.standing(0, 1.0).at[1] == pytest.approx(1.0)


def test_a_train_arrives_on_the_track_beside_who_waits() -> None:
    scene = scene_of("a woman waits as a train arrives at the platform")
    assert scene.place is Place.PLATFORM
    set_of = layout(scene)
    blocking, _ = in_set(scene, set_of, cast_for(scene))
    assert blocking is not None
    assert set_of.track is not None
    (x, y, z), _ = set_of.track
    at = [blocking.standing(1, t).at for t in (0.0, 2.0, 12.0)]
    assert all(each[0] == pytest.approx(x) and each[1] == pytest.approx(y) for each in at)
    far = [z - each[2] for each in at]
    assert far[0] == pytest.approx(45.0)
    assert far[2] < 1.0 < far[1] < 20.0
