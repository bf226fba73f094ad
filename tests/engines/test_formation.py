"""Where those stand that a scene is not of: behind, beyond and before the first one."""

from __future__ import annotations

import math

import numpy as np
from tests.engines.prompts import scene_of

from rushes.engines.previz.blocking import Blocking, Ground
from rushes.engines.previz.formation import formation
from rushes.engines.previz.landscape.sites import afloat
from rushes.engines.previz.rig import Rig
from rushes.engines.previz.staging import cast_for, facing, on_open_ground


def blocked(prompt: str, way: float = 60.0, beside: float = 3.0) -> Blocking:
    """In a street whose camera looks along -z."""
    scene = scene_of(prompt)
    actors = cast_for(scene)
    ground = Ground((0.0, 0.0), lambda x, z: 0.0, heading=facing(scene, actors[0]), way=way, beside=beside)
    return Blocking(scene, ground, formation(scene, actors, ground))


def test_a_crowd_fills_the_street_behind_whom_the_picture_is_of() -> None:
    blocking = blocked("A woman walks down a street. Many pedestrians walk about.")
    places = np.array([blocking.standing(n, 0.0).at for n in range(9)])
    assert (places[1:, 2] < places[0, 2] - 2.0).all()
    assert np.ptp(places[1:, 0]) > 3.0


def test_a_tower_in_the_background_stands_at_the_end_of_the_street() -> None:
    blocking = blocked("A man walks on a street, the Eiffel Tower in the background")
    tower = blocking.standing(1, 0.0).at
    assert tower[2] < -150.0
    assert abs(tower[0]) < 5.0


def test_who_eats_from_a_bowl_has_it_before_the_mouth() -> None:
    blocking = blocked("A golden retriever eats from a bowl in a kitchen", way=4.0)
    dog, bowl = blocking.bodies
    assert math.dist(blocking.standing(0, 0.0).at, blocking.standing(1, 0.0).at) < 0.6 * dog.actor.length
    assert bowl.behind < 0.0


def test_stones_about_a_bottle_are_pebbles() -> None:
    blocking = blocked("a perfume bottle on wet black stones", way=1.0)
    bottle, *stones = blocking.bodies
    assert {body.actor.height * body.scale < bottle.actor.height for body in stones} == {True}


def test_a_close_up_of_a_ship_shows_a_ship() -> None:
    scene = scene_of("closeup of two pirate ships on the sea")
    blocking, sight = on_open_ground(scene, cast_for(scene), (0.0, 0.0), lambda x, z: 0.0)
    eye = Rig(scene, sight, blocking, 16 / 9).pose(0.0).eye
    assert all(math.dist(eye, blocking.standing(n, 0.0).at) > 20.0 for n in range(2))


def test_a_surfer_is_on_the_water_and_whoever_carries_a_board_is_not() -> None:
    assert afloat(scene_of("a surfer rides a giant wave"))
    assert not afloat(scene_of("a woman holding a surfboard stands on a beach"))
