"""Places that are built of meshes: streets, rooms, tables, the depths of sea and space.

`FilmSet` has the face of `landscape.Landscape`; `layout.Layout` is what each place gives to it.
"""

from __future__ import annotations

from rushes.engines.previz.sets.picture import FilmSet

__all__ = ["FilmSet"]
