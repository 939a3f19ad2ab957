"""A rate budget per host and account that learns: slower after "too many requests", faster while all is well."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from moderator_app.clock import SECOND_US

SLOWEST_PER_S: Final = 1 / 60
_RECOVERY: Final = 1.05
_MAX_QUIET_S: Final = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A token bucket whose rate adapts. All times are microseconds of one clock that counts sleep (`Clock.awake_us`).

    Attributes:
        per_s: requests a second allowed at full speed.
        burst: how many may leave at once after a quiet time.
        rate: requests a second allowed now, between `SLOWEST_PER_S` and `per_s`.
        tokens: requests that may leave at `at_us`.
        quiet_until_us: nothing leaves before.
    """

    per_s: float
    burst: float
    rate: float
    tokens: float
    at_us: int = 0
    quiet_until_us: int = 0

    def _at(self, now_us: int) -> Budget:
        """The same budget with the tokens that have come in since. A clock that went back adds nothing."""
        gained = max(0, now_us - self.at_us) / SECOND_US * self.rate
        return replace(self, tokens=min(self.burst, self.tokens + gained), at_us=now_us)

    def wait_s(self, now_us: int) -> float:
        """Seconds until a request may leave; 0: now."""
        quiet_s = max(0, self.quiet_until_us - now_us) / SECOND_US
        tokens = self._at(now_us).tokens
        return max(quiet_s, 0.0 if tokens >= 1 else (1 - tokens) / self.rate)

    def spent(self, now_us: int) -> Budget:
        """After a request left."""
        current = self._at(now_us)
        return replace(current, tokens=max(0.0, current.tokens - 1))

    def slowed(self, now_us: int, retry_after_s: float | None) -> Budget:
        """After the platform asked for quiet: half the rate, and silence as long as it asked for."""
        current = self._at(now_us)
        quiet_s = min(_MAX_QUIET_S, 0.0 if retry_after_s is None else max(0.0, retry_after_s))
        return replace(
            current,
            rate=max(SLOWEST_PER_S, current.rate / 2),
            tokens=0.0,
            quiet_until_us=max(current.quiet_until_us, now_us + round(quiet_s * SECOND_US)),
        )

    def recovered(self, now_us: int) -> Budget:
        """After a request went well: a little faster, up to full speed."""
        current = self._at(now_us)
        return replace(current, rate=min(current.per_s, current.rate * _RECOVERY))


def full(per_s: float, burst: float) -> Budget:
    """A rested budget at full speed."""
    return Budget(per_s=per_s, burst=burst, rate=per_s, tokens=burst)
