"""The sound of a scene: its place, who is in it, what is said and played, made from its numbers and seed."""

from rushes.engines.previz.sound.dialogue import speaking, speeches, warnings
from rushes.engines.previz.sound.mix import compose, fade
from rushes.engines.previz.sound.splice import soundtrack

__all__ = ["compose", "fade", "soundtrack", "speaking", "speeches", "warnings"]
