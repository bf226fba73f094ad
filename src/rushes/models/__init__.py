"""The nouns of Rushes: frozen values that every layer may hold, none of which does any work."""
