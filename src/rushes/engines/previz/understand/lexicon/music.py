"""The mood of the music that a prompt asks for: a mood alone says nothing of music."""

from __future__ import annotations

from rushes.engines.previz.heard import Music
from rushes.engines.previz.understand.lexicon.tables import term
from rushes.engines.previz.understand.terms import Part, Term

_CARRIERS = (
    "music, soundtrack, score, background music, piano music, tune, melody, song, music track, beat, beats, "
    "loop, jingle"
)
_MOODS = {
    Music.CALM: "calm, calming, soft, gentle, relaxing, ambient, peaceful, quiet, slow, soothing, piano, "
    "acoustic, "
    "lo fi, lofi, chill, chillhop, guitar, acoustic guitar, flute, harp, strings, violin, cello, "
    "sad, melancholic, romantic, dreamy, meditative, warm, emotional, minimal, new age",
    Music.EPIC: "epic, orchestral, dramatic, cinematic, heroic, epic orchestral, sweeping, triumphant, "
    "grand, "
    "inspiring, inspirational, majestic, powerful, symphonic, classical, uplifting orchestral, epic "
    "cinematic",
    Music.UPBEAT: "upbeat, happy, cheerful, energetic, pop, funky, dance, electronic, techno, uplifting, "
    "lively, "
    "joyful, playful, fun, ukulele, banjo, drum, marching band, festive, "
    "corporate, motivational, rock, disco, hip hop, fast, modern, summer, house",
    Music.TENSE: "tense, suspenseful, ominous, scary, dark, eerie, thriller, horror, creepy, mysterious, "
    "suspense, haunting, sinister, brooding, unsettling",
    Music.JAZZ: "jazz, jazzy, smooth jazz, swing, blues, bossa nova, lounge, saxophone, big band",
}


def _terms(music: Music, moods: str) -> Term:
    carriers = [carrier.strip() for carrier in _CARRIERS.split(",")]
    phrases = [f"{mood.strip()} {carrier}" for mood in moods.split(",") for carrier in carriers]
    return term(Part.MUSIC, ", ".join(phrases), {"music": music.value})


TERMS = (
    *(_terms(music, moods) for music, moods in _MOODS.items()),
    term(Part.MUSIC, "jazz, bossa nova", {"music": Music.JAZZ.value}),
    term(Part.MUSIC, "lo fi, lofi, lullaby", {"music": Music.CALM.value}),
    term(
        Part.MUSIC,
        "music, soundtrack, background music, musical score, film score",
        {"music": Music.CALM.value},
    ),
)
