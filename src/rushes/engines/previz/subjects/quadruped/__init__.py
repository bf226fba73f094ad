"""Animals on four legs: one parametric body, its coats and its gaits."""
