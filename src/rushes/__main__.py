"""The process of the command ``rushes``, also as ``python -m rushes``."""

from __future__ import annotations

import gc


def main() -> None:
    # Importing makes 150,000 objects and no garbage. To look for some costs a fifth of the start; to look
    # through all of them again while a server answers, a tenth of a second each time.
    gc.disable()
    from rushes.cli import main as command

    gc.freeze()
    gc.enable()
    command()


if __name__ == "__main__":
    main()
