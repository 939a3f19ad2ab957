"""Sleep and clocks that are set are noticed once each."""

from __future__ import annotations

import pytest

from moderator_app.engine.jumps import Jumps
from tests.toy.clock import ToyClock


@pytest.mark.rule(7)
def test_ordinary_time_is_no_jump() -> None:
    clock = ToyClock()
    jumps = Jumps(clock)
    for _ in range(1_000):
        clock.pass_s(0.25)
        assert not jumps.happened()


@pytest.mark.rule(7)
@pytest.mark.parametrize("seconds", [-86_400, -3, 3, 86_400])
def test_a_wall_clock_that_is_set_is_noticed_once(seconds: int) -> None:
    clock = ToyClock()
    jumps = Jumps(clock)
    clock.jump_s(seconds)
    assert jumps.happened()
    clock.pass_s(0.25)
    assert not jumps.happened()


@pytest.mark.rule(7)
def test_sleep_is_noticed_once() -> None:
    clock = ToyClock()
    jumps = Jumps(clock)
    clock.pass_s(3_600)
    assert jumps.happened()
    clock.pass_s(0.25)
    assert not jumps.happened()
