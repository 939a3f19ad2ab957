"""The engine on the toy platform: reading, delivering, health and recovery, with the real store and a clock of ours."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from moderator_app.clock import HOUR_US, SECOND_US
from moderator_app.domain.capabilities import Idempotency
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState as D
from moderator_app.domain.ports import Health, NoPermission, PlatformError, Unreadable
from moderator_app.engine.runtime import Engine, _Open, _Running
from moderator_app.errors import UserError
from moderator_app.paths import Profile, open_profile
from moderator_app.storage import account_health, decide, outage, outbox, outbox_rows
from moderator_app.storage.connect import Connection, open_store, transaction
from moderator_app.storage.watch import AccountRow
from tests.toy.clock import ToyClock
from tests.toy.platform import SENDING, Fault, StreamingPlatform, ToyPlatform, ToyWorld, rate_limit
from tests.toy.shop import furnish
from tests.toy.stores import empty_store


@dataclass
class Town:
    """A profile with accounts on toy platforms, and an engine that is started as often as a test likes."""

    profile: Profile
    clock: ToyClock
    worlds: dict[str, ToyWorld]
    conn: Connection
    password: str = "secret"
    versions: str = "1"
    streaming: bool = False

    def engine(self) -> Engine:
        if self.streaming:
            streamed = {name: StreamingPlatform(world, name=name) for name, world in self.worlds.items()}
            return Engine(self.profile, streamed, self.secrets, self.clock)
        platforms = {name: ToyPlatform(world, name=name, version=self.versions) for name, world in self.worlds.items()}
        return Engine(self.profile, platforms, self.secrets, self.clock)

    def secrets(self, row: AccountRow) -> Mapping[str, str]:
        return {"password": self.password}

    def once(self, wait_s: float = 60.0) -> dict[str, Any]:
        return self.engine().run_once(wait_s)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self.conn.execute(query, values).fetchall()

    def message(self, external_id: str) -> int:
        return int(self.rows("SELECT id FROM message WHERE external_id = ?", external_id)[0][0])

    def decide(self, kind: EntryKind, target: int, *, text: str | None = None, hold_s: int = 0,
               data: dict[str, Any] | None = None) -> int:  # fmt: skip
        words = {} if text is None else {"text": text}
        with transaction(self.conn):
            decided = decide.decide(
                self.conn, clock=self.clock, actor="1", kind=kind, seen=(target,), target_id=target, words=words,
                hold_s=hold_s, data=data,
            )  # fmt: skip
        return decided.entry.id

    def reply(self, target: int, text: str, *, hold_s: int = 0) -> int:
        return self.decide(EntryKind.REPLY, target, text=text, hold_s=hold_s)

    def state(self, entry: int) -> D:
        found = outbox_rows.get(self.conn, entry)
        assert found is not None
        return found.state

    def health(self, account_id: int = 1, capability: str = "") -> Health:
        return account_health.of(self.conn, account_id, capability)[0]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """One account on a platform that refuses duplicates by nature."""
    profile = open_profile(tmp_path / "profile")
    empty_store(profile.root)
    clock = ToyClock()
    world = ToyWorld(clock=clock, sending=SENDING[Idempotency.NATURAL])
    conn = open_store(profile.store)
    with transaction(conn):
        furnish(conn, clock.now_us())
    yield Town(profile=profile, clock=clock, worlds={"toy": world}, conn=conn)
    conn.close()


def test_once_reads_everything_and_delivers_what_is_due(town: Town) -> None:
    world = town.worlds["toy"]
    world.page_size = 3
    asked = [world.write(f"Question {number}", by=f"guest{number}") for number in range(10)]
    report = town.once()
    assert report["pulled"] == {"new": 10, "edited": 0, "deleted": 0, "quarantined": 0}
    (account,) = report["accounts"]
    assert (account["name"], account["health"], account["reason"]) == ("shop", "ok", "")
    assert account["lag_s"] < 1
    entry = town.reply(town.message(asked[0]), "An answer", hold_s=10)
    report = town.once()
    assert report["delivered"]["sent"] == 1
    assert world.written("An answer")
    assert town.state(entry) is D.SENT


@pytest.mark.rule(4)
def test_a_sent_reply_stands_in_the_thread_at_once_and_pulling_it_changes_nothing(town: Town) -> None:
    world = town.worlds["toy"]
    asked = world.write("Question")
    town.once()
    entry = town.reply(town.message(asked), "An answer")
    town.once(0)
    (external_id,) = world.written("An answer")
    rows = town.rows("SELECT text, ours, claimed_by FROM message WHERE external_id = ?", external_id)
    assert rows == [("An answer", 1, entry)]
    before = town.rows("SELECT * FROM message ORDER BY id"), town.rows("SELECT * FROM item ORDER BY id")
    report = town.once()
    assert report["pulled"] == {"new": 0, "edited": 0, "deleted": 0, "quarantined": 0}
    assert (town.rows("SELECT * FROM message ORDER BY id"), town.rows("SELECT * FROM item ORDER BY id")) == before
    assert town.rows("SELECT state, settler FROM item") == [("done", f"entry:{entry}")]


def test_a_hold_that_ends_later_than_the_wait_stays_held(town: Town) -> None:
    asked = town.worlds["toy"].write("Question")
    town.once()
    entry = town.reply(town.message(asked), "An answer", hold_s=60)
    report = town.once(wait_s=5)
    assert report["delivered"]["held"] == 1
    assert town.state(entry) is D.HELD
    assert not town.worlds["toy"].applied


def test_a_certain_failure_is_tried_again_within_the_wait(town: Town) -> None:
    world = town.worlds["toy"]
    asked = world.write("Question")
    town.once()
    entry = town.reply(town.message(asked), "An answer")
    world.faults.append(Fault.NO_CONNECTION)
    report = town.once()
    assert report["delivered"]["sent"] == 1
    assert town.state(entry) is D.SENT
    assert len(world.written("An answer")) == 1


def test_ten_replies_without_a_network_arrive_once_each_when_it_is_back(town: Town) -> None:
    world = town.worlds["toy"]
    asked = [world.write(f"Question {number}", by=f"guest{number}") for number in range(10)]
    town.once()
    for number, external_id in enumerate(asked):
        town.reply(town.message(external_id), f"Answer {number}")
    world.faults.extend([None, None, Fault.LOST_ANSWER, Fault.LOST_REQUEST])
    world.faults.extend([Fault.NO_CONNECTION] * 3)
    town.once(wait_s=0)
    world.down = True
    report = town.once(wait_s=10)
    assert report["accounts"][0]["health"] == "offline"
    world.down = False
    report = town.once(wait_s=600)
    assert [len(world.written(f"Answer {number}")) for number in range(10)] == [1] * 10
    assert report["delivered"]["retry"] == report["delivered"]["unsure"] == report["delivered"]["waiting"] == 0


def test_a_revoked_password_keeps_deliveries_queued_and_a_renewed_one_sends_them(town: Town) -> None:
    world = town.worlds["toy"]
    asked = world.write("Question")
    town.once()
    world.password = "another"
    entry = town.reply(town.message(asked), "An answer")
    report = town.once(wait_s=0)
    assert report["accounts"][0]["health"] == "needs_signin"
    assert "incorrect_password" in report["accounts"][0]["reason"]
    assert town.state(entry) is D.QUEUED
    assert outbox_rows.get(town.conn, entry).blocked_code == "needs_signin"  # type: ignore[union-attr]
    town.password = "another"
    with transaction(town.conn):
        town.conn.execute("UPDATE account SET credential_version = credential_version + 1")
    report = town.once(wait_s=0)
    assert report["accounts"][0]["health"] == "ok"
    assert town.state(entry) is D.SENT


def test_a_rate_limit_is_kept_and_said(town: Town) -> None:
    world = town.worlds["toy"]
    asked = world.write("Question")
    town.once()
    entry = town.reply(town.message(asked), "An answer")
    world.faults.append(Fault.RATE_LIMITED)
    report = town.once(wait_s=5)
    assert report["accounts"][0]["health"] == "rate_limited"
    assert report["delivered"]["waiting"] == 1
    assert outbox_rows.get(town.conn, entry).blocked_code == "rate_limited"  # type: ignore[union-attr]
    world.read_faults.append(rate_limit(20))
    performed = world.calls.count("perform")
    town.once(wait_s=5)
    assert world.calls.count("perform") == performed


def test_a_right_that_is_missing_is_said_of_the_capability_alone(town: Town) -> None:
    world = town.worlds["toy"]
    asked = world.write("Question")
    town.once()
    entry = town.reply(town.message(asked), "An answer")
    world.faults.append(Fault.FORBIDDEN)
    town.once(wait_s=0)
    assert town.state(entry) is D.REFUSED
    assert town.health(capability="reply") is Health.NO_PERMISSION
    assert town.health() is Health.OK


@pytest.mark.expects_log("unexpected failure")
def test_a_bug_in_one_adapter_leaves_the_other_accounts_alone(town: Town) -> None:
    with transaction(town.conn):
        furnish(town.conn, town.clock.now_us(), name="other", platform="other")
    town.worlds["other"] = ToyWorld(clock=town.clock, sending=SENDING[Idempotency.KEY])
    town.worlds["other"].write("Question there")
    town.worlds["toy"].write("Question here")
    town.worlds["toy"].read_faults.extend([ZeroDivisionError("boom")] * 5)
    report = town.once(wait_s=0)
    assert [account["health"] for account in report["accounts"]] == ["offline", "ok"]
    assert "ZeroDivisionError" in report["accounts"][0]["reason"]
    assert report["pulled"]["new"] == 1


@pytest.mark.rule(5)
def test_an_unreadable_payload_is_kept_and_read_after_an_upgrade_of_the_adapter(town: Town) -> None:
    world = town.worlds["toy"]
    world.write("Fine")
    odd = world.write("Odd")
    world.unreadable[odd] = Unreadable(external_id=odd, payload=b'{"id": "odd"}', reason="no text")
    report = town.once()
    assert report["pulled"]["new"] == 1
    assert report["pulled"]["quarantined"] == 1
    world.unreadable.clear()
    town.once()
    assert town.rows("SELECT count(*) FROM message") == [(1,)]
    town.versions = "2"
    town.once()
    assert town.rows("SELECT count(*) FROM message") == [(2,)]
    assert town.rows("SELECT count(*) FROM quarantine WHERE resolved_at IS NULL") == [(0,)]


def test_edits_and_deletions_are_seen_when_open_items_are_read_again(town: Town) -> None:
    world = town.worlds["toy"]
    first, second = world.write("Before"), world.write("Going", by="bob")
    town.once()
    marks = len(world.log)
    world.edit(first, "After")
    world.destroy(second)
    del world.log[marks:]  # this platform tells nobody
    town.once()
    assert town.rows("SELECT text FROM message WHERE external_id = ?", first) == [("Before",)]
    town.clock.pass_s(3_700)
    report = town.once()
    assert report["pulled"]["edited"] == 1
    assert report["pulled"]["deleted"] == 1
    assert town.rows("SELECT text FROM message WHERE external_id = ?", first) == [("After",)]


def test_a_channel_that_may_not_be_read_is_health_not_an_end(town: Town) -> None:
    world = town.worlds["toy"]
    world.write("Question")
    world.read_faults.extend([None, *[NoPermission("forbidden", "not yours")] * 2])
    town.once(wait_s=0)
    assert town.health(capability="read") is Health.NO_PERMISSION
    assert town.health() is Health.OK
    town.once(wait_s=0)
    assert town.health(capability="read") is Health.OK


def test_the_end_of_a_snooze_is_written_once(town: Town) -> None:
    asked = town.worlds["toy"].write("Question")
    town.once()
    target = town.message(asked)
    until = town.clock.now_us() + HOUR_US
    town.decide(EntryKind.SNOOZE, target, data={"until": until})
    assert town.rows("SELECT state FROM item") == [("waiting",)]
    town.once()
    assert town.rows("SELECT state FROM item") == [("waiting",)]
    town.clock.pass_s(3_601)
    town.once()
    town.once()
    assert town.rows("SELECT state FROM item") == [("open",)]
    assert town.rows("SELECT count(*) FROM entry WHERE kind = 'wake'") == [(1,)]


def test_the_end_of_a_lease_is_written_once(town: Town) -> None:
    asked = town.worlds["toy"].write("Question")
    town.once()
    until = town.clock.now_us() + 600 * SECOND_US
    town.decide(EntryKind.CLAIM, town.message(asked), data={"until": until})
    assert town.rows("SELECT claimed_by FROM item") == [("1",)]
    town.clock.pass_s(601)
    town.once()
    assert town.rows("SELECT claimed_by FROM item") == [(None,)]
    assert town.rows("SELECT count(*) FROM entry WHERE kind = 'wake'") == [(1,)]


@pytest.mark.rule(7)
def test_the_platforms_clock_is_compared_with_ours(town: Town) -> None:
    town.worlds["toy"].clock_error_us = -HOUR_US
    town.worlds["toy"].write("Question")
    town.once()
    ((offset,),) = town.rows("SELECT clock_offset_us FROM account")
    assert offset == town.worlds["toy"].now() - town.clock.now_us()


def test_an_account_with_unfinished_deliveries_cannot_be_removed(town: Town) -> None:
    asked = town.worlds["toy"].write("Question")
    town.once()
    entry = town.reply(town.message(asked), "An answer", hold_s=60)
    with transaction(town.conn), pytest.raises(UserError) as refused:
        outbox.refuse_removal(town.conn, 1)
    assert refused.value.code == "account_has_deliveries"
    with transaction(town.conn):
        outbox.cancel(town.conn, entry, clock=town.clock, actor="1")
        outbox.refuse_removal(town.conn, 1)


@pytest.mark.expects_log("older than the journal's high mark")
def test_a_store_older_than_its_journal_sends_nothing_by_itself(town: Town) -> None:
    world = town.worlds["toy"]
    asked = [world.write(f"Question {number}", by=f"guest{number}") for number in range(2)]
    town.once()
    held = town.reply(town.message(asked[0]), "Held", hold_s=30)
    queued = town.reply(town.message(asked[1]), "Queued")
    copy = town.profile.root / "copy.sqlite"
    town.conn.execute("VACUUM INTO ?", (str(copy),))
    town.once()
    assert world.written("Held")
    assert world.written("Queued")
    town.conn.close()
    for suffix in ("-wal", "-shm"):
        Path(f"{town.profile.store}{suffix}").unlink(missing_ok=True)
    copy.replace(town.profile.store)
    town.conn = open_store(town.profile.store)
    report = town.once(wait_s=600)
    assert report["delivered"]["unsure"] == 2
    assert {town.state(held), town.state(queued)} == {D.UNSURE}
    assert len(world.applied) == 2
    later = town.reply(town.message(asked[0]), "Later")
    with transaction(town.conn):
        outbox.resolve_posted(town.conn, held, world.written("Held")[0], clock=town.clock, actor="1")
    town.once()
    assert town.state(later) is D.SENT, "only what the copy held is distrusted, and only once"


def test_a_second_engine_is_refused_naming_the_first(town: Town) -> None:
    from moderator_app.engine import lock

    with lock.held(town.profile, town.clock), pytest.raises(UserError) as refused:
        town.once()
    assert refused.value.code == "engine_running"
    assert refused.value.exit_code == 1
    assert str(lock.holder(town.profile)["pid"]) in refused.value.text("en")
    assert town.profile.engine_lock.exists()
    town.once()


def test_reading_errors_of_every_kind_become_health(town: Town) -> None:
    world = town.worlds["toy"]
    world.read_faults.append(PlatformError("bad_gateway", "<html>"))
    report = town.once(wait_s=0)
    assert report["accounts"][0]["health"] == "offline"
    assert report["accounts"][0]["reason"] == "bad_gateway: <html>"
    assert town.once(wait_s=0)["accounts"][0]["health"] == "ok"


def test_a_stream_brings_channels_with_their_news_and_goes_on_where_it_was(town: Town) -> None:
    town.streaming = True
    world = town.worlds["toy"]
    world.write("Here", thread="a")
    world.write("There", thread="b")
    assert town.once()["pulled"]["new"] == 2
    assert town.rows("SELECT external_id, watched FROM channel ORDER BY id")[1:] == [("chat-a", 1), ("chat-b", 1)]
    with transaction(town.conn):
        town.conn.execute("UPDATE channel SET watched = 0 WHERE external_id = 'chat-b'")
    world.write("Here again", thread="a")
    world.write("Nobody watches this", thread="b")
    assert town.once()["pulled"]["new"] == 1
    assert town.once()["pulled"]["new"] == 0
    assert town.rows("SELECT value FROM meta WHERE key = 'stream:1'") == [("4",)]


def test_a_stream_that_may_not_be_read_is_said_of_push_alone(town: Town) -> None:
    town.streaming = True
    town.worlds["toy"].read_faults.append(NoPermission("second_poller", "somebody else listens"))
    town.once(wait_s=0)
    assert town.health(capability="push") is Health.NO_PERMISSION
    assert town.health() is Health.OK


def test_who_asks_to_try_now_ends_the_pause_once(town: Town) -> None:
    """A wish in the change feed hurries every account; the same wish hurries none again."""
    engine = town.engine()
    hurried = _Running(
        worker=cast("Any", None), thread=threading.Thread(), nudge=threading.Event(), stop=threading.Event()
    )
    engine._running[1] = hurried
    with _Open(town.profile, town.clock) as store:
        engine._hurry(store)
        assert not hurried.hurry.is_set()
        with transaction(town.conn):
            outage.hurry(town.conn, town.clock.now_us())
        engine._hurry(store)
        assert hurried.hurry.is_set()
        hurried.hurry.clear()
        engine._hurry(store)
        assert not hurried.hurry.is_set()
