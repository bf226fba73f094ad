"""A clip that somebody else made: treated (an edit) or carried on after its end (an extension)."""
