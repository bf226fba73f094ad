"""What stands in the way of a server is one clear line and a status that is not zero; nothing is damaged."""

from __future__ import annotations

import http.server
import json
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from openai import OpenAI
from tests.servers import KEY, OPERATOR_KEY, RUSHES, environment, launched, until


def serve(
    home: Path, *arguments: str, prefix: tuple[str, ...] = (), **settings: object
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*prefix, RUSHES, "serve", "--port", "0", *arguments],
        env=environment(home=home, **settings),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def assert_one_line(ended: subprocess.CompletedProcess[str], *words: str) -> None:
    assert ended.returncode == 1, ended
    lines = ended.stderr.splitlines()
    assert len(lines) == 1, ended.stderr
    assert lines[0].startswith("rushes: ")
    assert all(word in lines[0] for word in words), lines[0]
    assert "listening" not in ended.stdout


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert_one_line(serve(tmp_path / "home", "--port", port), port, "in use", "--port")
    assert not (tmp_path / "home").exists(), "nothing is touched before the port is ours"


def test_a_home_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert_one_line(serve(tmp_path / "file"), "home folder", str(tmp_path / "file"))


def test_a_storage_that_cannot_be_written(tmp_path: Path) -> None:
    assert_one_line(serve(tmp_path / "home", storage="file:///proc/rushes"), "storage", "/proc/rushes")


def test_a_storage_of_a_kind_that_is_not_known(tmp_path: Path) -> None:
    assert_one_line(serve(tmp_path / "home", storage="gopher://bucket"), "RUSHES_STORAGE", "gopher")


def test_a_corrupt_database(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "rushes.db").write_bytes(b"SQLite format 3\0" + b"\xee" * 9000)
    before = (home / "rushes.db").read_bytes()
    assert_one_line(serve(home), "rushes.db", "corrupt", "backup")
    assert (home / "rushes.db").read_bytes() == before


def test_a_database_that_does_not_answer(tmp_path: Path) -> None:
    ended = serve(tmp_path / "home", database_url="postgresql://me:secret@127.0.0.1:1/none")
    assert_one_line(ended, "127.0.0.1:1", "cannot be used")
    assert "secret" not in ended.stderr


def test_a_database_of_a_kind_that_is_not_known(tmp_path: Path) -> None:
    ended = serve(tmp_path / "home", database_url="mysql://me:secret@host/x")
    assert_one_line(ended, "RUSHES_DATABASE_URL", "mysql")
    assert "secret" not in ended.stderr + ended.stdout


def test_a_first_key_that_cannot_be_sent(tmp_path: Path) -> None:
    assert_one_line(serve(tmp_path / "home", bootstrap_key="two words"), "RUSHES_BOOTSTRAP_KEY", "ASCII")


def test_a_file_of_models_that_is_none(tmp_path: Path) -> None:
    assert_one_line(serve(tmp_path / "home", config=tmp_path), str(tmp_path), "cannot be read")


class SomethingElse(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(404)
        self.end_headers()
        self.wfile.write(b"<h1>Not here</h1>")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("nowhere", "not an address"),
        ("http://127.0.0.1:1", "does not answer"),
        ("http://127.0.0.1:{other}", "no Rushes server"),
    ],
)
def test_generate_with_a_server_that_is_none(tmp_path: Path, address: str, words: str) -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), SomethingElse) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        server = address.format(other=other.server_port)
        ended = subprocess.run(
            [RUSHES, "generate", "hills", "--server", server, "--key", "x", "-o", tmp_path / "a.mp4"],
            env=environment(home=tmp_path / "home"),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        other.shutdown()
    assert ended.returncode == 1
    assert words in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_generate_leaves_nothing_behind_when_it_is_stopped(tmp_path: Path) -> None:
    command = [RUSHES, "generate", "hills", "--seconds", "25", "-o", tmp_path / "a.mp4"]
    folders = tmp_path / "temporary"
    folders.mkdir()
    with subprocess.Popen(
        command, env=environment(home=tmp_path / "home") | {"TMPDIR": str(folders)}, stderr=subprocess.PIPE
    ) as generate:
        until(lambda: list(folders.glob("rushes-*/rushes.db")), "its server to start")
        generate.terminate()
        assert generate.wait(60) == 1
    assert list(folders.iterdir()) == []


def test_logs_that_cannot_be_written_harm_nothing_else(tmp_path: Path) -> None:
    """The log may lie on the very disk that is full."""
    with (
        Path("/dev/full").open("w") as full,
        subprocess.Popen(
            [RUSHES, "serve", "--port", "0"],
            env=environment(home=tmp_path / "home", bootstrap_key=KEY, operator_key=OPERATOR_KEY),
            stdout=subprocess.PIPE,
            stderr=full,
            text=True,
        ) as server,
    ):
        assert server.stdout is not None
        base_url = server.stdout.readline().split()[-1] + "/v1"
        with OpenAI(base_url=base_url, api_key=KEY, max_retries=0) as client:
            for _ in range(3):
                assert client.models.list().data
        server.terminate()
        assert server.wait(60) == 0


def test_a_file_of_models_that_makes_no_sense(tmp_path: Path) -> None:
    config = tmp_path / "models.toml"
    config.write_text("[models.mine")
    assert_one_line(serve(tmp_path / "home", config=config), "models.toml", "TOML")


def test_a_setting_that_makes_no_sense(tmp_path: Path) -> None:
    assert_one_line(serve(tmp_path / "home", render_workers="many"), "RUSHES_RENDER_WORKERS", "many")


def test_a_second_server_on_a_home_whose_awkward_name_leads_nobody_astray(tmp_path: Path) -> None:
    with launched(tmp_path / "a?b#c%41 é", config="") as server:
        assert (server.home / "rushes.db").is_file()
        assert_one_line(serve(server.home), "Another Rushes server", str(server.home))
    assert {path.name for path in tmp_path.iterdir()} == {server.home.name, server.log.name}


def _in_a_small_disk(folder: Path, size: str, *command: object) -> tuple[str, ...]:
    """Run something with a small file system of its own at ``folder``; needs no root."""
    script = f'mount -t tmpfs -o size={size} none "{folder}" && exec "$@"'
    probe = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]
    if shutil.which("unshare") is None or subprocess.run([*probe, "true"], check=False).returncode:
        pytest.skip("needs user namespaces: sysctl kernel.unprivileged_userns_clone=1, or run as root")
    return tuple(probe)


def test_a_full_disk_at_the_start(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    ended = serve(home, prefix=_in_a_small_disk(home, "8k"), min_free_mb=0)
    assert ended.returncode == 1, ended
    assert "No space left on device" in ended.stderr or "be full" in ended.stderr or "is full" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1, ended.stderr


def test_a_disk_that_fills_up_ends_the_server_and_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    inside = _in_a_small_disk(home, "4m")
    script = Path(__file__).with_name("full_disk.py")
    ended = subprocess.run(
        [*inside, sys.executable, script, home, RUSHES, KEY],
        env=environment(
            home=home, bootstrap_key=KEY, operator_key=OPERATOR_KEY, min_free_mb=0, log_level="error"
        ),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    told = [line for line in ended.stderr.splitlines() if line.startswith("rushes: ")]
    assert len(told) == 1, ended.stderr
    assert "the disk is full" in told[0]
    counts = json.loads(ended.stdout)
    assert counts["status"] == 1
    assert counts["known"] == counts["found"] > 0
