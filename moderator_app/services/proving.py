"""Proving the whole log with every core: ranges of it in helper processes and, where nobody waits, in this one.

A helper is `moderator prove-log STORE` (`storage.proof.serve`), which loads nothing of the command line. One that dies
costs time, nothing else: what it left is read here.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from moderator_app import programs
from moderator_app.services.desk import Desk
from moderator_app.storage import proof
from moderator_app.storage.proof import Part, Verified

Progress = Callable[[int, int], None]
"""(entries that were read, entries there are)."""
ALONE: Final = 20_000
"""So many entries are read in the time that a helper takes to start."""
RANGE: Final = 10_000
MOST: Final = 4

_Range = tuple[int, int | None]


def cores() -> int:
    """How many processes are worth starting."""
    return max(1, min(MOST, os.cpu_count() or 1))


def verify(
    desk: Desk,
    *,
    kept: str | None = None,
    progress: Progress | None = None,
    processes: int | None = None,
    here: bool = True,
    size: int = RANGE,
) -> Verified:
    """Prove the chain and the words.

    Args:
        desk: whose log it is.
        kept: digits of an anchor from another day.
        progress: called from any thread.
        processes: how many work on it; None: one a core, of a short log one.
        here: this process reads too; the window's does not, since it has a screen to draw.
        size: entries a range.
    """
    newest = proof.newest(desk.reader)
    if processes is None:
        processes = cores() if newest > ALONE else 1
    helpers = processes - 1 if here else processes if newest > ALONE or processes > 1 else 0
    shared = _Shared(_ranges(newest, size), newest, progress)
    threads = [
        threading.Thread(target=_help, args=(desk, shared, kept), name=f"proof-{number}", daemon=True)
        for number in range(helpers)
    ]
    for thread in threads:
        thread.start()
    if here:
        _read_here(desk, shared, kept)
    for thread in threads:
        thread.join()
    _read_here(desk, shared, kept)  # what a helper that died has left
    return proof.joined(desk.reader, shared.parts, kept=kept)


class _Shared:
    """Ranges that wait, parts that are done."""

    def __init__(self, ranges: Iterable[_Range], total: int, progress: Progress | None) -> None:
        self._left = deque(ranges)
        self._total, self._progress = total, progress
        self._gate = threading.Lock()
        self._read = 0
        self.parts: list[Part] = []

    def take(self) -> _Range | None:
        with self._gate:
            return self._left.popleft() if self._left else None

    def give_back(self, wanted: _Range) -> None:
        with self._gate:
            self._left.append(wanted)

    def done(self, part: Part) -> None:
        with self._gate:
            self.parts.append(part)
            self._read += part.entries
            read = self._read
        if self._progress is not None:
            self._progress(read, max(read, self._total))


def _ranges(newest: int, size: int) -> Iterator[_Range]:
    """Every entry in one; the last is open, for what is written meanwhile."""
    for after in range(0, max(newest, 1), size):
        last = after + size
        yield after, None if last >= newest else last


def _read_here(desk: Desk, shared: _Shared, kept: str | None) -> None:
    while (wanted := shared.take()) is not None:
        shared.done(proof.part(desk.reader, *wanted, kept=kept))


def _help(desk: Desk, shared: _Shared, kept: str | None) -> None:
    """One helper process and the ranges it takes."""
    command = [*programs.console_command(), proof.WORD, str(desk.profile.store)]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    wanted: _Range | None = None
    try:
        with subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            creationflags=flags,
        ) as child:
            if child.stdin is None or child.stdout is None:
                return
            if child.stdout.readline() != f"{proof.READY}\n":
                child.stdin.close()
                return
            while (wanted := shared.take()) is not None:
                after, last = wanted
                child.stdin.write(f"{after} {'-' if last is None else last} {kept or '-'}\n")
                child.stdin.flush()
                shared.done(Part.from_plain(json.loads(child.stdout.readline())))
                wanted = None
            child.stdin.close()
    except (OSError, ValueError):
        if wanted is not None:
            shared.give_back(wanted)
