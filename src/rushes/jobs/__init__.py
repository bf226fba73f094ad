"""Workers: they claim due videos and move each one a step on."""
