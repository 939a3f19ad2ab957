"""What is read again, and when: open items hourly, done ones and our answers for seven days, ever rarer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US
from moderator_app.domain.capabilities import Idempotency
from moderator_app.domain.entries import EntryKind
from moderator_app.storage import watch
from tests.toy.platform import SENDING
from tests.toy.shop import Shop
from tests.toy.stores import empty_store


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """One open question."""
    opened = Shop(empty_store(tmp_path), SENDING[Idempotency.NATURAL])
    yield opened
    opened.close()


def due(shop: Shop) -> list[str]:
    found = watch.due_refresh(shop.conn, shop.channel_id, shop.clock.now_us(), 100)
    return [reference.external_id for reference in found]


def looked(shop: Shop) -> None:
    shop.conn.execute("UPDATE message SET refreshed_at = ?", (shop.clock.now_us(),))


def looks_within(shop: Shop, span_us: int, step_us: int) -> int:
    """How often something is due when it is looked at whenever it is."""
    count = 0
    for _ in range(span_us // step_us):
        shop.clock.pass_s(step_us / 1_000_000)
        if due(shop):
            count += 1
            looked(shop)
    return count


def test_an_open_item_is_read_again_each_hour(shop: Shop) -> None:
    assert due(shop) == []
    assert looks_within(shop, 6 * HOUR_US, 10 * MINUTE_US) == 6


def test_a_done_item_is_read_ever_more_rarely_and_not_after_a_week(shop: Shop) -> None:
    shop.decide(EntryKind.CLOSE)
    first_day = looks_within(shop, DAY_US, 30 * MINUTE_US)
    later = [looks_within(shop, DAY_US, 30 * MINUTE_US) for _ in range(6)]
    assert first_day > later[0] >= later[-1] >= 0
    assert later[0] > 0
    assert looks_within(shop, DAY_US, HOUR_US) == 0


def test_our_own_answer_is_read_again_so_that_its_removal_is_seen(shop: Shop) -> None:
    shop.reply()
    shop.settle()
    (posted,) = shop.world.written("Yes, we do!")
    shop.clock.pass_s(3_700)
    assert sorted(due(shop)) == sorted([shop.question, posted])


def test_what_waited_longest_comes_first_and_no_more_than_asked(shop: Shop) -> None:
    for number in range(5):
        shop.clock.pass_s(60)
        shop.world.write(f"More {number}", by=f"guest{number}")
        shop.pull()
    shop.clock.pass_s(7_200)
    found = watch.due_refresh(shop.conn, shop.channel_id, shop.clock.now_us(), 3)
    assert [reference.external_id for reference in found] == ["101", "102", "103"]


def test_history_is_not_read_again(shop: Shop) -> None:
    shop.world.write("Long ago", by="old", at=shop.clock.now_us() - 30 * DAY_US)
    shop.pull()
    shop.clock.pass_s(7_200)
    assert due(shop) == [shop.question]
