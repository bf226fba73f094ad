"""``python -m gallery [words]``: render the prompts (those with all of the words), measure and show them.

Clips, ``sheet.jpg`` and ``checks.json`` land in ``$RUSHES_HOME/gallery``.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gallery.checks import Measured, check
from gallery.prompts import PROMPTS
from gallery.sheet import sheet
from rushes.engines import render

SIZE, SECONDS, FPS = (640, 360), 3, 24


@dataclass(frozen=True)
class Clip:
    number: int
    kind: str
    prompt: str
    path: Path


def _make(clip: Clip) -> dict[str, Any]:
    clip.path.unlink(missing_ok=True)
    spec = {
        "model": "sora-2",
        "prompt": clip.prompt,
        "width": SIZE[0],
        "height": SIZE[1],
        "seconds": SECONDS,
        "fps": FPS,
        "seed": clip.number,
    }
    args = {"engine": "previz", "spec": spec, "out": str(clip.path), "reference": None, "source": None}
    details: dict[str, Any] = render.run(args, lambda share: None)["details"]
    return details


def _measured(clip: Clip, details: dict[str, Any]) -> Measured:
    scene = details["understanding"]["scene"]
    static = all(beat["move"]["kind"] == "static" for beat in scene["beats"])
    storm = any(beat["weather"]["storm"] > 0.5 for beat in scene["beats"])
    shown = details["picture"].get("subject_in_frame")
    return check(clip.path, static=static, subject_share=shown, lightning=storm)


def _work(clip: Clip) -> tuple[Clip, dict[str, Any], Measured]:
    details = _make(clip)
    return clip, details, _measured(clip, details)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m gallery", description=__doc__)
    parser.add_argument("words", nargs="*", help="only prompts or kinds that hold all of these")
    words = parser.parse_args().words
    home = Path(os.environ.get("RUSHES_HOME", ".rushes")) / "gallery"
    home.mkdir(parents=True, exist_ok=True)
    named = [(kind, prompt) for kind, prompts in PROMPTS.items() for prompt in prompts]
    clips = [
        Clip(number, kind, prompt, home / f"{number:02}.mp4")
        for number, (kind, prompt) in enumerate(named, start=1)
        if all(word in f"{kind} {prompt}" for word in words)
    ]
    results = {}
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        for clip, details, measured in pool.imap(_work, clips):
            wrong = "; ".join(measured.problems) or "ok"
            print(f"{clip.number:3} {clip.kind:10} {wrong:32} {clip.prompt}", flush=True)
            results[clip.number] = {"prompt": clip.prompt, **asdict(measured), "details": details}
    (home / "checks.json").write_text(json.dumps(results, indent=1))
    sheet([(clip.prompt, clip.path) for clip in clips], home / "sheet.jpg")
    print(f"{home / 'sheet.jpg'}")
    if any(result["problems"] for result in results.values()):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
