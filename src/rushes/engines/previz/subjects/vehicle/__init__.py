"""What drives: cars, lorries, trains and cycles, with wheels that turn as fast as they go."""
