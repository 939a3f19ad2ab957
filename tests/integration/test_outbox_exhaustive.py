"""Every crash, lost answer, late arrival and interference between any two steps, on the real outbox and delivery code.

For each class of platform: two rounds of sending, each with every fault and every event at every boundary. Nothing is
ever doubled, nothing called *sent* is missing, nothing *cancelled* appears, and nothing stays half done.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from moderator_app.clock import DAY_US, SECOND_US
from moderator_app.domain.capabilities import Idempotency, Sending
from moderator_app.domain.items import DeliveryState as D
from moderator_app.errors import UserError
from moderator_app.storage import outbox
from tests.toy.platform import COMPLETE, SENDING, Fault
from tests.toy.shop import Crash, Shop, crash
from tests.toy.stores import empty_store

TEXT = "Yes, we do!"
FAULTS = (None, Fault.NO_CONNECTION, Fault.LOST_REQUEST, Fault.LOST_ANSWER, Fault.LATE)
CLASSES = {**{kind.value: sending for kind, sending in SENDING.items()}, "findable, complete": COMPLETE}
BOUNDARIES = 8
"""A step of delivering crosses at most so many: look, mark, perform, record, each before and after."""


def interfere(shop: Shop, entry: int, what: str) -> Callable[[], None]:
    """An event for one boundary."""

    def cancel() -> None:
        with contextlib.suppress(UserError):  # too late, or unsure
            shop.person(outbox.cancel, entry)

    def late() -> None:
        shop.world.process_late()

    def remove() -> None:
        """A colleague takes our reply away: to the trash where that counts as absence, for good elsewhere."""
        trash = shop.world.sending.find_complete or shop.world.sending.idempotency is Idempotency.NATURAL
        for external_id in shop.world.written(TEXT):
            (shop.world.trash if trash else shop.world.destroy)(external_id)

    def jump_back() -> None:
        shop.clock.jump_s(-DAY_US / SECOND_US)

    def jump_ahead() -> None:
        shop.clock.jump_s(DAY_US / SECOND_US)

    events = {
        "crash": crash,
        "cancel": cancel,
        "late": late,
        "removed": remove,
        "clock back": jump_back,
        "clock ahead": jump_ahead,
    }
    return events[what]


EVENTS = ("crash", "cancel", "late", "removed", "clock back", "clock ahead")


@dataclass(frozen=True)
class Round:
    """What goes wrong during one attempt."""

    fault: Fault | None
    event: str | None = None
    boundary: int = 0


def rounds() -> Iterator[Round]:
    for fault in FAULTS:
        yield Round(fault)
        for event, boundary in itertools.product(EVENTS, range(BOUNDARIES)):
            yield Round(fault, event, boundary)


SECOND = (
    Round(None),
    Round(Fault.LOST_ANSWER, "crash", 5),
    Round(Fault.LATE, "late", 7),
    Round(Fault.NO_CONNECTION, "cancel", 7),
    *(Round(None, event, 4) for event in ("crash", "cancel", "removed")),
    Round(None, "crash", 1),
)
"""What goes wrong in the round after: chosen, since all of them squared would take minutes."""


def check(shop: Shop, entry: int, story: object) -> None:
    """What must hold at every moment."""
    made = len(shop.world.written(TEXT))
    state = shop.state(entry)
    assert made <= 1, f"doubled: {story}"
    assert state is not D.SENT or made == 1, f"sent but lost: {story}"
    assert state is not D.CANCELLED or (made == 0 and shop.world.under_way() == 0), f"cancelled yet posted: {story}"


def live(shop: Shop, entry: int, first: Round, second: Round) -> None:
    """One delivery's whole life."""
    for round_ in (first, second):
        shop.world.faults.clear()
        shop.world.faults.append(round_.fault)
        performed = shop.world.calls.count("perform")
        if round_.event is not None:
            shop.boundaries.plan(round_.boundary, interfere(shop, entry, round_.event))
        for _ in range(20):
            try:
                stepped = shop.step()
            except Crash:  # pragma: no cover - step() takes it
                raise AssertionError from None
            check(shop, entry, (first, second))
            if stepped.entry_id is None:
                if stepped.wait_us is None:
                    break
                shop.clock.pass_s(stepped.wait_us / SECOND_US)
            if shop.world.calls.count("perform") > performed:
                break
        shop.boundaries.forget()
    shop.world.faults.clear()
    shop.settle()
    check(shop, entry, (first, second))


@pytest.mark.rule(2)
@pytest.mark.parametrize("name", CLASSES)
def test_nothing_is_doubled_lost_or_posted_after_cancelling(name: str, tmp_path: Path) -> None:
    path = empty_store(tmp_path)
    shop = Shop(path, CLASSES[name])
    ends: dict[D, int] = {}
    lives = 0
    try:
        for first, second in itertools.product(rounds(), SECOND):
            with shop.once_more():
                entry = shop.reply(TEXT)
                live(shop, entry, first, second)
                state = shop.state(entry)
                assert state in {D.SENT, D.CANCELLED, D.UNSURE}, f"half done, {state}: {(first, second)}"
                if state is D.UNSURE:
                    assert shop.delivery(entry).next_at is None, f"unsure without an end: {(first, second)}"
                ends[state] = ends.get(state, 0) + 1
                lives += 1
    finally:
        shop.close()
    assert lives == len(list(rounds())) * len(SECOND)
    assert ends[D.SENT]
    assert ends[D.CANCELLED]
    if CLASSES[name].find_complete:
        assert D.UNSURE not in ends, "a platform that can be asked needs no person"


@pytest.mark.rule(2)
@pytest.mark.parametrize(
    ("name", "sending", "fault"),
    [
        ("a key repeated after the platform forgot it", Sending(idempotency=Idempotency.KEY, settle_s=5), "forget"),
        ("no quiet time", Sending(idempotency=Idempotency.FINDABLE, find_complete=True, settle_s=0), "late"),
    ],
)
def test_the_search_sees_a_doubled_reply_where_the_rules_are_broken(
    name: str, sending: Sending, fault: str, tmp_path: Path
) -> None:
    """The same search on a platform that lies about itself: it must find what it is there to find."""
    shop = Shop(empty_store(tmp_path), sending)
    try:
        entry = shop.reply(TEXT)
        shop.world.faults.append(Fault.LOST_ANSWER if fault == "forget" else Fault.LATE)
        shop.step()
        if fault == "forget":
            shop.world.remembered.clear()
        else:
            shop.world.sending = COMPLETE  # the request lives on for its two minutes all the same
        shop.settle()
        shop.world.process_late()
        with pytest.raises(AssertionError, match="doubled"):
            check(shop, entry, name)
    finally:
        shop.close()
