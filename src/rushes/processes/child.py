"""The child's side: ``python -m rushes.processes.child`` reads tasks from stdin, answers on stdout.

One JSON object a line. In: ``{"call": "package.module:function", "args": {...}}``. Out, per task: ``{"taken":
true}``, any number of ``{"progress": 0.25}``, then ``{"result": {...}}``, ``{"error": {"code", "message",
"fate"}}``, with a ``trace`` if nobody foresaw it, or, when the caller's input is at fault, ``{"refused":
{"code", "message", "param"}}``.

The end of stdin means that the server is gone, by whatever end: the child leaves at once, in the middle of
its work if need be, so that no render outlives the server that asked for it.
"""

from __future__ import annotations

import importlib
import json
import os
import queue
import signal
import sys
import threading
import traceback
from typing import IO, Any

from rushes.errors import Fate, InvalidRequest, RenderError

#: The server answers requests while we render; the scheduler shall prefer it.
NICENESS = 10
_LONGEST_MESSAGE = 1000


def main() -> None:
    # Ctrl-C and a drain reach the whole process group; only the server decides when a render ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.nice(NICENESS)
    # Whatever a library prints must not break the protocol: from here on its stdout is our stderr.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1, encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    tasks: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(tasks,), daemon=True).start()
    while True:
        _perform(tasks.get(), answers)


def _read(tasks: queue.SimpleQueue[dict[str, Any]]) -> None:
    for line in sys.stdin:
        tasks.put(json.loads(line))
    os._exit(0)


def _perform(task: dict[str, Any], answers: IO[str]) -> None:
    def answer(**message: object) -> None:
        answers.write(json.dumps(message) + "\n")

    def progress(share: float) -> None:
        answer(progress=round(share, 4))

    answer(taken=True)
    try:
        module, _, function = task["call"].partition(":")
        result = getattr(importlib.import_module(module), function)(task["args"], progress)
    except InvalidRequest as error:
        answer(refused={"code": error.wire_code, "message": _plain(error.message), "param": error.param})
    except RenderError as error:
        answer(error={"code": error.wire_code, "message": _plain(error.message), "fate": error.fate})
    except Exception as error:  # noqa: BLE001  # the boundary: a bug in a render is that render's failure
        answer(
            error={
                "code": "render_failed",
                "message": _plain(f"{type(error).__name__}: {error}"),
                "fate": Fate.TRANSIENT,
            },
            trace=traceback.format_exc(),
        )
    else:
        answer(result=result)


def _plain(message: str) -> str:
    """What any database can keep: libraries put file names and bytes of a file into their words."""
    return message[:_LONGEST_MESSAGE].replace("\0", "").encode(errors="replace").decode()


if __name__ == "__main__":
    main()
