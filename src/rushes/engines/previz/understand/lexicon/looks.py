"""What is done to the finished picture, and how fast time passes in it."""

from __future__ import annotations

from rushes.engines.previz.scene import Look
from rushes.engines.previz.understand.lexicon.tables import look
from rushes.models.spec import Style

TERMS = (
    look(
        "anamorphic, anamorphic lens, anamorphic flare~, lens flare~, anamorphic look, anamorphic bokeh, "
        "scope, cinemascope",
        {"style": Style.CINEMATIC},
        looks=Look.ANAMORPHIC,
    ),
    look("noir, film noir, neo noir, noir style, hard boiled, detective movie", looks=Look.NOIR),
    look(
        "black and white, black white, b w, bw, monochrome, monochromatic, greyscale, grayscale, in black "
        "and "
        "white, desaturated, silent film, silent movie, colourless, colorless",
        looks=Look.MONOCHROME,
    ),
    look(
        "pastel, pastels, pastel colors, pastel colours, pastel tones, pastel palette, soft pastel, wes "
        "anderson, "
        "pastel color palette, pastel colour palette, candy colors, candy colours, soft pastels",
        looks=Look.PASTEL,
    ),
    look(
        "watercolor, watercolour, watercolor painting, watercolour painting, watercolor style, watercolour "
        "style, "
        "aquarelle, painterly, oil painting, impressionist, gouache, hand painted, painted style",
        looks=Look.WATERCOLOUR,
    ),
    look(
        "film grain, grainy, grain, gritty, 16mm, 16mm film, 16 mm film, kodak, analog film, analogue film",
        looks=Look.GRAIN,
    ),
    look(
        "vintage, retro, super 8, 8mm, 8mm film, vhs, old film, old movie, 1970s, 1980s, 1960s, 1950s, "
        "70s, 80s, "
        "60s, 50s, nostalgic, sepia, polaroid, home video, old footage, archival footage, old fashioned, "
        "kodachrome, technicolor, faded film, vintage film, retro look",
        looks=Look.VINTAGE,
    ),
    look(
        "slow motion, slow mo, slowmo, slomo, super slow motion, ultra slow motion, in slow motion, "
        "120fps, 240fps, high frame rate, bullet time",
        motion=0.2,
        tempo=0.3,
    ),
    look("timelapse, time lapse, hyperlapse, hyper lapse, sped up, fast forward", motion=1.0, tempo=12.0),
)
