"""One account's work slice by slice, as its thread does it: pace, recovery, renewed credentials, what comes first."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from moderator_app.clock import SECOND_US
from moderator_app.domain.capabilities import Idempotency
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState as D
from moderator_app.domain.ports import Health
from moderator_app.engine.access import LaneAccess
from moderator_app.engine.account import AccountWorker
from moderator_app.errors import UserError, declare
from moderator_app.storage import account_health, decide, outbox_rows
from moderator_app.storage.connect import Connection
from moderator_app.storage.lane import Lane
from moderator_app.storage.watch import AccountRow
from tests.toy.clock import ToyClock
from tests.toy.platform import SENDING, ToyPlatform, ToyWorld
from tests.toy.shop import furnish
from tests.toy.stores import empty_store

NO_KEYRING = declare("toy_no_keyring", "There is no keyring.", "Связки ключей нет.")


class Hand:
    """A worker moved by hand."""

    def __init__(self, path: Path) -> None:
        self.clock = ToyClock()
        self.world = ToyWorld(clock=self.clock, sending=SENDING[Idempotency.NATURAL])
        self.platform = ToyPlatform(self.world)
        self.lane = Lane(path, self.clock)
        self.access = LaneAccess(self.lane, path)
        self.lane.call(lambda conn: furnish(conn, self.clock.now_us()))
        self.password: str | None = "secret"
        self.worker = AccountWorker(
            account_id=1,
            platform=self.platform,
            secrets=self.secrets,
            access=self.access,
            clock=self.clock,
            random=Random(3),
            stop=threading.Event(),
        )

    def secrets(self, row: AccountRow) -> dict[str, str]:
        if self.password is None:
            raise UserError(NO_KEYRING)
        return {"password": self.password}

    def close(self) -> None:
        self.worker.close()
        self.access.close()
        self.lane.close()

    def rest(self, limit: int = 50) -> float:
        """Work until the worker wants to wait; returns how long."""
        for _ in range(limit):
            wait_s = self.worker.step()
            if wait_s > 0:
                return wait_s
        raise AssertionError("it never rests")

    def reply(self, external_id: str, text: str, *, hold_s: int = 0) -> int:
        def write(conn: Connection) -> int:
            (target,) = conn.execute("SELECT id FROM message WHERE external_id = ?", (external_id,)).fetchone()
            return decide.decide(
                conn, clock=self.clock, actor="1", kind=EntryKind.REPLY, seen=(target,), target_id=target,
                words={"text": text}, hold_s=hold_s,
            ).entry.id  # fmt: skip

        return self.lane.call(write)

    def state(self, entry: int) -> D:
        found = self.access.read(lambda conn: outbox_rows.get(conn, entry))
        assert found is not None
        return found.state

    def health(self) -> Health:
        return self.access.read(lambda conn: account_health.of(conn, 1)[0])

    def calls(self, name: str) -> int:
        return self.world.calls.count(name)


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[Hand]:
    held = Hand(empty_store(tmp_path))
    yield held
    held.close()


def test_a_reply_leaves_between_two_pages_of_a_long_first_import(hand: Hand) -> None:
    hand.world.page_size = 2
    first = hand.world.write("First", by="anna")
    for number in range(20):
        hand.world.write(f"More {number}", by=f"guest{number}")
    while hand.calls("pull") < 2:
        hand.worker.step()
    entry = hand.reply(first, "An answer")
    hand.worker.step()
    assert hand.state(entry) is D.SENT
    assert hand.calls("pull") == 2, "the import is still going on"


def test_it_slows_down_where_nothing_happens_and_is_fast_again_when_something_does(hand: Hand) -> None:
    hand.rest()
    before = hand.calls("pull")
    for _ in range(40):
        hand.clock.pass_s(hand.rest())
    passed = hand.calls("pull") - before
    assert passed < 40
    hand.world.write("A question")
    while hand.calls("pull") == passed + before:
        hand.clock.pass_s(hand.rest())
    assert hand.worker.session.plans[1].interval_s == 10.0


def test_offline_it_waits_longer_and_longer_and_after_sleep_tries_at_once(hand: Hand) -> None:
    hand.rest()
    hand.world.down = True
    for _ in range(12):
        hand.clock.pass_s(hand.rest())
    assert hand.health() is Health.OFFLINE
    assert hand.rest() > 0
    hand.world.down = False
    before = hand.calls("pull")
    hand.worker.hurry()
    hand.rest()
    assert hand.calls("pull") > before
    assert hand.health() is Health.OK


def test_a_rate_limit_is_not_cut_short_by_sleep(hand: Hand) -> None:
    from tests.toy.platform import rate_limit

    hand.rest()
    hand.world.read_faults.append(rate_limit(120))
    hand.worker.hurry()
    hand.rest()
    before = len(hand.world.calls)
    hand.worker.hurry()
    assert hand.worker.step() > 50
    assert len(hand.world.calls) == before


def test_a_renewed_credential_counts_at_once(hand: Hand) -> None:
    hand.rest()
    hand.world.password = "new"
    hand.clock.pass_s(200)
    assert hand.rest() > 50
    assert hand.health() is Health.NEEDS_SIGNIN
    hand.password = "new"
    hand.lane.call(lambda conn: conn.execute("UPDATE account SET credential_version = 2"))
    hand.rest()
    assert hand.health() is Health.OK
    assert hand.platform.opened[0].closed


@pytest.mark.rule(12)
def test_without_a_keyring_the_account_stops_with_a_sentence_and_goes_on_when_there_is_one(hand: Hand) -> None:
    hand.password = None
    hand.rest()
    health, reason, _ = hand.access.read(lambda conn: account_health.of(conn, 1))
    assert health is Health.NEEDS_SIGNIN
    assert reason == "toy_no_keyring: There is no keyring."
    hand.password = "secret"
    hand.clock.pass_s(61)
    hand.rest()
    assert hand.health() is Health.OK


def test_health_says_since_when_and_keeps_it(hand: Hand) -> None:
    hand.rest()
    hand.world.down = True
    hand.clock.pass_s(100)
    hand.rest()
    since = hand.access.read(lambda conn: account_health.of(conn, 1)[2])
    for _ in range(5):
        hand.clock.pass_s(hand.rest())
    assert hand.access.read(lambda conn: account_health.of(conn, 1)[2]) == since
    assert since is not None
    assert hand.clock.now_us() - since > 5 * SECOND_US


def test_a_removed_account_rests(hand: Hand) -> None:
    hand.rest()
    hand.lane.call(lambda conn: conn.execute("UPDATE account SET removed_at = 1"))
    before = len(hand.world.calls)
    hand.clock.pass_s(1_000)
    assert hand.rest() > 0
    assert len(hand.world.calls) == before


def test_holds_end_and_interrupted_attempts_are_said_without_any_network(hand: Hand) -> None:
    asked = [hand.world.write(f"Question {number}", by=f"guest{number}") for number in range(2)]
    hand.rest()
    hand.world.down = True
    hand.clock.pass_s(200)
    hand.rest()
    held = hand.reply(asked[0], "Held", hold_s=10)
    cut = hand.reply(asked[1], "Cut")
    hand.lane.call(
        lambda conn: conn.execute("UPDATE delivery SET state = 'sending' WHERE entry_id = ?", (cut,)).rowcount
    )
    assert hand.worker.step() <= 10
    assert hand.state(cut) is D.UNSURE
    assert hand.state(held) is D.HELD
    hand.clock.pass_s(10)
    hand.worker.step()
    assert hand.state(held) is D.QUEUED
    assert not hand.world.applied
