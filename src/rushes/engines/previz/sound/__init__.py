"""The sound of a scene: its place, who is in it, what is said and played, made from its numbers and seed."""

from rushes.engines.previz.sound.dialogue import speaking, speeches, warnings
from rushes.engines.previz.sound.mix import compose, fade

__all__ = ["compose", "fade", "speaking", "speeches", "warnings"]
