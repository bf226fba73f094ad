"""A key of another project, made as an operator would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def key_of(project: str, home: Path, **settings: str) -> str:
    """The secret of a new key in that project of a running server."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("RUSHES_")}
    done = subprocess.run(
        [Path(sys.executable).with_name("rushes"), "keys", "create", "--project", project],
        env={**clean, "RUSHES_HOME": str(home), **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return next(word for word in done.stdout.split() if word.startswith("sk-rushes-"))
