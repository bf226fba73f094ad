"""The gallery: what the embedded engine makes of many kinds of prompts, to be looked at and measured."""
