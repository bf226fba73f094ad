"""What every picture is drawn with: shaders, views, and the way from scene light to a frame's bytes."""
