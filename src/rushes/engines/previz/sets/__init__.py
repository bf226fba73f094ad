"""Places that are built of meshes: streets, rooms, tables, the depths of sea and space.

`picture.FilmSet` has the face of `landscape.Landscape`; `layout.Layout` is what each place gives to it.
"""
