"""Shot sizes, lenses and focus."""

from __future__ import annotations

from rushes.engines.previz.scene import Framing
from rushes.engines.previz.understand.lexicon.tables import look, term
from rushes.engines.previz.understand.terms import Part, Term


def _framing(framing: Framing, phrases: str) -> Term:
    return term(Part.FRAMING, phrases, {"framing": framing.value})


_LENSES = (
    8,
    10,
    12,
    14,
    15,
    16,
    18,
    20,
    21,
    24,
    28,
    32,
    35,
    40,
    50,
    55,
    58,
    65,
    70,
    75,
    80,
    85,
    90,
    100,
    105,
    120,
)
_LONG = (135, 150, 180, 200, 250, 300, 400)
_STOPS = {
    0.95: 0.9,
    1.2: 0.85,
    1.4: 0.8,
    1.8: 0.7,
    2.0: 0.65,
    2.8: 0.5,
    4.0: 0.35,
    5.6: 0.2,
    8.0: 0.1,
    11.0: 0.0,
}


def _lens(length: int) -> Term:
    names = [f"{length}mm lens", f"{length} mm lens", f"{length}mm prime", f"{length}mm focal length"]
    # "35mm" alone is the film.
    if length not in {8, 16, 35, 65, 70}:
        names += [f"{length}mm", f"{length} mm"]
    return look(", ".join(names), focal=float(length))


TERMS = (
    look(
        "low angle, low angle shot~, worm's eye view, from below, from a low angle, hero angle, "
        "low camera angle",
        above=-7.0,
    ),
    look("high angle, high angle shot~, from a high angle, high camera angle, looking down on", above=32.0),
    look(
        "top down, top down shot~, top down view~, top view~, flat lay~, flatlay~, overhead view~, "
        "directly above",
        above=74.0,
    ),
    _framing(
        Framing.WIDE,
        "wide shot~, extreme wide shot~, extreme wide, establishing shot~, long shot~, extreme long shot~, "
        "very wide shot~, wide view~, wide establishing shot~, master shot~, wide framing, wide aerial "
        "shot~, "
        "ultra wide shot~, landscape shot~, cinematic wide shot~, wide drone shot",
    ),
    _framing(
        Framing.FULL,
        "full shot~, full body shot~, full body, full length, full length shot~, head to toe, medium wide "
        "shot~, "
        "medium long shot~, cowboy shot~, medium full shot~, three quarter shot~, whole body",
    ),
    _framing(
        Framing.MEDIUM,
        "medium shot~, mid shot~, waist up, waist shot~, medium framing, half body, half length, "
        "from the waist up, two shot~, over the shoulder shot~, over the shoulder, bust shot~, upper body, "
        "interview shot~, talking head~",
    ),
    _framing(
        Framing.CLOSE,
        "close up~, closeup~, close ups, close shot~, tight shot~, head shot~, headshot~, portrait shot~, "
        "medium close up~, medium closeup~, tight framing, portrait~, face shot~, close on, tight on, "
        "close view~, head and shoulders",
    ),
    _framing(
        Framing.MACRO,
        "macro, macro shot~, macro lens, extreme close up~, extreme closeup~, macro photography, macro "
        "view~, "
        "detail shot~, insert shot~, super macro, very close up, ultra close up~, macro close up~, "
        "extreme macro, macro detail~",
    ),
    _framing(
        Framing.HANDS,
        "close up of hands, close up on hands, close up of the hands, close up on the hands, "
        "detail of hands, hand close up~, hands close up, focus on hands, focus on the hands, "
        "focusing on the hands",
    ),
    *(_lens(length) for length in (*_LENSES, *_LONG)),
    look("fisheye, fish eye, fisheye lens, fish eye lens", focal=10.0),
    look(
        "ultra wide angle, ultra wide, ultra wide angle lens, ultrawide, gopro, super wide angle", focal=16.0
    ),
    look("wide angle, wide angle lens, wide lens, wide angle shot~, action camera", focal=22.0),
    look("normal lens, standard lens", focal=50.0),
    look("portrait lens", focal=85.0),
    look("telephoto, telephoto lens, tele lens, long lens, telephoto shot~, long focal length", focal=135.0),
    look("super telephoto, supertelephoto", focal=300.0),
    look(
        "shallow depth of field, bokeh, shallow focus, blurred background, blurry background, soft "
        "background, "
        "background blur, out of focus background, selective focus, soft focus background, "
        "shallow dof, background out of focus, bokeh lights, creamy bokeh, soft focus, narrow depth of field",
        blur=0.7,
    ),
    look("very shallow depth of field, extremely shallow depth of field, extreme bokeh", blur=1.0),
    look("tilt shift, tilt shift lens, miniature effect", blur=0.9),
    look(
        "deep focus, everything in focus, deep depth of field, sharp throughout, large depth of field, "
        "all in focus, infinite focus, sharp focus, pan focus",
        blur=0.0,
    ),
    look("depth of field", blur=0.5),
    *(
        look(f"f{stop:g}, f {stop:g}, f or {stop:g}", blur=blur)  # "f/1.4" is read as "f or 1.4"
        for stop, blur in _STOPS.items()
    ),
)
