"""The ten rules of items: the same facts in any order give the same items."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.fold import EntryFact, InboundFact, OwnFact, fold_case, order_key
from moderator_app.domain.items import PENDING_DELIVERY, DeliveryState, ItemFold, ItemState, Waiting

ORIGIN = "profile"
Fact = InboundFact | OwnFact | EntryFact


def message(number: int, at: int, **facts: Any) -> InboundFact:
    """An inbound message whose row id and external id are the same number."""
    return InboundFact(id=number, order=order_key(at, str(number)), **facts)


def own(number: int, at: int, reply_to: int | None = None, **facts: Any) -> OwnFact:
    """A message of ours; its row id is 1000 + number."""
    return OwnFact(id=1000 + number, order=order_key(at, str(1000 + number)), reply_to=reply_to, **facts)


def entry(seq: int, kind: EntryKind, *seen: int, delivery: DeliveryState | None = None, **facts: Any) -> EntryFact:
    """An entry of this profile."""
    extra = {name: facts.pop(name) for name in ("answer_removed", "sent_at", "actor") if name in facts}
    return EntryFact(
        id=seq,
        order=(ORIGIN, seq),
        kind=kind,
        actor=str(extra.pop("actor", "1")),
        seen=frozenset(seen),
        data=facts,
        delivery=delivery,
        **extra,
    )


def fold(facts: Iterable[Fact], *, private: bool = False) -> tuple[ItemFold, ...]:
    """Fold facts given in any order."""
    known = list(facts)
    return fold_case(
        [fact for fact in known if isinstance(fact, InboundFact)],
        [fact for fact in known if isinstance(fact, OwnFact)],
        [fact for fact in known if isinstance(fact, EntryFact)],
        private=private,
    )


def shapes(items: Iterable[ItemFold]) -> list[tuple[tuple[int, ...], str]]:
    """What most tests look at: which messages, in which state."""
    return [(item.messages, item.state.value) for item in items]


SENT = DeliveryState.SENT


@dataclass(frozen=True)
class Case:
    """Facts and the items they must give, in any order."""

    name: str
    facts: tuple[Fact, ...]
    expected: list[tuple[tuple[int, ...], str]]
    private: bool = False


CASES = [
    Case("nothing", (), []),
    Case("one message", (message(1, 10),), [((1,), "open")]),
    Case("a further message joins", (message(1, 10), message(2, 12)), [((1, 2), "open")]),
    Case(
        "a late older message stays open beside the answered one",
        (message(1, 10), message(2, 5), entry(1, EntryKind.REPLY, 1, delivery=SENT)),
        [((2,), "open"), ((1,), "done")],
    ),
    Case(
        "a message that came after what was seen is not answered",
        (message(1, 10), message(2, 15), entry(1, EntryKind.REPLY, 1, delivery=SENT), own(1, 20, 1, claimed=True)),
        [((1,), "done"), ((2,), "open")],
    ),
    Case("the first one deleted", (message(1, 10, removed=True), message(2, 12)), [((1, 2), "open")]),
    Case("all deleted", (message(1, 10, removed=True),), [((1,), "done")]),
    Case(
        "an answer from another device covers what stood before it",
        (message(1, 10), message(2, 30), own(1, 20, 1)),
        [((1,), "done"), ((2,), "open")],
    ),
    Case(
        "an own answer to a later message covers the earlier ones too",
        (message(1, 10), message(2, 15), own(1, 20, 2)),
        [((1, 2), "done")],
    ),
    Case(
        "an own answer to an earlier message leaves the later one",
        (message(1, 10), message(2, 15), own(1, 20, 1)),
        [((1,), "done"), ((2,), "open")],
    ),
    Case("a public own message without a pointer answers nobody", (message(1, 10), own(1, 20)), [((1,), "open")]),
    Case("in a private dialogue it answers", (message(1, 10), own(1, 20)), [((1,), "done")], private=True),
    Case("an own message older than the question is no answer", (message(1, 10), own(1, 5, 1)), [((1,), "open")]),
    Case(
        "an own message claimed by a delivery answers only through it",
        (message(1, 10), own(1, 20, 1, claimed=True)),
        [((1,), "open")],
    ),
    Case("history arrives as done", (message(1, 10, history=True), message(2, 20)), [((1,), "done"), ((2,), "open")]),
    Case(
        "neighbours with one settler are one item, apart from another one",
        (
            message(1, 10),
            message(2, 11),
            message(3, 12),
            entry(1, EntryKind.CLOSE, 1, 2),
            entry(2, EntryKind.CLOSE, 3),
        ),
        [((1, 2), "done"), ((3,), "done")],
    ),
    Case(
        "unsettled messages on both sides of a settled one are one open item",
        (message(1, 10), message(2, 11), message(3, 12), entry(1, EntryKind.CLOSE, 2)),
        [((1, 3), "open"), ((2,), "done")],
    ),
    Case(
        "the earliest of two entries settles",
        (message(1, 10), entry(1, EntryKind.CLOSE, 1), entry(2, EntryKind.REPLY, 1, delivery=SENT)),
        [((1,), "done")],
    ),
    Case(
        "undone entries are left out",
        (message(1, 10), entry(1, EntryKind.CLOSE, 1), entry(2, EntryKind.UNDO, 1, of=1)),
        [((1,), "open")],
    ),
    Case(
        "reopened, and closed again",
        (
            message(1, 10),
            entry(1, EntryKind.CLOSE, 1),
            entry(2, EntryKind.REOPEN, 1),
            entry(3, EntryKind.CLOSE, 1),
            entry(4, EntryKind.UNDO, 1, of=3),
        ),
        [((1,), "open")],
    ),
    Case("history can be reopened", (message(1, 1, history=True), entry(1, EntryKind.REOPEN, 1)), [((1,), "open")]),
    Case(
        "reopening sets aside the own answer it saw",
        (message(1, 10), own(1, 20, 1), entry(1, EntryKind.REOPEN, 1, 1001)),
        [((1,), "open")],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_order_of_arrival_gives_the_same_items(case: Case) -> None:
    """Rules 1 to 6, exhaustively."""
    for facts in itertools.permutations(case.facts):
        assert case.expected == shapes(fold(facts, private=case.private))


def test_numeric_ids_of_one_second_sort_as_numbers() -> None:
    """Rule 1: 9 stands before 10."""
    assert [((9, 10), "open")] == shapes(fold([message(10, 5), message(9, 5)]))


@pytest.mark.parametrize("state", sorted(PENDING_DELIVERY))
def test_messages_wait_while_a_reply_is_on_its_way(state: DeliveryState) -> None:
    """Rule 8."""
    (item,) = fold([message(1, 10), entry(1, EntryKind.REPLY, 1, delivery=state)])
    assert (ItemState.WAITING, Waiting.DELIVERY) == (item.state, item.waiting_reason)


@pytest.mark.parametrize(
    "state", [DeliveryState.STALE, DeliveryState.REFUSED, DeliveryState.CANCELLED, DeliveryState.ABANDONED]
)
@pytest.mark.parametrize("kind", [EntryKind.REPLY, EntryKind.HIDE, EntryKind.SPAM])
def test_a_failed_delivery_opens_its_messages_again(kind: EntryKind, state: DeliveryState) -> None:
    """Rule 8."""
    (item,) = fold([message(1, 10), entry(1, kind, 1, delivery=state)])
    assert item.state is ItemState.OPEN


def test_messages_since_a_pending_reply_are_counted_and_open() -> None:
    """Rule 8: it goes, covers what was seen, and the screen says how many came since."""
    facts: list[Fact] = [
        message(1, 10),
        message(2, 20),
        message(3, 30),
        entry(1, EntryKind.REPLY, 1, delivery=DeliveryState.HELD),
    ]
    (item,) = fold(facts)
    assert (ItemState.OPEN, 2) == (item.state, item.new_since)


def test_the_clock_starts_at_the_oldest_message_that_is_there() -> None:
    """Rule 3."""
    (item,) = fold([message(1, 10, removed=True), message(2, 12), message(3, 14, removed=True)])
    assert (12, 14, 2, 1) == (item.started_at, item.last_at, item.last_message_id, item.id)


def test_a_snooze_holds_until_its_end_or_a_new_message() -> None:
    """Rule 7: the end is an entry; what the author adds wakes the item."""
    facts: list[Fact] = [message(1, 10), entry(1, EntryKind.SNOOZE, 1, until=99)]
    (item,) = fold(facts)
    assert (ItemState.WAITING, Waiting.SNOOZE, 99) == (item.state, item.waiting_reason, item.until)
    assert ItemState.OPEN is fold([*facts, entry(2, EntryKind.WAKE, 1, of=1)])[0].state
    assert ItemState.OPEN is fold([*facts, message(2, 20)])[0].state


def test_attributes_belong_to_the_item_of_the_last_message_seen() -> None:
    """Rule 4."""
    facts: list[Fact] = [
        message(1, 10),
        message(2, 20),
        entry(1, EntryKind.CLOSE, 1),
        entry(2, EntryKind.ASSIGN, 1, 2, to="7"),
        entry(3, EntryKind.TAG, 1, 2, tag="bug"),
        entry(4, EntryKind.TAG, 2, tag="a"),
        entry(5, EntryKind.NOTE, 1),
        entry(6, EntryKind.CLAIM, 2, until=500, actor="3"),
    ]
    done, still_open = fold(facts)
    assert (None, (), 1) == (done.assignee, done.tags, done.notes)
    assert ("7", ("a", "bug"), 0, "3", 500) == (
        still_open.assignee,
        still_open.tags,
        still_open.notes,
        still_open.claimed_by,
        still_open.claimed_until,
    )


def test_a_lease_ends_by_an_entry_or_a_release() -> None:
    """Rule 7."""
    claim: list[Fact] = [message(1, 10), entry(1, EntryKind.CLAIM, 1, until=500)]
    assert fold([*claim, entry(2, EntryKind.WAKE, 1, of=1)])[0].claimed_by is None
    assert fold([*claim, entry(2, EntryKind.RELEASE, 1)])[0].claimed_by is None


def test_text_changed_after_our_answer_needs_a_look() -> None:
    """Rule 10: a flag, the state unchanged."""
    answered = entry(1, EntryKind.REPLY, 1, delivery=SENT, sent_at=50)
    assert not fold([message(1, 10, edited_at=40), answered])[0].needs_look
    assert fold([message(1, 10, edited_at=60), answered])[0].needs_look
    removed = entry(1, EntryKind.REPLY, 1, delivery=SENT, sent_at=50, answer_removed=True)
    (item,) = fold([message(1, 10), removed])
    assert (True, ItemState.DONE) == (item.needs_look, item.state)


SEEN = st.frozensets(st.integers(0, 5), min_size=1, max_size=6)
KINDS = st.sampled_from(
    [EntryKind.REPLY, EntryKind.CLOSE, EntryKind.HIDE, EntryKind.SNOOZE, EntryKind.REOPEN, EntryKind.TAG]
)


@st.composite
def histories(draw: st.DrawFn) -> list[Fact]:
    """A case as it may happen: messages, deletions, own messages, entries and undos."""
    keys = draw(st.lists(st.integers(0, 5), min_size=1, max_size=6, unique=True))
    facts: list[Fact] = [
        message(key, draw(st.integers(1, 60)), removed=draw(st.booleans()), history=draw(st.integers(0, 9)) == 0)
        for key in keys
    ]
    facts += [
        own(n, draw(st.integers(1, 80)), draw(st.none() | st.sampled_from(keys)), claimed=draw(st.booleans()))
        for n in range(draw(st.integers(0, 2)))
    ]
    for seq in range(1, draw(st.integers(0, 4)) + 1):
        kind = draw(KINDS)
        state = draw(st.sampled_from(DeliveryState)) if kind in (EntryKind.REPLY, EntryKind.HIDE) else None
        data: dict[str, Any] = {"until": 90} if kind is EntryKind.SNOOZE else {}
        data |= {"tag": "t"} if kind is EntryKind.TAG else {}
        facts.append(entry(seq, kind, *draw(SEEN), delivery=state, **data))
        if draw(st.integers(0, 4)) == 0:
            facts.append(entry(100 + seq, EntryKind.UNDO, of=draw(st.integers(1, seq))))
    return facts


@given(histories(), st.randoms(use_true_random=False), st.booleans())
def test_no_order_changes_items_and_every_message_is_in_exactly_one(
    facts: list[Fact], chance: random.Random, private: bool
) -> None:
    """Rules 1 to 3."""
    expected = fold(facts, private=private)
    shuffled = facts[:]
    chance.shuffle(shuffled)
    assert expected == fold(shuffled, private=private)
    inbound = sorted(fact.id for fact in facts if isinstance(fact, InboundFact))
    assert inbound == sorted(number for item in expected for number in item.messages)
    assert all(item.id == item.messages[0] for item in expected)
    assert sum(item.settler is None for item in expected) <= 1


@given(histories(), KINDS, SEEN, st.booleans())
def test_undo_restores_the_exact_prior_items(
    facts: list[Fact], kind: EntryKind, seen: frozenset[int], private: bool
) -> None:
    """Rule 6."""
    state = DeliveryState.SENT if kind in (EntryKind.REPLY, EntryKind.HIDE) else None
    decided = entry(500, kind, *seen, delivery=state, until=1, tag="x")
    assert fold(facts, private=private) == fold(
        [*facts, decided, entry(501, EntryKind.UNDO, *seen, of=500)], private=private
    )


def _random_case(chance: random.Random) -> list[Fact]:
    keys = chance.sample(range(30), chance.randint(1, 5))
    facts: list[Fact] = [message(key, chance.randint(1, 60), removed=chance.random() < 0.2) for key in keys]
    for seq in range(1, chance.randint(0, 3) + 1):
        seen = chance.sample(keys, chance.randint(1, len(keys)))
        kind = chance.random()
        if kind < 0.4:
            facts.append(entry(seq, EntryKind.REPLY, *seen, delivery=SENT))
            facts.append(own(seq, chance.randint(1, 70), chance.choice(seen), claimed=True))
        elif kind < 0.6:
            facts.append(entry(seq, EntryKind.CLOSE, *seen))
        elif kind < 0.8:
            facts.append(own(seq, chance.randint(1, 70), chance.choice(keys)))
        elif seq > 1:
            facts.append(entry(seq, EntryKind.UNDO, of=chance.randint(1, seq - 1)))
    return facts


def _differences(fold_facts: Callable[[list[Fact]], object], shuffles: int) -> int:
    chance = random.Random(1)
    different = 0
    for _ in range(shuffles // 10):
        facts = _random_case(chance)
        expected = fold_facts(facts)
        for _ in range(10):
            shuffled = facts[:]
            chance.shuffle(shuffled)
            different += fold_facts(shuffled) != expected
    return different


def test_thirty_thousand_shuffles_never_differ() -> None:
    """The figure of the model: 0 of 30,000."""
    assert _differences(fold, 30_000) == 0


def test_the_shuffles_would_notice_an_order_of_arrival() -> None:
    """The check above can fail: a fold that keeps the order of arrival is caught."""
    assert _differences(lambda facts: [fact.id for fact in facts if isinstance(fact, InboundFact)], 300) > 0
