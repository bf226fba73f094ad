"""What is said in a scene, heard by a machine that recognises speech."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from pocketsphinx import Decoder

from rushes.engines.previz.blocking import Blocking, Ground
from rushes.engines.previz.formation import formation
from rushes.engines.previz.heard import Line, Manner, Music, Voice
from rushes.engines.previz.scene import Action, Place, Scene, Subject
from rushes.engines.previz.sound import compose, speaking, speeches, warnings
from rushes.engines.previz.staging import cast_for
from rushes.engines.previz.subjects.person.frame import MOUTH
from rushes.engines.previz.talking import Talking, with_mouths
from rushes.engines.previz.written import render_scene
from rushes.media.loudness import integrated, true_peak
from rushes.media.probe import probe
from rushes.media.samples import read_audio
from rushes.media.subtitles import read_cues
from rushes.models.size import Size

RATE = 48_000
SENTENCES = ("The lighthouse keeper watches the storm.", "Good morning, everybody. Please open your books.")


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


@pytest.fixture(scope="module")
def ear() -> Decoder:
    return Decoder(samprate=16_000, loglevel="FATAL")


def hear(ear: Decoder, audio: np.ndarray) -> list[str]:
    """The words in samples (n, 2) at 48 kHz."""
    low = np.sinc(np.arange(-48, 49) / 3) * np.hanning(97) / 3
    mono = np.convolve(np.pad(audio.mean(axis=1), 6000), low, "same")[::3]
    ear.start_utt()
    ear.process_raw((0.9 * mono / np.abs(mono).max() * 32767).astype("<i2").tobytes(), full_utt=True)
    ear.end_utt()
    heard = ear.hyp()
    return words(heard.hypstr) if heard else []


def pitches(audio: np.ndarray) -> list[float]:
    """Hertz of the voiced stretches, by autocorrelation."""
    found = []
    mono = audio.mean(axis=1)[::4]
    for start in range(0, len(mono) - 600, 300):
        frame = mono[start : start + 600] * np.hanning(600)
        likeness = np.fft.irfft(np.abs(np.fft.rfft(frame, 2048)) ** 2)
        lags = likeness[30:200]
        if lags.max() > 0.55 * likeness[0] > 1e-4:
            found.append(12_000 / (30 + lags.argmax()))
    return found


def pitch(audio: np.ndarray) -> float:
    return float(np.median(pitches(audio)))


def scene(*lines: Line, place: Place = Place.LIVING_ROOM, music: Music | None = None) -> Scene:
    return Scene(place=place, seed=5, lines=lines, music=music)


def conversation(place: Place, music: Music | None = None) -> Scene:
    first, second = (Line(text=text, voice=voice) for text, voice in zip(SENTENCES, Voice, strict=True))
    return scene(first, second, place=place, music=music)


def assert_understood(ear: Decoder, audio: np.ndarray, start: float, end: float, text: str) -> None:
    heard = hear(ear, audio[round(start * RATE) : round(end * RATE) + RATE // 10])
    # One word of a sentence may be misheard ("box" for "books").
    assert sum(word in heard for word in words(text)) >= len(words(text)) - 1, heard


@pytest.mark.parametrize("voice", list(Voice))
def test_every_word_is_understood(ear: Decoder, voice: Voice) -> None:
    said = scene(*(Line(text=text, voice=voice) for text in SENTENCES))
    audio = compose(said, 7.0)
    for speech in speeches(said):
        assert_understood(ear, audio, speech.start, speech.end, speech.line.text)


def test_two_voices_differ_in_pitch() -> None:
    text = "We are rolling along, all morning long."
    high, low = (pitch(compose(scene(Line(text=text, voice=voice)), 3.5)) for voice in Voice)
    assert 160 < high < 260
    assert 85 < low < 140


def test_a_whisper_has_words_and_no_note_and_a_shout_is_higher(ear: Decoder) -> None:
    usual, whispered, shouted = (
        compose(scene(Line(text=SENTENCES[0], manner=manner)), 3.0) for manner in Manner
    )
    assert_understood(ear, whispered, 0.0, 3.0, SENTENCES[0])
    assert len(pitches(whispered)) < 0.3 * len(pitches(usual))
    assert integrated(whispered) < integrated(usual) - 2.0 < integrated(shouted) - 3.0
    assert pitch(shouted) > 1.15 * pitch(usual)


@pytest.mark.parametrize("voice", list(Voice))
def test_two_of_one_voice_are_told_apart_and_understood(ear: Decoder, voice: Voice) -> None:
    lines = (Line(text=SENTENCES[0], voice=voice, speaker=number) for number in (0, 1))
    first, second = (speech.sound for speech in speeches(scene(*lines)))
    assert pitch(np.stack([second] * 2, axis=1)) < 0.92 * pitch(np.stack([first] * 2, axis=1))
    assert_understood(ear, np.stack([second] * 2, axis=1), 0.0, 3.0, SENTENCES[0])


def test_lines_follow_each_other_and_hurry_when_there_is_little_time() -> None:
    free = scene(*(Line(text=text) for text in SENTENCES), Line(text="Yes.", start=1.0))
    placed = speeches(free)
    assert placed[0].start == pytest.approx(0.4)
    assert all(second.start >= first.end + 0.3 for first, second in pairwise(placed))
    assert warnings(free, 20.0) == []

    hurried = speeches(free, placed[-1].end - 0.8)
    assert 1.0 < hurried[0].speed < 1.36
    assert hurried[-1].end <= placed[-1].end - 0.8
    assert "times as fast" in warnings(free, placed[-1].end - 0.8)[0]
    assert any("no time left" in said for said in warnings(free, 2.0))


def test_all_else_steps_back_while_somebody_speaks() -> None:
    speech = scene(Line(text="Now.", start=2.0), place=Place.COAST, music=Music.EPIC)
    silent = speech.model_copy(update={"lines": ()})
    (said,) = speeches(speech)
    with_line, without = compose(speech, 5.0), compose(silent, 5.0)
    start, end = round(said.start * RATE), round(said.end * RATE)
    # Well before and after, nothing is different.
    assert np.array_equal(with_line[: start - RATE // 4], without[: start - RATE // 4])
    assert np.abs(with_line[end + 3 * RATE // 2 :] - without[end + 3 * RATE // 2 :]).max() < 0.02
    # Between two words of a line only what steps back is heard: here, the moment before the first.
    before = slice(start - RATE // 100, start)
    assert np.std(with_line[before]) < 0.45 * np.std(without[before])


def test_speech_is_as_loud_as_all_scenes_and_does_not_clip() -> None:
    talk = conversation(Place.STREET, Music.JAZZ)
    audio = compose(talk, 6.5)
    assert integrated(audio) == pytest.approx(-23.0, abs=2.0)
    assert true_peak(audio) < -1.5
    halves = np.concatenate([compose(talk, 3.0), compose(talk, 3.5, start=3.0)])
    assert np.abs(halves - audio).max() < 1e-6


@pytest.mark.parametrize("mood", list(Music))
def test_music_is_there_goes_on_and_is_of_its_own_kind(mood: Music) -> None:
    played = scene(place=Place.STUDIO, music=mood)
    audio = compose(played, 4.0)
    assert -29.0 < integrated(audio) < -21.0
    assert true_peak(audio) < -1.5
    longer, later = compose(played, 2.5, start=9.5), compose(played, 1.0, start=11.0)
    assert np.abs(later - longer[-RATE:]).max() < 1e-6
    other = compose(scene(place=Place.STUDIO, music=Music.CALM if mood is Music.JAZZ else Music.JAZZ), 4.0)
    assert np.corrcoef(audio[:, 0], other[:, 0])[0, 1] < 0.5


def test_mouths_can_follow() -> None:
    one = scene(Line(text=SENTENCES[0], speaker=0), Line(text="And so do I."))
    first, second = speaking(one)
    assert (first.speaker, second.speaker) == (0, None)
    assert len(first.loudness) == pytest.approx((first.end - first.start) * 100, abs=2)
    assert first.loudness.max() == 1.0
    assert np.mean(first.loudness < 0.3) > 0.1, "a mouth closes between words"


def test_the_mouth_of_who_speaks_follows_the_line() -> None:
    woman = Subject(kind="woman", action=Action.TALK)
    talk = scene(Line(text=SENTENCES[0], speaker=0)).model_copy(update={"subjects": (woman, woman)})
    (line,) = speaking(talk)
    speaker, listener = with_mouths(talk, cast_for(talk), 6.0)
    blocking = Blocking(talk, FLAT, formation(talk, [speaker, listener], FLAT))
    loud = line.start + float(line.loudness.argmax()) / 100
    shut = blocking.standing(0, line.end + 1.0).pose
    open_wide = blocking.standing(0, loud).pose
    assert height_of_mouth(open_wide) > 3.0 * height_of_mouth(shut)
    assert isinstance(speaker, Talking)
    assert not isinstance(listener, Talking)


FLAT = Ground((0.0, 0.0), lambda x, z: 0.0, 0.0)


def height_of_mouth(pose: np.ndarray) -> float:
    """Times its height at rest."""
    return float(np.linalg.norm(pose[MOUTH, :3, 1]))


def test_a_clip_has_the_lines_in_its_sound_and_in_its_subtitles(tmp_path: Path, ear: Decoder) -> None:
    out = tmp_path / "clip.mp4"
    report = render_scene(conversation(Place.LIVING_ROOM), out, Size(160, 96), 6, 24, lambda share: None)
    cues = read_cues(out)
    assert [cue.text for cue in cues] == list(SENTENCES)
    assert probe(out).seconds == 6.0
    audio = read_audio(out)
    assert audio is not None
    for cue in cues:
        assert_understood(ear, audio, cue.start, cue.end, cue.text)
    assert report.details["understanding"]["warnings"] == []
