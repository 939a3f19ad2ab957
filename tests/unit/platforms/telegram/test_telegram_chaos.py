"""Engines killed while a bot writes, and half of all sends cut: at most once, and doubt waits for a person."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from moderator_app.clock import SystemClock
from moderator_app.demo.telegram import DemoTelegram
from moderator_app.demo.telegram_world import World
from moderator_app.demo.wordpress import Fault
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.storage import decide, outbox_rows
from moderator_app.storage.connect import open_store, transaction
from tests.support.waiting import wait_until

pytestmark = [pytest.mark.chaos, pytest.mark.process]
ENDED = {DeliveryState.SENT, DeliveryState.UNSURE}


def run(environment: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "moderator_app", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_engines_killed_under_half_faults_double_nothing(child_environment: dict[str, str]) -> None:
    world = World(SystemClock())
    environment = {**child_environment, "TG_TOKEN": world.token}
    people = [world.person(f"Гость {number}") for number in range(12)]
    for number, who in enumerate(people):
        world.say(world.dialogue(who), who, f"вопрос {number}")
    random = Random(20261120)
    kinds = ("cut_before", "cut_after", "truncate")
    with DemoTelegram(world) as demo:
        added = run(environment, "account", "add", "telegram", "--url", demo.url, "--secret-env", "TG_TOKEN")
        assert added.wait(timeout=30) == 0
        assert run(environment, "engine", "--once").wait(timeout=30) == 0
        conn = open_store(Path(os.environ["MODERATOR_PROFILE"]) / "store.sqlite")
        asked = conn.execute("SELECT id, text FROM message ORDER BY id").fetchall()
        assert len(asked) == len(people)
        entries = {}
        for message, text in asked:
            with transaction(conn):
                decided = decide.decide(
                    conn, clock=SystemClock(), actor="1", kind=EntryKind.REPLY, seen=(message,), target_id=message,
                    words={"text": f"ответ на {text}"}, hold_s=0,
                )  # fmt: skip
            entries[f"ответ на {text}"] = decided.entry.id

        def states() -> dict[str, DeliveryState]:
            found = {text: outbox_rows.get(conn, entry) for text, entry in entries.items()}
            return {text: delivery.state for text, delivery in found.items() if delivery is not None}

        def posts() -> int:
            return sum(seen.method == "POST" for seen in list(demo.seen))

        demo.latency_s = 0.1
        demo.take_fault = (  # type: ignore[method-assign]
            lambda http, path, **_: (
                Fault(kind=random.choice(kinds)) if http == "POST" and random.random() < 0.5 else None
            )
        )
        for _ in range(4):
            before = posts()
            child = run(environment, "engine")
            wait_until(lambda before=before: posts() > before, limit_s=30, what="a reply leaves")  # type: ignore[misc]
            child.send_signal(signal.SIGKILL)
            child.wait()
        demo.latency_s = 0.0
        child = run(environment, "engine")
        try:
            wait_until(lambda: set(states().values()) <= ENDED, limit_s=90, what="each reply is sent or in doubt")
        finally:
            child.terminate()
            child.wait(timeout=20)
        ((interrupted,),) = conn.execute("SELECT count(*) FROM attempt WHERE code = 'interrupted'").fetchall()
        ended = states()
        conn.close()
        arrived = world.texts_of_bot()
        assert len(arrived) == len(set(arrived))
        assert {text for text, state in ended.items() if state is DeliveryState.SENT} <= set(arrived)
        assert DeliveryState.UNSURE in ended.values()
        assert interrupted >= 2, "the kills came between the replies, not while one was sent"
