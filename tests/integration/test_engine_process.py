"""The engine as a process: it ends with its lifetime pipe and on signals, and there is one of it."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from moderator_app.demo.wordpress import Fault
from moderator_app.engine import lock
from moderator_app.storage.connect import transaction
from tests.chaos.street import Street, street
from tests.support.waiting import wait_until

pytestmark = pytest.mark.process


def healthy(here: Street) -> bool:
    row = here.conn.execute("SELECT code FROM health WHERE capability = ''").fetchone()
    return row is not None and row[0] == "ok"


def test_it_stops_within_five_seconds_when_its_pipe_closes_even_with_a_request_under_way(tmp_path: Path) -> None:
    with street(tmp_path) as here:
        child = here.engine()
        wait_until(lambda: healthy(here), limit_s=20, what="the engine works")
        here.server.plan(Fault(kind="silence"))
        asked = len(here.server.seen)
        wait_until(lambda: len(here.server.seen) > asked, limit_s=20, what="a request hangs")
        assert child.stdin is not None
        child.stdin.close()
        assert child.wait(timeout=20) == 0, here.errors()  # a request may hang for 30 s; the bench says how fast


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_stop_it_in_order(number: signal.Signals, tmp_path: Path) -> None:
    with street(tmp_path) as here:
        child = here.engine()
        wait_until(lambda: healthy(here), limit_s=20, what="the engine works")
        child.send_signal(number)
        assert child.wait(timeout=20) == 0, here.errors()
        assert "engine stopped" in here.errors()


def test_alone_on_a_server_it_does_not_end_with_its_input(tmp_path: Path) -> None:
    with street(tmp_path) as here:
        child = here.engine(pipe=False)
        wait_until(lambda: healthy(here), limit_s=20, what="the engine works")
        here.ask(1)
        assert child.poll() is None
        child.terminate()
        assert child.wait(timeout=20) == 0


def test_a_second_one_is_refused_and_told_who_runs(tmp_path: Path) -> None:
    with street(tmp_path) as here:
        first = here.engine()
        wait_until(lambda: healthy(here), limit_s=20, what="the engine works")
        second = here.engine()
        assert second.wait(timeout=15) == 1
        assert f"process {first.pid} " in here.errors()
        assert lock.holder(here.profile)["pid"] == first.pid
        here.kill(first)
        third = here.engine()
        wait_until(lambda: lock.holder(here.profile).get("pid") == third.pid, limit_s=20, what="the next one starts")


def test_channels_are_watched_and_left_while_it_runs(tmp_path: Path) -> None:
    with street(tmp_path) as here:
        here.engine()
        here.ask(1)
        with transaction(here.conn):
            here.conn.execute("UPDATE channel SET watched = 0")
        wait_until(_silence(here), limit_s=20, what="the engine stops reading")
        with transaction(here.conn):
            here.conn.execute("UPDATE channel SET watched = 1")
        here.ask(1)


def _silence(here: Street, lasting_s: float = 2.2) -> Callable[[], bool]:
    """True once nobody has asked for longer than two polls."""
    seen, since = len(here.server.seen), time.monotonic()

    def lasts() -> bool:
        nonlocal seen, since
        if len(here.server.seen) != seen:
            seen, since = len(here.server.seen), time.monotonic()
        return time.monotonic() - since > lasting_s

    return lasts
