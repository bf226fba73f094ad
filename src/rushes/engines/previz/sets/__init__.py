"""Places that are built of meshes: streets, rooms, tables, the depths of sea and space."""
