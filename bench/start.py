"""Goals G13 and G14: how soon the window shows rows of a large store, and what it costs in memory."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

from bench.measure import Report

ROOT: Final = Path(__file__).resolve().parent.parent
LIMIT_S: Final = 120


def child(mode: str, profile: Path, *words: str) -> tuple[float, dict[str, Any]]:
    """Run one mode of `bench.windowed`; when it was started (wall clock) and the last line it said."""
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-m", "bench.windowed", mode, str(profile), *words],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=LIMIT_S,
    )  # fmt: skip
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return began, said


def _until(mode: str, profile: Path) -> float:
    began, said = child(mode, profile)
    return float(said["at"]) - began


def run(large: Path, small: Path, rounds: int = 5) -> Report:
    """Measure both; the profiles are made by `bench.stores`."""
    report = Report("start and memory")
    _until("start", large)  # compiled files, disk cache
    ratios, ours, bare = [], [], []
    for _ in range(rounds):
        bare.append(_until("bare", small))
        ours.append(_until("start", large))
        ratios.append(ours[-1] / bare[-1])
    print(f"      a bare window {statistics.median(bare) * 1000:.0f} ms, ours {statistics.median(ours) * 1000:.0f} ms")
    report.at_most("G13", "rows of the large store on screen against a bare window", statistics.median(ratios), 1.25)
    memory = {name: float(child("rest", profile)[1]["pss"]) for name, profile in (("large", large), ("small", small))}
    least = float(child("bare", small)[1]["pss"])
    report.at_most(
        "G14", "memory with the large store above the small one", memory["large"] - memory["small"], 60, "MB"
    )
    report.at_most("G14", "memory above a bare window", memory["large"] - least, 150, "MB")
    return report
