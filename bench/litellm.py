"""The newest LiteLLM proxy, installed into an environment of its own beside ours at the first run.

`TUNED` is what its documents recommend for production (https://docs.litellm.ai/docs/proxy/prod); without it
LiteLLM is as it comes.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

from bench import prisma
from bench.servers import KEY

HOME = Path(__file__).parents[1] / ".venv" / "litellm"
_READY = HOME / "ready"
_START_SECONDS = 120
_MASTER = "sk-the-operator"
#: Of the configuration, and of the environment.
TUNED: dict[str, object] = {
    "proxy_batch_write_at": 60,
    "database_connection_pool_limit": 10,
    "disable_error_logs": True,
}
_TUNED_ENVIRONMENT = {"LITELLM_LOG": "ERROR", "LITELLM_MODE": "PRODUCTION"}
_ENVIRONMENT = {
    # Else it downloads a list of prices first.
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",
    # Else it applies its migrations with a program that is downloaded.
    "DISABLE_SCHEMA_UPDATE": "True",
}


def install() -> None:
    """As new as the registry has it when it is first asked for."""
    if _READY.exists():
        return
    print("  installing LiteLLM ...", flush=True)
    venv.create(HOME, with_pip=True)
    pip = [str(HOME / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "-q", "install"]
    subprocess.run([*pip, "litellm[proxy]", *prisma.PYTHON], check=True, stderr=subprocess.DEVNULL)
    prisma.install(HOME)
    _READY.touch()


@contextlib.contextmanager
def proxy(
    vendor: str, folder: Path, database_url: str = "", *, tuned: bool = True
) -> Iterator[tuple[str, int]]:
    """Its address and process id, before a vendor; in a group of processes that is killed at the end.

    With a database the load has a key out of it, with a budget, as a tenant has; without one there is but the
    master key.
    """
    config = {
        "model_list": [
            {
                "model_name": "sora-2",
                "litellm_params": {
                    "model": "openai/sora-2",
                    "api_base": f"{vendor}/v1",
                    "api_key": "sk-stub",
                },
            }
        ],
        "general_settings": {
            "master_key": _MASTER if database_url else KEY,
            **(TUNED if tuned else {}),
        },
    }
    (folder / "litellm.json").write_text(json.dumps(config))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    variables = {**os.environ, **_ENVIRONMENT, **(_TUNED_ENVIRONMENT if tuned else {})}
    if database_url:
        variables |= prisma.environment(HOME) | {"DATABASE_URL": database_url}
    words = ["--config", str(folder / "litellm.json"), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(
        [str(HOME / "bin" / "litellm"), *words],
        cwd=folder,
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            _wait(
                f"http://127.0.0.1:{port}/health/readiness", "connected" if database_url else "Not connected"
            )
            if database_url:
                _make_key(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}", process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _make_key(address: str) -> None:
    """Or what is there of it from the round before."""
    wanted = {"key": KEY, "models": ["sora-2"], "max_budget": 1_000_000}
    headers = {"Authorization": f"Bearer {_MASTER}", "Content-Type": "application/json"}
    for way in ("generate", "update"):
        request = urllib.request.Request(f"{address}/key/{way}", json.dumps(wanted).encode(), headers)
        try:
            urllib.request.urlopen(request, timeout=30).close()
        except urllib.error.HTTPError as refused:
            if way == "update":
                raise SystemExit(f"LiteLLM made no key: {refused.read()[:300]!r}") from refused
        else:
            return


def _wait(url: str, database: str) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        try:
            if json.load(urllib.request.urlopen(url, timeout=5))["db"] == database:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("LiteLLM did not start")
