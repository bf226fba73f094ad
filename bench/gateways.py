"""Creates a second through Rushes and through the newest LiteLLM proxy, before the same stub of a vendor.

LiteLLM has no database here, and keeps nothing: it passes each create on while the caller waits. Rushes has
written each to SQLite before it answers, and the same process passes them on meanwhile; how many a second is
printed, too. Each is one process. LiteLLM has the settings that its documents recommend for production
(https://docs.litellm.ai/docs/proxy/prod), and is installed into an environment of its own beside ours, at the
first run.

LiteLLM with PostgreSQL is not here. It reaches its database through Prisma's query engine, a binary that no
package holds: both Prisma's client for Python and its packages for Node download it from a place of Prisma's
own. Where that could be had, LiteLLM with PostgreSQL made 0.4 of the creates that it made without (45 against
110 a second).
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

from bench.measured import Measured, creates
from bench.servers import KEY, load, running, rushes
from bench.stub import declaration

CLIENTS = 64
SECONDS = 6.0
ROUNDS = 3
_HOME = Path(__file__).parents[1] / ".venv" / "litellm"
_START_SECONDS = 120
_ENVIRONMENT = {
    "LITELLM_LOG": "ERROR",
    "LITELLM_MODE": "PRODUCTION",
    # Else it downloads a list of prices first.
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",
}


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
def _litellm(command: Path, url: str, folder: Path) -> Iterator[tuple[str, int]]:
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
        env={**os.environ, **_ENVIRONMENT},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait(f"http://127.0.0.1:{port}/health/liveliness")
            yield f"http://127.0.0.1:{port}", process.pid
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


def _submitted(url: str) -> int:
    """How many creates the stub has had."""
    count: int = json.load(urllib.request.urlopen(f"{url}/count"))["creates"]
    return count


def _rushes(url: str, home: Path) -> tuple[Measured, float]:
    """And how many videos a second it passed on meanwhile."""
    (home / "rushes.toml").write_text(declaration(url, "sora-2", 600))
    with rushes(home) as (address, pid):
        load(address, 4, 1.0)
        before, began = _submitted(url), time.monotonic()
        ours = creates(address, pid, CLIENTS, SECONDS)
        return ours, (_submitted(url) - before) / (time.monotonic() - began)


def measure() -> None:
    """Rounds alternate, so that a busy minute of the machine hits both."""
    command = _install()
    rounds = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder, running(["-m", "bench.stub"]) as (url, _):
            home = Path(folder)
            with _litellm(command, url, home) as (address, pid):
                load(address, 4, 1.0)
                theirs = creates(address, pid, CLIENTS, SECONDS)
            ours, submitted = _rushes(url, home)
        rounds.append((ours.per_second / theirs.per_second, ours.per_cpu_second / theirs.per_cpu_second))
        print(f"  LiteLLM {theirs}, Rushes {ours}, {submitted:.0f}/s submitted", flush=True)
    ratio, of_cpu = (sorted(each)[ROUNDS // 2] for each in zip(*rounds, strict=True))
    print(f"  Rushes / LiteLLM: {ratio:.1f}, median of {ROUNDS} (goal: at least 10)")
    print(f"  the same for a CPU second of the server: {of_cpu:.1f}")
