"""A client of server-sent events, as the standard reads them and nothing more."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any


@dataclass(frozen=True)
class Told:
    id: str
    kind: str
    data: dict[str, Any]

    @property
    def subject(self) -> str:
        subject: str = self.data["data"]["id"]
        return subject


class Stream:
    """``with Stream(address, key, path) as stream: for told in stream``; ends when the server ends it."""

    def __init__(self, address: tuple[str, int], key: str, path: str, last_id: str | None = None) -> None:
        self._connection = http.client.HTTPConnection(*address, timeout=120)
        headers = {"authorization": f"Bearer {key}"}
        if last_id is not None:
            headers["last-event-id"] = last_id
        self._connection.request("GET", path, headers=headers)
        self.reply = self._connection.getresponse()

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def __iter__(self) -> Iterator[Told]:
        fields: dict[str, str] = {}
        while line := self.reply.readline():
            text = line.decode().rstrip("\n")
            if text.startswith(":"):
                continue
            if text:
                name, _, value = text.partition(": ")
                fields[name] = value
            elif fields:
                yield Told(fields["id"], fields["event"], json.loads(fields["data"]))
                fields = {}

    def take(self, count: int) -> list[Told]:
        return list(islice(self, count))
