"""Soft bodies: lumps about bones, melted into one skin."""
