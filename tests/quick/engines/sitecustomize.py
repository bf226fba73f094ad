"""Python imports this at its start if the folder is on PYTHONPATH: the engines beside it are found, too."""

from pathlib import Path

import rushes.engines

rushes.engines.__path__.append(str(Path(__file__).parent))
