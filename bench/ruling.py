"""Every rule gets another calendar: how fast items are ruled anew, and whether a transaction lasts longer than it may.

`python -m bench.ruling --items 1000000 --seconds 20`: a store of so many items, nine tenths of them open; the engine's
step is run for so long, so the whole is extrapolated. The limit of a transaction is that of the store rules (50 ms).
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bench.stores import build
from moderator_app.clock import SystemClock
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.sla.calendar import always
from moderator_app.domain.sla.calendars import ALWAYS, to_data
from moderator_app.domain.sla.policy import SHIPPED
from moderator_app.domain.sla.policy import to_data as policies_to_data
from moderator_app.storage import clocks, decide, ruling
from moderator_app.storage.connect import open_store, transaction

LIMIT_MS = 50.0
SHARE_OVER = 0.01


def main() -> int:
    """Print rate and the longest transaction; 0 when at most one in a hundred is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=20.0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = build(Path(folder) / "store.sqlite", chosen.items)
        conn = open_store(path)
        clock = SystemClock()
        with transaction(conn):
            calendar = replace(ALWAYS, id=1, name="Office", hours=always("Europe/Berlin"))
            listed = [replace(each, calendar=1) for each in SHIPPED.policies]
            for data in (
                {"what": clocks.WHAT_CALENDAR, "calendar": to_data(calendar)},
                {"what": clocks.WHAT_POLICIES, "policies": policies_to_data(listed)},
            ):
                decide.decide(conn, clock=clock, actor="1", kind=EntryKind.POLICY, seen=(), data=data)
        spans: list[float] = []
        began = time.perf_counter()
        more = True
        while more and time.perf_counter() - began < chosen.seconds:
            at = time.perf_counter()
            with transaction(conn):
                more = ruling.step(conn, clock.now_us())
            spans.append((time.perf_counter() - at) * 1e3)
        spent = time.perf_counter() - began
        progress = ruling.progress(conn)
        conn.close()
    done, total = progress if progress is not None else (chosen.items, chosen.items)
    over = sum(span > LIMIT_MS for span in spans) / len(spans)
    spans.sort()
    whole = total * spent / max(1, done)
    print(f"{done:,} of {total:,} open items in {spent:.1f} s: {done / spent:,.0f}/s, the whole {whole:,.0f} s")
    print(f"transactions of {ruling.CHUNK} cases: median {spans[len(spans) // 2]:.0f} ms, longest {spans[-1]:.0f} ms")
    print(f"over {LIMIT_MS:.0f} ms: {over:.1%} (at most {SHARE_OVER:.0%})")
    return int(over > SHARE_OVER)


if __name__ == "__main__":
    raise SystemExit(main())
