"""One prompt, one video, through the unmodified ``openai`` SDK: only the base URL and the key are ours.

    make demo PROMPT="a lighthouse coast in a storm at dusk"

Starts `rushes serve` for itself and stops it when the clip is there.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import secrets
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from openai import OpenAI

from rushes.cli.bar import Bar

RUSHES = Path(sys.executable).with_name("rushes")


@contextlib.contextmanager
def server(home: Path, key: str) -> Iterator[str]:
    """A server of our own; yields its address."""
    environment = {**os.environ, "RUSHES_HOME": str(home), "RUSHES_BOOTSTRAP_KEY": key}
    log = home / "server.log"
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [RUSHES, "serve", "--port", "0"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if found := re.search(r"http://\S+", line):
                    yield found[0]
                    break
            else:
                raise SystemExit(log.read_text())
        finally:
            process.send_signal(signal.SIGTERM)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prompt")
    parser.add_argument("--seconds", default="4")
    parser.add_argument("--size", default="1280x720")
    arguments = parser.parse_args()
    # Every call warns that OpenAI's own service is gone. That is why we are here.
    warnings.filterwarnings("ignore", category=DeprecationWarning)

    folder = Path("demo")
    folder.mkdir(exist_ok=True)
    started = time.monotonic()
    key = "sk-rushes-demo-" + secrets.token_urlsafe(12)
    with TemporaryDirectory(prefix="rushes-demo-") as home, server(Path(home), key) as address:
        client = OpenAI(base_url=f"{address}/v1", api_key=key)
        with Bar() as bar:
            video = client.videos.create(
                model="sora-2", prompt=arguments.prompt, seconds=arguments.seconds, size=arguments.size
            )
            while video.status in ("queued", "in_progress"):
                bar.show(video.status, video.progress)
                time.sleep(0.25)
                video = client.videos.retrieve(video.id)
            bar.show(video.status, video.progress)
        if video.status != "completed":
            raise SystemExit(f"The video failed: {video.error and video.error.message}")
        clip = folder / f"{video.id}.mp4"
        client.videos.download_content(video.id).write_to_file(clip)
        attempts = client.get(f"/videos/{video.id}/attempts", cast_to=object)["data"]
    for warning in attempts[-1]["report"]["understanding"]["warnings"]:
        print(f"Note: {warning}.")
    seconds = time.monotonic() - started
    print(f"Done in {seconds:.0f} s. Your clip: {clip.resolve()}")


if __name__ == "__main__":
    main()
