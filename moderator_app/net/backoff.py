"""How long to wait before the next try: exponential with full jitter, so that many clients never come back together."""

from __future__ import annotations

from random import Random
from typing import Final

BASE_S: Final = 2.0
CAP_S: Final = 900.0


def delay_s(attempt: int, random: Random, *, base_s: float = BASE_S, cap_s: float = CAP_S) -> float:
    """Seconds to wait before the next try.

    Args:
        attempt: how many tries have failed, from 1.
        random: the caller's own, seeded in tests.
        base_s: ceiling of the first wait.
        cap_s: no ceiling is higher.
    """
    ceiling = min(cap_s, base_s * 2.0 ** min(max(attempt, 1) - 1, 40))
    return random.uniform(0.0, ceiling)


def asked_or_own_s(asked_s: float | None, attempt: int, random: Random, *, cap_s: float = CAP_S) -> float:
    """What the platform asked for, never earlier and a little spread; else our own back-off."""
    if asked_s is None:
        return delay_s(attempt, random, cap_s=cap_s)
    return asked_s + random.uniform(0.0, min(5.0, 1.0 + asked_s * 0.1))
