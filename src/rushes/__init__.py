"""Rushes: the video-generation API that a team owns."""

__version__ = "0.1.0"
