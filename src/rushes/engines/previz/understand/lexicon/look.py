"""Words for style, warmth of the picture and liveliness."""

from __future__ import annotations

from rushes.engines.previz.understand.lexicon.tables import look
from rushes.models.spec import Style

TERMS = (
    look(
        "cinematic, cinematically, cinema, film, filmic, movie, movie like, epic, cinematic "
        "shot, film look, feature film, hollywood, blockbuster, cinematography, cinematic lighting, "
        "widescreen, 35mm, 35mm film",
        style=Style.CINEMATIC,
    ),
    look(
        "documentary, nature documentary, wildlife documentary, documentary style, documentary footage, "
        "bbc, planet earth, national geographic, news footage",
        style=Style.DOCUMENTARY,
    ),
    look(
        "animated, animation, anime, cartoon, cartoonish, cel shaded, toon, ghibli, studio ghibli, "
        "pixar, stylized, stylised, hand drawn, illustrated, illustration, low poly, animated film, "
        "animation style, anime style",
        style=Style.ANIMATED,
    ),
    look("natural, natural look, naturalistic, natural style, realistic", style=Style.NATURAL),
    look(
        "warm, warm light, warm tones, warm colors, warm colours, golden, amber, orange, warm lighting, "
        "golden tones, fiery, orange glow, warm glow, glowing, golden glow, warm color palette, sun "
        "kissed",
        warmth=0.5,
    ),
    # moods
    look(
        "eerie, spooky, creepy, haunted, haunting, mysterious, ominous, sinister, scary",
        {"weather.mist": 0.4, "weather.clouds": 0.7, "hour": 20.0, "warmth": -0.25},
    ),
    look("romantic, dreamy, dreamlike, ethereal, nostalgic mood", {"warmth": 0.3, "hour": 17.3}),
    look("cozy, cosy, homely, inviting, intimate", {"warmth": 0.4}),
    look("cheerful, joyful, vibrant, festive, uplifting", {"weather.clouds": 0.15, "warmth": 0.15}),
    look("futuristic, sci fi, high tech, hi tech, clinical", {"warmth": -0.2}),
    look("melancholic, melancholy, somber, sombre, bleak", {"weather.clouds": 0.85, "warmth": -0.2}),
    look("empty", furnished=False),
    look("crowded, bustling, busy, packed with people, full of people, teeming", crowd=True),
    look("warmer", warmth_shift=0.4),
    look(
        "cold, cool, cool tones, chilly, cold light, cold tones, cold colors, cold colours, cool light, "
        "bluish, blue, blue tones, freezing, teal, icy light, cool colors, cool colours",
        warmth=-0.5,
    ),
    look("colder, cooler, bluer", warmth_shift=-0.4),
    look("blue water, turquoise, turquoise water, azure", {"warmth": -0.1}),
    look(
        "serene, serenity, tranquil, peaceful, quiet, meditative, stillness, calming",
        {"weather.wind": 0.15},
        motion=0.35,
    ),
    look("lively, energetic, dynamic, vivid motion, action packed, exhilarating", motion=0.75),
)
