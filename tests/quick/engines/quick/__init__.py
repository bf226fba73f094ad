"""An engine for tests of all but the picture: a real MP4 of one grey picture a second, in milliseconds."""
