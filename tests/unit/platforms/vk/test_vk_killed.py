"""The engine killed again and again while it answers with a community's key: VK's `guid` keeps each reply single."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from moderator_app.clock import HOUR_US, SystemClock
from moderator_app.demo.vk import DemoVk, Fault
from moderator_app.demo.vk_community import Community
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.paths import open_profile
from moderator_app.storage import decide, outbox_rows
from moderator_app.storage.connect import open_store, transaction
from tests.support.waiting import wait_until
from tests.toy.stores import empty_store
from tests.unit.platforms.vk.control import GROUP

pytestmark = [pytest.mark.chaos, pytest.mark.process]

ROOT = Path(__file__).resolve().parents[4]
REPLIES = 8


@contextmanager
def engine(root: Path, key_file: Path) -> Iterator[None]:
    """An engine that ends as the out-of-memory killer ends it."""
    with (root / "engine.err").open("ab") as errors:
        child = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("engine_child.py")), str(root)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env={**os.environ, "PYTHONPATH": str(ROOT), "VK_KEY_FILE": str(key_file)},
        )
    try:
        yield
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()


def more_than(community: Community, count: int) -> Callable[[], bool]:
    return lambda: len(community.comments["wall"]) > count


@pytest.mark.rule(2)
def test_an_engine_killed_again_and_again_answers_each_once(tmp_path: Path) -> None:
    clock = SystemClock()
    profile = open_profile(tmp_path / "profile")
    empty_store(profile.root)
    community = Community("Зерно и пар", GROUP, clock)
    post = community.add_thread("wall", "Новая обжарка")
    key_file = tmp_path / "key"
    key_file.write_text(community.issue("group", scopes=("manage",)), encoding="utf-8")
    conn = open_store(profile.store)
    with DemoVk(community) as demo:
        now = clock.now_us()
        with transaction(conn):
            conn.execute(
                "INSERT INTO account(name, platform, base_url, settings_json, secret_names_json, created_at)"
                " VALUES ('vk', 'vk', ?, ?, '[\"token\"]', ?)",
                (demo.url, json.dumps({"group_id": str(GROUP), "token_kind": "group"}), now),
            )
            conn.execute(
                "INSERT INTO channel(account_id, external_id, name, kind, starts, watched, watched_at, horizon_at)"
                " VALUES (1, ?, 'wall', 'comments', 'all', 1, ?, ?)",
                (f"wall-{GROUP}", now, now - 72 * HOUR_US),
            )

        def calls(method: str) -> int:
            return sum(call.method == method for call in demo.called)

        with engine(profile.root, key_file):
            wait_until(lambda: calls("groups.getLongPollServer") >= 1, limit_s=30, what="the long poll is joined")
            for number in range(REPLIES):
                community.comment("wall", post, community.person(f"Гость {number}"), f"вопрос {number}")
            rows = wait_until(
                lambda: [
                    found
                    for found in [conn.execute("SELECT id FROM message WHERE ours = 0 ORDER BY id").fetchall()]
                    if len(found) == REPLIES
                ],
                limit_s=30,
                what="the questions arrive by push",
            )[0]
        entries = []
        for number, (target,) in enumerate(rows):
            with transaction(conn):
                decided = decide.decide(
                    conn, clock=clock, actor="1", kind=EntryKind.REPLY, seen=(target,), target_id=target,
                    words={"text": f"ответ {number}"}, hold_s=0,
                )  # fmt: skip
            entries.append(decided.entry.id)
        demo.latency_s = 0.1
        for number in range(4):
            demo.plan(Fault(kind=("silence", "cut_after")[number % 2], method="wall.createComment"))
            made = more_than(community, len(community.comments["wall"]))
            with engine(profile.root, key_file):
                wait_until(made, limit_s=30, what="a reply is made")
        demo.latency_s = 0.0

        def states() -> list[DeliveryState]:
            found = [outbox_rows.get(conn, entry) for entry in entries]
            return [delivery.state for delivery in found if delivery is not None]

        with engine(profile.root, key_file):
            wait_until(lambda: set(states()) == {DeliveryState.SENT}, limit_s=90, what="all replies are sent")
        texts = sorted(c.text for c in community.comments["wall"].values() if c.author < 0)
        assert texts == sorted(f"ответ {number}" for number in range(REPLIES))
        ((interrupted,),) = conn.execute("SELECT count(*) FROM attempt WHERE code = 'interrupted'").fetchall()
        assert interrupted >= 1, "the kills came between the replies, not while one was sent"
    conn.close()
