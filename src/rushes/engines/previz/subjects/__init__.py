"""Subjects: what a picture is of, as bodies that move."""
