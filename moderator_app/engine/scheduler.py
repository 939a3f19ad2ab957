"""When to ask a platform again: fast where something happens, slower where nothing does. Pure; times by `awake_us`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from moderator_app.clock import SECOND_US

FASTEST_S: Final = 5.0
SLOWEST_S: Final = 300.0
_FASTER: Final = 3.0
_SLOWER: Final = 1.5
_IDLE_FACTOR: Final = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When a channel is read next.

    Attributes:
        due_us: not before this moment of the clock that counts sleep.
        interval_s: the present distance between two readings.
    """

    due_us: int
    interval_s: float


def first(now_us: int, base_s: float) -> Plan:
    """A channel nobody has read yet: at once."""
    return Plan(due_us=now_us, interval_s=base_s)


def after_page(plan: Plan, now_us: int, *, base_s: float, arrived: int, more: bool) -> Plan:
    """The plan after a page was read.

    Args:
        plan: the one before.
        now_us: by the clock that counts sleep.
        base_s: what the adapter recommends.
        arrived: how many messages were new, edited or gone.
        more: there is another page right now.
    """
    if more:
        return replace(plan, due_us=now_us)
    fastest, slowest = max(FASTEST_S, base_s / _FASTER), min(SLOWEST_S, base_s * _IDLE_FACTOR)
    interval = fastest if arrived else min(max(slowest, fastest), plan.interval_s * _SLOWER)
    return Plan(due_us=now_us + round(interval * SECOND_US), interval_s=interval)


def at_once(plan: Plan, now_us: int) -> Plan:
    """After sleep or a lost network: not by the old plan."""
    return replace(plan, due_us=min(plan.due_us, now_us))


def seconds_until(due_us: int, now_us: int) -> float:
    """How long until a moment; 0 when it has come."""
    return max(0, due_us - now_us) / SECOND_US
