"""Creates a second through Rushes and through the newest LiteLLM proxy, before the same stub of a vendor.

LiteLLM has no database here, and keeps nothing: Rushes has written each create to SQLite before it answers.
It is installed into an environment of its own beside ours, at the first run.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

from bench.servers import KEY, load, running, rushes
from bench.stub import declaration

CLIENTS = 64
SECONDS = 6.0
ROUNDS = 3
_HOME = Path(__file__).parents[1] / ".venv" / "litellm"
_START_SECONDS = 120


def _install() -> Path:
    """The command; as new as the registry has it when it is first asked for."""
    command = _HOME / "bin" / "litellm"
    if not command.exists():
        print("  installing LiteLLM ...", flush=True)
        venv.create(_HOME, with_pip=True)
        pip = [_HOME / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "-q", "install"]
        subprocess.run([*pip, "litellm[proxy]"], check=True, stderr=subprocess.DEVNULL)
    return command


@contextlib.contextmanager
def _litellm(command: Path, url: str, folder: Path) -> Iterator[str]:
    config = {
        "model_list": [
            {
                "model_name": "sora-2",
                "litellm_params": {"model": "openai/sora-2", "api_base": f"{url}/v1", "api_key": "sk-stub"},
            }
        ],
        "general_settings": {"master_key": KEY},
    }
    (folder / "litellm.json").write_text(json.dumps(config))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["--config", folder / "litellm.json", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(
        [command, *words],
        cwd=folder,
        env={**os.environ, "LITELLM_LOG": "ERROR", "LITELLM_LOCAL_MODEL_COST_MAP": "True"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait(f"http://127.0.0.1:{port}/health/liveliness")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def _wait(url: str) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("LiteLLM did not start")


def measure() -> None:
    """Rounds alternate, so that a busy minute of the machine hits both."""
    command = _install()
    ratios = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder, running(["-m", "bench.stub"]) as (url, _):
            home = Path(folder)
            with _litellm(command, url, home) as address:
                load(address, 4, 1.0)
                theirs = load(address, CLIENTS, SECONDS)
            (home / "rushes.toml").write_text(declaration(url, "sora-2", 600))
            with rushes(home) as (address, _):
                ours = load(address, CLIENTS, SECONDS)
        ratios.append(ours["per_second"] / theirs["per_second"])
        print(
            f"  LiteLLM {theirs['per_second']:5.0f}/s (p99 {theirs['p99_ms']:5.0f} ms), "
            f"Rushes {ours['per_second']:5.0f}/s (p99 {ours['p99_ms']:4.0f} ms)",
            flush=True,
        )
    print(f"  Rushes / LiteLLM: {sorted(ratios)[ROUNDS // 2]:.1f}, median of {ROUNDS} (goal: at least 10)")
