"""One decision is one transaction: entry, words, delivery, items, counters, change row; an undo takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.storage import changes, decide, proof, refold
from moderator_app.storage.connect import Connection, transaction
from tests.support.storage import COMMENTS, counters, filled, items, message_id, pull, rows, said
from tests.toy.clock import START_US, ToyClock

LOCAL = [
    (EntryKind.CLOSE, {}),
    (EntryKind.SNOOZE, {"until": START_US + 3_600_000_000, "reason": "snooze"}),
    (EntryKind.CLAIM, {"until": START_US + 600_000_000}),
    (EntryKind.ASSIGN, {"to": "2"}),
    (EntryKind.NOTE, {}),
    (EntryKind.TAG, {"tag": "price"}),
    (EntryKind.KIND, {"kind": "neutral"}),
    (EntryKind.REOPEN, {}),
]


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[Connection]:
    with closing(filled(tmp_path)) as opened:
        pull(opened, COMMENTS, said("1"), said("2"), said("3", author="boris"))
        yield opened


def take(conn: Connection, kind: EntryKind, *seen: str, **facts: Any) -> decide.Decided:
    with transaction(conn):
        ids = [message_id(conn, each) for each in seen]
        return decide.decide(conn, clock=ToyClock(), actor="1", kind=kind, seen=ids, **facts)


def undo(conn: Connection, decided: decide.Decided, **facts: Any) -> decide.Decided:
    of = decided.entry.id
    with transaction(conn):
        return decide.decide(
            conn,
            clock=ToyClock(),
            actor="1",
            kind=EntryKind.UNDO,
            seen=[],
            data={"of": of},
            cause=f"undo:{of}",
            **facts,
        )


def everything(conn: Connection) -> list[tuple[Any, ...]]:
    return [*rows(conn, "SELECT * FROM item ORDER BY id"), *rows(conn, "SELECT id, item_id FROM message ORDER BY id")]


@pytest.mark.parametrize(("kind", "data"), LOCAL)
def test_an_undo_restores_the_exact_prior_state(conn: Connection, kind: EntryKind, data: dict[str, Any]) -> None:
    before = everything(conn), counters(conn)
    decided = take(conn, kind, "1", "2", data=data, words={"text": "why"})
    assert decided.item_id == message_id(conn, "1")
    undo(conn, decided)
    assert (everything(conn), counters(conn)) == before


@settings(max_examples=60)
@given(
    steps=st.lists(
        st.tuples(st.integers(0, len(LOCAL) - 1), st.sampled_from([("1",), ("1", "2"), ("3",)])), max_size=6
    ),
    order=st.randoms(use_true_random=False),
)
def test_undoing_any_of_many_in_any_order_equals_never_having_written_them(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, tuple[str, ...]]], order: Any
) -> None:
    with closing(filled(tmp_path_factory.mktemp("decide"))) as conn:
        conn.execute("PRAGMA synchronous=OFF")
        pull(conn, COMMENTS, said("1"), said("2"), said("3", author="boris"))
        before = everything(conn), counters(conn)
        taken = [take(conn, LOCAL[number][0], *seen, data=LOCAL[number][1]) for number, seen in steps]
        assert refold.rebuild(conn) == 0
        order.shuffle(taken)
        for decided in taken:
            undo(conn, decided)
            assert refold.rebuild(conn) == 0
        assert (everything(conn), counters(conn)) == before
        assert proof.verify(conn).ok


def test_a_reply_waits_in_the_outbox_and_its_item_waits_for_it(conn: Connection) -> None:
    target = message_id(conn, "2")
    decided = take(conn, EntryKind.REPLY, "1", "2", target_id=target, words={"text": "Добрый день"}, hold_s=10)
    assert decided.delivery is DeliveryState.HELD
    ((entry_id, state, action, target_id, held),) = rows(
        conn, "SELECT entry_id, state, action, target_id, hold_until FROM delivery"
    )
    assert (entry_id, state, action, target_id) == (decided.entry.id, "held", "reply", target)
    assert held == ToyClock().now_us() + 10_000_000
    assert items(conn)["1/1"][1] == "waiting"
    assert ("delivery", 0, "held", 1) in counters(conn)
    assert take(conn, EntryKind.HIDE, "3", target_id=message_id(conn, "3")).delivery is DeliveryState.QUEUED


def test_the_same_key_gives_the_first_decision_again(conn: Connection) -> None:
    first = take(conn, EntryKind.CLOSE, "1", request="key")
    before = everything(conn)
    again = take(conn, EntryKind.CLOSE, "1", request="key")
    assert (again.entry.id, again.repeated, first.repeated) == (first.entry.id, True, False)
    assert everything(conn) == before
    assert rows(conn, "SELECT count(*) FROM entry") == [(1,)]


def test_the_same_undo_twice_sends_one_inverse(conn: Connection) -> None:
    target = message_id(conn, "1")
    hidden = take(conn, EntryKind.HIDE, "1", target_id=target)
    facts = {"target_id": target, "delivered_as": EntryKind.UNHIDE, "undo_of": hidden.entry.id}
    first, second = undo(conn, hidden, **facts), undo(conn, hidden, **facts)
    assert first.entry.id == second.entry.id
    assert second.repeated
    assert rows(conn, "SELECT count(*) FROM delivery WHERE action = 'unhide'") == [(1,)]


def test_a_decision_that_fails_leaves_nothing(conn: Connection) -> None:
    before = everything(conn), counters(conn)

    def fail() -> None:
        with transaction(conn):
            target = message_id(conn, "1")
            words = {"text": "x"}
            decide.decide(
                conn, clock=ToyClock(), actor="1", kind=EntryKind.REPLY, seen=[target], target_id=target, words=words
            )
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (everything(conn), counters(conn)) == before
    for table in ("entry", "words", "delivery", "entry_message"):
        assert rows(conn, f"SELECT count(*) FROM {table}") == [(0,)]


def test_who_looks_is_told_of_entry_item_and_delivery(conn: Connection) -> None:
    start = changes.last_id(conn)
    decided = take(conn, EntryKind.REPLY, "1", target_id=message_id(conn, "1"), words={"text": "hello"})
    assert changes.since(conn, start).refs == {
        "entry": {decided.entry.id},
        "delivery": {decided.entry.id},
        "item": {message_id(conn, "1")},
    }
