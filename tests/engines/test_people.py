"""People of one noun are different persons, and always the same ones for a seed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engines.prompts import scene_of

from rushes.engines.previz.blocking import Blocking
from rushes.engines.previz.drawing.view import viewing
from rushes.engines.previz.heard import Line, Voice
from rushes.engines.previz.mesh import linear
from rushes.engines.previz.rig import Rig
from rushes.engines.previz.scene import Action, Appearance, Beat, Haircut, Move, MoveKind, Scene, Sex, Subject
from rushes.engines.previz.staging import cast_for, on_open_ground
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.person.actor import Person
from rushes.engines.previz.subjects.person.individual import Who, individual

STILL = (Beat(move=Move(kind=MoveKind.STATIC)),)


def crowd(kind: str, count: int, words: str = "", *, seed: int = 3, colour: str | None = None) -> Scene:
    subject = Subject(kind=kind, count=count, words=words, colour=colour, action=Action.WALK)
    return Scene(seed=seed, subjects=(subject,), beats=STILL)


def staged(scene: Scene) -> Blocking:
    return on_open_ground(scene, cast_for(scene), (0.0, 0.0), lambda x, z: 0.0)[0]


def looks(actor: Actor) -> tuple[float, bytes]:
    return actor.height, actor.mesh.colours.tobytes()


def test_no_two_of_a_crowd_are_the_same_and_all_are_for_the_same_seed() -> None:
    one, again = (cast_for(crowd("person", 6)) for _ in range(2))
    assert len({looks(actor) for actor in one}) == 6
    assert [looks(actor) for actor in one] == [looks(actor) for actor in again]
    assert np.ptp([actor.height for actor in one]) > 0.04


@pytest.mark.parametrize("kind", ["person", "child", "scientist"])
def test_a_noun_that_leaves_it_open_means_women_and_men(kind: str) -> None:
    forms = [individual(kind, Who(5, place)) for place in range(6)]
    assert len({form.shoulders for form in forms} | {form.cut for form in forms}) > 2
    assert len({form.skin for form in forms}) == 6


def test_a_family_has_children_and_an_elderly_couple_is_old() -> None:
    heights = [individual("person", Who(5, place, words="a family of four")).height for place in range(4)]
    assert max(heights) > 1.6
    assert sum(height < 1.5 for height in heights) == 2
    couple = [individual("person", Who(5, place, words="elderly couple")) for place in range(2)]
    assert [form.female for form in couple] == [True, False]
    assert all(form.stoop > 0 for form in couple)


def test_words_voice_and_colour_are_kept_to() -> None:
    assert [s.sex for s in scene_of("a female chef and a policeman talk").subjects] == [Sex.FEMALE, Sex.MALE]
    red = (0.5, 0.0, 0.0)
    assert all(individual("person", Who(5, place), red).top == red for place in range(4))
    said = crowd("scientist", 1).model_copy(
        update={"lines": (Line(text="Hm.", speaker=0, voice=Voice.MALE),)}
    )
    spoken = said.model_copy(update={"lines": (Line(text="Hm.", speaker=0, voice=Voice.FEMALE),)})
    assert cast_for(said)[0].height != cast_for(spoken)[0].height


def test_who_has_shorter_legs_keeps_up_and_slides_on_no_foot() -> None:
    blocking = staged(crowd("person", 2, "couple", seed=1))
    tall, small = (body.actor.pace(Action.WALK) for body in blocking.bodies)
    assert tall != small
    quick = blocking.quick(1, Action.WALK)
    assert quick * small == pytest.approx(tall)
    gone = [np.subtract(blocking.standing(n, 2.0).at, blocking.standing(n, 1.0).at) for n in range(2)]
    np.testing.assert_allclose(gone[0], gone[1])


def test_animals_of_a_herd_differ_too() -> None:
    herd = cast_for(crowd("horse", 4))
    assert len({looks(actor) for actor in herd}) == 4


def test_a_person_is_in_the_picture_from_head_to_foot() -> None:
    scene = crowd("man", 1)
    blocking, sight = on_open_ground(scene, cast_for(scene), (0.0, 0.0), lambda x, z: 0.0)
    pose = Rig(scene, sight, blocking, 16 / 9).pose(0.0)
    for high in (0.0, sight.height):
        clip = viewing(pose, 16 / 9) @ np.array([*(np.array([0.0, high, 0.0]) - pose.eye), 1.0])
        assert abs(clip[1] / clip[3]) < 0.9


def test_a_shirt_ends_at_its_hem() -> None:
    red, blue = (0.8, 0.0, 0.0), (0.0, 0.0, 0.8)
    form = replace(individual("man", Who(5)), top=red, bottom=blue, skirt=0.0)
    mesh = Person(form, 5).mesh
    x, y, _ = mesh.points.T
    cloth = mesh.colours[(y > 0.8) & (y < 1.1) & (abs(x) < 0.2)]
    mixed = (cloth[:, 0] > 0.2) & (cloth[:, 2] > 0.2)
    assert len(cloth) > 50
    assert not mixed.any()


def test_what_is_said_of_somebody_is_seen_and_nothing_else_of_them_changes() -> None:
    told = Appearance(hair="#c79a55", cut=Haircut.LONG, glasses=True, skin="#6e4429")
    for seed in range(4):
        usual = individual("woman", Who(seed))
        form = individual("woman", Who(seed, appearance=told))
        assert (form.hair, form.skin) == (linear("#c79a55"), linear("#6e4429"))
        assert form.cut == "long"
        assert "glasses" in form.wears
        assert (form.height, form.top, form.skirt) == (usual.height, usual.top, usual.skirt)
    shaven = [individual("man", Who(seed, appearance=Appearance(beard=False))) for seed in range(12)]
    assert not any("beard" in form.wears for form in shaven)
