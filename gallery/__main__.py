"""``python -m gallery [words]``: render the prompts (those with all of the words), measure and show them.

Clips, ``sheet.jpg`` and ``checks.json`` land in ``$RUSHES_HOME/gallery``.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
from dataclasses import asdict
from pathlib import Path

from gallery.making import Clip, make
from gallery.prompts import PROMPTS
from gallery.sheet import sheet


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
        for clip, details, measured in pool.imap(make, clips):
            wrong = "; ".join(measured.problems) or "ok"
            print(f"{clip.number:3} {clip.kind:10} {wrong:32} {clip.prompt}", flush=True)
            results[clip.number] = {"prompt": clip.prompt, **asdict(measured), "details": details}
    (home / "checks.json").write_text(json.dumps(results, indent=1))
    sheet([(f"{clip.number}. {clip.prompt}", clip.path) for clip in clips], home / "sheet.jpg")
    print(f"{home / 'sheet.jpg'}")
    if any(result["problems"] for result in results.values()):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
