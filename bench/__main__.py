"""Run all measurements, or those named: ``python -m bench creates latency``."""

from __future__ import annotations

import os
import sys

from bench import creates, gateways, geometry, inflight, latency, memory, priced, renders

ALL = {
    "renders": ("Rendering", renders.measure),
    "geometry": ("Rendering without its pixels", geometry.measure),
    "creates": ("Durable creates", creates.measure),
    "priced": ("Creates that are paid for and counted", priced.measure),
    "latency": ("Creates while a render runs", latency.measure),
    "memory": ("Memory", memory.measure),
    "gateways": ("Creates through gateways", gateways.measure),
    "inflight": ("Videos that wait at a vendor", inflight.measure),
}


def main() -> None:
    unknown = set(sys.argv[1:]) - set(ALL)
    if unknown:
        raise SystemExit(f"unknown: {', '.join(unknown)}; there are: {', '.join(ALL)}")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    for name in sys.argv[1:] or ALL:
        title, measure = ALL[name]
        print(f"{title} (bench/{name}.py)", flush=True)
        measure()


if __name__ == "__main__":
    main()
