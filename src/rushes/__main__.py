"""``python -m rushes`` is the command ``rushes``."""

from rushes.cli import main

main()
