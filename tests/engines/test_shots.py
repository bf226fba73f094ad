"""Clips of several shots: what each shows, and that picture, sound and subtitles change at the cut."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rushes.engines.base import RenderJob
from rushes.engines.previz.engine import ENGINE
from rushes.engines.previz.heard import Line, Music
from rushes.engines.previz.scene import Cut, Look, Place, Scene, Sex, Subject
from rushes.engines.previz.shots import shots
from rushes.engines.previz.sound import soundtrack
from rushes.engines.previz.understand import Understanding, understand
from rushes.engines.previz.written import read_scene, render_scene
from rushes.errors import InvalidRequest
from rushes.media.pictures import pictures
from rushes.media.probe import probe
from rushes.media.samples import read_audio
from rushes.media.subtitles import read_cues
from rushes.models.size import Size
from rushes.models.spec import Operation, Reference, Source, Spec

FPS, SIZE = 24, Size(160, 96)


def spec(prompt: str, seconds: int = 8, **fields: Any) -> Spec:
    return Spec(model="m", prompt=prompt, width=160, height=96, seconds=seconds, fps=FPS, seed=3, **fields)


def film(prompt: str, seconds: int = 8) -> list[tuple[float, Scene]]:
    return of(understand(spec(prompt, seconds)), seconds)


def of(understood: Understanding, seconds: int = 8) -> list[tuple[float, Scene]]:
    return [(shot.start, shot.scene) for shot in shots(understood.scene, seconds, FPS)]


def places(prompt: str) -> list[str]:
    return [scene.place.value for _, scene in film(prompt)]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A lion on the savanna. Cut to: a street at night.", ["hills", "street"]),
        ("A beach, then we cut to a kitchen", ["coast", "kitchen"]),
        ("Shot 1: a classroom. Shot 2: an office. Shot three - a forest", ["classroom", "office", "forest"]),
        ("**Scene 1:** an office\n**Scene 2:** a street", ["office", "street"]),
        ("INT. KITCHEN - DAY\nA woman eats.\nEXT. FOREST - NIGHT\nShe walks.", ["kitchen", "forest"]),
        ("Opening shot: mountains. Final shot: a lake", ["mountains", "lake"]),
        ("[0:00-0:03] A wide shot of a beach. [0:03-0:08] A bedroom.", ["coast", "bedroom"]),
        ('{"shots": [{"scene": "a kitchen"}, {"scene": "an office"}]}', ["kitchen", "office"]),
        ("Walk through a living room, then a kitchen", ["living room", "kitchen"]),
        ("Property tour: living room, kitchen and bathroom", ["living room", "kitchen", "bathroom"]),
        ("A man walks through the market to the harbour", ["market", "harbour"]),
        ("A shark swims under water. Cut to the moon in space.", ["underwater", "space"]),
    ],
)  # fmt: skip
def test_another_shot_is_in_another_place(prompt: str, expected: list[str]) -> None:
    assert places(prompt) == expected


@pytest.mark.parametrize(
    "prompt",
    [
        "A woman with hair cut to the shoulders in an office",
        "A diamond cut to perfection turns on a table",
        "A living room with a door to the garden, the camera pans slowly",
        "A man aged 30-40 walks. 2-4 birds fly over the sea.",
        "An open-plan living room and kitchen",
        "0-2s: A cat sleeps on a sofa. 2-4s: the cat jumps.",
        "A drone flies over hills to the mountains",
        "Aspect ratio 16:9, 24 fps. A street in the rain.",
    ],
)
def test_what_is_no_cut(prompt: str) -> None:
    assert len(film(prompt)) == 1


def test_whoever_comes_again_is_the_same_one() -> None:
    prompt = (
        "A lion. Cut to: a detective in a red coat and her dog walk down a rainy street at night. "
        'Cut to: she sits in her office and says "I knew it." Film noir.'
    )
    (_, lion), (_, street), (_, office) = film(prompt)
    assert [each.kind for each in lion.subjects] == ["lion"]
    assert [each.kind for each in street.subjects] == ["office worker", "dog"]
    (woman,) = office.subjects
    assert (woman.individual, woman.colour, woman.sex) == (1, street.subjects[0].colour, Sex.FEMALE)
    assert street.subjects[0].sex is Sex.FEMALE, "as the later shot tells"
    assert office.beats[0].hour == street.beats[0].hour > 19.0
    assert office.beats[0].weather.rain == street.beats[0].weather.rain > 0.3
    assert [line.text for line in office.lines] == ["I knew it."]
    assert not street.lines
    assert all(Look.NOIR in scene.looks for scene in (lion, street, office)), "said of all, at the end"


def test_a_cut_within_a_place_changes_the_framing_at_once() -> None:
    (_, close), (at, wide) = film("Close-up of a cat that sleeps on a sofa. Cut to a wide shot of the room.")
    assert at == 4.0
    assert (close.beats[0].framing, wide.beats[0].framing) == ("close", "wide")
    assert (close.place, close.seed) == (wide.place, wide.seed)
    assert wide.subjects == close.subjects


def test_a_cut_comes_when_the_prompt_says_or_when_the_lines_are_over() -> None:
    stamped = film(
        "[00:00-00:02] wide shot of a beach [00:02-00:07] close-up of a crab [00:07-00:08] wide shot"
    )
    assert [at for at, _ in stamped] == [0.0, 2.0, 7.0]
    spoken = film('A teacher says "Good morning, everybody, please open your books." Cut to a street.')
    assert spoken[1][0] > 4.5
    with_less_time = understand(spec("A beach. Cut to a street. Cut to a forest.", 2))
    assert len(of(with_less_time, 2)) == 2
    assert "3 shots do not fit into 2 seconds" in with_less_time.warnings[0]


def test_a_picture_has_one_shot() -> None:
    picture = Reference(asset_id="a", sha256="", media_type="image/png")
    understood = understand(spec("A room. Cut to a street.", reference=picture))
    assert not understood.scene.cuts
    assert "one shot" in understood.warnings[0]


def source(first: Spec) -> Source:
    return Source(video_id="video_1", asset_id="asset_1", spec=first)


def test_a_remix_changes_every_shot() -> None:
    first = spec("A red car in a street. Cut to: the car in the desert.")
    before = of(understand(first))
    update = {"operation": Operation.REMIX, "prompt": "make the car blue, at night", "source": source(first)}
    after = of(understand(first.model_copy(update=update)))
    assert [scene.place for _, scene in after] == [scene.place for _, scene in before]
    assert all(scene.subjects[0].colour != before[0][1].subjects[0].colour for _, scene in after)
    assert all(scene.beats[0].hour > 19.0 for _, scene in after)


def test_an_extension_goes_on_with_the_last_shot_and_may_cut() -> None:
    first = spec("A lion on the savanna. Cut to: a dog sits in a living room.")
    update = {"operation": Operation.EXTEND, "source": source(first), "seconds": 16}
    on = understand(
        first.model_copy(update={**update, "prompt": "the dog jumps. Cut to the beach at night."})
    )
    before, after = of(understand(first)), of(on, 16)
    assert [(at, scene.place) for at, scene in after[:2]] == [(at, scene.place) for at, scene in before]
    assert after[1][1].beats[0] == before[1][1].beats[0]
    assert [beat.actions for beat in after[1][1].beats[1:]] == [("jump",)]
    assert [scene.place for _, scene in after] == [Place.HILLS, Place.LIVING_ROOM, Place.COAST]
    at_once = understand(first.model_copy(update={**update, "prompt": "Cut to the beach at night."}))
    assert [at for at, _ in of(at_once, 16)] == [0.0, 4.0, 8.0]
    assert of(at_once, 16)[:2] == before


STUDIO = Scene(place=Place.STUDIO, subjects=(Subject(kind="apple"),), music=Music.CALM)
ROOM = Scene(place=Place.LIVING_ROOM, lines=(Line(text="Good morning, everybody."),), music=Music.CALM)


def test_picture_sound_and_subtitles_change_at_the_cut(tmp_path: Path) -> None:
    out = tmp_path / "film.mp4"
    scene = STUDIO.model_copy(update={"cuts": (Cut(at=1.0, scene=ROOM),)})
    report = render_scene(scene, out, SIZE, 3, FPS, lambda share: None)
    assert probe(out).seconds == 3.0
    frames = [frame[: SIZE.height].astype(int) for frame in pictures(out, SIZE, FPS)]
    steps = [np.abs(b - a).mean() for a, b in pairwise(frames)]
    assert len(frames) == 3 * FPS
    assert int(np.argmax(steps)) == FPS - 1, "the first frame of the second is another one"
    assert steps[FPS - 1] > 5.0 * sorted(steps)[-2]
    assert [shot["first_frame"] for shot in report.details["picture"]["shots"]] == [0, FPS]
    (cue,) = read_cues(out)
    assert 1.0 < cue.start < cue.end <= 3.0
    audio = read_audio(out)
    assert audio is not None
    assert np.abs(audio).max() < 1.0


def test_music_goes_on_through_a_cut() -> None:
    quiet = STUDIO.model_copy(update={"hush": 1.0, "subjects": ()})
    cut = quiet.model_copy(update={"cuts": (Cut(at=1.0, scene=quiet),)})
    whole, parted = (soundtrack([(shot, []) for shot in shots(scene, 3.0, FPS)]) for scene in (quiet, cut))
    assert whole.shape == parted.shape
    later = slice(round(1.1 * 48_000), None)
    assert np.corrcoef(whole[later, 0], parted[later, 0])[0, 1] > 0.99


def test_the_frames_before_an_extension_of_a_film_are_its_own(tmp_path: Path) -> None:
    prompt = "A red ball spins in a studio. Cut to: a bedroom."
    first = spec(prompt, 2)
    old, new = tmp_path / "old.mp4", tmp_path / "new.mp4"
    ENGINE.render(RenderJob(spec=first, out=old), lambda share: None)
    update = {
        "operation": Operation.EXTEND,
        "source": source(first),
        "seconds": 3,
        "prompt": "Cut to an abstract background.",
    }
    longer = first.model_copy(update=update)
    report = ENGINE.render(RenderJob(spec=longer, out=new, source=old), lambda share: None)
    assert report.details["frames_rendered"] == FPS
    frames = [frame[: SIZE.height].astype(int) for frame in pictures(new, SIZE, FPS)]
    assert len(frames) == 3 * FPS
    for now, before in zip(frames, pictures(old, SIZE, FPS), strict=False):
        assert np.array_equal(now, before[: SIZE.height])
    steps = [np.abs(b - a).mean() for a, b in pairwise(frames)]
    assert sorted(np.argsort(steps)[-2:]) == [FPS - 1, 2 * FPS - 1]


@pytest.mark.parametrize(
    ("cuts", "said"),
    [
        ([Cut(at=2.0, scene=ROOM), Cut(at=1.0, scene=ROOM)], "cuts: each must come after"),
        ([Cut(at=1.0, scene=STUDIO.model_copy(update={"subjects": (Subject(kind="blorb"),)}))],
         "cuts.0.scene.subjects.0.kind: there is no 'blorb'"),
        ([Cut(at=1.0, scene=ROOM.model_copy(update={"cuts": (Cut(at=1.0, scene=ROOM),)}))],
         "cuts.0.scene.cuts: a shot that follows has no cuts"),
    ],
)  # fmt: skip
def test_faults_of_a_written_film_are_named(cuts: list[Cut], said: str) -> None:
    with pytest.raises(InvalidRequest, match=said):
        read_scene(STUDIO.model_copy(update={"cuts": tuple(cuts)}).model_dump_json())
