"""The sound of a scene: wind, water, rain, thunder and animals, made from its numbers and seed."""

from rushes.engines.previz.sound.mix import compose, fade

__all__ = ["compose", "fade"]
