"""People: one parametric body, its clothes, and how it moves."""
