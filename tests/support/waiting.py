"""The one place where a test may wait: for a condition, with a limit, in tests marked `process` and slower ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def wait_until(condition: Callable[[], T | None], *, limit_s: float, what: str) -> T:
    """The condition's first true value.

    Raises:
        AssertionError: when it stays false for `limit_s` seconds.
    """
    end = time.monotonic() + limit_s
    while not (value := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"not within {limit_s:g} s: {what}")
        time.sleep(0.01)
    return value
