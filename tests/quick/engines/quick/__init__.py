"""An engine for tests of all but the picture: a real MP4 of grey pictures, in milliseconds."""
