"""What things are commonly made of: linear albedo."""

from __future__ import annotations

from rushes.engines.previz.mesh import Colour, linear

WHITE: Colour = (0.82, 0.82, 0.8)
DARK: Colour = (0.03, 0.03, 0.033)
STEEL: Colour = (0.55, 0.56, 0.58)
GOLD: Colour = (0.8, 0.56, 0.16)
GLASS: Colour = (0.5, 0.58, 0.62)
WOOD: Colour = linear("#9a6a3c")
