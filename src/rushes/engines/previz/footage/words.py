"""Words for what can be done to a clip: phrases, and the slots of a `Treatment` that they set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rushes.engines.previz.footage.treatment import Hour, Shape
from rushes.engines.previz.scene import Look
from rushes.models.spec import Style

_TABLE: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("warm, warmer, warmly, warmth, warm up, warm tones, warmer tones, golden, orange", {"warmth": 0.6}),
    ("cold, colder, cool, cooler, cool tones, cold tones, icy, blue, bluer, bluish", {"warmth": -0.6}),
    ("bright, brighter, brightness, exposure, brighten, lighter, lighten, high key", {"exposure": 0.7}),
    ("dark, darker, darken, dim, dimmer, low key, moodier", {"exposure": -0.8}),
    ("contrast, more contrast, higher contrast, high contrast, contrasty, punchy", {"contrast": 0.5}),
    ("less contrast, lower contrast, low contrast, flat, flatter, softer", {"contrast": -0.45}),
    (
        "saturated, saturation, more saturated, more saturation, vivid, vibrant, colourful, colorful, richer",
        {"saturation": 0.45},
    ),
    (
        "desaturated, desaturate, muted, washed out, faded, less saturated, less colourful, less colorful, "
        "less saturation, pale, paler",
        {"saturation": -0.5},
    ),
    ("vignette", {"vignette": 0.7}),
    ("teal, turquoise, cyan", {"tints": "#1f7f86"}),
    ("green, emerald", {"tints": "#2f7d4a"}),
    ("red, crimson, scarlet", {"tints": "#a8322d"}),
    ("rust, copper, terracotta, brown", {"tints": "#a4552f"}),
    ("sand, beige, cream", {"tints": "#e2cfa6"}),
    ("gold, yellow, amber", {"tints": "#e0b13e"}),
    ("pink, magenta, rose", {"tints": "#cf6a9a"}),
    ("purple, violet, lavender", {"tints": "#7a5aa8"}),
    ("navy, indigo", {"tints": "#26356e"}),
    (
        "black and white, black & white, monochrome, b&w, greyscale, grayscale, grey, gray, without colour, "
        "without color, remove the colour, remove the color, remove colour, remove color, "
        "remove the colours, remove the colors, desaturate completely",
        {"looks": Look.MONOCHROME},
    ),
    ("noir, film noir", {"looks": Look.NOIR}),
    ("pastel, pastels", {"looks": Look.PASTEL}),
    (
        "watercolour, watercolor, watercolour painting, watercolor painting, painted",
        {"looks": Look.WATERCOLOUR},
    ),
    ("grain, grainy, film grain, 16mm, 35mm, 35 mm, 16 mm", {"looks": Look.GRAIN}),
    ("vintage, retro, old film, old movie, sepia, super 8, nostalgic, aged", {"looks": Look.VINTAGE}),
    ("anamorphic, letterbox, letterboxed, widescreen bars", {"looks": Look.ANAMORPHIC}),
    ("cinematic, film look, movie look, teal and orange", {"style": Style.CINEMATIC}),
    ("documentary", {"style": Style.DOCUMENTARY}),
    ("animated, animation, cartoon, anime, cel shaded, comic, illustrated", {"style": Style.ANIMATED}),
    (
        "night, nighttime, night time, midnight, moonlight, moonlit, day for night, day to night, "
        "day into night, daytime to night, daytime into night, blue hour",
        {"hour": Hour.NIGHT},
    ),
    (
        "dusk, sunset, golden hour, evening, twilight, sundown, day to dusk, day into dusk, day to evening, "
        "late afternoon",
        {"hour": Hour.DUSK},
    ),
    ("dawn, sunrise, early morning, morning", {"hour": Hour.DAWN}),
    ("rain, rainy, raining, rains, rainfall, downpour, wet weather", {"rain": 0.7}),
    ("drizzle, drizzly", {"rain": 0.35}),
    ("storm, stormy, rainstorm", {"rain": 0.95, "exposure": -0.4}),
    ("snow, snowy, snowing, snows, snowfall, snowflakes", {"snow": 0.7}),
    ("blizzard, snowstorm", {"snow": 1.0, "fog": 0.4}),
    ("fog, foggy", {"fog": 0.65}),
    ("mist, misty", {"fog": 0.45}),
    ("haze, hazy", {"fog": 0.3}),
    (
        "slow motion, slow mo, slowmo, slower, slow down, slow it down, slow the clip down, half speed, "
        "slowed down, slowed, slow",
        {"tempo": 0.5},
    ),
    ("super slow motion, very slow motion, ultra slow motion, quarter speed", {"tempo": 0.25}),
    (
        "faster, fast, speed up, speed it up, speed the clip up, sped up, double speed, twice as fast, "
        "fast motion, fast forward, quicker",
        {"tempo": 2.0},
    ),
    ("time lapse, timelapse, hyperlapse", {"tempo": 4.0}),
    ("zoom in, zooming in, push in, pushing in, zoom", {"zoom": (1.0, 1.4)}),
    ("zoom out, zooming out, pull out, pull back", {"zoom": (1.4, 1.0)}),
    (
        "crop in, punch in, close up, closer, tighter, close in, crop closer, crop tighter",
        {"zoom": (1.5, 1.5)},
    ),
    ("square, square crop, crop to square, 1:1", {"shape": Shape.SQUARE}),
    ("vertical, portrait, portrait format, 9:16, crop to vertical", {"shape": Shape.PORTRAIT}),
    ("widescreen, 16:9, landscape format", {"shape": Shape.LANDSCAPE}),
    ("shake, shaky, shaking, handheld, camera shake, hand held", {"shake": 0.7}),
    (
        "mirror, mirrored, mirror image, flip, flipped, flip horizontally, flipped horizontally",
        {"mirrored": True},
    ),
    (
        "mute, muted sound, silent, without sound, no sound, no audio, without audio, remove the sound, "
        "remove the audio, remove sound, remove audio",
        {"mute": True},
    ),
)

#: Longest first, so that "super slow motion" is not "slow motion".
PHRASES: Mapping[tuple[str, ...], Mapping[str, Any]] = {
    tuple(phrase.split()): sets for phrases, sets in _TABLE for phrase in phrases.split(", ")
}
LONGEST = max(map(len, PHRASES))

DEGREES: Mapping[str, float] = {
    **dict.fromkeys(("slight", "slightly", "subtle", "subtly", "gentle", "light", "little", "bit"), 0.5),
    **dict.fromkeys(("very", "much", "heavy", "heavily", "strong", "strongly", "extremely", "really"), 1.5),
}
#: What these are said of must be something that can be done.
TAKES_AWAY = frozenset(
    ("remove", "erase", "delete", "without", "no", "not", "never", "undo", "less", "hide", "stop", "end")
)
#: What these are said of there is to be less of.
REDUCES = frozenset(("reduce", "lower", "decrease", "lessen"))
PUTS_IN = frozenset(("add", "put", "insert", "place", "give", "include", "attach", "introduce"))
EXCHANGES = frozenset(("replace", "swap", "substitute", "exchange"))
_WHERE = """
to on onto in into over across at of behind around above below through for
"""
#: After these stands where something is to be.
WHERE = frozenset(_WHERE.split())
_SAID_OF_ALL = """
shift boost increase raise push bring apply effect effects filter grade grading graded regrade whole
entire footage overall original uploaded edit frame frames falling heavy look everything all times x percent
% speed motion atmosphere overlay lay top crop cropped reframe reframed format aspect ratio tint tinted
shadows highlights tones tone lot palette backlight backlit please day daytime daylight
"""
#: Words about the clip as a whole, and of asking.
SAID_OF_ALL = frozenset(_SAID_OF_ALL.split())
