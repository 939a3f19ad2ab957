"""The blog of the demo, alive: a server on loopback filled with history, and a thread that lets its script happen."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Self

from moderator_app.clock import SECOND_US, Clock
from moderator_app.demo import talk
from moderator_app.demo.community import MODERATOR, Event, apply, build, fill
from moderator_app.demo.wordpress import DemoWordPress
from moderator_app.demo.wordpress_site import Site


class BlogRun:
    """One running demo blog.

    Args:
        clock: times of comments and of the waits between events.
        seed: the same seed gives the same community and script.
        speed: how many times faster than life the script runs; 0: nothing happens by itself.
        port: 0: any free one.
        happened: called after each event, in the script's thread.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        seed: int = 1,
        speed: float = 1.0,
        port: int = 0,
        happened: Callable[[Event], None] | None = None,
    ) -> None:
        self.community = build(seed, clock.now_us())
        self.site = Site(self.community.name, clock, utc_offset_h=3)
        self._ids = fill(self.site, self.community)
        self.user = MODERATOR
        self.password = self.site.issue_password(MODERATOR)
        self.server = DemoWordPress(self.site, port=port)
        self._clock = clock
        self._speed = speed
        self._happened = happened
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._live, name="demo-blog")

    @property
    def url(self) -> str:
        """Where the blog is."""
        return self.server.url

    def start(self) -> Self:
        """Serve and let things happen."""
        self.server.start()
        if self._speed > 0:
            self._thread.start()
        return self

    def stop(self) -> None:
        """Nothing happens any more and nobody is served."""
        self._stop.set()
        with contextlib.suppress(RuntimeError):  # never started
            self._thread.join()
        self.server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def apply(self, event: talk.Event) -> bool:
        """Let an event of the blog happen now; False when what it is about is gone."""
        return isinstance(event, Event) and apply(self.site, event, self._ids)

    def _live(self) -> None:
        begun = self._clock.awake_us()
        for event in self.community.script().events():
            due = begun + round(event.after_s / self._speed * SECOND_US)
            while (left := due - self._clock.awake_us()) > 0:
                if self._clock.wait(self._stop, left / SECOND_US):
                    return
            if self._stop.is_set():
                return
            if self.apply(event) and self._happened:
                self._happened(event)
