"""`rushes simulate` leads a server to vendors that fail as they are told, and says so where it cannot."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from openai import OpenAI
from tests.routing.making import attempts, ended, make
from tests.servers import RUSHES, environment, launched

import rushes

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
#: This only bounds a hang.
_START_SECONDS = 60


@contextlib.contextmanager
def simulated(*words: str) -> Iterator[str]:
    """What it says once it runs."""
    command = [RUSHES, "simulate", "--port", "0", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        watchdog = threading.Timer(_START_SECONDS, process.kill)
        watchdog.start()
        try:
            assert process.stdout is not None
            said = ""
            for line in process.stdout:
                said += line
                if "ever ordered" in said:
                    break
            watchdog.cancel()
            yield said
        finally:
            watchdog.cancel()
            process.terminate()


def test_a_video_is_made_with_one_failover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    with simulated("--home", str(home), "--fault", "runway=failed"):
        for word in shlex.split((home / "environment").read_text()):
            name, is_one, value = word.partition("=")
            if is_one:
                monkeypatch.setenv(name, value)
        assert os.environ["RUSHES_HOME"] == str(home)
        with launched(home) as server:
            client = OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0)
            assert ended(client, make(client, "sora-2").id).status == "completed"
            [video] = client.videos.list()
            first, second = attempts(server, video.id)
            assert (first["provider"], first["state"]) == ("runway", "failed")
            assert (second["provider"], second["state"]) == ("kling", "succeeded")
        shown = subprocess.check_output(
            [RUSHES, "route", "explain", "sora-2"], env=environment(home=home), text=True
        )
        [kling] = [line for line in shown.splitlines() if "kling/" in line]
        assert kling.split()[-1] == "s", "the time that it took"


def test_without_a_folder_it_prints_what_leads_to_it() -> None:
    with simulated() as said:
        assert "export SIMULATED_KEY=" in said
        assert said.count("private = true") == said.count("\n[providers.") - said.count(".models.")
        assert "[models.sora-2]" in said


@pytest.mark.parametrize(
    ("fault", "why"),
    [("runway=tired", "runway has no fault 'tired'"), ("nobody=failed", "there is no simulator 'nobody'")],
)
def test_a_fault_that_there_is_not_is_one_clear_line(fault: str, why: str) -> None:
    done = subprocess.run(
        [RUSHES, "simulate", "--port", "0", "--fault", fault], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert why in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_of_somebody_elses_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "rushes.toml").write_text("# mine\n")
    done = subprocess.run(
        [RUSHES, "simulate", "--port", "0", "--home", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "another folder" in done.stderr
    assert (tmp_path / "rushes.toml").read_text() == "# mine\n"


def test_from_an_installed_package_it_is_one_clear_line(tmp_path: Path) -> None:
    shutil.copytree(
        Path(rushes.__file__).parent, tmp_path / "rushes", ignore=shutil.ignore_patterns("__pycache__")
    )
    done = subprocess.run(
        [sys.executable, "-m", "rushes", "simulate"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("rushes: The simulated vendors")
    assert done.stderr.count("\n") == 1
