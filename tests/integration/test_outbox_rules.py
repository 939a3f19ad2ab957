"""The rules of delivering one by one: order, holds, staleness, claims, what people can do and cannot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator_app.clock import DAY_US, SECOND_US
from moderator_app.domain.capabilities import Idempotency
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState as D
from moderator_app.errors import UserError
from moderator_app.storage import outbox, outbox_rows, proof
from tests.toy.platform import COMPLETE, SENDING, Fault
from tests.toy.shop import Shop, savepoint
from tests.toy.stores import empty_store


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A platform that refuses duplicates by nature."""
    opened = Shop(empty_store(tmp_path), SENDING[Idempotency.NATURAL])
    yield opened
    opened.close()


def make(tmp_path: Path, kind: Idempotency) -> Shop:
    return Shop(empty_store(tmp_path, f"{kind}.sqlite"), SENDING[kind])


# ---------------------------------------------------------------- order


def test_an_earlier_delivery_of_the_case_holds_back_a_later_one_which_says_so(shop: Shop) -> None:
    first = shop.reply("First", hold_s=30)
    second = shop.reply("Second")
    while shop.step().entry_id is not None:
        pass
    assert shop.state(second) is D.QUEUED
    assert shop.delivery(second).waits_for == first
    shop.settle()
    assert [text for _, text in shop.world.applied] == ["First", "Second"]


def test_send_now_overtakes(shop: Shop) -> None:
    first = shop.reply("First", hold_s=30)
    second = shop.reply("Second")
    shop.step()
    shop.person(outbox.send_now, second)
    shop.step()
    assert shop.state(second) is D.SENT
    assert shop.state(first) is D.HELD


def test_another_case_is_not_held_back(shop: Shop) -> None:
    shop.reply("First", hold_s=30)
    other = shop.world.write("Another question", by="bob")
    shop.pull()
    entry = shop.reply("To Bob", target=shop.message_id(other))
    shop.step()
    assert shop.state(entry) is D.SENT


def test_a_stale_delivery_holds_back_later_ones_until_it_is_dropped(shop: Shop) -> None:
    first = shop.reply("First")
    shop.world.edit(shop.question, "Something else")
    shop.step()
    assert shop.state(first) is D.STALE
    shop.pull()
    second = shop.reply("Second")
    shop.settle()
    assert shop.delivery(second).waits_for == first
    shop.person(outbox.cancel, first)
    shop.settle()
    assert shop.state(second) is D.SENT


def test_bans_of_one_author_keep_their_order_across_threads(shop: Shop) -> None:
    other = shop.world.write("Elsewhere", by="anna", thread="post-2")
    shop.pull()
    first = shop.decide(EntryKind.BAN, hold_s=30)
    second = shop.decide(EntryKind.UNBAN, target=shop.message_id(other))
    like = shop.decide(EntryKind.LIKE, target=shop.message_id(other))
    while shop.step().entry_id is not None:
        pass
    assert shop.delivery(second).waits_for == first
    assert shop.state(like) is not D.SENT, "the same target as the waiting one"
    shop.settle()
    assert [action for _, action in shop.world.applied] == ["ban", "unban", "like"]


# ---------------------------------------------------------------- holds


@pytest.mark.rule(7)
@pytest.mark.parametrize("jump_s", [-DAY_US // SECOND_US, DAY_US // SECOND_US])
def test_a_hold_ends_when_its_seconds_are_over_whatever_the_wall_clock_does(shop: Shop, jump_s: int) -> None:
    entry = shop.reply(hold_s=10)
    shop.clock.jump_s(jump_s)
    shop.clock.pass_s(9)
    assert shop.step().entry_id is None
    shop.clock.pass_s(1)
    shop.step()
    assert shop.state(entry) is D.QUEUED


@pytest.mark.rule(7)
def test_after_a_reboot_a_hold_is_what_is_left_of_it(shop: Shop) -> None:
    shop.reply(hold_s=60)
    shop.clock.pass_s(20)
    shop.clock.reboot("boot-2")
    stepped = shop.step()
    assert stepped.wait_us == 40 * SECOND_US
    shop.clock.jump_s(-DAY_US / SECOND_US)
    assert shop.step().wait_us == 60 * SECOND_US


# ---------------------------------------------------------------- staleness


@pytest.mark.rule(3)
def test_a_target_that_says_something_else_now_stops_the_reply_and_shows_it(shop: Shop) -> None:
    entry = shop.reply()
    shop.world.edit(shop.question, "Do you have soy milk?")
    shop.settle()
    delivery = shop.delivery(entry)
    assert delivery.state is D.STALE
    assert delivery.stale == {"code": "edited", "text": "Do you have soy milk?"}
    assert not shop.world.applied
    shop.person(outbox.send_anyway, entry)
    shop.settle()
    assert shop.state(entry) is D.SENT


@pytest.mark.rule(3)
def test_send_anyway_is_about_what_was_shown_not_about_the_next_change(shop: Shop) -> None:
    entry = shop.reply()
    shop.world.edit(shop.question, "Second version")
    shop.settle()
    shop.person(outbox.send_anyway, entry)
    shop.world.edit(shop.question, "Third version")
    shop.settle()
    assert shop.state(entry) is D.STALE
    assert shop.delivery(entry).stale == {"code": "edited", "text": "Third version"}


@pytest.mark.rule(3)
def test_a_target_that_is_gone_or_locked_or_answered_by_a_colleague_is_stale(tmp_path: Path) -> None:
    path = empty_store(tmp_path)
    for change, code in (("destroy", "gone"), ("trash", "gone"), ("lock", "locked"), ("answer", "answered")):
        shop = Shop(path, SENDING[Idempotency.NATURAL])
        entry = shop.reply()
        if change == "lock":
            shop.world.locked.add(shop.question)
        elif change == "answer":
            shop.world.write("From my phone", by="us", reply_to=shop.question)
        else:
            getattr(shop.world, change)(shop.question)
        shop.settle()
        assert (shop.delivery(entry).stale or {}).get("code") == code
        shop.close()


def test_an_answer_the_writer_could_see_does_not_make_the_reply_stale(shop: Shop) -> None:
    shop.world.write("From my phone", by="us", reply_to=shop.question)
    shop.pull()
    entry = shop.reply("One more thing")
    shop.settle()
    assert shop.state(entry) is D.SENT


@pytest.mark.rule(3)
def test_the_target_is_looked_at_again_when_the_look_is_older_than_a_minute(shop: Shop) -> None:
    entry = shop.reply()
    shop.boundaries.plan(2, lambda: shop.clock.pass_s(61))  # right after the look
    shop.step()
    assert shop.state(entry) is D.QUEUED
    assert not shop.world.applied
    shop.settle()
    assert shop.state(entry) is D.SENT
    assert shop.world.calls.count("check_target") == 2


def test_deleting_what_is_gone_already_is_done(shop: Shop) -> None:
    entry = shop.decide(EntryKind.DELETE)
    shop.world.destroy(shop.question)
    shop.settle()
    assert shop.state(entry) is D.SENT


# ---------------------------------------------------------------- certain and ambiguous


def test_a_repeat_that_surely_failed_does_not_make_the_first_attempt_certain(tmp_path: Path) -> None:
    shop = make(tmp_path, Idempotency.KEY)
    entry = shop.reply()
    shop.world.faults.extend([Fault.LOST_ANSWER, Fault.NO_CONNECTION])
    shop.step()
    shop.clock.pass_s(5)
    shop.step()
    assert shop.state(entry) is D.UNSURE, "a refused connection says nothing about what left before"
    with pytest.raises(UserError) as refused:
        shop.person(outbox.cancel, entry)
    assert refused.value.code == "delivery_unsure"
    shop.settle()
    assert shop.state(entry) is D.SENT
    assert len(shop.world.applied) == 1
    shop.close()


def test_a_key_too_old_is_not_repeated(tmp_path: Path) -> None:
    shop = make(tmp_path, Idempotency.KEY)
    entry = shop.reply()
    shop.world.faults.append(Fault.LOST_ANSWER)
    shop.step()
    shop.clock.pass_s(61)
    shop.settle()
    assert shop.state(entry) is D.UNSURE
    assert shop.delivery(entry).next_at is None
    assert shop.world.calls.count("perform") == 1
    shop.close()


def test_the_same_words_again_are_refused_and_not_taken_for_the_new_reply(shop: Shop) -> None:
    first = shop.reply("Yes!")
    shop.settle()
    second = shop.reply("Yes!")
    shop.settle()
    assert shop.state(first) is D.SENT
    assert shop.state(second) is D.REFUSED
    assert shop.delivery(second).error_code == "duplicate"
    assert len(shop.world.applied) == 1


def test_absence_is_proven_by_two_looks_a_settling_time_apart(tmp_path: Path) -> None:
    shop = Shop(empty_store(tmp_path), COMPLETE)
    entry = shop.reply()
    shop.world.faults.append(Fault.LOST_REQUEST)
    shop.step()
    started = shop.clock.awake_us()
    shop.settle()
    assert shop.state(entry) is D.SENT
    assert shop.world.calls.count("find") == 2
    assert shop.clock.awake_us() - started >= 240 * SECOND_US
    shop.close()


def test_quiet_time_comes_before_the_first_look_and_before_a_persons_resend(tmp_path: Path) -> None:
    shop = make(tmp_path, Idempotency.NOTHING)
    entry = shop.reply()
    shop.world.faults.append(Fault.LATE)
    shop.step()
    with pytest.raises(UserError) as refused:
        shop.person(outbox.resolve_resend, entry)
    assert refused.value.code == "delivery_settling"
    shop.clock.pass_s(121)
    shop.settle()
    shop.person(outbox.resolve_resend, entry)
    shop.world.process_late()
    shop.settle()
    assert shop.state(entry) is D.SENT
    assert len(shop.world.applied) == 1
    shop.close()


# ---------------------------------------------------------------- claims and people


@pytest.mark.rule(2)
def test_one_platform_message_belongs_to_one_delivery(tmp_path: Path) -> None:
    shop = make(tmp_path, Idempotency.NOTHING)
    first = shop.reply("First")
    shop.settle()
    (posted,) = shop.world.written("First")
    shop.world.faults.append(Fault.LOST_REQUEST)
    second = shop.reply("Second")
    shop.settle()
    with pytest.raises(UserError) as refused:
        shop.person(outbox.resolve_posted, second, posted)
    assert refused.value.code == "claimed_elsewhere"
    assert shop.state(first) is D.SENT
    shop.person(outbox.resolve_abandon, second)
    assert shop.state(second) is D.ABANDONED
    shop.close()


def test_an_own_message_pulled_while_unsure_counts_once_that_is_settled(tmp_path: Path) -> None:
    shop = make(tmp_path, Idempotency.NOTHING)
    entry = shop.reply()
    shop.world.faults.append(Fault.LOST_ANSWER)
    shop.settle()
    shop.pull()
    assert shop.conn.execute("SELECT state, waiting_reason FROM item").fetchall() == [("waiting", "delivery")]
    (posted,) = shop.world.written("Yes, we do!")
    shop.person(outbox.resolve_posted, entry, posted)
    assert shop.conn.execute("SELECT state, settler FROM item").fetchall() == [("done", f"entry:{entry}")]
    shop.close()


@pytest.mark.rule(2)
@pytest.mark.parametrize("state", [D.SENDING, D.SENT])
def test_too_late_is_said(shop: Shop, state: D) -> None:
    entry = shop.reply()
    told: list[str] = []

    def cancel() -> None:
        try:
            shop.person(outbox.cancel, entry)
        except UserError as error:
            told.append(error.code)

    if state is D.SENDING:
        shop.boundaries.plan(5, cancel)  # the row says sending, the bytes are about to leave
        shop.step()
    else:
        shop.settle()
        cancel()
    assert told == ["delivery_too_late"]
    assert shop.state(entry) is D.SENT


@pytest.mark.rule(6)
def test_outcomes_stand_in_the_journal_once_and_the_chain_is_whole(shop: Shop) -> None:
    sent = shop.reply("Sent")
    shop.settle()
    dropped = shop.reply("Dropped", hold_s=30)
    shop.person(outbox.cancel, dropped)
    rows = shop.conn.execute(
        "SELECT json_extract(CAST(record AS TEXT), '$.data.of'), json_extract(CAST(record AS TEXT), '$.data.state'),"
        " actor FROM entry WHERE kind = 'delivery' ORDER BY id"
    ).fetchall()
    assert rows == [(sent, "sent", "engine"), (dropped, "cancelled", "1")]
    assert proof.verify(shop.conn).ok


@pytest.mark.rule(2)
def test_a_transition_that_lost_the_race_changes_nothing(shop: Shop) -> None:
    entry = shop.reply(hold_s=30)
    version = shop.delivery(entry).version
    shop.person(outbox.cancel, entry)
    with savepoint(shop.conn):
        moved = outbox.transition(
            shop.conn, entry, expect={D.HELD, D.CANCELLED}, to=D.QUEUED, clock=shop.clock, version=version
        )
    assert not moved
    assert shop.state(entry) is D.CANCELLED


def test_a_transition_the_design_does_not_know_is_a_bug(shop: Shop) -> None:
    entry = shop.reply()
    with savepoint(shop.conn), pytest.raises(ValueError, match="queued -> abandoned"):
        outbox.transition(shop.conn, entry, expect={D.QUEUED}, to=D.ABANDONED, clock=shop.clock)
    with savepoint(shop.conn), pytest.raises(ValueError, match="no such columns"):
        outbox.transition(shop.conn, entry, expect={D.QUEUED}, to=D.SENDING, clock=shop.clock, nonsense=1)


def test_erased_words_are_not_sent(shop: Shop) -> None:
    entry = shop.reply()
    words_id = shop.delivery(entry).text_words
    shop.conn.execute("UPDATE words SET body = NULL, salt = NULL WHERE id = ?", (words_id,))
    shop.settle()
    assert shop.state(entry) is D.REFUSED
    assert not shop.world.applied


def test_what_is_due_is_found_by_an_index(shop: Shop) -> None:
    due = "account_id = 1 AND state IN ('held', 'queued', 'sending', 'retry', 'unsure') ORDER BY entry_id"
    before = "entry_id < 9 AND state IN ('held') AND state NOT IN ('sent', 'cancelled', 'abandoned') AND target_id = 3"
    for query in (f"SELECT entry_id FROM delivery WHERE {due}", f"SELECT min(entry_id) FROM delivery WHERE {before}"):
        plan = " ".join(str(row[3]) for row in shop.conn.execute(f"EXPLAIN QUERY PLAN {query}").fetchall())
        assert "USING" in plan, plan
        assert "INDEX delivery_" in plan, plan
    assert outbox_rows.counts(shop.conn) == {}
