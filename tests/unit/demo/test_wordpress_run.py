"""The demo blog runs by the clock it is given and stops at once."""

from __future__ import annotations

import threading

from moderator_app.demo.community import Event
from moderator_app.demo.wordpress_run import BlogRun
from moderator_app.domain.ports import Credentials
from moderator_app.platforms import load
from tests.contract.control import HandClock
from tests.contract.test_reading import read_all


class FastClock(HandClock):
    """Waiting takes no time: the clock is simply later afterwards."""

    def wait(self, event: threading.Event, timeout_s: float) -> bool:
        self.advance(timeout_s)
        return event.is_set()


def test_the_real_adapter_reads_the_whole_history() -> None:
    clock = HandClock()
    with BlogRun(clock, seed=3, speed=0) as run:
        credentials = Credentials(base_url=run.url, settings={"user": run.user}, secrets={"password": run.password})
        adapter = load("wordpress").open(credentials, clock=clock)
        assert adapter.check().name == "Марина Ковалёва"
        found, pages = read_all(adapter)
        adapter.close()
    readable = [line for line in run.community.history if line.status in {"approved", "hold"}]
    assert len(found) >= len(readable)
    assert not any(page.unreadable for page in pages)
    assert any(message.ours for message in found.values())
    assert {message.thread.title for message in found.values()} == {post.title for post in run.community.posts}


def test_things_happen_in_the_order_of_the_script() -> None:
    enough = threading.Event()
    happened: list[Event] = []

    def note(event: Event) -> None:
        happened.append(event)
        if len(happened) >= 40:
            enough.set()

    with BlogRun(FastClock(), seed=1, speed=10, happened=note) as run:
        assert enough.wait(10)
        before = len(run.community.history)
    assert [event.after_s for event in happened] == sorted(event.after_s for event in happened)
    assert len(run.site.comments) > before


def test_a_run_that_never_started_stops() -> None:
    BlogRun(HandClock()).stop()
