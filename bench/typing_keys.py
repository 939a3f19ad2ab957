"""What stands between a key and the next one in the real window: 500 rows, 5,000 phrasings, all checks on.

Every slice of the event loop counts, the looks at the text that come a moment after a key too: a key pressed then waits
for them. Times are those of the processor, on the window's thread.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import composing, stores
from bench.measure import Report, percentile
from bench.start import ROOT
from moderator_app import bootstrap
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.services import matrix, voice

ROWS = 500
PHRASINGS = 10
FRAME_MS = 16.0
_WORDS = (
    "кофе", "доставка", "заказ", "цена", "адрес", "крышка", "столик", "скидка", "возврат", "помол", "зерно", "чай",
    "торт", "касса", "сервис",
)  # fmt: skip


def prepared(folder: Path) -> Path:
    """A profile of 1,000 items with such a matrix and a strict voice."""
    profile = stores.profile(folder, 1_000)
    desk = bootstrap.seat(bootstrap.open_desk(profile))
    try:
        for number in range(ROWS):
            one, two = _WORDS[number % len(_WORDS)], _WORDS[number // len(_WORDS) % len(_WORDS)]
            row = Row(
                code=f"r{number}",
                title=f"{one} {two} {number}",
                examples=tuple(f"{one} и {two}, вопрос {number}-{each}" for each in range(PHRASINGS)),
                variants=(Variant(answer=f"{{name|}}, про {one}: {number}."), Variant(answer=f"{one}?", language="en")),
            )
            desk.write(matrix.save, row)
        desk.write(voice.save, composing.strict_voice())
    finally:
        desk.close()
    return profile


def run(folder: Path) -> Report:
    """Measure and print."""
    report = Report("typing")
    child = subprocess.run(
        [sys.executable, "-m", "bench.windowed", "type", str(prepared(folder))],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    slices = [float(each) for each in json.loads(child.stdout.splitlines()[-1])["slices"]]
    print(f"      {len(slices)} slices; median {percentile(slices, 0.5):.2f} ms, longest {max(slices):.1f} ms")
    report.at_most("M3", "a slice between two keys, p99, of a frame", percentile(slices, 0.99) / FRAME_MS, 1.0)
    return report


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        raise SystemExit(run(Path(scratch)).exit_code())
