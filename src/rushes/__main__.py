"""The process of the command ``rushes``, also as ``python -m rushes``."""

from __future__ import annotations

import gc


def main() -> None:
    # Importing makes 150,000 objects and no garbage. To look for some, and through all of them once more at
    # the end, would be a third of a short command's time.
    gc.disable()
    from rushes.cli import main as command

    gc.freeze()
    gc.enable()
    command()


if __name__ == "__main__":
    main()
