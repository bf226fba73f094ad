"""Run inside a small disk: post creates until it is full, make room, and look for every acknowledged video.

    python full_disk.py HOME RUSHES KEY

Prints JSON: the server's exit status, how many videos it acknowledged, how many the next server found.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

home, rushes, key = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
BODY = {"prompt": "sea " * 2000, "seconds": "25", "size": "1920x1080"}
ROOM_LEFT = 200_000


def start() -> tuple[subprocess.Popen[str], str]:
    server = subprocess.Popen([rushes, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    line = server.stdout.readline()
    assert "listening" in line
    return server, line.split()[-1]


def call(address: str, path: str, body: dict[str, str] | None = None) -> dict[str, Any]:
    request = urllib.request.Request(
        f"{address}/v1{path}",
        json.dumps(body).encode() if body else None,
        {"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as reply:
        answer: dict[str, Any] = json.load(reply)
        return answer


server, address = start()
ballast = home / "ballast"
room = os.statvfs(home)
ballast.write_bytes(bytes(room.f_bavail * room.f_frsize - ROOM_LEFT))
known = []
for _ in range(500):
    try:
        known.append(call(address, "/videos", BODY)["id"])
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        break
else:
    raise SystemExit("the disk did not fill up")
status = server.wait(60)
ballast.unlink()
server, address = start()
found = [video_id for video_id in known if call(address, f"/videos/{video_id}")["id"] == video_id]
server.kill()
server.wait()
print(json.dumps({"status": status, "known": len(known), "found": len(found)}))
