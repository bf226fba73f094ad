"""No address that a caller names leads into our own network, however it is spelt."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from rushes import net
from rushes.errors import InvalidRequest

INWARD = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "2002:7f00:0001::",
    "2002:a9fe:a9fe::",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2001:0:0:0:0:0:80ff:fffe",
    "2001:db8::1",
]


@pytest.mark.parametrize("address", INWARD)
def test_inward_addresses_are_not_public(address: str) -> None:
    assert not net.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_outward_addresses_are_public(address: str) -> None:
    assert net.is_public(address)


class Secret(BaseHTTPRequestHandler):
    hits = 0

    def do_GET(self) -> None:
        type(self).hits += 1
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"secret")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def inside() -> Iterator[int]:
    """The port of a server on this very machine that nobody outside shall reach through us."""
    server = HTTPServer(("127.0.0.1", 0), Secret)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


SPELLINGS = [
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST.:{port}/",
    "http://127.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.0.0.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://0:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]:{port}/",
    "http://user:pass@127.0.0.1:{port}/",
    "http://example.com@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}/#@example.com",
    "http://127。0。0。1:{port}/",
    "http://①②⑦.0.0.1:{port}/",
    "http://%31%32%37.0.0.1:{port}/",
    "http://{host}:{port}/",
    "file:///etc/passwd",
    "ftp://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/_",
    "//127.0.0.1:{port}/",
    "http:///etc/passwd",
    "http://",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_nothing_inside_is_fetched_whatever_the_spelling(inside: int, spelling: str) -> None:
    url = spelling.format(port=inside, host=socket.gethostname())
    before = Secret.hits
    with pytest.raises(InvalidRequest) as refused:
        asyncio.run(net.fetch(url, max_bytes=1000, param="input_reference.image_url"))
    assert Secret.hits == before
    assert refused.value.param == "input_reference.image_url"
    assert "secret" not in refused.value.message


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_nothing_inside_is_posted_to_whatever_the_spelling(inside: int, spelling: str) -> None:
    url = spelling.format(port=inside, host=socket.gethostname())
    before = Secret.hits
    with pytest.raises(net.Unreachable) as refused:
        asyncio.run(net.post(url, b"{}", {}, seconds=10))
    assert Secret.hits == before
    assert "127" not in str(refused.value)


def test_only_who_says_so_posts_inside(inside: int) -> None:
    before = Secret.hits
    url = f"http://localhost:{inside}/"
    assert asyncio.run(net.post(url, b"{}", {}, seconds=10, allow_private=True)) == 200
    assert Secret.hits == before + 1
