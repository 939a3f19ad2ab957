"""The whole demo: three loopback servers, the real adapters, the real engine as a process, no system keyring."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from moderator_app import bootstrap
from moderator_app.cli import community
from moderator_app.clock import SystemClock
from moderator_app.demo.runner import TELEGRAM, VK, WORDPRESS, DemoRun
from moderator_app.demo.script import FAULTY_BATCH, FAULTY_BATCH_S
from moderator_app.storage import secrets
from moderator_app.storage.connect import open_store
from tests.support.waiting import wait_until

pytestmark = pytest.mark.process
PLATFORMS = (WORDPRESS, VK, TELEGRAM)
_NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


@dataclass
class Scene:
    """A demo community that stands still, and a profile on it."""

    root: Path
    run: DemoRun

    def moderator(self, *words: str, secret: str = "", ends: tuple[int, ...] = (0,)) -> Any:
        """One command of the command line, its JSON."""
        done = subprocess.run(
            [sys.executable, "-m", "moderator_app", "--profile", str(self.root), "--json", "--lang", "en", *words],
            input=secret.encode(),
            capture_output=True,
            timeout=90,
            check=False,
            env={**os.environ, **_NO_KEYRING},
        )
        assert done.returncode in ends, done.stderr.decode() + done.stdout.decode()[-2_000:]
        return json.loads(done.stdout)

    def engine(self, *, ends: tuple[int, ...] = (0,)) -> dict[str, str]:
        """Everything read and sent once; platform -> health."""
        self.moderator("engine", "--once", "--wait", "5", ends=(0, 4))
        found = {row["platform"]: row["health"] for row in self.moderator("account", "list")["items"]}
        assert 0 in ends or any(health != "ok" for health in found.values())
        return found

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of the store."""
        conn = open_store(self.root / "store.sqlite", read_only=True)
        try:
            return [tuple(row) for row in conn.execute(query, values)]
        finally:
            conn.close()

    def name_of(self, platform: str) -> str:
        return next(each.name for each in self.run.accounts if each.platform == platform)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    root = tmp_path / "profile"
    desk = bootstrap.open_desk(root, keyring=community._Derived())
    origin = desk.write(community._mark)

    def version_of(platform: str) -> int:
        conn = open_store(desk.profile.store, read_only=True)
        try:
            query = "SELECT credential_version FROM account WHERE platform = ?"
            return int(conn.execute(query, (platform,)).fetchone()[0])
        finally:
            conn.close()

    run = DemoRun(
        SystemClock(), lambda platform, version: secrets.demo_secret(origin, platform, version), seed=5, speed=0,
        version_of=version_of,
    )  # fmt: skip
    with run:
        try:
            community._furnish(desk, run, None, "en")
        finally:
            desk.close()
        yield Scene(root, run)


def test_every_account_is_well_and_the_store_is_filled(scene: Scene) -> None:
    assert scene.engine() == dict.fromkeys(PLATFORMS, "ok")
    (items,) = scene.ask("SELECT count(*) FROM item")[0]
    assert 2_400 < items < 3_400
    (waiting,) = scene.ask("SELECT count(*) FROM item WHERE state = 'open'")[0]
    assert 35 <= waiting <= 65
    assert scene.ask("SELECT count(*) FROM quarantine") == [(0,)]
    per = dict(
        scene.ask(
            "SELECT a.platform, count(*) FROM message m JOIN channel c ON c.id = m.channel_id"
            " JOIN account a ON a.id = c.account_id GROUP BY 1"
        )
    )
    assert all(per[platform] > 900 for platform in PLATFORMS), per
    again = scene.ask(
        "SELECT c.account_id, m.channel_id, m.external_id FROM message m JOIN channel c ON c.id = m.channel_id"
        " GROUP BY 1, 2, 3 HAVING count(*) > 1"
    )
    assert again == []
    # A group chat is mostly not for us: what is not addressed to us starts nothing.
    unasked = scene.ask(
        "SELECT count(*) FROM message m JOIN channel c ON c.id = m.channel_id"
        " WHERE c.kind = 'group_chat' AND m.addressed = 0 AND m.item_id IS NOT NULL"
    )
    assert unasked == [(0,)]


def test_answers_from_the_command_line_reach_each_server_once(scene: Scene) -> None:
    scene.engine()
    texts: dict[str, str] = {}
    for platform in PLATFORMS:
        rows = scene.moderator("inbox", "--state", "open", "--limit", "200")["items"]
        item = next(
            row for row in rows if row["platform"] == platform and row["channel_name"] != "Зерно и пар: Messages"
        )
        texts[platform] = f"Answer for {platform}, thank you for writing"
        scene.moderator("reply", str(item["id"]), "--text", texts[platform])
    scene.engine()
    scene.engine()
    comments = [c.content for c in scene.run.blog.site.comments.values()]
    assert sum(texts[WORDPRESS] in text for text in comments) == 1
    vk = scene.run.vk_life.community
    said = [c.text for place in vk.comments.values() for c in place.values()] + [m.text for m in vk.messages.values()]
    assert sum(texts[VK] in text for text in said) == 1
    assert scene.run.telegram_life.world.texts_of_bot().count(texts[TELEGRAM]) == 1
    assert [row["state"] for row in scene.moderator("outbox", "--state", "sent")["items"]] == ["sent"] * 3


def test_forty_people_report_the_same_lids(scene: Scene) -> None:
    scene.engine()
    query = "SELECT count(*) FROM message WHERE text LIKE '%рыш%' OR text LIKE '%lid %' OR text LIKE '%lids %'"
    (before,) = scene.ask(query)[0]
    (items,) = scene.ask("SELECT count(*) FROM item")[0]
    reported = 0
    for event in scene.run.events():
        if event.after_s > sum(FAULTY_BATCH_S):
            break
        said = getattr(event, "line", None) or event.said
        if said is not None and said.kind == "lids":
            reported += scene.run.apply(event)
    assert reported == sum(FAULTY_BATCH.values()) == 40
    scene.engine()
    (after,) = scene.ask(query)[0]
    assert after - before >= 32  # some say it in other words, or with a slip
    (now,) = scene.ask("SELECT count(*) FROM item")[0]
    assert 36 <= now - items <= 40


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_revoked_credential_asks_for_a_person_who_can_renew_it(platform: str, scene: Scene) -> None:
    assert scene.engine()[platform] == "ok"
    secret = scene.run.revoke(platform)
    found = scene.engine(ends=(4,))
    assert found == {**dict.fromkeys(PLATFORMS, "ok"), platform: "needs_signin"}
    scene.moderator("account", "add", platform, "--name", scene.name_of(platform), "--secret-stdin", secret=secret)
    assert scene.engine() == dict.fromkeys(PLATFORMS, "ok")


def test_a_rate_limit_and_a_lost_connection_end_by_themselves(scene: Scene) -> None:
    scene.engine()
    troubles = {event.action: event for event in _troubles()}
    scene.run.apply(troubles["rate_limit"])
    scene.run.apply(troubles["lost"])
    found = scene.engine(ends=(4,))
    assert found[VK] == "offline"
    assert found[TELEGRAM] == "rate_limited"
    assert found[WORDPRESS] == "ok"
    scene.run.apply(troubles["rate_limit_over"])
    scene.run.apply(troubles["back"])
    wait_until(lambda: scene.engine() == dict.fromkeys(PLATFORMS, "ok"), limit_s=40, what="both networks are back")


def _troubles() -> list[Any]:
    from moderator_app.demo import script

    return script.troubles(1.0)


def test_headless_says_one_line_fills_the_store_and_stops_with_all_it_started(tmp_path: Path) -> None:
    root = tmp_path / "demo"
    demo = subprocess.Popen(
        [sys.executable, "-m", "moderator_app", "--profile", str(root), "demo", "--headless", "--speed", "30"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_NO_KEYRING},
    )
    try:
        assert demo.stdout is not None
        line = json.loads(demo.stdout.readline())
        assert line["pid"] == demo.pid
        assert line["profile"] == str(root)
        assert [each["platform"] for each in line["accounts"]] == list(PLATFORMS)
        assert all(each["url"].startswith("http://127.0.0.1:") for each in line["accounts"])
        here = Scene(root, None)  # type: ignore[arg-type]
        wait_until(lambda: here.ask("SELECT count(*) FROM item")[0][0] > 2_400, limit_s=30, what="the store is filled")
        holder = json.loads((root / "engine.json").read_text("utf-8"))["pid"]
        demo.terminate()
        assert demo.wait(10) == 0
        with pytest.raises(ProcessLookupError):
            os.kill(holder, 0)
    finally:
        if demo.poll() is None:
            demo.kill()
            demo.wait()
        assert demo.stdout is not None
        demo.stdout.close()
