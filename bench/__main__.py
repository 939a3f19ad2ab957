"""`make bench`: every figure beside its limit; sizes as arguments. `python -m bench suggest`: suggestions alone."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench import composing, latency, start, stores, suggest, typing_keys, window


def main() -> int:
    """Run all parts; 0 when every goal holds."""
    if sys.argv[1:2] == ["suggest"]:
        return suggest.main(sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="items of the large store and list")
    parser.add_argument("--seconds", type=float, default=10, help="how long the event loop is listened to")
    parser.add_argument("--folder", type=Path, help="where the stores are kept for the next run")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        large = stores.profile(folder / f"p{chosen.rows}", chosen.rows)
        small = stores.profile(folder / "p1000", 1_000)
        reports = [
            window.run(chosen.rows),
            start.run(large, small),
            latency.run(small, chosen.seconds),
            composing.run(),
            typing_keys.run(folder / "typing"),
        ]
    return max(report.exit_code() for report in reports)


if __name__ == "__main__":
    raise SystemExit(main())
