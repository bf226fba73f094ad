"""Colours by name."""

from __future__ import annotations

from rushes.engines.previz.understand.lexicon.tables import term
from rushes.engines.previz.understand.terms import Part

#: The plain ones, as a painted thing has them in daylight; ``dark`` and the like shade them.
_PLAIN = {
    "red": "#c0282d",
    "green": "#3c8c46",
    "blue": "#2f5fb3",
    "yellow": "#e8c32e",
    "orange": "#e07b28",
    "purple": "#7a3fa0",
    "pink": "#e58fb1",
    "brown": "#7a5236",
    "grey": "#8a8d91",
    "gray": "#8a8d91",
    "black": "#1d1e21",
    "white": "#f2f1ec",
}

_NAMED = {
    "#c9a13b": "golden, gold, gilded",
    "#b8bcc2": "silver, silvery, chrome, metallic, steel, aluminium, aluminum",
    "#a8703c": "bronze, copper, brass",
    "#9c1f2e": "crimson, ruby, scarlet, blood red, cherry red",
    "#6d1f2b": "maroon, burgundy, wine red",
    "#e0604a": "coral, salmon pink",
    "#b5522f": "rust, rusty, terracotta, brick red, auburn, ginger, copper red",
    "#d99a4e": "amber, honey, caramel, tan",
    "#e6d3b1": "beige, cream, cream coloured, ivory, sandy, blond, blonde, champagne",
    "#a99167": "khaki",
    "#6b7a3a": "olive, olive green, moss green, army green",
    "#7fc29b": "mint, mint green",
    "#2f8f6b": "emerald, jade, emerald green",
    "#5fbf3a": "lime, lime green, neon green",
    "#2a9d98": "teal, turquoise, aqua, aquamarine, cyan, turquoise blue",
    "#7db4dc": "sky blue, baby blue, powder blue, azure",
    "#1f2f57": "navy, navy blue, midnight blue",
    "#3a4fb0": "indigo, royal blue, cobalt, cobalt blue, sapphire, electric blue",
    "#9a7fc4": "lavender, lilac, violet, mauve",
    "#b5306f": "magenta, fuchsia, hot pink",
    "#d98c94": "rose gold, blush, dusty pink",
    "#4a3024": "chocolate, chestnut, dark brown, chocolate brown, mahogany, walnut",
    "#3b3f45": "charcoal, graphite, slate, anthracite, gunmetal, dark grey, dark gray, space grey, space "
    "gray",
    "#f4dcc0": "peach, apricot",
    "#e0b23a": "mustard, mustard yellow, saffron",
}

#: Towards black (below 0) or white by this share.
_SHADES = {"dark": -0.45, "deep": -0.35, "light": 0.4, "pale": 0.5, "pastel": 0.5, "bright": 0.12}


def shaded(colour: str, share: float) -> str:
    """``#rrggbb`` mixed with black (share < 0) or white.

    >>> shaded("#808080", 0.5)
    '#c0c0c0'
    """
    target = 255 if share > 0 else 0
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part + (target - part) * abs(share)):02x}" for part in parts)


def _table() -> dict[str, str]:
    table = {word.strip(): colour for colour, words in _NAMED.items() for word in words.split(",")}
    for name, colour in _PLAIN.items():
        table[name] = colour
        for shade, share in _SHADES.items():
            table.setdefault(f"{shade} {name}", shaded(colour, share))
    return table


COLOURS = _table()
TERMS = tuple(term(Part.COLOUR, name, {"colour": colour}) for name, colour in COLOURS.items())
