"""A profile, a WordPress on loopback and engines that are started and killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from moderator_app.clock import HOUR_US, SystemClock
from moderator_app.demo.wordpress import DemoWordPress
from moderator_app.demo.wordpress_site import Post, Site
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.paths import Profile, open_profile
from moderator_app.storage import decide, outbox_rows
from moderator_app.storage.connect import Connection, open_store, transaction
from tests.support.waiting import wait_until
from tests.toy.stores import empty_store

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Street:
    """Everything a chaos test touches."""

    profile: Profile
    site: Site
    conn: Connection
    password_file: Path
    server: DemoWordPress
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def engine(self, *, pipe: bool = True) -> subprocess.Popen[bytes]:
        """Start an engine."""
        script = str(ROOT / "tests" / "chaos" / "engine_child.py")
        with (self.profile.root / f"engine-{len(self.children)}.err").open("wb") as errors:
            child = subprocess.Popen(
                [sys.executable, script, str(self.profile.root), *(["--lifetime-pipe"] if pipe else [])],
                stdin=subprocess.PIPE if pipe else subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env={**os.environ, "PYTHONPATH": str(ROOT), "TOY_PASSWORD_FILE": str(self.password_file)},
                cwd=str(self.profile.root),
            )
        self.children.append(child)
        return child

    def kill(self, child: subprocess.Popen[bytes]) -> None:
        """As the out-of-memory killer does."""
        child.send_signal(signal.SIGKILL)
        child.wait()

    def errors(self) -> str:
        return "\n".join(path.read_text(errors="replace") for path in sorted(self.profile.root.glob("engine-*.err")))

    def ask(self, count: int) -> list[int]:
        """Guests write; returns the row ids of their comments once they are mirrored."""
        made = [
            self.site.add_comment(1, f"Question {number}", name=f"Guest {number}", email=f"g{number}@example.test")
            for number in range(count)
        ]
        ids = [str(comment.id) for comment in made]

        def mirrored() -> list[int]:
            found = self.conn.execute(
                "SELECT id FROM message WHERE external_id IN (SELECT value FROM json_each(?)) ORDER BY id",
                (json.dumps(ids),),
            ).fetchall()
            return [int(row[0]) for row in found] if len(found) == count else []

        return wait_until(mirrored, limit_s=20, what="the guests' comments arrive")

    def reply(self, message_id: int, text: str) -> int:
        with transaction(self.conn):
            decided = decide.decide(
                self.conn, clock=SystemClock(), actor="1", kind=EntryKind.REPLY, seen=(message_id,),
                target_id=message_id, words={"text": text},
            )  # fmt: skip
        return decided.entry.id

    def states(self, entries: list[int]) -> list[DeliveryState]:
        found = [outbox_rows.get(self.conn, entry) for entry in entries]
        return [delivery.state for delivery in found if delivery is not None]

    def arrived(self, text: str) -> int:
        """How many comments of the site say this."""
        with self.site.lock:
            return sum(text in comment.content for comment in self.site.comments.values())

    def posts_seen(self) -> int:
        return sum(seen.method == "POST" for seen in self.server.seen)

    def all_sent(self, entries: list[int], *, limit_s: float = 60) -> None:
        def done() -> bool:
            return set(self.states(entries)) == {DeliveryState.SENT}

        try:
            wait_until(done, limit_s=limit_s, what="all replies are sent")
        except AssertionError:
            raise AssertionError(f"{self.states(entries)}\n{self.errors()[-4000:]}") from None


@contextmanager
def street(folder: Path) -> Iterator[Street]:
    """A coffee shop's blog with one post, and an account on it."""
    profile = open_profile(folder / "profile")
    empty_store(profile.root)
    clock = SystemClock()
    site = Site("Coffee", clock)
    site.add_user("mod", "Our shop", "editor")
    site.add_post(Post(id=1, title="Oat milk", slug="oat", at_us=clock.now_us() - HOUR_US))
    password_file = folder / "password"
    password_file.write_text(site.issue_password("mod"), encoding="utf-8")
    server = DemoWordPress(site).start()
    conn = open_store(profile.store)
    now = clock.now_us()
    with transaction(conn):
        conn.execute(
            "INSERT INTO account(name, platform, base_url, settings_json, secret_names_json, created_at)"
            " VALUES ('shop', 'wordpress', ?, '{\"user\": \"mod\"}', '[\"password\"]', ?)",
            (server.url, now),
        )
        conn.execute(
            "INSERT INTO channel(account_id, external_id, name, kind, starts, watched, watched_at, horizon_at)"
            " VALUES (1, 'site', 'Coffee', 'comments', 'all', 1, ?, ?)",
            (now, now - 72 * HOUR_US),
        )
    here = Street(profile=profile, site=site, conn=conn, password_file=password_file, server=server)
    try:
        yield here
    finally:
        for child in here.children:
            if child.poll() is None:
                here.kill(child)
            if child.stdin is not None:
                child.stdin.close()
        here.conn.close()
        here.server.stop()
