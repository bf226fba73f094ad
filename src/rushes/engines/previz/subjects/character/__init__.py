"""Bodies of those whom a caller brings along in a clip."""
