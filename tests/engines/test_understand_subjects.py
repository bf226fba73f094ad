"""Who and what prompts are of: subjects, what they do, who speaks, and what a remix makes of them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engines.prompts import changed, scene_of, spec, subjects

from rushes.engines.previz.heard import Floor, Manner, Music, Sound, Voice
from rushes.engines.previz.scene import Action, Place, Scene
from rushes.engines.previz.sound.floors import floor_of
from rushes.engines.previz.staging import cast_for
from rushes.engines.previz.subjects.catalogue import KINDS, NOUNS
from rushes.engines.previz.understand import understand
from rushes.engines.previz.understand.lexicon.colours import COLOURS
from rushes.engines.previz.understand.nearest import noun, verb
from rushes.models.spec import Operation

RED, BLUE, YELLOW = COLOURS["red"], COLOURS["blue"], COLOURS["yellow"]

SUBJECTS: list[tuple[str, list[str]]] = [
    # counts, colours, sizes
    ("two dogs in a field", ["2 dog stand"]),
    ("three red cars", [f"3 car {RED} drive"]),
    ("several horses galloping", ["4 horse run"]),
    ("a flock of sheep grazing", ["7 sheep eat"]),
    ("a pair of swans on a lake", ["2 swan swim"]),
    ("ten penguins", ["10 penguin stand"]),
    ("a tiny robot and a giant cat", ["robot x0.4 walk", "cat x3 stand"]),
    ("a dark green vintage car", [f"vintage car {COLOURS['dark green']} drive"]),
    ("a small, fluffy, white dog", [f"dog {COLOURS['white']} x0.7 stand"]),
    ("a crimson sports car and a golden bus", ["sports car #9c1f2e drive", "bus #c9a13b drive"]),
    ("a blue bird and a yellow fish", [f"bird {BLUE} stand", f"fish {YELLOW} swim"]),
    ("the car is red", [f"car {RED} drive"]),
    ("a woman in a blue dress", [f"woman in dress {BLUE} stand"]),
    ("a woman in a red dress walking down a street", [f"woman in dress {RED} walk"]),
    ("a man wearing a yellow jacket", [f"man {YELLOW} stand"]),
    ("a cat under a blue sky", ["cat stand"]),
    (
        "A woman walks. She wears a black jacket, a long red dress, and black boots.",
        [f"woman in dress {RED} walk"],
    ),
    ("a pigeon shows its blue plumage and red chest", ["pigeon stand"]),
    # ages
    ("a 24 year old woman's eye blinking", ["woman stand"]),
    ("a 70-year-old man", ["old man stand"]),
    ("a man with a beard in his 60s", ["old man stand"]),
    ("an 8 year old plays", ["child play"]),
    ("a red balloon", [f"balloon {RED} float"]),
    # what they do
    ("a woman eats in a restaurant", ["woman sit"]),
    ("a dog running through a field", ["dog run"]),
    ("a galloping horse", ["horse run"]),
    ("a sleeping cat", ["cat sleep"]),
    ("running along the shore, a dog", ["dog run"]),
    ("a man walking a dog", ["man walk", "dog walk"]),
    ("a dog chasing a cat", ["dog run", "cat run"]),
    ("a dog and a cat sleep", ["dog sleep", "cat sleep"]),
    ("a dog on a beach jumps", ["dog jump"]),
    ("a man next to a car shouts", ["man talk", "car stand"]),
    ("the eagle soars over the valley", ["eagle fly"]),
    ("a sneaker floating above a podium", ["sneaker float"]),
    ("a flower blooming", ["flower bloom"]),
    ("a cup falls off the table", ["coffee fall"]),
    ("a generic plastic chair in the desert", ["chair stand"]),
    ("a kangaroo disco dances", ["kangaroo stand"]),
    ("a train crosses a bridge", ["train drive", "bridge stand"]),
    ("a dog that does not run", ["dog stand"]),
    ("a delivery drone carrying a package lands", ["drone fly"]),
    ("a farmer watches a rocket", ["farmer stand", "rocket fly"]),
    ("a lion and two lionesses drink", ["lion eat", "2 lioness eat"]),
    ("an astronaut in a white suit plants a tree", [f"astronaut {COLOURS['white']} float", "tree stand"]),
    ("a worker in a yellow helmet and an orange vest walks", ["worker walk"]),
    ("two students in lab coats talk", ["2 scientist talk"]),
    ("a cowboy rides into the sunset", ["farmer walk"]),
    ("a puddle of oil beside a warning sign", ["puddle stand", "warning sign stand"]),
    ("a frog sits on a lily pad", ["frog stand"]),
    ("car chase: a police car pursues a red sports car", ["police car drive", f"sports car {RED} drive"]),
    # whose are the verbs?
    ("a house with clouds drifting above", ["house stand"]),
    ("the camera follows a dog", ["dog stand"]),
    ("drone shot flying over a castle", ["castle stand"]),
    ("a bottle, the camera orbits", ["bottle stand"]),
    # what is part of the place, worn, carried or said of the film
    ("a cat on a sofa", ["cat stand"]),
    ("a cup on a wooden table", ["coffee stand"]),
    ("a woman with a red hat reading a book", ["woman sit"]),
    ("a living room with large windows and a lamp", []),
    ("an animation for kids about a castle", ["castle stand"]),
    ("a meadow with flowers and trees", []),
    ("seagulls over the sea", []),
    ("a boat crane shot", ["rowing boat swim"]),
    ("a young man rides a bicycle", ["man drive"]),
    ("a skincare cream jar", ["cream jar stand"]),
    ("a burger with melting cheese", ["burger stand"]),
    ("a diamond ring in a velvet box", ["ring stand"]),
    ("a bottle of wine and two glasses", ["bottle stand", "2 wine glass stand"]),
    ("a perfume bottle, water splashes around it", ["perfume stand"]),
    ("a two-storey house", ["house stand"]),
    ("shopping bags in the hands of a woman walking", ["woman walk"]),
    # people by trade
    ("a chef in a kitchen", ["chef stand"]),
    ("two construction workers wearing yellow helmets talk", ["2 worker talk"]),
    ("a family eating breakfast", ["4 person eat"]),
    ("children play in the garden", ["4 child play"]),
    ("a crowded street", ["8 person stand"]),
    # groups and families
    ("a fitness class doing jumping jacks in a gym", ["5 athlete jump"]),
    ("an elephant family drinks at a waterhole", ["4 elephant eat"]),
    ("a kid sits while the family claps", ["child sit", "4 person clap"]),
    ("a boy and his grandfather", ["boy stand", "old man stand"]),
    ("an old Swedish man", ["old man stand"]),
    ("a hot air balloon festival, dozens of balloons", ["8 hot-air balloon fly", "8 person stand"]),
    # things that are had, worn or only a word of another
    ("a couple clinking wine glasses", ["2 person stand"]),
    ("a worker puts on a hard hat and safety goggles", ["worker put on"]),
    ("an employee puts down a box", ["worker stand", "box stand"]),
    ("a burger being assembled, cheese melting", ["burger stand"]),
    ("people run down a staircase during a fire alarm", ["5 person run"]),
    ("a skateboarder beside a fire hydrant", ["athlete drive"]),
    ("coffee beans falling", ["12 coffee bean fall"]),
    ("a tractor plows a field", ["tractor drive"]),
    ("a street with a mirror effect of the lights", []),
    (
        "shelves overflow with gears and bolts. A small robot sits on a bench.",
        ["robot x0.7 sit", "3 gear stand", "3 screw stand"],
    ),
    ("white buildings with blue domes", [f"3 house {COLOURS['white']} stand"]),
    ("a man plays chess with a robot", ["man play", "robot play"]),
    ("a man in a suit runs through an airport with a suitcase", ["man run"]),
    # nobody
    ("no people, a quiet street", []),
    ("a street without cars", []),
]


@pytest.mark.parametrize(("prompt", "expected"), SUBJECTS, ids=[prompt[:40] for prompt, _ in SUBJECTS])
def test_subjects(prompt: str, expected: list[str]) -> None:
    assert subjects(scene_of(prompt)) == expected


NEXT: list[tuple[str, list[list[str]]]] = [
    ("A dog sits. Then it runs.", [["sit"], ["run"]]),
    ("A black cat jumps off a table and runs away", [["jump"], ["run"]]),
    ("A girl walks. A dog sits. The girl runs.", [["walk", "sit"], ["run", "sit"]]),
    ("Two children run through a field. Then they jump into a lake.", [["run"], ["jump"]]),
    ("A man talks while he walks", [["talk"]]),
    ("A bird flies, a cat sleeps", [["fly", "sleep"]]),
    ("A puppy chases butterflies", [["run", "fly"]]),
    ('An old man sits in a chair. He says, "I remember."', [["sit"]]),
]


@pytest.mark.parametrize(("prompt", "expected"), NEXT, ids=[prompt[:40] for prompt, _ in NEXT])
def test_what_they_do_one_after_the_other(prompt: str, expected: list[list[str]]) -> None:
    scene = scene_of(prompt)
    assert [doing(scene, at) for at in range(len(scene.beats))] == expected


def doing(scene: Scene, beat: int) -> list[str]:
    said = [*scene.beats[beat].actions, *(None for _ in scene.subjects)]
    return [(action or subject.action).value for subject, action in zip(scene.subjects, said, strict=False)]


def test_every_noun_of_the_catalogue_is_a_subject_or_a_place() -> None:
    unseen = []
    for word in NOUNS:
        understood = understand(spec(f"a {word}"))
        if not understood.scene.subjects and not understood.place_named:
            unseen.append(word)
    # Sky, mood and film words, and what is only ever part of something.
    assert len(unseen) < 0.06 * len(NOUNS), unseen
    skies = {"moon", "sun", "coral", "puddle"}
    nobody = [name for name in KINDS if not scene_of(f"a purple {name} on a white background").subjects]
    assert set(nobody) <= skies


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("capybara", "squirrel"),
        ("blacksmith", "worker"),
        ("tiramisu", "cake"),
        ("oboe", "trumpet"),
        ("granddaughter", "person"),
        ("boudoir", "bedroom"),
        ("veranda", "suburb"),
        ("tavern", "bar"),
        ("policy", None),
        ("synergy", None),
        ("narrator", "person"),
    ],
)
def test_unknown_nouns_fall_to_what_they_are(word: str, kind: str | None) -> None:
    assert noun(word) == kind


@pytest.mark.parametrize(("word", "action"), [("saunter", "walk"), ("scuttle", "run"), ("giggle", "talk")])
def test_unknown_verbs_fall_to_what_they_are(word: str, action: str) -> None:
    assert verb(word) is Action(action)


def test_guesses_and_what_is_ignored_are_said() -> None:
    understood = understand(spec("A marmot scuttles across a gazebo of pure synergy"))
    assert subjects(understood.scene)[0] == "squirrel run"
    assert "'scuttles' is played as run" in understood.guessed
    assert "'gazebo' is shown as house" in understood.guessed
    assert "synergy" in understood.ignored


# Words that are spoken


def test_quoted_words_are_spoken_and_not_read_as_picture() -> None:
    scene = scene_of('A chef in a kitchen says "Look at the red elephants in the desert!" and smiles.')
    assert (scene.place, subjects(scene)) == ("kitchen", ["chef talk"])
    assert [(line.text, line.speaker) for line in scene.lines] == [
        ("Look at the red elephants in the desert!", 0)
    ]


def test_speakers_have_voices_of_their_own() -> None:
    scene = scene_of('The man asks, “Where are we?” and the woman whispers: "Home."')
    assert [(line.text, line.speaker, line.voice, line.manner) for line in scene.lines] == [
        ("Where are we?", 0, Voice.MALE, Manner.USUAL),
        ("Home.", 1, Voice.FEMALE, Manner.WHISPERED),
    ]


def test_a_narrator_is_nobody_in_the_picture() -> None:
    scene = scene_of('Narrator, a deep male voice: "In the beginning." A galaxy in space.')
    assert [(line.speaker, line.voice) for line in scene.lines] == [(None, Voice.MALE)]
    assert not scene.subjects


def test_a_line_of_a_later_beat_starts_with_it() -> None:
    scene = scene_of('A man walks. Then he stops and says "Stop here."')
    assert [line.start for line in scene.lines] == [4.0]


def test_writing_is_not_spoken() -> None:
    understood = understand(spec('A shop with a sign that reads "OPEN LATE"'))
    assert not understood.scene.lines
    assert 'the writing "OPEN LATE"' in understood.ignored


def test_a_prompt_in_quotes_is_a_prompt() -> None:
    assert subjects(scene_of('"A dog barks at a cat"')) == ["dog talk", "cat stand"]


@pytest.mark.parametrize(
    ("prompt", "sounds", "hush"),
    [
        ("fireworks exploding over a city", [Sound.FIREWORKS], 0.0),
        ("a crowd cheering in a stadium, church bells ringing", [Sound.CHEER, Sound.BELLS], 0.0),
        ("a street without sirens, a splash of colour", [], 0.0),
        ("a silent forest", [], 0.5),
        ("a forest in muted colours, no sound", [], 1.0),
        ("a silent film of a street", [], 0.0),
    ],
)
def test_sounds_are_heard_beside_what_is_seen(prompt: str, sounds: list[Sound], hush: float) -> None:
    scene = scene_of(prompt)
    assert (list(scene.sounds), scene.hush) == (sounds, hush)


def test_what_feet_fall_on_is_heard_where_it_is_said() -> None:
    assert floor_of(scene_of("a man walking on a gravel path through a meadow")) is Floor.GRAVEL
    assert floor_of(scene_of("a man walking through a meadow")) is Floor.GRASS
    assert floor_of(scene_of("footsteps on the wooden floor of a hallway")) is Floor.WOOD


@pytest.mark.parametrize(
    ("prompt", "music"),
    [
        ("a castle, epic orchestral music", Music.EPIC),
        ("a castle, upbeat electronic music", Music.UPBEAT),
        ("a castle with calm piano music", Music.CALM),
        ("a castle, tense soundtrack", Music.TENSE),
        ("a castle, smooth jazz", Music.JAZZ),
        ("a castle, lo-fi beats", Music.CALM),
        ("a castle, cheerful ukulele music", Music.UPBEAT),
        ("an epic castle", None),
        ("a castle, no music", None),
    ],
)
def test_music(prompt: str, music: Music | None) -> None:
    scene = scene_of(prompt)
    assert scene.music is music
    assert subjects(scene) == ["castle stand"]


# Remix and extension

CAR = spec("A blue car driving down a city street at noon, tracking shot")
WALK = spec("Two people and a dog walking on the beach")

CHANGES: list[tuple[str, str, list[str]]] = [
    (CAR.prompt, "make the car red", [f"car {RED} drive"]),
    (CAR.prompt, "make it red and bigger", [f"car {RED} x1.4 drive"]),
    (CAR.prompt, "replace the car with a bus", ["bus drive"]),
    (CAR.prompt, "a truck instead of the car", ["truck drive"]),
    (CAR.prompt, "the car stops", [f"car {BLUE} stand"]),
    (CAR.prompt, "now at night in the rain", [f"car {BLUE} drive"]),
    (CAR.prompt, "add two dogs", [f"car {BLUE} drive", "2 dog stand"]),
    (WALK.prompt, "remove the people", ["dog walk"]),
    (WALK.prompt, "without people, close-up of the dog", ["dog walk"]),
    (WALK.prompt, "replace the dog with a cat", ["2 person walk", "cat walk"]),
    (WALK.prompt, "turn the dog blue", ["2 person walk", f"dog {BLUE} walk"]),
    (WALK.prompt, "in a kitchen", ["2 person walk", "dog walk"]),
]


@pytest.mark.parametrize(("base", "prompt", "expected"), CHANGES, ids=[prompt for _, prompt, _ in CHANGES])
def test_a_remix_changes_the_subjects_that_it_names(base: str, prompt: str, expected: list[str]) -> None:
    assert subjects(changed(spec(base), prompt).scene) == expected


def test_a_remix_keeps_everything_else() -> None:
    before = scene_of(CAR.prompt)
    red = changed(CAR, "make the car red").scene
    assert red.model_copy(update={"subjects": before.subjects}) == before
    night = changed(CAR, "now at night").scene
    assert night.beats[0].hour == 22.0
    assert night.model_copy(update={"beats": before.beats}) == before


def test_an_extension_lets_the_same_ones_do_something_else() -> None:
    scene = changed(WALK, "The dog jumps.", Operation.EXTEND, seconds=16).scene
    assert scene.beats[-1].actions == (None, Action.JUMP)
    assert scene.beats[-1].start == WALK.seconds + 1


def test_nobody_new_comes_in_an_extension() -> None:
    after = changed(WALK, "A horse arrives", Operation.EXTEND, seconds=16)
    assert len(after.scene.subjects) == 2
    assert any("horse" in warning for warning in after.warnings)


def test_what_is_in_the_sky_is_not_taken_for_jewellery_or_a_rock() -> None:
    shown = {
        "a gas giant with rings": ("saturn", Place.SPACE),
        "a comet in the night sky": ("comet", Place.SPACE),
        "the Earth from space": ("globe", Place.SPACE),
        "a crab walks along the beach": ("crab", Place.COAST),
    }
    scenes = {prompt: scene_of(prompt) for prompt in shown}
    assert {prompt: (made.subjects[0].kind, made.place) for prompt, made in scenes.items()} == shown


def test_a_world_has_the_colour_that_is_said_and_no_other() -> None:
    (planet,) = cast_for(scene_of("a purple planet"))
    red, green, blue = planet.mesh.colours.T
    assert (green < red).all()
    assert (red < blue).all()


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("a blonde woman with long hair", {"hair": "#c79a55", "cut": "long"}),
        ("a bald man with a red beard and glasses", {"cut": "bald", "beard": True, "glasses": True}),
        ("a girl with curly black hair in a yellow dress", {"hair": "#15100e", "cut": "curls"}),
        ("a black woman in a red dress", {"skin": "#6e4429"}),
        ("a dark-skinned man without a beard", {"skin": "#54331f", "beard": False}),
        ("a waiter with two glasses of wine", {}),
        ("a man in a black coat", {}),
    ],
)
def test_what_people_look_like(prompt: str, told: dict[str, Any]) -> None:
    subject = scene_of(prompt).subjects[0]
    assert subject.appearance.model_dump(exclude_none=True) == told
    if "hair" in told or "skin" in told:
        assert subject.colour not in {"#e6d3b1", "#1d1e21"}, "of hair or skin, and not of clothes"
