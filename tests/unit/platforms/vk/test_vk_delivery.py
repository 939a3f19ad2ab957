"""Replies through the real engine on a VK of which every second request fails: each arrives once or asks a person.

Every third carries a document, which stands there with it or not at all.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest

from moderator_app.clock import SECOND_US
from moderator_app.demo.vk import DemoVk, Fault
from moderator_app.demo.vk_community import Comment, Community, Dm
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile, dumps
from moderator_app.domain.items import DeliveryState
from moderator_app.engine.runtime import Engine
from moderator_app.paths import Profile, open_profile
from moderator_app.platforms import load
from moderator_app.storage import decide, outbox_rows
from moderator_app.storage.connect import Connection, open_store, transaction
from moderator_app.storage.watch import AccountRow
from tests.toy.clock import ToyClock
from tests.toy.stores import empty_store
from tests.unit.platforms.vk.control import ALL_SCOPES, GROUP

SIGN_IN = {"groups.getById", "account.getAppPermissions", "users.get", "groups.getLongPollSettings"}
"""Each round is a new engine: if it seldom got past its sign-in, little else would be tried."""
HTML = {"Content-Type": "text/html"}


class Town:
    """A profile with one VK account, and an engine that is started anew for every round."""

    def __init__(self, folder: Path) -> None:
        self.profile: Profile = open_profile(folder / "profile")
        empty_store(self.profile.root)
        self.clock = ToyClock()
        self.community = Community("Зерно и пар", GROUP, self.clock)
        self.post = self.community.add_thread("wall", "Новая обжарка")
        self.token = self.community.issue("user", user=self.community.person("Админ Админов"), scopes=ALL_SCOPES)
        self.demo = DemoVk(self.community).start()
        self.conn: Connection = open_store(self.profile.store)
        settings = json.dumps({"group_id": str(GROUP), "token_kind": "user"})
        now = self.clock.now_us()
        with transaction(self.conn):
            self.conn.execute(
                "INSERT INTO account(name, platform, base_url, settings_json, secret_names_json, external_id,"
                " external_name, own_ids_json, created_at) VALUES ('vk', 'vk', ?, ?, '[\"token\"]', ?, 'x', ?, ?)",
                (self.demo.url, settings, f"-{GROUP}", json.dumps([f"-{GROUP}"]), now),
            )
            for place, kind, private in (("wall", "comments", 0), ("im", "direct", 1)):
                self.conn.execute(
                    "INSERT INTO channel(account_id, external_id, name, kind, private, starts, watched, watched_at,"
                    " horizon_at) VALUES (1, ?, ?, ?, ?, 'all', 1, ?, ?)",
                    (f"{place}-{GROUP}", place, kind, private, now, now - 72 * 3600 * SECOND_US),
                )

    def secrets(self, row: AccountRow) -> Mapping[str, str]:
        return {"token": self.token}

    def once(self, wait_s: float = 60.0) -> None:
        Engine(self.profile, {"vk": load("vk")}, self.secrets, self.clock).run_once(wait_s)

    def file(self, data: bytes) -> OutgoingFile:
        """A document in the profile."""
        digest = hashlib.sha256(data).hexdigest()
        (self.profile.attachments / digest).write_bytes(data)
        return OutgoingFile(name=f"{digest[:4]}.pdf", sha256=digest, size=len(data), mime="application/pdf")

    def reply(self, external_id: str, text: str, *files: OutgoingFile) -> int:
        (row,) = self.conn.execute("SELECT id FROM message WHERE external_id = ?", (external_id,)).fetchall()
        target = int(row[0])
        with transaction(self.conn):
            decided = decide.decide(
                self.conn, clock=self.clock, actor="1", kind=EntryKind.REPLY, seen=(target,), target_id=target,
                words={"text": text} | ({"files": dumps(files)} if files else {}), hold_s=0,
            )  # fmt: skip
        return decided.entry.id

    def state(self, entry: int) -> DeliveryState:
        found = outbox_rows.get(self.conn, entry)
        assert found is not None
        return found.state

    def written(self) -> Counter[str]:
        comments = [c.text for c in self.community.comments["wall"].values() if c.author < 0]
        return Counter([*comments, *(m.text for m in self.community.messages.values() if m.author < 0)])

    def carried(self) -> dict[str, list[bytes]]:
        """What stands beside each answer."""
        own: list[Comment | Dm] = [c for c in self.community.comments["wall"].values() if c.author < 0]
        own += [m for m in self.community.messages.values() if m.author < 0]
        return {each.text: self.demo.methods.files.bytes_of(each.attachments) for each in own}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    try:
        yield made
    finally:
        made.conn.close()
        made.demo.stop()


def trouble(random: Random, method: str) -> Fault | None:
    """Something for every second request: closed before or after the work, half a body, a 502 with HTML, error 6."""
    if method in SIGN_IN or random.random() < 0.5:
        return None
    kind = random.choice(["cut_before", "cut_after", "truncate", "replace", "error"])
    if kind == "replace":
        return Fault(kind=kind, status=502, headers=HTML, body=b"<html>Bad Gateway</html>")
    return Fault(kind=kind, code=6, text="Too many requests per second")


@pytest.mark.parametrize("seed", [1, 2])
def test_every_second_request_fails_and_each_reply_arrives_once(town: Town, seed: int) -> None:
    asked = [
        str(town.community.comment("wall", town.post, town.community.person(f"Гость {n}"), f"вопрос {n}").id)
        for n in range(12)
    ]
    asked += [str(town.community.message(town.community.person(f"Гость {n}"), f"личное {n}").id) for n in range(6)]
    town.once()
    random = Random(seed)
    town.demo.chance = lambda method: trouble(random, method)
    papers = {number: b"%PDF-1 " + number.encode() for number in asked[::3]}
    entries = {
        town.reply(number, f"ответ {number}", *([town.file(papers[number])] if number in papers else [])): (
            f"ответ {number}"
        )
        for number in asked
    }
    for _ in range(40):
        town.once(wait_s=30)
        assert max(town.written().values(), default=0) <= 1
        if all(town.state(entry) is DeliveryState.SENT for entry in entries):
            break
    faults = town.demo.broken
    town.demo.chance = None
    town.once(wait_s=900)
    assert faults > 40
    written, carried = town.written(), town.carried()
    for number in asked:
        if f"ответ {number}" in carried:
            assert carried[f"ответ {number}"] == ([papers[number]] if number in papers else [])
    for entry, text in entries.items():
        state = town.state(entry)
        assert state in {DeliveryState.SENT, DeliveryState.UNSURE}, (text, state, outbox_rows.get(town.conn, entry))
        assert written[text] <= 1
        assert written[text] == 1 or state is not DeliveryState.SENT
    assert [town.state(entry) for entry in entries].count(DeliveryState.SENT) >= len(entries) - 2
