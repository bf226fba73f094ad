"""No webhook leads into our own network, however its address is spelt."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from tests.quick.server import HELD
from tests.servers import until
from tests.test_net import SPELLINGS

BOTH = ["video.completed", "video.failed"]


class Listener:
    """Counts who connects, be it only for a TLS handshake."""

    def __init__(self) -> None:
        self.connections = 0
        self._socket = socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._accept)
        self._thread.start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            with connection:
                if connection.recv(4) == b"stop":
                    return
                self.connections += 1

    def close(self) -> None:
        """What is left to be accepted is counted first: connections are taken in order."""
        with socket.create_connection(("127.0.0.1", self.port)) as last:
            last.sendall(b"stop")
        self._thread.join()
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listening = Listener()
    yield listening
    listening.close()
    assert listening.connections == 0


def spelt(listener: Listener) -> list[str]:
    texts = [each.format(port=listener.port, host=socket.gethostname()) for each in SPELLINGS]
    return texts + [text.replace("http:", "https:") for text in texts]


def make(wire, url):
    return wire.ask("POST", "/v1/webhook_endpoints", {"name": "in", "url": url, "event_types": BOTH})


def test_no_test_goes_inside(wire, listener):
    tested = 0
    for url in spelt(listener):
        made = make(wire, url)
        if made.status == 400:
            assert made.error["param"] == "url", url
            continue
        assert url.startswith("https://")
        path = f"/v1/webhook_endpoints/{made.json['id']}"
        answer = wire.ask("POST", f"{path}/test", {"event_type": "video.failed"})
        assert (answer.status, answer.error["code"]) == (400, "webhook_undeliverable"), url
        assert str(listener.port) not in answer.error["message"]
        wire.ask("DELETE", path)
        tested += 1
    assert tested >= 15, "these were judged at the connection, the others by their words"


def test_no_delivery_goes_inside(wire, listener):
    hosts = ("localhost", "127.0.0.1", "[::1]", socket.gethostname())
    made = [make(wire, f"https://{host}:{listener.port}/").json["id"] for host in hosts]
    video = wire.ask("POST", "/v1/videos", {"prompt": "a lake", "size": "128x128", "seconds": "1"})
    wire.ask("DELETE", f"/v1/videos/{video.json['id']}")

    for each in made:
        path = f"/v1/webhook_endpoints/{each}"

        def tried(path: str = path) -> str | None:
            (delivery,) = wire.ask("GET", f"{path}/deliveries").json["data"]
            return delivery["error"]

        assert "no public host" in until(tried, "the delivery to be tried")
        wire.ask("DELETE", path)


def test_no_webhook_of_a_request_goes_inside(wire, listener):
    asked = {"prompt": HELD, "duration": 3, "resolution": "480p"}
    taken = []
    for url in spelt(listener):
        made = wire.ask("POST", "/v1/generations/text-to-video", {**asked, "webhook_url": url})
        if made.status == 422:
            assert made.error["param"] == "webhook_url", url
            continue
        assert wire.ask("DELETE", f"/v1/generations/{made.json['id']}").status == 200
        taken.append(url)
    assert len(taken) >= 15, "these are judged at the connection, the others were by their words"
    endpoint = wire.ask("POST", "/v1/webhook_secret").json["id"]

    def tried() -> list[dict] | None:
        listed = wire.ask("GET", f"/v1/webhook_endpoints/{endpoint}/deliveries?limit=100").json["data"]
        return listed if all(each["error"] for each in listed) else None

    deliveries = until(tried, "all deliveries to be tried")
    assert {each["url"] for each in deliveries} == set(taken)
    assert all("could not be reached" in each["error"] for each in deliveries)
