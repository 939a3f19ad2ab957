"""Ratios that can be trusted on a shared machine: both sides in the same run, in turn, medians of several rounds."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

ROUNDS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One measured ratio or figure and its limit.

    Attributes:
        at_least: the value must not be below the limit; otherwise it must not be above it.
    """

    name: str
    what: str
    value: float
    limit: float
    at_least: bool
    unit: str = "×"

    @property
    def holds(self) -> bool:
        """Whether the goal is met."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


@dataclass(slots=True)
class Report:
    """Collects goals and prints them as a table; the exit code says whether all hold."""

    title: str
    goals: list[Goal] = field(default_factory=list)

    def at_least(self, name: str, what: str, value: float, limit: float, unit: str = "×") -> None:
        """A value that must not fall below its limit."""
        self._add(Goal(name=name, what=what, value=value, limit=limit, at_least=True, unit=unit))

    def at_most(self, name: str, what: str, value: float, limit: float, unit: str = "×") -> None:
        """A value that must not rise above its limit."""
        self._add(Goal(name=name, what=what, value=value, limit=limit, at_least=False, unit=unit))

    def _add(self, goal: Goal) -> None:
        self.goals.append(goal)
        sign = "≥" if goal.at_least else "≤"
        verdict = "holds" if goal.holds else "MISSED"
        sys.stdout.write(
            f"{goal.name:5} {verdict:7} {goal.value:10.3f} {goal.unit:4} (limit {sign} {goal.limit:g})  {goal.what}\n"
        )
        sys.stdout.flush()

    def exit_code(self) -> int:
        """0 when every goal holds."""
        missed = [goal.name for goal in self.goals if not goal.holds]
        sys.stdout.write(f"{self.title}: {len(self.goals) - len(missed)} of {len(self.goals)} goals hold")
        sys.stdout.write(f"; missed: {', '.join(missed)}\n" if missed else "\n")
        return 1 if missed else 0


def cpu_s(work: Callable[[], object]) -> float:
    """CPU seconds of this process for one call."""
    gc.collect()
    before = time.process_time()
    work()
    return time.process_time() - before


def wall_s(work: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    gc.collect()
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def paired(ours: Callable[[], float], limit: Callable[[], float], rounds: int = ROUNDS) -> tuple[float, float, float]:
    """Medians of both sides measured in turn, and the median of the ratios ours / limit.

    Each callable prepares what it needs and returns the seconds it measured.
    """
    first, second = [], []
    for _ in range(rounds):
        first.append(ours())
        second.append(limit())
    ratio = statistics.median(a / b for a, b in zip(first, second, strict=True))
    return statistics.median(first), statistics.median(second), ratio


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
