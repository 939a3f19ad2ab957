"""The engine on the demo Telegram: the stream into the store, replies out of it, and doubt that waits for a person."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from moderator_app.clock import SECOND_US, Clock
from moderator_app.demo.telegram import BAD_GATEWAY, DemoTelegram
from moderator_app.demo.telegram_world import World
from moderator_app.demo.wordpress import Fault
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.engine.runtime import Engine
from moderator_app.paths import Profile, open_profile
from moderator_app.platforms.telegram import PLATFORM
from moderator_app.storage import decide, outbox_rows
from moderator_app.storage.connect import Connection, open_store, transaction
from moderator_app.storage.watch import AccountRow
from tests.toy.clock import ToyClock
from tests.toy.stores import empty_store


class Office:
    """A profile with one bot, and an engine that is started as often as a test likes."""

    def __init__(self, folder: Path, clock: Clock | None = None) -> None:
        self.clock: Any = clock or ToyClock()
        self.world = World(self.clock)
        self.demo = DemoTelegram(self.world).start()
        self.profile: Profile = open_profile(folder)
        empty_store(self.profile.root)
        self.conn: Connection = open_store(self.profile.store)
        me = str(self.world.bot["id"])
        with transaction(self.conn):
            self.conn.execute(
                "INSERT INTO account(name, platform, base_url, settings_json, secret_names_json, external_id,"
                " external_name, own_ids_json, created_at)"
                " VALUES ('bot', 'telegram', ?, '{}', '[\"token\"]', ?, '@bot', ?, ?)",
                (self.demo.url, me, json.dumps([me]), self.clock.now_us()),
            )
            self.conn.execute(
                "INSERT INTO channel(account_id, external_id, name, kind, private, starts, watched, watched_at,"
                " horizon_at) VALUES (1, 'private', 'Private chats', 'direct', 1, 'all', 1, 0, 0)"
            )

    def close(self) -> None:
        self.conn.close()
        self.demo.stop()

    def secrets(self, row: AccountRow) -> Mapping[str, str]:
        return {"token": self.world.token}

    def once(self, wait_s: float = 60.0) -> dict[str, Any]:
        return Engine(self.profile, {"telegram": PLATFORM}, self.secrets, self.clock).run_once(wait_s)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self.conn.execute(query, values).fetchall()

    def reply(self, text: str, answer: str) -> int:
        (target,) = self.rows("SELECT id FROM message WHERE text = ?", text)[0]
        with transaction(self.conn):
            decided = decide.decide(
                self.conn, clock=self.clock, actor="1", kind=EntryKind.REPLY, seen=(target,), target_id=target,
                words={"text": answer}, hold_s=0,
            )  # fmt: skip
        return decided.entry.id

    def state(self, entry: int) -> DeliveryState:
        found = outbox_rows.get(self.conn, entry)
        assert found is not None
        return found.state


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "profile")
    try:
        yield made
    finally:
        made.close()


def test_news_of_all_chats_becomes_items_and_a_reply_is_sent(office: Office) -> None:
    world = office.world
    group = world.supergroup("Чат", username="zerno_chat")
    anna = world.person("Анна")
    mention = {"type": "mention", "offset": 0, "length": 10}
    world.say(group, anna, "просто болтаем")
    world.say(group, anna, "@zerno_bot есть кофе?", entities=[mention])
    world.say(world.dialogue(anna), anna, "здравствуйте")
    report = office.once()
    assert report["pulled"]["new"] == 3
    items = office.rows("SELECT m.text FROM item i JOIN message m ON m.id = i.id WHERE i.state = 'open' ORDER BY m.id")
    assert items == [("@zerno_bot есть кофе?",), ("здравствуйте",)]
    entries = [office.reply("@zerno_bot есть кофе?", "Есть!"), office.reply("здравствуйте", "Добрый день!")]
    office.once()
    assert [office.state(entry) for entry in entries] == [DeliveryState.SENT] * 2
    assert sorted(world.texts_of_bot()) == ["Добрый день!", "Есть!"]
    assert office.rows("SELECT count(*) FROM item WHERE state = 'open'") == [(0,)]
    again = office.once()
    assert again["pulled"] == {"new": 0, "edited": 0, "deleted": 0, "quarantined": 0}


def test_an_edit_of_our_answer_stands_in_the_mirror_with_what_it_said_before(office: Office) -> None:
    """The thread shows the difference at once, though Telegram never tells a bot of its own messages."""
    anna = office.world.person("Анна")
    office.world.say(office.world.dialogue(anna), anna, "когда вы открыты?")
    office.once()
    office.reply("когда вы открыты?", "С девяти")
    office.once()
    (ours,) = office.rows("SELECT id FROM message WHERE text = 'С девяти'")[0]
    with transaction(office.conn):
        decided = decide.decide(
            office.conn, clock=office.clock, actor="1", kind=EntryKind.EDIT, seen=(ours,), target_id=ours,
            words={"text": "С десяти"}, hold_s=0,
        )  # fmt: skip
    office.once()
    assert office.state(decided.entry.id) is DeliveryState.SENT
    assert office.world.texts_of_bot() == ["С десяти"]
    assert office.rows("SELECT text FROM message WHERE id = ?", ours) == [("С десяти",)]
    assert office.rows("SELECT text FROM revision WHERE message_id = ?", ours) == [("С девяти",)]


def test_two_groups_that_count_alike_do_not_disturb_each_other(office: Office) -> None:
    world = office.world
    mark = {"type": "bot_command", "offset": 0, "length": 5}
    for name in ("раз", "два"):
        world.say(world.supergroup(name), world.person("Анна"), f"/help {name}", entities=[mark])
    office.once()
    entries = [office.reply(f"/help {name}", f"ответ {name}") for name in ("раз", "два")]
    office.once()
    assert [office.state(entry) for entry in entries] == [DeliveryState.SENT] * 2
    assert len({number for _, number in world.own}) == 1


def test_a_deep_comment_does_not_unname_its_post(office: Office) -> None:
    world = office.world
    group = world.supergroup("Обсуждение")
    copy = world.post(world.channel("Зерно", discussion=group), "Новая обжарка")
    first = world.say(group, world.person("Анна"), "раз", reply_to=copy["message_id"])
    office.once()
    world.say(group, world.person("Борис"), "два", reply_to=first["message_id"])
    office.once()
    office.reply("два", "ответ")
    office.once()
    threads = office.rows("SELECT DISTINCT t.title, t.body FROM message m JOIN thread t ON t.id = m.thread_id"
                          " WHERE m.text IN ('раз', 'два', 'ответ')")  # fmt: skip
    assert threads == [("Новая обжарка", "Новая обжарка")]


def test_a_group_that_moves_keeps_its_items(office: Office) -> None:
    world = office.world
    old = world.group("Группа")
    anna = world.person("Анна")
    command = {"type": "bot_command", "offset": 0, "length": 5}
    world.say(old, anna, "/help до", entities=[command])
    office.once()
    (channel,) = office.rows("SELECT id FROM channel WHERE external_id = ?", str(old))
    new = world.migrate(old)
    world.say(new, anna, "/help после", entities=[command])
    office.once()
    assert office.rows("SELECT id FROM channel WHERE external_id = ?", str(new)) == [channel]
    assert office.rows("SELECT count(*) FROM channel") == [(2,)]
    assert office.rows("SELECT DISTINCT channel_id FROM message") == [channel]
    entry = office.reply("/help до", "ответ после переезда")
    office.once()
    assert office.state(entry) is DeliveryState.SENT
    assert world.own[0][0] == new


def test_under_half_faults_each_doubtful_reply_waits_for_a_person(office: Office) -> None:
    world = office.world
    private = [(world.person(f"Гость {number}"), f"вопрос {number}") for number in range(25)]
    for who, text in private:
        world.say(world.dialogue(who), who, text)
    office.once()
    entries = {office.reply(text, f"ответ на {text}"): f"ответ на {text}" for _, text in private}
    random = Random(20261120)
    kinds = ("cut_before", "cut_after", "truncate")
    faults = [*(Fault(kind=kind, method="POST") for kind in kinds), Fault(**{**_fields(BAD_GATEWAY), "method": "POST"})]
    office.demo.take_fault = (  # type: ignore[method-assign]
        lambda http, path, **_: random.choice(faults) if http == "POST" and random.random() < 0.5 else None
    )
    for _ in range(8):
        office.once(wait_s=600)
        office.clock.pass_s(300)
    states = {text: office.state(entry) for entry, text in entries.items()}
    arrived = world.texts_of_bot()
    assert len(arrived) == len(set(arrived))
    sent = {text for text, state in states.items() if state is DeliveryState.SENT}
    unsure = {text for text, state in states.items() if state is DeliveryState.UNSURE}
    assert sent | unsure == set(states)
    assert sent <= set(arrived)
    assert unsure & set(arrived)
    assert unsure - set(arrived)


def _fields(fault: Fault) -> dict[str, Any]:
    return {name: getattr(fault, name) for name in ("kind", "status", "headers", "body")}


@pytest.mark.rule(12)
def test_the_token_is_nowhere_in_the_store(office: Office) -> None:
    world = office.world
    world.say(world.dialogue(anna := world.person("Анна")), anna, "здравствуйте")
    office.once()
    entry = office.reply("здравствуйте", "привет")
    office.demo.plan(Fault(kind="cut_after", path="sendMessage"))
    office.once()
    assert office.state(entry) is DeliveryState.UNSURE
    office.demo.revoke_token()
    office.once()
    secret = world.token.partition(":")[2].encode()
    files = [path for path in office.profile.root.rglob("*") if path.is_file()]
    assert len(files) > 1
    assert [path for path in files if secret in path.read_bytes()] == []
    assert office.clock.now_us() > SECOND_US
